"""The figures one looks at while entering another: the latest ones, and which period one owes."""

from __future__ import annotations

from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.period import Period

from .board import Book
from .doubts import in_unit
from .entering import spoken
from .said import Said


def entry_period(indicator: Indicator, period: Period) -> Period:
    """Return the period of the figure that is owed at the end of ``period``, or next after it."""
    months = indicator.frequency.months
    first = period.last // months * months
    return Period(first, first + months - 1)


def recent(book: Book, indicator: str, before: Period, count: int = 12) -> list[tuple[Period, Said]]:
    """Return the last figures (whole area) that end before a period begins, oldest first."""
    import polars as pl

    rows = book.settled().filter(
        (pl.col("indicator") == indicator) & (pl.col("area") == "") & (pl.col("last") < before.first)
    )
    rows = in_unit(book, rows.sort("last", "length").tail(count))
    found = []
    for at in range(rows.height):
        said = spoken(rows[at : at + 1])
        if said is not None:
            found.append((Period(rows["first"][at], rows["last"][at]), said))
    return found


def parts(book: Book, indicator: str, period: Period) -> tuple[float, float] | None:
    """Return numerator and denominator of the figure that counts for a period; None if it has none."""
    import polars as pl

    rows = book.settled().filter(
        (pl.col("indicator") == indicator)
        & (pl.col("area") == "")
        & (pl.col("first") == period.first)
        & (pl.col("last") == period.last)
    )
    if rows.is_empty() or rows["numerator"][0] is None or rows["denominator"][0] is None:
        return None
    return rows["numerator"][0], rows["denominator"][0]


def is_parted(book: Book, indicator: Indicator) -> bool:
    """Whether an indicator is entered in two parts: its last figure was, or it is a ratio that has none yet."""
    import polars as pl

    rows = book.observations.filter((pl.col("indicator") == indicator.id) & (pl.col("area") == "")).tail(1)
    if rows.is_empty():
        return indicator.kind is Kind.RATIO
    return rows["numerator"][0] is not None
