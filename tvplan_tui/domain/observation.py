"""Which figures count: the newest of the highest data status, each month counted once.

The ledger is append-only; a correction is a later row. ``SCHEMA`` is what
``store.ledger`` hands over.
"""

from __future__ import annotations

import polars as pl

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "indicator": pl.String,
    "area": pl.String,
    "first": pl.Int32,
    "last": pl.Int32,
    "period": pl.String,
    "value": pl.Float64,
    "numerator": pl.Float64,
    "denominator": pl.Float64,
    "assessment": pl.String,
    "rank": pl.Int8,
    "recorded_at": pl.String,
    "recorded_by": pl.String,
    "note": pl.String,
    "source": pl.String,
    "file": pl.String,
    "line": pl.Int32,
    "order": pl.Int64,
}
"""One row a recorded figure. ``first`` and ``last`` are month ordinals (year * 12 + month - 1),
``rank`` is 0 no status, 1 estimate, 2 preliminary, 3 official, ``order`` the order of reading."""

KEY = ["indicator", "area", "first", "last"]


def newest(observations: pl.LazyFrame) -> pl.LazyFrame:
    """Keep one row for each figure: highest ``rank``, then latest ``recorded_at``, then last read.

    Rows that carry nothing but a note are passed over.
    """
    told = pl.any_horizontal(pl.col("value", "numerator", "assessment").is_not_null())
    return (
        observations.filter(told)
        .sort("rank", "recorded_at", "order", nulls_last=False)
        .unique(KEY, keep="last", maintain_order=True)
    )


def counted_once(observations: pl.LazyFrame) -> pl.LazyFrame:
    """Where periods overlap, mark by ``stands`` the rows whose sum holds each month once.

    A longer period stands unless shorter ones fill it completely with at least the same
    data status; what stands displaces what it covers. Quarters are settled first, then halves, then years.
    """
    frame = observations.with_columns(
        length=(pl.col("last") - pl.col("first") + 1).cast(pl.Int8), stands=pl.lit(value=True)
    )
    for months in (3, 6, 12):
        span = ["indicator", "area", pl.col("last") // months]
        inside = pl.col("stands") & (pl.col("length") < months)
        whole = pl.col("length") == months
        length = pl.when(inside).then("length").sum().over(span)
        lowest = pl.when(inside).then("rank").min().over(span)
        longer = pl.when(whole).then("rank").max().over(span)
        filled = (length == months) & (lowest >= longer)
        frame = frame.with_columns(
            stands=pl.when(longer.is_null() | (pl.col("length") > months))
            .then("stands")
            .when(whole)
            .then(~filled)
            .otherwise(pl.col("stands") & filled)
        )
    return frame
