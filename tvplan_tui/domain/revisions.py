"""Which target is in force at a period, and which indicators are no longer watched."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from .indicator import Calendar, Indicator, Plan, Revision
from .moment import day_of
from .numbers import places
from .path import year_end
from .period import Period


def revision_at(indicator: Indicator, year: int, period: Period, as_of: date | None = None) -> Revision | None:
    """Return the revision of the target that a period is judged against; None while the original is in force.

    It is the latest one dated on or before the period's cut-off (of the indicator's own year, if that ended
    earlier), and known at ``as_of``.
    """
    if not indicator.revisions:
        return None
    last = min(period.last, year_end(indicator, year))
    day = Period(last, last).cut_off(administrative=indicator.calendar is Calendar.ADMINISTRATIVE)
    limit = min(day, day_of(as_of)) if as_of else day
    return max(
        (one for one in indicator.revisions if one.date <= limit.isoformat()), key=lambda one: one.date, default=None
    )


def is_retired(indicator: Indicator, period: Period) -> bool:
    """Tell whether an indicator is no longer judged at a period; its earlier periods still are."""
    return bool(indicator.retired) and period.last >= Period.parse(indicator.retired).first


def plan_at(plan: Plan, period: Period, as_of: date | None = None) -> Plan:
    """Return the plan with the targets in force at a period; the same plan where none was revised.

    A revised target keeps the decimals of the original, so that both read alike; what a revision does not say of
    a range stays. Retired indicators stay: their history does.
    """
    latest = {one.id: found for one in plan.indicators if (found := revision_at(one, plan.year, period, as_of))}
    if not latest:
        return plan
    return replace(
        plan, indicators=tuple(revised(one, latest[one.id]) if one.id in latest else one for one in plan.indicators)
    )


def revised(indicator: Indicator, revision: Revision) -> Indicator:
    """Return an indicator, as the plan set it, with its target as a revision has it."""
    decimals = indicator.decimals
    if decimals is None:
        numbers = (indicator.target, indicator.low, indicator.high, revision.value, revision.low, revision.high)
        decimals = max([1 if indicator.is_rate else 0, *(places(value) for value in numbers if value is not None)])
    return replace(
        indicator,
        target=indicator.target if revision.value is None else revision.value,
        low=indicator.low if revision.low is None else revision.low,
        high=indicator.high if revision.high is None else revision.high,
        decimals=decimals,
    )
