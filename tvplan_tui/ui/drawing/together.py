"""Several indicators, or several years of one, as lines in one chart.

Lines of one unit stand on one scale in that unit. Others are measured by what they all have: the share of the
target, or of what was asked for by each month; both come from the boards of the months, never from here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import places
from tvplan_tui.domain.series import Values

from .axes import Scale, axis_row, margin, month_row, scale
from .bars import Cell, Slot, slots
from .charts import LEAST_HEIGHT, LEAST_WIDTH, framed, rasterize
from .figures import brief
from .picture import Line, Picture, Span, Tone, cells, fit, one_cell, plain, sentence
from .plots import ASCII, UNICODE, Layer, Signs, Stroke, runs

TONES = (Tone.ACTUAL, Tone.SECOND, Tone.THIRD, Tone.FOURTH)
POINTS, PLAIN_POINTS = "●◆○□", "OX+@"
MOST = len(TONES)
"""Lines in one chart; more cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Track:
    """One line.

    Attributes:
        name: what it is, for the legend.
        values: a figure a month, None where there is none.
        every: months between two of its figures; figures further apart are not joined.
        decimals: digits of its figures in the legend.
    """

    name: str
    values: Values
    every: int = 1
    decimals: int = 1


class Mark(NamedTuple):
    """A value to draw a line through, and what it is called."""

    value: float
    word: str


def draw_together(
    tracks: Sequence[Track],
    months: Sequence[int],
    *,
    unit: str,
    mark: Mark | None,
    now: int,
    width: int,
    height: int,
    ascii: bool = False,
) -> Picture:
    """Draw the tracks.

    Args:
        tracks: at most ``MOST``, the main one first.
        months: calendar months in their order.
        unit: unit of the scale.
        mark: the target, or 100 %; None for none.
        now: months that have run.
        width: cells of every line.
        height: number of lines.
        ascii: only ASCII signs; letters keep their diacritics.

    Returns:
        ``height`` lines of exactly ``width`` cells; a sentence when there is nothing to draw or no room.
    """
    picture = _drawn(tuple(tracks), tuple(months), one_cell(unit), mark, now, max(0, width), max(0, height), ascii)
    if ascii:
        return tuple(tuple(Span(plain(span.text), span.tone) for span in line) for line in picture)
    return picture


@lru_cache(maxsize=32)
def _drawn(
    tracks: tuple[Track, ...],
    months: tuple[int, ...],
    unit: str,
    mark: Mark | None,
    now: int,
    width: int,
    height: int,
    ascii: bool,
) -> Picture:
    known = [value for track in tracks for value in track.values if value is not None and math.isfinite(value)]
    names = len(tracks)
    rows = height - 2 - names
    if not known:
        return sentence(_("Chưa có số liệu để vẽ đồ thị."), width, height)
    if width < LEAST_WIDTH or rows < LEAST_HEIGHT - 3:
        return sentence(_("Không đủ chỗ để vẽ đồ thị."), width, height)
    signs, points = (ASCII, PLAIN_POINTS) if ascii else (UNICODE, POINTS)
    extent = [*known, mark.value] if mark else known
    grid = scale(extent, rows, zero=False)
    marks = [(mark.value, brief(mark.value, places(mark.value)))] if mark else []
    side = margin(grid, marks)
    columns = width - side.width - 1
    at = slots(columns, len(months), both=False, even=False)
    layers: list[Layer] = []
    if mark:
        row = grid.row(mark.value)
        layers.append(tuple(Cell(col, row, signs.target, Tone.TARGET) for col in range(columns) if row >= 0))
    dots: list[Layer] = []
    for index in reversed(range(names)):  # the main one lies over the others, but no line over a figure
        strokes, marked = _layers(tracks[index], at, grid, signs, points[index], TONES[index])
        layers += strokes
        dots.append(marked)
    layers += dots
    centres = [slot.centre for slot in at]
    present = now - 1 if 0 < now <= len(months) else None
    titles = [_("T{month}").format(month=month) for month in months]
    legend = [_name(track, "" if at else unit, points[at], at, now, titles, width) for at, track in enumerate(tracks)]
    if mark:
        _add_mark(legend, mark, signs.target, width)
    return framed(
        [fit(line, width) for line in legend],
        rasterize(layers, columns, rows),
        side,
        axis_row(centres, present, columns, signs.ground),
        month_row(titles, centres, present, columns),
        signs,
    )


def _add_mark(legend: list[Line], mark: Mark, sign: str, width: int) -> None:
    """Name the line of the target behind the first track that leaves it room."""
    told = f" {mark.word} {brief(mark.value, places(mark.value))}"
    for at, line in enumerate(legend):
        if cells(line) + 3 + len(sign) + len(told) <= width:
            legend[at] = (*line, Span("   ", Tone.BLANK), Span(sign, Tone.TARGET), Span(told, Tone.LABEL))
            return


def _layers(
    track: Track, months: Sequence[Slot], grid: Scale, signs: Signs, point: str, tone: Tone
) -> tuple[list[Layer], Layer]:
    """Return a line through the neighbouring figures, and a point at each."""

    def half(value: float) -> int:
        return max(0, min(2 * grid.rows - 1, math.floor(2 * grid.height(value) + 1e-6)))

    values = track.values
    strokes: list[Layer] = []
    dots: list[Cell] = []
    for run in runs(values, track.every):
        ys = tuple(half(value) for at in run if (value := values[at]) is not None)
        if len(run) > 1:
            strokes.append(Stroke(tuple(2 * months[at].centre for at in run), ys, signs.line, tone))
        dots += [Cell(months[at].centre, y // 2, point, tone) for at, y in zip(run, ys, strict=True)]
    return strokes, tuple(dots)


def _name(track: Track, unit: str, point: str, at: int, now: int, titles: Sequence[str], width: int) -> Line:
    """Return a track's line of the legend: sign, name, latest figure up to the period, its month if an earlier one."""
    known = [month for month, value in enumerate(track.values) if value is not None and month < now]
    value = f"  {brief(track.values[known[-1]], track.decimals)} {unit}".rstrip() if known else ""
    value += f" ({titles[known[-1]]})" if known and known[-1] != now - 1 else ""
    room = width - len(value) - 2
    name = one_cell(track.name)
    shown = name if len(name) <= room else name[: max(0, room - 1)].rstrip() + "…"
    return Span(f"{point} ", TONES[at]), Span(shown, Tone.LABEL), Span(value, Tone.NOW)
