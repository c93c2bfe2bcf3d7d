"""Options of the commands that show how the plan stands, and what is wrong with it."""

from __future__ import annotations

import argparse

from tvplan_tui.domain.language import _
from tvplan_tui.domain.status import Status

from .arguments import Declare, declare_as_of


def declare(command: Declare) -> None:
    """Declare ``status`` and ``list``."""
    status = command("status", _("bao nhiêu chỉ tiêu đang ở đâu, chỉ tiêu nào đáng lo"), csv=True)
    listing = command("list", _("mọi chỉ tiêu với kết luận"), csv=True)
    _one_sector(listing)
    for one in (status, listing):
        one.add_argument(
            "--fail-on",
            metavar=_("TÌNH TRẠNG"),
            type=_statuses,
            default=(),
            help=_("mã thoát 1 nếu có chỉ tiêu như vậy, ví dụ at_risk,missed"),
        )
    declare_as_of([status, listing])


def declare_details(command: Declare) -> None:
    """Declare ``show``, ``trend`` and ``year``."""
    show = command("show", _("một chỉ tiêu: số, câu giải thích, điều khoản của văn bản"))
    trend = command("trend", _("các tháng của một chỉ tiêu"), csv=True)
    for one in (show, trend):
        one.add_argument("id", metavar="ID")
    year = command("year", _("cả năm theo tháng: tháng nào mỗi chỉ tiêu đứng ở đâu"), csv=True)
    _one_sector(year)
    declare_as_of([show, trend, year])


def declare_check(command: Declare) -> None:
    """Declare ``check``, which can ask about figures that look odd."""
    check = command("check", _("mọi lỗi của config.toml và số liệu, kèm cách sửa"), csv=True)
    check.add_argument("--figures", action="store_true", help=_("soát thêm số liệu đáng ngờ"))


def declare_keys(command: Declare) -> None:
    """Declare ``keys``."""
    command("keys", _("các phím của màn hình"), csv=True)


def _one_sector(made: argparse.ArgumentParser) -> None:
    made.add_argument("--sector", metavar="ID", help=_("chỉ một lĩnh vực"))


def _statuses(text: str) -> tuple[Status, ...]:
    try:
        return tuple(Status(part.strip()) for part in text.split(",") if part.strip())
    except ValueError:
        known = ", ".join(Status)
        raise argparse.ArgumentTypeError(
            _("không có tình trạng “{text}”; có: {known}").format(text=text, known=known)
        ) from None
