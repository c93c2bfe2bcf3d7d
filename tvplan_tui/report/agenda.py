"""The tasks of a plan as they stand on a day, and where they and the targets do not fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from tvplan_tui.domain.indicator import Indicator, Plan
from tvplan_tui.domain.moment import day_of
from tvplan_tui.domain.status import URGENCY, Status, is_alarm
from tvplan_tui.domain.task import Standing, Task, TaskField, TaskNote, TaskState, stand, standing
from tvplan_tui.domain.vietnamese import fold

from .board import Board

ILLUSTRATIVE = "minh họa"
"""Author of records that were invented to show how the console looks."""


@dataclass(frozen=True)
class Agenda:
    """Tasks as they stand.

    Attributes:
        fields: the headings, in the plan's order.
        standings: one a task, in the plan's order.
    """

    plan: Plan
    fields: tuple[TaskField, ...]
    standings: tuple[Standing, ...]

    @classmethod
    def of(
        cls,
        plan: Plan,
        fields: tuple[TaskField, ...],
        tasks: Iterable[Task],
        notes: Sequence[TaskNote],
        today: date,
        as_of: date | None = None,
    ) -> Agenda:
        """Return the tasks as they stand ``today``, or stood at ``as_of`` (a day's end, or a moment)."""
        counted = standing(notes, as_of)
        day = min(today, day_of(as_of)) if as_of else today
        return cls(plan, fields, tuple(stand(task, counted.get(task.id, ()), day) for task in tasks))

    @cached_property
    def by_id(self) -> dict[str, Standing]:
        """Standings by the task's id."""
        return {one.task.id: one for one in self.standings}

    @cached_property
    def _by_indicator(self) -> dict[str, list[Standing]]:
        found: dict[str, list[Standing]] = {}
        for one in self.standings:
            for indicator in one.task.indicators:
                found.setdefault(indicator, []).append(one)
        return found

    @property
    def illustrative(self) -> bool:
        """Whether any state shown was invented."""
        return any(one.since is not None and one.since.by == ILLUSTRATIVE for one in self.standings)

    def for_indicator(self, indicator: str) -> tuple[Standing, ...]:
        """Return the tasks that serve an indicator: those that name it, or one it is a part of ("trong đó")."""
        found: list[Standing] = []
        at: str | None = indicator
        while at:
            found += [one for one in self._by_indicator.get(at, ()) if one not in found]
            one = self.plan.by_id.get(at)
            at = one.parent if one else None
        return tuple(found)

    def offices(self, task: Task) -> tuple[str, ...]:
        """Return who has to do with a task: the office the plan names, else those that watch its indicators."""
        if task.office:
            return (task.office,)
        owners = (self.plan.by_id[one].owner for one in task.indicators if one in self.plan.by_id)
        return tuple(dict.fromkeys(owner for owner in owners if owner))

    def picked(
        self,
        query: str = "",
        *,
        states: Sequence[TaskState] = (),
        field: str = "",
        office: str = "",
        late: bool = False,
    ) -> tuple[Standing, ...]:
        """Return the tasks that pass every filter given.

        Args:
            query: words that must occur in name, wording, id, office or notes; case and diacritics aside.
            states: one of these; none lets all pass.
            field: id of the heading.
            office: text within the name of an office that has to do with it; case and diacritics aside.
            late: only those whose day has passed.
        """
        words = fold(query).split()
        return tuple(
            one
            for one in self.standings
            if (not states or one.state in states)
            and (not field or one.task.field == field)
            and (not late or one.overdue)
            and (not office or any(fold(office) in fold(name) for name in self.offices(one.task)))
            and (not words or all(word in self._text(one) for word in words))
        )

    def _text(self, one: Standing) -> str:
        task = one.task
        said = (note.note for note in one.notes)
        return fold(" ".join((task.id, task.name, task.quote, *task.indicators, *self.offices(task), *said)))


class Concern(NamedTuple):
    """Where a target that asks for action and the tasks that serve it do not fit together.

    Attributes:
        status: how the target stands.
        blocked: the tasks serving it that are blocked; none where the trouble is that nobody is at work.
        idle: whether no task serving it is under way.
    """

    indicator: Indicator
    status: Status
    blocked: tuple[Standing, ...]
    idle: bool


def concerns(agenda: Agenda, board: Board) -> tuple[Concern, ...]:
    """Return the targets at risk or missed with no task under way, or with a blocked one; the most urgent first.

    Of a plan without tasks nothing can be said.
    """
    if not agenda.standings:
        return ()
    return tuple(sorted(_concerns(agenda, board), key=lambda one: URGENCY.index(one.status)))


def _concerns(agenda: Agenda, board: Board) -> Iterator[Concern]:
    for row in board.rows:
        status = Status(row["status"])
        if not is_alarm(status):
            continue
        serving = agenda.for_indicator(row["id"])
        blocked = tuple(one for one in serving if one.state is TaskState.BLOCKED)
        idle = not any(one.under_way for one in serving)
        if blocked or idle:
            yield Concern(board.plan.by_id[row["id"]], status, blocked, idle)
