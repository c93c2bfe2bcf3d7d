"""Charts of an indicator's year, drawn with plotext (the only module that imports it).

``draw`` returns toned lines of exactly the size asked for; what was drawn once for its
data, view and size is remembered. plotext costs 40 ms to import and is loaded by the
first drawing, never by importing this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.language import _
from tvplan_tui.domain.series import Series

from .axes import AXIS_ROW, Entry, Margin, axis_row, legend, margin, month_row, scale
from .bars import slots
from .figures import Figures, View, figures
from .picture import Line, Picture, Span, Tone, cells, fit, one_cell, plain, sentence
from .plots import ASCII, UNICODE, Layer, Signs, Stroke, bar_layers, line_layers

LEAST_WIDTH, LEAST_HEIGHT = 38, 6  # at 38, the widest margin leaves two columns a month
_USUAL, _ROOMY = 7, 56
"""Cells of most numbers beside an axis ("592,642"), which shorter ones get as well from a width of so many cells on.

Going from one indicator to the next then moves neither axis nor months, and a slow line has not to carry them again.
"""
TWO_LINES = 10  # height from which a legend may take two lines: what is drawn beside them can still be read
_FIRST_COLOUR = 16  # plotext is given a colour number for each tone, which is read back as the tone
_TONES = tuple(Tone)
_RUN = re.compile(r"\x1b\[([0-9;]*)m|([^\x1b\n]+)")
_figure = Lock()  # plotext draws on one figure for the whole process


_VIEWS = {
    Kind.FLOW: (View.CUMULATIVE, View.PERIODS),
    Kind.GROWTH: (View.GROWTH,),
    Kind.LEVEL: (View.LEVEL,),
    Kind.RATIO: (View.LEVEL,),
    Kind.MILESTONE: (View.LEVEL,),
}


def views(indicator: Indicator) -> tuple[View, ...]:
    """Return the views that make sense for the indicator's kind, the usual one first; none without a number."""
    return _VIEWS.get(indicator.kind, ())


def first_view(indicator: Indicator, series: Series | None) -> View | None:
    """Return the view to open on: the first that has figures, else the usual one; None without a number.

    A flow whose first months are missing has no running total, but its periods can be shown.
    """
    suited = views(indicator)
    if series is None or not suited:
        return suited[0] if suited else None
    return next((view for view in suited if figures(series, view, None).drawable), suited[0])


def view_word(view: View) -> str:
    """Return a view's name as the screen shows it."""
    return {
        View.CUMULATIVE: _("Lũy kế so với kế hoạch"),
        View.PERIODS: _("Từng kỳ so với năm trước"),
        View.GROWTH: _("Tốc độ tăng so với mục tiêu"),
        View.LEVEL: _("Mức đạt so với mục tiêu"),
    }[view]


class Words(NamedTuple):
    """The words of a drawing, in the language in use (part of what a drawing is remembered by)."""

    month: str
    cumulative: str
    actual: str
    last: str
    path: str
    target: str
    ahead: str
    empty: str
    gap: str
    small: str


def _words() -> Words:
    return Words(
        month=_("T{month}"),
        cumulative=_("lũy kế"),
        actual=_("năm nay"),
        last=_("năm trước"),
        path=_("mốc đến kỳ"),
        target=_("mục tiêu"),
        ahead=_("suy ra năm"),
        empty=_("Chưa có số liệu để vẽ đồ thị."),
        gap=_("Thiếu số liệu các kỳ đầu năm nên chưa cộng được lũy kế."),
        small=_("Không đủ chỗ để vẽ đồ thị."),
    )


def draw(
    series: Series,
    view: str,
    *,
    unit: str,
    decimals: int | None = None,
    every: int = 1,
    ahead: float | None = None,
    width: int,
    height: int,
    ascii: bool = False,
    legend_lines: int = 2,
) -> Picture:
    """Draw one view of a series.

    Args:
        series: the indicator's months; what is not finite counts as unknown.
        view: one of ``View``.
        unit: unit of the figures, shown in the legend.
        decimals: digits of the figures in the legend and of the target; None: as many as the target has.
        every: months between two figures (``indicator.frequency.months``); figures further apart than that are
            never joined by a line.
        ahead: where the year is heading, if that is known; drawn as dots, in the view of the running total.
        width: cells of every line.
        height: number of lines.
        ascii: only ASCII signs; letters keep their diacritics.
        legend_lines: how many lines the legend may take where all that is drawn does not go into one.

    Returns:
        ``height`` lines of exactly ``width`` cells; a sentence when there is nothing to draw or no room.
    """
    width, height = max(0, width), max(0, height)
    lines = legend_lines if height >= TWO_LINES else 1
    return _draw(series, View(view), one_cell(unit), decimals, every, ahead, width, height, ascii, lines, _words())


@lru_cache(maxsize=128)
def _draw(
    series: Series,
    view: View,
    unit: str,
    decimals: int | None,
    every: int,
    ahead: float | None,
    width: int,
    height: int,
    ascii: bool,
    lines: int,
    words: Words,
) -> Picture:
    data = figures(series, view, decimals, ahead)
    if not data.drawable:
        known = view is View.CUMULATIVE and figures(series, View.PERIODS, decimals).drawable
        picture = sentence(words.gap if known else words.empty, width, height)
    elif width < LEAST_WIDTH or height < LEAST_HEIGHT:
        picture = sentence(words.small, width, height)
    else:
        picture = _chart(data, view, unit, every, width, height, ASCII if ascii else UNICODE, lines, words)
    if ascii:
        return tuple(tuple(Span(plain(span.text), span.tone) for span in line) for line in picture)
    return picture


def _chart(
    data: Figures, view: View, unit: str, every: int, width: int, height: int, signs: Signs, lines: int, words: Words
) -> Picture:
    named = legend(unit, _entries(data, view, words, signs), width, most=lines)
    rows = height - 2 - len(named)  # the axis line and the months are below
    grid = scale(data.extent, rows, zero=view is not View.LEVEL)
    side = margin(grid, [(value, data.number(value)) for value in data.targets], _USUAL if width >= _ROOMY else 0)
    columns = width - side.width - 1
    months = slots(columns, len(data.actual), both=data.compared, even=view is not View.CUMULATIVE)
    if view is View.LEVEL:
        layers = line_layers(data, grid, months, columns, signs, every)
    else:
        layers = bar_layers(data, grid, months, columns, signs)
    centres = [slot.centre for slot in months]
    now = data.now - 1 if 0 < data.now <= len(months) else None
    return framed(
        named,
        rasterize(layers, columns, rows),
        side,
        axis_row(centres, now, columns, signs.ground),
        month_row([words.month.format(month=month) for month in data.months], centres, now, columns),
        signs,
    )


def framed(
    top: Sequence[Line], plot: Sequence[Line], side: Margin, ground: Line, months: Line, signs: Signs
) -> Picture:
    """Put the plot between its legend, its margin, its axis and its months."""
    body = list(top)
    rows = len(plot)
    for index, line in enumerate(plot):
        label, axis = side.spans(rows - 1 - index, signs.upright)
        body.append((label, axis, *line))
    label, corner = side.spans(AXIS_ROW, (signs.corner, signs.corner))
    body.append((label, corner, *ground))
    body.append((Span(" " * (side.width + 1), Tone.BLANK), *months))
    return tuple(fit(line, cells(body[-1])) for line in body)


def _entries(data: Figures, view: View, words: Words, signs: Signs) -> list[Entry]:
    """Return the legend's items, each with the number at the period shown."""
    lines = view is View.LEVEL
    at = data.latest
    entries = []
    if at is not None:
        value = data.number(data.actual[at])
        if at != data.now - 1:
            value += f" ({words.month.format(month=data.months[at])})"
        word = words.cumulative if view is View.CUMULATIVE else words.actual
        entries.append(
            Entry(signs.point, Tone.ACTUAL, word, value) if lines else Entry(signs.actual, Tone.BAR, word, value)
        )
    if data.compared:
        sign = signs.last_point if lines else signs.last
        entries.append(Entry(sign, Tone.LAST, words.last, data.shown(data.last)))
    if data.paced:
        entries.append(Entry(signs.mark, Tone.PATH, words.path, data.shown(data.path)))
    if data.ahead is not None:
        entries.append(Entry(signs.ahead[1], Tone.AHEAD, words.ahead, data.number(data.ahead)))
    if data.targets:
        wanted = "–".join(map(data.number, data.targets))
        entries.append(Entry(signs.target, Tone.TARGET, words.target, wanted))
    return entries


def rasterize(layers: Iterable[Layer], width: int, rows: int) -> list[Line]:
    """Let plotext paint the layers, later ones over earlier ones, and read its text back as toned lines.

    The figure's limits are the half cells of the plot, so that a point lands where it
    was computed; frame, ticks and background are left out: the canvas stays transparent.
    """
    import plotext

    with _figure:
        plotext.clear_figure()
        plotext.limit_size(False, False)
        plotext.plot_size(width, rows)
        plotext.frame(False)
        plotext.xfrequency(0)
        plotext.yfrequency(0)
        plotext.canvas_color("default")
        plotext.axes_color("default")
        plotext.xlim(0, 2 * width - 1)
        plotext.ylim(0, 2 * rows - 1)
        for layer in layers:
            if isinstance(layer, Stroke):
                plotext.plot(layer.xs, layer.ys, marker=layer.marker, color=_colour(layer.tone))
            elif layer:
                plotext.scatter(
                    [2 * cell.col for cell in layer],
                    [2 * cell.row for cell in layer],
                    marker=[cell.char for cell in layer],
                    color=[_colour(cell.tone) for cell in layer],
                )
        drawn = plotext.build()
    lines = drawn.rstrip("\n").split("\n") if drawn.strip("\n") else []
    lines += [""] * (rows - len(lines))
    return [fit(_spans(line), width) for line in lines[:rows]]


def _colour(tone: Tone) -> int:
    return _FIRST_COLOUR + _TONES.index(tone)


def _spans(line: str) -> Iterable[Span]:
    """Read one line of plotext's output: text between SGR codes, each colour number one tone."""
    tone = Tone.BLANK
    for found in _RUN.finditer(line):
        code, text = found.groups()
        if text is None:
            tone = _TONES[int(code.rsplit(";", 1)[1]) - _FIRST_COLOUR] if code.startswith("38;5;") else Tone.BLANK
        else:
            yield Span(text, tone)
