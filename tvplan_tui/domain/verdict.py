"""How a target stands: the table of DOMAIN.md as one expression."""

from __future__ import annotations

import polars as pl

from .attainment import satisfies, sign, slack
from .numbers import TOLERANCE
from .status import DataState, Status

GRACE_DAYS = 15
"""Days after its cut-off from which a figure that is not there is overdue."""


def _is(status: Status) -> pl.Expr:
    return pl.lit(status.value)


def status() -> pl.Expr:
    """Return the verdict of a row that has ``actual``, ``expected``, ``pace``, ``missing_mask``, ``due_count``.

    Missing is never green, red or 0: a flow with missing months is a lower bound, and only what a lower bound
    already proves is said of it, a rate with months missing in it says nothing; a closed year is judged only when
    its last figure is there.
    """
    actual, kind = pl.col("actual"), pl.col("kind")
    unjudged = pl.when(pl.col("due_count") == 0).then(_is(Status.NOT_DUE)).otherwise(_is(Status.NO_DATA))
    # what was given comes to no number, such as 0 cases of 0: nothing is owed, and there is nothing to judge yet
    undefined = (pl.col("missing_mask") == 0) & (pl.col("seen") > 0)
    words = pl.coalesce("assessment", unjudged)
    open_target = pl.col("floor").is_null() & pl.col("roof").is_null()
    judged = (
        pl.when(pl.col("closed"))
        .then(_closed())
        .when((kind == "flow") & _past_limit())
        .then(_is(Status.MISSED))
        .when((kind == "flow") & (pl.col("bound") == "at_least") & (pl.col("floor") > 0) & _within())
        .then(_is(Status.ACHIEVED))
        .when(pl.col("expected").is_null())
        .then(pl.when(_early()).then(_is(Status.ON_TRACK)).otherwise(_is(Status.NOT_DUE)))
        .otherwise(_running())
    )
    return (
        pl.when(kind == "qualitative")
        .then(pl.when(pl.col("closed") & _last_missing()).then(_is(Status.NO_DATA)).otherwise(words))
        .when(open_target)
        .then(_is(Status.NO_TARGET))
        .when(actual.is_null())
        .then(pl.when(undefined).then(_is(Status.NOT_DUE)).otherwise(unjudged))
        .when(_unproven(judged))
        .then(_is(Status.NO_DATA))
        .otherwise(judged)
    )


def _within() -> pl.Expr:
    return satisfies(pl.col("actual"), pl.col("floor"), pl.col("roof"))


def _early() -> pl.Expr:
    """What is reached before its day stays reached; what may not be passed can still be passed."""
    return _within() & (pl.col("bound") == "at_least")


def _past_limit() -> pl.Expr:
    """A sum that has passed its upper edge cannot come back."""
    return (pl.col("actual") > pl.col("roof") + slack(pl.col("roof"))).fill_null(value=False)


def _closed() -> pl.Expr:
    better = (pl.col("actual") > pl.col("exceed") + slack(pl.col("exceed"))).fill_null(value=False)
    return (
        pl.when(better).then(_is(Status.EXCEEDED)).when(_within()).then(_is(Status.MET)).otherwise(_is(Status.MISSED))
    )


def _running() -> pl.Expr:
    """Judge a running year: growth by its gap in points, others by pace, E = 0 by the comparison alone."""
    actual, expected, pace = pl.col("actual"), pl.col("expected"), pl.col("pace")
    ahead = sign(pl.col("bound")) * (actual - expected)
    # a range is left on either side
    room = pl.when(pl.col("bound") == "between").then(pl.col("roof") - actual)
    ahead = pl.min_horizontal(ahead, room)
    width = pl.max_horizontal(slack(expected), slack(pl.col("roof")))
    # growth counts in points; without a ratio (E = 0) there is no middle between reached and not
    on_track = pl.when(pace.is_null()).then(ahead >= -width).otherwise(pace >= pl.col("on_track") - TOLERANCE)
    behind = (
        pl.when(pl.col("kind") == "growth")
        .then(ahead >= -pl.col("behind") - width)
        .otherwise(pace.fill_null(0.0) >= pl.col("behind") - TOLERANCE)
    )
    return (
        pl.when(_hasty())
        .then(_is(Status.AT_RISK))
        .when(on_track)
        .then(_is(Status.ON_TRACK))
        .when(behind)
        .then(_is(Status.BEHIND))
        .otherwise(_is(Status.AT_RISK))
    )


def _hasty() -> pl.Expr:
    """A sum that runs ahead of its range's upper edge by as much as one behind its lower edge is at risk."""
    return (pl.col("haste") > 2 - pl.col("behind") + TOLERANCE).fill_null(value=False)


def _last_missing() -> pl.Expr:
    return ((pl.col("missing_mask") // 2048) % 2 == 1) | _once_missing()


def _once_missing() -> pl.Expr:
    return pl.col("once") & (pl.col("missing_mask") != 0)


def _unproven(judged: pl.Expr) -> pl.Expr:
    """Tell whether what is missing could change the verdict.

    Of a sum that only grows what it has is a lower bound; of what is known now and then the last stands until the
    next is told, but it is not blamed for a mark that came since.
    """
    surplus = judged.is_in([Status.ON_TRACK.value, Status.ACHIEVED.value, Status.MET.value, Status.EXCEEDED.value])
    proven = pl.when(pl.col("bound") == "at_least").then(surplus).otherwise(_past_limit()) & pl.col("lower_bound")
    stands = surplus & ~pl.col("closed") & pl.col("kind").is_in(["level", "milestone"]) & ~_once_missing()
    last = _once_missing() | (pl.col("closed") & _last_missing())
    return (pl.col("incomplete") & ~proven & ~stands) | (last & ~pl.col("incomplete"))


def data_state(overdue: pl.Expr) -> pl.Expr:
    """Return the other axis: whether the due figures are there; ``overdue`` tells whether the grace days are over."""
    return (
        pl.when((pl.col("missing_mask") == 0) & (pl.col("due_count") == 0) & (pl.col("seen") == 0))
        .then(pl.lit(DataState.NOT_DUE.value))
        .when(pl.col("missing_mask") == 0)
        .then(pl.lit(DataState.COMPLETE.value))
        .when(overdue)
        .then(pl.lit(DataState.OVERDUE.value))
        .when(~pl.col("incomplete") & (pl.col("seen") > 0))
        .then(pl.lit(DataState.STALE.value))
        .otherwise(pl.lit(DataState.MISSING.value))
    )
