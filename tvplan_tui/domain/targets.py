"""The plan as a frame: one row an indicator, with all that the query asks of it."""

from __future__ import annotations

import polars as pl

from .indicator import Bound, Calendar, Indicator, Kind, Pace, Plan, Reported
from .path import due_month, is_additive, paced_on, shares, year_end

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "position": pl.Int32,
    "id": pl.String,
    "area": pl.String,
    "sector": pl.String,
    "parent": pl.String,
    "name": pl.String,
    "unit": pl.String,
    "kind": pl.String,
    "bound": pl.String,
    "target": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "floor": pl.Float64,
    "roof": pl.Float64,
    "exceed": pl.Float64,
    "paced_on": pl.Float64,
    "shares": pl.List(pl.Float64),
    "once": pl.Boolean,
    "prorata": pl.Boolean,
    "profiled": pl.Boolean,
    "due": pl.Int32,
    "on_track": pl.Float64,
    "behind": pl.Float64,
    "ceiling": pl.Float64,
    "cumulative": pl.Boolean,
    "additive": pl.Boolean,
    "every": pl.Int32,
    "administrative": pl.Boolean,
    "year_end": pl.Int32,
    "scale": pl.Float64,
}
"""Columns of the targets' frame.

``floor``, ``roof`` and ``exceed`` are the edges a verdict compares with (null = no such
edge), ``paced_on`` and the twelve ``shares`` give what is expected, ``due`` is a month of
the indicator's own year, ``every`` the months between two figures, ``year_end`` an ordinal,
``additive`` whether the figures of its periods make up that of the year.
"""


def targets(plan: Plan) -> pl.DataFrame:
    """Return the frame of the plan's indicators (groups left out) for the whole area (``area`` = "")."""
    rows = [_row(plan, position, indicator) for position, indicator in enumerate(plan.indicators)]
    return pl.DataFrame([row for row in rows if row["kind"] != Kind.GROUP.value], schema=SCHEMA, orient="row")


def own_years(targets: pl.DataFrame) -> dict[str, int]:
    """Return with which month the year ends of each indicator that is added up and whose year is not the calendar's."""
    own = pl.col("additive") & (pl.col("year_end") % 12 != 11)
    return {str(name): end for name, end in targets.filter(own).select("id", "year_end").unique().iter_rows()}


def _row(plan: Plan, position: int, indicator: Indicator) -> dict[str, object]:
    bound = indicator.bound
    return {
        "position": position,
        "id": indicator.id,
        "area": "",
        "sector": indicator.sector,
        "parent": indicator.parent,
        "name": indicator.name,
        "unit": indicator.unit,
        "kind": indicator.kind.value,
        "bound": bound.value if bound else None,
        "target": indicator.aim,
        "low": indicator.low,
        "high": indicator.high,
        "floor": None if bound is Bound.AT_MOST else _first(indicator.low, indicator.target),
        "roof": None if bound is Bound.AT_LEAST else _first(indicator.high, indicator.target),
        "exceed": _exceed(indicator),
        "paced_on": paced_on(indicator),
        "shares": list(shares(indicator, plan.year)),
        "once": indicator.pacing is Pace.ONCE,
        "prorata": indicator.pacing is Pace.PRORATA,
        "profiled": bool(indicator.profile or indicator.milestones),
        "due": due_month(indicator),
        "on_track": plan.thresholds.on_track,
        "behind": _behind(plan, indicator),
        "ceiling": indicator.ceiling,
        "cumulative": indicator.reported is Reported.CUMULATIVE,
        "additive": is_additive(indicator),
        "every": indicator.frequency.months,
        "administrative": indicator.calendar is Calendar.ADMINISTRATIVE,
        "year_end": year_end(indicator, plan.year),
        "scale": indicator.scale,
    }


def _first(*values: float | None) -> float | None:
    return next((value for value in values if value is not None), None)


def _exceed(indicator: Indicator) -> float | None:
    """Return the value above which a closed year is "exceeded"; None where it never is.

    Staying under a limit, inside a range, at a ceiling or a thing done once can be met, not exceeded.
    """
    if indicator.bound is not Bound.AT_LEAST or indicator.kind is Kind.MILESTONE:
        return None
    edge = _first(indicator.high, indicator.target)
    at_ceiling = edge is not None and indicator.ceiling is not None and edge >= indicator.ceiling
    return None if at_ceiling else edge


def _behind(plan: Plan, indicator: Indicator) -> float:
    """Return the bound between behind and at risk: a pace, for growth percentage points below the target."""
    limits = plan.thresholds
    if indicator.behind is not None:
        return indicator.behind
    if indicator.kind is Kind.GROWTH:
        return limits.growth_points
    return limits.behind if indicator.pacing is Pace.PRORATA else limits.behind_full
