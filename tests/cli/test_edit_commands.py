"""Commands that write the config: what they print, what they leave, their exit codes."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from pathlib import Path

import pytest
from support.judging import ROOT
from support.shipped import copied

from tvplan_tui.cli.run import run
from tvplan_tui.store.config import locate, read_config
from tvplan_tui.store.config.json_schema import json_schema
from tvplan_tui.store.config.save import save
from tvplan_tui.store.locks import lock_file

NEW = ("id=KT6", "sector=KT", "name=Số hợp tác xã", "unit=hợp tác xã", "kind=flow", "bound=at_least", "target=592,642")


@pytest.fixture
def plan(tmp_path) -> Path:
    return copied(tmp_path)


@pytest.fixture
def tvplan(plan, capsys):
    def call(*arguments: str, config: Path | None = plan) -> tuple[int, str, str]:
        code = run([*arguments, *(["--config", str(config)] if config else [])])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def sets(*pairs: str) -> list[str]:
    return [part for pair in pairs for part in ("--set", pair)]


def row(plan: Path, name: str):
    read, problems = read_config(plan)
    assert problems == ()
    assert read is not None
    return read.by_id[name]


def test_add_says_what_an_id_used_before_brings_back(tvplan, plan):
    rows = "".join(f"KT6,2023-0{month},{month},2023-0{month}-28,lan\n" for month in (1, 2, 2))
    data = plan.parent / "data" / "cu.csv"
    data.parent.mkdir(exist_ok=True)
    data.write_text("indicator,period,value,recorded_at,recorded_by\n" + rows, encoding="utf-8")
    code, out, err = tvplan("add", *sets(*NEW), "--dry-run", "--json")
    assert (code, json.loads(out)["left"]) == (0, {"rows": 3, "periods": 2, "verdicts": 0})
    assert "3 dòng số liệu cũ của 2 kỳ (tháng 1/2023 – tháng 2/2023) mang mã KT6" in err
    assert tvplan("add", *sets("id=KT7", *NEW[1:]))[2] == ""
    assert "3 dòng" in tvplan("add", *sets(*NEW))[2]


def test_a_target_revised_after_the_plan_is_over_is_warned_of(tvplan, plan):
    code, _out, err = tvplan("revise", "KT3", "610,5", "--date", "15/2/2024")
    assert (code, "không kỳ nào xét theo mục tiêu này" in err) == (0, True)
    assert "2024-02-15 sau năm 2023" in tvplan("config", "validate")[1]
    assert tvplan("revise", "KT2", "170", "--date", "31/12/2023")[2] == ""


def test_an_id_that_only_capitals_tell_from_another_is_warned_of(tvplan, plan):
    code, _out, err = tvplan("add", *sets("id=kt2", *NEW[1:]))
    assert (code, "mã kt2 chỉ khác KT2 ở chữ hoa, chữ thường" in err) == (0, True)
    assert "chỉ khác KT2" in tvplan("config", "validate")[1]


def test_add_writes_the_block_and_says_where(tvplan, plan):
    before = plan.read_bytes()
    code, out, err = tvplan("add", *sets(*NEW))
    assert (code, err) == (0, "")
    line = row(plan, "KT6").line
    assert out.startswith('[[indicators]]\nid = "KT6"\nsector = "KT"\nname = "Số hợp tác xã"\n')
    assert "# đọc là: target = 592,642\n" in out
    assert out.endswith(f"# đã ghi: {plan}:{line}\n")
    assert plan.read_text(encoding="utf-8").splitlines()[line - 1] == "[[indicators]]"
    assert row(plan, "KT6").target == 592.642
    block = out.partition("# đọc")[0].encode()
    assert plan.read_bytes().replace(block + b"\n", b"", 1) == before
    assert sorted(path.name for path in plan.parent.iterdir()) == ["config.toml", "data", "tasks.toml"]


def test_a_trial_writes_nothing(tvplan, plan):
    before = plan.read_bytes()
    code, out, _ = tvplan("add", "--dry-run", *sets(*NEW))
    assert code == 0
    assert "# thử, chưa ghi" in out
    told = json.loads(tvplan("add", "--dry-run", "--json", *sets(*NEW))[1])
    assert list(told) == ["file", "line", "id", "block", "written", "assumed"]
    assert told["assumed"] == {}
    assert told["block"] == out.partition("# đọc")[0]
    assert told["written"] is False
    assert plan.read_bytes() == before


def test_four_keys_are_enough_and_what_was_assumed_is_told(tvplan, plan):
    code, out, err = tvplan("add", *sets("id=KT9", "sector=KT", "name=Hợp tác xã", "target=5"))
    assert (code, err) == (0, "")
    assert 'unit = ""\nkind = "flow"\nbound = "at_least"\ntarget = 5\n' in out
    assert "# giả định: kind = flow, bound = at_least; đổi bằng tvplan change KT9 --set …\n" in out
    assert '# chưa có đơn vị: unit = ""; ghi bằng tvplan change KT9 --set unit=…\n' in out
    _code, out, err = tvplan("check")
    assert "KT9: chưa có đơn vị" in out + err
    assert tvplan("change", "KT9", *sets("unit=hợp tác xã"))[0] == 0
    assert row(plan, "KT9").unit == "hợp tác xã"


@pytest.mark.parametrize(
    ("pairs", "made"),
    [
        (["kind=level", "unit=%", "target=5"], {"bound": "at_least"}),
        (["unit=%", "low=1", "high=2"], {"kind": "flow", "bound": "between"}),
        (["kind=qualitative"], {"unit": ""}),
        (["unit="], {"kind": "flow"}),
    ],
)
def test_only_what_nobody_said_is_assumed(tvplan, plan, pairs, made):
    told = json.loads(tvplan("add", "--json", *sets("id=KT9", "sector=KT", "name=x", *pairs))[1])
    assert told["assumed"] == made


def test_a_target_far_off_the_one_in_force_is_doubted_but_written(tvplan, plan):
    code, _out, err = tvplan("change", "KT3", *sets("target=5926,42"))
    assert code == 0
    assert "mục tiêu mới 5.926,42, đang có hiệu lực 592,642" in err
    assert "5.926,42" in tvplan("revise", "KT3", "59", "--date", "2023-07-15")[2]
    assert tvplan("revise", "KT3", "61", "--date", "2023-08-15")[2] == ""


def test_a_negative_target_is_no_option(tvplan, plan):
    code, out, _err = tvplan("revise", "KT3", "-11,5", "--date", "2023-07-15", "--dry-run")
    assert code == 0
    assert "value = -11.5" in out


def test_change_revise_retire(tvplan, plan):
    assert tvplan("change", "KT2", *sets("target=170", "note=", "owner=Phòng X"))[0] == 0
    assert (row(plan, "KT2").target, row(plan, "KT2").owner) == (170, "Phòng X")
    code, out, _ = tvplan("revise", "KT2", "180", "--date", "2023-07-15", "--document", "NQ 5")
    assert code == 0
    assert "[[indicators.revisions]]\ndate = 2023-07-15\nvalue = 180\n" in out
    assert [one.value for one in row(plan, "KT2").revisions] == [180]
    assert row(plan, "KT2").target == 170
    assert tvplan("retire", "KT2", "2023-Q4")[0] == 0
    assert row(plan, "KT2").retired == "2023-Q4"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["add", *sets(*NEW[1:])], "thiếu mã"),
        (["add", *sets("id=KT3", *NEW[1:])], "mã KT3 đã có"),
        (["add", *sets(*NEW[:-1], 'target="592.642"')], "592.642 hoặc 592,642"),
        (["add", *sets("id=KT6", "sector=KT", "target=5")], "--set name=…: KT6: thiếu khóa bắt buộc name"),
        (["add", *sets(*NEW, "target=6.500")], "target ghi hai lần"),
        (["change", "KT3", *sets("target=6.500")], "ghi target=6500 hoặc target=6,5"),
        (["revise", "KT3", "6.500", "--date", "2023-07-15"], "ghi value=6500 hoặc value=6,5"),
        (["add", *sets(*NEW, "parent=KT33")], "không có chỉ tiêu KT33"),
        (["add", *sets(*NEW, "taget=5")], "viết target"),
        (["change", "KT33", *sets("target=5")], "viết KT3"),
        (["change", "KT3", *sets("kind=flo")], "không nhận “flo”"),
        (["change", "KT3", *sets("id=KT33")], "mã không đổi được"),
        (["revise", "KT3", "5", "--date", "15/7"], "không phải ngày → --date 15/7/2023"),
        (["revise", "KT3", "--date", "15/7/2023"], "tvplan revise KT3 10,38 --date 15/7/2023; khoảng: --low, --high"),
    ],
)
def test_a_wrong_wish_is_told_and_nothing_written(tvplan, plan, arguments, words):
    before = plan.read_bytes()
    code, _out, err = tvplan(*arguments)
    assert code == 2
    assert words in err
    assert "Traceback" not in err
    assert plan.read_bytes() == before


def test_faults_that_were_there_before_do_not_stand_in_the_way(tvplan, plan):
    plan.write_bytes(plan.read_bytes().replace(b'kind = "growth"', b'kind = "grow"', 1))
    assert tvplan("add", *sets(*NEW))[0] == 0
    assert b'"grow"' in plan.read_bytes()


def test_what_cannot_be_edited_is_offered_to_copy(tvplan, plan):
    plan.write_text("x = [\n", encoding="utf-8")
    code, out, err = tvplan("add", *sets(*NEW))
    assert code == 5
    assert "lỗi" in err
    assert out.startswith('[[indicators]]\nid = "KT6"\n')
    assert plan.read_text(encoding="utf-8") == "x = [\n"


def test_a_busy_lock_is_exit_four(tvplan, plan, monkeypatch):
    monkeypatch.setitem(save.__kwdefaults__, "wait", 0.05)
    lock = lock_file(plan)
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        code, _out, err = tvplan("retire", "KT2", "2023-07")
    assert code == 4
    assert "người khác đang ghi" in err


def test_a_refused_write_is_exit_five(tvplan, plan, monkeypatch):
    def full(*_arguments):
        raise OSError(28, "No space left on device")

    before = plan.read_bytes()
    monkeypatch.setattr(os, "write", full)
    code, _out, err = tvplan("retire", "KT2", "2023-07")
    assert code == 5
    assert "ổ đĩa đã đầy" in err
    assert plan.read_bytes() == before


def test_the_shipped_plan_is_never_edited_unasked(tvplan, tmp_path, monkeypatch):
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    before = (ROOT / "config.toml").read_bytes()
    code, _out, err = tvplan("retire", "KT2", "2023-07", config=None)
    assert code == 5
    assert "config init" in err
    assert (ROOT / "config.toml").read_bytes() == before
    assert locate.shipped() == ROOT / "config.toml"


def test_init_then_add_in_the_new_folder(tvplan, tmp_path, monkeypatch):
    code, out, _ = tvplan("config", "init", str(tmp_path / "mine"), config=None)
    assert code == 0
    assert str(tmp_path / "mine" / "config.toml") in out
    monkeypatch.chdir(tmp_path / "mine")
    assert tvplan("add", *sets(*NEW), config=None)[0] == 0
    assert tvplan("check", config=None)[0] == 0
    assert tvplan("config", "init", ".", config=None)[0] == 5
    assert tvplan("config", "init", config=None)[0] == 2


def test_config_show_validate_schema_path(tvplan, plan):
    assert tvplan("config", "path")[1] == f"{plan}\n"
    assert json.loads(tvplan("config", "path", "--json")[1]) == {"path": str(plan)}
    assert json.loads(tvplan("config", "schema")[1]) == json_schema()
    assert tvplan("config", "validate") == (0, "Không có lỗi trong cấu hình\n", "")
    assert tvplan("config", "show")[1] == plan.read_text(encoding="utf-8")
    assert json.loads(tvplan("config", "show", "--json")[1])["plan"]["issued"] == "2023-02-03"
    plan.write_bytes(plan.read_bytes().replace(b"target = 160\n", b"target = 160,5 # \x1b]0;x\x07\n"))
    code, out, _ = tvplan("config", "validate")
    assert code == 2
    assert f"{plan}:" in out
    assert json.loads(tvplan("config", "validate", "--json")[1])["exit"] == 2
    assert "\x1b" not in tvplan("config", "show")[1]
    assert tvplan("config", "path", config=plan.with_name("none.toml"))[0] == 2


def test_validate_does_not_read_the_figures(tvplan, plan):
    shutil.rmtree(plan.parent / "data")
    assert tvplan("config", "validate")[0] == 0


def test_an_unknown_part_of_config_and_a_missing_set_are_usage(tvplan):
    for arguments in (["config", "shw"], ["config"], ["add"], ["retire", "KT2", "tháng 7"]):
        with pytest.raises(SystemExit) as gone:
            tvplan(*arguments)
        assert gone.value.code == 2


def test_days_and_periods_as_people_type_them(tvplan):
    code, out, _err = tvplan("revise", "KT2", "180", "--date", "15/7/2023", "--document", "NQ 5", "--dry-run")
    assert code == 0
    assert "date = 2023-07-15" in out
    code, out, _err = tvplan("retire", "KT2", "quý 3/2023", "--dry-run")
    assert code == 0
    assert 'retired = "2023-Q3"' in out


def test_a_range_is_adjusted_by_its_edges(tvplan, plan):
    code, out, err = tvplan(
        "revise", "KT4", "600", "--low", "570", "--high", "600", "--date", "15/7/2023", "--document", "NQ 5"
    )
    assert (code, err) == (0, "")
    assert "date = 2023-07-15\nvalue = 600\nlow = 570\nhigh = 600\ndocument = " in out
    (one,) = row(plan, "KT4").revisions
    assert (one.value, one.low, one.high) == (600, 570, 600)
    code, _out, err = tvplan("revise", "KT4", "610", "--date", "1/9/2023")
    assert code == 2
    assert "--low" in err
    assert "ghi cả low và high" in err
    assert "xem lại dấu" in tvplan("revise", "KT4", "600", "--low", "57", "--high", "600", "--date", "1/9/2023")[2]
