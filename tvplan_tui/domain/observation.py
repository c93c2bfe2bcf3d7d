"""Which figures count: the newest of the highest data status, each month counted once.

The ledger is append-only; a correction is a later row, and so is taking one back. ``SCHEMA`` is what
``store.ledger`` hands over.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from .moment import moments, until
from .period import in_one_year
from .status import WITHDRAWN

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
``rank`` is 0 no status, 1 estimate, 2 preliminary, 3 official, −1 takes back; ``order`` the order of reading."""

KEY = ["indicator", "area", "first", "last"]
CONTENT = ["value", "numerator", "denominator", "assessment"]
"""What a row says of its figure."""


def settle(
    observations: pl.DataFrame, as_of: date | None = None, *, ends: Mapping[str, int] | None = None
) -> pl.DataFrame:
    """Return the figures that count, once for every period that will be asked for.

    Args:
        observations: rows of ``SCHEMA``, raw: all vintages, in any order.
        as_of: leave out what was recorded after this day, or after this moment.
        ends: as ``targets.own_years`` gives them.

    Returns:
        What ``newest`` and ``counted_once`` give; ``scoreboard`` takes it with ``settled=True``.
    """
    if as_of is not None:
        observations = observations.filter(until(as_of))
    if ends:
        observations = observations.filter(within_a_year(ends))
    rows = newest(observations.lazy(), taken_back=bool((observations["rank"] == WITHDRAWN).any()))
    # only where some figure covers more than a month can figures overlap
    if (observations["last"] != observations["first"]).any():
        rows = counted_once(rows)
    else:
        rows = rows.with_columns(length=pl.lit(1, pl.Int8), gone=pl.lit(None, pl.Int32))
    return rows.collect(engine="in-memory")


def within_a_year(ends: Mapping[str, int]) -> pl.Expr:
    """Tell of observations whether none lies in two years of its indicator at once.

    Such a one, the total of a calendar year where the indicator's runs from October on, belongs to neither year, and
    must not displace the months that do.

    Args:
        ends: as ``targets.own_years`` gives them.
    """
    end = pl.col("indicator").cast(pl.String).replace_strict(ends, default=None, return_dtype=pl.Int32)
    within: pl.Expr = in_one_year(pl.col("first"), pl.col("last"), end)
    return end.is_null() | within


def newest(observations: pl.LazyFrame, *, taken_back: bool = True) -> pl.LazyFrame:
    """Keep one row for each figure: highest ``rank``, then latest ``recorded_at``, then last read.

    What has been taken back does not count, nor do rows that carry nothing but a note. Adds ``moment``.

    Args:
        observations: rows of ``SCHEMA``.
        taken_back: whether there are rows that take others back; False spares looking for them.
    """
    return _newest(observations.with_columns(moment=moments()), taken_back=taken_back)


def _newest(observations: pl.LazyFrame, *, taken_back: bool) -> pl.LazyFrame:
    told = pl.any_horizontal(pl.col(*CONTENT).is_not_null())
    rows = observations.filter(told)
    if taken_back:  # only the figures that some row takes back have to be gone through in their order
        touched = observations.filter(pl.col("rank") == WITHDRAWN).select(KEY).unique()
        lived = _standing(observations.join(touched, on=KEY, how="semi"))
        rows = pl.concat([rows.join(touched, on=KEY, how="anti"), lived], how="vertical")
    return rows.sort("rank", "moment", "order", nulls_last=False).unique(KEY, keep="last", maintain_order=True)


def live(observations: pl.LazyFrame) -> pl.LazyFrame:
    """Return the figures that nobody has taken back, in the order of their recording; adds ``moment``.

    A row of rank −1 with a content takes back the latest earlier row of the same figure and content that still
    stands; one without a content takes back all earlier rows of its figure.
    """
    return _standing(observations.with_columns(moment=moments()))


def _standing(observations: pl.LazyFrame) -> pl.LazyFrame:
    told = pl.any_horizontal(pl.col(*CONTENT).is_not_null())
    back = pl.col("rank") == WITHDRAWN
    place = pl.int_range(pl.len())
    # as of brackets: a row is closed once the depth falls below where the row left it
    depth = pl.when(back).then(-1).otherwise(1).cum_sum().over(*KEY, *CONTENT)
    standing = depth.cum_min(reverse=True).over(*KEY, *CONTENT) >= depth
    swept = pl.when(back & ~told).then(place).max().over(KEY)
    return (
        observations.filter(told | back)
        .sort("moment", "order", nulls_last=False)
        .filter(~back & standing & (swept.is_null() | (place > swept)))
    )


def settle_many(observations: pl.LazyFrame) -> pl.LazyFrame:
    """Return what ``settle`` does, of so many rows that they should not all be put in order.

    Most years of most figures are plain: every month told once, by one row. Lengths and months added up show which;
    only the others are taken out and put in order, which is what costs.

    Args:
        observations: rows of ``SCHEMA`` with their ``moment``.
    """
    told = pl.any_horizontal(pl.col(*CONTENT).is_not_null())
    back = pl.col("rank") == WITHDRAWN
    length = pl.col("last") - pl.col("first") + 1
    span = ["indicator", "area", "year"]
    rows = observations.filter(told | back).with_columns(year=pl.col("last") // 12)
    two, begins = pl.lit(2, pl.Int32), pl.col("first") % 12
    months = (two.pow(begins + length) - two.pow(begins)).cast(pl.Int32)
    mixed = (
        rows.group_by(span)
        .agg(length=length.sum(), covered=months.bitwise_or(), back=back.any())
        .filter((pl.col("covered").bitwise_count_ones() != pl.col("length")) | pl.col("back"))
        .select(span)
        .collect(engine="streaming")
        .lazy()
    )
    others = rows.join(mixed, on=span, how="semi").drop("year").collect(engine="streaming")
    ordered = counted_once(_newest(others.lazy(), taken_back=bool((others["rank"] == WITHDRAWN).any())))
    plain = rows.join(mixed, on=span, how="anti").drop("year")
    plain = plain.with_columns(length=length.cast(pl.Int8), gone=pl.lit(None, pl.Int32))
    return pl.concat([plain, ordered.collect(engine="in-memory").lazy()], how="vertical")


def counted_once(observations: pl.LazyFrame) -> pl.LazyFrame:
    """Say in ``gone`` from which month on a row no longer counts, so that each month counts once where periods overlap.

    A longer period counts unless shorter ones fill it completely with at least the same data status; it displaces
    what it covers from its own end on, and not before: the total of a year leaves the months as they were until then.
    ``gone`` is an ordinal, null where a row always counts; one that never does is gone before its own end.
    Quarters are settled first, then halves, then years.
    """
    frame = observations.with_columns(
        length=(pl.col("last") - pl.col("first") + 1).cast(pl.Int8), gone=pl.lit(None, pl.Int32)
    )
    for months in (3, 6, 12):
        span = ["indicator", "area", pl.col("last") // months]
        inside = pl.col("gone").is_null() & (pl.col("length") < months)
        whole = pl.col("length") == months
        length = pl.when(inside).then("length").sum().over(span)
        lowest = pl.when(inside).then("rank").min().over(span)
        longer = pl.when(whole).then("rank").max().over(span)
        filled = (length == months) & (lowest >= longer)
        end = pl.col("last") // months * months + (months - 1)
        frame = frame.with_columns(
            gone=pl.when(longer.is_null() | (pl.col("length") > months))
            .then("gone")
            .when(whole)
            .then(pl.when(filled).then("first"))
            .otherwise(pl.when(filled).then("gone").otherwise(pl.min_horizontal("gone", end)))
        )
    return frame
