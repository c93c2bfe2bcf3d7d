"""Indicators written into a config that people keep: where they go, what stays, what is refused."""

from __future__ import annotations

import os
import stat
import tomllib
from datetime import date
from pathlib import Path

import pytest
from support.configs import HEAD, block, good
from support.torture import variants

from tvplan_tui.domain.indicator import Companion, Kind, Revision
from tvplan_tui.store import files
from tvplan_tui.store.config import edit
from tvplan_tui.store.config.block import ORDER
from tvplan_tui.store.config.edit import CannotEditError, WrongIdError
from tvplan_tui.store.config.save import UnfitError, copy_shipped, save
from tvplan_tui.store.config.schema import INDICATORS

SHIPPED = Path(__file__).resolve().parents[2] / "config.toml"
NEW = {"id": "N", "sector": "KT", "name": "Mới", "unit": "hộ", "kind": Kind.FLOW, "bound": "at_least", "target": 5.0}
LINES = """\
[[indicators]]
id = "N"
sector = "KT"
name = "Mới"
unit = "hộ"
kind = "flow"
bound = "at_least"
target = 5
"""


def fields(**changes: object) -> dict[str, object]:
    return {**NEW, **changes}


def plan(*blocks: str) -> bytes:
    return (HEAD + "".join(blocks)).encode()


def test_a_block_has_the_order_of_the_shipped_plan() -> None:
    assert sorted(ORDER) == sorted(INDICATORS.names)
    for row in tomllib.loads(SHIPPED.read_text(encoding="utf-8"))["indicators"]:
        assert list(row) == sorted(row, key=ORDER.index)


def test_every_kind_of_value_reads_back() -> None:
    given = fields(
        name='dấu " và \\ và\nxuống dòng, [[indicators]] # không phải chú thích',
        companion={"unit": "điểm %", "target": 0.02},
        profile=[0.1] * 11 + [1.0],
        revisions=[{"value": 6.5, "date": date(2023, 7, 1), "document": "NQ"}, {"date": date(2023, 8, 1), "value": 7}],
        owner=None,
    )
    new = edit.add(plan(block()), given)
    assert 'companion = { unit = "điểm %", target = 0.02 }\n' in new.decode()
    row = good(new).by_id["N"]
    assert row.companion == Companion("điểm %", 0.02)
    assert row.revisions == (Revision("2023-07-01", 6.5, "NQ"), Revision("2023-08-01", 7))
    assert row.name == 'dấu " và \\ và xuống dòng, [[indicators]] # không phải chú thích'
    with pytest.raises(TypeError):
        edit.add(plan(block()), fields(note=object()))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n\n", "\n# hết\n", "\n# hết"])
def test_a_new_block_at_the_end_of_the_file(newline: str, end: str) -> None:
    old = (HEAD + block().rstrip("\n") + end).replace("\n", newline)
    new = edit.add(old.encode(), NEW).decode()
    text = LINES.replace("\n", newline)
    if end.endswith("\n"):
        assert text in new
        assert new.replace(newline + text, "", 1) == old
    else:
        assert new == old + newline * 2 + text.removesuffix(newline)
    assert good(new).by_id["N"].target == 5


def test_a_new_block_goes_behind_its_sector_or_its_parents_children() -> None:
    old = plan(
        block(),
        block(id='"A1"', parent='"A"'),
        block(id='"A2"', parent='"A1"'),
        block(id='"B"'),
        block(id='"X"', sector='"XH"'),
    )

    def order(**changes: object) -> str:
        return " ".join(row.id for row in good(edit.add(old, fields(**changes))).indicators)

    assert order() == "A A1 A2 B N X"
    assert order(parent="A") == "A A1 A2 N B X"
    assert order(parent="A1") == "A A1 A2 N B X"
    assert order(parent="B") == "A A1 A2 B N X"
    assert order(sector="XH") == "A A1 A2 B X N"
    only = plan(block(id='"A"'))
    assert [row.id for row in good(edit.add(only, fields(sector="XH"))).indicators] == ["A", "N"]


def test_the_first_indicator_of_a_plan() -> None:
    new = edit.add(HEAD.rstrip("\n").encode(), NEW)
    assert new.decode() == HEAD.rstrip("\n") + "\n\n" + LINES.rstrip("\n")
    assert good(new).by_id["N"].target == 5


def test_comments_belong_to_the_block_they_stand_above() -> None:
    head = "# ── mục 1 ──\n\n"
    old = plan(head, "# của A\n", block(), "# của B\n", block(id='"B"'))
    text = edit.add(old, fields(parent="A")).decode()
    assert text == (HEAD + head + "# của A\n" + block() + LINES.replace("name", 'parent = "A"\nname') + "\n"
                    + "# của B\n" + block(id='"B"'))  # fmt: skip
    assert edit.delete(old, "A").decode() == HEAD + head + "# của B\n" + block(id='"B"')
    assert edit.delete(old, "B").decode() == HEAD + head + "# của A\n" + block()


def test_a_change_touches_the_value_alone() -> None:
    old = plan(block(target="10   # mười", note='"""a\nb"""  # ghi chú'), block(id='"B"'))
    assert edit.change(old, "A", {"target": 12.5}) == old.replace(b"10   #", b"12.5   #", 1)
    assert edit.change(old, "A", {"target": 10.0, "name": "Tên"}) == old, "it says so already"
    assert edit.change(old, "A", {"note": "c"}) == old.replace(b'"""a\nb"""  #', b'"c"  #')
    assert edit.change(old, "A", {"note": None}) == old.replace(b'note = """a\nb"""  # ', b"# ")
    assert edit.change(old, "A", {"owner": None}) == old
    both = edit.change(old, "A", {"owner": "X", "decimals": 2})
    assert both == old.replace(b"# m\xc6\xb0\xe1\xbb\x9di\n", '# mười\ndecimals = 2\nowner = "X"\n'.encode(), 1)


def test_a_change_of_the_last_line_of_a_file_without_a_final_line_end() -> None:
    old = plan(block().rstrip("\n"))
    assert edit.change(old, "A", {"target": 12, "owner": "X"}) == old.replace(b"10", b'12\nowner = "X"')
    assert edit.change(old, "A", {"target": None, "bound": None}) == old.replace(
        b'\nbound = "at_least"\ntarget = 10', b""
    )


def test_retiring_and_taking_it_back() -> None:
    old = plan(block(), block(id='"B"'))
    new = edit.retire(old, "A", "2023-07")
    assert good(new).by_id["A"].retired == "2023-07"
    assert edit.change(new, "A", {"retired": None}) == old


def test_revisions_follow_each_other_behind_the_indicator() -> None:
    old = plan(block(), block(id='"B"'))
    one = edit.revise(old, "A", {"date": date(2023, 7, 1), "value": 12})
    two = edit.revise(one, "A", {"value": 13, "document": "NQ 5", "date": date(2023, 8, 1)})
    text = "\n[[indicators.revisions]]\ndate = 2023-07-01\nvalue = 12\n"
    text += '\n[[indicators.revisions]]\ndate = 2023-08-01\nvalue = 13\ndocument = "NQ 5"\n'
    assert two.decode() == HEAD + block().removesuffix("\n") + text + "\n" + block(id='"B"')
    row = good(two).by_id["A"]
    assert row.target == 10
    assert row.revisions == (Revision("2023-07-01", 12), Revision("2023-08-01", 13, "NQ 5"))
    listed = plan(block(revisions='[{ date = "2023-07-01", value = 12 }] # một dòng'), block(id='"B"'))
    again = edit.revise(listed, "A", {"date": "2023-08-01", "value": 13})
    assert again.count(b"\n") == listed.count(b"\n")
    assert [one.value for one in good(again).by_id["A"].revisions] == [12, 13]


REFUSED = {
    "list": ('indicators = [{ id = "A", sector = "KT" }]\n' + HEAD, "không viết thành từng khối"),
    "broken": (HEAD + block(target="10,5"), "lỗi, dòng 22"),
    "utf-16": ((HEAD + block()).encode("utf-16"), "UTF-16"),
    "mac": (HEAD + block().replace("\n", "\r"), "CR"),
    "torn": (HEAD + block() + '[data]\nfiles = ["a.csv"]\n[indicators.companion]\nunit = "%"\ntarget = 1\n', "khối"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_done_cleanly_is_refused_with_the_block_to_copy(case: str) -> None:
    text, words = REFUSED[case]
    content = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(CannotEditError, match=words) as told:
        edit.add(content, NEW)
    assert told.value.block == LINES
    assert told.value.cure


def test_ids_are_known_once() -> None:
    old = plan(block(), block(id='"B"'))
    with pytest.raises(WrongIdError, match="đã có") as told:
        edit.add(old, fields(id="B"))
    assert told.value.block
    for act in (lambda: edit.change(old, "BB", {}), lambda: edit.delete(old, "BB"), lambda: edit.retire(old, "BB", "")):
        with pytest.raises(WrongIdError, match="BB") as told:
            act()
        assert "viết B" in told.value.cure
    with pytest.raises(WrongIdError, match="không đổi được"):
        edit.change(old, "A", {"id": "C"})
    with pytest.raises(WrongIdError, match="2 khối"):
        edit.change(plan(block(), block()), "A", {"target": 1})


def test_a_comment_inside_a_list_is_not_lost() -> None:
    old = plan(block(milestones='{ "2023-06" = 5 }', profile=None), block(id='"B"', profile="[ # mười hai\n1.0]"))
    assert b"# m" in edit.change(old, "A", {"milestones": None})
    with pytest.raises(CannotEditError, match="profile có ghi chú") as told:
        edit.change(old, "B", {"profile": None})
    assert 'id = "B"' in told.value.block and "profile" not in told.value.block


def test_worse_tells_only_what_was_not_wrong_before() -> None:
    old = plan(block(kind='"flo"'), block(id='"B"'))
    assert edit.worse(old, edit.add(old, NEW)) == ()
    (problem,) = edit.worse(old, edit.add(old, fields(sector="KTT")), "config.toml")
    assert "KTT" in problem.message
    assert "parent" in edit.worse(old, edit.add(old, fields(parent="none")))[0].key


def test_save_keeps_link_mode_and_group_and_refuses_what_is_no_good_plan(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "plan.toml", tmp_path / "config.toml"
    real.write_bytes(variants()["mark"])
    real.chmod(0o664)
    if os.geteuid() == 0:
        os.chown(real, -1, 4321)
    group = real.stat().st_gid
    link.symlink_to("real/plan.toml")
    before = files.read(link)
    save(link, lambda content: edit.add(content, NEW))
    assert link.is_symlink()
    assert (stat.S_IMODE(real.stat().st_mode), real.stat().st_gid) == (0o664, group)
    assert good(real.read_bytes()).by_id["N"].name == "Mới"
    now = real.read_bytes()
    with pytest.raises(UnfitError) as told:
        save(link, lambda content: edit.add(content, fields(id="M", sector="none")))
    assert str(link) in str(told.value)
    with pytest.raises(files.ChangedError):
        save(link, lambda content: edit.retire(content, "N", "2023-07"), expect=before)
    assert real.read_bytes() == now


def test_the_plan_of_the_installed_program_is_not_edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tvplan_tui.store.config import locate

    inside = tmp_path / "shipped" / "config.toml"
    inside.parent.mkdir()
    inside.write_bytes(SHIPPED.read_bytes())
    monkeypatch.setattr(locate, "_PACKAGE", tmp_path)
    with pytest.raises(files.NotSavedError, match="đi kèm") as told:
        save(inside, lambda content: edit.add(content, NEW))
    assert "config init" in told.value.cure
    assert inside.read_bytes() == SHIPPED.read_bytes()


def test_the_shipped_plan_is_copied_whole_or_not_at_all(tmp_path: Path) -> None:
    made = copy_shipped(tmp_path / "a" / "b")
    assert made[0].read_bytes() == SHIPPED.read_bytes()
    names = [file.relative_to(tmp_path / "a" / "b").as_posix() for file in made[1:]]
    wanted = [file.relative_to(SHIPPED.parent).as_posix() for file in (SHIPPED.parent / "data").rglob("*.csv")]
    assert sorted(names) == sorted([*wanted, "tasks.toml"])
    with pytest.raises(files.NotSavedError, match="Đã có"):
        copy_shipped(tmp_path / "a" / "b")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "data").touch()
    with pytest.raises(files.NotSavedError):
        copy_shipped(tmp_path / "c")
    assert [entry.name for entry in (tmp_path / "c").iterdir()] == ["data"]
