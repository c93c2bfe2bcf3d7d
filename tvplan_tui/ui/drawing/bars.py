"""Columns of a bar chart as cells: where each month stands, and how high its bar is.

Heights are in rows from the lower edge of row 0, as ``axes.Scale.height`` gives them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .picture import Tone

EIGHTHS = " ▁▂▃▄▅▆▇█"
FULL = "█"


class Cell(NamedTuple):
    """One inked cell of a plot; row 0 is the lowest."""

    col: int
    row: int
    char: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Slot:
    """One month's columns: last year's bar, this year's beside it, then a gap.

    Attributes:
        start: first column.
        last: width of last year's bar; 0 when there is none.
        actual: width of this year's bar.
        gap: blank columns after it.
    """

    start: int
    last: int
    actual: int
    gap: int

    @property
    def centre(self) -> int:
        """Column the month's label is centred on."""
        return self.start + (self.last + self.actual - 1) // 2

    @property
    def columns(self) -> range:
        """Every column of the month."""
        return range(self.start, self.start + self.last + self.actual + self.gap)


def slots(width: int, count: int, *, both: bool, even: bool) -> list[Slot]:
    """Share ``width`` columns out among ``count`` months, every bar as wide as every other.

    Args:
        width: columns of the plot.
        count: months.
        both: whether last year has figures too.
        even: whether last year's bar is as wide as this year's, or half of it.
    """
    room = width // count
    gap = 0 if room < 3 else 1 if room < 8 else 2
    body = room - gap
    last = 0 if not both or body < 2 else body // 2 if even else max(1, body // 3)
    return [Slot(round(index * width / count), last, body - last, gap) for index in range(count)]


def bar(base: float, end: float, rows: int, *, full: str = FULL, ascii: bool = False) -> Iterator[tuple[int, str]]:
    """Yield row and character of each cell a bar from ``base`` to ``end`` touches.

    The row of the zero line itself (below row 0 for a chart without negative values) stays free.
    A bar that grows upwards is exact to an eighth of a row; one that hangs down to half a row, for want
    of characters; in ASCII both are exact to a row. A bar that is not empty always shows something.

    Args:
        base: height of zero.
        end: height of the value.
        rows: height of the plot.
        full: the character of a cell covered as a whole.
        ascii: use no other character than ``full``.
    """
    line = math.floor(base)
    low, high = (line + 1.0, end) if end > base else (end, float(line))
    low, high = max(0.0, low), min(float(rows), high)
    found = False
    for row in range(math.floor(low), min(rows, math.ceil(high))):
        under, over = max(0.0, low - row), min(1.0, high - row)
        part = (FULL if over - under >= 0.5 else "") if ascii else _block(under, over)
        if part:
            found = True
            yield row, full if part == FULL else part
    if not found and abs(end - base) > 1e-9:
        yield max(0, min(rows - 1, line + (1 if end > base else -1))), full if ascii else "▁" if end > base else "▔"


def _block(under: float, over: float) -> str:
    """Return the block that covers a cell from ``under`` to ``over`` (0 its lower edge, 1 its upper)."""
    if under <= 0:
        return EIGHTHS[round(over * 8)].strip()
    covered = over - under
    return FULL if covered > 0.75 else "▀" if covered >= 0.25 and over >= 1 else ""


def mark(height: float, *, ascii: bool = False) -> tuple[int, str]:
    """Return row and character of a level stroke: low, middle or high in its cell."""
    row = math.floor(height)
    part = height - row
    if ascii:
        return row, "="
    return row, "▁" if part < 1 / 3 else "▔" if part > 2 / 3 else "━"
