"""Options of the commands about what meetings conclude."""

from __future__ import annotations

from tvplan_tui.domain.language import _

from .arguments import Declare, declare_as_of


def declare(command: Declare) -> None:
    """Declare ``conclusions`` and ``conclude``."""
    listing = command("conclusions", _("kết luận của các cuộc họp; --period: chỉ những kỳ ấy"), csv=True, md=True)
    listing.add_argument("--id", metavar="ID", help=_("chỉ một chỉ tiêu"))
    declare_as_of([listing])
    conclude = command("conclude", _("ghi một kết luận cuộc họp; sửa, rút lại cũng bằng lệnh này"))
    conclude.set_defaults(writes=True)
    conclude.add_argument("id", metavar="ID")
    conclude.add_argument("text", metavar=_("NỘI DUNG"), nargs="?")
    conclude.add_argument("--office", metavar=_("CƠ QUAN"), help=_("cơ quan thực hiện; không ghi: cơ quan theo dõi"))
    conclude.add_argument("--due", metavar=_("NGÀY"), help=_("thời hạn: 31/10/2023, 31/10 hoặc 2023-10-31"))
    conclude.add_argument("--number", metavar=_("SỐ"), help=_("sửa kết luận đã ghi, ví dụ 7/2023"))
    conclude.add_argument("--withdraw", action="store_true", help=_("rút lại kết luận nêu ở --number"))
    conclude.add_argument("--dry-run", action="store_true", help=_("chỉ xem, không ghi"))
