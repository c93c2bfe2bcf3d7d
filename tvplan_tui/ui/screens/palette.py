"""The palette: type a few letters, choose a command, an indicator, a sector or a period."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen

from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.ui.palette import ACTION, PLACE, TIME, Offer, kind_word, matching, offers
from tvplan_tui.ui.widgets.filter_bar import Field
from tvplan_tui.ui.widgets.grid import Grid
from tvplan_tui.ui.widgets.grid_layout import Cell, Column, Line

if TYPE_CHECKING:
    from tvplan_tui.ui.app import TvplanApp


class PaletteScreen(ModalScreen[None]):
    """A field and the list of what it finds."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+p", "dismiss", show=False)]

    def __init__(self, scope: str) -> None:
        super().__init__()
        self._scope = scope
        self._all: list[Offer] = []
        self._found: list[Offer] = []

    @property
    def desk(self) -> TvplanApp:
        """The app, by its own type."""
        return cast("TvplanApp", self.app)

    def compose(self) -> ComposeResult:
        """Yield field and list."""
        with Container(id="box"):
            yield Field(placeholder=_("tìm lệnh, chỉ tiêu, lĩnh vực, kỳ (không cần dấu)"))
            yield Grid(ascii=self.desk.ascii)

    def on_mount(self) -> None:
        """Offer everything."""
        desk = self.desk
        self._all = offers(self._scope, desk.plan, desk.period, ascii=desk.ascii)
        grid = self.query_one(Grid)
        grid.can_focus = False
        grid.set_columns(
            [
                Column("kind", _("Loại"), 9),
                Column("text", _("Tên"), 40, grow=True, least=24),
                Column("hint", _("Phím, mã"), 22, priority=1),
            ]
        )
        self._find("")
        self.query_one(Field).focus()

    def _find(self, query: str) -> None:
        self._found = matching(self._all, query)
        grid = self.query_one(Grid)
        grid.empty_text = _("Không có gì khớp “{query}”").format(query=query)
        grid.set_lines(len(self._found), self._line, cursor=0)

    def _line(self, at: int) -> Line:
        offer = self._found[at]
        cells = {"kind": Cell(kind_word(offer.kind), "dim"), "text": Cell(offer.text), "hint": Cell(offer.hint, "dim")}
        return Line(f"{offer.kind} {offer.value}", cells)

    @on(Field.Typed)
    def typed(self, event: Field.Typed) -> None:
        """Find as one types."""
        self._find(event.text)

    @on(Field.Left)
    def left_field(self, event: Field.Left) -> None:
        """Move in the list, choose, or close."""
        grid = self.query_one(Grid)
        if event.key in ("up", "down"):
            grid.action_move(-1 if event.key == "up" else 1)
        elif event.key in ("pageup", "pagedown"):
            grid.action_page(-1 if event.key == "pageup" else 1)
        elif event.key == "escape":
            self.dismiss()
        elif event.key == "enter":
            self._choose()

    @on(Grid.Chosen)
    def chosen_with_mouse(self) -> None:
        """Choose what was double-clicked."""
        self._choose()

    def _choose(self) -> None:
        if not self._found:
            return
        offer = self._found[self.query_one(Grid).cursor]
        desk = self.desk
        self.dismiss()
        if offer.kind == ACTION:
            desk.call_next(desk.action_perform, offer.value)
        elif offer.kind == PLACE:
            desk.call_next(desk.open_sector, int(offer.value))
        elif offer.kind == TIME:
            desk.call_next(desk.open_period, Period.parse(offer.value))
        else:
            desk.call_next(desk.open_row, offer.value)
