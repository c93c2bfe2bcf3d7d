"""Everything about one indicator: numbers, why, the clause, the months, the chart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll

from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.language import _
from tvplan_tui.report.board import Board, Row
from tvplan_tui.report.counts import status_of
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.drawing.charts import views
from tvplan_tui.ui.keys.action import INDICATOR
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.lists.members import members
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.chart import Chart
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.footer import Footer
from tvplan_tui.ui.words import prose

from .base import PlanScreen

BROAD = 100
"""Width from which the chart stands beside the text, as the layout has it."""
MARGINS = 4
"""Cells of a page that no text has: blanks at both edges, the scrollbar."""


class Paged(PlanScreen):
    """A screen about one indicator, from which one pages to its neighbours in the plan."""

    with_tabs = False

    def __init__(self, chosen: str) -> None:
        super().__init__()
        self._chosen = chosen

    @property
    def chosen(self) -> str:
        """Id of the indicator."""
        return self._chosen

    @property
    def indicator(self) -> Indicator:
        """The indicator; the plan's first if a reload took the chosen one away."""
        plan = self.desk.plan
        return plan.by_id.get(self._chosen) or plan.indicators[0]

    @property
    def row(self) -> Row | None:
        """Its verdict; None before the figures are judged, and for headings."""
        board = self.desk.board
        return board.by_id.get(self.indicator.id) if board else None

    def aged(self, board: Board) -> Iterable[Row]:
        """Return its own row; of a heading those below it."""
        one = self.indicator
        names = [each.id for each in board.plan.children.get(one.id, ())] if one.kind is Kind.GROUP else [one.id]
        return [board.by_id[name] for name in names if name in board.by_id]

    def show_title(self) -> None:
        """Show name, sector and place among all rows with a verdict, as the counts count them."""
        plan, one = self.desk.plan, self.indicator
        rows = [name for name in Paged.order(self) if plan.by_id[name].kind is not Kind.GROUP]
        place = f"{rows.index(one.id) + 1}/{len(rows)} " if one.id in rows else ""
        sector = next((sector.name for sector in plan.sectors if sector.id == one.sector), "")
        parent = plan.by_id.get(one.parent or "")
        within = f"{clean(parent.name)}: " if parent else ""
        dot = "- " if self.desk.ascii else "· "
        self.query_one("#title", Bar).tell(
            ((f" {within}", "$dim"), (clean(one.name), "bold $strong"), (f"  {clean(one.unit)}", "$dim")),
            ((f"{clean(sector)} ", "$neutral"), (f"{dot}{place}" if place else "", "$dim")),
        )

    def order(self) -> list[str]:
        """Return the ids of every row, as the tables list them."""
        plan = self.desk.plan
        return [one.id for sector in plan.sectors for one, _depth in plan.in_sector(sector.id)]

    def page(self, step: int) -> None:
        """Go to a neighbour; round at the ends."""
        order = self.order()
        self._chosen = order[(order.index(self.indicator.id) + step) % len(order)]
        self.refresh_board()

    def do_page_previous(self) -> None:
        """Go to the indicator before."""
        self.page(-1)

    def do_page_next(self) -> None:
        """Go to the next indicator."""
        self.page(1)


class IndicatorScreen(Paged):
    """The page of one indicator."""

    scope = INDICATOR
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(INDICATOR)]

    def body(self) -> ComposeResult:
        """Yield title, text and chart."""
        ascii = self.desk.ascii
        yield Bar(ascii=ascii, id="title")
        with VerticalScroll(id="page"):
            with Container(id="told"):
                yield Prose(markup=False, id="headline")
                yield Prose(markup=False, id="why")  # before the numbers: it has to be read without scrolling
                yield Prose(markup=False, id="numbers")
                yield Prose(markup=False, id="serving")
                yield Prose(markup=False, id="concluded")
            with Container(id="drawn"):
                yield Chart(ascii=ascii)
                yield Prose(markup=False, id="months")

    def on_mount(self) -> None:
        """Give the keys to the text, so that it scrolls."""
        super().on_mount()
        self.query_one("#page").focus()

    def show_board(self) -> None:
        """Fill every part."""
        one, row, board = self.indicator, self.row, self.desk.board
        ascii = self.desk.ascii
        self.show_title()
        standing = status_of(board, one) if board and row is None else None
        self.query_one("#headline", Prose).tell(*prose.headline(one, row, ascii=ascii, standing=standing))
        self._show_numbers()
        heading = (_("Trong nhóm") if one.kind is Kind.GROUP else _("Vì sao?"), "bold $accent")
        if board is not None and row is not None:
            why = prose.reason(board, one, row, headed=False, ascii=ascii)
        else:
            why = self._unjudged(one)
        self.query_one("#why", Prose).tell(heading, ("\n", ""), *why)
        self._show_conclusions(one)
        series = board.series.get(one.id) if board else None
        chart = self.query_one(Chart)
        chart.display = series is not None and bool(views(one))
        chart.show(series, one, ahead=row["projection"] if row else None)
        self.query_one("#drawn").display = series is not None
        months = self.query_one("#months", Prose)
        months.display = series is not None
        if series is not None:
            months.tell(*prose.history(one, series))
        self.show_affairs()
        self.query_one("#page").scroll_home(animate=False)
        self.query_one(Footer).hush()

    def _show_numbers(self) -> None:
        """Show the numbers, beside each other where both halves have room: a low screen then has them in view too."""
        width = self.size.width - MARGINS if self.size.width < BROAD else 0
        found = prose.numbers(self.indicator, self.row, self.desk.period, ascii=self.desk.ascii, width=width)
        numbers = self.query_one("#numbers", Prose)
        numbers.tell(*found)
        numbers.display = bool(found)

    def on_resize(self) -> None:
        """Lay the numbers out anew."""
        super().on_resize()
        self._show_numbers()

    def show_affairs(self) -> None:
        """Show the tasks that serve the indicator."""
        from tvplan_tui.report.agenda import concerns
        from tvplan_tui.ui.lists.task_rows import of_indicator

        desk, serving = self.desk, self.query_one("#serving", Prose)
        agenda = desk.affairs.agenda(desk.today, desk.as_of) if desk.affairs else None
        pieces: prose.Pieces = ()
        if agenda is not None and self.indicator.kind is not Kind.GROUP:
            found = concerns(agenda, desk.board) if desk.board else ()
            pieces = of_indicator(agenda, self.indicator.id, found, ascii=desk.ascii)
        serving.tell(*pieces)
        serving.display = bool(pieces)

    def _show_conclusions(self, one: Indicator) -> None:
        """Show what meetings concluded about it this year, the latest first."""
        from tvplan_tui.report.conclusions import concluded

        book = self.desk.book
        told = concluded(book, one.id, self.desk.as_of) if book else []
        text = self.query_one("#concluded", Prose)
        text.display = bool(told)
        pieces: list[prose.Piece] = [(_("Kết luận của các cuộc họp"), "bold $accent")]
        for words, further in told:
            pieces += [("\n", ""), (clean(words), ""), (f"\n  {clean(further)}", "$dim")]
        text.tell(*pieces)

    def _unjudged(self, one: Indicator) -> prose.Pieces:
        from tvplan_tui.report.paragraph import paragraph

        if self.desk.board is None:
            return ((_("Đang đọc số liệu…"), "$dim"),)
        if one.retired:
            return prose.paragraphs(one, None)
        below = members(self.desk.board, one, ascii=self.desk.ascii)
        return (*below, ("\n\n", ""), (clean(paragraph(self.desk.board, one)), ""))
