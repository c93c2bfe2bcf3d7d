"""Figures in words: a number with its unit, decimals that do not hide a verdict."""

from __future__ import annotations

from .indicator import Indicator
from .language import _
from .numbers import NONE, places, show, show_apart


def decimals(indicator: Indicator) -> int:
    """Return with how many decimals the indicator is shown: its own, else its target's; a rate has at least one."""
    if indicator.decimals is not None:
        return indicator.decimals
    numbers = [value for value in (indicator.target, indicator.low, indicator.high) if value is not None]
    least = 1 if indicator.is_rate else 0
    return max([least, *(places(value) for value in numbers)] if numbers else [2])


def amount(value: float | None, indicator: Indicator, against: float | None = None) -> str:
    """Return a value with its unit, told apart from ``against``: "480,117 tỷ đồng", "99,96 %"."""
    text = show_apart(value, against, decimals(indicator)) if against is not None else show(value, decimals(indicator))
    return f"{text} {indicator.unit}"


def change(value: float, indicator: Indicator, *, against: float | None = None) -> str:
    """Return a growth rate as people say it: "tăng 10,38 %", "giảm 12,03 %"."""
    text = show_apart(value, against, decimals(indicator))
    bare = text.lstrip("−")
    return (_("giảm {rate} %") if text != bare else _("tăng {rate} %")).format(rate=bare)


def path_places(value: float) -> int:
    """Up to two decimals for a point of a path that is no whole number."""
    return 0 if abs(value - round(value)) < 1e-9 else min(places(value), 1)


def share(ratio: float | None) -> str:
    """Return a ratio as a percentage that never rounds up to the 100 % it has not reached."""
    return NONE if ratio is None else f"{show_apart(ratio * 100, 100.0, 1)} %"


def every(months: int) -> str:
    """Return how often a figure comes, as a noun: "tháng", "quý", "nửa năm", "năm"."""
    return {1: _("tháng"), 3: _("quý"), 6: _("nửa năm"), 12: _("năm")}[months]
