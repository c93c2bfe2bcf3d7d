"""Actions of the forms, in which letters are text; part of the one table of actions."""

from __future__ import annotations

from collections.abc import Iterator

from tvplan_tui.domain.language import _

from .action import CONCLUDING, ENTRY, EXPORT, FORM, MONTH, Action


def forms() -> Iterator[Action]:
    """Yield them."""
    every = (ENTRY, MONTH, FORM, CONCLUDING)
    yield Action("form.next", ("enter",), _("ô sau"), _("Sang ô sau; ở ô cuối: ghi"), (ENTRY, FORM, CONCLUDING), 1)
    yield Action("form.down", ("enter",), _("xuống"), _("Xuống ô dưới"), (MONTH,), 1)
    yield Action("form.save", ("f10", "ctrl+g"), _("ghi"), _("Ghi những gì đã gõ"), every, 2)
    yield Action("form.fresh", ("f8",), _("bỏ nháp"), _("Bỏ những gì đã gõ, trở về như đã ghi"), every, 3)
    yield Action("form.up", ("pageup",), _("xem"), _("Cuộn phần bên cạnh"), (ENTRY, FORM), 4, family="PgUp PgDn")
    yield Action("form.below", ("pagedown",), _("xem"), _("Cuộn phần bên cạnh"), (ENTRY, FORM), 4, family="PgUp PgDn")
    yield Action("form.copy", ("ctrl+y",), _("chép khối"), _("Chép khối TOML vào bộ nhớ tạm"), (FORM,), 5)
    yield Action("form.leave", ("escape", "ctrl+q"), _("về"), _("Đóng; hỏi nếu còn gì chưa ghi"), every, 6)
    told = _("Phím của biểu mẫu này; những gì đang gõ vẫn nguyên")
    yield Action("form.help", ("f1",), _("trợ giúp"), told, (*every, EXPORT), 7, palette=False)
