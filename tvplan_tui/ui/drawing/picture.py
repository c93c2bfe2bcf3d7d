"""Drawings as lines of toned text, before any colour is chosen.

A chart is drawn once for its data and size; the theme only decides afterwards how
each tone looks, so that a change of theme redraws nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import groupby
from textwrap import wrap
from typing import NamedTuple

from rich.cells import cell_len

from tvplan_tui.domain.vietnamese import nfc

_PLAIN = str.maketrans({"−": "-", "—": "-", "–": "-", "…": ".", "\u00a0": " ", "\u202f": " "})


class Tone(StrEnum):
    """What a piece of a drawing stands for; the widget's style sheet gives each one its look."""

    BLANK = "blank"
    ACTUAL = "actual"
    BAR = "bar"
    LAST = "last"
    LAST_END = "last-end"
    PATH = "path"
    PATH_OVER = "path-over"
    TARGET = "target"
    TARGET_OVER = "target-over"
    AXIS = "axis"
    LABEL = "label"
    NOW = "now"
    AHEAD = "ahead"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"


class Span(NamedTuple):
    """A run of text of one tone."""

    text: str
    tone: Tone


Line = tuple[Span, ...]
Picture = tuple[Line, ...]


def cells(line: Line) -> int:
    """Return the width of a line in cells; every character drawn here is one cell wide."""
    return sum(len(span.text) for span in line)


def text(picture: Iterable[Line]) -> str:
    """Return the bare text of a picture, its lines joined with newlines."""
    return "\n".join("".join(span.text for span in line) for line in picture)


def fit(spans: Iterable[Span], width: int) -> Line:
    """Return the spans cut or padded to exactly ``width`` cells, neighbours of one tone joined."""
    kept: list[Span] = []
    room = width
    for span in spans:
        piece = span.text[:room]
        if piece:
            kept.append(Span(piece, span.tone))
            room -= len(piece)
    if room > 0:
        kept.append(Span(" " * room, Tone.BLANK))
    return tuple(
        Span("".join(span.text for span in run), tone) for tone, run in groupby(kept, key=lambda span: span.tone)
    )


def sentence(words: str, width: int, height: int) -> Picture:
    """Return one sentence in the middle of an otherwise empty picture, on as many lines as it needs."""
    lines = wrap(words, max(1, width - 2))[:height]
    top = (height - len(lines)) // 2
    rows = [""] * top + [line.center(width) for line in lines]
    return tuple(fit((Span(row, Tone.LABEL),), width) for row in rows + [""] * (height - len(rows)))


def one_cell(words: str) -> str:
    """Return composed text with every character that is not exactly one cell wide left out."""
    return "".join(char for char in nfc(words) if cell_len(char) == 1 and char.isprintable())


def plain(words: str) -> str:
    """Return ``words`` in ASCII signs, one character for one: letters stay, "?" for what has no likeness."""
    return "".join(char if char.isascii() or char.isalpha() or char == "‰" else "?" for char in words.translate(_PLAIN))


def place(pieces: Sequence[tuple[int, Span]], width: int) -> Line:
    """Return a line with each piece at its column; a later piece that would touch an earlier one is left out."""
    row: list[Span] = [Span(" ", Tone.BLANK)] * width
    taken = [False] * (width + 2)
    for start, span in pieces:
        end = start + len(span.text)
        if start < 0 or end > width or any(taken[max(0, start) : end + 2]):
            continue
        row[start:end] = [Span(char, span.tone) for char in span.text]
        taken[start + 1 : end + 1] = [True] * (end - start)
    return fit(row, width)
