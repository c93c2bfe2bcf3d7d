"""The board: one period of the plan, judged; what every screen, command and report reads.

``Book`` holds the ledger once read; ``Book.board`` asks the one query
(``domain.scoreboard``) for a period. Importing this module loads no Polars: the
console paints its first picture from the plan alone and opens the book afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.problem import Problem
from tvplan_tui.domain.series import Series

if TYPE_CHECKING:
    import polars as pl

Row = Mapping[str, Any]
"""One indicator at one period.

Pinned keys, in this order: id sector parent name unit kind bound target low high actual expected
attainment gap index pace status data_status missing_periods previous_year yoy projection
projection_method run_rate_needed explanation. Further keys: yoy_unit ("ratio" | "points"),
data_state, data_through (period text of the latest figure), elapsed (months of its own year that
have run), closed, lower_bound, period_value, periods_left, rate_reached, rate_periods, note, illustrative.
"""


@dataclass(frozen=True)
class Board:
    """The plan at one period.

    Attributes:
        rows: the indicators that carry a verdict (groups are headings and are not among them), in plan order.
        series: months of each measured indicator, by id.
        problems: faults of the data.
        illustrative: whether any figure in use is an invented one (``source = "minh họa"``).
        recorded: when the latest figure in use was recorded, as written; "" if no row says.
    """

    plan: Plan
    period: Period
    today: date
    rows: tuple[Row, ...]
    series: Mapping[str, Series]
    problems: tuple[Problem, ...]
    illustrative: bool
    recorded: str = ""

    @cached_property
    def by_id(self) -> dict[str, Row]:
        """Rows by indicator id."""
        return {row["id"]: row for row in self.rows}


class Book:
    """The plan with its ledger read and ready to be judged at any period."""

    def __init__(self, plan: Plan, observations: pl.DataFrame, problems: tuple[Problem, ...]) -> None:
        self.plan = plan
        self.observations = observations
        self.problems = problems

    @classmethod
    def open(cls, plan: Plan, files: Sequence[str] | None = None) -> Book:
        """Read the ledger's files (``files`` in place of the plan's own, if given)."""
        raise NotImplementedError

    def latest_period(self, today: date) -> Period:
        """Return the last month of the plan's year with a figure, else the month of ``today`` within that year."""
        raise NotImplementedError

    def board(self, period: Period, today: date) -> Board:
        """Judge every indicator at ``period``."""
        raise NotImplementedError
