"""Labelled paragraphs that never leave their room: what does not fit is cut, and says so."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from tvplan_tui.ui.meetings.meeting_prose import Section, laid, needed

from .bar import spelled


class Told(Widget):
    """The paragraphs of a page."""

    DEFAULT_CSS = "Told { width: 1fr; height: auto; }"
    ALLOW_SELECT = False

    def __init__(self, *, ascii: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.ascii = ascii
        self._sections: tuple[Section, ...] = ()

    def tell(self, sections: Sequence[Section]) -> None:
        """Show these."""
        self._sections = tuple(sections)
        self.refresh()

    def needed(self, width: int) -> int:
        """Return the lines all of it takes on a width."""
        return needed(self._sections, width)

    def render(self) -> Content:
        """Lay them out on the room there is."""
        width, height = self.content_size
        return spelled(*laid(self._sections, width, height, ascii=self.ascii))
