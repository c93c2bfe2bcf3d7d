"""What the terminal shows, cell by cell, so that only what differs is sent.

Textual sends every cell of a region that may have changed, each piece of text with all its attributes. A slow line
carries that for seconds: most of it is on the screen already. ``Shown`` reads a picture as it is about to be written,
compares it with what it knows to stand there and writes the difference in as few bytes as it can.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
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


class Piece(NamedTuple):
    """A text to be written at a place with one pen."""

    row: int
    column: int
    text: str
    pen: str


class _Hand(NamedTuple):
    """Where the terminal would write next, and with which pen."""

    row: int = -1
    column: int = -1
    pen: str = PLAIN


def spelled(pieces: Sequence[Piece], width: int) -> str:
    """Return what writes these pieces and lays the pen aside; within a row in whichever order takes fewer bytes."""
    done, hand = [], _Hand()
    for _row, group in groupby(pieces, key=lambda piece: piece.row):
        row = list(group)
        text, after = _written(row, hand, width)
        if len({piece.pen for piece in row}) < len(row) and _apart(row):
            other, then = _written(_by_pen(row, hand.pen), hand, width)
            if len(other) < len(text):
                text, after = other, then
        done.append(text)
        hand = after
    return "".join(done) + _change(hand.pen, PLAIN)


def _apart(pieces: Sequence[Piece]) -> bool:
    """Whether no piece of a row lies over another, so that it does not matter which comes first."""
    ends = [piece.column + len(piece.text) if _even(piece.text) else sys.maxsize for piece in pieces]
    return all(end <= after.column for end, after in zip(ends, pieces[1:], strict=False)) and ends[-1] < sys.maxsize


def _by_pen(pieces: Sequence[Piece], held: str) -> list[Piece]:
    """Return the pieces of a row by their pens, those first that are written with the pen in hand."""
    turns = {held: 0}
    keys, pen = [], held
    for piece in pieces:
        if not (piece.text.isspace() and _blank(pen) == piece.pen):
            pen = piece.pen
        keys.append(turns.setdefault(pen, len(turns)))
    return [pieces[at] for at in sorted(range(len(pieces)), key=keys.__getitem__)]


def _written(pieces: Sequence[Piece], hand: _Hand, width: int) -> tuple[str, _Hand]:
    """Return what writes pieces in their order, and where that ends."""
    out: list[str] = []
    at_row, at, held = hand
    for row, column, text, pen in pieces:
        if (at_row, at) != (row, column):
            ahead = column - at
            if at_row != row or not 0 <= at < width:
                out.append(f"\x1b[{row + 1};{column + 1}H")
            else:
                out.append(f"\x1b[{ahead}C" if ahead > 0 else f"\x1b[{-ahead}D")
        if not (text.isspace() and _blank(held) == pen):
            out.append(_change(held, pen))
            held = pen
        out.append(text)
        # after a sign that takes two cells, or none, there is no telling where the next one would stand
        at_row, at = row, column + len(text) if _even(text) else -1
    return "".join(out), _Hand(at_row, at, held)


class Shown:
    """The cells of one terminal."""

    def __init__(self) -> None:
        self._size = (0, 0)
        self._chars: list[list[str]] = []
        self._pens: list[list[str]] = []
        self._new: list[Piece] = []

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
        self._new = []
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
        if not self._new:
            return ""
        return f"{spelled(self._new, width)}\x1b[{row + 1};{column + 1}H"

    def _put(self, row: int, column: int, text: str, pen: str) -> None:
        """Write those characters of a text that are not there yet."""
        width, height = self._size
        if row >= height or column >= width:
            return
        chars, pens = self._chars[row], self._pens[row]
        if not _even(text):
            self._new.append(Piece(row, column, text, pen))
            chars[:] = [""] * width  # no telling what stands where
            return
        text = text[: width - column]
        end = column + len(text)
        wanted = [pen] * len(text)
        if " " in text:
            blank = _blank(pen)
            wanted = [blank if char == " " else pen for char in text]
        if pens[column:end] == wanted and "".join(chars[column:end]) == text:
            return
        first = last = -1
        for at, char in enumerate(text):
            if chars[column + at] == char and pens[column + at] == wanted[at]:
                continue
            if first >= 0 and at - last > NEAR:
                self._add(row, column + first, text[first : last + 1], pen)
                first = at
            first, last = (at if first < 0 else first), at
        self._add(row, column + first, text[first : last + 1], pen)
        chars[column:end] = text
        pens[column:end] = wanted

    def _add(self, row: int, column: int, text: str, pen: str) -> None:
        self._new.append(Piece(row, column, text, _blank(pen) if text.isspace() else pen))
