"""Rows outside the years that a plan is judged by: a year mistyped is not read past in silence."""

from __future__ import annotations

import polars as pl

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.period import SHOWN_YEARS, Period

EARLY = "early"
"""Flag of rows older than what verdicts need; they are used where years are shown, and told once a file."""


def outside(plan: Plan) -> dict[str, pl.Expr]:
    """Return which rows lie outside the years that a plan is judged by, its own and the one before, as flags.

    ``unused`` are those that no year shown reaches back to either.
    """
    last = pl.col("last")
    flags = {
        "late": last > Period.month(plan.year, 12).last,
        EARLY: last <= pl.col("end") - 24,
        "unused": last <= pl.col("end") - 12 * SHOWN_YEARS,
    }
    return {name: (pl.col("known") & flag).fill_null(value=False) for name, flag in flags.items()}
