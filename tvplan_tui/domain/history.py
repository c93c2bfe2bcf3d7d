"""The months of every indicator, from the same figures the scoreboard counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from .actual import located, positions
from .indicator import Indicator, Kind, Plan, Reported
from .path import paced_on, shares, year_end
from .period import Period
from .scoreboard import RANKS
from .series import Series, Values

_Row = Mapping[str, Any]
_COLUMNS = [
    "indicator",
    "figure",
    "numerator",
    "denominator",
    "parts",
    "first",
    "ends",
    "length",
    "rank",
    "inside",
    "start",
]


def months(targets: pl.LazyFrame, observations: pl.LazyFrame, period: Period, *, settled: bool = False) -> pl.LazyFrame:
    """Return the figures of this year and the one before, for the whole area: what ``history`` is made of."""
    whole = located(positions(targets, period, date.max), observations.filter(pl.col("area") == ""), settled=settled)
    # what is gone before its own end never counts; what a longer period displaces later still has its place here
    counts = pl.col("until").is_null() | (pl.col("until") >= pl.col("ends"))
    kept = whole.filter((pl.col("inside") | pl.col("inside_before")) & counts)
    return kept.sort("indicator", "ends", "rank", -pl.col("length")).select(_COLUMNS)


def history(plan: Plan, figures: pl.DataFrame, period: Period) -> Mapping[str, Series]:
    """Return the series of every measured indicator at ``period``, by id, from the collected ``months``."""
    return _History(plan, figures, period)


class _History(Mapping[str, Series]):
    """Series by id, each made when it is first asked for: of a long table few are ever looked at."""

    def __init__(self, plan: Plan, figures: pl.DataFrame, period: Period) -> None:
        self._plan, self._period = plan, period
        self._figures = figures
        self._made: dict[str, Series] = {}
        self._measured = {one.id: one for one in plan.indicators if one.measured}
        runs = figures["indicator"].rle().struct
        lengths = runs.field("len")
        starts = zip(lengths.cum_sum() - lengths, lengths, strict=True)
        self._places = dict(zip(runs.field("value"), starts, strict=True))

    def __getitem__(self, name: str) -> Series:
        if name not in self._made:
            indicator = self._measured[name]
            rows = self._figures.slice(*self._places.get(name, (0, 0))).to_dicts()
            self._made[name] = _series(indicator, self._plan.year, self._period, rows)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._measured)

    def __len__(self) -> int:
        return len(self._measured)


def _series(indicator: Indicator, year: int, period: Period, rows: Sequence[_Row]) -> Series:
    this = [row for row in rows if row["inside"]]
    before = [{**row, "ends": row["ends"] + 12, "start": row["start"] - 12} for row in rows if not row["inside"]]
    values, previous = _months(indicator, this), _months(indicator, before)
    base = paced_on(indicator)
    return Series(
        months=tuple((indicator.year_start - 1 + month) % 12 + 1 for month in range(12)),
        values=values,
        previous=previous,
        cumulative=_running(indicator, this, values),
        previous_cumulative=_running(indicator, before, previous),
        path=tuple(
            base * share if base is not None and share is not None else None for share in shares(indicator, year)
        ),
        target=indicator.aim,
        low=indicator.low,
        high=indicator.high,
        now=max(0, min(12, period.last - year_end(indicator, year) + 12)),
        statuses=tuple(_place((row["ends"], RANKS.get(row["rank"])) for row in this)),
    )


def _place(pairs: Iterable[tuple[int, Any]]) -> list[Any]:
    """Put each value at its month (1–12)."""
    slots: list[Any] = [None] * 12
    for month, value in pairs:
        slots[month - 1] = value
    return slots


def _months(indicator: Indicator, rows: Sequence[_Row]) -> Values:
    """Return what each month shows: a flow's own amount, a rate of the year so far, else the figure."""
    if indicator.kind in (Kind.RATIO, Kind.GROWTH) and indicator.reported is Reported.PERIOD:
        return tuple(_place(_rates(indicator, rows)))
    if indicator.kind is Kind.FLOW and indicator.reported is Reported.CUMULATIVE:
        return tuple(_place(_amounts(rows)))
    if indicator.kind is Kind.FLOW and len({row["length"] for row in rows}) > 1:
        rows = [row for row in rows if not any(_within(other, row) for other in rows)]
    return tuple(_place((row["ends"], row["figure"]) for row in rows))


def _within(one: _Row, other: _Row) -> bool:
    """Tell whether a figure's months are a part of another's: what a month brought is not the sum of its quarter."""
    shorter: bool = one["length"] < other["length"]
    return shorter and other["first"] <= one["first"] and one["ends"] <= other["ends"]


def _rates(indicator: Indicator, rows: Sequence[_Row]) -> Iterable[tuple[int, float | None]]:
    """Yield the year's rate up to each month, from summed numerators and denominators where they are given.

    A sum needs all that came before it: after a gap there is none.
    """
    sums = {0: (0.0, 0.0)}
    for row in _longest_last(rows):
        month, since = row["ends"], row["first"] - row["start"] - 1
        if not row["parts"]:
            yield month, row["figure"]
        elif since in sums:
            numerator, denominator = sums[since][0] + row["numerator"], sums[since][1] + row["denominator"]
            sums[month] = numerator, denominator
            yield month, indicator.quotient(numerator, denominator)


def _longest_last(rows: Sequence[_Row]) -> list[_Row]:
    """Order figures so that of those ending together the longest, which is what counts then, comes last."""
    return sorted(rows, key=lambda row: (row["ends"], row["length"]))


def _amounts(rows: Sequence[_Row]) -> Iterable[tuple[int, float | None]]:
    """Yield a period's own amount out of running totals, where the period before is known."""
    before, month = 0.0, 0
    for row in rows:
        if row["figure"] is None:
            continue
        if row["ends"] - month <= row["length"]:
            yield row["ends"], row["figure"] - before
        before, month = row["figure"], row["ends"]


def _running(indicator: Indicator, rows: Sequence[_Row], values: Values) -> Values:
    """Return the running total of a flow, none after a gap; for other kinds the values themselves."""
    if indicator.kind is not Kind.FLOW:
        return values
    if indicator.reported is Reported.CUMULATIVE:
        return tuple(_place((row["ends"], row["figure"]) for row in rows))
    totals = {0: 0.0}
    for row in _longest_last(rows):
        since = row["first"] - row["start"] - 1
        if row["figure"] is not None and since in totals:
            totals[row["ends"]] = totals[since] + row["figure"]
    return tuple(totals.get(month) for month in range(1, 13))
