"""A day as people type it: "31/10", "31/10/2023", "2023-10-31", in English also "31 Oct 2023"; and as it is shown."""

from __future__ import annotations

import re
from datetime import date, timedelta

from .language import MONTHS, _

_TYPED = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?")
_NAMED = re.compile(r"(\d{1,2}) ([A-Z][a-z]{2})(?: (\d{4}))?")


def read_day(text: str, after: date) -> date | None:
    """Return the day a text names; None for an empty one.

    Args:
        text: what was typed; day before month, as in Vietnam, or an ISO date.
        after: where the year is left out, the first such day that is not before this one is meant.

    Raises:
        ValueError: it names no day; the message says how one is written.
    """
    bare = text.strip()
    if not bare:
        return None
    try:
        return date.fromisoformat(bare) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", bare) else _read(bare, after)
    except ValueError:
        raise ValueError(_("“{text}” không phải một ngày; viết 31/10/2023 hoặc 31/10").format(text=bare[:20])) from None


def read_past_day(text: str, today: date) -> date | None:
    """Return the day a text names; without its year the last such day is meant; ValueError for one still to come."""
    day = read_day(text, today - timedelta(days=364))
    if day is not None and day > today:
        raise ValueError(_("ngày {day} chưa tới").format(day=show_day(day)))
    return day


def _read(bare: str, after: date) -> date:
    found, named = _TYPED.fullmatch(bare), _NAMED.fullmatch(bare)
    if named and named[2] in MONTHS:
        found, month = named, MONTHS.index(named[2]) + 1
    elif found:
        month = int(found[2])
    else:
        raise ValueError(bare)
    day = int(found[1])
    if found[3]:
        return date(int(found[3]), month, day)
    for year in range(after.year, after.year + 9):  # 29/2 may be eight years away
        try:
            meant = date(year, month, day)
        except ValueError:
            continue
        if meant >= after:
            return meant
    raise ValueError(bare)


def show_day(day: date | None, *, year: bool = True) -> str:
    """Return a day as people write it: "05/07/2023", without its year "5/7"; "" for none."""
    if day is None:
        return ""
    form = _("{day:02}/{month:02}/{year}") if year else _("{day}/{month}")
    return form.format(day=day.day, month=day.month, year=day.year, name=MONTHS[day.month - 1])
