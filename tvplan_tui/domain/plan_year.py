"""The plan's own year: twelve months that need not begin in January, named after the calendar year they end in.

The one place that says whether a period is the plan's. Months, quarters and half years are those of the calendar and
belong to the year they end in; ``2023`` is the plan's year, from October to September where it runs so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .indicator import Plan
from .language import _
from .period import Period, year_of


def span(plan: Plan) -> Period:
    """Return the twelve months of the plan's year."""
    return year_of(plan.year, plan.year_start)


def first_day(plan: Plan) -> date:
    """Return the day on which the plan's year begins."""
    return span(plan).first_day()


def months(plan: Plan) -> tuple[Period, ...]:
    """Return the months of the plan's year."""
    whole = span(plan)
    return tuple(Period(at, at) for at in range(whole.first, whole.last + 1))


def periods(plan: Plan) -> Iterator[Period]:
    """Yield every period of the plan's year: its months, quarters, half years, and itself."""
    for length in (1, 3, 6, 12):
        yield from span(plan).parts(length)


def meant(plan: Plan, period: Period) -> Period:
    """Return what a period read without its plan means for it: a year's number is the plan's year of that name."""
    return year_of(period.year, plan.year_start) if period.length == 12 else period


def within(plan: Plan, period: Period) -> bool:
    """Tell whether a period belongs to the plan's year."""
    whole = span(plan)
    if period.length == whole.length:
        return period == whole
    return whole.first <= period.last <= whole.last


def outside_words(plan: Plan, period: Period) -> str:
    """Return that a period is none of the plan's year; where that is not the calendar's, also which months it has."""
    told = _("Kỳ {period} không thuộc kế hoạch năm {year}").format(period=period, year=plan.year)
    if plan.year_start == 1:
        return told
    first, *_between, last = months(plan)
    return _("{told} ({first} đến {last})").format(told=told, first=first.words(), last=last.words())
