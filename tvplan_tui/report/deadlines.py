"""The reporting calendar of a plan on a day: which report of which period is due when, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.moment import day_of, known
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.report_rule import Due, ReportRule, ReportState, due, periods
from tvplan_tui.store.closing_log import Closing, in_force
from tvplan_tui.store.report_log import ReportMark

from .affairs import Affairs

SOON = 7
"""Days before a deadline from which it presses."""


@dataclass(frozen=True)
class Deadline:
    """One report of one period, as it stands.

    Attributes:
        due: the report, what it covers, when it must be sent.
        state: how it stands: what was recorded, and at least closed once its period is.
        mark: what was recorded last; None for nothing yet.
        closing: the closing of its period; None while that is open.
        days_left: days until the deadline; negative once it has passed.
    """

    due: Due
    state: ReportState
    mark: ReportMark | None
    closing: Closing | None
    days_left: int

    @property
    def key(self) -> str:
        """Report and period in one word."""
        return f"{self.due.rule.id} {self.due.period}"

    @property
    def sent(self) -> bool:
        """Whether there is nothing left to do."""
        return self.state is ReportState.SENT

    @property
    def overdue(self) -> bool:
        """Whether it should have been sent by now."""
        return not self.sent and self.days_left < 0

    @property
    def presses(self) -> bool:
        """Whether it is due within a few days."""
        return not self.sent and 0 <= self.days_left <= SOON


def deadlines(affairs: Affairs, today: date, as_of: date | None = None) -> tuple[Deadline, ...]:
    """Return every report of the plan's year, the earliest deadline first.

    Args:
        affairs: what has been recorded.
        today: for the days left.
        as_of: see it as it was at that day's end, or at that moment.
    """
    plan = affairs.plan
    day = min(today, day_of(as_of)) if as_of else today
    marks = _latest(one for one in affairs.marks if known(one.at, as_of))
    closings = in_force(tuple(one for one in affairs.closings if known(one.at, as_of)))
    found = []
    for rule in plan.reports:
        for period in periods(rule, plan.year, plan.year_start):
            one = due(rule, period)
            closing = closings.get(str(period), (None,))[-1]
            mark = marks.get((rule.id, str(period)))
            found.append(Deadline(one, _state(mark, closing), mark, closing, one.days_left(day)))
    return tuple(
        sorted(found, key=lambda one: (one.due.deadline, one.due.period.length, plan.reports.index(one.due.rule)))
    )


def _latest(marks: Iterable[ReportMark]) -> dict[tuple[str, str], ReportMark]:
    return {(one.report, one.period): one for one in marks}


def _state(mark: ReportMark | None, closing: Closing | None) -> ReportState:
    if mark is not None and mark.state is ReportState.SENT:
        return ReportState.SENT
    if closing is not None:
        return ReportState.CLOSED
    return mark.state if mark is not None else ReportState.COLLECTING


def upcoming(found: Sequence[Deadline], most: int = 3) -> tuple[Deadline, ...]:
    """Return the reports to think of now: those not sent whose deadline is today or later, the nearest first."""
    return tuple(one for one in found if not one.sent and one.days_left >= 0)[:most]


def rule_named(plan: Plan, name: str) -> ReportRule | None:
    """Return the rule with an id, whatever its case; None if there is none."""
    return next((rule for rule in plan.reports if rule.id.casefold() == name.casefold()), None)


def period_named(plan: Plan, rule: ReportRule, text: str) -> Period | None:
    """Return the period of a rule that is written so (``2023-09``, ``2023-Q3``); None if it asks for no such report."""
    wanted = text.strip().upper()
    return next((one for one in periods(rule, plan.year, plan.year_start) if str(one) == wanted), None)
