"""Indicators added, changed, retired and deleted in a config text, byte for byte the same everywhere else.

Every function takes the bytes of a file and returns new ones, or raises ``CannotEditError`` and has changed nothing.
What comes out is parsed again and compared with what was meant before it is returned. Whether the result is a good
*plan* is for the reader to say: see ``worse``.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from tvplan_tui.domain.language import _
from tvplan_tui.domain.problem import ERROR, Problem
from tvplan_tui.domain.vietnamese import nfc

from .block import assignment, rank, render, render_revision, value_text
from .keys import LARGEST
from .reader import parse_config
from .source import Block, CannotEditError, Source, WrongIdError, says
from .splice import Splice
from .toml_lines import QUOTED, Statement

__all__ = ["CannotEditError", "WrongIdError", "add", "change", "delete", "retire", "revise", "worse"]

Fields = Mapping[str, Any]

_STRING = re.compile(QUOTED, re.DOTALL)
_INDENT = re.compile(r"[ \t]*")


def add(content: bytes, fields: Fields) -> bytes:
    """Add an indicator behind the last one of its sector, or of its parent's children.

    Args:
        content: the bytes of the config.
        fields: keys of ``[[indicators]]`` and their values; those that are None are left out.
    """
    new = {key: _plain(value) for key, value in fields.items() if value is not None}
    block = render(new)
    try:
        source = Source.parse(content)
        if any(old.get("id") == new.get("id") for old in source.indicators):
            raise WrongIdError(_("mã {id} đã có trong tệp").format(id=new.get("id")), _("đặt mã khác"))
        after, line = _place(source, new)
    except CannotEditError as refused:
        refused.offer(block)
        raise
    splice = Splice(source)
    above = "" if source.is_blank(line - 1) else "\n"
    below = "" if source.is_blank(line) else "\n"
    splice.put(line, line, above + block + below)
    meant = copy.deepcopy(source.data)
    meant.setdefault("indicators", []).insert(after, new)
    return _verified(splice, meant, block)


def change(content: bytes, name: str, fields: Fields) -> bytes:
    """Change keys of an indicator; comments and order within its block stay.

    Args:
        content: the bytes of the config.
        name: the indicator's id, which itself cannot be changed: the ledger knows it by that.
        fields: new values; None takes the key away. A key that says this already is not touched.
    """
    source = Source.parse(content)
    position = source.position(name)
    old = source.indicators[position]
    wanted = {key: _plain(value) for key, value in fields.items()}
    changed = {key: value for key, value in wanted.items() if not _says(old.get(key), value)}
    new = {key: value for key, value in {**old, **changed}.items() if value is not None}
    if "id" in changed:
        raise WrongIdError(_("mã không đổi được: số liệu gọi chỉ tiêu bằng mã này"), _("thêm chỉ tiêu mới"))
    block = source.blocks[position]
    splice = Splice(source)
    for key in sorted(changed, key=rank):
        try:
            _change_key(splice, block, key, changed[key])
        except CannotEditError as refused:
            refused.offer(render(new))
            raise
    meant = copy.deepcopy(source.data)
    meant["indicators"][position] = new
    return _verified(splice, meant, render(new))


def retire(content: bytes, name: str, period: str) -> bytes:
    """Say that an indicator is no longer watched from a period (``2023-07``) on; its history stays."""
    return change(content, name, {"retired": period})


def revise(content: bytes, name: str, revision: Fields) -> bytes:
    """Add a revision of the target (date, value, document) behind the indicator; the original target stays."""
    source = Source.parse(content)
    position = source.position(name)
    new = {key: _plain(value) for key, value in revision.items() if value is not None}
    block = source.blocks[position]
    earlier = source.indicators[position].get("revisions", [])
    if any(one.path[2:] == ("revisions",) and not one.header for one in block.said):
        return change(content, name, {"revisions": [*earlier, new]})
    splice = Splice(source)
    text = render_revision(new)
    splice.put(block.end, block.end, "\n" + text + ("" if source.is_blank(block.end) else "\n"))
    meant = copy.deepcopy(source.data)
    meant["indicators"][position].setdefault("revisions", []).append(new)
    return _verified(splice, meant, text)


def delete(content: bytes, name: str) -> bytes:
    """Take an indicator out, with the comment directly above it and the blank line that set it apart."""
    source = Source.parse(content)
    position = source.position(name)
    block = source.blocks[position]
    first = block.first
    if first and source.is_blank(first - 1) and source.is_blank(block.end):
        first -= 1
    splice = Splice(source)
    splice.put_lines(first, block.end, [])
    meant = copy.deepcopy(source.data)
    del meant["indicators"][position]
    if not meant["indicators"]:
        del meant["indicators"]
    return _verified(splice, meant, "")


def worse(before: bytes, after: bytes, file: str = "") -> tuple[Problem, ...]:
    """Return the errors that the reader finds in ``after`` and had not found in ``before``."""
    errors = [problem for problem in parse_config(after, file)[1] if problem.severity == ERROR]
    if not errors:
        return ()
    known = Counter(problem.message for problem in parse_config(before, file)[1])
    found = []
    for problem in errors:
        known[problem.message] -= 1
        if known[problem.message] < 0:
            found.append(problem)
    return tuple(found)


def same(one: object, other: object) -> bool:
    """Whether two TOML values are the same, types included: 1 is not 1.0, and nan is nan."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return repr(one) == repr(other)


def _says(old: object, new: object) -> bool:
    """Whether a key says this already: 160 and 160.0 are one target."""
    numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in (old, new))
    return old == new if numbers else same(old, new)


def _plain(value: Any) -> Any:
    """Return a value as ``tomllib`` would give it: composed text, lists, plain strings."""
    match value:
        case str():
            return nfc(str(value))
        case list() | tuple():
            return [_plain(item) for item in value]
        case Mapping():
            return {nfc(key): _plain(item) for key, item in value.items() if item is not None}
        case float() if value.is_integer() and abs(value) <= LARGEST:
            return int(value)
        case bool() | int() | float() | date() | None:
            return value
        case _:
            raise TypeError(f"no TOML value: {value!r}")


def _place(source: Source, new: Fields) -> tuple[int, int]:
    """Return which indicator the new one will be, and the line it goes before."""
    family = _family(source, new)
    if family:
        block = source.blocks[family[-1]]
        return block.position + 1, block.end
    if source.blocks:  # the first of its sector
        return len(source.blocks), source.blocks[-1].end
    if "indicators" in source.data:
        raise CannotEditError(_("indicators là một danh sách, không phải các khối"), _("xóa dòng indicators = []"))
    return 0, len(source.lines)


def _family(source: Source, new: Fields) -> list[int]:
    """Return the rows that the new one goes behind: its parent with all below it, else its sector."""
    rows = source.indicators
    names = [new["parent"]] if new.get("parent") else []  # lists: a hand-written id may be anything
    found = {at for at, row in enumerate(rows) if row.get("id") in names}
    while below := {at for at, row in enumerate(rows) if at not in found and row.get("parent") in names}:
        found |= below
        names += [rows[at].get("id") for at in below if "id" in rows[at]]
    return sorted(found) or [at for at, row in enumerate(rows) if row.get("sector") == new.get("sector")]


def _change_key(splice: Splice, block: Block, key: str, value: object) -> None:
    """Change, insert or take away the lines of one key."""
    own = [one for one in block.said if one.path[2:3] == (key,)]
    if any(one.header for one in own) or any(one not in block.keys for one in own):
        raise CannotEditError(_("{key} viết thành bảng riêng trong tệp").format(key=key))
    if not own:
        _insert_key(splice, block, key, value)
        return
    first, *others = own
    if value is None:
        _remove(splice, first)
    else:
        _replace(splice, first, assignment(key, value) if len(first.path) > 3 else value_text(value))
    for one in others:
        _remove(splice, one)


def _insert_key(splice: Splice, block: Block, key: str, value: object) -> None:
    before = [one for one in block.keys if rank(str(one.path[2])) < rank(key)]
    anchor = before[-1] if before else block.header
    indent = _INDENT.match(splice.source.lines[anchor.first])
    text = (indent[0] if indent else "") + assignment(key, value)
    splice.put(anchor.last + 1, anchor.last + 1, text)


def _replace(splice: Splice, one: Statement, text: str) -> None:
    """Put another value behind the key; of a dotted key (``companion.unit``) the key goes too."""
    lines = splice.source.lines
    _keep_comments(splice, one)
    line, column = (one.first, _indent(lines[one.first])) if len(one.path) > 3 else (one.at, one.column)
    splice.put_lines(line, one.last + 1, [lines[line][:column] + text + lines[one.last][one.end :]])


def _remove(splice: Splice, one: Statement) -> None:
    """Take a key away; a comment behind it stays on a line of its own."""
    lines = splice.source.lines
    _keep_comments(splice, one)
    rest = lines[one.last][one.end :].lstrip(" \t")
    kept = [lines[one.first][: _indent(lines[one.first])] + rest] if rest.startswith("#") else []
    splice.put_lines(one.first, one.last + 1, kept)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _keep_comments(splice: Splice, one: Statement) -> None:
    """Refuse to lose a comment that stands within a list of several lines."""
    text = "".join(splice.source.lines[one.at : one.last + 1])
    inside = text[one.column : len(text) - len(splice.source.lines[one.last]) + one.end]
    if "#" in _STRING.sub("", inside):
        raise CannotEditError(_("{key} có ghi chú ở giữa danh sách").format(key=one.path[2]))


def _verified(splice: Splice, meant: dict[str, Any], block: str) -> bytes:
    """Return the new bytes once they have been read back and say exactly what was meant."""
    content = splice.content()
    try:
        good = same(says(content).data, meant)
    except CannotEditError:
        good = False
    if not good:
        raise CannotEditError(_("không sửa được mà không chạm đến phần khác của tệp"), block=block)
    return content
