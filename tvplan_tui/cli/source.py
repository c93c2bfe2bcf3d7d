"""Which plan and period a command is about, and what is wrong with them."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import NamedTuple

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import meant, outside_words, within
from tvplan_tui.domain.problem import ERROR, Problem
from tvplan_tui.report.board import Board, Book
from tvplan_tui.store.config import read_config

from . import exits
from .told import find, tell, tell_all


class RefusedError(Exception):
    """A command cannot go on; why has been said.

    Attributes:
        code: the exit code.
    """

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Opened(NamedTuple):
    """A plan whose ledger has been read.

    Attributes:
        faults: what is wrong with the config.
    """

    plan: Plan
    book: Book
    faults: tuple[Problem, ...]

    @property
    def code(self) -> int:
        """Exit code for what has been read: 2 for a faulty config, 3 for data that could not be read."""
        if any(fault.severity == ERROR for fault in self.faults):
            return exits.USAGE
        if any(fault.severity == ERROR for fault in self.book.problems):
            return exits.DATA
        return exits.FINE

    def board(self, options: Namespace) -> Board:
        """Judge the period asked for, or the last one with figures."""
        return self.book.board(*self._asked(options))

    def standing(self, options: Namespace) -> Board:
        """Judge it as far as its verdicts are counted: ``Book.standing``."""
        return self.book.standing(*self._asked(options))

    def _asked(self, options: Namespace) -> tuple[Period, date, date | None]:
        today, as_of = date.today(), getattr(options, "as_of", None)
        period = self.placed(options.period) if options.period else self.book.latest_period(today, as_of)
        return period, today, as_of

    def placed(self, period: Period) -> Period:
        """Return a period asked for as the plan means it; refuse one that is none of its year's."""
        there = meant(self.plan, period)
        if not within(self.plan, there):
            tell(outside_words(self.plan, period))
            raise RefusedError(exits.USAGE)
        return there


def open_plan(options: Namespace, *, quiet: bool = False) -> Opened:
    """Read config and ledger; faults go to standard error unless ``quiet``."""
    file = find(options)
    if file is None:
        raise RefusedError(exits.USAGE)
    plan, faults = read_config(file)
    if plan is None:
        if not quiet:
            tell_all(faults)
            raise RefusedError(exits.USAGE)
        raise UnusableError(faults)
    book = Book.open(plan, options.data)
    if not quiet:
        tell_all(fault for fault in (*faults, *book.problems) if fault.severity == ERROR)
    return Opened(plan, book, faults)


class UnusableError(Exception):
    """No plan could be read at all.

    Attributes:
        faults: why.
    """

    def __init__(self, faults: tuple[Problem, ...]) -> None:
        super().__init__(faults)
        self.faults = faults
