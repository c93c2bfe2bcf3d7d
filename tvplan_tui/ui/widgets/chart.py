"""A chart that fills whatever room it is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from tvplan_tui.domain.indicator import Indicator
from tvplan_tui.domain.numbers import places
from tvplan_tui.domain.series import Series
from tvplan_tui.ui.drawing.charts import draw, first_view, views
from tvplan_tui.ui.drawing.picture import Picture, Tone

Make = Callable[[int, int], Picture]
"""Draws for a width and a height, in cells."""


class Canvas(Widget):
    """A drawing that fills whatever room it is given; empty until it is told what to draw.

    It is drawn when it is first painted, and again only for another subject or size; the theme's colours are laid
    on line by line.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"chart--{tone}" for tone in Tone}

    DEFAULT_CSS = """
    Canvas {
        width: 1fr;
        height: 1fr;
        & > .chart--blank { color: $foreground; }
        & > .chart--actual { color: $accent; }
        & > .chart--bar { color: $bar; }
        & > .chart--last { color: $dim; }
        & > .chart--last-end { color: $line; }
        & > .chart--path { color: $strong; text-style: bold; }
        & > .chart--path-over { color: $background; background: $bar; text-style: bold; }
        & > .chart--target { color: $good; }
        & > .chart--target-over { color: $background; background: $bar; }
        & > .chart--ahead { color: $accent; }
        & > .chart--second { color: $strong; text-style: bold; }
        & > .chart--third { color: $fair; }
        & > .chart--fourth { color: $dim; }
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
        self._subject: object = None
        self._make: Make | None = None
        self._picture: Picture | None = None
        self._drawn_at: Size | None = None

    def draw(self, subject: object, make: Make | None) -> None:
        """Show what ``make`` draws for a width and a height; nothing happens if it is of the same ``subject``."""
        if subject == self._subject:
            return
        self._subject, self._make, self._picture = subject, make, None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one line of the picture in the theme's colours."""
        picture = self._current()
        if not 0 <= y < len(picture):
            return Strip.blank(self.size.width, self.rich_style)
        styles = {tone: self.get_component_rich_style(f"chart--{tone}") for tone in Tone}
        return Strip([Segment(span.text, styles[span.tone]) for span in picture[y]], self.size.width)

    def _current(self) -> Picture:
        """Return the picture for the subject and size of now, drawn at need."""
        if self._make is None:
            return ()
        if self._picture is None or self._drawn_at != self.size:
            self._picture = self._make(self.size.width, self.size.height)
            self._drawn_at = self.size
        return self._picture


class Chart(Canvas):
    """One view of one indicator's year."""

    legend_lines = 2
    """How many lines the legend may take."""

    def __init__(self, *, ascii: bool = False, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(ascii=ascii, id=id, classes=classes)
        self._view = ""

    @property
    def view(self) -> str:
        """The view on the screen; "" while nothing is shown."""
        return self._view

    def show(
        self,
        series: Series | None,
        indicator: Indicator,
        view: str | None = None,
        ahead: float | None = None,
    ) -> None:
        """Show a view of an indicator.

        Args:
            series: its months; None clears the chart.
            indicator: whose unit, decimals and frequency apply.
            view: one of ``charts.views(indicator)``; None or one that does not suit it: the first with figures.
            ahead: where its year is heading, if that is known.
        """
        chosen = view if view in views(indicator) else first_view(indicator, series) or ""
        if series is None or not chosen:
            self._view = ""
            self.draw(None, None)
            return
        self._view = chosen
        aim = indicator.aim
        decimals = indicator.decimals if indicator.decimals is not None or aim is None else places(aim)
        subject = (series, indicator, chosen, ahead)

        def make(width: int, height: int) -> Picture:
            return draw(
                series,
                chosen,
                unit=indicator.unit,
                decimals=decimals,
                every=indicator.frequency.months,
                ahead=ahead,
                width=width,
                height=height,
                ascii=self._ascii,
                legend_lines=self.legend_lines,
            )

        self.draw(subject, make)
