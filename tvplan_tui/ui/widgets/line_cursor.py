"""A scrolling view of one-line rows under a fixed header, with a cursor that is always in view.

What the lines say is the subclass's affair; this class knows only how many there are and their keys.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.timer import Timer

HEADER = 1  # lines of the widget that do not scroll
REST = 0.12  # seconds without a move after which the cursor rests
WHEEL = 3  # lines a notch


class LineCursor(ScrollView, can_focus=True, inherit_bindings=False):
    """Base of a virtual table: moves, scrolling and the messages about them.

    A move repaints the two lines concerned, and all of them only if it scrolls. Subclasses give
    ``id_at`` and paint. Messages are handled as ``on_grid_…``, the one widget built on this.

    Attributes:
        cursor: index of the chosen line; 0 while there is none.
    """

    ALLOW_SELECT = False
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

    class _About(Message, namespace="grid"):
        """A message about one line."""

        def __init__(self, grid: LineCursor, index: int, key: str) -> None:
            super().__init__()
            self.grid = grid
            self.index = index
            self.key = key

        @property
        def control(self) -> LineCursor:
            """The widget, for selectors in ``@on``."""
            return self.grid

    class Moved(_About, namespace="grid"):
        """The cursor came to another line, by a key or because the lines changed under it."""

    class Rested(_About, namespace="grid"):
        """The cursor has stayed where it is for ``REST`` seconds after it moved."""

    class Chosen(_About, namespace="grid"):
        """The line was opened: Enter, or a double click."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._count = 0
        self._announced: tuple[int, str | None] = (0, None)
        self._rest: Timer | None = None

    @property
    def count(self) -> int:
        """Number of lines."""
        return self._count

    @property
    def cursor_key(self) -> str | None:
        """Key of the chosen line, None if there is none."""
        return self.id_at(self.cursor) if self._count else None

    def id_at(self, index: int) -> str:
        """Return the key of line ``index``."""
        raise NotImplementedError

    def move_to(self, index: int) -> None:
        """Put the cursor on line ``index`` (the nearest there is) and bring it into view."""
        self.cursor = index

    def replace_lines(self, count: int, cursor: int) -> None:
        """Take ``count`` new lines with the cursor on one of them, at its old height on the screen."""
        height = self.cursor - self.scroll_offset.y
        self._count = count
        self.virtual_size = Size(0, count + HEADER)
        self.cursor = cursor
        self._scroll_top(self.cursor - height)
        self._reveal()
        self.refresh()
        self._announce()

    def repaint_line(self, index: int) -> None:
        """Repaint line ``index`` alone, if it is in view."""
        y = index - self.scroll_offset.y + HEADER
        if HEADER <= y < self.size.height:
            gutter = self.gutter_width if self.show_vertical_scrollbar else 0
            self.refresh(Region(0, y, self.size.width - gutter, 1))

    @property
    def gutter_width(self) -> int:
        """Cells kept for the scrollbar whether it is there or not, so that columns do not jump."""
        return min(self.scrollbar_size_vertical, self.size.width)

    @property
    def body_height(self) -> int:
        """Lines in view under the header."""
        return max(0, self.size.height - HEADER)

    # Moves

    def validate_cursor(self, index: int) -> int:
        """Hold the cursor within the lines."""
        return max(0, min(index, self._count - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        """Repaint the two lines concerned; scroll only if the cursor left the view."""
        self.repaint_line(before)
        self.repaint_line(after)
        self._reveal()
        self._announce()

    def action_move(self, lines: int) -> None:
        """Move by so many lines."""
        self.cursor += lines

    def action_page(self, pages: int) -> None:
        """Move by pages that overlap by a line."""
        self.cursor += pages * max(1, self.body_height - 1)

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

    # Telling

    def on_mount(self) -> None:
        """Tell of lines that were set before there was anyone to tell."""
        self._announce()

    def _announce(self) -> None:
        """Tell that another line, or the same at another place, is under the cursor."""
        here = (self.cursor, self.cursor_key)
        if here == self._announced or not self.is_running:
            return
        self._announced = here
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
        index, key = here
        if key is not None:
            self.post_message(self.Moved(self, index, key))
            self._rest = self.set_timer(REST, self._rested)

    def _rested(self) -> None:
        self._rest = None
        index, key = self._announced
        if key is not None:
            self.post_message(self.Rested(self, index, key))

    # The view

    def on_resize(self) -> None:
        """Keep the cursor in view at the new size."""
        self._reveal()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take the cursor along when something else (the scrollbar) scrolls."""
        super().watch_scroll_y(old_value, new_value)
        if self._count and self.body_height:
            top = self.scroll_offset.y
            self.cursor = max(top, min(self.cursor, top + self.body_height - 1))

    def _reveal(self) -> None:
        top, body = self.scroll_offset.y, self.body_height
        if self.cursor < top:
            self._scroll_top(self.cursor)
        elif self.cursor >= top + body:
            self._scroll_top(self.cursor - body + 1)

    def _scroll_top(self, index: int) -> None:
        if self.body_height:
            self.scroll_to(y=index, animate=False, force=True)
