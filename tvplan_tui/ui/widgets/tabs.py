"""The line of sectors, each with the worst of its rows and how many there are of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from tvplan_tui.domain.status import FACES, Status

from .bar import Bar, Piece, spelled
from .grid_layout import cut


@dataclass(frozen=True, slots=True)
class Tab:
    """One place: its key, its name, its worst status with the number of rows (None: not judged)."""

    key: str
    name: str
    worst: tuple[Status, int] | None = None


class Tabs(Bar):
    """The second line of overview and tables. Names are shortened evenly where the line is too narrow."""

    DEFAULT_CSS = """
    Tabs { background: $background; }
    """

    def __init__(self, *, id: str | None = None, ascii: bool = False) -> None:
        super().__init__(id=id, ascii=ascii)
        self._tabs: tuple[Tab, ...] = ()
        self._here = ""

    def show(self, tabs: Sequence[Tab], here: str) -> None:
        """Show the places, ``here`` being the key of the one that is open."""
        if (tuple(tabs), here) != (self._tabs, self._here):
            self._tabs, self._here = tuple(tabs), here
            self.refresh()

    def render(self) -> Content:
        """Spell the tabs on the width there is."""
        longest = max((cell_len(tab.name) for tab in self._tabs), default=0)
        for most in range(longest, 0, -1):
            line = spelled(*(piece for tab in self._tabs for piece in self._pieces(tab, most)))
            if line.cell_length <= self.size.width:
                break
        return line if self._tabs else Content()

    def _pieces(self, tab: Tab, most: int) -> tuple[Piece, ...]:
        open_now = tab.key == self._here
        look = "bold reverse" if open_now else ""
        name = tab.name if open_now else cut(tab.name, most, "~" if self.ascii else "…")
        pieces: list[Piece] = [(f" {tab.key} ", look or "$accent"), (name, look or "$neutral")]
        if tab.worst is not None:
            status, count = tab.worst
            face = FACES[status]
            symbol = face.ascii if self.ascii else face.symbol
            pieces.append((f" {symbol}{count}", look or f"${face.hue.value}"))
        return (*pieces, (" ", look))
