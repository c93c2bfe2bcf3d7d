"""Why something could not be saved, in words and with a cure; the old file is intact in every case."""

from __future__ import annotations

import errno
from pathlib import Path

from tvplan_tui.domain.language import _

from .sanitize import clean


class NotSavedError(Exception):
    """Nothing was written; what the file held before, it still holds.

    Attributes:
        reason: why, one sentence in the interface's language, with the file in it.
        cure: what to do instead; "" if there is nothing to say.
    """

    def __init__(self, reason: str, cure: str = "") -> None:
        super().__init__(reason, cure)
        self.reason = reason
        self.cure = cure

    def __str__(self) -> str:
        return f"{self.reason} → {self.cure}" if self.cure else self.reason


class BusyError(NotSavedError):
    """Somebody else was writing all the time one was ready to wait."""


def refusal(error: OSError, path: Path) -> NotSavedError:
    """Say in words why the system refused to write ``path``."""
    reason, cure = _words(error)
    return NotSavedError(_("Chưa ghi được {file}: {reason}").format(file=clean(str(path)), reason=reason), cure)


def _words(error: OSError) -> tuple[str, str]:
    match error.errno:
        case errno.ENOSPC:
            return _("ổ đĩa đã đầy"), _("xóa bớt tệp không dùng rồi lưu lại")
        case errno.EDQUOT:
            return _("đã dùng hết dung lượng được cấp"), _("xóa bớt tệp của mình, hoặc xin thêm dung lượng")
        case errno.EFBIG:
            return _("tệp vượt kích thước được phép"), _("xin quản trị hệ thống nâng giới hạn")
        case errno.EROFS:
            return _("ổ đĩa chỉ cho đọc"), _("chép kế hoạch sang thư mục ghi được: tvplan config init THƯ_MỤC")
        case errno.EACCES | errno.EPERM:
            return _("không được phép ghi"), _("xin quyền ghi tệp và thư mục chứa tệp")
        case errno.ENAMETOOLONG:
            return _("tên tệp quá dài"), _("đặt tên tệp ngắn hơn")
        case errno.ENOENT | errno.ENOTDIR:
            return _("không có thư mục chứa tệp"), _("tạo thư mục đó, hoặc sửa đường dẫn")
        case errno.EISDIR:
            return _("đây là thư mục, không phải tệp"), _("chỉ đến tệp trong thư mục đó")
        case errno.ELOOP:
            return _("liên kết vòng tròn, hoặc tệp khóa là một liên kết"), _("xóa liên kết đó")
        case errno.ENOLCK | errno.ENOTSUP | errno.ENOSYS:
            return _("ổ đĩa này không khóa tệp được"), _("đặt kế hoạch trên ổ đĩa khác")
        case errno.EIO:
            return _("ổ đĩa báo lỗi"), _("chép dữ liệu sang ổ khác và báo quản trị hệ thống")
        case _:
            return clean(error.strerror or str(error)), _("thử lại; nếu vẫn lỗi thì báo quản trị hệ thống")
