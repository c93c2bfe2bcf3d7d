"""What people type to mean a period: "thang 3", "quy 2", "6 thang", "2023-Q2", "2023"."""

from __future__ import annotations

import re

from tvplan_tui.domain.language import MONTHS, _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.vietnamese import fold

_WORD = re.compile(r"[a-z]+[0-9]?|[0-9]+")


def names(period: Period) -> tuple[str, ...]:
    """Return what a period is called, the way it is shown first."""
    year, month = period.year, period.last_month
    match period.length:
        case 1:
            name = MONTHS[month - 1]
            said = [_("tháng {month}/{year}").format(month=f"{month:02}", year=year, name=name), f"T{month}/{year}"]
            if month % 6:  # six months and twelve have their own periods
                said.append(_("{month} tháng đầu năm {year}").format(month=month, year=year))
        case 3:
            said = [
                _("quý {quarter}/{year}").format(quarter=month // 3, year=year, number=month // 3),
                f"Q{month // 3}/{year}",
            ]
        case 6:
            said = [_("nửa đầu năm {year}") if month == 6 else _("nửa cuối năm {year}"), f"H{month // 6}/{year}"]
            said[0] = said[0].format(year=year)
        case _:
            said = [_("cả năm {year}").format(year=year)]
    return (period.words(), str(period), *said)


def means(query: str, period: Period) -> bool:
    """Tell whether the words of ``query`` begin words of one of the period's names, in their order.

    A short number is meant whole: "thang 1" is not October, and "thang 2" not every month of 2023.
    """
    wanted = _words(query)
    return bool(wanted) and any(_in_order(wanted, _words(name)) for name in names(period))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _in_order(wanted: list[str], words: list[str]) -> bool:
    rest = iter(words)
    return all(any(_begins(one, word) for word in rest) for one in wanted)


def _begins(typed: str, word: str) -> bool:
    return typed == word or (word.startswith(typed) and (typed.isalpha() or len(typed) > 1 or typed == "0"))
