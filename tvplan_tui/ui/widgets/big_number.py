"""A figure drawn as large as there is room for, its unit beside it."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from tvplan_tui.ui.drawing.glyphs import BASE, ROWS, big, height, largest, spellable

from .bar import Piece, spelled

PERCENT = "%"


class BigNumber(Widget):
    """One figure; what is too long for the room is written as plain text.

    Attributes:
        most: the scale of the glyphs where there is room.
    """

    DEFAULT_CSS = "BigNumber { width: 1fr; height: 6; color: $strong; }"
    ALLOW_SELECT = False

    def __init__(self, *, ascii: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.ascii = ascii
        self.most = 2
        self._told = ("", "", "")

    def show(self, text: str, unit: str, tone: str, most: int) -> None:
        """Show a figure in a tone, at a scale of ``most`` at best."""
        self._told, self.most = (text, unit, tone), most
        self.styles.height = height(most, ascii=self.ascii)
        self.refresh()

    def render(self) -> Content:
        """Draw it; the unit stands on its line."""
        text, unit, tone = self._told
        room = self.content_size.width
        scale = largest(text, room, self.most) if text and spellable(text) else 0
        if scale and unit == PERCENT and largest(f"{text} %", room, scale) == scale:
            text, unit = f"{text} %", ""  # large as well, but never at the cost of the figure
        if not scale:
            return spelled((text, f"bold {tone}"), (f" {unit}", ""))
        lines = big(text, scale, ascii=self.ascii)
        above = max(0, self.content_size.height - len(lines))
        base = (BASE * len(lines) + ROWS - 1) // ROWS - 1
        pieces: list[Piece] = [("\n" * above, "")]
        for at, line in enumerate(lines):
            pieces += [("\n", "")] if at else []
            pieces.append((line, tone))
            if unit and at == base and room - len(line) > 2:
                pieces.append((f" {unit}"[: room - len(line)], "bold"))
        return spelled(*pieces)
