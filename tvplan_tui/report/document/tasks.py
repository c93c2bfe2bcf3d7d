"""How the plan's tasks stand, in a report: counts by heading, what is blocked or late, where nobody is at work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tvplan_tui.domain.language import _
from tvplan_tui.domain.moment import day
from tvplan_tui.domain.status import Status
from tvplan_tui.domain.task import Standing, TaskState
from tvplan_tui.report.agenda import Agenda, Concern, concerns
from tvplan_tui.report.board import Board

from .dates import vn_date
from .model import Form, Paragraph
from .sentences import standing
from .text import plain

ORDER = (TaskState.DONE, TaskState.DOING, TaskState.BLOCKED, TaskState.TODO)
NAMED = 5
"""Late tasks of a heading and day that are named; of more their number says enough."""


def tasks(agenda: Agenda, board: Board) -> tuple[Paragraph, ...]:
    """Return the section's paragraphs."""
    return tuple(_paragraphs(agenda, board))


def blocked_title() -> str:
    """Return the title of the part on blocked tasks, which the last section refers to."""
    return _("Nhiệm vụ đang vướng")


def _paragraphs(agenda: Agenda, board: Board) -> Iterator[Paragraph]:
    found = concerns(agenda, board)
    parts = (
        (_("Tình hình chung"), list(_general(agenda))),
        (blocked_title(), _points(_blocked(agenda, one) for one in blocked(agenda))),
        (_("Nhiệm vụ quá hạn"), _points(_late(agenda))),
        (concerned_title(found), _points(_concern(one, board) for one in found)),
    )
    for number, (title, paragraphs) in enumerate(((title, told) for title, told in parts if told), 1):
        yield Paragraph(Form.HEADING, f"{number}. {title}")
        yield from paragraphs


def _general(agenda: Agenda) -> Iterator[Paragraph]:
    if agenda.illustrative:
        yield Paragraph(Form.TEXT, _("Tình hình các nhiệm vụ dưới đây là dữ liệu minh họa."))
    whole = Counter(one.state for one in agenda.standings)
    told = _("Kế hoạch có {total} nhiệm vụ{when}: {counts}.")
    total = len(agenda.standings)
    yield Paragraph(Form.TEXT, told.format(total=total, when=_when(agenda), counts=_counts(whole)))
    for field in agenda.fields:
        mine = [one for one in agenda.standings if one.task.field == field.id]
        if mine:
            told = _("{field}: {total} nhiệm vụ ({counts}).").format(
                field=field.name, total=len(mine), counts=_counts(Counter(one.state for one in mine))
            )
            yield Paragraph(Form.POINT, plain(told))


def _when(agenda: Agenda) -> str:
    """Return until when something was recorded of tasks; "" if nothing ever was."""
    days = [day(note.at) for one in agenda.standings for note in one.notes if note.at]
    return _(", theo ghi nhận đến ngày {day}").format(day=vn_date(max(days))) if days else ""


def _counts(found: Counter[TaskState]) -> str:
    words = {
        TaskState.DONE: _("hoàn thành\u00a0{count}"),
        TaskState.DOING: _("đang thực hiện\u00a0{count}"),
        TaskState.BLOCKED: _("đang vướng\u00a0{count}"),
        TaskState.TODO: _("chưa bắt đầu\u00a0{count}"),
    }
    return "; ".join(words[state].format(count=found[state]) for state in ORDER if found[state])


def _points(told: Iterable[str]) -> list[Paragraph]:
    return [Paragraph(Form.POINT, plain(one)) for one in told]


def blocked(agenda: Agenda) -> tuple[Standing, ...]:
    """Return the tasks that cannot go on."""
    return tuple(one for one in agenda.standings if one.state is TaskState.BLOCKED)


def _named(one: Standing) -> str:
    """Return a task with the office that the plan gives it to; who only watches a target answers for no task."""
    return f"{one.task.name} ({one.task.office})" if one.task.office else one.task.name


def _blocked(agenda: Agenda, one: Standing) -> str:
    told = _named(one)
    if one.note:
        told += f": {one.note.rstrip('. ')}"
    waits = [agenda.by_id[other].task.name for other in one.blocked_by if other in agenda.by_id]
    return _("{told}; chờ: {waits}.").format(told=told, waits="; ".join(waits)) if waits else f"{told}."


def _late(agenda: Agenda) -> Iterator[str]:
    """Yield what is late by heading and day, by name where they are few: at a year's end nearly all may be."""
    for field in agenda.fields:
        late = [one for one in agenda.standings if one.overdue and one.task.field == field.id]
        for due in sorted({one.task.due for one in late}):
            names = [_named(one) for one in late if one.task.due == due]
            told = _("{field}, hạn {due}: {count} nhiệm vụ").format(
                field=field.name, due=vn_date(due), count=len(names)
            )
            yield f"{told} ({'; '.join(names)})." if len(names) <= NAMED else f"{told}."


def concerned_title(found: tuple[Concern, ...]) -> str:
    """Return the title over targets where nobody is at work; at a year's end they are missed, no longer at risk."""
    if any(one.status is Status.MISSED for one in found):
        return _("Chỉ tiêu không đạt hoặc có nguy cơ mà nhiệm vụ liên quan chưa triển khai hoặc đang vướng")
    return _("Chỉ tiêu có nguy cơ mà nhiệm vụ liên quan chưa triển khai hoặc đang vướng")


def _concern(one: Concern, board: Board) -> str:
    parts = [_("chưa có nhiệm vụ liên quan nào đang thực hiện")] if one.idle else []
    if one.blocked:
        names = "; ".join(each.task.name for each in one.blocked)
        parts.append(_("nhiệm vụ liên quan đang vướng: {names}").format(names=names))
    return _("{name} ({verdict}): {parts}.").format(
        name=one.indicator.name, verdict=standing(one.indicator, board.by_id[one.indicator.id]), parts="; ".join(parts)
    )
