"""From the rows that are there to one row an indicator and area: what is added up, and what is the latest."""

from __future__ import annotations

import polars as pl

from .period import Period

AMOUNTS = tuple(f"amount_{month}" for month in range(1, 13))
"""Columns of what the periods brought that end with the months of the own year."""

ILLUSTRATIVE = "minh họa"
"""The source that marks an invented figure."""


def only(column: str, where: pl.Expr) -> pl.Expr:
    """Return a column's values where a condition holds, null elsewhere.

    Aggregates pass over nulls; so they are made in one pass over the rows, which no group has to be picked out of.
    """
    return pl.when(where).then(pl.col(column))


def aggregated(rows: pl.LazyFrame, period: Period) -> pl.LazyFrame:
    """Aggregate located rows that know ``through`` to one row a place of the targets."""
    made = {**_of_all(), **_of_flows(), **_of_others(), **_recent(), **_amounts()}
    return _timed(rows, period).group_by("place").agg(**made)


def _latest(column: str, where: str) -> pl.Expr:
    return pl.col(column).max_by(only("latest", pl.col(where)))


def _total(column: str, where: str) -> pl.Expr:
    picked = only(column, pl.col(where))
    return pl.when(picked.count() > 0).then(picked.sum())


def _added(column: str, where: str) -> pl.Expr:
    """Return a total of rows that all have the column; null where there is none of them."""
    return pl.when(pl.col(where).any()).then(only(column, pl.col(where)).sum())


def _bits(column: str, where: str) -> pl.Expr:
    return only(column, pl.col(where)).bitwise_or()


def _of_all() -> dict[str, pl.Expr]:
    """Return what every kind has."""
    this = pl.col("this")
    return {
        "seen": this.sum(),
        "through": pl.col("through").first(),
        "mask": _bits("mask", "this"),
        "latest": _latest("figure", "this"),
        "numerator": _added("numerator", "parted"),
        "denominator": _added("denominator", "parted"),
        "latest_before": _latest("figure", "same_month"),
        "year_end_before": _latest("figure", "year_end"),
        "rank_lowest": only("rank", this).min(),
        "rank_parted": only("rank", pl.col("parted")).min(),
        "rank_latest": _latest("rank", "this"),
        "note": _latest("note", "noted"),
        "note_at": only("ends", pl.col("noted")).max(),
        "illustrative": (pl.col("source").eq_missing(pl.lit(ILLUSTRATIVE)) & (this | pl.col("inside_before"))).any(),
        "recorded": pl.col("recorded_at").max_by(only("moment", this)),
        "rate_periods": (this & (pl.col("length") == pl.col("every"))).sum(),
    }


def _of_flows() -> dict[str, pl.Expr]:
    """Return what is asked of flows, those reported as running totals among them."""
    return {
        "mask_same": _bits("mask_before", "same"),
        "mask_before": _bits("mask_before", "before"),
        "sum": _total("figure", "this"),
        "least": only("figure", pl.col("this")).min(),
        "period_sum": _total("figure", "within"),
        "latest_until": _latest("figure", "earlier"),
        "sum_before": _total("figure", "same"),
        "year_before": _total("figure", "before"),
    }


def _of_others() -> dict[str, pl.Expr]:
    """Return what is asked of levels, rates and what is told in words."""
    return {
        "mask_parted": _bits("mask", "parted"),
        "assessment": _latest("assessment", "this"),
        "last_parts": _latest("parts", "this"),
        "period_numerator": _added("numerator", "parted_within"),
        "period_denominator": _added("denominator", "parted_within"),
        "numerator_before": _added("numerator", "parted_same"),
        "denominator_before": _added("denominator", "parted_same"),
        "parts_before": _latest("parts", "same_month"),
        "mask_same_parted": _bits("mask_before", "parted_same"),
        "year_numerator": _added("numerator", "parted_before"),
        "year_denominator": _added("denominator", "parted_before"),
        "mask_year_parted": _bits("mask_before", "parted_before"),
        "year_end_parts": _latest("parts", "year_end"),
    }


def _timed(rows: pl.LazyFrame, period: Period) -> pl.LazyFrame:
    """Add which of the times that are summed up each row lies in."""
    this, ends, through = pl.col("this"), pl.col("ends"), pl.col("through")

    def before_until(month: pl.Expr) -> pl.Expr:
        """What counted a year earlier, seen at the end of a month of this year."""
        standing = pl.col("until").is_null() | (pl.col("until") > month - 12)
        return pl.col("inside_before") & (ends <= month - 12) & standing

    # the same months a year earlier: up to the month that is judged, for a level the month of its own figure
    judged = pl.max_horizontal("reach", "through")
    placed = rows.with_columns(
        judged=judged,
        before=before_until(pl.lit(12)),
        same=before_until(judged),
        same_through=before_until(through),
        within=this & (pl.col("first") >= period.first) & (pl.col("last") <= period.last),
    )
    # a rate compares the months it has, a sum the months that have run
    return placed.with_columns(
        parted=this & pl.col("parts"),
        parted_same=pl.col("same_through") & pl.col("parts"),
        parted_within=pl.col("within") & pl.col("parts"),
        same_month=pl.col("same_through") & (ends == through - 12),
        parted_before=pl.col("before") & pl.col("parts"),
        year_end=pl.col("before") & (ends == 0),
        earlier=this & (pl.col("last") < period.first),
        noted=this & pl.col("note").is_not_null(),
        since=pl.col("judged") - pl.max_horizontal("every", 3),
    )


def _amounts() -> dict[str, pl.Expr]:
    """Return what each whole period brought, by the month it ends with."""
    whole = pl.col("this") & (pl.col("length") == pl.col("every"))
    return {name: only("figure", whole & (pl.col("ends") == at)).max() for at, name in enumerate(AMOUNTS, 1)}


def _recent() -> dict[str, pl.Expr]:
    """Return what ``combined`` makes ``recent`` of: what a flow brought in the last three months or its last period.

    ``recent_sum`` and ``recent_months`` are what the figures in that time add up to and how many months they fill,
    ``total_then`` and ``total_now`` the running totals at its two ends.
    """
    this, ends, since = pl.col("this"), pl.col("ends"), pl.col("since")
    late = this & (pl.col("first") - pl.col("start") > since)
    return {
        "recent_sum": only("figure", late).sum(),
        "recent_months": only("length", late).sum(),
        "total_then": pl.col("figure").max_by(only("latest", this & (ends == since))),
        "total_now": pl.col("figure").max_by(only("latest", this & (ends == pl.col("judged")))),
    }
