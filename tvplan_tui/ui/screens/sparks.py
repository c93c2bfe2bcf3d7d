"""A sector's indicators as small charts on one page, each on its own scale."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from tvplan_tui.domain.indicator import Indicator
from tvplan_tui.domain.language import _
from tvplan_tui.report.board import Board
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.drawing.cards import Layout, card, lay_out
from tvplan_tui.ui.keys.action import SPARKS
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.widgets.bar import Bar, spelled

from .base import PlanScreen


class Cards(Widget):
    """The page of cards on which the chosen one is."""

    DEFAULT_CSS = """
    Cards { width: 100%; height: 1fr; color: $foreground; }
    """
    ALLOW_SELECT = False

    def __init__(self, *, ascii: bool) -> None:
        super().__init__()
        self._ascii = ascii
        self.board: Board | None = None
        self.shown: tuple[Indicator, ...] = ()
        self.cursor = 0

    @property
    def layout_now(self) -> Layout:
        """How the cards are placed at this size."""
        return lay_out(max(1, self.size.width), max(1, self.size.height), max(1, len(self.shown)))

    def show(self, board: Board | None, shown: tuple[Indicator, ...], cursor: int) -> None:
        """Show these indicators."""
        self.board, self.shown = board, shown
        self.cursor = max(0, min(cursor, len(shown) - 1))
        self.refresh()

    def render(self) -> Content:
        """Draw the page, row of cards by row of cards."""
        layout, board = self.layout_now, self.board
        if board is None or not self.shown:
            return spelled((_(" Đang đọc số liệu…") if board is None else _(" Không có chỉ tiêu nào có số."), "$dim"))
        first = self.cursor // layout.page * layout.page
        pieces: list[tuple[str, str]] = []
        for start in range(first, min(first + layout.page, len(self.shown)), layout.columns):
            drawn = [
                card(
                    one,
                    board.by_id.get(one.id),
                    board.series.get(one.id),
                    layout,
                    chosen=start + at == self.cursor,
                    ascii=self._ascii,
                )
                for at, one in enumerate(self.shown[start : start + layout.columns])
            ]
            for lines in zip(*drawn, strict=True):
                pieces += [piece for line in lines for piece in line]
                pieces.append(("\n", ""))
        return spelled(*pieces[:-1])


class SparksScreen(PlanScreen):
    """The cards of a sector; sectors are changed with their keys."""

    scope = SPARKS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(SPARKS)]

    def __init__(self, sector: str, chosen: str = "") -> None:
        super().__init__()
        self._sector = sector
        self._chosen = chosen

    @property
    def chosen(self) -> str:
        """Id of the chosen card's indicator."""
        return self._chosen

    @property
    def here(self) -> str:
        """Key of the tab of the sector."""
        ids = [sector.id for sector in self.desk.plan.sectors]
        return str(ids.index(self._sector) + 1) if self._sector in ids else ""

    def body(self) -> ComposeResult:
        """Yield title and cards."""
        yield Bar(ascii=self.desk.ascii, id="title")
        yield Cards(ascii=self.desk.ascii)

    def show_board(self) -> None:
        """Show the sector's measured rows."""
        plan = self.desk.plan
        if self._sector not in [sector.id for sector in plan.sectors]:
            self._sector = plan.sectors[0].id
        shown = tuple(one for one, _depth in plan.in_sector(self._sector) if one.measured)
        at = next((at for at, one in enumerate(shown) if one.id == self._chosen), 0)
        self._chosen = shown[at].id if shown else ""
        self.query_one(Cards).show(self.desk.board, shown, at)
        self.call_after_refresh(self._show_title)

    def on_resize(self) -> None:
        """Count the pages anew."""
        self.call_after_refresh(self._show_title)

    def _show_title(self) -> None:
        cards = self.query_one(Cards)
        page, pages = cards.cursor // cards.layout_now.page + 1, -(-len(cards.shown) // cards.layout_now.page) or 1
        name = next(sector.name for sector in self.desk.plan.sectors if sector.id == self._sector)
        told = _("từng kỳ, mỗi ô một thang riêng ")
        count = _(" trang {page}/{pages} ").format(page=page, pages=pages) if pages > 1 else ""
        self.query_one("#title", Bar).tell(
            ((f" {clean(name)}", "bold $strong"),), ((told, "$dim"), (count, "bold $neutral"))
        )

    def sector_shown(self, at: int) -> None:
        """Show another sector (from 0)."""
        self._sector = self.desk.plan.sectors[at].id
        self.refresh_board()

    def _move(self, by: int) -> None:
        cards = self.query_one(Cards)
        if not cards.shown:
            return
        cards.show(cards.board, cards.shown, cards.cursor + by)
        self._chosen = cards.shown[cards.cursor].id
        self._show_title()

    def do_card_left(self) -> None:
        """Go to the card before."""
        self._move(-1)

    def do_card_right(self) -> None:
        """Go to the next card."""
        self._move(1)

    def do_card_up(self) -> None:
        """Go to the card above."""
        self._move(-self.query_one(Cards).layout_now.columns)

    def do_card_down(self) -> None:
        """Go to the card below."""
        self._move(self.query_one(Cards).layout_now.columns)

    def do_card_pageup(self) -> None:
        """Go to the page before."""
        self._move(-self.query_one(Cards).layout_now.page)

    def do_card_pagedown(self) -> None:
        """Go to the next page."""
        self._move(self.query_one(Cards).layout_now.page)

    def do_card_open(self) -> None:
        """Open the indicator."""
        if self._chosen:
            self.desk.open_indicator(self._chosen)
