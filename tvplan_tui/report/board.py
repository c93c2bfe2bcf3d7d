"""The board: one period of the plan, judged; what every screen, command and report reads.

``Book`` holds the ledger once read; ``Book.board`` asks the one query
(``domain.scoreboard``) for a period. Importing this module loads no Polars: the
console paints its first picture from the plan alone and opens the book afterwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tvplan_tui.domain import plan_year
from tvplan_tui.domain.conclusion import Conclusion
from tvplan_tui.domain.indicator import Frequency, Plan
from tvplan_tui.domain.moment import day_of, moment
from tvplan_tui.domain.override import Override, in_force
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.problem import Problem
from tvplan_tui.domain.revisions import is_retired, plan_at

from .panics import telling_panics
from .row import FURTHER, PINNED, STANDING, Row

if TYPE_CHECKING:
    import polars as pl

    from tvplan_tui.domain.series import Series

    from .affairs import Affairs
    from .age import Age
    from .counts import Counts

__all__ = ["FURTHER", "PINNED", "Board", "Book", "Row"]

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
        as_of: the day at whose end (or the moment at which) it is seen; None for all that is known.
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

    @cached_property
    def age(self) -> Age | None:
        """How old the figures of all its rows are; every header tells it."""
        from .age import age

        return age(self, self.rows)

    @cached_property
    def counted(self) -> Counts:
        """How many targets stand where; every screen tells it, and it does not change."""
        from .counts import counts

        return counts(self)


class Book:
    """The plan with its ledger read and ready to be judged at any period."""

    def __init__(
        self,
        plan: Plan,
        observations: pl.DataFrame,
        problems: tuple[Problem, ...],
        overrides: tuple[Override, ...] = (),
        conclusions: tuple[Conclusion, ...] = (),
        affairs: Affairs | None = None,
    ) -> None:
        self.plan = plan
        self.observations = observations
        self.problems = problems
        self.overrides = overrides
        self.conclusions = conclusions
        self._affairs = affairs
        self._boards: dict[tuple[Period, date, date | None], Board] = {}
        self._settled: dict[date | None, pl.DataFrame] = {}
        self._targets: dict[tuple[float | None, ...], pl.DataFrame] = {}

    @classmethod
    @telling_panics
    def open(cls, plan: Plan, files: Sequence[str] | None = None) -> Book:
        """Read the ledger's files, the verdicts given by hand and what meetings concluded.

        Args:
            plan: the plan, whose file's folder is where its ``[data] files`` are.
            files: paths or globs given by a person, in place of the plan's own.
        """
        from tvplan_tui.store.ledger import read_ledger
        from tvplan_tui.store.ledger.conclusions import read_conclusions
        from tvplan_tui.store.ledger.verdicts import read_verdicts

        _choose_engine(0)
        base = Path(plan.file).parent
        if files:
            observations, problems = read_ledger(plan, Path.cwd(), files, trusted=True)
        else:
            observations, problems = read_ledger(plan, base, plan.data_files)
        overrides, faults = read_verdicts(plan, base)
        conclusions, unread = read_conclusions(plan, base)
        _choose_engine(observations.height)
        return cls(plan, observations, (*problems, *faults, *unread), overrides, conclusions)

    def with_rows(self, rows: pl.DataFrame) -> Book:
        """Return the book as it would be with more rows in the ledger; nothing is written."""
        import polars as pl

        more = pl.concat([self.observations, rows])
        return Book(self.plan, more, self.problems, self.overrides, self.conclusions, self._affairs)

    def afresh(self) -> Book:
        """Return the same book without the boards it has kept: they hold sentences in the language of their making."""
        return Book(self.plan, self.observations, self.problems, self.overrides, self.conclusions, self._affairs)

    @property
    def affairs_read(self) -> Affairs | None:
        """The same, if they have been asked for already."""
        return self._affairs

    @property
    def affairs(self) -> Affairs:
        """Tasks, states of reports, closed periods; read when they are first asked for."""
        return self._affairs or self.read_affairs()

    def read_affairs(self) -> Affairs:
        """Read tasks, states of reports and closed periods now, so that later nobody waits for them."""
        from .affairs import Affairs

        self._affairs = Affairs.open(self.plan)
        return self._affairs

    def settled(self, as_of: date | None = None) -> pl.DataFrame:
        """Return the figures that count, of all areas and years, as ``observation.settle`` gives them."""
        from tvplan_tui.domain.observation import settle
        from tvplan_tui.domain.targets import own_years

        if as_of not in self._settled:
            self._settled[as_of] = settle(self.observations, as_of, ends=own_years(self._frame(self.plan)))
        return self._settled[as_of]

    def latest_period(self, today: date, as_of: date | None = None) -> Period:
        """Return the month to open on: the last of the plan's year that is there, as a whole.

        That is the last month for which at least half of the indicators that report monthly have a figure (of those
        with any this year), so that one early figure does not turn the board into a month of gaps. Where nothing
        reports monthly it is the last month with a figure; without figures the month of ``today``.
        """
        there = self._reported(as_of)
        monthly = {one.id for one in self.plan.indicators if one.frequency is Frequency.MONTH}
        counts = Counter(month for one, month in there if one in monthly)
        reporting = len({one for one, _month in there if one in monthly})
        full = [month for month, count in counts.items() if 2 * count >= reporting]
        known = max(full, default=None)
        return Period(known, known) if known is not None else self.last_month(today, as_of)

    def last_month(self, today: date, as_of: date | None = None) -> Period:
        """Return the last month of the plan's year with a figure; without figures the month of ``today``."""
        known = max((month for _one, month in self._reported(as_of)), default=None)
        if known is not None:
            return Period(known, known)
        every = plan_year.months(self.plan)
        seen = min(today, as_of) if as_of is not None else today
        return min(max(Period.month(seen.year, seen.month), every[0]), every[-1])

    def _reported(self, as_of: date | None) -> list[tuple[str, int]]:
        """Return which indicators have a figure that ends with which month of the plan's year."""
        year, rows = plan_year.span(self.plan), self.settled(as_of)
        return rows.filter(rows["last"].is_between(year.first, year.last)).select("indicator", "last").unique().rows()

    @telling_panics
    def board(self, period: Period, today: date, as_of: date | None = None) -> Board:
        """Judge every indicator at ``period``; a board once made is kept.

        Args:
            period: its last month is the month judged.
            today: tells what is overdue.
            as_of: see it as it was at the end of that day, or at that very second of an aware ``datetime``:
                figures, targets and verdicts recorded later, and what has become overdue since, are left out.
                Rows without a time of recording are always there.
        """
        if as_of is not None:
            today = min(today, day_of(as_of))
        key = (period, today, as_of)
        if key not in self._boards:
            self._boards[key] = self._judge(*key)
        return self._boards[key]

    def _frame(self, plan: Plan) -> pl.DataFrame:
        """Return the frame of a plan's targets; made once as long as none is revised."""
        from tvplan_tui.domain.targets import targets

        aims = tuple(value for one in plan.indicators for value in (one.target, one.low, one.high))
        if aims not in self._targets:
            self._targets[aims] = targets(plan)
        return self._targets[aims]

    @telling_panics
    def standing(self, period: Period, today: date, as_of: date | None = None) -> Board:
        """Judge like ``board`` for those who count verdicts: of the same query, only what they rest on is worked out.

        Returns:
            A board whose rows hold the keys of ``STANDING`` and no others, without months.
        """
        from tvplan_tui.domain.scoreboard import scoreboard

        if as_of is not None:
            today = min(today, day_of(as_of))
        plan, _every, judged = self._in_force(period, as_of)
        asked = scoreboard(judged.lazy(), self.settled(as_of).lazy(), period, today, settled=True)
        frame = asked.select("area", *STANDING).collect()
        return self._told(plan, period, today, as_of, frame.filter(frame["area"] == "").drop("area").to_dicts(), {})

    def _in_force(self, period: Period, as_of: date | None) -> tuple[Plan, pl.DataFrame, pl.DataFrame]:
        """Return the plan in force at a period, the frame of its targets, and of it what is judged."""
        plan = plan_at(self.plan, period, as_of)
        every = self._frame(plan)
        retired = [one.id for one in plan.indicators if is_retired(one, period)]
        return plan, every, every.filter(~every["id"].is_in(retired)) if retired else every

    def _judge(self, period: Period, today: date, as_of: date | None) -> Board:
        import polars as pl

        from tvplan_tui.domain.history import history, months
        from tvplan_tui.domain.scoreboard import scoreboard

        from .seen import Seen

        plan, every, judged = self._in_force(period, as_of)
        observations = self.settled(as_of).lazy()
        # side by side: two processors share them
        frame, figures = pl.collect_all(
            [
                scoreboard(judged.lazy(), observations, period, today, settled=True),
                months(every.lazy(), observations, period, settled=True),
            ]
        )
        given = in_force(self.overrides, period, as_of)
        seen = Seen(plan, self.plan, period, as_of, given)
        rows = [seen.told(row) for row in frame.filter(frame["area"] == "").iter_rows(named=True)]
        return self._told(plan, period, today, as_of, rows, history(plan, figures, period))

    def _told(
        self,
        plan: Plan,
        period: Period,
        today: date,
        as_of: date | None,
        rows: Sequence[Row],
        series: Mapping[str, Series],
    ) -> Board:
        return Board(
            plan=plan,
            period=period,
            today=today,
            rows=tuple(rows),
            series=series,
            problems=self.problems,
            illustrative=any(row["illustrative"] for row in rows),
            recorded=max((row["recorded"] for row in rows if row["recorded"]), key=moment, default=""),
            as_of=as_of,
        )


def _choose_engine(rows: int) -> None:
    """Run small ledgers in memory and large ones streamed: a stream's set-up costs more than a city's year."""
    import polars as pl

    pl.Config.set_engine_affinity("in-memory" if rows < STREAMED_FROM else "streaming")
