"""What the screens are called, and on which of them a key works."""

from __future__ import annotations

from tvplan_tui.domain.language import _

from .action import (
    AGENDA,
    APP,
    CALENDAR,
    CHANGES,
    CHART,
    CONCLUDING,
    ENDING,
    ENTRY,
    EXPORT,
    FORM,
    HELP,
    INDICATOR,
    LOG,
    MEETING,
    MONTH,
    OVERVIEW,
    PROBLEMS,
    SECTOR,
    SPARKS,
    TASKS,
    TOGETHER,
    WHY,
    YEAR,
)
from .actions import actions
from .key_words import key_word


def scope_word(scope: str) -> str:
    """Return a screen's name."""
    return {
        OVERVIEW: _("Tổng quan"),
        SECTOR: _("Bảng lĩnh vực"),
        INDICATOR: _("Chỉ tiêu"),
        CHART: _("Đồ thị"),
        PROBLEMS: _("Vấn đề"),
        HELP: _("Trợ giúp"),
        ENTRY: _("Nhập số liệu"),
        MONTH: _("Nhập cả lĩnh vực"),
        FORM: _("Biểu mẫu chỉ tiêu"),
        CONCLUDING: _("Ghi kết luận"),
        LOG: _("Nhật ký"),
        EXPORT: _("Xuất báo cáo"),
        CHANGES: _("Thay đổi"),
        WHY: _("Vì sao"),
        YEAR: _("Cả năm theo tháng"),
        SPARKS: _("Đồ thị nhỏ"),
        TOGETHER: _("So sánh"),
        TASKS: _("Nhiệm vụ"),
        CALENDAR: _("Lịch báo cáo"),
        AGENDA: _("Chuẩn bị họp"),
        MEETING: _("Họp"),
        ENDING: _("Kết luận cuộc họp"),
    }.get(scope, "")


def elsewhere(key: str, *, ascii: bool = False) -> str:
    """Return where a key works that does nothing on this screen; "" if nowhere or if it is not for people's eyes."""
    for action in actions():
        places = [scope_word(scope) for scope in action.scopes if scope_word(scope)]
        if key in action.keys and places and APP not in action.scopes:
            told = _("Phím {key} ({label}) không dùng ở đây, chỉ ở: {places}")
            return told.format(key=key_word(key, ascii=ascii), label=action.label, places=", ".join(places))
    return ""
