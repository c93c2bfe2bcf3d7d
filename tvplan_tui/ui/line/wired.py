"""An app at the end of a line: its own driver, and an error inside that leaves the terminal as it was."""

from __future__ import annotations

from textual import events, on
from textual._styles_cache import StylesCache
from textual.app import ScreenError
from textual.css.query import QueryError
from textual.dom import DOMError
from textual.screen import Screen
from textual.widget import WidgetError
from textual.worker import WorkerFailed

from .nocolor import Colourless
from .terminal_driver import TerminalDriver

TAKEN_DOWN = (DOMError, QueryError, ScreenError, WidgetError)
"""What a screen comes upon that is just being opened when the app ends: its parts are not there any more."""


class Wired(Colourless, inherit_bindings=False):
    """An app that follows its line and dies in order.

    Attributes:
        crash: the error inside that ended it; whoever ran it tells of it, once the terminal is the user's again.
    """

    def __init__(self) -> None:
        super().__init__(driver_class=TerminalDriver)
        self.crash: BaseException | None = None

    @property
    def behind(self) -> bool:
        """Whether a picture sent now would only queue behind others on the line."""
        return isinstance(self._driver, TerminalDriver) and self._driver.behind

    @on(events.Resize)
    def distrust(self) -> None:
        """Take the terminal for blank: each one does what it likes with its lines when its size changes."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.forget()

    @on(events.Mount)
    def forget_pictures(self) -> None:
        """Let go of what screens that have gone looked like.

        A cache of Textual's is keyed with the pictures of a thousand widgets, 30 MB of screens opened and left.
        """
        self.screen_change_signal.subscribe(self, forget_pictures)

    def redraw(self) -> None:
        """Send the whole picture: others may have written on the terminal."""
        self.distrust()
        self.screen.refresh()

    def _handle_exception(self, error: Exception) -> None:
        if self._exit and isinstance(error, TAKEN_DOWN):
            return
        if self.crash is None:  # what follows from the first one explains nothing
            self.crash = error.error if isinstance(error, WorkerFailed) else error
        super()._handle_exception(error)

    def panic(self, *_renderables: object) -> None:
        """End; Textual would print what the error came upon, with every value around it."""
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()


def forget_pictures(_screen: Screen[object]) -> None:
    """Empty the cache; what it holds besides takes no time to make again."""
    StylesCache.get_inner_outer.cache_clear()
