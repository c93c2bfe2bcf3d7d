"""How tasks stand, as people recorded it: ``data/tasks/<year>.csv``, append-only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.problem import WARNING, Problem
from tvplan_tui.domain.task import Task, TaskNote, TaskState, circle, stand, standing, state_word
from tvplan_tui.domain.vietnamese import fold

from .journal import WITHDRAWN, Journal, Noted
from .ledger.authorship import author
from .ledger.cells import brief
from .ledger.sources import TASKS
from .locks import WAIT
from .refusals import NotSavedError

JOURNAL = Journal(TASKS, ("task", "state", "note", "blocked_by"))

Tasks = Mapping[str, Task]


class TaskError(NotSavedError):
    """What was to be recorded of a task cannot be; nothing was written.

    Attributes:
        field: which column it is about.
    """

    def __init__(self, field: str, reason: str, cure: str = "") -> None:
        super().__init__(reason, cure)
        self.field = field


def read_state(text: str) -> TaskState:
    """Read a state as a code or in words, whatever the case and the diacritics; ValueError names what there is."""
    key = fold(text).strip()
    for state in TaskState:
        if key in (state.value, fold(state_word(state))):
            return state
    known = ", ".join(f"{state.value} ({state_word(state)})" for state in TaskState)
    raise ValueError(_("“{text}” không phải một tình trạng; có: {known}").format(text=brief(text), known=known))


def read_task_log(tasks: Tasks, base: Path) -> tuple[tuple[TaskNote, ...], tuple[Problem, ...]]:
    """Return everything recorded of a plan's tasks, in order, and what could not be read.

    Args:
        tasks: by id.
        base: the config's folder.
    """
    found, told = JOURNAL.records(base, lambda row: _note(row, tasks))
    return found, (*told, *_circles(found, tasks))


def _note(row: Noted, tasks: Tasks) -> TaskNote:
    cells = row.cells
    if cells["task"] not in tasks:
        raise ValueError(_("không có nhiệm vụ “{id}”").format(id=brief(cells["task"])))
    waits = tuple(cells["blocked_by"].split())
    for one in waits:
        if one not in tasks:
            raise ValueError(_("blocked_by: không có nhiệm vụ “{id}”").format(id=brief(one)))
    back = cells["state"] == WITHDRAWN
    state = read_state(cells["state"]) if cells["state"] and not back else None
    return TaskNote(cells["task"], state, cells["note"], waits, back, row.at, row.by, row.place)


def waiting(notes: Sequence[TaskNote], tasks: Tasks) -> dict[str, tuple[str, ...]]:
    """Return which tasks wait for which, by what is recorded."""
    from datetime import date

    counted = standing(notes)
    return {key: stand(task, counted.get(key, ()), date.min).blocked_by for key, task in tasks.items()}


def _circles(notes: Sequence[TaskNote], tasks: Tasks) -> tuple[Problem, ...]:
    """Tell tasks that wait for each other in a circle: two people may have written at once, or by hand."""
    round_ = circle(waiting(notes, tasks))
    if not round_:
        return ()
    last = max((one for one in notes if one.task in round_ and one.blocked_by), key=lambda one: one.at)
    file, _colon, line = last.place.rpartition(":")
    message = _("các nhiệm vụ chờ nhau vòng tròn: {circle}").format(circle=" → ".join(round_))
    return (Problem(file, int(line), "blocked_by", message, _("ghi lại một trong các nhiệm vụ đó"), WARNING),)


def check_own(notes: Sequence[TaskNote]) -> None:
    """Refuse to take back where nothing stands, or where what was recorded last is somebody else's."""
    if not notes:
        raise TaskError("task", _("không còn gì để rút lại"))
    if notes[-1].by != author():
        message = _("lần ghi sau cùng là của {by}, không phải của mình").format(by=notes[-1].by or "?")
        raise TaskError("task", message, _("ghi một dòng mới để sửa"))


def append_task_note(
    plan: Plan, tasks: Tasks, note: TaskNote, *, seen: TaskNote | bool | None = True, wait: float = WAIT
) -> TaskNote:
    """Record something of a task, or take back the latest note on it; returns it as written.

    Args:
        plan: beside whose figures it is written.
        tasks: by id.
        note: what to record.
        seen: the latest note that whoever typed has seen (None: there was none); if another one stands by now,
            nothing is written. True where nobody has looked.
        wait: seconds to wait for other writers.

    Raises:
        TaskError: no such task, nothing said, it would wait for itself, nothing to take back, others have written.
        NotSavedError: the system refused; nothing was written.
    """
    if note.task not in tasks:
        raise TaskError("task", _("không có nhiệm vụ {id}").format(id=brief(note.task)))
    if note.state is None and not note.note.strip() and not note.withdraws:
        raise TaskError("note", _("chưa có gì để ghi"), _("đổi tình trạng, hoặc ghi một câu"))
    for one in note.blocked_by:
        if one not in tasks:
            raise TaskError("blocked_by", _("không có nhiệm vụ {id}").format(id=brief(one)))
    if note.blocked_by and note.state is not TaskState.BLOCKED:
        raise TaskError("blocked_by", _("chỉ nhiệm vụ đang vướng mới chờ nhiệm vụ khác"), _("đổi tình trạng: Vướng"))
    base = Path(plan.file).parent
    cells = {
        "task": note.task,
        "state": WITHDRAWN if note.withdraws else note.state.value if note.state else "",
        "note": note.note,
        "blocked_by": " ".join(note.blocked_by),
        "recorded_at": note.at,
        "recorded_by": note.by,
    }

    def check(_rows: Sequence[Noted]) -> None:
        known, _problems = read_task_log(tasks, base)
        mine = standing(known).get(note.task, ())
        if seen is not True and (mine[-1] if mine else None) != seen:
            by = mine[-1].by if mine else "?"
            moved = _("{id} vừa được người khác ghi ({by}), chưa ghi gì").format(id=note.task, by=by)
            raise TaskError("", moved, _("xem dòng mới bên cạnh rồi ghi lại"))
        if note.withdraws:
            check_own(mine)
        round_ = circle({**waiting(known, tasks), note.task: note.blocked_by})
        if note.blocked_by and note.task in round_:
            raise TaskError("blocked_by", _("chờ nhau vòng tròn: {circle}").format(circle=" → ".join(round_)))

    return _note(JOURNAL.append(plan, cells, check=check, wait=wait), tasks)
