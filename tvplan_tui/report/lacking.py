"""Which figures are due and not there: one list for every screen, command and report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvplan_tui.domain.status import DataState

if TYPE_CHECKING:
    from .board import Board, Row


def lacks(row: Row) -> bool:
    """Tell whether figures that are due are not there."""
    return bool(row["missing_periods"]) or row["data_state"] in (DataState.MISSING, DataState.OVERDUE)


def lacking(board: Board) -> list[Row]:
    """Return the rows whose figures are due and not there, overdue ones first."""
    return sorted((row for row in board.rows if lacks(row)), key=lambda row: row["data_state"] != DataState.OVERDUE)
