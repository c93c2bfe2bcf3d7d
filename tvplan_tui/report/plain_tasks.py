"""Tasks as plain text and as records for scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.moment import moment_words
from tvplan_tui.domain.numbers import NONE
from tvplan_tui.domain.task import SIGNS, Standing, Task, TaskNote, TaskState, state_word
from tvplan_tui.domain.typed_day import show_day

from . import cells
from .agenda import Agenda, Concern
from .board import Board
from .text_table import cut, table

KEYS = (
    *("id", "field", "name", "state", "office", "offices", "indicators", "due", "overdue", "blocked_by"),
    *("note", "recorded_at", "recorded_by", "section"),
)
"""The columns of a record, in the order they are printed."""


def state_face(state: TaskState, *, ascii_only: bool = False) -> str:
    """Return sign and word: "◐ Đang làm"."""
    symbol, plain, _tone = SIGNS[state]
    return f"{plain if ascii_only else symbol} {state_word(state)}"


def due_words(task: Task, plan: Plan, *, short: bool = False) -> str:
    """Return by when: a day, or "hết năm" where it is the last day of the plan's year."""
    from datetime import date

    from tvplan_tui.domain.plan_year import span

    day = date.fromisoformat(task.due)
    last = span(plan).cut_off()
    if day != last:
        return show_day(day)
    return _("hết năm") if short else _("hết năm {year}").format(year=plan.year)


def recorded(note: TaskNote) -> str:
    """Return when it was recorded, to the minute, and by whom."""
    return ", ".join(part for part in (moment_words(note.at), note.by) if part)


def record(one: Standing, agenda: Agenda) -> dict[str, Any]:
    """Return a task as JSON and CSV print it."""
    task, last = one.task, one.notes[-1] if one.notes else None
    return {
        "id": task.id,
        "field": task.field,
        "name": task.name,
        "state": one.state.value,
        "office": task.office or None,
        "offices": list(agenda.offices(task)),
        "indicators": list(task.indicators),
        "due": task.due,
        "overdue": one.overdue,
        "blocked_by": list(one.blocked_by),
        "note": one.note or None,
        "recorded_at": (last.at or None) if last else None,
        "recorded_by": (last.by or None) if last else None,
        "section": task.section or None,
    }


def note_record(note: TaskNote) -> dict[str, Any]:
    """Return what was recorded of a task as JSON prints it."""
    return {
        "state": note.state.value if note.state else None,
        "note": note.note or None,
        "blocked_by": list(note.blocked_by),
        "recorded_at": note.at or None,
        "recorded_by": note.by or None,
    }


def concern_record(one: Concern) -> dict[str, Any]:
    """Return a concern as JSON prints it."""
    return {
        "indicator": one.indicator.id,
        "status": one.status.value,
        "idle": one.idle,
        "blocked": [standing.task.id for standing in one.blocked],
    }


def concern_words(one: Concern, agenda: Agenda) -> str:
    """Return what does not fit: "không có nhiệm vụ nào đang làm", "vướng: NV3.6.3 …"."""
    told = []
    serving = agenda.for_indicator(one.indicator.id)
    if one.idle and not serving:
        told.append(_("không nhiệm vụ nào của kế hoạch nối với chỉ tiêu này"))
    elif one.idle:
        told.append(_("không có nhiệm vụ nào đang làm ({count} nhiệm vụ)").format(count=len(serving)))
    if one.blocked:
        names = "; ".join(f"{standing.task.id} {standing.task.name}" for standing in one.blocked)
        told.append(_("vướng: {names}").format(names=names))
    return "; ".join(told)


def listing(agenda: Agenda, found: Sequence[Standing], *, ascii_only: bool) -> Iterator[str]:
    """Yield the tasks by field, then how many stand how."""
    if agenda.illustrative:
        yield _("Tiến độ minh họa: ghi để xem thử, không có thật")
        yield ""
    for field in agenda.fields:
        mine = [one for one in found if one.task.field == field.id]
        if not mine:
            continue
        yield f"{field.section or field.id} {field.name}"
        rows = [_row(one, agenda, ascii_only) for one in mine]
        headings = (_("Mã"), _("Tình trạng"), _("Nhiệm vụ"), _("Chỉ tiêu"), _("Hạn"), _("Ghi chú"))
        for line in table(headings, rows, (False,) * len(headings)):
            yield f"  {line}"
        yield ""
    yield tally(found)


def tally(found: Sequence[Standing]) -> str:
    """Return how many tasks stand how: "108 nhiệm vụ: 3 xong, …"."""
    counts = {state: sum(one.state is state for one in found) for state in TaskState}
    told = [f"{count} {state_word(state).lower()}" for state, count in counts.items() if count]
    late = sum(one.overdue for one in found)
    if late:
        told.append(_("{count} quá hạn").format(count=late))
    return _("{count} nhiệm vụ: {states}").format(count=len(found), states=", ".join(told) or NONE)


def _row(one: Standing, agenda: Agenda, ascii_only: bool) -> tuple[str, ...]:
    late = f"{due_words(one.task, agenda.plan)}" + (_(" (quá hạn)") if one.overdue else "")
    mark = "..." if ascii_only else "…"
    return (
        one.task.id,
        state_face(one.state, ascii_only=ascii_only),
        one.task.name,
        " ".join(one.task.indicators),
        late,
        cut(one.note, 60, mark),
    )


def concerned(agenda: Agenda, board: Board, found: Sequence[Concern], *, ascii_only: bool) -> Iterator[str]:
    """Yield the targets whose tasks do not fit how they stand."""
    if found:
        yield ""
        yield _("Chỉ tiêu nguy cơ mà không ai đang làm, hoặc đang vướng ({period}):").format(
            period=board.period.words()
        )
    for one in found:
        face = cells.face(one.status, ascii_only=ascii_only)
        yield f"  {face}  {one.indicator.id} {one.indicator.name}: {concern_words(one, agenda)}"


def detail(one: Standing, agenda: Agenda, board: Board | None, *, ascii_only: bool) -> Iterator[str]:
    """Yield one task in full: how it stands, what it serves, the plan's wording, what was recorded."""
    task = one.task
    field = next((field.name for field in agenda.fields if field.id == task.field), task.field)
    yield f"{task.id} · {task.name}"
    yield f"{task.section or task.field} · {field}"
    face = state_face(one.state, ascii_only=ascii_only)
    yield _("Tình trạng: {state}").format(state=face + (f" ({recorded(one.since)})" if one.since else ""))
    for other in one.blocked_by:
        yield _("  chờ {id} {name}").format(id=other, name=agenda.by_id[other].task.name)
    yield _("Hạn: {due}").format(due=due_words(task, agenda.plan) + (_(" (quá hạn)") if one.overdue else ""))
    yield _("Cơ quan: {offices}").format(offices=office_words(task, agenda))
    for id_ in task.indicators:
        indicator = agenda.plan.by_id[id_]
        row = board.by_id.get(id_) if board else None
        from tvplan_tui.domain.status import Status

        stands = cells.face(Status(row["status"]), ascii_only=ascii_only) if row else NONE
        yield f"  {stands}  {id_} {indicator.name}"
    if task.quote:
        yield f"“{task.quote}”"
    for note in one.notes:
        said = " · ".join(part for part in (state_word(note.state) if note.state else "", note.note) if part)
        yield f"  {recorded(note)}: {said}"


def office_words(task: Task, agenda: Agenda) -> str:
    """Return who has to do with a task, and that the plan names nobody where it does not."""
    offices = agenda.offices(task)
    if task.office:
        return task.office
    if not offices:
        return _("kế hoạch không nêu")
    return _("{offices} (theo chỉ tiêu; kế hoạch không nêu)").format(offices=", ".join(offices))
