"""What a person most likely meant on a line that is not TOML.

The usual slips of people who write numbers the Vietnamese way and names without
quotes, each with the line to write instead; loaded only when a file is broken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from tvplan_tui.domain.language import _

from .faults import Slip, shown

Advice = tuple[str, str]

LONGEST = 2000
"""Characters of a line that are looked at; the patterns here are not meant for megabytes."""

_COMMENT = re.compile(r"\s+#[^\"']*$")
_KEY = re.compile(r"[\w-]+(?:\.[\w-]+)*", re.ASCII)
_COMMA = re.compile(r"([-+]?)(\d{1,3}(?:\.\d{3})+|\d+),(\d+)")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:\.\d{3}){2,}")
_ZERO = re.compile(r"0+(\d+)")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_SPAN = re.compile(r"\d{4}-(?:\d{2}|[Qq][1-4]|[Hh][12])")
_WITH_UNIT = re.compile(r"([-+]?[\d.,]+)\s*([^\d\s.,\]}\"'][^\"']*)")
_CURLY = "“”„‟‘’«»″"
_SPACES = {"\u00a0": "U+00A0", "\u202f": "U+202F", "\u3000": "U+3000", "\u2003": "U+2003"}


@dataclass(frozen=True, slots=True)
class _Line:
    """A broken line: as written, cut at its first "=", and what tomllib said of it."""

    text: str
    key: str
    value: str
    error: str


def explain(text: str, line: int, error: str) -> Slip:
    """Return the slip on one line of a file.

    Args:
        text: the line.
        line: its number, from 1.
        error: tomllib's own words, which tell slips apart that look alike.
    """
    text = text[:LONGEST]
    key, _equals, value = (part.strip() for part in text.partition("="))
    broken = _Line(text, key, _COMMENT.sub("", value), error)
    for judge in _JUDGES:
        if advice := judge(broken):
            break
    else:
        column = re.search(r"column (\d+)", error)
        where = _(" ở cột {column}").format(column=column[1]) if column else ""
        advice = _("sai cú pháp TOML{where}").format(where=where), _("viết như các dòng khác: khóa = giá trị")
    return Slip(line, *advice, path=(key,) if _KEY.fullmatch(key) else ())


def _odd_character(line: _Line) -> Advice | None:
    for char in line.text:
        if char in _SPACES:
            return _("có dấu cách lạ ({code})").format(code=_SPACES[char]), _("thay bằng dấu cách thường")
        if char != "\t" and unicodedata.category(char) in ("Cc", "Cf"):
            return _("có ký tự ẩn U+{code:04X}").format(code=ord(char)), _("xóa ký tự đó, hoặc gõ lại dòng này")
    return None


def _header(line: _Line) -> Advice | None:
    bare = line.text.split("#")[0].strip()
    if not bare.startswith("["):
        return None
    name = bare.strip("[] \t")
    if bare == f"[[{name}]]":
        return _("không mở được khối [[{name}]] ở đây").format(name=shown(name)), _("bỏ khối này, hoặc đổi tên")
    if name in ("indicators", "indicators.revisions", "sectors", "checks"):
        return _("tiêu đề khối viết sai: {text}").format(text=shown(bare)), f"[[{name}]]"
    if bare == f"[{name}]" and "twice" in line.error:
        return _("bảng [{name}] viết hai lần").format(name=shown(name)), _("gộp lại thành một bảng")
    return _("tiêu đề bảng viết sai: {text}").format(text=shown(bare)), f"[{shown(name)}]"


def _no_equals(line: _Line) -> Advice | None:
    if "=" in line.text:
        return None
    if found := re.match(r"\s*([A-Za-z_]\w*)\s*:\s*(.+)", line.text):
        return _("dùng dấu hai chấm thay cho dấu bằng"), f"{found[1]} = {shown(found[2])}"
    return _("dòng không có dấu bằng: {text}").format(text=shown(line.text.strip())), _(
        "viết khóa = giá trị; lời ghi chú bắt đầu bằng dấu #"
    )


def _twice(line: _Line) -> Advice | None:
    if "overwrite" not in line.error and "Duplicate" not in line.error:
        return None
    return _("khóa {key} viết hai lần trong một khối").format(key=shown(line.key)), _(
        "giữ một dòng; nếu là chỉ tiêu khác thì mở khối mới bằng [[indicators]]"
    )


def _bad_key(line: _Line) -> Advice | None:
    if not line.key or _KEY.fullmatch(line.key) or line.key.startswith(('"', "'")):
        return None
    return _("tên khóa “{key}” có dấu hoặc khoảng trắng").format(key=shown(line.key)), _(
        "dùng tên khóa không dấu như trong docs/config.md"
    )


def _curly(line: _Line) -> Advice | None:
    if not line.value or line.value[0] not in _CURLY:
        return None
    return _("dùng dấu nháy cong"), f'{line.key} = "{shown(line.value.strip(_CURLY))}"'


def _empty(line: _Line) -> Advice | None:
    if not line.key or line.value:
        return None
    return _("khóa {key} chưa có giá trị").format(key=shown(line.key)), _("ghi giá trị, hoặc xóa dòng")


def _number(line: _Line) -> Advice | None:
    if found := _COMMA.fullmatch(line.value):
        number = f"{found[1]}{found[2].replace('.', '')}.{found[3]}"
        return _("dấu phẩy không dùng được làm dấu thập phân"), f"{line.key} = {number}"
    if _GROUPED.fullmatch(line.value):
        return _("dấu chấm không dùng được để ngăn hàng nghìn"), f"{line.key} = {line.value.replace('.', '')}"
    if found := _ZERO.fullmatch(line.value):
        return _("số không được bắt đầu bằng 0"), f"{line.key} = {found[1]}"
    if found := _DAY.fullmatch(line.value):
        day = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
        return _("ngày viết theo thứ tự năm-tháng-ngày"), f"{line.key} = {day}"
    if _SPAN.fullmatch(line.value):
        return _("kỳ phải nằm trong dấu nháy kép"), f'{line.key} = "{line.value.upper()}"'
    if line.value.startswith("−"):
        return _("dấu trừ “−” không phải dấu gạch nối"), f"{line.key} = -{shown(line.value[1:].strip())}"
    if found := _WITH_UNIT.fullmatch(line.value):
        number = found[1].replace(".", "").replace(",", ".") if "," in found[1] else found[1]
        return _("sau con số có chữ “{rest}”").format(rest=shown(found[2])), _(
            "chỉ ghi số: {key} = {number}; đơn vị ghi ở unit"
        ).format(key=line.key, number=number)
    return None


def _quotes(line: _Line) -> Advice | None:
    if not line.value:
        return None
    mark = line.value[0]
    if mark in ('"', "'"):
        if line.value[:3] == mark * 3:
            return _("chuỗi nhiều dòng không được đóng"), _("thêm {mark} ở cuối chuỗi").format(mark=mark * 3)
        if "Unescaped" in line.error or "escape" in line.error.lower():
            doubled = line.value.replace("\\", "\\\\")
            return _("dấu \\ trong chuỗi phải viết hai lần"), f"{line.key} = {shown(doubled)}"
        if len(line.value) == 1 or not line.value.endswith(mark):
            return _("chuỗi thiếu dấu nháy đóng"), f"{line.key} = {shown(line.value)}{mark}"
        inner = line.value[1:-1].replace('"', "'")
        return _("có dấu nháy ở giữa chuỗi"), f'{line.key} = "{shown(inner)}"'
    if line.value.startswith("["):
        return _("danh sách viết sai hoặc chưa đóng"), _("các phần cách nhau bằng dấu phẩy, đóng bằng ]")
    if line.value.startswith("{"):
        return _("bảng trong ngoặc nhọn viết sai"), f'{line.key} = {{ unit = "điểm %", target = 0.02 }}'
    if line.value[0].isalpha():
        return _("chữ phải nằm trong dấu nháy kép"), f'{line.key} = "{shown(line.value.rstrip(chr(34)))}"'
    return None


def _open_list(line: _Line) -> Advice | None:
    if "Unclosed" not in line.error:
        return None
    return _("ngoặc mở ở dòng này chưa đóng"), _("thêm ] hoặc } còn thiếu")


_JUDGES: tuple[Callable[[_Line], Advice | None], ...] = (
    _odd_character,
    _open_list,
    _header,
    _no_equals,
    _twice,
    _bad_key,
    _curly,
    _empty,
    _number,
    _quotes,
)
"""Asked in this order; the first that knows the slip answers."""
