"""Where the year is heading, and what is still to be done: computed here, never an office's estimate."""

from __future__ import annotations

import polars as pl

from .aggregates import AMOUNTS
from .attainment import satisfies

WAYS = ("seasonal", "profile", "prorata", "recent")
"""Every way to project a year; the first three are also what ``projection_method`` says."""


def method() -> pl.Expr:
    """Return how the year is projected: "seasonal", "profile", "prorata", or null where it cannot be, honestly.

    Only what adds up over the year is projected: a flow, or a rate whose target grows with the year.
    Not with months missing, not once the year is closed.
    """
    grows = ((pl.col("kind") == "flow") & ~pl.col("once")) | pl.col("prorata")
    possible = (
        grows & ~pl.col("closed") & ~pl.col("incomplete") & pl.col("actual").is_not_null() & (pl.col("judged") > 0)
    )
    return pl.when(possible).then(
        pl.when(_is_seasonal())
        .then(pl.lit("seasonal"))
        .when(_is_planned())
        .then(pl.lit("profile"))
        .otherwise(pl.lit("prorata"))
    )


def _is_seasonal() -> pl.Expr:
    grows = (pl.col("kind") == "flow") | ((pl.col("kind") == "ratio") & pl.col("prorata"))
    return (grows & (pl.col("previous_year") > 0) & (pl.col("previous_total") >= pl.col("previous_year"))).fill_null(
        value=False
    )


def _is_planned() -> pl.Expr:
    return (pl.col("profiled") & (_share() > 0)).fill_null(value=False)


def _share() -> pl.Expr:
    judged = pl.col("judged")
    return pl.when(judged > 0).then(pl.col("shares").list.get(judged - 1, null_on_oob=True))


def ways() -> dict[str, pl.Expr]:
    """Return the whole year in the unit by each honest way, null where a way has too little to go by.

    seasonal: A divided by last year's share at the same month; profile: by the plan's share; prorata: by months/12;
    recent: A and, for the months to come, the pace of the last three (of the last period, where it is longer).
    A ceiling holds for each. There are none where ``method`` gives none.
    """
    flow, judged, planned = pl.col("kind") == "flow", pl.col("judged"), _is_planned()
    wholes = {
        "seasonal": pl.when(_is_seasonal()).then(
            pl.col("actual") / (pl.col("previous_year") / pl.col("previous_total"))
        ),
        "profile": pl.when(planned).then(pl.col("actual") / _share()),
        "prorata": pl.when(~planned).then(pl.col("actual") / (judged / 12)),
        "recent": pl.when(flow & (judged > window())).then(
            pl.col("actual") + pl.col("recent") * (12 - judged) / window()
        ),
    }
    possible = pl.col("projection_method").is_not_null()
    return {way: _under_ceiling(pl.when(possible).then(whole)) for way, whole in wholes.items()}


def window() -> pl.Expr:
    """Return over how many months the pace of late is taken: three, or one period where that is longer."""
    return pl.max_horizontal("every", 3)


def projection() -> pl.Expr:
    """Return the whole year by ``projection_method``, out of the ``projection_ways``."""
    found = pl.lit(None, dtype=pl.Float64)
    for way in WAYS:
        found = pl.when(pl.col("projection_method") == way).then(_way(way)).otherwise(found)
    return found


def spread() -> dict[str, pl.Expr]:
    """Return the range that the ways span, and in how many of them the year would satisfy the bound.

    Null where there is but one way: a range of one number would promise what nobody knows.
    """
    values = [_way(way) for way in WAYS]
    several = sum((value.is_not_null().cast(pl.Int32) for value in values), pl.lit(0, dtype=pl.Int32)) > 1
    floor, roof = pl.col("floor"), pl.col("roof")
    meeting = [(value.is_not_null() & satisfies(value, floor, roof)).cast(pl.Int32) for value in values]
    targeted = floor.is_not_null() | roof.is_not_null()
    return {
        "projection_low": pl.when(several).then(pl.min_horizontal(*values)),
        "projection_high": pl.when(several).then(pl.max_horizontal(*values)),
        "projection_meeting": pl.when(several & targeted).then(sum(meeting, pl.lit(0, dtype=pl.Int32))),
    }


def _way(way: str) -> pl.Expr:
    return pl.col("projection_ways").struct.field(way)


def _under_ceiling(whole: pl.Expr) -> pl.Expr:
    """A share cannot pass the whole, whatever the pace."""
    ceiling = pl.coalesce("ceiling", pl.when((pl.col("kind") == "ratio") & (pl.col("scale") != 1.0)).then("scale"))
    return pl.min_horizontal(whole, pl.when(whole.is_not_null()).then(ceiling))


def periods_left() -> pl.Expr:
    """Return how many figures of the indicator's year are not there yet: those to come and those missing."""
    to_come = (12 - pl.col("judged") + pl.col("every") - 1) // pl.col("every")
    return to_come + pl.col("missing_mask").bitwise_count_ones().cast(pl.Int32)


def run_rate_needed() -> pl.Expr:
    """Return (target − YTD) / periods without a figure yet for a flow, in the unit a period; 0 when it is reached.

    For ``at_most`` and ``between`` it is the room left a period, 0 when there is none. Null when the year is closed.
    """
    left = periods_left()
    flow = (pl.col("kind") == "flow") & ~pl.col("once") & ~pl.col("closed")
    return pl.when(flow & (left > 0)).then(((pl.col("target") - pl.col("actual")) / left).clip(lower_bound=0))


def rate_reached() -> pl.Expr:
    """Return in how many of this year's periods at least the rate needed was reached."""
    reached = pl.sum_horizontal((each - pl.col("run_rate_needed") >= 0).cast(pl.Int32) for each in _brought())
    return pl.when(pl.col("run_rate_needed").is_not_null()).then(reached)


def rate_periods() -> pl.Expr:
    """Return of how many of this year's periods it is known what they brought."""
    known = pl.sum_horizontal(each.is_not_null().cast(pl.UInt32) for each in _brought())
    return pl.when(_totalled()).then(known).otherwise("rate_periods")


def _totalled() -> pl.Expr:
    return (pl.col("kind") == "flow") & pl.col("cumulative")


def _brought() -> list[pl.Expr]:
    """Return what each period brought, by the month it ends with: of running totals what they grew by, where known."""
    every, brought = pl.col("every"), []
    for at, name in enumerate(AMOUNTS, 1):
        lengths = [length for length in (1, 3, 6) if length < at]
        earlier = [pl.when(every == length).then(AMOUNTS[at - length - 1]) for length in lengths]
        before = pl.coalesce(pl.when(every == at).then(0.0), *earlier)
        brought.append(pl.when(_totalled()).then(pl.col(name) - before).otherwise(name))
    return brought
