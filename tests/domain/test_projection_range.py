"""The ways to project a year, their range, and how many of them would do: by hand, and against the scalar oracle."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.judging import indicator, judge, months, plan
from support.oracle import Oracle
from test_against_oracle import figures, frame, indicators

from tvplan_tui.domain.period import Period
from tvplan_tui.domain.scoreboard import scoreboard
from tvplan_tui.domain.targets import targets

FLOW = indicator("flow", target=160)
LAST_YEAR = months(2022, [8, 6, 13, 14, 15, 14, 12, 10, 11, 13, 15, 17])


def test_the_worked_number_of_the_docs():
    """100 after nine months; last year 103 of 148 by then; 33 in the last three months."""
    row = judge(FLOW, {**LAST_YEAR, **months(2023, [6, 10, 14, 13, 12, 12, 10, 11, 12])}, "2023-09")
    ways = row["projection_ways"]
    assert ways["seasonal"] == pytest.approx(100 / (103 / 148))
    assert ways["prorata"] == pytest.approx(100 / (9 / 12))
    assert ways["recent"] == pytest.approx(100 + 33 * 3 / 3)
    assert ways["profile"] is None
    assert (row["projection_low"], row["projection_high"]) == (pytest.approx(133), pytest.approx(143.689, abs=1e-3))
    assert row["projection"] == ways["seasonal"]
    assert row["projection_meeting"] == 0


@pytest.mark.parametrize(("target", "meeting"), [(133.2, 2), (130, 3), (143.6, 1), (150, 0)])
def test_how_many_ways_would_do(target, meeting):
    one = indicator("flow", target=target)
    row = judge(one, {**LAST_YEAR, **months(2023, [6, 10, 14, 13, 12, 12, 10, 11, 12])}, "2023-09")
    assert row["projection_meeting"] == meeting


def test_one_way_is_no_range():
    row = judge(
        FLOW, months(2023, [10, 10, 10]), "2023-03"
    )  # no last year, and the last three months are all there are
    assert row["projection"] == 120
    assert row["projection_low"] is None
    assert row["projection_meeting"] is None


def test_nothing_is_projected_over_a_hole_or_a_closed_year():
    for values, period in ((months(2023, [10, 10, 10], start=2), "2023-04"), (months(2023, [10] * 12), "2023-12")):
        row = judge(FLOW, {**LAST_YEAR, **values}, period)
        assert set(row["projection_ways"].values()) == {None}
        assert row["projection_high"] is None


def test_running_totals_have_a_pace_of_late_too():
    one = indicator("flow", target=160, reported="cumulative")
    row = judge(one, {"2023-03": 30, "2023-06": 67, "2023-09": 100}, "2023-09", year=2023)
    assert row["projection_ways"]["recent"] == 133


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data(), at=st.integers(2023 * 12, 2023 * 12 + 11))
def test_every_way_as_the_prose_says(data, at):
    several = [data.draw(indicators(f"I{number}")) for number in range(4)]
    seen = {one.id: data.draw(st.lists(figures(), max_size=24)) for one in several}
    whole = plan(*several)
    board = scoreboard(targets(whole).lazy(), frame(seen).lazy(), Period(at, at), date(2026, 1, 1)).collect()
    for one, row in zip(several, board.iter_rows(named=True), strict=True):
        wanted = Oracle(whole, one, seen[one.id], at).ways()
        got = {way: value for way, value in row["projection_ways"].items() if value is not None}
        assert got.keys() == wanted.keys(), (one, seen[one.id])
        scale = max([abs(v) for r in seen[one.id] for v in (r.value, r.numerator, r.denominator) if v] + [1.0])
        for way, value in wanted.items():
            assert got[way] == pytest.approx(value, rel=1e-6, abs=1e-8 * scale * 12), (way, one, seen[one.id])
        if len(got) > 1:
            assert row["projection_low"] == min(got.values())
            assert row["projection_high"] == max(got.values())
        else:
            assert row["projection_low"] is None
