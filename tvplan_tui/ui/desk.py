"""The figures on the desk: plan, period, board; read in a thread beside the screens and shown to them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import within
from tvplan_tui.domain.problem import Problem
from tvplan_tui.domain.typed_day import show_day
from tvplan_tui.store.config import read_config
from tvplan_tui.store.config.locate import is_shipped

from .beside import read_beside
from .doubting import Doubts
from .line.garbage import settle_memory
from .line.wired import Wired
from .watching import State, Watch, state

if TYPE_CHECKING:
    from tvplan_tui.report.affairs import Affairs
    from tvplan_tui.report.board import Board, Book

    from .change_look import ChangeLook
    from .reading import Found


class Desk(Wired, inherit_bindings=False):
    """An app that holds a plan and its judged figures, and follows what others do to their files.

    Attributes:
        source: path of the config.
        today: the date verdicts are taken at.
        data: paths or globs of the ledger in place of the plan's own.
        read_only: whether nothing is written.
        as_of: the day at whose end everything is seen; None for all that is known.
        period: the period shown or asked for; None until it is known.
        board: the period judged; None before the figures are read.
        reading: whether config or figures are being read.
        kept: when what is shown was read, where it is older than the files, which have an error now; else None.
    """

    def __init__(
        self,
        source: str | Path,
        *,
        period: Period | None,
        today: date,
        data: Sequence[str] | None,
        read_only: bool,
        as_of: date | None,
    ) -> None:
        super().__init__()
        self.source = str(source)
        self.today = today
        self.data = data
        self.read_only = read_only
        self.as_of = as_of
        self.period = period
        self.reading = True
        self.kept: datetime | None = None
        self._whole: datetime | None = None
        self.board: Board | None = None
        self._boards: dict[Period, Board] = {}
        self._book: Book | None = None
        self._readings = 0
        self._told = ""
        self._after: list[Callable[[], None]] = []
        self._watch: Watch | None = None
        self._known: State = state([Path(source)])
        self._faults: tuple[Problem, ...]
        self._plan, self._faults = read_config(Path(source))
        self._good = self._faults
        self.doubts = Doubts(self)

    @property
    def plan(self) -> Plan:
        """The plan, its targets those in force at the period shown; only a screen that needs none has no plan."""
        if self.board is not None:
            return self.board.plan
        assert self._plan is not None
        return self._plan

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every fault of config and data, and the doubts about the figures shown."""
        beside = (told for one in (self.board, self.affairs) if one for told in one.problems)
        return (*self._faults, *beside, *self.doubts.told)

    @property
    def affairs(self) -> Affairs | None:
        """Tasks, states of reports and closed periods; None until they are read, a moment after the figures."""
        return self._book.affairs_read if self._book else None

    @property
    def ready(self) -> bool:
        """Whether the figures are read and judged."""
        return self.board is not None

    @property
    def sectors(self) -> int:
        """How many sectors the plan has."""
        return len(self.plan.sectors)

    @property
    def book(self) -> Book | None:
        """Plan and figures as they were last read whole; None before that."""
        return self._book

    @property
    def frozen(self) -> str:
        """Why nothing may be written; "" if it may."""
        if self.read_only:
            return _("Đang mở chỉ để xem (--read-only): không ghi gì")
        if self.as_of is not None:
            return _("Đang xem như ngày {day}: mở lại không có --as-of để sửa").format(day=show_day(self.as_of))
        if is_shipped(Path(self.source)):
            return _("Kế hoạch đi kèm chỉ để xem; bản của mình: tvplan config init THƯ_MỤC")
        return ""

    def can_step(self, count: int) -> bool:
        """Whether the period ``count`` steps away lies in the plan's year."""
        if self.period is None:
            return False
        return within(self.plan, self.period.step(count))

    def say(self, text: str, tone: str = "fair") -> None:
        """Say something on the screen's last line."""
        raise NotImplementedError

    def opened(self, again: bool) -> None:
        """Take note that figures came, for the first time or ``again``."""
        raise NotImplementedError

    def _read(self, *, again: bool = False) -> None:
        """Read the figures in a thread; ``again`` the config as well."""
        self.reading = True
        self._readings += 1
        number = self._readings
        if again:  # the first time the screen says it is reading already
            self.refresh_screens()
        self.run_worker(lambda: self._open(number, again), thread=True, exclusive=True, group="read")

    def _open(self, number: int, again: bool) -> None:
        """Run in a thread: nothing of the screen may be touched here."""
        from .reading import Ask, Last, read, read_again

        ask = Ask(self.source, self.data, self.period, self.today, self.as_of)
        if again:
            known = state(self._files())
            self._note(known)
            last = Last(self._good, self._book) if self._book else None
            found = read_again(ask, last) if last else read(ask)
        else:
            known = {**state(self._files()), **self._known}
            self._note(known)
            found = read(ask, (self._plan, self._faults) if self._plan else None)
        self.call_from_thread(self._opened, found, known, number, again)

    def _opened(self, found: Found, known: State, number: int, again: bool) -> None:
        if number != self._readings:
            return  # a later reading is under way, and knows more
        self._note(known)  # a reading that came to nothing may have noted later what this one has not read
        self.reading = False
        if self.kept and not found.broken:  # over the message that said what was wrong
            self._told = self._told or _("Đã đọc lại: lỗi trong tệp đã được sửa")
        self._faults, self.kept = found.faults, self._whole if found.broken else None
        if found.board is not None:
            self._plan, self._book = found.book.plan if found.book else self._plan, found.book
            self._boards = {found.board.period: found.board}
            if not found.broken:
                self._good, self._whole = found.faults, found.read_at
        settle_memory()
        if found.board is not None:
            self._show(found.board)
            while self._after:
                self._after.pop(0)()
            self.opened(again)
            self.run_worker(partial(read_beside, self), thread=True, exclusive=True, group="affairs")
        else:
            self.refresh_screens()
        if found.broken or found.board is None:
            self._tell_broken(found.broken or found.faults)
        self.watch_files()

    def _tell_broken(self, faults: Sequence[Problem]) -> None:
        """Say what is wrong now."""
        from .reading import told_broken

        text = told_broken(faults, self.kept if self.board is not None else None, self.size.width)
        if text:
            self.say(text, "bad")

    # What others save

    def watch_files(self) -> None:
        """Follow the files from now on, and clear away what killed saves have left beside them."""
        if self._watch is None:
            self._watch = Watch(self._files, self._changed, known=self._known, first=self._sweep)
            self._watch.start()

    def on_unmount(self) -> None:
        """Follow the files no longer."""
        if self._watch is not None:
            self._watch.stop()

    def _files(self) -> list[Path]:
        from .reading import files_of

        return files_of(self.source, self._book.plan if self._book else self._plan, self.data)

    def _note(self, known: State) -> None:
        """Remember the state of the files that are about to be read."""
        self._known = known
        if self._watch is not None:
            self._watch.known = known

    def _changed(self, _names: tuple[str, ...]) -> None:
        """Run in the watching thread."""
        with suppress(RuntimeError):  # the app has just ended
            self.call_later(self.read_again)

    def _sweep(self) -> None:
        """Run in the watching thread."""
        if self.read_only:
            return
        from tvplan_tui.store.files import sweep

        for folder in sorted({Path(os.path.realpath(file)).parent for file in self._files()}):
            sweep(folder)

    def board_at(self, period: Period) -> Board | None:
        """Return a period's board if it is known; if not, have it judged and the screens told."""
        if period not in self._boards and self._book is not None:
            self.run_worker(lambda: self._judge(period), thread=True, group=f"judge {period}", exclusive=True)
        return self._boards.get(period)

    def _judge(self, period: Period) -> None:
        assert self._book is not None
        self.call_from_thread(self._judged, self._book.board(period, self.today, self.as_of))

    def _judged(self, board: Board) -> None:
        self._boards[board.period] = board
        if board.period == self.period:
            self._show(board)
        else:
            self.refresh_screens()

    def _show(self, board: Board) -> None:
        self.period, self.board = board.period, board
        self.refresh_screens()
        self.call_after_refresh(self.doubts.look)

    @cached_property
    def change_look(self) -> ChangeLook:
        """What the period shown is compared with; made when a screen first asks."""
        from .change_look import ChangeLook

        return ChangeLook(self)

    def refresh_screens(self, method: str = "refresh_board") -> None:
        """Have every screen show what is known now."""
        for screen in self.screen_stack:
            if hasattr(screen, method) and screen.is_mounted:
                getattr(screen, method)()

    def open_period(self, period: Period) -> None:
        """Show another period, as soon as it is judged."""
        self.period = period
        board = self.board_at(period)
        if board is not None:
            self._show(board)

    def read_again(self, told: str = "", done: Callable[[], None] | None = None) -> None:
        """Read config and data anew, then say ``told``; ``done`` is called once they are shown."""
        self._told = told or self._told  # a reading that overtakes this one says and does it in its place
        if done is not None:
            self._after.append(done)
        self._read(again=True)
