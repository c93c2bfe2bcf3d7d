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
from tvplan_tui.domain.moment import moment
from tvplan_tui.domain.outlook import outlook
from tvplan_tui.domain.override import Override, in_force
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.problem import Problem
from tvplan_tui.domain.revisions import is_retired, plan_at, revision_at
from tvplan_tui.domain.series import Series
from tvplan_tui.domain.status import Status, is_alarm

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
    "original_target",
    "target_document",
    "target_since",
    "override",
    "unexplained",
)
"""What screens read besides: ``outlook`` is what must still happen, ``yoy_unit`` "ratio" or "points",
``data_through`` the month of the latest figure, ``judged`` the months of its own year the verdict is taken at,
``original_target`` what the plan set first (``target`` is the one in force; ``target_document`` and ``target_since``
say which revision that is, null for the original), ``override`` a person's verdict (verdict, reason, by, at) or null,
``unexplained`` whether a verdict that asks for action has no note to its latest figure or in the period."""

Row = Mapping[str, Any]
"""One indicator at one period, with the keys of ``PINNED`` and ``FURTHER``."""


STREAMED_FROM = 200_000
"""Rows of the ledger from which queries are streamed."""


@dataclass(frozen=True)
class Board:
    """The plan at one period.

    Attributes:
        plan: with the targets in force at the period.
        rows: the indicators that carry a verdict (headings and retired ones are not among them), in plan order.
        series: months of each measured indicator, by id.
        problems: faults of the data.
        illustrative: whether any figure in use is an invented one (``source = "minh họa"``).
        recorded: when the latest figure in use was recorded, as written; "" if no row says.
        as_of: the day at whose end it is seen; None for all that is known.
    """

    plan: Plan
    period: Period
    today: date
    rows: tuple[Row, ...]
    series: Mapping[str, Series]
    problems: tuple[Problem, ...]
    illustrative: bool
    recorded: str = ""
    as_of: date | None = None

    @cached_property
    def by_id(self) -> dict[str, Row]:
        """Rows by indicator id."""
        return {row["id"]: row for row in self.rows}


class Book:
    """The plan with its ledger read and ready to be judged at any period."""

    def __init__(
        self,
        plan: Plan,
        observations: pl.DataFrame,
        problems: tuple[Problem, ...],
        overrides: tuple[Override, ...] = (),
    ) -> None:
        self.plan = plan
        self.observations = observations
        self.problems = problems
        self.overrides = overrides
        self._boards: dict[tuple[Period, date, date | None], Board] = {}
        self._settled: dict[date | None, pl.DataFrame] = {}
        self._targets: dict[tuple[float | None, ...], pl.DataFrame] = {}

    @classmethod
    def open(cls, plan: Plan, files: Sequence[str] | None = None) -> Book:
        """Read the ledger's files and the verdicts given by hand.

        Args:
            plan: the plan, whose file's folder is where its ``[data] files`` are.
            files: paths or globs given by a person, in place of the plan's own.
        """
        from tvplan_tui.store.ledger import read_ledger
        from tvplan_tui.store.ledger.verdicts import read_verdicts

        _choose_engine(0)
        base = Path(plan.file).parent
        if files:
            observations, problems = read_ledger(plan, Path.cwd(), files, trusted=True)
        else:
            observations, problems = read_ledger(plan, base, plan.data_files)
        overrides, faults = read_verdicts(plan, base)
        _choose_engine(observations.height)
        return cls(plan, observations, (*problems, *faults), overrides)

    def with_rows(self, rows: pl.DataFrame) -> Book:
        """Return the book as it would be with more rows in the ledger; nothing is written."""
        import polars as pl

        return Book(self.plan, pl.concat([self.observations, rows]), self.problems, self.overrides)

    def settled(self, as_of: date | None = None) -> pl.DataFrame:
        """Return the figures that count, of all areas and years, as ``observation.settle`` gives them."""
        from tvplan_tui.domain.observation import settle

        if as_of not in self._settled:
            self._settled[as_of] = settle(self.observations, as_of)
        return self._settled[as_of]

    def latest_period(self, today: date, as_of: date | None = None) -> Period:
        """Return the last month of the plan's year with a figure, else the month of ``today`` within that year."""
        first, last = Period.month(self.plan.year, 1), Period.month(self.plan.year, 12)
        ends = self.settled(as_of)["last"]
        known = ends.filter(ends.is_between(first.last, last.last)).max()
        if isinstance(known, int):
            return Period(known, known)
        return min(max(Period.month(today.year, today.month), first), last)

    def board(self, period: Period, today: date, as_of: date | None = None) -> Board:
        """Judge every indicator at ``period``; a board once made is kept.

        Args:
            period: its last month is the month judged.
            today: tells what is overdue.
            as_of: see it as it was at the end of that day: figures, targets and verdicts recorded later, and
                what has become overdue since, are left out. Rows without a time of recording are always there.
        """
        if as_of is not None:
            today = min(today, as_of)
        key = (period, today, as_of)
        if key not in self._boards:
            self._boards[key] = self._judge(*key)
        return self._boards[key]

    def _frame(self, plan: Plan) -> pl.DataFrame:
        """Return the frame of a plan's targets; made once as long as none is revised."""
        from tvplan_tui.domain.targets import targets

        aims = tuple(one.target for one in plan.indicators)
        if aims not in self._targets:
            self._targets[aims] = targets(plan)
        return self._targets[aims]

    def _judge(self, period: Period, today: date, as_of: date | None) -> Board:
        from tvplan_tui.domain.history import history
        from tvplan_tui.domain.scoreboard import scoreboard

        plan = plan_at(self.plan, period, as_of)
        every = self._frame(plan)
        retired = [one.id for one in plan.indicators if is_retired(one, period)]
        judged = every.filter(~every["id"].is_in(retired)) if retired else every
        observations = self.settled(as_of).lazy()
        frame = scoreboard(judged.lazy(), observations, period, today, settled=True).collect()
        given = in_force(self.overrides, period, as_of)
        seen = _Seen(plan, self.plan, period, as_of, given)
        rows = tuple(seen.told(row) for row in frame.filter(frame["area"] == "").iter_rows(named=True))
        return Board(
            plan=plan,
            period=period,
            today=today,
            rows=rows,
            series=history(plan, every.lazy(), observations, period, settled=True),
            problems=self.problems,
            illustrative=any(row["illustrative"] for row in rows),
            recorded=max((row["recorded"] for row in rows if row["recorded"]), key=moment, default=""),
            as_of=as_of,
        )


@dataclass(frozen=True)
class _Seen:
    """What a row is told with: the plan in force at the period, the plan as set, and verdicts given by hand."""

    plan: Plan
    original: Plan
    period: Period
    as_of: date | None
    overrides: Mapping[str, Override]

    def told(self, row: Mapping[str, Any]) -> Row:
        """Put the row in the pinned order, with its sentences and its missing periods in words scripts read."""
        indicator = self.plan.by_id[row["id"]]
        missing = due.periods(row["missing_mask"], row["start"], row["every"])
        revision = revision_at(indicator, self.plan.year, self.period, self.as_of)
        told = {
            **row,
            "target": indicator.aim,
            "missing_periods": [str(period) for period in missing],
            "data_through": _month(row, row["through"]),
            "note_period": _month(row, row["note_at"]),
            "original_target": self.original.by_id[row["id"]].aim,
            "target_document": revision.document if revision else None,
            "target_since": revision.date if revision else None,
            "override": _given(self.overrides.get(row["id"])),
            "unexplained": self._unexplained(row),
        }
        told["explanation"] = explain(told, indicator, self.plan, missing)
        told["outlook"] = outlook(told, indicator, self.plan)
        return {key: told[key] for key in PINNED + FURTHER}

    def _unexplained(self, row: Mapping[str, Any]) -> bool:
        """Whether a verdict asks for action and nobody wrote why: no note to the latest figure or in the period."""
        if not is_alarm(Status(row["status"])):
            return False
        since = min(row["through"] or 0, self.period.first - row["start"])
        return row["note_at"] is None or row["note_at"] < since


def _month(row: Mapping[str, Any], at: int | None) -> str | None:
    """Return a month of the indicator's own year as a period's text."""
    return None if at is None else str(Period(row["start"] + at, row["start"] + at))


def _given(override: Override | None) -> dict[str, str] | None:
    """Return a verdict given by hand as scripts read it."""
    if override is None or override.verdict is None:
        return None
    return {
        "verdict": override.verdict.value,
        "reason": override.reason,
        "by": override.by,
        "at": override.at,
    }


def _choose_engine(rows: int) -> None:
    """Run small ledgers in memory and large ones streamed: a stream's set-up costs more than a city's year."""
    import polars as pl

    pl.Config.set_engine_affinity("in-memory" if rows < STREAMED_FROM else "streaming")
