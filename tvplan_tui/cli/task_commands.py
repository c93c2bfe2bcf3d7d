"""Commands about the plan's tasks: which stand how, one in full, recording what became of it."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from tvplan_tui.domain.language import _
from tvplan_tui.domain.task import TaskNote, TaskState
from tvplan_tui.domain.vietnamese import fold
from tvplan_tui.report import plain_tasks, records
from tvplan_tui.report.agenda import Agenda, concerns
from tvplan_tui.store.task_log import TaskError, append_task_note, check_own, read_state

from . import exits
from .edit_commands import guarded, own_config
from .naming import unknown
from .source import Opened, RefusedError, open_plan
from .told import tell, tell_all


def _opened(options: Namespace) -> tuple[Opened, Agenda]:
    """Open plan and tasks; what is wrong with the tasks is told too."""
    opened = open_plan(options)
    affairs = opened.book.affairs
    tell_all(affairs.problems)
    return opened, affairs.agenda(date.today(), getattr(options, "as_of", None))


def _states(text: str | None) -> tuple[TaskState, ...]:
    if not text:
        return ()
    try:
        return tuple(read_state(part) for part in text.split(",") if part.strip())
    except ValueError as fault:
        tell(str(fault))
        raise RefusedError(exits.USAGE) from None


@guarded
def tasks(options: Namespace) -> int:
    """Print the tasks that pass the filters, and the targets at risk that no task serves."""
    opened, agenda = _opened(options)
    states = _states(options.state)
    field = _field(options.field, agenda) if options.field else ""
    found = agenda.picked(options.query, states=states, field=field, office=options.office or "", late=options.late)
    board = opened.board(options)
    worries = concerns(agenda, board)
    rows = [plain_tasks.record(one, agenda) for one in found]
    if options.json:
        told = {
            **records.head(board),
            "tasks_illustrative": agenda.illustrative,
            "tasks": rows,
            "concerns": [plain_tasks.concern_record(one) for one in worries],
        }
        print(records.to_json(told))
    elif options.csv:
        print(records.to_csv(rows, plain_tasks.KEYS), end="")
    else:
        for line in plain_tasks.listing(agenda, found, ascii_only=options.ascii):
            print(line)
        if len(found) == len(agenda.standings):
            for line in plain_tasks.concerned(agenda, board, worries, ascii_only=options.ascii):
                print(line)
    return opened.code


def _field(name: str, agenda: Agenda) -> str:
    for field in agenda.fields:
        if fold(name) in (fold(field.id), fold(field.name)):
            return field.id
    raise RefusedError(unknown(name, [field.id for field in agenda.fields], _("Không có nhóm nhiệm vụ “{name}”")))


@guarded
def task(options: Namespace) -> int:
    """Print one task; record how it stands if that is said."""
    writes = bool(options.state or options.note or options.blocked_by or options.undo)
    if writes and options.read_only:
        tell(_("--read-only: {command} không được ghi").format(command=options.command))
        return exits.REFUSED
    if writes:
        own_config(options)
    opened, agenda = _opened(options)
    known = {fold(one.task.id): one.task.id for one in agenda.standings}
    if fold(options.id) not in known:
        return unknown(options.id, list(known.values()), _("Không có nhiệm vụ “{name}”"))
    name = known[fold(options.id)]
    place = ""
    if writes:
        note = _typed(options, name, known)
        by_id = {one.task.id: one.task for one in agenda.standings}
        if options.undo:
            check_own(agenda.by_id[name].notes)
        if not options.dry_run:
            place = append_task_note(opened.plan, by_id, note).place
            opened, agenda = _opened(options)
    standing = agenda.by_id[name]
    if options.json:
        told = plain_tasks.record(standing, agenda)
        notes = [plain_tasks.note_record(one) for one in standing.notes]
        print(records.to_json({**told, "quote": standing.task.quote, "notes": notes, "place": place or None}))
        return exits.FINE
    for line in plain_tasks.detail(standing, agenda, opened.board(options), ascii_only=options.ascii):
        print(line)
    if writes:
        print(_("Đã ghi: {place}").format(place=place) if place else _("Thử, chưa ghi"))
    return exits.FINE


def _typed(options: Namespace, name: str, known: dict[str, str]) -> TaskNote:
    """Return what is to be recorded; waiting for another task says that this one is blocked."""
    if options.undo:
        if options.state or options.blocked_by:
            raise TaskError("task", _("--undo không đi cùng tình trạng mới"))
        return TaskNote(name, note=options.note, withdraws=True)
    state = next(iter(_states(options.state)), None)
    waits = tuple(dict.fromkeys(known.get(fold(one), one) for one in options.blocked_by))
    if waits and state is None:
        state = TaskState.BLOCKED
    return TaskNote(name, state, options.note, waits)
