"""A year at a glance: every row of the plan by the months, each cell the sign of its verdict then."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from tvplan_tui.domain.language import _
from tvplan_tui.report.year import Year
from tvplan_tui.ui.keys.action import YEAR
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.lists.year_rows import HEADING, ROOMY, rest_words, total_lines, year_columns, year_lines
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.grid import Grid
from tvplan_tui.ui.widgets.grid_layout import Line
from tvplan_tui.ui.widgets.totals import Totals

from .yearly import YearlyScreen


class YearScreen(YearlyScreen):
    """The table, its totals and what the signs mean."""

    scope = YEAR
    with_tabs = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(YEAR)]

    def __init__(self, chosen: str = "") -> None:
        super().__init__()
        self._first = chosen
        self._lines: list[Line] = []

    @property
    def chosen(self) -> str:
        """Id of the row under the cursor; "" on a sector's name."""
        key = self.query_one(Grid).cursor_key or ""
        return "" if key.startswith(HEADING) else key

    def body(self) -> ComposeResult:
        """Yield title, table, totals, signs."""
        ascii = self.desk.ascii
        yield Bar(ascii=ascii, id="title")
        yield Grid(ascii=ascii)
        yield Totals(ascii=ascii)
        yield Bar(ascii=ascii, id="signs")

    def show_year(self, found: Year | None) -> None:
        """Fill the table, the cursor on the row one came from."""
        ascii, grid, roomy = self.desk.ascii, self.query_one(Grid), self.size.width >= ROOMY
        title = _(" Cả năm {year} theo tháng").format(year=self.desk.plan.year)
        told = _("xét lại mọi tháng theo số liệu đang có ") if roomy else _("theo số liệu đang có ")
        self.query_one("#title", Bar).tell(((title, "bold $strong"),), ((told, "$dim"),))
        columns = year_columns(found, self.size.width, ascii=ascii)
        grid.set_columns(columns)
        self._lines = year_lines(found, ascii=ascii) if found else []
        grid.empty_text = _("Đang xét mười hai tháng…")
        keep = grid.cursor_key or self._first
        at = next((at for at, line in enumerate(self._lines) if line.key == keep), 0)
        grid.set_lines(len(self._lines), lambda at: self._lines[at], cursor=at if grid.count else 0)
        grid.move_to(at)  # no further than it takes: the sector's name stays in view
        totals = self.query_one(Totals)
        totals.display = bool(found)
        totals.show(columns, total_lines(found, ascii=ascii, roomy=roomy) if found else ())
        signs = f" {rest_words(found, ascii=ascii, roomy=roomy)}" if found else ""
        self.query_one("#signs", Bar).tell(((signs, "$neutral"),))

    def on_resize(self) -> None:
        """Call the months by longer or shorter names."""
        self.show_year(self.year)

    @on(Grid.Chosen)
    def opened(self, event: Grid.Chosen) -> None:
        """Open the indicator, or the sector of a sector's name."""
        if event.key.startswith(HEADING):
            self.desk.open_sector(int(event.key.removeprefix(HEADING)))
        else:
            self.desk.open_indicator(event.key)
