"""Lines under a table, in its columns: totals, which do not scroll and are never chosen."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from .bar import spelled
from .grid_layout import ASCII_MARKS, Column, Line, Marks, fit, spell


class Totals(Widget):
    """A few lines that stand where the cells of a ``Grid`` of the same columns and width stand."""

    DEFAULT_CSS = """
    Totals { height: auto; width: 100%; background: $surface; color: $foreground; }
    """
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, ascii: bool = False, gutter: int = 1) -> None:
        super().__init__(id=id)
        self._marks = ASCII_MARKS if ascii else Marks()
        self._gutter = gutter  # the cells the grid keeps for its scrollbar
        self._columns: tuple[Column, ...] = ()
        self._lines: tuple[Line, ...] = ()

    def show(self, columns: Sequence[Column], lines: Sequence[Line]) -> None:
        """Show these lines."""
        shown = (tuple(columns), tuple(lines))
        if shown != (self._columns, self._lines):
            self._columns, self._lines = shown
            self.refresh(layout=True)

    def render(self) -> Content:
        """Lay the lines out on the width there is."""
        layout = fit(self._columns, max(0, self.size.width - self._gutter))
        pieces: list[tuple[str, str]] = []
        for at, line in enumerate(self._lines):
            pieces.append(("\n" if at else "", ""))
            pieces += [(text, _STYLES.get(tone, "")) for text, tone in spell(line, layout, self._marks)]
        return spelled(*pieces)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002 (the base class has them)
        """A line each."""
        return len(self._lines)


_STYLES = {tone: f"bold ${tone}" for tone in ("good", "fair", "bad", "neutral")} | {"dim": "$dim", "strong": "bold"}
