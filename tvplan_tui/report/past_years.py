"""The years before last: an indicator's months as far back as the ledger has them, from the same figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from tvplan_tui.domain.indicator import Indicator
from tvplan_tui.domain.path import year_end
from tvplan_tui.domain.period import SHOWN_YEARS, Period
from tvplan_tui.domain.series import Values

from .board import Book


class PastYear(NamedTuple):
    """The months of one year: of a flow the running totals, and what each month brought; else both the same."""

    year: int
    totals: Values
    amounts: Values


def past_years(book: Book, indicator: Indicator, period: Period, as_of: date | None = None) -> list[PastYear]:
    """Return each year with figures, this year first.

    The figures of earlier years are moved into the plan's year, so that they go through the very rules that this
    year's go through.
    """
    import polars as pl

    from tvplan_tui.domain.history import history, months
    from tvplan_tui.domain.targets import targets

    own = replace(book.plan, indicators=(replace(indicator, parent=None),))
    aims = targets(own).lazy()
    figures = book.settled(as_of).filter(pl.col("indicator") == indicator.id)
    closed = Period(*(year_end(indicator, own.year),) * 2)
    found: list[PastYear] = []
    for back in range(0, SHOWN_YEARS, 2):
        moved = figures.with_columns(pl.col("first", "last") + 12 * back)
        shown = period if back == 0 else closed
        series = history(own, months(aims, moved.lazy(), shown, settled=True).collect(), shown)[indicator.id]
        found.append(PastYear(own.year - back, series.cumulative, series.values))
        found.append(PastYear(own.year - back - 1, series.previous_cumulative, series.previous))
    return [one for one in found if any(value is not None for value in one.totals)]
