"""Screens that follow the line: while it is behind, pictures are merged and not queued."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.geometry import Size
from textual.screen import ModalScreen, Screen, ScreenResultType

from tvplan_tui.ui.widgets.small import Small, fits

if TYPE_CHECKING:
    from tvplan_tui.ui.line.wired import Wired

SOON = 0.03
"""Seconds until the line is looked at again; only while it is behind."""


class PacedScreen(Screen[ScreenResultType]):
    """A screen whose picture waits until it would not wait on the line.

    What changed meanwhile stays marked, so that the picture that goes then is the latest one and the only one.
    """

    _held = False

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
