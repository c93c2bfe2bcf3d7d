"""The year of a plan at a glance: the verdict of every row at the end of each month, from the boards of the months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tvplan_tui.domain import plan_year
from tvplan_tui.domain.indicator import Indicator, Plan
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import FACES, Hue, Status

from .board import Board, Book
from .counts import counts, status_of

GROUPS: tuple[tuple[Status, ...], ...] = (
    (Status.MISSED, Status.AT_RISK),
    (Status.BEHIND,),
    (Status.NO_DATA,),
    tuple(status for status in Status if FACES[status].hue is Hue.GOOD),
)
"""What is counted together in the totals: what asks for action, what is slow, what is missing, what is well."""


@dataclass(frozen=True)
class Year:
    """Twelve months of a plan.

    Attributes:
        months: the months of the plan's year.
        boards: each one judged with all that is known now; None for those that have not come yet.
        shown: the period the year is looked at from.
    """

    months: tuple[Period, ...]
    boards: tuple[Board | None, ...]
    shown: Board

    @property
    def plan(self) -> Plan:
        """The plan as it is at the period shown."""
        return self.shown.plan

    @property
    def now(self) -> int:
        """Place of the month shown among the twelve."""
        return self.shown.period.last - self.months[0].first

    def statuses(self, indicator: Indicator) -> tuple[Status | None, ...]:
        """Return how an indicator stood (a heading: its worst child) at the end of each month; None if it did not."""
        return tuple(status_of(board, indicator) if board else None for board in self.boards)

    def totals(self) -> list[tuple[tuple[Status, ...], list[int | None]]]:
        """Return for each of ``GROUPS`` how many rows stood so, month by month."""
        tallies = [counts(board).whole.rows if board else None for board in self.boards]
        return [(group, [_sum(tally, group) for tally in tallies]) for group in GROUPS]

    def judged(self, sector: str = "") -> list[Indicator]:
        """Return the rows of a sector ("": of the plan) that have a verdict in any of the months."""
        ids = {row["id"] for board in self.boards if board for row in board.rows}
        return [one for one in self.plan.indicators if one.id in ids and sector in ("", one.sector)]


def _sum(tally: Counter[Status] | None, group: Sequence[Status]) -> int | None:
    return None if tally is None else sum(tally[status] for status in group)


def year(book: Book, period: Period, today: date, as_of: date | None = None) -> Year:
    """Judge the months up to the latest one with figures, or up to ``period`` if that is later."""
    months = plan_year.months(book.plan)
    through = max(book.latest_period(today, as_of).last, period.last)
    boards = tuple(book.board(month, today, as_of) if month.last <= through else None for month in months)
    return Year(months, boards, book.board(period, today, as_of))
