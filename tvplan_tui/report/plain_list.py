"""The list of indicators as plain text: the plan's outline, every figure as the console writes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from tvplan_tui.domain.indicator import Indicator, Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import NONE
from tvplan_tui.domain.status import Status

from . import cells
from .board import Board, Row
from .counts import status_of
from .text_table import table


def outlined(board: Board, rows: Sequence[Row], *, ascii_only: bool) -> list[str]:
    """Return an aligned line an indicator beneath the names of its sector and its heading."""
    titles = [
        _("Đánh giá"),
        "ID",
        _("Chỉ tiêu"),
        _("ĐVT"),
        _("Kế hoạch"),
        _("Lũy kế"),
        _("% KH"),
        _("Mốc"),
        _("Cùng kỳ"),
        _("Suy ra năm"),
    ]
    by_id = {row["id"]: row for row in rows}
    places = list(_outline(board.plan, by_id.keys()))
    told = [_line(board, one, depth, by_id.get(one.id), ascii_only) for one, depth in places]
    top, *lines = table(titles, told, [False] * 4 + [True] * 6)
    names = {sector.id: sector.name for sector in board.plan.sectors}
    found = [top]
    sector = None
    for (one, _depth), line in zip(places, lines, strict=True):
        if one.sector != sector:
            sector = one.sector
            found += ["", names.get(sector, sector)]
        found.append(line)
    return found


def _outline(plan: Plan, ids: Set[str]) -> Iterator[tuple[Indicator, int]]:
    """Yield the indicators of ``ids`` with what they stand under, and their depth, in the plan's order."""
    shown = set(ids)
    for name in ids:
        above = plan.by_id[name].parent
        while above in plan.by_id and above not in shown:
            shown.add(above)
            above = plan.by_id[above].parent
    for sector in dict.fromkeys((*(one.id for one in plan.sectors), *(one.sector for one in plan.indicators))):
        yield from ((one, depth) for one, depth in plan.in_sector(sector) if one.id in shown)


def _line(board: Board, one: Indicator, depth: int, row: Row | None, ascii_only: bool) -> list[str]:
    name = "  " * depth + one.name
    if row is None:
        status = status_of(board, one)
        face = cells.face(status, ascii_only=ascii_only) if status else ""
        return [face, one.id, name, one.unit, *[""] * 6]
    figures = [
        cells.bounded_target(one, ascii_only=ascii_only),
        cells.bounded_actual(row, one, ascii_only=ascii_only),
        cells.bounded_attainment(row, ascii_only=ascii_only),
        cells.expected(row, one),
        cells.change(row),
        cells.projection(row, one),
    ]
    face = cells.face(Status(row["status"]), ascii_only=ascii_only)
    return [face, one.id, name, one.unit, *(cells.fitted(text or NONE, ascii_only=ascii_only) for text in figures)]
