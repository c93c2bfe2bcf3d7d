"""What asks for attention, in the order it is listed. Pure; knows no widget."""

from __future__ import annotations

from tvplan_tui.domain.status import FACES, URGENCY, Hue, Status
from tvplan_tui.report.board import Board, Row


def worries(board: Board) -> list[Row]:
    """Return the rows that ask for attention, the most urgent first: missed, at risk, behind."""
    found = [row for row in board.rows if FACES[Status(row["status"])].hue in (Hue.BAD, Hue.FAIR)]
    return sorted(found, key=lambda row: URGENCY.index(Status(row["status"])))
