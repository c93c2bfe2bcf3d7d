"""The frame of a chart: scale, ticks, months and legend, laid out to the cell.

The rows of a plot are counted from its bottom, 0 first. The least tick stands on the
axis line itself, half a row below row 0, so that a bar begins at the line it is
measured from and a tick, a bar that ends at it and a line through it agree.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tvplan_tui.domain.language import marks

from .figures import brief
from .picture import Line, Span, Tone, fit, place

AXIS_ROW = -1
_STEPS = (1.0, 2.0, 2.5, 5.0)
_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Scale:
    """Values to rows.

    Attributes:
        bottom: value of the axis line.
        top: value at the middle of the top row.
        step: distance of two ticks, a round number.
        rows: height of the plot.
    """

    bottom: float
    top: float
    step: float
    rows: int

    def height(self, value: float) -> float:
        """Return how far up a value lies, in rows from the lower edge of row 0; the axis line is at −0.5."""
        return (value - self.bottom) / (self.top - self.bottom) * self.rows - 0.5

    def row(self, value: float) -> int:
        """Return the row a value lies in; ``AXIS_ROW`` for the axis line."""
        return max(AXIS_ROW, min(self.rows - 1, math.floor(self.height(value) + _SLACK)))

    def ticks(self) -> list[float]:
        """Return the round values on the scale, the least first."""
        first, last = _multiples(self.bottom, self.top, self.step)
        return [self.step * index for index in range(first, last + 1)]


def scale(values: Iterable[float], rows: int, *, zero: bool) -> Scale:
    """Return a scale that just holds ``values``, with two to five round ticks as rows allow.

    The greatest value is drawn in the top row and the least in row 0; with ``zero`` and
    nothing below it, zero is the axis line.

    Args:
        values: everything that is to be drawn, finite.
        rows: height of the plot, at least 2.
        zero: whether zero belongs to the picture (bars); otherwise the scale closes in on the values.
    """
    known = [*values, 0.0] if zero else list(values)
    low, high = min(known), max(known)
    if high - low <= max(abs(high), abs(low)) * 1e-9:
        margin = abs(high) * 0.05 or 1.0
        low, high = (low, high + margin) if zero else (low - margin, high + margin)
    if not zero:
        bottom = low - (high - low) / (rows - 1)
    elif low < 0:
        bottom = low - (high - low) / (2 * rows - 1)
    else:
        bottom = 0.0
    return Scale(bottom, high, _round_step(bottom, high, max(2, min(5, rows // 2))), rows)


def _round_step(bottom: float, top: float, most: int) -> float:
    """Return the least round step of which at most ``most`` multiples lie on the scale."""
    power = 10.0 ** (math.floor(math.log10(top - bottom)) - 1)
    while True:
        for factor in _STEPS:
            first, last = _multiples(bottom, top, power * factor)
            if last - first < most:
                return power * factor
        power *= 10


def _multiples(bottom: float, top: float, step: float) -> tuple[int, int]:
    return math.ceil(bottom / step - _SLACK), math.floor(top / step + _SLACK)


def tick_label(value: float, step: float) -> str:
    """Return a tick's number with as many decimals as the step needs; shortened when it would not fit."""
    decimals = next((places for places in range(7) if abs(step - round(step, places)) < step * 1e-6), 6)
    return brief(0.0 if abs(value) < step * 1e-6 else value, decimals)


@dataclass(frozen=True, slots=True)
class Margin:
    """The numbers left of the plot: by row, the axis line's included."""

    labels: dict[int, tuple[str, Tone]]
    least: int = 0

    @property
    def width(self) -> int:
        """Cells needed, the axis' own character not counted."""
        return max(self.least, *(len(label) for label, _tone in self.labels.values())) + 1

    def spans(self, row: int, marks: tuple[str, str]) -> tuple[Span, Span]:
        """Return the row's number and the axis beside it; ``marks`` are the axis without and with a tick."""
        label, tone = self.labels.get(row, ("", Tone.LABEL))
        mark = marks[1] if label and row != AXIS_ROW else marks[0]
        return Span(label.rjust(self.width - 1) + " ", tone), Span(mark, Tone.AXIS)


def margin(grid: Scale, named: Sequence[tuple[float, str]], least: int = 0) -> Margin:
    """Return the margin's numbers: the marked values (targets) first, ticks where they leave room.

    Args:
        grid: the scale.
        named: values with their text that must be there.
        least: cells that the numbers take at least.
    """
    labels: dict[int, tuple[str, Tone]] = {}
    for value, label in named:
        row = grid.row(value)
        if row == AXIS_ROW and value > grid.bottom:
            row = 0  # the axis line is another number's
        labels.setdefault(row, (label, Tone.TARGET))
    for value in grid.ticks():
        row = grid.row(value)
        if (row == AXIS_ROW and AXIS_ROW not in labels) or not any(
            labels.get(row + by, ("", Tone.LABEL))[1] is Tone.TARGET for by in (-1, 0, 1)
        ):
            labels[row] = (tick_label(value, grid.step), Tone.LABEL)
    return Margin(_aligned(labels), least)


def _aligned(labels: dict[int, tuple[str, Tone]]) -> dict[int, tuple[str, Tone]]:
    """Return the numbers with room behind the shorter ones, so that their decimal marks stand in line."""
    mark = marks().decimal
    if any(char.isalpha() for label, _tone in labels.values() for char in label):
        return labels  # "1,23 triệu" beside "0" has no common place
    behind = {row: len(label.partition(mark)[2]) for row, (label, _tone) in labels.items()}
    most = max(behind.values(), default=0)
    room = {row: most - digits + (not digits and most > 0) for row, digits in behind.items()}
    return {row: (label + " " * room[row], tone) for row, (label, tone) in labels.items()}


def month_row(labels: Sequence[str], centres: Sequence[int], now: int | None, width: int) -> Line:
    """Return the months under the plot, the present one first served and the others where they have room."""
    slot = (centres[-1] - centres[0]) / max(1, len(centres) - 1)
    stride = math.ceil((max(map(len, labels)) + 1) / slot)
    anchor = now if now is not None else 0
    order = [anchor, *(index for index in range(len(labels)) if index != anchor)]
    pieces = []
    for index in order:
        if (index - anchor) % stride:
            continue
        label = labels[index]
        start = min(centres[index] - (len(label) - 1) // 2, width - len(label))
        pieces.append((max(0, start), Span(label, Tone.NOW if index == now else Tone.LABEL)))
    return place(pieces, width)


def axis_row(centres: Sequence[int], now: int | None, width: int, marks: tuple[str, str, str]) -> Line:
    """Return the line under the plot; ``marks`` are the line, a month's tick and the present month's."""
    line, tick, present = marks
    row = [Span(line, Tone.AXIS)] * width
    for index, centre in enumerate(centres):
        row[centre] = Span(present, Tone.NOW) if index == now else Span(tick, Tone.AXIS)
    return fit(row, width)


class Entry(NamedTuple):
    """One item of the legend: the sign it is drawn with, what it is, and its number at the period."""

    sign: str
    tone: Tone
    word: str
    value: str = ""


def legend(unit: str, entries: Sequence[Entry], width: int, *, most: int = 1) -> tuple[Line, ...]:
    """Return the legend: one line if all items go into it, else as many as ``most`` allows, else what fits of one.

    What goes first of one line: last year's number, the path's, the unit (the page names it too), all numbers, then
    what is drawn besides the two years and the target, and last the target, whose value the axis names.
    """
    own = {Tone.ACTUAL, Tone.BAR, Tone.AHEAD, Tone.TARGET}
    none = set[Tone]()
    fewer = [entry for entry in entries if entry.tone not in (Tone.PATH, Tone.AHEAD)] or list(entries)
    fewest = [entry for entry in fewer if entry.tone is not Tone.TARGET] or fewer
    whole: list[tuple[str, Sequence[Entry], set[Tone]]] = [
        (unit, entries, tones) for tones in (set(Tone), {*own, Tone.PATH}, own)
    ]
    for named, shown, tones in whole:
        spans = _legend(named, shown, tones)
        if _fits(spans, width):
            return (fit(spans, width),)
    for tones in (set(Tone), {*own, Tone.PATH}, own, none) if most > 1 else ():
        for at in range(len(entries) - 1, 0, -1):
            lines = _legend(unit, entries[:at], tones), _legend("", entries[at:], tones)
            if all(_fits(line, width) for line in lines):
                return tuple(fit(line, width) for line in lines)
    ladder = [("", entries, own), ("", entries, none), ("", fewer, own), ("", fewer, none), ("", fewest, none)]
    for named, shown, tones in ladder:
        spans = _legend(named, shown, tones)
        if _fits(spans, width):
            break
    return (fit(spans, width),)


def _fits(spans: Sequence[Span], width: int) -> bool:
    return sum(len(span.text) for span in spans) <= width


def _legend(unit: str, entries: Sequence[Entry], valued: set[Tone]) -> list[Span]:
    spans = [Span(unit, Tone.LABEL)] if unit else []
    for entry in entries:
        spans.append(Span("  " if spans else "", Tone.BLANK))
        spans.append(Span(entry.sign, entry.tone))
        spans.append(Span(f" {entry.word}", Tone.LABEL))
        if entry.value and entry.tone in valued:
            spans.append(Span(f" {entry.value}", Tone.NOW if entry.tone in (Tone.ACTUAL, Tone.BAR) else Tone.LABEL))
    return spans
