"""A report as CSV: a line a row with its numbers unrounded, for other programs."""

from __future__ import annotations

from typing import Any

from tvplan_tui.report import records
from tvplan_tui.report.board import PINNED
from tvplan_tui.report.document.model import Report

KEYS = (
    "period",
    *PINNED,
    "period_value",
    "data_through",
    "owner",
    "note",
    "note_period",
    "unexplained",
    "illustrative",
)


def render(report: Report) -> bytes:
    """Return the rows as comma-separated text with a dot decimal, in UTF-8."""
    board = report.board
    rows: list[dict[str, Any]] = [
        {**row, "period": str(board.period), "owner": board.plan.by_id[row["id"]].owner} for row in board.rows
    ]
    return records.to_csv(rows, KEYS).encode()
