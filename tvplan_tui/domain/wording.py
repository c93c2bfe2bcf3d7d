"""Figures in words: a number with its unit, decimals that do not hide a verdict."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import ceil, floor
from typing import Any

from .indicator import Bound, Indicator, Kind
from .language import _, marks
from .numbers import MINUS, NONE, TOLERANCE, places, show, show_apart
from .path import paced_on

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

    It is told apart from the target and the edges of a range, growth from its bounds of risk as well; where months
    are missing it is what was reached at least, and rounded down.
    """
    edges = [edge for edge in (indicator.aim, indicator.low, indicator.high) if edge is not None]
    if indicator.kind is Kind.GROWTH and row["behind"] is not None:
        edges += [edge + side * row["behind"] for edge in edges for side in (-1, 1)]
    return show_apart(row["actual"], edges, decimals(indicator), down=row["lower_bound"])


def reached_places(row: Row, indicator: Indicator) -> int:
    """Return with how many decimals that is, so that what it is compared by has no fewer and the parts add up."""
    _whole, mark, digits = reached(row, indicator).partition(marks().decimal)
    return max(decimals(indicator), len(digits) if mark and digits.isdigit() else 0)


def reached_amount(row: Row, indicator: Indicator) -> str:
    """Return the same with its unit: "480,117 tỷ đồng", "99,96 %"."""
    return f"{reached(row, indicator)} {indicator.unit}"


def at_least(row: Row, text: str) -> str:
    """Return what a sum has come to as a least, where months are missing: "ít nhất 1.253 người"."""
    return _("ít nhất {size}").format(size=text) if row["lower_bound"] else text


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
    return show_apart(row[key] * 100, edges, 1, down=_rounded_down(row, key))


def reached_percent(row: Row, key: str) -> str:
    """Return the same with its sign, and that it is a least where it was rounded down: "ít nhất 77,5 %"."""
    text = f"{reached_share(row, key)} %"
    return at_least(row, text) if _rounded_down(row, key) and row[key] is not None else text


def _rounded_down(row: Row, key: str) -> bool:
    return bool(row["lower_bound"]) and (key in ("plan_share", "haste") or row["bound"] != Bound.AT_MOST)


def used_share(row: Row) -> str:
    """Return how much of an edge that may not be passed is used up, A/E as a bare percentage; its pace is 2 − A/E."""
    edges = [100.0, row["behind"] * 100, (2 - row["behind"]) * 100]
    return show_apart((2 - row["pace"]) * 100, edges, 1, down=row["lower_bound"])


def used_percent(row: Row) -> str:
    """Return the same with its sign, and that it is a least where months are missing."""
    return at_least(row, f"{used_share(row)} %")


def is_marked(row: Row, indicator: Indicator) -> bool:
    """Tell whether a level is held against a mark on the way, another number than the target of the year.

    Above the upper edge of a range it is that edge which decides.
    """
    if row["closed"] or row["expected"] is None or is_above(row, indicator):
        return False
    whole = paced_on(indicator) or 0.0
    return bool(row["prorata"]) or abs(row["expected"] - whole) > TOLERANCE * abs(whole)


def is_above(row: Row, indicator: Indicator) -> bool:
    """Tell whether a value that is no sum has left its range upwards, so that its pace is 2 − A/high."""
    ranged = indicator.bound is Bound.BETWEEN and indicator.kind is not Kind.FLOW
    return ranged and (row["outside"] or 0.0) > 0


def every(months: int) -> str:
    """Return how often a figure comes, as a noun: "tháng", "quý", "nửa năm", "năm"."""
    return {1: _("tháng"), 3: _("quý"), 6: _("nửa năm"), 12: _("năm")}[months]
