"""Periods: a month, a quarter, a half year or a year, written as the ledger writes them.

A month is counted as ``year * 12 + month - 1`` (an *ordinal*), so that spans,
calendars that start in October and "the same period last year" (− 12) are plain sums.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .language import MONTHS, _

SHOWN_YEARS = 4
"""Years shown beside each other, this one included; an even number, for they are judged in pairs."""

_FORM = re.compile(r"(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?")


def ordinal(year: int, month: int) -> int:
    """Return the ordinal of a month (1–12)."""
    return year * 12 + month - 1


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of whole months; a year's twelve need not begin in January.

    Attributes:
        first: ordinal of the first month.
        last: ordinal of the last month, inclusive.
    """

    first: int
    last: int

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """Return one month."""
        at = ordinal(year, month)
        return cls(at, at)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read ``2023-06``, ``2023-Q2``, ``2023-H1`` or ``2023``; ValueError says which forms are read."""
        found = _FORM.fullmatch(text.strip().upper())
        if found is None:
            raise ValueError(
                _("“{text}” không phải là một kỳ; viết 2023-06, 2023-Q2, 2023-H1 hoặc 2023").format(text=text)
            )
        year, month, quarter, half = (int(part) if part else None for part in found.groups())
        assert year is not None
        start = year * 12
        if month:
            return cls(start + month - 1, start + month - 1)
        if quarter:
            return cls(start + 3 * quarter - 3, start + 3 * quarter - 1)
        if half:
            return cls(start + 6 * half - 6, start + 6 * half - 1)
        return cls(start, start + 11)

    @property
    def year(self) -> int:
        """Calendar year in which the period ends."""
        return self.last // 12

    @property
    def last_month(self) -> int:
        """Month (1–12) in which the period ends."""
        return self.last % 12 + 1

    @property
    def length(self) -> int:
        """Number of months: 1, 3, 6 or 12."""
        return self.last - self.first + 1

    def __str__(self) -> str:
        match self.length:
            case 1:
                return f"{self.year}-{self.last_month:02}"
            case 3:
                return f"{self.year}-Q{self.last_month // 3}"
            case 6:
                return f"{self.year}-H{self.last_month // 6}"
            case _:
                return f"{self.year}"

    def words(self) -> str:
        """Return the period as people say it: "tháng 9/2023", "quý II/2023", "6 tháng đầu năm 2023"."""
        match self.length:
            case 1:
                name = MONTHS[self.last_month - 1]
                return _("tháng {month}/{year}").format(month=self.last_month, year=self.year, name=name)
            case 3:
                roman = ("I", "II", "III", "IV")[self.last_month // 3 - 1]
                return _("quý {quarter}/{year}").format(quarter=roman, year=self.year, number=self.last_month // 3)
            case 6 if self.last_month == 6:
                return _("6 tháng đầu năm {year}").format(year=self.year)
            case 6:
                return _("6 tháng cuối năm {year}").format(year=self.year)
            case _:
                return _("năm {year}").format(year=self.year)

    def parts(self, length: int) -> Iterator[Period]:
        """Yield what ends within it of the calendar's months, quarters or half years; of its own length itself."""
        if length == self.length:
            yield self
            return
        for last in range(self.first, self.last + 1):
            if (last + 1) % length == 0:
                yield Period(last - length + 1, last)

    def step(self, count: int) -> Period:
        """Return the period ``count`` lengths later (negative: earlier)."""
        shift = count * self.length
        return Period(self.first + shift, self.last + shift)

    def first_day(self) -> date:
        """Return the first day of the first month."""
        return date(self.first // 12, self.first % 12 + 1, 1)

    def cut_off(self, administrative: bool = False) -> date:
        """Return the last day the figures cover: the month's last day, or the 14th (Nghị định 09/2019, Điều 12)."""
        year, month = self.year, self.last_month
        if administrative:
            return date(year, month, 14)
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def in_one_year(first: Any, last: Any, end: Any) -> Any:
    """Tell whether months lie in one and the same year of those that end twelve months apart.

    Args:
        first: the first month, an ordinal or a column of them.
        last: the last one.
        end: any month that such a year ends with.
    """
    return (first - end - 1) // 12 == (last - end - 1) // 12


def year_of(year: int, year_start: int) -> Period:
    """Return the twelve months of a year that begins with a month (1–12), named after the calendar year it ends in."""
    last = ordinal(year, 12 if year_start == 1 else year_start - 1)
    return Period(last - 11, last)
