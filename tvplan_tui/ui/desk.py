"""The figures on the desk: plan, period, board; read in a thread beside the screens and shown to them."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period, ordinal
from tvplan_tui.domain.problem import ERROR, Problem
from tvplan_tui.store.config import read_config

from .nocolor import Colourless

if TYPE_CHECKING:
    from tvplan_tui.report.board import Board, Book

    from .reading import Found


class Desk(Colourless, inherit_bindings=False):
    """An app that holds a plan and its judged figures.

    Attributes:
        source: path of the config.
        today: the date verdicts are taken at.
        data: paths or globs of the ledger in place of the plan's own.
        period: the period shown or asked for; None until it is known.
        board: the period judged; None before the figures are read.
        reading: whether config or figures are being read.
    """

    def __init__(self, source: str | Path, *, period: Period | None, today: date, data: Sequence[str] | None) -> None:
        super().__init__()
        self.source = str(source)
        self.today = today
        self.data = data
        self.period = period
        self.reading = True
        self.board: Board | None = None
        self._boards: dict[Period, Board] = {}
        self._book: Book | None = None
        self._told = ""
        self._faults: tuple[Problem, ...]
        self._plan, self._faults = read_config(Path(source))

    @property
    def plan(self) -> Plan:
        """The plan, its targets those in force at the period shown; only a screen that needs none has no plan."""
        if self.board is not None:
            return self.board.plan
        assert self._plan is not None
        return self._plan

    @property
    def book(self) -> Book | None:
        """The ledger as last read; None before."""
        return self._book

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every fault of config and data."""
        return (*self._faults, *(self.board.problems if self.board else ()))

    @property
    def ready(self) -> bool:
        """Whether the figures are read and judged."""
        return self.board is not None

    @property
    def sectors(self) -> int:
        """How many sectors the plan has."""
        return len(self.plan.sectors)

    def can_step(self, count: int) -> bool:
        """Whether the period ``count`` steps away lies in the plan's year."""
        if self.period is None:
            return False
        start = ordinal(self.plan.year, self.plan.year_start)
        there = self.period.step(count)
        return start <= there.first and there.last < start + 12

    def say(self, text: str, tone: str = "fair") -> None:
        """Say something on the screen's last line."""
        raise NotImplementedError

    def opened(self, again: bool) -> None:
        """Take note that figures came, for the first time or ``again``."""
        raise NotImplementedError

    def _read(self, *, again: bool = False) -> None:
        """Read the figures in a thread; ``again`` the config as well."""
        self.reading = True
        self._refresh_screens()
        self.run_worker(lambda: self._open(again), thread=True, exclusive=True, group="read")

    def _open(self, again: bool) -> None:
        """Run in a thread: nothing of the screen may be touched here."""
        from .reading import read

        before = None if again or self._plan is None else (self._plan, self._faults)
        found = read(self.source, self.data, self.period, self.today, before)
        self.call_from_thread(self._opened if found.board else self._kept, found, again)

    def _opened(self, found: Found, again: bool) -> None:
        assert found.board is not None and found.book is not None
        self._plan, self._faults, self._book = found.book.plan, found.faults, found.book
        self._boards = {found.board.period: found.board}
        self.reading = False
        settle_memory()
        self._show(found.board)
        self.opened(again)

    def _kept(self, found: Found, _again: bool) -> None:
        """Keep the last good plan and say what is wrong now."""
        self._faults = found.faults
        self.reading = False
        settle_memory()
        self._refresh_screens()
        errors = [fault for fault in found.faults if fault.severity == ERROR]
        grave = min(errors, key=lambda fault: not fault.line, default=None)
        if grave is not None:
            kept = _("Giữ bản đọc được trước đó. {problem}") if self.board else "{problem}"
            self.say(kept.format(problem=grave), "bad")

    def board_at(self, period: Period) -> Board | None:
        """Return a period's board if it is known; if not, have it judged and the screens told."""
        if period not in self._boards and self._book is not None:
            self.run_worker(lambda: self._judge(period), thread=True, group=f"judge {period}", exclusive=True)
        return self._boards.get(period)

    def _judge(self, period: Period) -> None:
        assert self._book is not None
        self.call_from_thread(self._judged, self._book.board(period, self.today))

    def _judged(self, board: Board) -> None:
        self._boards[board.period] = board
        if board.period == self.period:
            self._show(board)
        else:
            self._refresh_screens()

    def _show(self, board: Board) -> None:
        self.period, self.board = board.period, board
        self._refresh_screens()

    def _refresh_screens(self) -> None:
        for screen in self.screen_stack:
            refresh = getattr(screen, "refresh_board", None)
            if refresh is not None and screen.is_mounted:
                refresh()

    def open_period(self, period: Period) -> None:
        """Show another period, as soon as it is judged."""
        self.period = period
        board = self.board_at(period)
        if board is not None:
            self._show(board)

    def read_again(self, told: str = "") -> None:
        """Read config and data anew, then say ``told``."""
        self._told = told
        self._read(again=True)


def settle_memory() -> None:
    """Begin to collect garbage if start-up held it off; what start-up made stays and is not looked through again."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
