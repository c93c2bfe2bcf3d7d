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
    """The second line of overview and tables.

    Where it is too narrow for whole names they stand closer, then are shortened, the longest first; no cell
    that a letter could have is left blank.
    """

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
        rooms = [cell_len(tab.name) for tab in self._tabs]
        line = self._spelled(rooms, close=False)
        if line.cell_length > self.size.width:
            line = self._spelled(shortened(rooms, self._over(rooms), self._open), close=True)
        return line

    @property
    def _open(self) -> int:
        return next((at for at, tab in enumerate(self._tabs) if tab.key == self._here), -1)

    def _over(self, rooms: list[int]) -> int:
        return self._spelled(rooms, close=True).cell_length - self.size.width

    def _spelled(self, rooms: list[int], *, close: bool) -> Content:
        tabs = zip(self._tabs, rooms, strict=True)
        return spelled(*(piece for tab, room in tabs for piece in self._pieces(tab, room, close)))

    def _pieces(self, tab: Tab, room: int, close: bool) -> tuple[Piece, ...]:
        open_now = tab.key == self._here
        look = "bold reverse" if open_now else ""
        name = cut(tab.name, room, ".." if self.ascii else "…")
        pieces: list[Piece] = [(f" {tab.key} ", look or "$accent"), (name, look or "$neutral")]
        if tab.worst is not None:
            status, count = tab.worst
            face = FACES[status]
            symbol = face.ascii if self.ascii else face.symbol
            pieces.append((f" {symbol}{count}", look or f"${face.hue.value}"))
        return tuple(pieces) if close and not open_now else (*pieces, (" ", look))


def shortened(rooms: list[int], over: int, keep: int = -1) -> list[int]:
    """Return the cells each name gets where they take ``over`` too many: the longest give first, ``keep`` none."""
    left = list(rooms)
    for _cell in range(over):
        longest = max((at for at in range(len(left)) if at != keep), key=lambda at: left[at], default=-1)
        if longest < 0 or left[longest] <= 1:
            break
        left[longest] -= 1
    return left
