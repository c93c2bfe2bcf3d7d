"""What the bytes of a text file tell before anything is read from them: encoding, NUL, line ends."""

from __future__ import annotations

import codecs

from tvplan_tui.domain.language import _

from .findings import Findings

_CHUNK = 1 << 20
_WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def usable(data: bytes, findings: Findings) -> bool:
    """Tell whether a CSV file can be read at all; otherwise the reason is in ``findings``."""
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        findings.add(0, "", _("tệp rỗng"), _("dòng đầu phải là tiêu đề: indicator,period,value,…"))
    elif data.startswith(_WIDE) or _looks_wide(data):
        findings.add(0, "", _("tệp mã hóa UTF-16, không phải UTF-8"), _save_as())
    elif b"\r" in data and b"\n" not in data:
        findings.add(
            0, "", _("dòng kết thúc bằng CR (kiểu Mac cũ), không có LF"), _("lưu lại với xuống dòng LF hoặc CRLF")
        )
    else:
        return True
    return False


def _looks_wide(data: bytes) -> bool:
    """Tell whether a file without a mark is UTF-16: every other byte of its (ASCII) header line is NUL."""
    start = data[:200]
    return len(start) >= 8 and max(start[0::2].count(0), start[1::2].count(0)) * 2 > len(start) * 0.8


def _save_as() -> str:
    return _("trong Excel: Lưu thành → “CSV UTF-8 (phân tách bằng dấu phẩy)”")


def is_utf8(data: bytes) -> bool:
    """Tell whether bytes are valid UTF-8, in bounded memory."""
    if data.isascii():
        return True
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(data)
    try:
        for start in range(0, len(data), _CHUNK):
            decoder.decode(view[start : start + _CHUNK], final=start + _CHUNK >= len(data))
    except UnicodeDecodeError:
        return False
    return True


def tell_encoding(lines: list[int], byte: int, findings: Findings) -> None:
    """Report the lines whose bytes are not UTF-8 (old Vietnamese files are cp1258 or TCVN3)."""
    message = _("byte 0x{byte:02X} không phải UTF-8 (tệp lưu bằng bảng mã khác, như Windows-1258)").format(byte=byte)
    if len(lines) > 1:
        message = _("{message}; cả thảy {count} dòng bị bỏ qua").format(message=message, count=len(lines))
    findings.add(lines[0], "", message, _save_as())
