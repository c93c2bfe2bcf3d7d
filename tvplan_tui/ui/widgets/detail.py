"""The pane beside or below a table: what is said of the row on which the cursor rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from tvplan_tui.domain.indicator import Indicator
from tvplan_tui.domain.series import Series
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.words.prose import Pieces, summary

from .bar import Bar, spelled
from .wrapping import wrapped

if TYPE_CHECKING:
    from tvplan_tui.report.board import Row


class Prose(Static):
    """Literal text that wraps, but not between a number and its unit; what it shows is never read as markup."""

    ALLOW_SELECT = True
    hang = 0
    """Cells by which the rest of a broken line stands in: it goes on below the words, not below what heads them."""

    def tell(self, *pieces: tuple[str, str]) -> None:
        """Show these pieces."""
        self.update(spelled(*pieces))

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """Return the cells the longest line takes, unbroken."""
        text = self.content
        return max((line.cell_length for line in text.split("\n")), default=0) if isinstance(text, Content) else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the lines the text takes."""
        return self._wrapped(width).plain.count("\n") + 1

    def render(self) -> Content:
        """Break the text for the width there is."""
        return self._wrapped(self.content_size.width)

    def _wrapped(self, width: int) -> Content:
        text = self.content
        return wrapped(text, width, self.hang) if isinstance(text, Content) else Content()


class Detail(VerticalScroll):
    """Title, sentences and, where there is room, the chart of one indicator."""

    def __init__(self, *, ascii: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.ascii = ascii
        self._shown: tuple[object, ...] = ()
        self._drawn = False

    def compose(self) -> ComposeResult:
        """Yield title and text; the chart comes with the first figures."""
        yield Bar(ascii=self.ascii, id="detail-title")
        yield Prose(Content(), markup=False, id="detail-text")

    def show(
        self, indicator: Indicator, row: Row | None, series: Series | None, below: Pieces = (), *, chart: bool
    ) -> None:
        """Show an indicator.

        Args:
            indicator: what the pane is about.
            row: its verdict; None before the figures are judged.
            series: its months, if it has any.
            below: what stands below a heading.
            chart: whether there is room for a chart.
        """
        showing = (indicator, row, series, below, chart)
        if showing == self._shown:
            return
        self._shown = showing
        self.query_one("#detail-title", Bar).tell(
            ((f" {clean(indicator.name)}", "bold $strong"),), ((f"{clean(indicator.section)} ", "$dim"),)
        )
        self.query_one("#detail-text", Prose).tell(*summary(indicator, row, below, ascii=self.ascii))
        self.scroll_home(animate=False)
        self._draw(indicator, series if chart else None, row["projection"] if row else None)

    def clear(self) -> None:
        """Show nothing: no row is chosen."""
        self._shown = ()
        self.query_one("#detail-title", Bar).tell(())
        self.query_one("#detail-text", Prose).tell()
        self.set_class(False, "-drawn")

    def _draw(self, indicator: Indicator, series: Series | None, ahead: float | None) -> None:
        if series is None and not self._drawn:
            return
        from tvplan_tui.ui.drawing.charts import views

        from .chart import Chart

        self._drawn = True
        if not views(indicator):
            series = None
        found = self.query(Chart)
        self.set_class(series is not None, "-drawn")
        if found:
            found.first().show(series, indicator, ahead=ahead)
        elif series is not None:
            chart = Chart(ascii=self.ascii)
            chart.legend_lines = 1  # a plot that moves by a line from row to row is sent whole each time
            chart.show(series, indicator, ahead=ahead)
            self.mount(chart)
