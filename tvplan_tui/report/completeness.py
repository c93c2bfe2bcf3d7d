"""Who has delivered the figures of a period, and who owes which: by office, from the judged rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from tvplan_tui.domain.indicator import Indicator
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import DataState

from .board import Board
from .lacking import lacks


@dataclass(frozen=True, slots=True)
class Owed:
    """Figures of one indicator that are due and not there.

    Attributes:
        periods: which ones, oldest first.
        overdue: whether the days of grace have passed too.
    """

    indicator: Indicator
    periods: tuple[Period, ...]
    overdue: bool


@dataclass(slots=True)
class Office:
    """What one office has to deliver by a period.

    Attributes:
        name: as the plan writes it; "" where the plan names none.
        delivered: the indicators whose due figures are all there.
        owed: those of which some are not.
    """

    name: str
    delivered: list[Indicator] = field(default_factory=list)
    owed: list[Owed] = field(default_factory=list)

    @property
    def due(self) -> int:
        """How many indicators it has to report on."""
        return len(self.delivered) + len(self.owed)

    @property
    def word(self) -> str:
        """Its name, or that there is none."""
        return self.name or _("Chưa giao cơ quan")


def completeness(board: Board) -> tuple[Office, ...]:
    """Return the offices that have to deliver figures by the board's period; who owes most stands first.

    Indicators of which nothing is due yet are not counted.
    """
    offices: dict[str, Office] = {}
    for row in board.rows:
        if row["data_state"] == DataState.NOT_DUE:
            continue
        one = board.plan.by_id[row["id"]]
        office = offices.setdefault(one.owner, Office(one.owner))
        if lacks(row):
            periods = tuple(Period.parse(text) for text in row["missing_periods"])
            office.owed.append(Owed(one, periods, row["data_state"] == DataState.OVERDUE))
        else:
            office.delivered.append(one)
    return tuple(sorted(offices.values(), key=lambda one: -len(one.owed)))
