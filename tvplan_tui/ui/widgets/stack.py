"""Counts as one line of coloured blocks, with their words beneath."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
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
    """A bar over the whole width and its legend.

    Args:
        ascii: whether it draws ASCII signs only.
        toneless: whether there are no colours, so that the bar is made of the statuses' signs.
        id: the widget's id.

    Attributes:
        with_bar: whether there is room for the bar.
        with_words: whether there is room for the words of the statuses beside their signs.
    """

    DEFAULT_CSS = """
    Stack { height: auto; width: 100%; padding: 0 1; }
    """
    ALLOW_SELECT = False

    with_bar = True
    with_words = True

    def __init__(self, *, ascii: bool = False, toneless: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.ascii = ascii
        self._toneless = toneless or ascii
        self._counts: Mapping[Status, int] = {}
        self._tail = ""

    def show(self, counts: Mapping[Status, int], tail: str) -> None:
        """Show counts; ``tail`` says what was counted."""
        self._counts, self._tail = dict(counts), tail
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the lines that bar and legend take."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Spell bar and legend."""
        lines = self._lines(self.content_size.width)
        return Content("\n").join(spelled(*line) for line in lines)

    def _lines(self, width: int) -> list[list[Piece]]:
        shares = widths(self._counts, width)
        bar: list[Piece] = []
        items: list[list[Piece]] = []
        for status, cells in shares.items():
            face = FACES[status]
            tone, symbol = f"${face.hue.value}", face.ascii if self.ascii else face.symbol
            bar.append(((symbol if self._toneless else "▬") * cells, tone))
            told = [(f"{symbol} {self._counts[status]}", f"bold {tone}"), (f" {word(status)}", "")]
            items.append(told if self.with_words else told[:1])
        items.append([(self._tail, "$dim")])
        return [bar, *_wrapped(items, width)] if bar and self.with_bar else _wrapped(items, width)


def _wrapped(items: list[list[Piece]], width: int) -> list[list[Piece]]:
    """Put items side by side, three cells apart; an item is never broken."""
    lines: list[list[Piece]] = [[]]
    used = 0
    for item in items:
        size = sum(cell_len(text) for text, _style in item)
        if used and used + 3 + size > width:
            lines.append([])
            used = 0
        if used:
            lines[-1].append(("   ", ""))
            used += 3
        lines[-1] += item
        used += size
    return lines
