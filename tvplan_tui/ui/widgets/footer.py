"""The last line: the screen's most useful keys, or for a moment what has just happened."""

from __future__ import annotations

import os
from pathlib import Path

from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.keys.action_words import Entry, footer

from .bar import Bar, Piece


class Footer(Bar):
    """The keys of a screen; ``say`` puts a message in their place until ``hush``."""

    def __init__(self, scope: str, *, id: str | None = None, ascii: bool = False) -> None:
        super().__init__(id=id, ascii=ascii)
        self.scope = scope
        self.saying = ""
        self._aside: tuple[Piece, ...] = ()
        self._taught: tuple[tuple[str, str], ...] = ()

    def on_mount(self) -> None:
        """Show the keys."""
        self._show()

    def on_resize(self) -> None:
        """Show as many keys as fit."""
        self._show()

    def aside(self, *pieces: Piece) -> None:
        """Show pieces on the right edge, beside the keys."""
        self._aside = pieces
        self._show()

    def teach(self, *pairs: tuple[str, str]) -> None:
        """Show these in the place of the keys while letters are text; none: the keys again."""
        self._taught = pairs
        self._show()

    def say(self, text: str, tone: str = "fair") -> None:
        """Show a message in place of the keys."""
        self.saying = text
        source = str(getattr(self.app, "source", ""))
        text = text if tone == "good" else at_home(text, source)  # where something went has to be told in full
        self.tell(((f" {clean(text)}", f"bold ${tone}"),))

    def hush(self) -> None:
        """Show the keys again."""
        if self.saying:
            self.saying = ""
            self._show()

    def _show(self) -> None:
        if self.saying:
            return
        room = self.size.width - sum(len(text) for text, _style in self._aside) - 2
        pieces: list[Piece] = []
        app = self.app
        frozen = getattr(app, "read_only", False) or getattr(app, "as_of", None) is not None
        entries = footer(self.scope, ascii=self.ascii, frozen=frozen)
        if self._taught:
            entries = tuple(Entry(key, word, "") for key, word in self._taught)
        while entries and sum(len(entry.keys) + len(entry.label) + 3 for entry in entries) > room > 0:
            # the last but one goes first: the last is how to get help
            entries = (*entries[:-2], *entries[-1:])
        for entry in entries:
            pieces += [(f" {entry.keys} ", "bold $accent"), (f"{entry.label} ", "$neutral")]
        self.tell(tuple(pieces), self._aside)


def at_home(text: str, source: str) -> str:
    """Return a message with the paths beside the plan's file ``source`` as seen from its folder."""
    file = Path(source)
    for folder in (file.absolute().parent, file.resolve().parent):
        if folder != folder.parent:
            text = text.replace(f"{folder}{os.sep}", "")
    return text
