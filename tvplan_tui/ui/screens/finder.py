"""A field and the list of what it finds: choose by a few letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from tvplan_tui.domain.language import _
from tvplan_tui.ui.palette import Offer, kind_word, matching
from tvplan_tui.ui.widgets.filter_bar import Field
from tvplan_tui.ui.widgets.grid import Grid
from tvplan_tui.ui.widgets.grid_layout import Cell, Column, Line

from .paced import PacedModal

if TYPE_CHECKING:
    from tvplan_tui.ui.app import TvplanApp


class Finder(PacedModal[Offer]):
    """Ends with the offer that was chosen, or None.

    Args:
        prompt: what the empty field says.
        found: what there is to choose from, in the order in which it is listed before anything is typed.
        title: heading of the last column.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+p", "leave", show=False)]

    def __init__(self, prompt: str, found: Sequence[Offer] = (), title: str = "") -> None:
        super().__init__(classes="finder")
        self._prompt = prompt
        self._title = title
        self.all = list(found)
        self._found: list[Offer] = []
        self._query = ""

    @property
    def desk(self) -> TvplanApp:
        """The app, by its own type."""
        return cast("TvplanApp", self.app)

    @property
    def recent(self) -> tuple[str, ...]:
        """Names of the offers that were chosen before, the latest first."""
        return ()

    def compose(self) -> ComposeResult:
        """Yield field and list."""
        with Container(id="box"):
            yield Field(placeholder=self._prompt)
            yield Grid(ascii=self.desk.ascii)

    def on_mount(self) -> None:
        """Offer everything."""
        grid = self.query_one(Grid)
        grid.can_focus = False
        grid.set_columns(
            [
                Column("kind", _("Loại"), 9),
                Column("text", _("Tên"), 40, grow=True, least=24),
                Column("hint", self._title or _("Phím, mã"), 22, priority=1),
            ]
        )
        self.find("")
        self.query_one(Field).focus()

    def find(self, query: str) -> None:
        """Show what is found."""
        self._query = query
        self._found = self.found(query)
        grid = self.query_one(Grid)
        grid.empty_text = self.nothing(query)
        grid.set_lines(len(self._found), self._line, cursor=0)

    def found(self, query: str) -> list[Offer]:
        """Return what is offered for what was typed."""
        return matching(self.all, query, self.recent)

    def nothing(self, query: str) -> str:
        """Return what an empty list says."""
        return _("Không có gì khớp “{query}”").format(query=query)

    @property
    def under_cursor(self) -> Offer | None:
        """The offer under the cursor."""
        return self._found[self.query_one(Grid).cursor] if self._found else None

    def _line(self, at: int) -> Line:
        offer = self._found[at]
        cells = {"kind": Cell(kind_word(offer.kind), "dim"), "text": Cell(offer.text), "hint": Cell(offer.hint, "dim")}
        return Line(offer.name, cells)

    @on(Field.Typed)
    def typed(self, event: Field.Typed) -> None:
        """Find as one types."""
        if event.text != self._query:
            self.find(event.text)

    @on(Field.Left)
    def left_field(self, event: Field.Left) -> None:
        """Move in the list, choose, or close."""
        if event.text != self._query:  # the key was quicker than the news of what was typed before it
            self.find(event.text)
        grid = self.query_one(Grid)
        if event.key in ("up", "down"):
            grid.action_move(-1 if event.key == "up" else 1)
        elif event.key in ("pageup", "pagedown"):
            grid.action_page(-1 if event.key == "pageup" else 1)
        elif event.key == "escape":
            self.action_leave()
        elif event.key == "enter":
            self._choose()

    @on(Grid.Chosen)
    def chosen_with_mouse(self) -> None:
        """Choose what was double-clicked."""
        self._choose()

    def _choose(self) -> None:
        offer = self.under_cursor
        if offer is not None:
            self.dismiss(offer)

    def action_leave(self) -> None:
        """Close without a choice."""
        self.dismiss(None)
