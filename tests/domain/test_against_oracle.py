"""The query against the scalar oracle: zero, negative, tiny, huge and missing values, every kind and bound."""

from __future__ import annotations

import math
from datetime import date

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.judging import plan
from support.oracle import Oracle, Seen

from tvplan_tui.domain.by_area import scoreboard_by_area
from tvplan_tui.domain.due import periods
from tvplan_tui.domain.indicator import Bound, Frequency, Indicator, Kind, Pace, Reported
from tvplan_tui.domain.moment import moments
from tvplan_tui.domain.observation import SCHEMA, settle, settle_many
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.scoreboard import scoreboard
from tvplan_tui.domain.targets import targets

NUMBERS = st.one_of(
    st.sampled_from([0.0, 1e-9, -1e-9, 1.0, 100.0, 99.96, 592.642, -12.03, 1e12, -1e12]),
    st.floats(-1e4, 1e4, allow_nan=False).map(lambda value: round(value, 3)),
)
PLUS = st.one_of(st.sampled_from([0.0, 1.0, 1e-6, 1e9]), st.floats(0, 1e4).map(lambda value: round(value, 2)))


@st.composite
def indicators(draw, name: str) -> Indicator:
    kind = draw(st.sampled_from([Kind.FLOW, Kind.LEVEL, Kind.RATIO, Kind.GROWTH, Kind.MILESTONE]))
    bound = draw(st.sampled_from(list(Bound)))
    target, low, high = draw(NUMBERS), None, None
    if bound is not Bound.AT_MOST and draw(st.booleans()):
        low = target
        high = low + draw(PLUS)
        target = None if draw(st.booleans()) else target
    if draw(st.integers(0, 9)) == 0:
        target, low, high = None, None, None
    profile = ()
    if draw(st.integers(0, 4)) == 0:
        steps = draw(st.lists(st.integers(0, 5), min_size=12, max_size=12).filter(sum))
        profile = tuple(sum(steps[: month + 1]) / sum(steps) for month in range(12))
    return Indicator(
        id=name, sector="S", name=name, unit=draw(st.sampled_from(["%", "‰", "tỷ đồng"])), kind=kind, bound=bound,
        target=target, low=low, high=high, profile=profile,
        pace=draw(st.sampled_from([None, None, *Pace])), due_month=draw(st.sampled_from([None, 2, 12])),
        year_start=draw(st.sampled_from([1, 1, 10, 9])), frequency=draw(st.sampled_from(list(Frequency))),
        reported=draw(st.sampled_from(list(Reported))), behind=draw(st.sampled_from([None, 0.8])),
        ceiling=draw(st.sampled_from([None, 100.0])),
    )  # fmt: skip


@st.composite
def figures(draw) -> Seen:
    length = draw(st.sampled_from([1, 1, 1, 1, 3, 6, 12]))
    start = draw(st.integers(0, 36 // length - 1)) * length + 2021 * 12
    parts = draw(st.integers(0, 3)) == 0
    return Seen(
        first=start, last=start + length - 1, value=None if parts else draw(NUMBERS),
        numerator=draw(PLUS) if parts else None, denominator=draw(PLUS) if parts else None,
        rank=draw(st.integers(0, 3)), recorded=draw(st.sampled_from(["2023-01-01", "2023-05-05"])),
    )  # fmt: skip


def frame(rows: dict[str, list[Seen]], area: str = "") -> pl.DataFrame:
    made = [
        {
            **dict.fromkeys(SCHEMA), "indicator": name, "area": area, "first": row.first, "last": row.last,
            "value": row.value, "numerator": row.numerator, "denominator": row.denominator, "rank": row.rank,
            "recorded_at": row.recorded, "order": order,
        }
        for name, seen in rows.items()
        for order, row in enumerate(seen)
    ]  # fmt: skip
    return pl.DataFrame(made, schema=SCHEMA, orient="row")


def same(got, wanted) -> bool:
    if got is None or wanted is None:
        return got is wanted
    return math.isclose(got, wanted, rel_tol=1e-7, abs_tol=1e-7)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data(), at=st.integers(2023 * 12, 2023 * 12 + 11), months_ago=st.sampled_from([40, 40, 1, 0, -2]))
def test_every_figure_and_verdict(data, at, months_ago):
    several = [data.draw(indicators(f"I{number}")) for number in range(4)]
    seen = {one.id: data.draw(st.lists(figures(), max_size=24)) for one in several}
    whole = plan(*several)
    today = date((at + months_ago) // 12, (at + months_ago) % 12 + 1, 15)
    board = scoreboard(targets(whole).lazy(), frame(seen).lazy(), Period(at, at), today).collect()
    assert board.height == len(several)
    for one, row in zip(several, board.iter_rows(named=True), strict=True):
        agrees(row, whole, one, seen, at, months_ago)


def agrees(row, whole, one, seen, at, months_ago):
    """Hold a judged row against the oracle."""
    oracle = Oracle(whole, one, seen[one.id], at, at + months_ago - 1)
    told = {
        "actual": oracle.actual, "expected": oracle.expected(), "attainment": oracle.attainment(),
        "pace": oracle.pace(), "previous_year": oracle.previous(),
    }  # fmt: skip
    for key, wanted in told.items():
        # sums of numbers 21 powers of ten apart differ by the order of adding: compared by size then
        scale = max([abs(v) for r in seen[one.id] for v in (r.value, r.numerator, r.denominator) if v] + [1.0])
        assert same(row[key], wanted) or abs((row[key] or 0) - (wanted or 0)) < 1e-9 * scale, (
            key,
            row[key],
            wanted,
        )
    missing = [period.last for period in periods(row["missing_mask"], row["start"], row["every"])]
    assert missing == [oracle.start + month for month in oracle.missing()]
    assert row["status"] == oracle.status(), (one, seen[one.id])


AREAS = ("", "Phường 1", "Phường 2", "xã Long Đức", "Phường 9")
COLUMNS = [
    *("id", "area", "status", "actual", "expected", "attainment", "pace", "previous_year", "missing_mask"),
    *("start", "every", "yoy", "projection", "run_rate_needed", "data_status", "note", "recorded", "rate_reached"),
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data(), at=st.integers(2023 * 12, 2023 * 12 + 11), months_ago=st.sampled_from([40, 1, 0]))
def test_areas_some_at_a_time_are_judged_as_by_the_oracle(data, at, months_ago):
    several = [data.draw(indicators(f"I{number}")) for number in range(2)]
    areas = AREAS[: data.draw(st.integers(1, 5))]
    seen = {area: {one.id: data.draw(st.lists(figures(), max_size=14)) for one in several} for area in areas}
    whole = plan(*several)
    aims = pl.concat(targets(whole).with_columns(area=pl.lit(area)) for area in areas)
    strange = frame({"I0": [Seen(at, at, 5.0)]}, "no such place"), frame({"no such id": [Seen(at, at, 5.0)]})
    raw = pl.concat([*(frame(rows, area) for area, rows in seen.items()), *strange])
    period, today = Period(at, at), date((at + months_ago) // 12, (at + months_ago) % 12 + 1, 15)
    board = scoreboard_by_area(aims, raw.lazy(), period, today, COLUMNS, together=2)
    assert board["area"].to_list() == [area for area in areas for _one in several]
    for row in board.iter_rows(named=True):
        one = next(each for each in several if each.id == row["id"])
        agrees(row, whole, one, seen[row["area"]], at, months_ago)
    at_once = scoreboard(aims.lazy(), raw.lazy(), period, today).select(COLUMNS).collect().sort("id", "area")
    exact = pl.exclude(pl.Float64)  # sums differ in the last digit by the order of adding
    assert board.sort("id", "area").select(exact).equals(at_once.select(exact))


def test_settled_once_gives_the_same_as_raw():
    one = Indicator(id="X", sector="S", name="X", unit="tỷ", kind=Kind.FLOW, bound=Bound.AT_LEAST, target=10.0)
    months = [Seen(2023 * 12 + month, 2023 * 12 + month, float(month)) for month in range(9)]
    for seen in (months, [*months, Seen(2023 * 12, 2023 * 12 + 2, 9.0, rank=3)]):
        whole, raw = targets(plan(one)).lazy(), frame({"X": seen})
        at = (Period.month(2023, 9), date(2026, 1, 1))
        long = scoreboard(whole, raw.lazy(), *at).collect()
        short = scoreboard(whole, settle(raw).lazy(), *at, settled=True).collect()
        assert long.equals(short)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seen=st.lists(figures(), max_size=14), backs=st.lists(st.integers(0, 13), max_size=2))
def test_what_counts_among_many_is_what_counts(seen: list[Seen], backs: list[int]) -> None:
    raw = frame({"X": seen, "Y": seen[::2]})
    withdrawn = raw.filter(pl.col("order").is_in(backs)).with_columns(rank=pl.lit(-1, pl.Int8))
    raw = pl.concat([raw, withdrawn]).with_columns(order=pl.int_range(pl.len(), dtype=pl.Int64))
    found, wanted = settle_many(raw.lazy().with_columns(moment=moments())).collect(), settle(raw)
    assert found.select(wanted.columns).sort("order").equals(wanted.sort("order"))
