"""What the target asks for by now, and which figures are due: expressions over ``actual.combined``."""

from __future__ import annotations

import polars as pl

from .attainment import slack, toward


def expected(judged: pl.Expr) -> pl.Expr:
    """Return the value asked for after ``judged`` months of the indicator's year (E); null if nothing is yet."""
    share = pl.when(judged > 0).then(pl.col("shares").list.get(judged - 1, null_on_oob=True))
    return pl.col("paced_on") * share


def expected_most(judged: pl.Expr) -> pl.Expr:
    """Return what a sum may have come to after ``judged`` months without running past its range's upper edge."""
    ranged = (pl.col("kind") == "flow") & (pl.col("bound") == "between")
    share = pl.when(judged > 0).then(pl.col("shares").list.get(judged - 1, null_on_oob=True))
    return pl.when(ranged).then(pl.col("roof") * share)


def pace(actual: pl.Expr, expected: pl.Expr) -> pl.Expr:
    """Return actual against expected: A/E, 2 − A/E where lower is better; null for growth and for E = 0.

    A range that is not summed up over the year counts from its nearer edge: above ``high`` it is 2 − A/high.
    """
    bound = pl.col("bound")
    ratio = toward(actual, expected, bound)
    beyond = (bound == "between") & (pl.col("kind") != "flow") & (actual > pl.col("roof"))
    over = pl.when(pl.col("roof") != 0).then(1 - (actual - pl.col("roof")) / pl.col("roof").abs())
    return pl.when((pl.col("kind") != "growth") & expected.is_not_null()).then(
        pl.when(beyond).then(over).otherwise(ratio)
    )


def missing_mask() -> pl.Expr:
    """Return the due figures that are not there, bit k − 1 for the one that ends with month k of the own year.

    Each of its periods has to be filled to its end. A figure that stands for itself answers for all before it, so
    that only what came due after it is missing. A thing that happens once is owed from its due month on: only what
    was reached before stays reached.
    """
    ended, every, mask = pl.col("ended"), pl.col("every"), pl.col("mask").fill_null(0)
    # shifted onto themselves, the months that are there leave the last of every three, six, twelve in a row
    three = mask & (mask * 2) & (mask * 4)
    six = three & (three * 8)
    filled = {1: mask, 3: three, 6: six, 12: six & (six * 64)}
    run = pl.lit(2, dtype=pl.Int32).pow(ended).cast(pl.Int32) - 1
    total = pl.lit(0, dtype=pl.Int32)
    for length, there in filled.items():
        ends = sum(1 << month for month in range(length - 1, 12, length))
        owed = run & pl.lit(ends, dtype=pl.Int32)
        total = pl.when(every == length).then(owed - (owed & there)).otherwise(total)
    due_bit = pl.lit(2, dtype=pl.Int32).pow(pl.col("due") - 1).cast(pl.Int32)
    floor = pl.col("floor")
    reached = (pl.col("bound") == "at_least") & (pl.col("actual") >= floor - slack(floor)).fill_null(value=False)
    once = pl.when((ended >= pl.col("due")) & (mask // due_bit == 0) & ~reached).then(due_bit).otherwise(0)
    return pl.when(pl.col("once")).then(once).otherwise(total)


def incomplete() -> pl.Expr:
    """Tell whether the actual value lacks a part that was due, so that it is not yet the value it stands for.

    A sum lacks any missing figure; a rate made of numerators and denominators what is missing before its last one;
    what is held against a path also what came due since, for the path has moved on, and so does the growth of what
    adds up over the year.
    """
    missing = pl.col("missing_mask")
    moving = pl.col("prorata") | pl.col("profiled")
    known = pl.lit(2, dtype=pl.Int32).pow(pl.col("through").fill_null(0)).cast(pl.Int32)
    earlier, since = missing % known, missing // known
    lacking = (
        pl.when((pl.col("kind") == "flow") | ((pl.col("kind") == "ratio") & moving))
        .then(missing != 0)
        .otherwise((pl.col("quotient") & (earlier != 0)) | (((pl.col("kind") == "growth") | moving) & (since != 0)))
    )
    return lacking & (pl.col("seen") > 0)


def due_count() -> pl.Expr:
    """Return how many figures were due by now."""
    once = (pl.col("ended") >= pl.col("due")).cast(pl.Int32)
    return pl.when(pl.col("once")).then(once).otherwise(pl.col("ended") // pl.col("every"))
