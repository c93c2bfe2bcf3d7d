"""What the terminal shows, cell by cell, so that only what differs is sent.

Textual sends every cell of a region that may have changed, each piece of text with all its attributes. A slow line
carries that for seconds: most of it is on the screen already. ``Shown`` reads a picture as it is about to be written,
compares it with what it knows to stand there and writes the difference in as few bytes as it can.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, get_character_cell_size

_PIECE = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[([\d;]*)m|(\r?\n)|([^\x00-\x1f\x7f-\x9f]+)")
_SILENT = re.compile(r"(?:\x07|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[<=>?][\d;]*\$?[a-zA-Z])*")
"""Bell, clipboard, pointer, modes: what leaves the cells as they are."""
_ONE_CELL = re.compile("[ -~\xa0-\u02ff\u1e00-\u1eff\u2010-\u2027\u2190-\u2319\u2500-\u25fc]*")
"""Latin letters with all their marks, arrows, lines and blocks: told at a glance, the rest letter by letter."""
NEAR = 5
"""Cells that are written again rather than jumped over: a jump is as long."""
OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""What ends an attribute."""
WEIGHT = {"1", "2"}
"""Attributes that end together."""
PLAIN = ""
"""The pen of a terminal without any attribute."""


class _Pen(NamedTuple):
    attributes: frozenset[str]
    ink: str
    paper: str


@lru_cache(1024)
def _pen(codes: str) -> _Pen:
    """Read the parameters of one SGR sequence."""
    attributes: set[str] = set()
    ink, paper = "39", "49"
    left = [code for code in codes.split(";") if code]
    while left:
        code = left.pop(0)
        if code in ("38", "48"):
            taken = 2 if left[:1] == ["5"] else 4
            code, left = ";".join((code, *left[:taken])), left[taken:]
        if code == "0":
            attributes, ink, paper = set(), "39", "49"
        elif (code[0] == "3" and code[1:] and code != "3") or (code[0] == "9" and len(code) == 2):
            ink = code
        elif (code[0] == "4" and len(code) >= 2) or (len(code) == 3 and code.startswith("10")):
            paper = code
        else:
            attributes.add(code)
    return _Pen(frozenset(attributes), ink, paper)


@lru_cache(4096)
def _change(before: str, after: str) -> str:
    """Return what turns one pen into another."""
    if before == after:
        return ""
    if after == PLAIN:
        return "\x1b[m"
    old, new = _pen(before), _pen(after)
    whole = f"\x1b[{after}m" if before == PLAIN else f"\x1b[0;{after}m"
    ended = old.attributes - new.attributes
    if not ended <= OFF.keys() or (ended & WEIGHT and new.attributes & WEIGHT):
        return whole
    codes = sorted({OFF[code] for code in ended}) + sorted(new.attributes - old.attributes)
    codes += [now for was, now in ((old.ink, new.ink), (old.paper, new.paper)) if was != now]
    short = f"\x1b[{';'.join(codes)}m" if codes else ""
    return min(short, whole, key=len)


@lru_cache(1024)
def _blank(codes: str) -> str:
    """Return the pen with which a blank looks the same: its ink is not seen."""
    pen = _pen(codes)
    if pen.attributes & {"4", "7", "9", "21", "53"}:
        return codes
    return PLAIN if pen.paper == "49" else pen.paper


@lru_cache(8192)
def _even(text: str) -> bool:
    """Whether each character takes one cell, which leaves no doubt where the next one stands."""
    return _ONE_CELL.fullmatch(text) is not None or all(get_character_cell_size(char) == 1 for char in text)


class Shown:
    """The cells of one terminal."""

    def __init__(self) -> None:
        self._size = (0, 0)
        self._chars: list[list[str]] = []
        self._pens: list[list[str]] = []
        self._out: list[str] = []
        self._at = (-1, -1)
        self._held = PLAIN

    def forget(self) -> None:
        """Take nothing for granted any more: the terminal was resized, or others have written on it."""
        self._size = (0, 0)

    def difference(self, picture: str, width: int, height: int) -> str:
        """Return what makes the terminal show a picture; "" if it does already.

        What is no picture (anything but places, attributes and text) is returned as it is; unless it is known to
        draw nothing, the next picture is sent whole.

        Args:
            picture: places, attributes and text, as Textual writes them.
            width: of the terminal.
            height: of the terminal.
        """
        pieces = list(_PIECE.finditer(picture))
        if sum(len(piece[0]) for piece in pieces) != len(picture) or not picture.startswith("\x1b["):
            if not _SILENT.fullmatch(picture):
                self.forget()  # something was drawn, and there is no telling what
            return picture
        if (width, height) != self._size:
            self._size = width, height
            self._chars = [[""] * width for _ in range(height)]
            self._pens = [[PLAIN] * width for _ in range(height)]
        self._out, self._at = [], (-1, -1)
        row, column, pen = 0, 0, PLAIN
        for piece in pieces:
            top, left, codes, newline, text = piece.groups()
            if text is not None:
                self._put(row, column, text, pen)
                column += len(text) if _even(text) else cell_len(text)
            elif codes is not None:
                pen = PLAIN if codes == "0" else codes
            elif newline:
                row, column = row + 1, 0
            else:
                row, column = int(top) - 1, int(left) - 1
        if not self._out:
            return ""
        self._out += [_change(self._held, PLAIN), f"\x1b[{row + 1};{column + 1}H"]
        self._held = PLAIN
        return "".join(self._out)

    def _put(self, row: int, column: int, text: str, pen: str) -> None:
        """Write those characters of a text that are not there yet."""
        width, height = self._size
        if row >= height or column >= width:
            return
        chars, pens = self._chars[row], self._pens[row]
        if not _even(text):
            self._write(row, column, text, pen)
            self._at = (-1, -1)
            chars[:] = [""] * width  # no telling what stands where
            return
        text = text[: width - column]
        if text.isspace():
            pen = _blank(pen)
        size = len(text)
        end = column + size
        if "".join(chars[column:end]) == text and pens[column:end].count(pen) == size:
            return
        first = last = -1
        for at, char in enumerate(text):
            if chars[column + at] == char and pens[column + at] == pen:
                continue
            if first >= 0 and at - last > NEAR:
                self._write(row, column + first, text[first : last + 1], pen)
                first = at
            first, last = (at if first < 0 else first), at
        self._write(row, column + first, text[first : last + 1], pen)
        chars[column:end] = text
        pens[column:end] = [pen] * size

    def _write(self, row: int, column: int, text: str, pen: str) -> None:
        if self._at != (row, column):
            ahead = column - self._at[1] if self._at[0] == row else 0
            self._out.append(f"\x1b[{ahead}C" if ahead > 0 else f"\x1b[{row + 1};{column + 1}H")
        if not (text.isspace() and _blank(self._held) == pen):
            self._out.append(_change(self._held, pen))
            self._held = pen
        self._out.append(text)
        self._at = row, column + len(text)
