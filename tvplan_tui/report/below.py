"""What the rows "trong đó" say about the row above them. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.language import _
from tvplan_tui.domain.parts import is_outside, sum_beyond
from tvplan_tui.domain.status import FACES, URGENCY, Hue, Status
from tvplan_tui.domain.wording import amount, change

from .spoken import stands

if TYPE_CHECKING:
    from .board import Board, Row


def below(board: Board, indicator: Indicator) -> tuple[str, ...]:
    """Return sentences about the children, without full stops: how they stand, then what does not add up."""
    rows = [row for child in board.plan.children.get(indicator.id, ()) if (row := board.by_id.get(child.id))]
    if not rows:
        return ()
    return (_standing(rows), *_odd(board, indicator, rows))


def _standing(rows: list[Row]) -> str:
    """Name the children that ask for attention; count the others."""
    if len(rows) == 1:
        return _("Trong đó, “{name}” {stands}").format(name=rows[0]["name"], stands=stands(Status(rows[0]["status"])))
    groups: dict[Status, list[str]] = {}
    for status in URGENCY:
        names = [row["name"] for row in rows if row["status"] == status]
        if names:
            groups[status] = names
    if len(groups) == 1:
        return _("Cả {count} dòng thành phần đều {stands}").format(count=len(rows), stands=stands(next(iter(groups))))
    pieces: list[str] = []
    for status, names in groups.items():
        urgent = FACES[status].hue in (Hue.BAD, Hue.FAIR)
        listed = " {} ".format(_("và")).join(f"“{name}”" for name in names) if urgent and len(names) < 3 else ""
        rest = _("{count} dòng còn lại") if pieces and status == list(groups)[-1] else _("{count} dòng")
        who = listed or rest.format(count=len(names))
        pieces.append(f"{who} {stands(status)}")
    return _("Trong {count} dòng thành phần, {pieces}").format(count=len(rows), pieces=", ".join(pieces))


def _odd(board: Board, indicator: Indicator, rows: list[Row]) -> list[str]:
    """Say where parent and children cannot all be right; only figures of the same month are held together."""
    row = board.by_id.get(indicator.id)
    if row is None or row["actual"] is None:
        return []
    same = [
        one["actual"]
        for one in rows
        if one["actual"] is not None
        and (one["kind"], one["unit"], one["data_through"]) == (row["kind"], row["unit"], row["data_through"])
    ]
    found = []
    if indicator.kind is Kind.GROWTH and len(same) == len(rows) and is_outside(row["actual"], same):
        found.append(
            _("Cần soát lại: mức chung {whole} nằm ngoài khoảng của các dòng thành phần, từ {low} đến {high}").format(
                whole=change(row["actual"], indicator),
                low=change(min(same), indicator),
                high=change(max(same), indicator),
            )
        )
    if indicator.kind is Kind.FLOW and not row["incomplete"] and (total := sum_beyond(row["actual"], same)) is not None:
        found.append(
            _("Cần soát lại: các dòng thành phần cộng lại {total}, nhiều hơn cả dòng chung").format(
                total=amount(total, indicator)
            )
        )
    return found
