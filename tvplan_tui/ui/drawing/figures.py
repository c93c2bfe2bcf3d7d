"""What one view of a series draws: this year, last year, the plan's path, the targets."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import places, show
from tvplan_tui.domain.series import Series, Values

_LONGEST = 11
_LARGEST = 1e15  # beyond it a float has no units left, and the sum of two may be infinite


class View(StrEnum):
    """What a chart compares."""

    CUMULATIVE = "cumulative"
    PERIODS = "periods"
    GROWTH = "growth"
    LEVEL = "level"


@dataclass(frozen=True)
class Figures:
    """Figures of one view, month by month; None where nothing finite is known.

    Attributes:
        months: calendar months in the indicator's order.
        actual: this year.
        last: last year.
        path: what the plan asks for at the end of each month; empty where the view has none.
        targets: the levels to be drawn through the whole year, lowest first.
        decimals: digits of the figures and targets.
        now: months that have run.
        ahead: where the year is heading, at its end; None where that is not known or not drawn.
    """

    months: tuple[int, ...]
    actual: Values
    last: Values
    path: Values
    targets: tuple[float, ...]
    decimals: int
    now: int
    ahead: float | None = None

    @cached_property
    def extent(self) -> list[float]:
        """Every number to be drawn."""
        every = (*self.actual, *self.last, *self.path, *self.targets, self.ahead)
        return [value for value in every if value is not None]

    @property
    def compared(self) -> bool:
        """Whether last year has figures."""
        return any(value is not None for value in self.last)

    @property
    def paced(self) -> bool:
        """Whether the plan asks for something else on the way than at the end."""
        return any(value is not None for value in self.path)

    @property
    def drawable(self) -> bool:
        """Whether there is a figure at all."""
        return self.compared or self.latest is not None

    @property
    def latest(self) -> int | None:
        """Index of the latest figure of this year, up to the period shown where there is one."""
        known = [index for index, value in enumerate(self.actual) if value is not None]
        return max((index for index in known if index < self.now), default=max(known, default=None))

    def number(self, value: float | None) -> str:
        """Return a figure in words of the screen, short enough for a margin or a legend."""
        return brief(value, self.decimals)

    def shown(self, values: Values) -> str:
        """Return the number of a series at the period shown; "" where it has none."""
        value = values[self.now - 1] if 0 < self.now <= len(values) else None
        return "" if value is None else self.number(value)


def brief(value: float | None, decimals: int | None) -> str:
    """Return a vi-VN number, in thousands, millions or billions when it is too long for a margin: "1,23 triệu"."""
    shown = show(value, decimals)
    if value is None or len(shown) <= _LONGEST:
        return shown
    size, word = next(((size, word) for size, word in _magnitudes() if abs(value) >= size), (1.0, ""))
    scaled = value / size
    digits = max(0, 2 - math.floor(math.log10(abs(scaled)))) if scaled else 0
    return f"{show(scaled, min(digits, places(round(scaled, 2))))} {word}".rstrip()


def _magnitudes() -> tuple[tuple[float, str], ...]:
    return (1e9, _("tỷ")), (1e6, _("triệu")), (1e3, _("nghìn"))


def figures(series: Series, view: View, decimals: int | None, ahead: float | None = None) -> Figures:
    """Select what a view draws.

    The periods of a flow have no target of their own; a path that asks for the target
    all year long is the target line, not a path. Only a running total is gone on with to where it is heading.
    """
    flowing = view is View.CUMULATIVE
    levels = () if view is View.PERIODS else _finite((series.target, series.low, series.high))
    targets = tuple(sorted({value for value in levels if value is not None}))
    path = () if view is View.PERIODS else _finite(series.path)
    if not flowing and all(value is None or value in targets for value in path):
        path = ()
    actual = _finite(series.cumulative if flowing else series.values)
    last = _finite(series.previous_cumulative if flowing else series.previous)
    if decimals is None:
        decimals = max((places(value) for value in targets or actual if value is not None), default=0)
    (end,) = _finite((ahead,)) if flowing and (actual[-1] if actual else None) is None else (None,)
    return Figures(series.months, actual, last, path, targets, decimals, series.now, end)


def _finite(values: Sequence[float | None]) -> Values:
    return tuple(
        value if value is not None and math.isfinite(value) and abs(value) <= _LARGEST else None for value in values
    )
