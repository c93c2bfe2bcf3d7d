"""Missing figures as periods: from the bits of the query to what people read."""

from __future__ import annotations

from .language import _
from .period import Period


def periods(mask: int, start: int, every: int) -> tuple[Period, ...]:
    """Return the periods whose bits are set, oldest first.

    Args:
        mask: bit k − 1 stands for the figure that ends with month k of the indicator's year.
        start: ordinal before the first month of that year.
        every: months a figure covers (1, 3, 6 or 12).
    """
    found = []
    for month in range(1, 13):
        if mask >> (month - 1) & 1:
            last = start + month
            aligned = (last + 1) % every == 0
            found.append(Period(last - every + 1, last) if aligned else Period(last, last))
    return tuple(found)


def listed(missing: tuple[Period, ...]) -> str:
    """Return the periods in words, runs of months joined: "tháng 2, 3, 9/2023", "quý III/2023"."""
    if len(missing) > 1 and all(period.length == 1 for period in missing) and len({p.year for p in missing}) == 1:
        months = [period.last_month for period in missing]
        if len(months) > 2 and months[-1] - months[0] == len(months) - 1:
            return _("tháng {first}–{last}/{year}").format(first=months[0], last=months[-1], year=missing[0].year)
        return _("tháng {months}/{year}").format(months=", ".join(map(str, months)), year=missing[0].year)
    return ", ".join(period.words() for period in missing)
