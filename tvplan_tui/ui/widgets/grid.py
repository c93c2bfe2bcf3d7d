"""The virtual table: any number of lines, of which only the visible ones are ever made.

Each line is painted as a handful of segments (one a tone, not one a cell), because every segment
costs the terminal an escape pair and the compositor sends whole lines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.scrollbar import ScrollBarRender
from textual.strip import Strip

from tvplan_tui.ui.widgets.grid_layout import (
    ASCII_MARKS,
    Cell,
    Column,
    Layout,
    Line,
    Marks,
    cut,
    fit,
    literal,
    spell,
    spell_chosen,
    spell_header,
)
from tvplan_tui.ui.widgets.line_cursor import HEADER, LineCursor

__all__ = ["Cell", "Column", "Grid", "Line"]

REACH = 500  # lines looked at on either side for a key that is to be kept

BELOW, HEAD = (-1, False), (-2, False)
"""Where the line below the last one, and the header, are kept among those painted."""


class _AsciiBar(ScrollBarRender):
    """A scrollbar of blanks in reverse video, without the eighth blocks at its ends."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]


def _no_line(index: int) -> Line:
    raise IndexError(index)


class Grid(LineCursor):
    """A table of one-line rows with a fixed header and a line cursor.

    Lines are asked for when painted and remembered until the next ``set_lines`` (the latest
    thousand of them). There is no horizontal scrolling: columns without room are dropped whole
    and named by ``hidden_columns``.

    Args:
        id: the widget's id.
        ascii: whether it draws ASCII signs only.
        quiet: whether the cursor is shown only while the grid has the keys; for one of several lists.

    Attributes:
        empty_text: shown in the middle while there is no line; may have several lines.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "grid--header",
        "grid--cursor",
        "grid--empty",
        "grid--tone-good",
        "grid--tone-fair",
        "grid--tone-bad",
        "grid--tone-neutral",
        "grid--tone-dim",
        "grid--tone-strong",
    }
    # the cursor is reverse video in every theme and without colour; bold tells that the keys go here
    DEFAULT_CSS = """
    Grid {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .grid--header { text-style: bold; }
        & > .grid--cursor { color: $text-muted; text-style: reverse; }
        &:focus > .grid--cursor { color: $foreground; text-style: bold reverse; }
        & > .grid--empty { color: $text-muted; }
        & > .grid--tone-good { color: $success; }
        & > .grid--tone-fair { color: $warning; }
        & > .grid--tone-bad { color: $error; }
        & > .grid--tone-neutral { color: $foreground; }
        & > .grid--tone-dim { color: $text-muted; }
        & > .grid--tone-strong { text-style: bold; }
    }
    """

    empty_text: reactive[str] = reactive("")

    class Fitted(Message):
        """Other columns than before have room; ``hidden`` are the titles of those without."""

        def __init__(self, grid: Grid, hidden: tuple[str, ...]) -> None:
            super().__init__()
            self.grid = grid
            self.hidden = hidden

        @property
        def control(self) -> Grid:
            """The grid, for selectors in ``@on``."""
            return self.grid

    def __init__(self, *, id: str | None = None, ascii: bool = False, quiet: bool = False) -> None:
        super().__init__(id=id)
        self._ascii = ascii
        self._quiet = quiet
        self._marks = ASCII_MARKS if ascii else Marks()
        self._columns: tuple[Column, ...] = ()
        self._layout_now = Layout()
        self._line_at: Callable[[int], Line] = _no_line
        # bounded, so that a walk through a million lines does not keep them all
        self._lines: LRUCache[int, Line] = LRUCache(2 * REACH)
        self._strips: LRUCache[tuple[int, bool], Strip] = LRUCache(512)
        self._told: tuple[str, ...] = ()

    def on_mount(self) -> None:
        """Dress the scrollbar."""
        if self._ascii:
            # the way Textual documents it, though typed as a class variable
            self.vertical_scrollbar.renderer = _AsciiBar  # type: ignore[misc]

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show these columns, in this order."""
        self._columns = tuple(columns)
        self._layout_now = Layout()
        self._strips.clear()
        self.refresh()
        self._tell_hidden()

    def set_lines(
        self,
        count: int,
        line_at: Callable[[int], Line],
        *,
        keep: str | None = None,
        cursor: int | None = None,
    ) -> None:
        """Show ``count`` lines, each asked from ``line_at`` when it is painted.

        The cursor goes to ``cursor`` if given, else to the line with the key ``keep`` if it lies
        within ``REACH`` lines of the old one, else it stays at its index. It keeps its height on the screen.
        """
        self._line_at = line_at
        self._lines.clear()
        self._strips.clear()
        if cursor is None:
            cursor = self.cursor if keep is None else self._index_of(keep, count)
        self.replace_lines(count, cursor)

    def refresh_line(self, index: int) -> None:
        """Ask for line ``index`` again and repaint it alone."""
        self._lines.discard(index)
        self._strips.discard((index, False))
        self._strips.discard((index, True))
        self.repaint_line(index)

    @property
    def hidden_columns(self) -> tuple[str, ...]:
        """Titles of the columns without room, in their order; none before the grid has a size."""
        return tuple(column.title for column in self._layout().hidden) if self.size else ()

    def id_at(self, index: int) -> str:
        """Return the key of line ``index``."""
        return self._line(index).key

    def _line(self, index: int) -> Line:
        line = self._lines.get(index)
        if line is None:
            line = self._lines[index] = self._line_at(index)
        return line

    def _index_of(self, key: str, count: int) -> int:
        """Return where ``key`` is among ``count`` lines, else the cursor's index."""
        at = min(self.cursor, count)
        for away in range(REACH):
            for index in {at + away, at - away}:
                if 0 <= index < count and self.id_at(index) == key:
                    return index
        return self.cursor

    def on_resize(self) -> None:
        """Tell of columns that went or came back."""
        self._tell_hidden()

    def _tell_hidden(self) -> None:
        hidden = self.hidden_columns
        if self.is_running and hidden != self._told:
            self._told = hidden
            self.post_message(self.Fitted(self, hidden))

    # Painting

    def notify_style_update(self) -> None:
        """Forget what was painted in the old theme."""
        super().notify_style_update()
        self._strips.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines asked for. They are whole and kept here: Textual would dress and keep each once more."""
        if self.styles.gutter:  # unlike the widget's, without the scrollbar
            return super().render_lines(crop)  # of a table with a border lines begin and end elsewhere
        strips = self._painted(crop.line_range)
        for each in self.get_line_filters():
            background = self.background_colors[1]
            strips = [strip.apply_filter(each, background) for strip in strips]
        left, right = crop.column_span
        return strips if (left, right) == (0, self.size.width) else [strip.crop(left, right) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """Return line ``y`` of the widget; line 0 is the header."""
        return self._painted(range(y, y + 1))[0]

    def _painted(self, lines: range) -> list[Strip]:
        """Return lines of the widget; every picture asks for all of them, most of which are known."""
        layout, count = self._layout(), self.count
        chosen = self.cursor if self.has_focus or not self._quiet else -1
        top = self.scroll_offset.y - HEADER
        known, strips = self._strips, []
        for y in lines:
            index = y + top
            if y >= HEADER and not count:
                strips.append(self._empty_strip(y - HEADER))
                continue
            key = HEAD if y < HEADER else (index, index == chosen) if index < count else BELOW
            strip = known.get(key)
            if strip is None:
                strip = known[key] = self._made(key, layout)
            strips.append(strip)
        return strips

    def _made(self, key: tuple[int, bool], layout: Layout) -> Strip:
        if key == HEAD:
            return self._strip((spell_header(layout, self._marks), self.get_component_rich_style("grid--header")))
        if key == BELOW:
            return Strip.blank(self.size.width, self.rich_style)
        index, chosen = key
        return self._line_strip(self._line(index), layout, chosen)

    def _layout(self) -> Layout:
        width = self.size.width - self.gutter_width
        if self._layout_now.width != width:
            self._layout_now = fit(self._columns, width)
            self._strips.clear()
        return self._layout_now

    def _line_strip(self, line: Line, layout: Layout, chosen: bool) -> Strip:
        if chosen:
            return self._strip((spell_chosen(line, layout, self._marks), self.get_component_rich_style("grid--cursor")))
        return self._strip(*((text, self._tone(tone)) for text, tone in spell(line, layout, self._marks)))

    def _tone(self, tone: str) -> Style:
        return self.get_component_rich_style(f"grid--tone-{tone or 'neutral'}")

    def _strip(self, *runs: tuple[str, Style]) -> Strip:
        """Return a strip of these runs; the last one fills the gutter, even where a scrollbar will lie over it.

        A picture may be drawn before the scrollbar has its place: what it finds no cut for it leaves out whole.
        """
        *before, (text, style) = runs
        last = (text + " " * self.gutter_width, style)
        return Strip([Segment(*run) for run in (*before, last)], self.size.width)

    def _empty_strip(self, y: int) -> Strip:
        """Return line ``y`` of the body while there is no line to show."""
        width = self.size.width
        message = self.empty_text.splitlines()
        at = y - max(0, self.body_height - len(message)) // 2
        if not 0 <= at < len(message):
            return Strip.blank(width, self.rich_style)
        text = cut(literal(message[at].strip()), width, self._marks.ellipsis)
        strip = Strip([Segment(text, self.get_component_rich_style("grid--empty"))])
        left = (width - strip.cell_length) // 2
        return strip.crop_pad(strip.cell_length, left, width - strip.cell_length - left, self.rich_style)
