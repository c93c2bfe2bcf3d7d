"""Options of the commands that write the ledger, and of those that look back in it."""

from __future__ import annotations

import argparse

from tvplan_tui.domain.language import _

from .arguments import NEGATIVE, Declare, declare_as_of, period


def declare(command: Declare) -> None:
    """Declare ``enter``, ``undo``, ``override`` and ``log``."""
    _enter(command("enter", _("nhập một số liệu; sửa số đã nhập cũng bằng lệnh này")))
    undo = command("undo", _("rút lại số liệu mình nhập sau cùng; số trước đó lại có hiệu lực"))
    undo.add_argument("id", metavar="ID", nargs="?")
    undo.add_argument("at", metavar=_("KỲ"), nargs="?", type=period)
    undo.add_argument("--note", metavar=_("GHI CHÚ"), help=_("vì sao rút"))
    override = command("override", _("nhận định của người phụ trách bên cạnh kết luận của phần mềm"))
    override.add_argument("id", metavar="ID")
    override.add_argument("at", metavar=_("KỲ"), type=period)
    override.add_argument("verdict", metavar=_("KẾT LUẬN"), nargs="?", help=_("như met, at_risk, “đạt”, “nguy cơ”"))
    override.add_argument("--reason", metavar=_("LÝ DO"), help=_("vì sao nhận định như vậy (bắt buộc)"))
    day_words = _("ngày nhận định, không ghi thì hôm nay: 12/10/2023 hoặc 2023-10-12")
    override.add_argument("--date", metavar=_("NGÀY"), default="", help=day_words)
    override.add_argument("--withdraw", action="store_true", help=_("rút lại nhận định"))
    for one in (undo, override):
        one.set_defaults(writes=True)
        one.add_argument("--dry-run", action="store_true", help=_("chỉ xem, không ghi"))
    log = command("log", _("ai sửa gì, lúc nào, từ số nào thành số nào"))
    log.add_argument("id", metavar="ID")
    declare_as_of([log])


def _enter(enter: argparse.ArgumentParser) -> None:
    enter.set_defaults(writes=True)
    enter._negative_number_matcher = NEGATIVE  # no other way to let -12,03 be a value
    enter.add_argument("id", metavar="ID")
    enter.add_argument("at", metavar=_("KỲ"), type=period, help="2023-09 | 2023-Q3 | 2023-H1 | 2023")
    enter.add_argument(
        "value",
        metavar=_("GIÁ TRỊ"),
        nargs="?",
        help=_("592,642 hoặc 1615; 592.642 hiểu được hai cách nên bị hỏi lại; chỉ tiêu định tính: đạt, chưa đạt, …"),
    )
    enter.add_argument("--numerator", metavar=_("TỬ SỐ"), help=_("đi cùng --denominator; khi ấy có thể bỏ giá trị"))
    enter.add_argument("--denominator", metavar=_("MẪU SỐ"))
    enter.add_argument(
        "--status",
        metavar=_("TÌNH TRẠNG"),
        help=_("ước, sơ bộ hoặc chính thức; không ghi thì như số đang có của kỳ ấy, chưa có thì ước"),
    )
    enter.add_argument("--note", metavar=_("GHI CHÚ"), default="", help=_("nguyên nhân, cách khắc phục, căn cứ"))
    enter.add_argument("--source", metavar=_("NGUỒN"), default="", help=_("số liệu lấy từ đâu"))
    enter.add_argument("--dry-run", action="store_true", help=_("chỉ xem kết luận trước và sau, không ghi"))
