"""Where the year is heading, and what is still to be done: computed here, never an office's estimate."""

from __future__ import annotations

import polars as pl


def method() -> pl.Expr:
    """Return how the year is projected: "seasonal", "profile", "prorata", or null where it cannot be, honestly.

    Only what adds up over the year is projected: a flow, or a rate whose target grows with the year.
    Not with months missing, not once the year is closed.
    """
    grows = ((pl.col("kind") == "flow") & ~pl.col("once")) | pl.col("prorata")
    possible = (
        grows & ~pl.col("closed") & ~pl.col("incomplete") & pl.col("actual").is_not_null() & (pl.col("judged") > 0)
    )
    seasonal = (
        (pl.col("kind") == "flow")
        & (pl.col("previous_year") > 0)
        & (pl.col("previous_total") >= pl.col("previous_year"))
    ).fill_null(value=False)
    return pl.when(possible).then(
        pl.when(seasonal)
        .then(pl.lit("seasonal"))
        .when(pl.col("profiled") & (_share() > 0))
        .then(pl.lit("profile"))
        .otherwise(pl.lit("prorata"))
    )


def _share() -> pl.Expr:
    judged = pl.col("judged")
    return pl.when(judged > 0).then(pl.col("shares").list.get(judged - 1, null_on_oob=True))


def projection() -> pl.Expr:
    """Return the whole year in the unit by ``projection_method``: A divided by the share of the year behind it.

    seasonal: last year's share at the same month; profile: the plan's; prorata: months/12. A ceiling holds.
    """
    by = pl.col("projection_method")
    share = (
        pl.when(by == "seasonal")
        .then(pl.col("previous_year") / pl.col("previous_total"))
        .when(by == "profile")
        .then(_share())
        .when(by == "prorata")
        .then(pl.col("judged") / 12)
    )
    whole = pl.col("actual") / share
    # a share cannot pass the whole, whatever the pace
    ceiling = pl.coalesce("ceiling", pl.when((pl.col("kind") == "ratio") & (pl.col("scale") != 1.0)).then("scale"))
    return pl.min_horizontal(whole, pl.when(whole.is_not_null()).then(ceiling))


def periods_left() -> pl.Expr:
    """Return how many figures of the indicator's year are not there yet: those to come and those missing."""
    to_come = (12 - pl.col("judged") + pl.col("every") - 1) // pl.col("every")
    missing = sum((pl.col("missing_mask") // (1 << month) % 2 for month in range(12)), pl.lit(0, dtype=pl.Int32))
    return to_come + missing


def run_rate_needed() -> pl.Expr:
    """Return (target − YTD) / periods without a figure yet for a flow, in the unit a period; 0 when it is reached.

    For ``at_most`` it is the room left a period, 0 when there is none. Null when the year is closed.
    """
    left = periods_left()
    flow = (pl.col("kind") == "flow") & ~pl.col("once") & ~pl.col("closed")
    return pl.when(flow & (left > 0)).then(((pl.col("paced_on") - pl.col("actual")) / left).clip(lower_bound=0))


def rate_reached() -> pl.Expr:
    """Return in how many of this year's periods at least the rate needed was reached."""
    surplus = pl.col("amounts") - pl.col("run_rate_needed")
    return pl.when(pl.col("run_rate_needed").is_not_null()).then(
        surplus.list.eval((pl.element() >= 0).cast(pl.Int32)).list.sum()
    )
