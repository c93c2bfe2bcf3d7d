"""The virtual table: any number of lines, of which only the visible ones are ever made.

A cursor move repaints two lines. Each line is a handful of segments (one a tone, not one a cell),
because every segment costs the terminal an escape pair and the compositor sends whole lines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBarRender
from textual.strip import Strip
from textual.timer import Timer

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

__all__ = ["Cell", "Column", "Grid", "Line"]

HEADER = 1  # lines of the widget that do not scroll
REST = 0.12  # seconds without a move after which the cursor rests
REACH = 500  # lines looked at on either side for a key that is to be kept
WHEEL = 3  # lines a notch


class _AsciiBar(ScrollBarRender):
    """A scrollbar of blanks in reverse video, without the eighth blocks at its ends."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]


def _no_line(index: int) -> Line:
    raise IndexError(index)


class Grid(ScrollView, can_focus=True, inherit_bindings=False):
    """A table of one-line rows with a fixed header and a line cursor.

    Lines are asked for when painted and remembered until the next ``set_lines``. There is no
    horizontal scrolling: columns without room are dropped whole and named by ``hidden_columns``.

    Attributes:
        cursor: index of the chosen line; 0 while there is none. It is always in view.
        empty_text: shown in the middle while there is no line; may have several lines.
    """

    ALLOW_SELECT = False
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
        &:focus > .grid--cursor { color: $foreground; text-style: reverse; }
        & > .grid--empty { color: $text-muted; }
        & > .grid--tone-good { color: $success; }
        & > .grid--tone-fair { color: $warning; }
        & > .grid--tone-bad { color: $error; }
        & > .grid--tone-neutral { color: $foreground; }
        & > .grid--tone-dim { color: $text-muted; }
        & > .grid--tone-strong { text-style: bold; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False, id="grid.up"),
        Binding("down,j", "move(1)", show=False, id="grid.down"),
        Binding("pageup", "page(-1)", show=False, id="grid.page_up"),
        Binding("pagedown", "page(1)", show=False, id="grid.page_down"),
        Binding("home,g", "first", show=False, id="grid.first"),
        Binding("end,G", "last", show=False, id="grid.last"),
        Binding("enter", "choose", show=False, id="grid.choose"),
    ]

    cursor: reactive[int] = reactive(0, repaint=False, init=False)
    empty_text: reactive[str] = reactive("")

    class _About(Message):
        """A message about one line."""

        def __init__(self, grid: Grid, index: int, key: str) -> None:
            super().__init__()
            self.grid = grid
            self.index = index
            self.key = key

        @property
        def control(self) -> Grid:
            """The grid, for selectors in ``@on``."""
            return self.grid

    class Moved(_About):
        """The cursor came to another line, by a key or because the lines changed under it."""

    class Rested(_About):
        """The cursor has stayed where it is for ``REST`` seconds after a move."""

    class Chosen(_About):
        """The line was opened: Enter, or a double click."""

    class Fitted(Message):
        """Other columns than before have room."""

        def __init__(self, grid: Grid, hidden: tuple[str, ...]) -> None:
            super().__init__()
            self.grid = grid
            self.hidden = hidden

        @property
        def control(self) -> Grid:
            """The grid, for selectors in ``@on``."""
            return self.grid

    def __init__(self, *, id: str | None = None, ascii: bool = False) -> None:
        super().__init__(id=id)
        self._ascii = ascii
        self._marks = ASCII_MARKS if ascii else Marks()
        self._columns: tuple[Column, ...] = ()
        self._layout_now = Layout()
        self._count = 0
        self._line_at: Callable[[int], Line] = _no_line
        # bounded, so that a walk through a million lines does not keep them all
        self._lines: LRUCache[int, Line] = LRUCache(2 * REACH)
        self._strips: LRUCache[tuple[int, bool], Strip] = LRUCache(512)
        self._announced: tuple[int, str | None] = (0, None)
        self._hidden_told: tuple[str, ...] = ()
        self._rest: Timer | None = None

    def on_mount(self) -> None:
        """Dress the scrollbar and tell of lines that were set before."""
        if self._ascii:
            # the way Textual documents it, though typed as a class variable
            self.vertical_scrollbar.renderer = _AsciiBar  # type: ignore[misc]
        self._announce()

    # What is shown

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
        height = self.cursor - self.scroll_offset.y
        self._count, self._line_at = count, line_at
        self._lines.clear()
        self._strips.clear()
        if cursor is None and keep is not None:
            cursor = self._index_of(keep)
        self.virtual_size = Size(0, count + HEADER)
        self.cursor = self.cursor if cursor is None else cursor
        self._scroll_top(self.cursor - height)
        self._reveal()
        self.refresh()
        self._announce()

    def refresh_line(self, index: int) -> None:
        """Ask for the line again and repaint it alone."""
        self._lines.discard(index)
        self._strips.discard((index, False))
        self._strips.discard((index, True))
        self._repaint(index)

    @property
    def count(self) -> int:
        """Number of lines."""
        return self._count

    @property
    def hidden_columns(self) -> tuple[str, ...]:
        """Titles of the columns without room, in their order."""
        return tuple(column.title for column in self._layout().hidden)

    @property
    def cursor_key(self) -> str | None:
        """Key of the chosen line, None if there is none."""
        return self._line(self.cursor).key if self._count else None

    def _line(self, index: int) -> Line:
        line = self._lines.get(index)
        if line is None:
            line = self._lines[index] = self._line_at(index)
        return line

    def _index_of(self, key: str) -> int | None:
        at = min(self.cursor, self._count)
        for away in range(REACH):
            for index in {at + away, at - away}:
                if 0 <= index < self._count and self._line(index).key == key:
                    return index
        return None

    # The cursor

    def move_to(self, index: int) -> None:
        """Put the cursor on the line ``index`` (the nearest there is) and bring it into view."""
        self.cursor = index

    def validate_cursor(self, index: int) -> int:
        """Hold the cursor within the lines."""
        return max(0, min(index, self._count - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        """Repaint the two lines concerned and scroll only if the cursor left the view."""
        self._repaint(before)
        self._repaint(after)
        self._reveal()
        self._announce()

    def action_move(self, lines: int) -> None:
        """Move by so many lines."""
        self.cursor += lines

    def action_page(self, pages: int) -> None:
        """Move by pages, one line of overlap."""
        self.cursor += pages * max(1, self._body - 1)

    def action_first(self) -> None:
        """Go to the first line."""
        self.cursor = 0

    def action_last(self) -> None:
        """Go to the last line."""
        self.cursor = self._count - 1

    def action_choose(self) -> None:
        """Open the chosen line."""
        key = self.cursor_key
        if key is not None:
            self.post_message(self.Chosen(self, self.cursor, key))

    def _announce(self) -> None:
        """Tell that another line, or the same at another place, is under the cursor."""
        if not self.is_running:
            return
        key = self.cursor_key
        here = (self.cursor, key)
        if here == self._announced:
            return
        self._announced = here
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
        if key is not None:
            self.post_message(self.Moved(self, self.cursor, key))
            self._rest = self.set_timer(REST, self._rested)

    def _rested(self) -> None:
        self._rest = None
        index, key = self._announced
        if key is not None:
            self.post_message(self.Rested(self, index, key))

    # The view

    @property
    def _body(self) -> int:
        return self.size.height - HEADER

    def _scroll_top(self, index: int) -> None:
        if self.size:
            self.scroll_to(y=index, animate=False, force=True)

    def _reveal(self) -> None:
        top, body = self.scroll_offset.y, self._body
        if body <= 0:
            return
        if self.cursor < top:
            self._scroll_top(self.cursor)
        elif self.cursor >= top + body:
            self._scroll_top(self.cursor - body + 1)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take the cursor along when something else (the scrollbar) scrolls."""
        super().watch_scroll_y(old_value, new_value)
        if self._count and self._body > 0:
            top = self.scroll_offset.y
            self.cursor = max(top, min(self.cursor, top + self._body - 1))

    def on_resize(self) -> None:
        """Keep the cursor in view at the new size."""
        self._reveal()
        self._tell_hidden()

    def _tell_hidden(self) -> None:
        if self.is_running and self.size and self.hidden_columns != self._hidden_told:
            self._hidden_told = self.hidden_columns
            self.post_message(self.Fitted(self, self._hidden_told))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move the cursor with the wheel."""
        self._wheel(event, WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move the cursor with the wheel."""
        self._wheel(event, -WHEEL)

    def _wheel(self, event: events.MouseEvent, lines: int) -> None:
        event.prevent_default()
        event.stop()
        self.cursor += lines

    def on_click(self, event: events.Click) -> None:
        """Choose the line under the pointer; a double click opens it."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y < HEADER:
            return
        index = self.scroll_offset.y + offset.y - HEADER
        if index < self._count:
            self.move_to(index)
            if event.chain == 2:
                self.action_choose()

    # Painting

    def notify_style_update(self) -> None:
        """Forget what was painted in the old theme."""
        super().notify_style_update()
        self._strips.clear()

    @property
    def _gutter(self) -> int:
        """Cells kept for the scrollbar whether it is there or not, so that columns do not jump."""
        return min(self.scrollbar_size_vertical, self.size.width)

    def _layout(self) -> Layout:
        width = self.size.width - self._gutter
        if self._layout_now.width != width:
            self._layout_now = fit(self._columns, width)
            self._strips.clear()
        return self._layout_now

    def _repaint(self, index: int) -> None:
        y = index - self.scroll_offset.y + HEADER
        if HEADER <= y < self.size.height:
            gutter = self._gutter if self.show_vertical_scrollbar else 0
            self.refresh(Region(0, y, self.size.width - gutter, 1))

    def _style(self, tone: str) -> Style:
        return self.get_component_rich_style(f"grid--tone-{tone}") if tone else self.rich_style

    def render_line(self, y: int) -> Strip:
        """Return line ``y`` of the widget; line 0 is the header."""
        layout = self._layout()
        if y < HEADER:
            return self._strip((spell_header(layout, self._marks), self.get_component_rich_style("grid--header")))
        if not self._count:
            return self._empty_strip(y - HEADER)
        index = y - HEADER + self.scroll_offset.y
        if index >= self._count:
            return Strip.blank(self.size.width, self.rich_style)
        chosen = index == self.cursor
        strip = self._strips.get((index, chosen))
        if strip is None:
            strip = self._strips[index, chosen] = self._line_strip(self._line(index), layout, chosen)
        return strip

    def _line_strip(self, line: Line, layout: Layout, chosen: bool) -> Strip:
        if chosen:
            return self._strip((spell_chosen(line, layout, self._marks), self.get_component_rich_style("grid--cursor")))
        return self._strip(*((text, self._style(tone)) for text, tone in spell(line, layout, self._marks)))

    def _strip(self, *runs: tuple[str, Style]) -> Strip:
        """Return a strip of these runs; the last one fills the gutter, where a scrollbar may lie over it."""
        *before, (text, style) = runs
        last = (text + " " * self._gutter, style)
        return Strip([Segment(*run) for run in (*before, last)], self.size.width)

    def _empty_strip(self, y: int) -> Strip:
        """Return line ``y`` of the body while there is no line to show."""
        width = self.size.width
        message = self.empty_text.splitlines()
        at = y - max(0, self._body - len(message)) // 2
        if not 0 <= at < len(message):
            return Strip.blank(width, self.rich_style)
        text = cut(literal(message[at].strip()), width, self._marks.ellipsis)
        blank = Strip([Segment(text, self.get_component_rich_style("grid--empty"))])
        left = (width - blank.cell_length) // 2
        return blank.crop_pad(blank.cell_length, left, width - blank.cell_length - left, self.rich_style)
