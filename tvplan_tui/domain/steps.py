"""How far a level or a rate of the year so far must still move a period, and whether it ever moved that far.

What does not add up over the year has no run-rate; it moves from figure to figure. The gap to the target is
shared out over the figures still to come, and held against the moves from each figure to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .numbers import TOLERANCE


@dataclass(frozen=True, slots=True)
class Step:
    """What each figure still to come must add.

    Attributes:
        needed: in the unit a period; negative where the value must fall.
        left: figures still to come.
        reached: moves that were at least that far, the right way.
        moves: how many moves there are to compare with.
        last_year: whether they are those of the year before, this year having none yet.
    """

    needed: float
    left: int
    reached: int
    moves: int
    last_year: bool = False


def step_needed(
    actual: float | None,
    goal: float | None,
    left: int,
    every: int,
    values: Sequence[float | None],
    previous: Sequence[float | None],
) -> Step | None:
    """Return the step from ``actual`` to ``goal``; None where there is nothing to share out.

    Args:
        actual: the value that is judged.
        goal: the edge it has to reach.
        left: figures still to come in the year.
        every: months between two figures.
        values: this year's figures by month, up to the period shown.
        previous: those of the year before.
    """
    if actual is None or goal is None or left <= 0 or abs(goal - actual) <= TOLERANCE * abs(goal):
        return None
    needed = (goal - actual) / left
    moves = _moves(values, every)
    last_year = not moves
    moves = moves or _moves(previous, every)
    reached = sum(move >= needed - 1e-9 if needed > 0 else move <= needed + 1e-9 for move in moves)
    return Step(needed, left, reached, len(moves), last_year)


def _moves(values: Sequence[float | None], every: int) -> list[float]:
    """Return the move of each figure from the one a period before; a gap has none."""
    found = []
    for month in range(every, len(values)):
        now, before = values[month], values[month - every]
        if now is not None and before is not None:
            found.append(now - before)
    return found
