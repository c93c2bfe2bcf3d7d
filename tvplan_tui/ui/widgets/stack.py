"""Counts as one line of coloured blocks, with their words beneath."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.widget import Widget

from tvplan_tui.domain.status import FACES, URGENCY, Status, word

from .bar import Piece, spelled


def widths(counts: Mapping[Status, int], width: int) -> dict[Status, int]:
    """Share ``width`` cells out by count; every status that occurs gets one at least (largest remainders)."""
    shown = [status for status in URGENCY if counts.get(status)]
    total = sum(counts[status] for status in shown)
    if not total or width < len(shown):
        return {}
    exact = {status: counts[status] * width / total for status in shown}
    cells = {status: max(1, int(exact[status])) for status in shown}
    while sum(cells.values()) != width:
        step = 1 if sum(cells.values()) < width else -1
        able = [status for status in shown if step > 0 or cells[status] > 1]
        chosen = max(able, key=lambda status: step * (exact[status] - cells[status]))
        cells[chosen] += step
    return cells


class Stack(Widget):
    """A bar over the whole width and its legend."""

    DEFAULT_CSS = """
    Stack { height: auto; width: 100%; padding: 0 1; }
    """
    ALLOW_SELECT = False

    def __init__(self, *, ascii: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.ascii = ascii
        self._counts: Mapping[Status, int] = {}
        self._tail = ""

    def show(self, counts: Mapping[Status, int], tail: str) -> None:
        """Show counts; ``tail`` says what was counted."""
        self._counts, self._tail = dict(counts), tail
        self.refresh(layout=True)

    def render(self) -> Content:
        """Spell bar and legend."""
        shares = widths(self._counts, self.content_size.width)
        pieces: list[Piece] = []
        for status, width in shares.items():
            face = FACES[status]
            sign = face.ascii if self.ascii else "▬"
            pieces.append((sign * width, f"${face.hue.value}"))
        pieces.append(("\n" if pieces else "", ""))
        for status in shares:
            face = FACES[status]
            symbol = face.ascii if self.ascii else face.symbol
            pieces += [(f"{symbol} {self._counts[status]}", f"bold ${face.hue.value}"), (f" {word(status)}   ", "")]
        pieces.append((self._tail, "$dim"))
        return spelled(*pieces)
