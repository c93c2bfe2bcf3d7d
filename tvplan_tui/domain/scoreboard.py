"""The one query: from raw observations to one judged row an indicator (and area)."""

from __future__ import annotations

from datetime import date

import polars as pl

from .actual import combined, figures, positions
from .attainment import attainment, index, outside, toward
from .pace import due_count, expected, expected_most, incomplete, missing_mask, pace
from .period import Period
from .projection import method, periods_left, projection, rate_periods, rate_reached, run_rate_needed, spread, ways
from .verdict import GRACE_DAYS, data_state, status

RANKS = {1: "estimate", 2: "preliminary", 3: "official"}


def scoreboard(
    targets: pl.LazyFrame, observations: pl.LazyFrame, period: Period, today: date, *, settled: bool = False
) -> pl.LazyFrame:
    """Judge every target at the end of ``period``.

    Args:
        targets: rows of ``targets.SCHEMA``; targets by area are more rows with ``area``.
        observations: rows of ``observation.SCHEMA``, raw: all vintages, in any order.
        period: its last month is the month judged; a year that ends earlier stays closed.
        today: tells what is due, and what is overdue.
        settled: whether the observations have gone through ``observation.settle``, once for many periods.

    Returns:
        One row a target in the plan's order. Numbers in the indicator's unit and unrounded, ratios 1.0 = 100 %,
        ``missing_mask`` holds the missing figures as bits of the own year's months.
    """
    placed = positions(targets, period, today)
    known = figures(placed, observations, period, settled=settled)
    joined = placed.join(known, on="place", how="left", maintain_order="left")
    actual, target, growth = pl.col("actual"), pl.col("target"), pl.col("kind") == "growth"
    return (
        combined(joined.with_columns(pl.col("seen").fill_null(0)))
        .with_columns(
            expected=pl.when(pl.col("kind") != "qualitative").then(expected(pl.col("judged"))),
            expected_most=expected_most(pl.col("judged")),
            closed=(pl.col("elapsed") == 12)
            & ((pl.col("ended") == 12) | (pl.col("through") == 12).fill_null(value=False)),
            missing_mask=missing_mask(),
            due_count=due_count(),
            attainment=attainment(actual, target, pl.col("bound"), growth),
            gap=actual - target,
            plan_share=pl.when(target > 0).then(actual / target),
            outside=outside(actual, pl.col("floor"), pl.col("roof")),
            off_range=pl.when(pl.col("low").is_not_null() & pl.col("high").is_not_null()).then(
                outside(actual, pl.col("low"), pl.col("high"))
            ),
            index=index(actual, target, growth),
        )
        .with_columns(
            pace=pace(actual, pl.col("expected")),
            haste=pl.when(pl.col("expected_most") > 0).then(actual / pl.col("expected_most")),
            incomplete=incomplete(),
        )
        .with_columns(lower_bound=pl.col("incomplete") & (pl.col("kind") == "flow") & (pl.col("least") >= 0))
        .with_columns(
            status=status(),
            data_state=data_state(_overdue(today)),
            projection_method=method(),
            run_rate_needed=run_rate_needed(),
            periods_left=periods_left(),
            data_status=_data_status(),
            **_yoy(),
        )
        .with_columns(projection_ways=pl.struct([way.alias(name) for name, way in ways().items()]))
        .with_columns(
            **spread(),
            projection=projection(),
            rate_reached=rate_reached(),
            rate_periods=rate_periods(),
            period_value=_period_value(),
        )
        .with_columns(projection_attainment=toward(pl.col("projection"), target, pl.col("bound")))
        .sort("position", "area")
    )


def _yoy() -> dict[str, pl.Expr]:
    """Change on the same period last year: points for rates and growth, else a ratio of a positive base.

    Null while months are missing: a part of a sum has no honest comparison.
    """
    before, actual = pl.col("previous_year"), pl.col("actual")
    points = (pl.col("scale") != 1.0) | (pl.col("kind") == "growth")
    ratio = pl.when(before > 0).then(actual / before - 1)
    return {
        "yoy": pl.when(~pl.col("incomplete")).then(pl.when(points).then(actual - before).otherwise(ratio)),
        "yoy_unit": pl.when(points).then(pl.lit("points")).otherwise(pl.lit("ratio")),
    }


def _data_status() -> pl.Expr:
    """The lowest data status a sum rests on, of amounts or of numerators; for the latest figure its own."""
    flow = pl.col("additive") & (pl.col("kind") == "flow")
    rank = pl.when(flow).then("rank_lowest").when("quotient").then("rank_parted").otherwise("rank_latest")
    return rank.replace_strict(RANKS, default=None, return_dtype=pl.String)


def _period_value() -> pl.Expr:
    """What the period shown brought by itself; null where nobody said.

    A flow's own amount, from running totals their growth; a rate from the period's own numerators and denominators;
    else the figure of the period, unless it is of the whole year so far.
    """
    flow, rate = pl.col("kind") == "flow", pl.col("kind").is_in(["ratio", "growth"])
    current = pl.col("through") == pl.col("elapsed")
    quotient = pl.when(pl.col("period_denominator") != 0).then(
        pl.col("period_numerator") / pl.col("period_denominator")
    )
    return (
        pl.when(flow & pl.col("additive"))
        .then("period_sum")
        .when(flow & current)
        .then(pl.col("actual") - pl.col("latest_until").fill_null(0.0))
        .when(pl.col("kind") == "growth")
        .then((quotient - 1) * 100)
        .when(pl.col("quotient") & ~pl.col("prorata"))
        .then(quotient * pl.col("scale"))
        .when(~flow & ~rate & current)
        .then("actual")
    )


def _overdue(today: date) -> pl.Expr:
    """Whether the first missing figure's cut-off lies more than the grace days back."""
    mask = pl.col("missing_mask")
    first = pl.when(mask != 0).then(mask.bitwise_trailing_zeros().cast(pl.Int32) + 1)
    at = pl.col("start") + first
    last_day = pl.date(at // 12, at % 12 + 1, 1).dt.month_end()
    cut_off = pl.when(pl.col("administrative")).then(pl.date(at // 12, at % 12 + 1, 14)).otherwise(last_day)
    return (cut_off.dt.offset_by(f"{GRACE_DAYS}d") < pl.lit(today)).fill_null(value=False)
