"""Small multiples: a card for each indicator with its months as bars, and how many of them fit. Pure; no widget."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import NONE
from tvplan_tui.domain.series import Series
from tvplan_tui.domain.status import FACES, Status
from tvplan_tui.report import cells
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.lists.rows import actual
from tvplan_tui.ui.widgets.grid_layout import cut

from .bars import EIGHTHS

if TYPE_CHECKING:
    from tvplan_tui.report.board import Row

Pieces = tuple[tuple[str, str], ...]
LEAST_WIDTH = 26
"""Cells of the narrowest card: twelve months of two cells, a margin on either side."""
LEAST_BARS, MOST_BARS = 2, 6
"""Rows of its bars."""
AROUND = 4
"""Its other rows: name, months, figures, a blank one."""


class Layout(NamedTuple):
    """How cards fill a room: so many beside and above each other, each so wide, with bars so high (cells)."""

    columns: int
    rows: int
    width: int
    bars: int

    @property
    def page(self) -> int:
        """Cards on a page."""
        return self.columns * self.rows

    @property
    def height(self) -> int:
        """Lines of a card, the blank one included."""
        return self.bars + AROUND

    @property
    def month(self) -> int:
        """Cells of a month, the gap after it included."""
        return (self.width - 2) // 12


def lay_out(width: int, height: int, count: int) -> Layout:
    """Return the layout that shows ``count`` cards on the fewest pages, and that as large as they go."""
    most = max(1, min(count, width // LEAST_WIDTH))
    rows_at_most = max(1, (height + 1) // (LEAST_BARS + AROUND))
    pages = math.ceil(count / (most * rows_at_most)) or 1
    columns = next(each for each in range(1, most + 1) if math.ceil(count / (each * rows_at_most)) <= pages)
    rows = min(rows_at_most, math.ceil(count / columns / pages)) or 1
    bars = max(LEAST_BARS, min(MOST_BARS, (height + 1) // rows - AROUND))
    return Layout(columns, rows, width // columns, bars)


def card(
    indicator: Indicator,
    row: Row | None,
    series: Series | None,
    layout: Layout,
    *,
    chosen: bool = False,
    ascii: bool = False,
) -> list[Pieces]:
    """Return the lines of a card, each of exactly the layout's width: name, bars, months, figures, a blank one."""
    dots = "~" if ascii else "…"
    shown = FACES[Status(row["status"])] if row else None
    sign = "" if shown is None else f"{shown.ascii if ascii else shown.symbol} "
    tone = f"bold ${shown.hue.value}" if shown else ""
    name = cut(clean(indicator.name), layout.width - 2 - len(sign), dots)
    mark = (">" if ascii else "▌") if chosen else " "
    lines: list[Pieces] = [((mark, "$accent"), (sign, tone), (name, "bold reverse" if chosen else "bold"))]
    some = series is not None and any(_finite(value) is not None for value in series.values)
    lines += [((f" {text}", "$bar" if some else "$dim"),) for text in _bars(indicator, series, layout, ascii=ascii)]
    lines.append(_months(series, layout))
    lines.append(((f" {cut(_figures(indicator, row, layout.width - 2, ascii), layout.width - 2, dots)}", "$neutral"),))
    return [_padded(line, layout.width) for line in (*lines, ())]


def _padded(pieces: Pieces, width: int) -> Pieces:
    used = sum(cell_len(text) for text, _style in pieces)
    return (*pieces, (" " * max(0, width - used), ""))


def _figures(indicator: Indicator, row: Row | None, room: int, ascii: bool) -> str:
    """Return actual, target and share of it; without the share where that would have to be cut."""
    unit = clean(indicator.unit)
    if row is None or not indicator.measured:
        return unit
    figures = f"{actual(indicator, row, ascii)} / {cells.bounded_target(indicator, ascii_only=ascii)} {unit}"
    ratio = cells.bounded_attainment(row, ascii_only=ascii)
    whole = f"{figures} ({ratio} %)"
    return whole if ratio != NONE and cell_len(whole) <= room else figures


def _months(series: Series | None, layout: Layout) -> Pieces:
    """Return the months under the bars: the present one, then the first and the last where they have room."""
    if series is None:
        return ()
    row = [" "] * (layout.width - 1)
    now = series.now - 1
    for at in dict.fromkeys((now, 0, 11)):
        label = _("T{month}").format(month=series.months[at]) if 0 <= at < 12 else ""
        start = min(at * layout.month, len(row) - len(label))
        if label and not "".join(row[max(0, start - 1) : start + len(label) + 1]).strip():
            row[start : start + len(label)] = label
    text = " " + "".join(row).rstrip()
    label = _("T{month}").format(month=series.months[now]) if 0 <= now < 12 else ""
    before, found, after = text.partition(label) if label else (text, "", "")
    return ((before, "$dim"), (found, "bold $strong"), (after, "$dim"))


def _bars(indicator: Indicator, series: Series | None, layout: Layout, *, ascii: bool) -> list[str]:
    """Return the months as columns, the highest line first; a month without a figure is a gap.

    Amounts grow from zero. A rate or a level is drawn within its own range: between 98 and 100 % it must still show
    which way it goes.
    """
    values = [_finite(value) for value in series.values] if series else []
    known = [value for value in values if value is not None]
    if not known:
        return ["", *[""] * (layout.bars - 2), _("chưa có số")]
    return _columns(values, _range(known, layout.bars, zero=indicator.kind is Kind.FLOW), layout, ascii=ascii)


def _range(known: Sequence[float], rows: int, *, zero: bool) -> tuple[float, float]:
    low, high = (min(0.0, *known), max(0.0, *known)) if zero else (min(known), max(known))
    if high <= low:
        return low - 1.0, high + 1.0
    return (low if zero else low - (high - low) / (8 * rows - 1)), high


def _columns(values: Sequence[float | None], span: tuple[float, float], layout: Layout, *, ascii: bool) -> list[str]:
    low, high = span
    wide = layout.month - 1

    def piece(value: float | None, row: int) -> str:
        if value is None:
            return " " * layout.month
        filled = (value - low) / (high - low) * layout.bars - row
        if ascii:
            char = "#" if filled >= 0.5 or (row == 0 and filled >= 0) else " "
        else:
            char = EIGHTHS[max(0 if row else 1, min(8, round(filled * 8)))]
        return char * wide + " "

    rows = reversed(range(layout.bars))
    return ["".join(piece(value, row) for value in values).rstrip() for row in rows]


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) and abs(value) < 1e15 else None
