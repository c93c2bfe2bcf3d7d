"""Rows outside the years that a plan is judged by: a year mistyped is not read past in silence."""

from __future__ import annotations

import polars as pl

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.period import SHOWN_YEARS, in_one_year
from tvplan_tui.domain.plan_year import span

EARLY = "early"
"""Flag of rows older than what verdicts need; they are used where years are shown, and told once a file."""


def outside(plan: Plan) -> dict[str, pl.Expr]:
    """Return which rows lie outside the years that a plan is judged by, its own and the one before, as flags.

    ``unused`` are those that no year shown reaches back to either; ``astride`` those that run over the end of the
    indicator's own year, as a calendar year does where that begins in October: whose sum they are nobody can say.
    """
    first, last, end = pl.col("first"), pl.col("last"), pl.col("end")
    across = pl.col("additive") & ~in_one_year(first, last, end)
    astride = (first <= end) & (last > end - 24) & ((last > end) | across)
    flags = {
        "astride": astride,
        "late": (last > pl.max_horizontal(end, pl.lit(span(plan).last))) & ~astride,
        EARLY: last <= end - 24,
        "unused": last <= end - 12 * SHOWN_YEARS,
    }
    return {name: (pl.col("known") & flag).fill_null(value=False) for name, flag in flags.items()}
