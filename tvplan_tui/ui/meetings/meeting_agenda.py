"""Which indicators a meeting goes through, in which order; and finding one of them by a few typed signs. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tvplan_tui.domain.language import _
from tvplan_tui.domain.status import URGENCY, Status
from tvplan_tui.domain.vietnamese import fold

if TYPE_CHECKING:
    from tvplan_tui.report.board import Board

RISK, PLAN, PICKED, SECTOR = "risk", "plan", "picked", "sector"
ASKING = (Status.MISSED, Status.AT_RISK, Status.BEHIND, Status.NO_DATA)
"""Verdicts a meeting is called for."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """Rows in an order, some of them chosen.

    Attributes:
        kind: ``RISK``, ``PLAN``, ``PICKED`` or ``SECTOR:id``.
        order: the ids of every row of the plan that has a verdict.
        chosen: which of them the meeting goes through.
    """

    kind: str
    order: tuple[str, ...]
    chosen: frozenset[str]

    @property
    def ids(self) -> tuple[str, ...]:
        """What the meeting goes through, in its order."""
        return tuple(one for one in self.order if one in self.chosen)

    def toggled(self, one: str) -> Agenda:
        """Return it with a row chosen, or no longer."""
        return Agenda(PICKED, self.order, self.chosen ^ {one})

    def moved(self, one: str, step: int) -> Agenda:
        """Return it with a row one place earlier or later; at an edge as it is."""
        at = self.order.index(one)
        there = at + step
        if not 0 <= there < len(self.order):
            return self
        order = list(self.order)
        order[at], order[there] = order[there], order[at]
        return Agenda(PICKED, tuple(order), self.chosen)


def kinds(board: Board) -> list[str]:
    """Return the kinds of agenda there are: the most urgent first, the whole plan, picked, then sector by sector."""
    return [RISK, PLAN, PICKED, *(f"{SECTOR}:{sector.id}" for sector in board.plan.sectors)]


def kind_word(kind: str, board: Board) -> str:
    """Return a kind's name as the screen shows it."""
    name, _colon, sector = kind.partition(":")
    if name == SECTOR:
        return next((one.name for one in board.plan.sectors if one.id == sector), sector)
    return {RISK: _("Nguy cơ trước"), PLAN: _("Theo lĩnh vực, cả kế hoạch"), PICKED: _("Tự chọn")}[name]


def agenda(kind: str, board: Board, picked: Sequence[str] = ()) -> Agenda:
    """Return the agenda of a kind; ``picked`` is the one picked by hand, which may be of nothing."""
    plan = board.plan
    everything = [
        one.id for sector in plan.sectors for one, _depth in plan.in_sector(sector.id) if one.id in board.by_id
    ]
    name, _colon, sector = kind.partition(":")
    if name == PICKED:
        mine = [one for one in picked if one in board.by_id]
        return Agenda(kind, (*mine, *(one for one in everything if one not in mine)), frozenset(mine))
    if name == SECTOR:
        chosen = [one for one in everything if plan.by_id[one].sector == sector]
        return Agenda(kind, tuple(sorted(everything, key=lambda one: one not in chosen)), frozenset(chosen))
    if name == PLAN:
        return Agenda(kind, tuple(everything), frozenset(everything))
    order = sorted(everything, key=lambda one: URGENCY.index(Status(board.by_id[one]["status"])))
    return Agenda(kind, tuple(order), frozenset(one for one in order if board.by_id[one]["status"] in ASKING))


def sought(names: Sequence[str], query: str) -> int | None:
    """Return the place of what a few typed signs mean: a number of the agenda (from 1), or letters of a name.

    Diacritics and case do not matter. A name that begins so is meant first, then one with a word that does, then one
    that holds every word.
    """
    bare = fold(query).strip()
    if not bare:
        return None
    if bare.isdecimal():
        return int(bare) - 1 if 0 < int(bare) <= len(names) else None
    found: list[tuple[int, int]] = []
    for at, name in enumerate(map(fold, names)):
        if all(word in name for word in bare.split()):
            rank = 0 if name.startswith(bare) else 1 if f" {bare}" in name else 2
            found.append((rank, at))
    return min(found)[1] if found else None
