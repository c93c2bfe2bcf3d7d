"""Tasks and solutions of a plan, and how each stands: what was recorded of it, folded in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from .language import _
from .moment import known, moment


class TaskState(StrEnum):
    """How a task stands."""

    TODO = "todo"
    DOING = "doing"
    DONE = "done"
    BLOCKED = "blocked"


SIGNS: dict[TaskState, tuple[str, str, str]] = {
    TaskState.TODO: ("○", ".", "dim"),
    TaskState.DOING: ("◐", "~", "neutral"),
    TaskState.DONE: ("●", "*", "good"),
    TaskState.BLOCKED: ("▼", "!", "bad"),
}
"""By state: sign, sign on an ASCII terminal, tone."""


def state_word(state: TaskState) -> str:
    """Return a state in words."""
    return {
        TaskState.TODO: _("Chưa bắt đầu"),
        TaskState.DOING: _("Đang làm"),
        TaskState.DONE: _("Xong"),
        TaskState.BLOCKED: _("Vướng"),
    }[state]


class TaskField(NamedTuple):
    """A heading of the plan's tasks ("1. Lĩnh vực kinh tế")."""

    id: str
    name: str
    section: str = ""


@dataclass(frozen=True)
class Task:
    """One task of the plan.

    Attributes mirror the keys of ``[[tasks]]``; see ``docs/tasks.md``. ``due`` is the day it must be done by, the
    last one of the plan's year where the plan names none.
    """

    id: str
    field: str
    name: str
    quote: str = ""
    section: str = ""
    office: str = ""
    indicators: tuple[str, ...] = ()
    due: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class TaskNote:
    """What somebody recorded of a task.

    Attributes:
        state: how it stands from then on; None leaves that as it was.
        note: what happened; "" for none.
        blocked_by: ids of the tasks it waits for; counts while it is blocked.
        withdraws: whether it takes back the latest earlier note that still stands.
        at: when it was recorded, as written; ``by`` who did, ``place`` is ``file:line``.
    """

    task: str
    state: TaskState | None = None
    note: str = ""
    blocked_by: tuple[str, ...] = ()
    withdraws: bool = False
    at: str = ""
    by: str = ""
    place: str = ""


@dataclass(frozen=True)
class Standing:
    """How a task stands.

    Attributes:
        state: the latest one recorded.
        since: the note that said so; None where nobody has recorded anything yet.
        blocked_by: the tasks it waits for; none unless it is blocked.
        notes: everything that stands of it, oldest first.
        overdue: whether its day has passed and it is not done.
    """

    task: Task
    state: TaskState = TaskState.TODO
    since: TaskNote | None = None
    blocked_by: tuple[str, ...] = ()
    notes: tuple[TaskNote, ...] = field(default=())
    overdue: bool = False

    @property
    def note(self) -> str:
        """The latest words about it; "" for none."""
        return next((one.note for one in reversed(self.notes) if one.note), "")

    @property
    def under_way(self) -> bool:
        """Whether somebody is at it."""
        return self.state is TaskState.DOING


def standing(notes: Iterable[TaskNote], as_of: date | None = None) -> dict[str, tuple[TaskNote, ...]]:
    """Return by task the notes that stand, oldest first: what has been taken back is not among them.

    Args:
        notes: everything recorded, rows of a moment in the order they were written.
        as_of: a day (its end) or a moment; what was recorded later is left out.
    """
    found: dict[str, list[TaskNote]] = {}
    for one in sorted((one for one in notes if known(one.at, as_of)), key=lambda one: moment(one.at)):
        mine = found.setdefault(one.task, [])
        if not one.withdraws:
            mine.append(one)
        elif mine:
            mine.pop()
    return {task: tuple(mine) for task, mine in found.items()}


def stand(task: Task, notes: Sequence[TaskNote], today: date) -> Standing:
    """Return how a task stands by the notes that count."""
    since = next((one for one in reversed(notes) if one.state is not None), None)
    state = since.state if since and since.state else TaskState.TODO
    return Standing(
        task,
        state,
        since,
        since.blocked_by if since and state is TaskState.BLOCKED else (),
        tuple(notes),
        overdue=bool(task.due) and state is not TaskState.DONE and task.due < today.isoformat(),
    )


def circle(waits: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return tasks that wait for each other in a circle, the first one repeated at the end; () if none do."""
    for start in waits:
        before: dict[str, str] = {}
        ahead = [start]
        for task in ahead:  # grows while it is walked
            for one in waits.get(task, ()):
                if one == start:
                    return _way(before, start, task)
                if one not in before:
                    before[one] = task
                    ahead.append(one)
    return ()


def _way(before: Mapping[str, str], start: str, task: str) -> tuple[str, ...]:
    """Return the way from ``start`` to ``task`` and back to ``start``."""
    way = [task]
    while way[-1] != start:
        way.append(before[way[-1]])
    return (*way[::-1], start)
