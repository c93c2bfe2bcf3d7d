"""Plain text in columns, measured in terminal cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def width(text: str) -> int:
    """Return how many cells a text takes: two for East Asian wide letters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def cut(text: str, cells: int, mark: str = "…") -> str:
    """Return ``text`` in at most ``cells`` cells, its loss marked."""
    if width(text) <= cells:
        return text
    while text and width(text) > cells - width(mark):
        text = text[:-1]
    return text + mark


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool], gap: str = "  ") -> list[str]:
    """Return lines: a heading, then a line a row.

    Args:
        headings: one a column.
        rows: cells as text, as many as headings.
        right: which columns end on their right edge (numbers).
        gap: what stands between two columns.
    """
    lines = [headings, *rows]
    widths = [max(width(line[at]) for line in lines) for at in range(len(headings))]

    def laid(line: Sequence[str]) -> str:
        cells = []
        for cell, size, at_right in zip(line, widths, right, strict=True):
            pad = " " * (size - width(cell))
            cells.append(pad + cell if at_right else cell + pad)
        return gap.join(cells).rstrip()

    return [laid(line) for line in lines]
