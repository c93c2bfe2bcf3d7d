"""Actions that write reports; part of the one table of actions."""

from __future__ import annotations

from collections.abc import Iterator

from tvplan_tui.domain.language import _

from .action import EXPORT, INDICATOR, OVERVIEW, SECTOR, Action
from .situation import Situation, unread


def exports() -> Iterator[Action]:
    """Yield them."""
    here, form = (OVERVIEW, SECTOR, INDICATOR), (EXPORT,)
    yield Action(
        "export", ("x", "greater_than_sign"), _("xuất"), _("Xuất báo cáo; đang xuất: xem, dừng"), here, 11, unexportable
    )
    yield Action("export.next", ("enter",), _("ô sau"), _("Sang ô sau; ở ô cuối: xuất"), form, 1)
    yield Action("export.write", ("f10", "ctrl+g"), _("xuất"), _("Xuất các tệp đã chọn"), form, 2)
    yield Action("export.stop", ("f8",), _("dừng"), _("Dừng lần xuất đang chạy"), form, 3)
    yield Action("export.leave", ("escape", "ctrl+q"), _("về"), _("Đóng; đang xuất thì vẫn xuất tiếp"), form, 4)


def unexportable(now: Situation) -> str:
    """Refuse where no file may be written; the shipped plan and a look back may well be reported."""
    if now.read_only:
        return _("Đang mở chỉ để xem (--read-only): không ghi gì")
    return unread(now)
