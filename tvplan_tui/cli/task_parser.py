"""Options of the commands about tasks, the reporting calendar and closed periods."""

from __future__ import annotations

from tvplan_tui.domain.language import _

from .arguments import Declare, declare_as_of, period


def declare(command: Declare) -> None:
    """Declare ``tasks``, ``task``, ``calendar``, ``close`` and ``corrections``."""
    listing = command("tasks", _("nhiệm vụ và giải pháp của kế hoạch, từng việc đang ở đâu"), csv=True)
    listing.add_argument("query", metavar=_("CHỮ"), nargs="?", default="", help=_("lọc theo chữ, không cần dấu"))
    listing.add_argument("--state", metavar=_("TÌNH TRẠNG"), help=_("todo, doing, done, blocked hoặc bằng chữ"))
    listing.add_argument("--field", metavar=_("NHÓM"), help=_("chỉ một nhóm, ví dụ III.1"))
    listing.add_argument("--office", metavar=_("CƠ QUAN"), help=_("chỉ của một cơ quan, không cần đủ tên"))
    listing.add_argument("--late", action="store_true", help=_("chỉ việc quá hạn"))
    task = command("task", _("một nhiệm vụ; ghi tiến độ của nó"))
    task.add_argument("id", metavar=_("MÃ"))
    task.add_argument("--state", metavar=_("TÌNH TRẠNG"), help=_("todo, doing, done, blocked hoặc bằng chữ"))
    task.add_argument("--note", metavar=_("GHI CHÚ"), default="", help=_("đã làm gì, vướng gì"))
    task.add_argument("--blocked-by", metavar=_("MÃ"), action="append", default=[], help=_("vướng vì chờ nhiệm vụ này"))
    task.add_argument("--undo", action="store_true", help=_("rút lại lần ghi sau cùng của mình"))
    task.add_argument("--dry-run", action="store_true", help=_("chỉ xem, không ghi"))
    calendar = command("calendar", _("lịch báo cáo: kỳ nào hạn ngày nào, đang ở đâu, ai còn nợ số liệu"), csv=True)
    calendar.add_argument(
        "words",
        metavar="mark BÁO_CÁO KỲ TRẠNG_THÁI",
        nargs="*",
        help=_("ghi trạng thái: collecting, closed (chốt luôn số liệu), sent"),
    )
    calendar.add_argument("--note", metavar=_("GHI CHÚ"), default="", help=_("số công văn, lý do"))
    calendar.add_argument("--all", action="store_true", help=_("cả những báo cáo đã gửi"))
    declare_as_of([listing, task, calendar])
    close = command("close", _("chốt số liệu của một kỳ: số đã báo cáo được giữ nguyên"))
    close.set_defaults(writes=True)
    close.add_argument("at", metavar=_("KỲ"), type=period)
    close.add_argument("--note", metavar=_("GHI CHÚ"), default="", help=_("điều cần biết về lần chốt này"))
    close.add_argument("--again", action="store_true", help=_("chốt lại, với những gì đã sửa sau lần chốt trước"))
    close.add_argument("--undo", action="store_true", help=_("mở lại kỳ đã chốt"))
    corrections = command("corrections", _("những gì đã sửa sau khi chốt một kỳ, từ số nào thành số nào"), csv=True)
    corrections.add_argument("at", metavar=_("KỲ"), type=period)
