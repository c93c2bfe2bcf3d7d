"""Where each key of a TOML text stands: ``tomllib`` gives values without lines.

Only texts that ``tomllib`` has accepted are read here, so the grammar is taken for
granted; were it not, the rest of the text would merely have no lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

Path = tuple[str | int, ...]
"""Keys and positions down from the root: ``("indicators", 3, "target")``."""


class Statement(NamedTuple):
    """A header or a ``key = value`` of a text; lines count from 0, columns are those of the line.

    Attributes:
        path: the table opened, or the key said.
        header: which of the two.
        first: line it begins on; ``last`` the line it ends on.
        column: where the value begins; ``end`` where it ends, on the last line (a header: 0, and after its bracket).
        at: line the value begins on.
    """

    path: Path
    header: bool
    first: int
    last: int
    at: int
    column: int
    end: int


QUOTED = (
    r'"""(?:[^"\\]++|\\.?+|"(?!""))*+(?:"{3,5}|\Z)'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]++|\\[^\n])*+"?'
    r"|'[^'\n]*+'?"
)
"""Strings, closed or not: an open one runs to the end of its line or text, so that no text is scanned twice."""

_BLANK = re.compile(r"(?:[ \t\n]++|#[^\n]*+)*+")
_STRING = re.compile(QUOTED, re.DOTALL)
_BARE = re.compile(r"[^,\]}\n#]++")
_KEY = re.compile(r"""[ \t]*+(?:"((?:[^"\\\n]++|\\.)*+)"|'([^'\n]*+)'|([\w-]++))[ \t]*+(\.|=|\]\]?)?""")


def key_lines(text: str) -> dict[Path, int]:
    """Return the 1-based line of every table, key and array element of a valid TOML text (LF line ends)."""
    return _Scanner(text).scan()


def statements(text: str) -> list[Statement]:
    """Return every header and key of a valid TOML text (LF line ends), in order; none within inline tables."""
    scanner = _Scanner(text)
    scanner.scan()
    return scanner.statements()


def line_of(path: Path, lines: dict[Path, int]) -> int:
    """Return the line of a path, or of the nearest table around it that has one; 0 for none."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return 0


def table_lines(text: str, name: str, count: int) -> list[int]:
    """Return the lines of the ``count`` headers ``[[name]]``, fast: it is asked before the first picture."""
    found: list[int] = []
    if '"""' not in text and "'''" not in text:
        line, seen = 1, 0
        for header in re.finditer(rf"^[ \t]*\[\[[ \t]*{re.escape(name)}[ \t]*\]\]", text, re.MULTILINE):
            line += text.count("\n", seen, header.start())
            seen = header.start()
            found.append(line)
    if len(found) != count:  # written another way, or inside a string: read it properly
        lines = key_lines(text)
        found = [line_of((name, position), lines) for position in range(count)]
    return found


class _Scanner:
    """One walk over the text; ``_at`` only ever grows."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        self._said: list[tuple[Path, int, int, int]] = []  # where each begins, its value, and its end

    def scan(self) -> dict[Path, int]:
        base: Path = ()
        while self._next():
            start = self._at
            if self._text[start] == "[":
                base = self._header()
                self._note(base, start)
                self._said.append((base, start, -1, self._at))
            else:
                path = base + self._keys()
                self._note(path, start)
                self._next()
                value = self._at
                self._value(path)
                self._said.append((path, start, value, self._at))
        return self._lines

    def statements(self) -> list[Statement]:
        """Return what ``scan`` has met."""
        found = []
        for path, start, value, end in self._said:
            end = start + len(self._text[start:end].rstrip(" \t"))
            first, last = self._line(start), self._line(end)
            at = self._line(value) if value >= 0 else first
            column = value - self._starts[at] if value >= 0 else 0
            found.append(Statement(path, value < 0, first, last, at, column, end - self._starts[last]))
        return found

    def _line(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _next(self) -> str:
        """Go to the next character that says something; "" at the end."""
        blank = _BLANK.match(self._text, self._at)
        self._at = blank.end() if blank else self._at
        return self._text[self._at : self._at + 1]

    def _note(self, path: Path, start: int) -> None:
        self._lines.setdefault(path, bisect_right(self._starts, start))

    def _header(self) -> Path:
        many = self._text.startswith("[[", self._at)
        self._at += 2 if many else 1
        keys = self._keys()
        path: Path = ()
        for key in keys[:-1]:
            path = (*path, key)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        path += keys[-1:]
        if many:
            position = self._counts.get(path, 0)
            self._counts[path] = position + 1
            self._note(path, self._at)
            path = (*path, position)
        return path

    def _keys(self) -> Path:
        """Take a dotted key with the ``=`` or bracket that ends it."""
        keys: list[str] = []
        while found := _KEY.match(self._text, self._at):
            self._at = found.end()
            keys.append(next(part for part in found.groups()[:3] if part is not None))
            if found[4] != ".":
                return tuple(keys)
        self._at = len(self._text)
        return tuple(keys)

    def _value(self, path: Path) -> None:
        match self._next():
            case "[":
                self._array(path)
            case "{":
                self._inline(path)
            case char:
                found = (_STRING if char in ('"', "'") else _BARE).match(self._text, self._at)
                self._at = found.end() if found else len(self._text)

    def _array(self, path: Path) -> None:
        self._at += 1
        position = 0
        while (char := self._next()) and char != "]":
            if char == ",":
                self._at += 1
                continue
            self._note((*path, position), self._at)
            self._value((*path, position))
            position += 1
        self._at += 1

    def _inline(self, path: Path) -> None:
        self._at += 1
        while (char := self._next()) and char != "}":
            if char == ",":
                self._at += 1
                continue
            start = self._at
            inner = path + self._keys()
            self._note(inner, start)
            self._value(inner)
        self._at += 1
