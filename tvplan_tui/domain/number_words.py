"""Numbers as they are read aloud, so that a slip of a comma is heard: 10,38 is "mười phẩy ba tám".

In Vietnamese; an interface in another language says them in English.

Decimals are read digit by digit: "0,05" is "không phẩy không năm".
"""

from __future__ import annotations

import math
from decimal import Decimal

from . import english_words
from .language import DEFAULT, current

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 10**9
_GROUPS = ("", "nghìn", "triệu")
_ENGLISH_SIGNS = {"%": "per cent", "‰": "per thousand"}
_SIGNS = {"%": "phần trăm", "‰": "phần nghìn"}


def number_words(value: float) -> str:
    """Return a number in words, as many decimals as it has; ValueError for NaN and infinities."""
    if not math.isfinite(value):
        raise ValueError(f"no number: {value!r}")
    whole, _comma, fraction = f"{abs(Decimal(repr(value))):f}".partition(".")
    vietnamese = current() == DEFAULT
    words, digits = (integer_words, DIGITS) if vietnamese else (english_words.integer_words, english_words.SMALL)
    point, minus = ("phẩy", "âm") if vietnamese else ("point", "minus")
    said = words(int(whole))
    decimals = fraction.rstrip("0")
    if decimals:
        said = " ".join((said, point, *(digits[int(digit)] for digit in decimals)))
    return f"{minus} {said}" if value < 0 else said


def amount_words(value: float, unit: str) -> str:
    """Return a number with its unit in words; signs like % are spelled out."""
    said = unit
    for sign, word in (_SIGNS if current() == DEFAULT else _ENGLISH_SIGNS).items():
        said = said.replace(sign, f" {word} ")
    return " ".join((number_words(value), *said.split()))


def integer_words(value: int) -> str:
    """Return a whole number of any size in words; ValueError for a negative one."""
    if value < 0:
        raise ValueError(f"negative: {value}")
    return _below_any(value, led=False) or DIGITS[0]


def _below_any(value: int, *, led: bool) -> str:
    """Return the words of a number that follows larger groups if ``led``; "" for zero."""
    billions, rest = divmod(value, _BILLION)
    parts = [f"{_below_any(billions, led=led)} tỷ"] if billions else []
    led = led or bool(billions)
    for place in (2, 1, 0):
        group = rest // 1000**place % 1000
        if group:
            parts.append(f"{_group(group, led=led)} {_GROUPS[place]}".rstrip())
            led = True
    return " ".join(parts)


def _group(value: int, *, led: bool) -> str:
    """Return three digits in words; ``led`` by others, the hundred is said even if it is none."""
    hundreds, rest = divmod(value, 100)
    parts = [f"{DIGITS[hundreds]} trăm"] if hundreds or led else []
    tens, ones = divmod(rest, 10)
    if tens > 1:
        parts.append(f"{DIGITS[tens]} mươi")
    elif tens:
        parts.append("mười")
    elif ones and parts:
        parts.append("linh")
    if ones:
        parts.append(_ones(ones, tens))
    return " ".join(parts)


def _ones(ones: int, tens: int) -> str:
    if ones == 1 and tens > 1:
        return "mốt"
    if ones == 5 and tens:
        return "lăm"
    return DIGITS[ones]
