"""Missing figures as periods: from the bits of the query to what people read."""

from __future__ import annotations

from collections.abc import Iterator

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
    """Return the periods in words, runs of months joined: "tháng 2, 5–8/2023", "tháng 11/2022–3/2023"."""
    if not missing or any(period.length > 1 for period in missing):
        return ", ".join(period.words() for period in missing)
    spans = [span for run in _runs(missing) for span in _spans(run)]
    words = []
    for at, (text, year) in enumerate(spans):  # the year stands once, behind the last month of it
        again = at + 1 < len(spans) and spans[at + 1][1] == year
        words.append(text if again else f"{text}/{year}")
    return _("tháng {months}").format(months=", ".join(words))


def _runs(months: tuple[Period, ...]) -> Iterator[list[Period]]:
    """Yield the months that follow one another."""
    run: list[Period] = []
    for month in months:
        if run and month.last != run[-1].last + 1:
            yield run
            run = []
        run.append(month)
    if run:
        yield run


def _spans(run: list[Period]) -> Iterator[tuple[str, int]]:
    """Yield a run as "5–8", "11/2022–3" or as its one or two months, each with the year it ends in."""
    first, last = run[0], run[-1]
    if first.year != last.year:
        yield f"{first.last_month}/{first.year}–{last.last_month}", last.year
    elif len(run) > 2:
        yield f"{first.last_month}–{last.last_month}", last.year
    else:
        yield from ((str(month.last_month), month.year) for month in run)
