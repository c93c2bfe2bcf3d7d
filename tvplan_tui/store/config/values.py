"""Single values of the config against their key: text made safe, ids, numbers, words, dates.

Every reader returns the value, or None once it has added the fault.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import read_vn
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.vietnamese import fold
from tvplan_tui.store.nearest import nearest
from tvplan_tui.store.sanitize import REPLACEMENT, clean

from .faults import Faults, shown
from .keys import LARGEST, Key, Type
from .toml_lines import Path

Reader = Callable[[Key, object, Path, Faults], Any]

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def _text(key: Key, raw: object, path: Path, faults: Faults) -> str | None:
    if not isinstance(raw, str):
        refuse_type(_("chữ trong dấu nháy kép"), raw, path, faults, f'{key.name} = "{shown(raw)}"')
        return None
    plain = raw.isascii() and raw.isprintable()  # most values by far, and the first picture waits for them
    text = (raw if plain else clean(raw)).strip()
    if REPLACEMENT in text and REPLACEMENT not in raw:
        codes = sorted({f"U+{ord(char):04X}" for char in raw if clean(char) == REPLACEMENT})
        message = _("có ký tự ẩn hoặc điều khiển ({codes}), hiện thành {mark}")
        faults.warn(path, message.format(codes=", ".join(codes[:5]), mark=REPLACEMENT), _("xóa các ký tự đó"))
    if not text and key.required and not key.blank:
        faults.add(path, _("{key} để trống").format(key=key.name), _("ghi {doc}").format(doc=_(key.doc)))
        return None
    return text


def _id(key: Key, raw: object, path: Path, faults: Faults) -> str | None:
    text = _text(key, raw, path, faults)
    if text is None or _ID.fullmatch(text):
        return text
    cure = _("chỉ dùng chữ không dấu, số và . _ -, không khoảng trắng, tối đa 40 ký tự: {example}")
    example = re.sub(r"[^A-Za-z0-9._-]+", "-", fold(text)).strip("-._")[:40].upper() or "KT1"
    faults.add(path, _("mã “{text}” không dùng được").format(text=shown(text)), cure.format(example=f'"{example}"'))
    return None


def read_number(key: Key, raw: object, path: Path, faults: Faults) -> float | None:
    """Return a finite number within the key's range; true, NaN and 1e999 are none."""
    if isinstance(raw, bool) or not isinstance(raw, (int, float)):
        refuse_type(_("số"), raw, path, faults, _as_number(key, raw))
        return None
    low, high = max(key.low, -LARGEST), min(key.high, LARGEST)
    if isinstance(raw, float) and not math.isfinite(raw):
        faults.add(
            path, _("{value} không phải một con số dùng được").format(value=raw), _("ghi số thật, hoặc xóa dòng")
        )
        return None
    if not low <= raw <= high:
        message = _("{value} nằm ngoài khoảng {low:g} – {high:g}").format(value=shown(raw), low=low, high=high)
        faults.add(path, message, _("ghi số trong khoảng đó"))
        return None
    return float(raw)


def _integer(key: Key, raw: object, path: Path, faults: Faults) -> int | None:
    value = read_number(key, raw, path, faults)
    if value is None or isinstance(raw, int):
        return None if value is None else int(value)
    cure = f"{key.name} = {value:.0f}"
    faults.add(path, _("{value} không phải số nguyên").format(value=shown(raw)), cure)
    return None


def _choice(key: Key, raw: object, path: Path, faults: Faults) -> str | None:
    text = _text(key, raw, path, faults)
    if text is None or text in key.allowed:
        return text
    faults.add(path, _("{key} không nhận “{text}”").format(key=key.name, text=shown(text)), nearest(text, key.allowed))
    return None


def _date(key: Key, raw: object, path: Path, faults: Faults) -> str | None:
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw.isoformat()
    if not isinstance(raw, str):
        refuse_type(_("ngày"), raw, path, faults, f"{key.name} = 2023-02-03")
        return None
    try:
        return date.fromisoformat(raw.strip()).isoformat() if raw.strip() else ""
    except ValueError:
        found = _DAY.fullmatch(raw.strip())
        example = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else "2023-02-03"
        faults.add(path, _("“{text}” không phải ngày").format(text=shown(raw)), f"{key.name} = {example}")
        return None


def _period(key: Key, raw: object, path: Path, faults: Faults) -> str | None:
    example = f'{key.name} = "2023-07"'
    if not isinstance(raw, str):
        refuse_type(_("kỳ trong dấu nháy kép"), raw, path, faults, example)
        return None
    try:
        return str(Period.parse(raw)) if raw.strip() else ""
    except ValueError:
        message = _("“{text}” không phải một kỳ").format(text=shown(raw))
        faults.add(path, message, _("viết 2023-07, 2023-Q3, 2023-H2 hoặc 2023: {example}").format(example=example))
        return None


def refuse_type(wanted: str, raw: object, path: Path, faults: Faults, cure: str) -> None:
    """Add the fault of a value that is of another type than ``wanted`` (words)."""
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    message = _("{key} phải là {wanted}, đang là {value}")
    faults.add(path, message.format(key=shown(key), wanted=wanted, value=_type_of(raw)), cure)


def _type_of(raw: object) -> str:
    match raw:
        case bool():
            return "true" if raw else "false"
        case str():
            return _("chữ “{text}”").format(text=shown(raw))
        case int() | float():
            return _("số {value}").format(value=shown(raw))
        case dict():
            return _("bảng")
        case list():
            return _("danh sách")
        case _:
            return _("ngày giờ {value}").format(value=shown(raw))


def _as_number(key: Key, raw: object) -> str:
    """Return the line to write for a value that is no number; a doubtful one ("592.642") is not guessed."""
    if isinstance(raw, str) and ((raw.strip().isascii() and raw.strip().isdigit()) or "," in raw):
        try:
            value = read_vn(raw[:40])
        except ValueError:
            pass  # said below
        else:
            return f"{key.name} = {value:.15g}"
    if key.type is Type.INTEGER:
        return _("ghi số nguyên, không có dấu nháy")
    return _("ghi số, không có dấu nháy, dấu chấm là dấu thập phân: {name} = 592.642").format(name=key.name)


SCALARS: dict[Type, Reader] = {
    Type.TEXT: _text,
    Type.ID: _id,
    Type.INTEGER: _integer,
    Type.NUMBER: read_number,
    Type.CHOICE: _choice,
    Type.DATE: _date,
    Type.PERIOD: _period,
}
