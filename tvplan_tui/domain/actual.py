"""From observations to the figures of one indicator: this year so far, and the same a year earlier."""

from __future__ import annotations

from datetime import date

import polars as pl

from .aggregates import aggregated, only
from .observation import counted_once, newest
from .period import Period, in_one_year, ordinal


def positions(targets: pl.LazyFrame, period: Period, today: date) -> pl.LazyFrame:
    """Add where ``period`` stands in each indicator's own year.

    Adds ``place`` (its row), ``start`` (ordinal before its first month), ``elapsed`` (months of it up to the period's
    end, 0–12), ``ended`` (those whose cut-off is past: of a month that is still running nothing is owed) and ``reach``
    (months up to the last figure that is due by its frequency).
    """
    start = pl.col("year_end") - 12
    this_month = ordinal(today.year, today.month)
    # cut-off is the month's last day, or the 14th
    past = pl.when("administrative").then(this_month if today.day > 14 else this_month - 1).otherwise(this_month - 1)
    ended = pl.min_horizontal(pl.lit(period.last, dtype=pl.Int32), past.cast(pl.Int32)) - start
    ended = ended.clip(0, 12)
    return targets.with_columns(
        start=start,
        elapsed=(pl.lit(period.last, dtype=pl.Int32) - start).clip(0, 12),
        ended=ended,
        reach=ended - ended % pl.col("every"),
    ).with_row_index("place")


def figures(placed: pl.LazyFrame, observations: pl.LazyFrame, period: Period, *, settled: bool = False) -> pl.LazyFrame:
    """Return one row an (indicator, area) that has any observation in this year or the one before, by its ``place``.

    Args:
        placed: what ``positions`` returns.
        observations: rows of ``observation.SCHEMA``.
        period: the period shown.
        settled: whether they have gone through ``observation.settle``.
    """
    rows = located(placed, observations, settled=settled)
    # the month of the latest figure first: what is compared with last year depends on it
    through = rows.group_by("place").agg(through=only("ends", pl.col("this")).max())
    return aggregated(rows.join(through, on="place", how="left"), period)


def located(placed: pl.LazyFrame, observations: pl.LazyFrame, *, settled: bool = False) -> pl.LazyFrame:
    """Return the figures of this year and the one before, each in its indicator's unit and with its place in them.

    Adds ``figure``, ``ends`` (month of the own year, ≤ 0 = the year before), ``inside`` and ``inside_before`` (whether
    it lies in this year up to the period, or in the year before), ``this`` (whether it counts in this year up to the
    period), ``until`` (the month of the own year from which it no longer counts, null for never) and the months
    covered as bits.
    """
    rows = observations if settled else counted_once(newest(_within_a_year(placed, observations)))
    keys = ["place", "id", "area", "kind", "scale", "every", "start", "elapsed", "reach", "additive", "cumulative"]
    joined = rows.join(placed.select(keys), left_on=["indicator", "area"], right_on=["id", "area"], how="inner")
    additive = pl.col("additive")
    begins = pl.when(additive).then(pl.col("first")).otherwise(pl.col("last")) - pl.col("start")
    ends = pl.col("last") - pl.col("start")
    until = pl.when(additive).then(pl.col("gone") - pl.col("start"))
    inside = (begins >= 1) & (ends <= pl.col("elapsed"))
    # a figure that stands for itself (a level, a rate as given, a running total) covers the year up to it;
    # what is added up covers its own months
    added = additive & ((pl.col("kind") == "flow") | _parts())
    covered_from = pl.when(added).then(pl.col("first") - pl.col("start")).otherwise(1)
    return joined.with_columns(
        parts=_parts(),
        ends=ends,
        figure=figure(),
        until=until,
        inside=inside,
        inside_before=(begins >= -11) & (ends <= 0),
        this=inside & (until.is_null() | (until > pl.col("elapsed"))),
        mask=_bits(covered_from.clip(1, 13), ends.clip(0, 12)),
        mask_before=_bits((covered_from + 12).clip(1, 13), (ends + 12).clip(0, 12)),
        # of several figures the latest is the one that ends last, then the firmer, then the shorter
        latest=(pl.col("last") * 8 + pl.col("rank")) * 16 - pl.col("length"),
    )


def _within_a_year(placed: pl.LazyFrame, observations: pl.LazyFrame) -> pl.LazyFrame:
    """Leave out what ``observation.within_a_year`` does, of observations that have not been settled."""
    years = placed.filter("additive").select("id", "area", "start")
    one_year = in_one_year(pl.col("first"), pl.col("last"), pl.col("start"))
    joined = observations.join(years, left_on=["indicator", "area"], right_on=["id", "area"], how="left")
    return joined.filter(pl.col("start").is_null() | one_year).drop("start")


def figure() -> pl.Expr:
    """Return what a row with ``kind`` and ``scale`` says in the unit: n / d × scale, for growth (n / d − 1) × 100.

    Without both parts it is the value given; 0 as denominator is undefined.
    """
    quotient = pl.when(pl.col("denominator") != 0).then(pl.col("numerator") / pl.col("denominator"))
    rate = pl.when(pl.col("kind") == "growth").then((quotient - 1) * 100).otherwise(quotient * pl.col("scale"))
    return pl.when(_parts()).then(rate).otherwise(pl.col("value"))


def _parts() -> pl.Expr:
    return pl.col("numerator").is_not_null() & pl.col("denominator").is_not_null()


def _bits(first: pl.Expr, last: pl.Expr) -> pl.Expr:
    """Return the months first…last (1–12) as bits 0…11."""
    two = pl.lit(2, dtype=pl.Int32)
    return (two.pow(last) - two.pow(first - 1)).clip(0, 4095).cast(pl.Int32)


def _whole(mask: str, months: pl.Expr) -> pl.Expr:
    """Tell whether the first so many months are all there."""
    bits = (pl.lit(2, dtype=pl.Int32).pow(months) - 1).cast(pl.Int32)
    return (pl.col(mask) & bits) == bits


def combined(figures: pl.LazyFrame) -> pl.LazyFrame:
    """Add ``actual`` and ``previous_year`` in the indicator's unit, each by its kind's rule.

    flow: the sum (the latest where it is reported cumulatively); ratio and growth: from the
    summed numerators and denominators, never a mean of rates, else the latest given; others: the latest.
    """
    summed = pl.col("additive") & (pl.col("kind") == "flow")
    quotient = pl.col("additive") & ~summed & pl.col("last_parts").fill_null(value=False)

    def by_kind(total: str, latest: str, numerator: str, denominator: str, parts: str) -> pl.Expr:
        quotient = pl.when(pl.col(denominator) != 0).then(pl.col(numerator) / pl.col(denominator))
        rate = pl.when(pl.col("kind") == "growth").then((quotient - 1) * 100).otherwise(quotient * pl.col("scale"))
        return (
            pl.when(summed)
            .then(pl.col(total))
            .when(pl.col("additive") & pl.col(parts))
            .then(rate)
            .otherwise(pl.col(latest))
        )

    whole = pl.col("mask_before") == 4095
    year_rate = pl.when(pl.col("year_denominator") != 0).then(
        pl.col("year_numerator") / pl.col("year_denominator") * pl.col("scale")
    )
    judged = pl.max_horizontal("reach", "through").fill_null(0)
    parts_before = pl.col("additive") & pl.col("parts_before").fill_null(value=False)
    # last year's sums, too, have to be whole: a part of a year is no measure of one
    same_known = (
        pl.when(summed)
        .then(_whole("mask_same", judged))
        .otherwise(~parts_before | _whole("mask_same_parted", pl.col("through").fill_null(0)))
    )
    filled = pl.col("recent_months") == pl.max_horizontal("every", 3)
    return figures.with_columns(
        judged=judged,
        recent=pl.when("additive")
        .then(pl.when(filled).then("recent_sum"))
        .otherwise(pl.col("total_now") - pl.col("total_then")),
        quotient=quotient,
        # a sum of numerators rests on the figures that have one
        mask=pl.when(quotient).then("mask_parted").otherwise("mask"),
        actual=by_kind("sum", "latest", "numerator", "denominator", "last_parts"),
        previous_year=pl.when(same_known).then(
            by_kind("sum_before", "latest_before", "numerator_before", "denominator_before", "parts_before")
        ),
        previous_total=pl.when(summed)
        .then(pl.when(whole).then("year_before"))
        .when(pl.col("additive") & pl.col("year_end_parts").fill_null(value=False))
        .then(pl.when((pl.col("mask_year_parted") == 4095) & (pl.col("kind") == "ratio")).then(year_rate))
        .otherwise("year_end_before"),
    )
