"""A chart that fills whatever room it is given."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from tvplan_tui.domain.indicator import Indicator
from tvplan_tui.domain.numbers import places
from tvplan_tui.domain.series import Series
from tvplan_tui.ui.charts import draw, views
from tvplan_tui.ui.picture import Picture, Tone


class Chart(Widget):
    """One view of one indicator's year; empty until ``show`` is called.

    The picture is drawn when it is first painted and again only when the figures, the
    view, the size or the characters change; the theme's colours are laid on line by line.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"chart--{tone}" for tone in Tone}

    DEFAULT_CSS = """
    Chart {
        width: 1fr;
        height: 1fr;
        & > .chart--blank { color: $foreground; }
        & > .chart--actual { color: $accent; }
        & > .chart--bar { color: $bar; }
        & > .chart--last { color: $dim; }
        & > .chart--path { color: $strong; text-style: bold; }
        & > .chart--path-over { color: $background; background: $bar; text-style: bold; }
        & > .chart--target { color: $good; }
        & > .chart--target-over { color: $background; background: $bar; }
        & > .chart--axis { color: $dim; }
        & > .chart--label { color: $neutral; }
        & > .chart--now { color: $strong; text-style: bold; }
        &:ansi > .chart--path-over { color: ansi_black; background: ansi_cyan; }
        &:ansi > .chart--target-over { color: ansi_black; background: ansi_cyan; }
    }
    """

    def __init__(self, *, ascii: bool = False, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._ascii = ascii
        self._series: Series | None = None
        self._indicator: Indicator | None = None
        self._view = ""
        self._picture: Picture | None = None
        self._drawn_at: Size | None = None

    @property
    def view(self) -> str:
        """The view on the screen; "" while nothing is shown."""
        return self._view

    def show(self, series: Series | None, indicator: Indicator, view: str | None = None) -> None:
        """Show a view of an indicator.

        Args:
            series: its months; None clears the chart.
            indicator: whose unit, decimals and frequency apply.
            view: one of ``charts.views(indicator)``; None or one that does not suit it: its first.
        """
        suited = views(indicator)
        chosen = view if view in suited else suited[0] if suited else ""
        if series is None or not chosen:
            series, chosen = None, ""
        if (series, indicator, chosen) == (self._series, self._indicator, self._view):
            return
        self._series, self._indicator, self._view = series, indicator, chosen
        self._picture = None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one line of the picture in the theme's colours."""
        picture = self._current()
        if not 0 <= y < len(picture):
            return Strip.blank(self.size.width, self.rich_style)
        styles = {tone: self.get_component_rich_style(f"chart--{tone}") for tone in Tone}
        return Strip([Segment(span.text, styles[span.tone]) for span in picture[y]], self.size.width)

    def _current(self) -> Picture:
        """Return the picture for the data and size of now, drawn at need."""
        series, indicator = self._series, self._indicator
        if series is None or indicator is None:
            return ()
        if self._picture is None or self._drawn_at != self.size:
            aim = indicator.aim
            decimals = indicator.decimals if indicator.decimals is not None or aim is None else places(aim)
            self._picture = draw(
                series,
                self._view,
                unit=indicator.unit,
                decimals=decimals,
                every=indicator.frequency.months,
                width=self.size.width,
                height=self.size.height,
                ascii=self._ascii,
            )
            self._drawn_at = self.size
        return self._picture
