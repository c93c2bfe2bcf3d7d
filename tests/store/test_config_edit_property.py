"""A hundred random edits of a text full of traps: each leaves every other byte alone, or refuses and says why."""

from __future__ import annotations

import os
import re
import stat
import tomllib
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.torture import TORTURE, variants

from tvplan_tui.store.config import edit
from tvplan_tui.store.config.edit import CannotEditError
from tvplan_tui.store.config.save import UnfitError, save
from tvplan_tui.store.config.toml_lines import key_lines

IDS = ("A1", "A1a", "A2", "B1", "B2")
words = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30),
    st.sampled_from(['"', "'''", '"""', "\\", "# a", "[[indicators]]", "a\nb", "a\r\nb", "\t", "]]", "đ\u0323"]),
)
numbers = st.one_of(
    st.integers(-(10**12), 10**12), st.floats(-1e12, 1e12, allow_nan=False, allow_infinity=False).map(lambda x: x + 0.0)
)
values: dict[str, st.SearchStrategy[Any]] = {
    "name": words,
    "unit": words,
    "owner": words,
    "note": words,
    "quote": words,
    "sector": st.sampled_from(["KT", "XH", "none"]),
    "parent": st.sampled_from(["A1", "A1a", "B1", "none"]),
    "target": numbers,
    "low": numbers,
    "ceiling": numbers,
    "decimals": st.integers(0, 6),
    "profile": st.lists(numbers, max_size=12),
    "milestones": st.dictionaries(st.sampled_from(["2023-06", "2023-H1", "a b", '"', ""]), numbers, max_size=3),
    "companion": st.fixed_dictionaries({"unit": words, "target": numbers}),
}
fields = st.dictionaries(st.sampled_from(sorted(values)), st.none(), min_size=1).flatmap(
    lambda keys: st.fixed_dictionaries({key: values[key] for key in keys})
)
changes = st.dictionaries(st.sampled_from(sorted(values)), st.none(), min_size=1).flatmap(
    lambda keys: st.fixed_dictionaries({key: st.one_of(st.none(), values[key]) for key in keys})
)
revisions = st.fixed_dictionaries(
    {"date": st.dates(date(2023, 1, 1)), "document": words},
    optional={"value": numbers, "low": numbers, "high": numbers},
)

MARK = b"\xef\xbb\xbf"
COMMENTS = [found.strip() for found in re.findall(r"#[^\n\"']*$", TORTURE, re.MULTILINE) if "trong chuỗi" not in found]

Act = tuple[str, str, dict[str, Any], Callable[[bytes], bytes]]

acts: st.SearchStrategy[Act] = st.one_of(
    fields.map(lambda new: ("add", "NEW", new, lambda old: edit.add(old, {"id": "NEW", **new}))),
    st.tuples(st.sampled_from(IDS), changes).map(
        lambda both: ("change", both[0], both[1], lambda old: edit.change(old, *both))
    ),
    st.tuples(st.sampled_from(IDS), st.sampled_from(["2023-07", "2023-Q3", "2023"])).map(
        lambda both: ("change", both[0], {"retired": both[1]}, lambda old: edit.retire(old, *both))
    ),
    st.tuples(st.sampled_from(IDS), revisions).map(
        lambda both: ("revise", both[0], {}, lambda old: edit.revise(old, *both))
    ),
    st.sampled_from(IDS).map(lambda name: ("delete", name, {}, lambda old: edit.delete(old, name))),
)


@settings(max_examples=150)
@given(st.sampled_from(sorted(variants())), st.lists(acts, min_size=1, max_size=4))
def test_every_other_byte_stays_or_the_edit_is_refused(variant: str, several: list[Act]) -> None:
    content = variants()[variant]
    for verb, name, wanted, act in several:
        try:
            new = act(content)
        except CannotEditError as refused:
            assert refused.reason
            assert refused.cure
            assert verb != "add" or 'id = "NEW"' in refused.block
            continue
        check_bytes(content, new, verb, name)
        check_values(content, new, name, wanted)
        content = new


def check_bytes(old: bytes, new: bytes, verb: str, name: str) -> None:
    """Say that only the one place changed, in the file's own line ends."""
    head, tail = common(old, new)
    if verb in ("add", "revise"):
        assert head + tail >= len(old), "nothing but an insertion"
        assert b"[[indicators" in new
    elif verb == "delete":
        assert head + tail >= len(new), "nothing but a deletion"
    elif old != new:
        first, end = extent(old, name)
        assert first <= head and len(old) - tail <= end, "within its block"
        assert [old.count(comment.encode()) for comment in COMMENTS] == [
            new.count(comment.encode()) for comment in COMMENTS
        ]
    assert old.startswith(MARK) == new.startswith(MARK)
    assert old.endswith(b"\n") == new.endswith(b"\n")
    if b"\r" not in old:
        assert b"\r" not in new
    if old.count(b"\n") == old.count(b"\r\n"):
        assert new.count(b"\n") == new.count(b"\r\n")


def common(old: bytes, new: bytes) -> tuple[int, int]:
    """Return the lengths of what two texts begin and end with in common, not counting a byte twice."""
    least = min(len(old), len(new))
    head = next((at for at in range(least) if old[at] != new[at]), least)
    tail = next((at for at in range(least - head) if old[-1 - at] != new[-1 - at]), least - head)
    return head, tail


def extent(content: bytes, name: str) -> tuple[int, int]:
    """Return where the block of an indicator begins, and where the next one does."""
    lines = content.splitlines(keepends=True)
    places = key_lines(loaded(content))
    at = [row.get("id") for row in tomllib.loads(loaded(content))["indicators"]].index(name)
    first = places["indicators", at]
    heads = [line for path, line in places.items() if path[:2] != ("indicators", at) and len(path) <= 2]
    end = min((line for line in heads if line > first), default=len(lines) + 1)
    return sum(map(len, lines[: first - 1])), sum(map(len, lines[: end - 1]))


def loaded(content: bytes) -> str:
    return content.removeprefix(MARK).decode().replace("\r\n", "\n")


def check_values(old: bytes, new: bytes, name: str, wanted: dict[str, Any]) -> None:
    """Say that the one indicator holds what was wanted, and that all else says what it said."""
    before, after = tomllib.loads(loaded(old)), tomllib.loads(loaded(new))
    rows = {row["id"]: row for row in after["indicators"]}
    for key, value in wanted.items():
        if value is None:
            assert key not in rows[name]
        else:
            assert rows[name][key] == composed(value)
    for data in (before, after):
        data["indicators"] = [row for row in data["indicators"] if row["id"] != name]
    assert before == after


def composed(value: Any) -> Any:
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case dict():
            return {composed(key): composed(item) for key, item in value.items()}
        case _:
            return value


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.sampled_from(sorted(variants())), st.lists(acts, min_size=25, max_size=25))
def test_a_hundred_saves_through_a_link_to_a_groups_file(variant: str, several: list[Act]) -> None:
    with TemporaryDirectory() as name:
        real, link = Path(name) / "shared" / "kế hoạch.toml", Path(name) / "config.toml"
        real.parent.mkdir()
        real.write_bytes(variants()[variant])
        real.chmod(0o664)
        others = [one for one in os.getgroups() if one != real.stat().st_gid]
        group = 54321 if os.getuid() == 0 else others[0] if others else real.stat().st_gid
        os.chown(real, -1, group)
        link.symlink_to("shared/kế hoạch.toml")
        for verb, who, wanted, act in several:
            before = real.read_bytes()
            try:
                save(link, act)
            except (CannotEditError, UnfitError) as refused:
                assert str(refused)
                assert real.read_bytes() == before
            else:
                check_bytes(before, real.read_bytes(), verb, who)
                check_values(before, real.read_bytes(), who, wanted)
            found = real.stat()
            assert link.is_symlink()
            assert (stat.S_IMODE(found.st_mode), found.st_gid) == (0o664, group)
        assert sorted(entry.name for entry in real.parent.iterdir()) == [real.name]
