"""The chart of one indicator on the whole screen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tvplan_tui.domain.language import _
from tvplan_tui.ui.drawing.charts import first_view, view_word, views
from tvplan_tui.ui.drawing.figures import View
from tvplan_tui.ui.keys.action import CHART
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.widgets.bar import Bar, Piece
from tvplan_tui.ui.widgets.chart import Chart
from tvplan_tui.ui.words import prose

from .indicator import Paged


class ChartScreen(Paged):
    """Title, verdict, chart; the views that suit the indicator are named and walked through."""

    scope = CHART
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CHART)]

    def body(self) -> ComposeResult:
        """Yield title, verdict, views and chart."""
        ascii = self.desk.ascii
        yield Bar(ascii=ascii, id="title")
        yield Bar(ascii=ascii, id="headline", listed=True)
        yield Bar(ascii=ascii, id="views")
        yield Chart(ascii=ascii)

    def order(self) -> list[str]:
        """Return the ids of the rows of which a chart can be drawn."""
        plan = self.desk.plan
        drawable = [one for one in super().order() if views(plan.by_id[one])]
        return drawable if self.indicator.id in drawable else [self.indicator.id, *drawable]

    def show_board(self) -> None:
        """Draw the view."""
        one, board = self.indicator, self.desk.board
        self.show_title()
        told = prose.headline(one, self.row, ascii=self.desk.ascii, office=self.row is None)
        self.query_one("#headline", Bar).tell(((" ", ""), *told))
        suited = views(one)
        wanted = self.desk.remembrance.memory.view
        series = board.series.get(one.id) if board else None
        chosen = wanted if wanted in suited else first_view(one, series)
        pieces: list[Piece] = [(" ", "")]
        for view in suited:
            pieces += [(f" {view_word(view)} ", "bold reverse" if view == chosen else "$neutral"), (" ", "")]
        self.query_one("#views", Bar).tell(tuple(pieces))
        ahead = self.row["projection"] if self.row else None
        self.query_one(Chart).show(series, one, chosen, ahead)

    def do_view_next(self) -> None:
        """Show the next view."""
        suited = views(self.indicator)
        if len(suited) < 2:
            self.say(_("Chỉ tiêu này chỉ có một kiểu đồ thị"))
            return
        now = self.query_one(Chart).view
        at = suited.index(View(now)) if now in suited else -1
        self.desk.remembrance.choose_view(suited[(at + 1) % len(suited)])
        self.show_board()
