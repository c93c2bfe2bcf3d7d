"""The way a target is to be reached: its share at the end of each month of its own year.

The one place that knows paces, profiles and milestones. The query multiplies a share
with the target; charts draw the same twelve points.
"""

from __future__ import annotations

from .indicator import Bound, Indicator, Kind, Pace, Reported
from .period import Period, in_one_year, year_of

Shares = tuple[float | None, ...]


def year_end(indicator: Indicator, year: int) -> int:
    """Return the ordinal of the last month of the indicator's year ``year``.

    A year that does not start in January is named after the calendar year it ends in:
    civil judgment enforcement 2023 runs from October 2022 to September 2023.
    """
    return year_of(year, indicator.year_start).last


def is_additive(indicator: Indicator) -> bool:
    """Tell whether the figures of the periods make up that of the year, so that each must lie within one."""
    summed = indicator.kind in (Kind.FLOW, Kind.RATIO, Kind.GROWTH)
    return summed and indicator.reported is Reported.PERIOD


def is_astride(indicator: Indicator, year: int, period: Period) -> bool:
    """Tell whether a figure runs from one year of the indicator into the next, and so is no part of either."""
    end = year_end(indicator, year)
    if not is_additive(indicator):
        return period.first <= end < period.last
    return not in_one_year(period.first, period.last, end)


def paced_on(indicator: Indicator) -> float | None:
    """Return the number the pace is taken of: the lower edge of a range, else the target, in the unit."""
    if indicator.bound is Bound.BETWEEN and indicator.low is not None:
        return indicator.low
    return indicator.aim


def due_month(indicator: Indicator) -> int:
    """Return in which month (1–12) of its own year a thing that happens once is due; the last, if not said."""
    if indicator.due_month is None:
        return 12
    return (indicator.due_month - indicator.year_start) % 12 + 1


def shares(indicator: Indicator, year: int) -> Shares:
    """Return twelve cumulative shares (1.0 = ``paced_on``) for the ends of the months of its year.

    None where nothing is asked for yet: before the due month of a thing that happens
    once, and before the first milestone of a level.
    """
    if indicator.milestones:
        return _through_milestones(indicator, year)
    if indicator.profile:
        return indicator.profile
    match indicator.pacing:
        case Pace.PRORATA:
            return tuple(month / 12 for month in range(1, 13))
        case Pace.ONCE:
            due = due_month(indicator)
            return tuple(1.0 if month >= due else None for month in range(1, 13))
        case _:
            return (1.0,) * 12


def _through_milestones(indicator: Indicator, year: int) -> Shares:
    """Run straight from one milestone to the next; a flow starts at 0, every year ends at the target."""
    whole = paced_on(indicator)
    if not whole:
        return (1.0,) * 12
    start = year_end(indicator, year) - 12
    points = {Period.parse(period).last - start: value / whole for period, value in indicator.milestones}
    points.setdefault(12, 1.0)
    if indicator.kind is Kind.FLOW:
        points.setdefault(0, 0.0)
    known = sorted(points)

    def at(month: int) -> float | None:
        before = max((point for point in known if point <= month), default=None)
        after = min((point for point in known if point >= month), default=12)
        if before is None:
            return None
        if before == after:
            return points[before]
        part = (month - before) / (after - before)
        return points[before] + part * (points[after] - points[before])

    return tuple(at(month) for month in range(1, 13))
