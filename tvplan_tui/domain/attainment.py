"""How far an actual value is from its target: rules as expressions, formulas from DOMAIN.md.

Every function takes and returns ``pl.Expr`` and works on any number of rows. Ratios
are 1.0 = 100 %; A is the actual value, T the target, s = +1 (−1 for ``at_most``).
"""

from __future__ import annotations

import polars as pl

from .numbers import TOLERANCE


def slack(edge: pl.Expr) -> pl.Expr:
    """Return the tolerance at an edge: 1e-9 · |edge|."""
    return edge.abs() * TOLERANCE


def sign(bound: pl.Expr) -> pl.Expr:
    """Return s: −1 where lower is better, else +1."""
    return pl.when(bound == "at_most").then(-1.0).otherwise(1.0)


def toward(actual: pl.Expr, edge: pl.Expr, bound: pl.Expr) -> pl.Expr:
    """Return 1 + s·(A−E)/|E|: A/E for a positive edge, 2 − A/E where lower is better; null for E = 0."""
    return pl.when(edge != 0).then(1 + sign(bound) * (actual - edge) / edge.abs())


def attainment(actual: pl.Expr, target: pl.Expr, bound: pl.Expr, growth: pl.Expr) -> pl.Expr:
    """Return the ratio shown as "% so kế hoạch".

    For growth it is the offices' own g/G, given only where G > 0 and g ≥ 0: elsewhere it says the opposite.
    """
    rate = pl.when((target > 0) & (actual >= 0)).then(actual / target)
    return pl.when(growth).then(rate).otherwise(toward(actual, target, bound))


def index(actual: pl.Expr, target: pl.Expr, growth: pl.Expr) -> pl.Expr:
    """Return (100+g)/(100+G) for growth, null elsewhere."""
    return pl.when(growth & (target > -100)).then((100 + actual) / (100 + target))


def satisfies(actual: pl.Expr, floor: pl.Expr, roof: pl.Expr) -> pl.Expr:
    """Tell whether a value lies within its edges (null edge = none), to 1e-9 relative."""
    above = floor.is_null() | (actual >= floor - slack(floor))
    below = roof.is_null() | (actual <= roof + slack(roof))
    return above & below


def outside(actual: pl.Expr, floor: pl.Expr, roof: pl.Expr) -> pl.Expr:
    """Return how far a value lies outside its edges, in the unit: below negative, above positive, 0 within."""
    below = (actual < floor - slack(floor)).fill_null(value=False)
    above = (actual > roof + slack(roof)).fill_null(value=False)
    far = pl.when(below).then(actual - floor).when(above).then(actual - roof).otherwise(0.0)
    return pl.when(actual.is_not_null()).then(far)
