"""Who gets which lines of a page of the meeting: nothing is ever below the edge of the screen. Pure."""

from __future__ import annotations

from collections.abc import Callable

from tvplan_tui.ui.drawing.charts import LEAST_HEIGHT

SIDE_BY_SIDE = 160
"""Width from which chart and sentences stand beside each other."""
TALL = 30
"""Height from which lines are left blank."""
HEAD, FOOT = 3, 1
"""Lines of place, name and verdict; of the last line."""
CHART = LEAST_HEIGHT + 1
"""Lines below which a chart is not worth its place."""
SENTENCES = 3
"""Lines the sentences have at least beside a chart above them."""


def room(size: tuple[int, int], figure: int, needed: Callable[[int], int], *, drawn: bool) -> tuple[bool, int]:
    """Return whether the chart is shown, and the lines of the sentences; the chart gets what these leave.

    Args:
        size: columns and rows of the screen.
        figure: lines of the large figure; 0 where there is none.
        needed: the lines all sentences take on a width.
        drawn: whether there is a chart.
    """
    width, tall = size
    low = tall < TALL
    blank = 0 if low or not figure else 2
    left = max(1, tall - HEAD - FOOT - figure - blank)
    if drawn and width >= SIDE_BY_SIDE and left >= CHART:
        return True, left - 1
    chart = CHART if drawn and left >= CHART + SENTENCES else 0
    return bool(chart), max(1, min(needed(width - (2 if low else 4)), left - chart))
