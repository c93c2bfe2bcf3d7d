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
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tvplan_tui.domain import due
from tvplan_tui.domain.explain import explain
from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.outlook import outlook
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.problem import Problem
from tvplan_tui.domain.series import Series

if TYPE_CHECKING:
    import polars as pl

PINNED = (
    "id",
    "sector",
    "parent",
    "name",
    "unit",
    "kind",
    "bound",
    "target",
    "low",
    "high",
    "actual",
    "expected",
    "attainment",
    "gap",
    "index",
    "pace",
    "status",
    "data_status",
    "missing_periods",
    "previous_year",
    "yoy",
    "projection",
    "projection_method",
    "run_rate_needed",
    "explanation",
)
"""The keys of a row that scripts rely on, in the order they are printed."""

FURTHER = (
    "outlook",
    "yoy_unit",
    "data_state",
    "data_through",
    "elapsed",
    "judged",
    "closed",
    "lower_bound",
    "period_value",
    "projection_attainment",
    "periods_left",
    "rate_reached",
    "rate_periods",
    "behind",
    "every",
    "note",
    "note_period",
    "recorded",
    "illustrative",
)
"""What screens read besides: ``outlook`` is what must still happen, ``yoy_unit`` "ratio" or "points",
``data_through`` the month of the latest figure, ``judged`` the months of its own year the verdict is taken at."""

Row = Mapping[str, Any]
"""One indicator at one period, with the keys of ``PINNED`` and ``FURTHER``."""


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
        from tvplan_tui.domain.targets import targets

        self.plan = plan
        self.observations = observations
        self.problems = problems
        self.targets = targets(plan)
        # only where some figure covers more than a month can figures overlap
        self._mixed = bool((observations["last"] != observations["first"]).any())
        self._boards: dict[tuple[Period, date], Board] = {}

    @classmethod
    def open(cls, plan: Plan, files: Sequence[str] | None = None) -> Book:
        """Read the ledger's files.

        Args:
            plan: the plan, whose file's folder is where its ``[data] files`` are.
            files: paths or globs given by a person, in place of the plan's own.
        """
        from tvplan_tui.store.ledger import read_ledger

        if files:
            observations, problems = read_ledger(plan, Path.cwd(), files, trusted=True)
        else:
            observations, problems = read_ledger(plan, Path(plan.file).parent, plan.data_files)
        return cls(plan, observations, problems)

    def latest_period(self, today: date) -> Period:
        """Return the last month of the plan's year with a figure, else the month of ``today`` within that year."""
        first, last = Period.month(self.plan.year, 1), Period.month(self.plan.year, 12)
        ends = self.observations["last"]
        known = ends.filter(ends.is_between(first.last, last.last)).max()
        if isinstance(known, int):
            return Period(known, known)
        return min(max(Period.month(today.year, today.month), first), last)

    def board(self, period: Period, today: date) -> Board:
        """Judge every indicator at ``period``; a board once made is kept."""
        if (period, today) not in self._boards:
            self._boards[period, today] = self._judge(period, today)
        return self._boards[period, today]

    def _judge(self, period: Period, today: date) -> Board:
        from tvplan_tui.domain.history import history
        from tvplan_tui.domain.scoreboard import scoreboard

        targets, observations = self.targets.lazy(), self.observations.lazy()
        frame = scoreboard(targets, observations, period, today, mixed=self._mixed).collect()
        rows = tuple(self._told(row) for row in frame.filter(frame["area"] == "").iter_rows(named=True))
        return Board(
            plan=self.plan,
            period=period,
            today=today,
            rows=rows,
            series=history(self.plan, targets, observations, period, mixed=self._mixed),
            problems=self.problems,
            illustrative=any(row["illustrative"] for row in rows),
            recorded=max((row["recorded"] for row in rows if row["recorded"]), default=""),
        )

    def _told(self, row: Mapping[str, Any]) -> Row:
        """Put the row in the pinned order, with its sentences and its missing periods in words scripts read."""
        indicator = self.plan.by_id[row["id"]]
        missing = due.periods(row["missing_mask"], row["start"], row["every"])

        def month(at: int | None) -> str | None:
            return None if at is None else str(Period(row["start"] + at, row["start"] + at))

        told = {
            **row,
            "target": indicator.aim,
            "missing_periods": [str(period) for period in missing],
            "data_through": month(row["through"]),
            "note_period": month(row["note_at"]),
        }
        told["explanation"] = explain(told, indicator, self.plan, missing)
        told["outlook"] = outlook(told, indicator, self.plan)
        return {key: told[key] for key in PINNED + FURTHER}
