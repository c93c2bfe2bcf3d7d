"""A period as people type it: "7/2023", "2023-7", "tháng 7/2023", "quý 3/2023", "Q.III/2023", and as files have it."""

from __future__ import annotations

import re

from .language import _
from .period import Period
from .vietnamese import fold

_MONTH = re.compile(r"(?:thang|t)?[ .]*(\d{1,2}) ?[/-] ?(\d{4})")
_ISO_MONTH = re.compile(r"(\d{4}) ?[/-] ?(\d{1,2})")
_QUARTER = re.compile(r"(?:quy|q)[ .]*([1-4]|i{1,3}|iv) ?[/-] ?(\d{4})")
_YEAR = re.compile(r"(?:nam|n)[ .]*(\d{4})")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def typed_period(period: Period) -> str:
    """Return a period as one types it: "9/2023"; longer ones as files have them: "2023-Q3"."""
    return f"{period.first % 12 + 1}/{period.year}" if period.first == period.last else str(period)


def read_period(text: str) -> Period:
    """Return the period a text names; ValueError says how one is written."""
    bare = " ".join(fold(text).split())
    month, quarter, year = _MONTH.fullmatch(bare), _QUARTER.fullmatch(bare), _YEAR.fullmatch(bare)
    if month and 1 <= int(month[1]) <= 12:
        return Period.month(int(month[2]), int(month[1]))
    turned = _ISO_MONTH.fullmatch(bare)
    if turned and 1 <= int(turned[2]) <= 12:
        return Period.month(int(turned[1]), int(turned[2]))
    if quarter:
        return Period.parse(f"{quarter[2]}-Q{_ROMAN.get(quarter[1]) or quarter[1]}")
    if year:
        return Period.parse(year[1])
    try:
        return Period.parse(text)
    except ValueError:
        told = _("“{text}” không phải là một kỳ; viết 2023-06, 6/2023, quý 2/2023, 2023-H1 hoặc 2023")
        raise ValueError(told.format(text=text)) from None
