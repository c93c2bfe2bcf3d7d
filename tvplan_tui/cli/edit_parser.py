"""Options of the commands that write ``config.toml``, and of ``tvplan config``."""

from __future__ import annotations

from tvplan_tui.domain.language import _

from .arguments import NEGATIVE, Declare, period


def declare(command: Declare) -> None:
    """Declare ``add``, ``change``, ``revise`` and ``retire``."""
    add = command("add", _("thêm một chỉ tiêu vào config.toml"))
    change = command("change", _("sửa một chỉ tiêu trong config.toml"))
    revise = command("revise", _("điều chỉnh mục tiêu trong năm; mục tiêu ban đầu vẫn giữ"))
    retire = command("retire", _("ngừng theo dõi một chỉ tiêu; số liệu cũ vẫn giữ"))
    for one in (change, revise, retire):
        one.add_argument("id", metavar="ID")
    for one, example in ((add, "id=KT6"), (change, "target=592,642")):
        one.add_argument(
            "--set",
            metavar=_("KHÓA=GIÁ_TRỊ"),
            action="append",
            required=True,
            help=_("một khóa của [[indicators]], lặp lại được: --set {example}; bỏ trống giá trị là xóa khóa").format(
                example=example
            ),
        )
    add.epilog = _(
        "Đủ id, sector, name, target là thêm được. Thiếu kind thì giả định kind=flow; có target mà thiếu bound thì "
        "bound=at_least (có low, high thì between); thiếu unit thì để trống. Lệnh in ra những gì đã giả định."
    )
    revise._negative_number_matcher = NEGATIVE  # no other way to let -11,5 be a value
    revise.add_argument(
        "value", metavar=_("MỤC_TIÊU"), nargs="?", help=_("số mới; mục tiêu là khoảng: --low và --high")
    )
    revise.add_argument("--low", metavar=_("SỐ"), help=_("cạnh dưới mới của khoảng"))
    revise.add_argument("--high", metavar=_("SỐ"), help=_("cạnh trên mới của khoảng"))
    revise.add_argument("--date", metavar=_("NGÀY"), required=True, help=_("ngày mục tiêu mới có hiệu lực: 2023-07-15"))
    revise.add_argument("--document", metavar=_("VĂN_BẢN"), help=_("văn bản điều chỉnh"))
    retire.add_argument("retired", metavar=_("KỲ"), type=period, help=_("từ kỳ này không theo dõi nữa: 2023-07"))
    for one in (add, change, revise, retire):
        one.set_defaults(writes=True)
        one.add_argument("--dry-run", action="store_true", help=_("chỉ xem khối sẽ ghi"))


def declare_config(command: Declare) -> None:
    """Declare ``config`` with its parts."""
    config = command("config", _("tệp kế hoạch: xem, soát, chép ra thư mục của mình"))
    config.add_argument(
        "part",
        choices=("show", "validate", "schema", "path", "init"),
        metavar="show|validate|schema|path|init",
        help=_(
            "show: nội dung tệp · validate: soát lỗi, không đọc số liệu · schema: JSON Schema cho trình soạn thảo · "
            "path: tệp nào đang dùng · init: chép kế hoạch đi kèm ra THƯ_MỤC"
        ),
    )
    config.add_argument("folder", metavar=_("THƯ_MỤC"), nargs="?", help=_("với init"))
