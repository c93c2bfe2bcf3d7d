"""What one cell of a ledger says, and in words what is wrong with one that cannot be read.

This is the slow, exact side: files without a fault never come here (``columns`` reads them whole).
"""

from __future__ import annotations

import contextlib
import re
from decimal import Decimal
from enum import StrEnum

from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import DOUBTFUL, read_dot, read_vn, show
from tvplan_tui.domain.status import WITHDRAWN
from tvplan_tui.domain.vietnamese import fold
from tvplan_tui.store.sanitize import clean

SHOWN = 40
"""Longest piece of an offending cell repeated in a message, in characters."""

_NOTHING = {"n/a", "na", "nan", "null", "none", "-", "—", "–", "...", "…", "x", "?", "inf", "-inf", "+inf", "infinity"}
_ENGLISH = re.compile(r"[-−+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")

LONGEST = 300
"""Characters of a number from which on it may be too large for any number to be held."""
_DIGITS = re.compile(r"[-−+]?\d[\d.,]*")

GROUPED = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}")
"""A number that is a decimal in one dialect and a thousand in the other."""

RANKS = {
    "estimate": 1,
    "uoc": 1,
    "preliminary": 2,
    "so bo": 2,
    "official": 3,
    "chinh thuc": 3,
    "withdrawn": WITHDRAWN,
    "rut": WITHDRAWN,
}
"""Data status by folded word; 0 is for a cell left empty."""

ASSESSMENTS = {
    "met": "met",
    "dat": "met",
    "missed": "missed",
    "chua dat": "missed",
    "khong dat": "missed",
    "in_progress": "in_progress",
    "in progress": "in_progress",
    "dang thuc hien": "in_progress",
}
"""Written assessment by folded word."""

WORDS = {
    "estimate": "ước",
    "preliminary": "sơ bộ",
    "official": "chính thức",
    "withdrawn": "rút",
    "met": "đạt",
    "missed": "chưa đạt",
    "in_progress": "đang thực hiện",
}
"""How statuses and assessments are written into the ledger, whatever the language of the screen."""


class Dialect(StrEnum):
    """How a file writes cells and numbers; the value is the separator of its header line."""

    POINT = ","
    COMMA = ";"

    def read(self, text: str) -> float:
        """Read a number as this dialect writes it; ValueError otherwise."""
        return read_dot(text) if self is Dialect.POINT else read_vn(text)

    def exact(self, value: float) -> str:
        """Return a number as a cell from which the very same number is read."""
        text = format(Decimal(repr(value)), "f").removesuffix(".0")
        return text if self is Dialect.POINT else text.replace(".", ",")

    def write(self, value: float) -> str:
        """Return a number as a cell of this dialect, not grouped: 592.642 or 592,642."""
        text = f"{value:.9f}".rstrip("0").rstrip(".")
        return text if self is Dialect.POINT else text.replace(".", ",")


def word_key(text: str) -> str:
    """Return what status and assessment words are compared by: no case, no diacritics, single spaces."""
    return " ".join(fold(text).split())


def brief(text: object) -> str:
    """Return a cell's text as a message may repeat it: cleaned and shortened."""
    bare = clean(str(text)).strip()
    return bare if len(bare) <= SHOWN else bare[: SHOWN - 1] + "…"


def number_fault(text: str, dialect: Dialect) -> tuple[str, str]:
    """Return message and cure for a cell that is not a finite number of the dialect."""
    bare = text.strip()
    leave = _("bỏ dòng này, hoặc để trống ô và ghi lý do vào cột note")
    if bare.lower() in _NOTHING or bare.startswith("#"):
        return _("“{text}” không phải là số").format(text=brief(text)), leave
    digits = bare.rstrip("%‰ ")
    if _DIGITS.fullmatch(digits) and len(digits) > LONGEST and not readings(digits):
        message = _("“{text}” có {count} chữ số, quá lớn").format(
            text=brief(text), count=sum(char.isdigit() for char in digits)
        )
        return message, _("xem lại ô này: có thể nhiều số dính liền nhau hoặc gõ thừa; ghi lại đúng số")
    if bare.endswith(("%", "‰")):
        message = _("“{text}” có dấu {sign}; đơn vị đã ghi trong config.toml").format(text=brief(text), sign=bare[-1])
        return message, _write(readings(bare[:-1]), dialect, leave)
    kind = _("dấu chấm thập phân (592.642)") if dialect is Dialect.POINT else _("kiểu Việt Nam (592,642 hoặc 1.615)")
    message = _("“{text}” không phải là số viết {kind}").format(text=brief(text), kind=kind)
    return message, _write(readings(bare), dialect, leave)


def readings(text: str) -> list[float]:
    """Return every number a text may mean, in either dialect or with English grouping, smallest first."""
    found: set[float] = set()
    bare = text.strip()
    for read in (read_dot, read_vn):
        with contextlib.suppress(ValueError):
            found.add(read(bare))
    if _ENGLISH.fullmatch(bare):
        found.add(read_dot(bare.replace(",", "")))
    return sorted(found)


def _write(values: list[float], dialect: Dialect, otherwise: str) -> str:
    """Return the cure "write this, or that"."""
    likely = [value for value in values if abs(value) < DOUBTFUL]  # beyond it the digits would be made up
    if not likely:
        return otherwise
    return _("viết {numbers}").format(numbers=_(" hoặc ").join(dialect.write(value) for value in likely))


def doubt(text: str, dialect: Dialect, aim: float) -> tuple[str, str]:
    """Return message and cure for a number like ``592.642`` that has two readings and only one near the target."""
    small, large = sorted((read_dot(text), read_vn(text)), key=abs)
    message = _("“{text}” đọc được hai cách, {large} hay {small}; mục tiêu là {aim}").format(
        text=brief(text), large=show(large), small=show(small), aim=show(aim)
    )
    return message, _("viết {first} nếu là {small}, {second} nếu là {large}").format(
        first=_plain(small, dialect), small=show(small), second=_plain(large, dialect), large=show(large)
    )


def _plain(value: float, dialect: Dialect) -> str:
    """Return a number in a form that has one reading: a decimal mark with other than three digits after it."""
    text = dialect.write(value)
    mark = "." if dialect is Dialect.POINT else ","
    whole, found, part = text.partition(mark)
    if dialect is Dialect.POINT and found and len(part) == 3:
        return f"{whole}{mark}{part}0"
    return text
