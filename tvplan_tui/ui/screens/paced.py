"""Screens that follow the line: while it is behind, pictures are merged and not queued."""

from __future__ import annotations

from asyncio import sleep
from functools import cached_property
from typing import TYPE_CHECKING, cast

from textual.geometry import Size
from textual.screen import UPDATE_PERIOD, ModalScreen, Screen, ScreenResultType
from textual.timer import Timer

from tvplan_tui.ui.widgets.small import Small, fits

if TYPE_CHECKING:
    from tvplan_tui.ui.line.wired import Wired

SOON = 0.03
"""Seconds until the line is looked at again; only while it is behind."""

ROUNDS = 4
"""Turns of the loop that a picture waits, in which widgets tell the screen what a message has changed of them."""


class Pace(Timer):
    """Tells a screen when to draw: once all that changed has been told, and not before a period has passed.

    Textual's own timer draws as soon as the first widget tells of a change, so that a letter stands in one picture and
    what it filters in the next; and that one comes up to two periods later, as the clock it keeps is never late.
    """

    async def _run(self) -> None:
        while True:
            await self._active.wait()
            for _each in range(ROUNDS):
                await sleep(0)
            await self._tick(next_timer=0, count=0)
            await sleep(self._interval)


class PacedScreen(Screen[ScreenResultType]):
    """A screen whose picture waits until it would not wait on the line.

    What changed meanwhile stays marked, so that the picture that goes then is the latest one and the only one.
    """

    _held = False

    @cached_property
    def _update_timer(self) -> Timer:
        pace = Pace(self, UPDATE_PERIOD, callback=self._on_timer_update, name="pace", pause=True)
        pace._start()
        self._timers.add(pace)
        return pace

    def _compositor_refresh(self) -> None:
        if cast("Wired", self.app).behind:
            self._hold()
        else:
            super()._compositor_refresh()

    def _hold(self) -> None:
        """Let the picture wait."""
        if not self._held:
            self._held = True
            self.set_timer(SOON, self._look_again)

    def _look_again(self) -> None:
        """Draw what waits, and what has changed since: Textual takes every change for drawn once a picture has gone."""
        self._held = False
        if self.app._batch_count:  # what is drawn now is thrown away
            self._hold()
            return
        self._compositor.update_widgets(self._dirty_widgets)
        self._compositor_refresh()

    def on_screen_resume(self) -> None:
        """Take note of a terminal that became too small, or large enough, while another screen was over this one."""
        self.cover(self.app.size)

    def cover(self, size: Size) -> None:
        """Say so while the terminal is too small, and go on taking the keys: what is typed must not get lost."""
        over = self.query(Small)
        if fits(size):
            over.remove()
        elif over:
            over.first().refresh()
        else:
            self.mount(Small())


class PacedModal(ModalScreen[ScreenResultType], PacedScreen[ScreenResultType]):
    """The same for a screen over another one; Textual takes the looks of the first class alone."""
