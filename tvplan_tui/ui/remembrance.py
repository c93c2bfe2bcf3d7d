"""What the console takes up again at its next start: gathered once keys have come to rest, and when it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvplan_tui.domain.language import _
from tvplan_tui.store.memory import Memory, keep, recall

from .keys.action import OVERVIEW
from .screens.sector import SectorScreen

if TYPE_CHECKING:
    from textual.timer import Timer

    from .app import TvplanApp

REST = 2.0
"""Seconds without a key after which the place is written down; a killed console forgets no more than that."""
RECENT = 12
"""Choices in the palette that are remembered."""


class Remembrance:
    """The memory of one console.

    Args:
        app: whose place it is.
        fresh: neither read what was remembered nor write anything down.

    Attributes:
        memory: what was remembered, with what was chosen since.
    """

    def __init__(self, app: TvplanApp, *, fresh: bool) -> None:
        self._app = app
        self._fresh = fresh
        self.memory = Memory() if fresh else recall(app.source)
        self._first = not fresh and self.memory == Memory()
        self._kept = self.memory
        self._timer: Timer | None = None

    def welcome(self) -> str:
        """Return what to press, for whom nothing is remembered of this plan; "" for everybody else."""
        arrows = "Up Down" if self._app.ascii else "↑↓"
        told = _("Mới dùng? Bấm ? xem mọi phím; {arrows} chọn, Enter mở, i vì sao, 0 tổng quan")
        return told.format(arrows=arrows) if self._first else ""

    def choose_theme(self, name: str) -> None:
        """Remember a theme that a person chose; one that the terminal or the command line asks for is not."""
        self.memory = self.memory._replace(theme=name)

    def choose_view(self, view: str) -> None:
        """Remember the view of the chart."""
        self.memory = self.memory._replace(view=view)

    def choose_offer(self, name: str) -> None:
        """Remember what was chosen in the palette."""
        others = (each for each in self.memory.recent if each != name)
        self.memory = self.memory._replace(recent=(name, *others)[:RECENT])

    def stirred(self) -> None:
        """Take note of a key: the place is looked at once there have been none for a while."""
        self._first = False  # whoever presses keys needs no telling which
        if self._fresh:
            return
        if self._timer is None:
            self._timer = self._app.set_timer(REST, self._rested)
        else:
            self._timer.reset()

    def _rested(self) -> None:
        self._timer = None
        if self._gathered():
            self._app.run_worker(self._write, thread=True, group="memory", exit_on_error=False)

    def end(self) -> None:
        """Write the place down now."""
        if not self._fresh and self._gathered():
            self._write()

    def _gathered(self) -> bool:
        """Look where one is; whether that differs from what was written last."""
        stack = self._app.screen_stack
        tables = next((screen for screen in stack if isinstance(screen, SectorScreen)), None)
        if tables is not None and tables.is_mounted:
            over = any(getattr(screen, "scope", "") == OVERVIEW for screen in stack)
            self.memory = self.memory._replace(overview=over, **tables.place_now())
        return self.memory != self._kept

    def _write(self) -> None:
        def latest() -> Memory:
            self._kept = self.memory
            return self._kept

        keep(self._app.source, latest)
