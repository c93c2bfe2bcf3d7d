"""Options of ``tvplan report``."""

from __future__ import annotations

import argparse

from tvplan_tui.domain.language import _

from .arguments import Declare, declare_as_of

FORMATS = ("docx", "xlsx", "html", "md", "csv", "json")
"""The values of ``report.formats.catalogue.Format``, which is not loaded for the parser."""


def declare(command: Declare) -> None:
    """Declare ``report``."""
    made = command("report", _("xuất báo cáo của một kỳ: Word, Excel, trang web, Markdown, CSV, JSON"))
    made.set_defaults(writes=True)
    made.add_argument(
        "--format",
        metavar=_("DẠNG"),
        type=_formats,
        action="extend",
        help=_("{formats}; nhiều dạng cách nhau dấu phẩy (mặc định docx)").format(formats=" | ".join(FORMATS)),
    )
    made.add_argument("-o", "--output", metavar=_("THƯ MỤC"), default=".", help=_("nơi ghi tệp (mặc định thư mục này)"))
    made.add_argument("--template", metavar=_("TỆP"), help=_("mẫu Word (.docx) thay mẫu đi kèm"))
    made.add_argument("--save-template", metavar=_("TỆP"), help=_("chỉ ghi mẫu Word đi kèm ra tệp để sửa"))
    made.add_argument("--overwrite", action="store_true", help=_("ghi đè tệp đã có"))
    made.add_argument(
        "--whole-year", action="store_true", help=_("mọi báo cáo tháng, quý, 6 tháng, năm đến kỳ mới nhất có số liệu")
    )
    made.add_argument(
        "--live", action="store_true", help=_("kỳ đã chốt: theo số liệu hiện nay, kèm những gì sửa sau khi chốt")
    )
    declare_as_of([made])


def _formats(text: str) -> list[str]:
    wanted = [part.strip().lower() for part in text.split(",") if part.strip()]
    for one in wanted:
        if one not in FORMATS:
            raise argparse.ArgumentTypeError(
                _("không có dạng “{text}”; có: {known}").format(text=one, known=", ".join(FORMATS))
            )
    return wanted
