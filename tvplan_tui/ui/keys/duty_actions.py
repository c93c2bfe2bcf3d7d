"""Actions about tasks, the reporting calendar and closed periods; part of the one table of actions."""

from __future__ import annotations

from collections.abc import Iterator

from tvplan_tui.domain.language import _

from .action import APP, CALENDAR, TASKS, Action
from .situation import unread, unwritten


def duties() -> Iterator[Action]:
    """Yield them."""
    yield Action("tasks", ("K", "ctrl+w"), _("nhiệm vụ"), _("Nhiệm vụ và giải pháp: việc nào đang ở đâu"), (APP,))
    yield Action("calendar", ("C", "ctrl+x"), _("lịch"), _("Lịch báo cáo: hạn gửi, ai còn nợ số liệu, chốt kỳ"), (APP,))
    here = (TASKS,)
    yield Action("task.update", ("e", "f12"), _("ghi"), _("Ghi tiến độ của nhiệm vụ này"), here, 2, unwritten)
    yield Action("task.filter", ("slash",), _("lọc"), _("Lọc theo chữ, không cần dấu"), here, 3)
    yield Action("task.state", ("s", "f8"), _("tình trạng"), _("Chỉ một tình trạng; bấm nữa: tình trạng sau"), here, 4)
    yield Action("task.office", ("m", "f7"), _("cơ quan"), _("Chỉ một cơ quan; bấm nữa: cơ quan sau"), here, 5)
    yield Action(
        "task.alarms",
        ("exclamation_mark",),
        _("nguy cơ"),
        _("Chỉ nhiệm vụ của chỉ tiêu nguy cơ, không đạt"),
        here,
        6,
        unread,
    )
    yield Action("field.previous", ("left", "h"), _("nhóm"), _("Nhóm nhiệm vụ trước, sau"), here, 7, family="← →")
    yield Action("field.next", ("right", "l"), _("nhóm"), _("Nhóm nhiệm vụ trước, sau"), here, 7, family="← →")
    yield Action(
        "task.undo", ("u", "ctrl+u"), _("rút lại"), _("Rút lại lần ghi sau cùng của mình"), here, why=unwritten
    )
    both = (TASKS, CALENDAR)
    yield Action("duty.pane", ("tab",), _("khung"), _("Sang khung kế tiếp"), both, 8, palette=False)
    dates = (CALENDAR,)
    yield Action("report.mark", ("e", "f12"), _("trạng thái"), _("Ghi trạng thái của báo cáo này"), dates, 2, unwritten)
    yield Action("report.all", ("s", "f8"), _("đã gửi"), _("Hiện hoặc ẩn những báo cáo đã gửi"), dates, 3)
