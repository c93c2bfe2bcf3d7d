"""What changed since the period before, and what is listed first. Pure; knows no widget."""

from __future__ import annotations

from dataclasses import dataclass

from tvplan_tui.domain.indicator import Indicator
from tvplan_tui.domain.status import FACES, URGENCY, Hue, Status
from tvplan_tui.report.board import Board, Row


@dataclass(frozen=True, slots=True)
class Change:
    """An indicator that stands differently than a period ago."""

    indicator: Indicator
    before: Status
    after: Status


def changes(before: Board, after: Board) -> list[Change]:
    """Return the indicators whose status differs, those that got worse first."""
    found = [
        Change(after.plan.by_id[row["id"]], Status(before.by_id[row["id"]]["status"]), Status(row["status"]))
        for row in after.rows
        if row["id"] in before.by_id and before.by_id[row["id"]]["status"] != row["status"]
    ]
    return sorted(found, key=lambda change: (_better(change), URGENCY.index(change.after)))


def _better(change: Change) -> bool:
    return URGENCY.index(change.after) > URGENCY.index(change.before)


def worries(board: Board) -> list[Row]:
    """Return the rows that ask for attention, the most urgent first: missed, at risk, behind."""
    found = [row for row in board.rows if FACES[Status(row["status"])].hue in (Hue.BAD, Hue.FAIR)]
    return sorted(found, key=lambda row: URGENCY.index(Status(row["status"])))
