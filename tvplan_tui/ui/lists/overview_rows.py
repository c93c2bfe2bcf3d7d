"""Lines of the overview's lists: which signs occur, what asks for attention, what is missing. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from tvplan_tui.domain.language import _
from tvplan_tui.domain.status import FACES, URGENCY, Status
from tvplan_tui.report import cells
from tvplan_tui.report.board import Board, Row
from tvplan_tui.ui.lists.rows import GIVEN, data_words, face, target
from tvplan_tui.ui.widgets.grid_layout import Cell, Column, Line


def signs_in(used: Iterable[Status], *, ascii: bool) -> dict[str, list[Status]]:
    """Return the statuses that occur by their sign (two can share one), the most urgent first."""
    found: dict[str, list[Status]] = {}
    for status in sorted(set(used), key=URGENCY.index):
        shown = FACES[status]
        found.setdefault(shown.ascii if ascii else shown.symbol, []).append(status)
    return found


def _name() -> Column:
    return Column("name", _("Chỉ tiêu"), 30, grow=True, least=20)


def worry_columns() -> list[Column]:
    """Return the columns of what asks for attention."""
    return [
        Column("status", _("Đánh giá"), 11),
        _name(),
        Column("actual", _("Lũy kế"), 9, align="right", priority=1),
        Column("target", _("Kế hoạch"), 9, align="right", priority=2),
        Column("share", _("% KH"), 6, align="right"),
    ]


def lack_columns() -> list[Column]:
    """Return the columns of what is missing."""
    return [_name(), Column("data", _("Số liệu"), 15), Column("owner", _("Cơ quan"), 22, priority=1)]


def _within(board: Board, row: Row) -> str:
    """Return a row's name, its parent's after it: a list has no tree."""
    parent = board.plan.by_id.get(row["parent"] or "")
    return f"{row['name']} ({parent.name})" if parent else str(row["name"])


def worry(board: Board, row: Row, ascii: bool) -> Line:
    """Return a row that asks for attention as a line."""
    one = board.plan.by_id[row["id"]]
    text, tone = face(Status(row["status"]), ascii=ascii)
    shown = {
        "status": Cell(text + (GIVEN if row["override"] else ""), tone),
        "name": Cell(_within(board, row)),
        "actual": Cell(cells.actual(row, one), "strong"),
        "target": Cell(target(one, ascii=ascii)),
        "share": Cell(cells.attainment(row), tone),
    }
    return Line(one.id, shown)


def lack(board: Board, row: Row) -> Line:
    """Return a row whose figures are missing as a line."""
    one = board.plan.by_id[row["id"]]
    text, tone = data_words(row)
    return Line(one.id, {"name": Cell(_within(board, row)), "data": Cell(text, tone), "owner": Cell(one.owner, "dim")})
