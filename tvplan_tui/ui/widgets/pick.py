"""One of many words on one line, only the chosen one in view."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tvplan_tui.domain.vietnamese import fold
from tvplan_tui.store.sanitize import clean

from .bar import spelled

LEAVING = ("enter", "escape", "up", "down", "pageup", "pagedown", "tab")


class Pick(Widget, can_focus=True, inherit_bindings=False):
    """A field with a fixed set of values; arrows or Space move on, a letter goes to the next word it begins.

    Attributes:
        value: the chosen one's key; "" where nothing is chosen.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Pick { height: 1; padding: 0 1; background: $surface; }
    Pick:focus { background: $selection; }
    """

    class Picked(Message):
        """Another one was chosen."""

        def __init__(self, pick: Pick) -> None:
            super().__init__()
            self.pick = pick

    class Left(Message):
        """It was left with a key, as ``Field.Left``."""

        def __init__(self, pick: Pick, key: str) -> None:
            super().__init__()
            self.pick = pick
            self.key = key

    def __init__(self, options: Sequence[tuple[str, str]], value: str, *, ascii: bool, id: str | None = None) -> None:
        super().__init__(id=id)
        self._offered: tuple[tuple[str, str], ...] = ()
        self._options: tuple[tuple[str, str], ...] = ()
        self._marks = ("<", ">") if ascii else ("‹", "›")
        self.value = value
        self.offer(options)

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other values; the chosen one, if it is not among them, is shown as it stands."""
        self._offered = tuple(options)
        self.put(self.value)

    def put(self, value: str) -> None:
        """Choose a value, as if it had been there from the start."""
        known = any(key == value for key, _word in self._offered)
        self._options = self._offered if known else ((value, value), *self._offered)
        self.value = value
        self.refresh()

    def _turn(self, step: int, start: str = "") -> None:
        """Go to the next value whose word begins with ``start``; round at the ends."""
        keys = [key for key, _word in self._options]
        here = keys.index(self.value)
        for away in range(1, len(keys) + 1):
            key, word = self._options[(here + step * away) % len(keys)]
            if fold(word).startswith(start):
                if key != self.value:
                    self.value = key
                    self.refresh()
                    self.post_message(self.Picked(self))
                return

    def on_key(self, event: events.Key) -> None:
        """Choose, or tell of the key that leaves."""
        letter = fold(event.character) if event.character and event.character.isalnum() else ""
        if event.key in LEAVING:
            self.post_message(self.Left(self, event.key))
        elif event.key in ("right", "space", "left"):
            self._turn(-1 if event.key == "left" else 1)
        elif letter:
            self._turn(1, letter)
        else:
            return
        event.stop()
        event.prevent_default()

    def render(self) -> Content:
        """Show the chosen word between arrows."""
        word = next((clean(word) for key, word in self._options if key == self.value), "")
        before, after = self._marks
        shown = Content(word).truncate(max(1, self.content_size.width - 4))
        return Content.assemble(
            spelled((f"{before} ", "$accent")),
            shown.stylize("bold") if self.has_focus else shown,
            spelled((f" {after}", "$accent")),
        )
