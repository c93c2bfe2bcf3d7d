"""Reading a text file that people edit: size, kind and encoding are checked, never guessed."""

from __future__ import annotations

import stat
from pathlib import Path

from tvplan_tui.domain.language import _
from tvplan_tui.store.sanitize import clean

from .faults import Slip

LARGEST = 2 * 1024 * 1024
"""Bytes; a plan of a thousand indicators has less than half of it."""

_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def read_bytes(path: Path, largest: int = LARGEST) -> bytes | Slip:
    """Read a regular file of at most ``largest`` bytes; a pipe or device is never opened, it could hang."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return Slip(
                0,
                _("đây là thư mục, không phải tệp"),
                _("chỉ đến tệp, ví dụ {name}").format(name=clean(str(path / "config.toml"))),
            )
        if not stat.S_ISREG(mode):
            return Slip(0, _("không phải tệp thường (ống dẫn hoặc thiết bị)"), _("lưu thành tệp rồi chỉ đến tệp đó"))
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except (OSError, ValueError) as error:
        return unopened(error)
    if len(content) > largest:
        size = _("tệp lớn hơn {size} MiB").format(size=largest // (1024 * 1024))
        return Slip(0, size, _("kiểm tra lại có đúng tệp này không"))
    return content


def unopened(error: Exception) -> Slip:
    """Say why a file could not be opened."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return Slip(0, _("không có tệp này"), _("kiểm tra lại đường dẫn"))
        case PermissionError():
            return Slip(0, _("không được phép đọc tệp này"), _("xin quyền đọc, hoặc chép tệp về thư mục của mình"))
        case _:
            reason = getattr(error, "strerror", None) or str(error)
            return Slip(0, _("không đọc được tệp: {reason}").format(reason=reason), _("kiểm tra lại đường dẫn"))


def decode(content: bytes) -> str | Slip:
    """Return UTF-8 text with LF line ends, a byte order mark dropped; every other encoding is named."""
    save = _("lưu lại với bảng mã UTF-8")
    if content.startswith(_WIDE) or _looks_wide(content):
        return Slip(0, _("tệp ở bảng mã UTF-16, không phải UTF-8"), save)
    if (at := content.find(b"\x00")) >= 0:
        return Slip(_line(content, at), _("có ký tự NUL trong tệp"), _("xóa ký tự đó; tệp có thể đã hỏng"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = _("byte 0x{byte:02X} không thuộc bảng mã UTF-8").format(byte=content[error.start])
        return Slip(_line(content, error.start), message, save)
    text = text.replace("\r\n", "\n")
    if (at := text.find("\r")) >= 0:
        cure = _("lưu lại với dấu xuống dòng kiểu Unix (LF) hoặc Windows (CRLF)")
        return Slip(text.count("\n", 0, at) + 1, _("có dấu xuống dòng kiểu Mac cũ (CR)"), cure)
    return text


def _looks_wide(content: bytes) -> bool:
    """Tell UTF-16 without a mark: every other byte of its ASCII letters is NUL."""
    head = content[:200]
    even, odd = head[::2].count(0), head[1::2].count(0)
    return abs(even - odd) > len(head) // 4


def _line(content: bytes, at: int) -> int:
    return content.count(b"\n", 0, at) + 1
