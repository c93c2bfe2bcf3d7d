"""A year in a table cell: one block character a month."""

from __future__ import annotations

import math
from collections.abc import Sequence

BLOCKS = "▁▂▃▄▅▆▇█"
PLAIN = "_,:;=%#@"
GAP = " "


def sparkline(values: Sequence[float | None], width: int = 12, ascii: bool = False) -> str:
    """Return exactly ``width`` cells that show how ``values`` move between their least and their greatest.

    Nothing is invented: a month without a figure (None, NaN, an infinity) is a blank,
    never a value between its neighbours. A series that does not move stands at half height.

    Args:
        values: the months in order; when there are more than ``width`` the latest are shown.
        width: cells; missing ones on the right are blank.
        ascii: use ASCII characters instead of blocks.
    """
    levels = PLAIN if ascii else BLOCKS
    shown = [_finite(value) for value in values[-width:]] if width > 0 else []
    known = [value for value in shown if value is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)
    # Halved first: the difference of two finite numbers may itself be infinite.
    span = high / 2 - low / 2
    middle = levels[len(levels) // 2 - 1]

    def level(value: float | None) -> str:
        if value is None:
            return GAP
        if not span:
            return middle
        return levels[round((value / 2 - low / 2) / span * (len(levels) - 1))]

    return "".join(map(level, shown)).ljust(max(0, width), GAP)


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None
