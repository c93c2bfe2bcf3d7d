"""Figures as layers of a plot: bars with level strokes, or lines with points.

No layer hides what the picture is about: a stroke never covers the top of one of this
year's bars, and crosses the body of a bar in a tone of its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tvplan_tui.domain.series import Values

from .axes import Scale
from .bars import FULL, Cell, Slot, bar, mark
from .figures import Figures
from .picture import Tone


class Signs(NamedTuple):
    """The characters of a drawing; ``line`` is a marker of plotext, the others are drawn as they stand."""

    actual: str
    last: str
    line: str
    point: str
    last_point: str
    mark: str
    target: str
    zero: str
    upright: tuple[str, str]
    ground: tuple[str, str, str]
    corner: str
    ahead: tuple[str, str]

    @property
    def ascii(self) -> bool:
        """Whether these are the ASCII ones."""
        return self.actual != FULL


UNICODE = Signs(FULL, "▒", "hd", "●", "○", "━", "╌", "─", ("│", "┤"), ("─", "┬", "▲"), "└", ("•", "□"))
ASCII = Signs("#", ":", ".", "O", "x", "=", "-", "-", ("|", "+"), ("-", "+", "^"), "+", ("'", "@"))


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, in half cells from the lower left corner."""

    xs: tuple[int, ...]
    ys: tuple[int, ...]
    marker: str
    tone: Tone


Layer = Stroke | tuple[Cell, ...]


def bar_layers(data: Figures, grid: Scale, months: Sequence[Slot], columns: int, signs: Signs) -> list[Layer]:
    """Return bars from zero, this year's beside last year's, with strokes for the path and lines for the targets."""
    zero = grid.height(0.0)
    last = tuple(_bars(data.last, [range(s.start, s.start + s.last) for s in months], grid, signs, Tone.LAST))
    actual = tuple(
        _bars(
            data.actual,
            [range(s.start + s.last, s.start + s.last + s.actual) for s in months],
            grid,
            signs,
            Tone.BAR,
        )
    )
    inked = {(cell.col, cell.row): cell.char for cell in actual}
    ends = _ends(actual, zero)
    under = _across(zero, columns, signs.zero, Tone.AXIS) if zero >= 0 else ()
    strokes = [*_levels(data, grid, months, columns, signs), *_ahead(data, grid, months, signs)]
    over = list({(cell.col, cell.row): cell for cell in strokes}.values())  # of two in one cell the later one stays
    return [under, last, actual, tuple(_laid_over(over, inked, ends, signs.actual, grid.rows))]


def _bars(values: Values, columns: Sequence[range], grid: Scale, signs: Signs, tone: Tone) -> Iterator[Cell]:
    full = signs.last if tone is Tone.LAST else signs.actual
    for value, span in zip(values, columns, strict=True):
        if value is None:
            continue
        for row, char in bar(grid.height(0.0), grid.height(value), grid.rows, full=full, ascii=signs.ascii):
            # a part of a cell is solid where a whole one is a half-tone: a darker colour makes them look alike
            shade = Tone.LAST_END if tone is Tone.LAST and char != full else tone
            yield from (Cell(col, row, char, shade) for col in span)


def _ends(cells: Sequence[Cell], zero: float) -> set[tuple[int, int]]:
    """Return the cells in which bars end, away from zero."""
    found: dict[int, int] = {}
    for cell in cells:
        found[cell.col] = max(found.get(cell.col, cell.row), cell.row, key=lambda row: abs(row + 0.5 - zero))
    return set(found.items())


def _levels(data: Figures, grid: Scale, months: Sequence[Slot], columns: int, signs: Signs) -> list[Cell]:
    """Return the lines of the targets and the strokes of the path."""
    found: list[Cell] = []
    for target in data.targets:
        found += _across(grid.height(target), columns, signs.target, Tone.TARGET)
    for slot, asked in zip(months, data.path, strict=False):
        if asked is not None:
            row, char = mark(grid.height(asked), ascii=signs.ascii)
            found += [Cell(col, row, char, Tone.PATH) for col in slot.columns if col < columns]
    return found


def _ahead(data: Figures, grid: Scale, months: Sequence[Slot], signs: Signs) -> Iterator[Cell]:
    """Yield dots from the latest figure to where the year is heading, that end marked."""
    at, end = data.latest, data.ahead
    start = None if at is None else data.actual[at]
    if at is None or start is None or end is None:
        return
    first, last = (slot.start + slot.last + slot.actual // 2 for slot in (months[at], months[-1]))
    dot, mark = signs.ahead
    for col in range(first + 2, last - 1, 2):
        value = start + (end - start) * (col - first) / (last - first)
        yield Cell(col, max(0, grid.row(value)), dot, Tone.AHEAD)
    yield Cell(last, max(0, grid.row(end)), mark, Tone.AHEAD)


def _across(height: float, columns: int, char: str, tone: Tone) -> tuple[Cell, ...]:
    return tuple(Cell(col, math.floor(height + 1e-6), char, tone) for col in range(columns))


_OVER = {Tone.TARGET: Tone.TARGET_OVER, Tone.PATH: Tone.PATH_OVER}


def _laid_over(
    strokes: Sequence[Cell], inked: dict[tuple[int, int], str], ends: set[tuple[int, int]], full: str, rows: int
) -> Iterator[Cell]:
    """Yield the strokes with the ends of bars left free, in the tone for a bar's body where they cross one."""
    for cell in strokes:
        at = (cell.col, cell.row)
        if at in ends or not 0 <= cell.row < rows:
            continue
        yield cell._replace(tone=_OVER.get(cell.tone, cell.tone)) if inked.get(at) == full else cell


def line_layers(
    data: Figures, grid: Scale, months: Sequence[Slot], columns: int, signs: Signs, every: int
) -> list[Layer]:
    """Return this year as a line with its points, last year as points alone, under them the path and the targets."""
    under = _levels(data, grid, months, columns, signs)
    last = _points(data.last, grid, months, signs.last_point, Tone.LAST)
    points = _points(data.actual, grid, months, signs.point, Tone.ACTUAL)
    strokes = [
        Stroke(
            tuple(2 * months[index].centre for index in run),
            tuple(_half_row(data.actual[index], grid) for index in run),
            signs.line,
            Tone.ACTUAL,
        )
        for run in runs(data.actual, every)
        if len(run) > 1
    ]
    return [tuple(cell for cell in under if 0 <= cell.row < grid.rows), last, *strokes, points]


def runs(values: Values, every: int) -> Iterator[list[int]]:
    """Yield the stretches of months whose figures are neighbours: at most ``every`` months apart."""
    run: list[int] = []
    for index, value in enumerate(values):
        if value is None:
            continue
        if run and index - run[-1] > every:
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _points(values: Values, grid: Scale, months: Sequence[Slot], char: str, tone: Tone) -> tuple[Cell, ...]:
    return tuple(
        Cell(slot.centre, max(0, grid.row(value)), char, tone)
        for slot, value in zip(months, values, strict=True)
        if value is not None
    )


def _half_row(value: float | None, grid: Scale) -> int:
    assert value is not None
    return max(0, min(2 * grid.rows - 1, math.floor(2 * grid.height(value) + 1e-6)))
