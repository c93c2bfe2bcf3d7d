"""TOML text parsed, around its syntax slips: one broken line hides its own block, not the file.

``tomllib`` stops at the first slip. Here the line is told and emptied, its block marked
as broken, and the rest parsed again; so a decimal comma costs one indicator, not the plan.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any, NamedTuple

from tvplan_tui.domain.language import _

from .faults import Slip
from .toml_lines import QUOTED, Path, key_lines

DEEPEST = 64
"""Brackets within brackets; tomllib recurses, and a plan needs three."""
MOST_PARTS = 16
"""Parts of a dotted key; tomllib takes time with their square, and a plan needs two."""
MOST_SLIPS = 20
MENDABLE = 256 * 1024
"""Characters up to which a text is parsed again after a slip, so that nothing takes seconds."""

_ASIDE = re.compile(rf"{QUOTED}|#[^\n]*+", re.DOTALL)
_HEADER = re.compile(r"[ \t]*\[\[?[ \t]*[\w\"'][\w\"'. \t-]*+(?:\]|$|#)")
_AT = re.compile(r"\(at line (\d+), column (\d+)\)$")
_LIST_NAMES = ("indicators.revisions", "indicators", "sectors", "checks", "reports", "tasks", "fields")


class Document(NamedTuple):
    """A parsed text.

    Attributes:
        data: the values, without those of broken lines.
        text: the text ``data`` comes from; line numbers are those of the file.
        broken: tables (``("indicators", 3)``) with a syntax slip in them: what they lack is no further fault.
        slips: the syntax slips.
    """

    data: dict[str, Any]
    text: str
    broken: frozenset[Path] = frozenset()
    slips: tuple[Slip, ...] = ()


def read_document(text: str) -> Document | tuple[Slip, ...]:
    """Parse a text with LF line ends; the slips alone where nothing can be saved."""
    if hostile := _hostile(text):
        return (hostile,)
    try:
        return Document(tomllib.loads(text), text)
    except ValueError as error:  # TOMLDecodeError, or an integer with thousands of digits
        return _Mending(text).run(error)


def _hostile(text: str) -> Slip | None:
    """Refuse what would make tomllib recurse too deep or run for minutes."""
    bare = _ASIDE.sub(lambda found: "\n" * found[0].count("\n"), text)
    depth = 0
    for bracket in re.finditer(r"[\[{\]}]", bare):
        depth = depth + 1 if bracket[0] in "[{" else max(depth - 1, 0)
        if depth > DEEPEST:
            line = bare.count("\n", 0, bracket.start()) + 1
            return Slip(line, _("ngoặc lồng nhau quá {most} lớp").format(most=DEEPEST), _("đóng các ngoặc còn mở"))
    for number, line_text in enumerate(bare.split("\n"), 1):
        if line_text.count(".") > MOST_PARTS and any(
            part.count(".") > MOST_PARTS for part in re.split(r"[,=]", line_text)
        ):
            return Slip(number, _("khóa có quá nhiều dấu chấm"), _("viết từng khóa trên một dòng"))
    return None


def _is_open(token: str) -> bool:
    """Tell whether a string or comment token is a string without its closing mark."""
    mark = token[:3] if token[:3] in ('"""', "'''") else token[:1]
    return mark != "#" and not token[len(mark) :].endswith(mark)


class _Mending:
    """The lines of a text, emptied slip by slip until the rest parses."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._slips: list[tuple[int, Slip]] = []
        self._broken: set[int] = set()  # index of the header line of each broken block; -1 above the first
        self._mendable = len(text) <= MENDABLE

    def run(self, error: ValueError) -> Document | tuple[Slip, ...]:
        for _attempt in range(MOST_SLIPS * 2):
            at = self._place(error)
            header = self._header_of(at)
            if header not in self._broken:
                self._slips.append((header, self._explain(at, error)))
            if not self._mendable or len(self._slips) >= MOST_SLIPS or not self._mend(at, header):
                break
            try:
                text = "\n".join(self._lines)
                return self._document(tomllib.loads(text), text)
            except ValueError as again:
                error = again
        return tuple(slip for _header, slip in self._slips)

    def _explain(self, at: int, error: ValueError) -> Slip:
        from .toml_syntax import explain  # only a broken file pays for it

        return explain(self._lines[at], at + 1, str(error))

    def _place(self, error: ValueError) -> int:
        """Return the index of the line to blame."""
        if found := _AT.search(str(error)):
            at = int(found[1]) - 1
            if "Unclosed" in str(error):
                return self._opened(at)
            return self._single(at) if self._lines[at].lstrip().startswith("[[") else at
        text = "\n".join(self._lines)
        if "Unterminated" in str(error) or "Expected" in str(error):
            for part in _ASIDE.finditer(text):  # a string that is still open when the text ends began earlier
                if _is_open(part[0]):
                    return text.count("\n", 0, part.start())
        if long := re.search(r"\d{1000}", text):
            return text.count("\n", 0, long.start())
        return max((at for at, line in enumerate(self._lines) if line.strip()), default=0)

    def _single(self, at: int) -> int:
        """Blame ``[indicators]`` above for the clash that tomllib only sees at the later ``[[indicators]]``."""
        name = self._lines[at].split("#")[0].strip(" \t[]")
        wanted = re.compile(rf"[ \t]*\[[ \t]*{re.escape(name)}[ \t]*\]")
        return next((above for above in range(at) if wanted.match(self._lines[above])), at)

    def _opened(self, at: int) -> int:
        """Return the line at or above ``at`` whose bracket is still open; a header is where tomllib noticed."""
        last = at - 1 if _HEADER.match(self._lines[at]) else at
        for above in range(last, self._header_of(last), -1):
            bare = _ASIDE.sub("", self._lines[above])
            if "=" in bare and len(re.findall(r"[\[{]", bare)) > len(re.findall(r"[\]}]", bare)):
                return above
        return at

    def _header_of(self, at: int) -> int:
        return next((above for above in range(at, -1, -1) if _HEADER.match(self._lines[above])), -1)

    def _mend(self, at: int, header: int) -> bool:
        """Take the slip out; the second one of a block takes the block out. False: nothing left to take."""
        again = header in self._broken
        self._broken.add(header)
        if at == header:
            name = next((name for name in _LIST_NAMES if name in self._lines[at]), None)
            if name and not again:
                self._lines[at] = f"[[{name}]]"
                return True
        if again or at == header:
            return self._empty_block(header, keep=at != header)
        self._lines[at] = ""
        return True

    def _empty_block(self, header: int, keep: bool) -> bool:
        end = header + 1
        while end < len(self._lines) and not _HEADER.match(self._lines[end]):
            end += 1
        block = range(header + 1 if keep else max(header, 0), end)
        changed = any(self._lines[at] for at in block)
        for at in block:
            self._lines[at] = ""
        return changed

    def _document(self, data: dict[str, Any], text: str) -> Document:
        """Return what is left, each slip with the table it stands in."""
        tables = {line - 1: path[:2] for path, line in key_lines(text).items()}  # a slip in a revision is its row's
        slips = tuple(slip._replace(path=tables.get(header, ()) + slip.path) for header, slip in self._slips)
        return Document(data, text, frozenset(tables[at] for at in self._broken if at in tables), slips)
