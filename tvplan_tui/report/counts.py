"""How many targets stand where: by bullet of the document and by row, for the plan and each sector.

A bullet is a top-level row; "trong đó" rows are rows beneath it and are not counted
again. A heading without a number stands as its worst child stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.status import URGENCY, Status

from .board import Board


@dataclass
class Tally:
    """Counts by status; both add up to how many there are."""

    bullets: Counter[Status] = field(default_factory=Counter)
    rows: Counter[Status] = field(default_factory=Counter)

    def plain(self) -> dict[str, object]:
        """Return it as JSON prints it: totals, then every status that occurs, most urgent first."""
        return {
            "total_bullets": self.bullets.total(),
            "total_rows": self.rows.total(),
            "bullets": {status.value: self.bullets[status] for status in URGENCY if self.bullets[status]},
            "rows": {status.value: self.rows[status] for status in URGENCY if self.rows[status]},
        }


@dataclass
class Counts:
    """Counts of the whole plan and, by id, of each sector."""

    whole: Tally
    sectors: dict[str, Tally]

    def plain(self) -> dict[str, object]:
        """Return it as JSON prints it."""
        sectors = {sector: tally.plain() for sector, tally in self.sectors.items()}
        return {**self.whole.plain(), "sectors": sectors}


def status_of(board: Board, indicator: Indicator) -> Status | None:
    """Return how a bullet stands: its own verdict, or for a heading the most urgent of its children's.

    None for a retired one and for a heading without children.
    """
    if indicator.kind is not Kind.GROUP:
        row = board.by_id.get(indicator.id)
        return Status(row["status"]) if row else None
    children = board.plan.children.get(indicator.id, ())
    found = [status for status in (status_of(board, child) for child in children) if status]
    return min(found, key=URGENCY.index, default=None)


def counts(board: Board) -> Counts:
    """Count the board."""
    return Counts(
        _tally(board, board.plan.indicators),
        {
            sector.id: _tally(board, (one for one in board.plan.indicators if one.sector == sector.id))
            for sector in board.plan.sectors
        },
    )


def _tally(board: Board, indicators: Iterable[Indicator]) -> Tally:
    tally = Tally()
    for indicator in indicators:
        status = status_of(board, indicator)
        if status is None:
            continue
        if indicator.parent is None:
            tally.bullets[status] += 1
        if indicator.kind is not Kind.GROUP:
            tally.rows[status] += 1
    return tally
