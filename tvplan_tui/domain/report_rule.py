"""Reports a plan orders, as rules; and when each is due, as plain sums of dates.

No calendar of holidays is known here: a deadline is a day of the calendar, and who knows that it is a holiday puts
another day into the rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from .indicator import Calendar, Frequency
from .language import _
from .period import Period, ordinal, year_of


class ReportRule(NamedTuple):
    """One report that is due again and again; attributes mirror the keys of ``[[reports]]``.

    Attributes:
        calendar: administrative reports run from the day after one cut-off to the next, statistical ones over
            calendar months.
        cut_off_day: the day of the last month at whose end figures are taken; 0 for the calendar's own
            (administrative: the 14th, statistical: the last day). Beyond the month's length it is the last day.
        due_day: the report is due on the first such day of a month after the cut-off; 0 if ``due_days`` says it.
        due_days: the report is due so many days after the cut-off.
    """

    id: str
    name: str
    frequency: Frequency
    calendar: Calendar = Calendar.ADMINISTRATIVE
    cut_off_day: int = 0
    due_day: int = 0
    due_days: int = 0
    office: str = ""
    recipients: tuple[str, ...] = ()
    section: str = ""
    quote: str = ""
    note: str = ""
    line: int = 0


class ReportState(StrEnum):
    """How the report of a period stands."""

    COLLECTING = "collecting"
    CLOSED = "closed"
    SENT = "sent"


REPORT_SIGNS: dict[ReportState, tuple[str, str, str]] = {
    ReportState.COLLECTING: ("○", ".", "neutral"),
    ReportState.CLOSED: ("■", "#", "fair"),
    ReportState.SENT: ("●", "*", "good"),
}
"""By state: sign, sign on an ASCII terminal, tone."""


def report_state_word(state: ReportState) -> str:
    """Return a state in words."""
    return {
        ReportState.COLLECTING: _("Đang thu thập"),
        ReportState.CLOSED: _("Đã chốt"),
        ReportState.SENT: _("Đã gửi"),
    }[state]


def frequency_word(frequency: Frequency) -> str:
    """Return how often, in words."""
    return {
        Frequency.MONTH: _("hằng tháng"),
        Frequency.QUARTER: _("hằng quý"),
        Frequency.HALF: _("6 tháng"),
        Frequency.YEAR: _("hằng năm"),
    }[frequency]


def calendar_word(calendar: Calendar) -> str:
    """Return which calendar, in words."""
    return _("hành chính") if calendar is Calendar.ADMINISTRATIVE else _("thống kê")


@dataclass(frozen=True, slots=True)
class Due:
    """One report of one period.

    Attributes:
        begins: the first day it covers.
        cut_off: the last one.
        deadline: the day it must be sent by.
    """

    rule: ReportRule
    period: Period
    begins: date
    cut_off: date
    deadline: date

    def days_left(self, today: date) -> int:
        """Return the days until the deadline: 0 on the day itself, negative once it has passed."""
        return (self.deadline - today).days


def due(rule: ReportRule, period: Period) -> Due:
    """Return when the report of a period is due."""
    cut_off = _cut_off(rule, period.last)
    begins = _cut_off(rule, period.first - 1) + timedelta(days=1)
    deadline = _first_after(cut_off, rule.due_day) if rule.due_day else cut_off + timedelta(days=rule.due_days)
    return Due(rule, period, begins, cut_off, deadline)


def periods(rule: ReportRule, year: int, year_start: int = 1) -> Iterator[Period]:
    """Yield the periods a rule asks a report of, in order: those that end within the plan's year."""
    yield from year_of(year, year_start).parts(rule.frequency.months)


def _cut_off(rule: ReportRule, month: int) -> date:
    own = 14 if rule.calendar is Calendar.ADMINISTRATIVE else 31
    return _day(month, rule.cut_off_day or own)


def _first_after(after: date, day: int) -> date:
    month = ordinal(after.year, after.month)
    found = _day(month, day)
    return found if found > after else _day(month + 1, day)


def _day(month: int, day: int) -> date:
    """Return a day of a month (an ordinal); beyond the month's length, its last."""
    end = Period(month, month).cut_off()
    return end.replace(day=min(day, end.day))
