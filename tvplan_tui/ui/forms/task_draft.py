"""What is typed into the form of a task, read: what is to be recorded, or what is wrong with it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tvplan_tui.domain.language import _
from tvplan_tui.domain.task import Standing, TaskNote, TaskState
from tvplan_tui.domain.vietnamese import fold
from tvplan_tui.store.task_log import TaskError

if TYPE_CHECKING:
    from tvplan_tui.report.agenda import Agenda

FIELDS = ("state", "note", "blocked_by")


def fresh(one: Standing) -> dict[str, str]:
    """Return what the fields hold before anybody types: how the task stands; the note is always a new one."""
    return {"state": one.state.value, "note": "", "blocked_by": " ".join(one.blocked_by)}


def read(one: Standing, agenda: Agenda, typed: Mapping[str, str]) -> TaskNote:
    """Return what is to be recorded; TaskError says which field is wrong and why.

    A state that is not changed is not written again, unless it is to wait for something else.
    """
    state = TaskState(typed["state"])
    waits = waited_for(agenda, typed["blocked_by"])
    if waits and state is not TaskState.BLOCKED:
        raise TaskError("blocked_by", _("chỉ ghi khi tình trạng là Vướng"), _("xóa ô này, hoặc chọn Vướng"))
    if one.task.id in waits:
        raise TaskError("blocked_by", _("một nhiệm vụ không chờ chính nó"))
    same = state is one.state and (state is not TaskState.BLOCKED or waits == one.blocked_by)
    return TaskNote(one.task.id, None if same else state, typed["note"].strip(), () if same else waits)


def waited_for(agenda: Agenda, text: str) -> tuple[str, ...]:
    """Return the tasks named, each once, whatever their case; TaskError for one that is not known."""
    known = {fold(id_): id_ for id_ in agenda.by_id}
    found = []
    for word in re.split(r"[\s,;]+", text.strip()):
        if word and fold(word) not in known:
            raise TaskError("blocked_by", _("không có nhiệm vụ {id}").format(id=word[:20]))
        if word:
            found.append(known[fold(word)])
    return tuple(dict.fromkeys(found))
