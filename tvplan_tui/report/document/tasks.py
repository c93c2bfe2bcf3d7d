"""How the plan's tasks stand, in a report: counts by heading, what is blocked or late, where nobody is at work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tvplan_tui.domain.language import _
from tvplan_tui.domain.moment import day
from tvplan_tui.domain.task import Standing, TaskState
from tvplan_tui.report.agenda import Agenda, Concern, concerns
from tvplan_tui.report.board import Board

from .dates import vn_date
from .model import Form, Paragraph
from .phrases import verdict
from .text import plain

ORDER = (TaskState.DONE, TaskState.DOING, TaskState.BLOCKED, TaskState.TODO)


def tasks(agenda: Agenda, board: Board) -> tuple[Paragraph, ...]:
    """Return the section's paragraphs."""
    return tuple(_paragraphs(agenda, board))


def _paragraphs(agenda: Agenda, board: Board) -> Iterator[Paragraph]:
    if agenda.illustrative:
        yield Paragraph(Form.TEXT, _("Tình hình các nhiệm vụ dưới đây là dữ liệu minh họa."))
    whole = Counter(one.state for one in agenda.standings)
    told = _("{total} nhiệm vụ{when}: {counts}.")
    total = len(agenda.standings)
    yield Paragraph(Form.TEXT, told.format(total=total, when=_when(agenda), counts=_counts(whole)))
    for field in agenda.fields:
        mine = [one for one in agenda.standings if one.task.field == field.id]
        if mine:
            told = _("{field}: {total} nhiệm vụ ({counts}).").format(
                field=field.name, total=len(mine), counts=_counts(Counter(one.state for one in mine))
            )
            yield Paragraph(Form.POINT, plain(told))
    yield from _list(_("Nhiệm vụ vướng mắc"), [_blocked(agenda, one) for one in agenda.standings if _is_blocked(one)])
    yield from _list(_("Nhiệm vụ quá hạn"), [_late(agenda, one) for one in agenda.standings if one.overdue])
    yield from _list(
        _("Chỉ tiêu đáng lo mà nhiệm vụ chưa theo kịp"), [_concern(one) for one in concerns(agenda, board)]
    )


def _when(agenda: Agenda) -> str:
    """Return until when something was recorded of tasks; "" if nothing ever was."""
    days = [day(note.at) for one in agenda.standings for note in one.notes if note.at]
    return _(", theo ghi nhận đến ngày {day}").format(day=vn_date(max(days))) if days else ""


def _counts(found: Counter[TaskState]) -> str:
    words = {
        TaskState.DONE: _("xong {count}"),
        TaskState.DOING: _("đang làm {count}"),
        TaskState.BLOCKED: _("vướng {count}"),
        TaskState.TODO: _("chưa bắt đầu {count}"),
    }
    return "; ".join(words[state].format(count=found[state]) for state in ORDER if found[state])


def _list(title: str, points: list[str]) -> Iterator[Paragraph]:
    if points:
        yield Paragraph(Form.HEADING, title)
        yield from (Paragraph(Form.POINT, plain(point)) for point in points)


def _is_blocked(one: Standing) -> bool:
    return one.state is TaskState.BLOCKED


def _who(agenda: Agenda, one: Standing) -> str:
    names = ", ".join(agenda.offices(one.task))
    return f" ({names})" if names else ""


def _blocked(agenda: Agenda, one: Standing) -> str:
    told = f"{one.task.name}{_who(agenda, one)}"
    if one.note:
        told += f": {one.note.rstrip('. ')}"
    waits = [agenda.by_id[other].task.name for other in one.blocked_by if other in agenda.by_id]
    return _("{told}; chờ: {waits}.").format(told=told, waits="; ".join(waits)) if waits else f"{told}."


def _late(agenda: Agenda, one: Standing) -> str:
    return _("{name}{who}: hạn {due}.").format(name=one.task.name, who=_who(agenda, one), due=vn_date(one.task.due))


def _concern(one: Concern) -> str:
    parts = [_("chưa có nhiệm vụ nào đang làm")] if one.idle else []
    if one.blocked:
        parts.append(_("nhiệm vụ vướng: {names}").format(names="; ".join(each.task.name for each in one.blocked)))
    return _("{name} ({verdict}): {parts}.").format(
        name=one.indicator.name, verdict=verdict(one.status), parts="; ".join(parts)
    )
