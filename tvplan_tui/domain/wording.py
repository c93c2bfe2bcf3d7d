"""Figures in words: a number with its unit, decimals that do not hide a verdict."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import ceil, floor
from typing import Any

from .indicator import Bound, Indicator
from .language import _
from .numbers import MINUS, NONE, TOLERANCE, places, show, show_apart

Row = Mapping[str, Any]

MEASURES = frozenset(
    (
        *("đồng", "usd", "trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "giờ", "tuổi", "điểm"),
        *("ha", "hecta", "héc-ta", "km", "km2", "km²", "m", "m2", "m²", "m3", "m³"),
        *("tấn", "tạ", "kg", "lít", "kw", "mw", "kwh", "mwh"),
    )
)
"""What in a unit measures or scales rather than counts: of such there are parts, however the figures are rounded."""


def decimals(indicator: Indicator) -> int:
    """Return with how many decimals the indicator is shown: its own, else its target's; a rate has at least one."""
    if indicator.decimals is not None:
        return indicator.decimals
    numbers = [value for value in (indicator.target, indicator.low, indicator.high) if value is not None]
    least = 1 if indicator.is_rate else 0
    return max([least, *(places(value) for value in numbers)] if numbers else [2])


def counted(indicator: Indicator) -> bool:
    """Tell whether the indicator counts things of which there are no halves: enterprises, persons, households."""
    if indicator.is_rate or not indicator.unit or decimals(indicator):
        return False
    return not MEASURES.intersection(re.findall(r"[\w-]+", indicator.unit.casefold()))


def amount(value: float | None, indicator: Indicator, against: float | None = None) -> str:
    """Return a value with its unit, told apart from ``against``: "480,117 tỷ đồng", "99,96 %"."""
    text = show_apart(value, against, decimals(indicator)) if against is not None else show(value, decimals(indicator))
    return f"{text} {indicator.unit}"


def change(value: float, indicator: Indicator) -> str:
    """Return a growth rate as people say it: "tăng 10,38 %", "giảm 12,03 %"."""
    return _changed(show(value, decimals(indicator)))


def _changed(rate: str) -> str:
    bare = rate.lstrip(MINUS)
    return (_("giảm {rate} %") if rate != bare else _("tăng {rate} %")).format(rate=bare)


def pace(rate: float, indicator: Indicator) -> str:
    """Return how much a period must bring; of what is counted there are no halves, so enough of it, or within it."""
    if counted(indicator):
        whole = floor(rate + TOLERANCE) if indicator.bound is Bound.AT_MOST else ceil(rate - TOLERANCE)
        return show(whole, 0)
    return show(rate, max(decimals(indicator), path_places(rate)))


def path_places(value: float) -> int:
    """Up to two decimals for a point of a path that is no whole number."""
    return 0 if abs(value - round(value)) < 1e-9 else min(places(value), 1)


def reached(row: Row, indicator: Indicator) -> str:
    """Return what a row of the scoreboard has come to, without its unit; it never seems to reach what it does not.

    It is told apart from the target and the edges of a range; where months are missing it is what was reached at
    least, and rounded down.
    """
    edges = (indicator.aim, indicator.low, indicator.high)
    return show_apart(row["actual"], edges, decimals(indicator), down=row["lower_bound"])


def reached_amount(row: Row, indicator: Indicator) -> str:
    """Return the same with its unit: "480,117 tỷ đồng", "99,96 %"."""
    return f"{reached(row, indicator)} {indicator.unit}"


def reached_change(row: Row, indicator: Indicator) -> str:
    """Return the same of a rate of growth, as people say it: "tăng 10,38 %"."""
    return _changed(reached(row, indicator))


def share(ratio: float | None) -> str:
    """Return a ratio as a percentage that never rounds up to the 100 % it has not reached."""
    return NONE if ratio is None else f"{show_apart(ratio * 100, 100.0, 1)} %"


def reached_share(row: Row, key: str) -> str:
    """Return a ratio of a row likewise, a bare percentage: told apart from 100 % and the bound of risk.

    It is rounded down where the row is a lower bound, save where less of it is more ("2 − A/T").

    Args:
        row: a row of the scoreboard.
        key: ``attainment``, ``index``, ``pace``, ``plan_share`` or ``haste``.
    """
    if row[key] is None:
        return NONE
    edges = [100.0]
    if key in ("pace", "plan_share", "haste") and row["behind"] is not None:
        edges += [row["behind"] * 100, (2 - row["behind"]) * 100]
    down = row["lower_bound"] and (key in ("plan_share", "haste") or row["bound"] != Bound.AT_MOST)
    return show_apart(row[key] * 100, edges, 1, down=down)


def used_share(row: Row) -> str:
    """Return how much of what a limit allows by now is used up, A/E as a bare percentage; its pace is 2 − A/E."""
    edges = [100.0, row["behind"] * 100, (2 - row["behind"]) * 100]
    return show_apart((2 - row["pace"]) * 100, edges, 1, down=row["lower_bound"])


def off_range(row: Row, indicator: Indicator) -> float:
    """Return how far a value lies above (+) or below (−) the edges of a range, in the unit; 0 within them.

    Above the upper edge is outside of it even where that is no harm: a target to be reached at least is exceeded.
    """
    low, high, actual = indicator.low, indicator.high, row["actual"]
    if low is None or high is None:
        return 0.0
    edge = high if actual > high + TOLERANCE * abs(high) else low if actual < low - TOLERANCE * abs(low) else actual
    return float(actual - edge)


def every(months: int) -> str:
    """Return how often a figure comes, as a noun: "tháng", "quý", "nửa năm", "năm"."""
    return {1: _("tháng"), 3: _("quý"), 6: _("nửa năm"), 12: _("năm")}[months]
