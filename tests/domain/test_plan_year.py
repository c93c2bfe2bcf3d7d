"""The plan's own year: which periods belong to it, and what a bare year means."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.judging import indicator, plan

from tvplan_tui.domain import plan_year
from tvplan_tui.domain.path import is_astride
from tvplan_tui.domain.period import Period

OCTOBER = plan(year_start=10)
CALENDAR = plan()


def named(text: str) -> Period:
    return plan_year.meant(OCTOBER, Period.parse(text))


def test_its_months_and_its_first_day():
    months = list(map(str, plan_year.months(OCTOBER)))
    assert (months[0], months[2], months[3], months[-1], len(months)) == (
        "2022-10",
        "2022-12",
        "2023-01",
        "2023-09",
        12,
    )
    assert plan_year.first_day(OCTOBER) == date(2022, 10, 1)


@pytest.mark.parametrize(
    ("text", "belongs"),
    [
        *(
            (text, True)
            for text in ("2022-10", "2022-Q4", "2022-H2", "2023-Q1", "2023-H1", "2023-Q3", "2023-09", "2023")
        ),
        *((text, False) for text in ("2022-09", "2022-Q3", "2022", "2023-10", "2023-Q4", "2023-H2", "2024")),
    ],
)
def test_a_period_belongs_to_the_year_it_ends_in(text, belongs):
    assert plan_year.within(OCTOBER, named(text)) is belongs


def test_a_bare_year_is_the_plans_own():
    assert named("2023") == plan_year.span(OCTOBER)
    assert named("2022") == plan_year.span(OCTOBER).step(-1)
    assert named("2023-Q1") == Period.parse("2023-Q1")
    assert str(named("2023")) == "2023"


@given(st.integers(2000, 2040), st.sampled_from(("", "-01", "-12", "-07", "-Q1", "-Q4", "-H1", "-H2")))
def test_from_january_on_it_is_the_calendars(year, end):
    period = Period.parse(f"{year}{end}")
    assert plan_year.meant(CALENDAR, period) == period
    assert plan_year.within(CALENDAR, period) is (year == CALENDAR.year)


@given(st.integers(1, 12))
def test_what_it_yields_belongs_to_it_and_comes_back_from_its_text(start):
    one = plan(year_start=start)
    found = list(plan_year.periods(one))
    assert [period.length for period in found] == [1] * 12 + [3] * 4 + [6] * 2 + [12]
    assert all(plan_year.within(one, period) for period in found)
    assert [plan_year.meant(one, Period.parse(str(period))) for period in found] == found


def test_one_of_another_year_is_told_with_the_months_there_are():
    asked = Period.parse("2023-10")
    told = "Kỳ 2023-10 không thuộc kế hoạch năm 2023 (tháng 10/2022 đến tháng 9/2023)"
    assert plan_year.outside_words(OCTOBER, asked) == told
    asked = Period.parse("2024-01")
    assert plan_year.outside_words(CALENDAR, asked) == "Kỳ 2024-01 không thuộc kế hoạch năm 2023"


@pytest.mark.parametrize(
    ("kind", "reported", "text", "astride"),
    [
        *(("flow", "period", text, True) for text in ("2023", "2022-H2", "2022")),
        *(("flow", "period", text, False) for text in ("2022-Q4", "2023-H1", "2023-Q3", "2023-10")),
        ("flow", "cumulative", "2023", True),
        ("flow", "cumulative", "2022", False),
        ("level", "period", "2023", True),
        ("level", "period", "2022-H2", False),
    ],
)
def test_what_runs_over_the_end_of_an_indicators_year(kind, reported, text, astride):
    one = indicator(kind, target=1.0, year_start=10, reported=reported)
    assert is_astride(one, 2023, Period.parse(text)) is astride
    assert not is_astride(indicator(kind, target=1.0, reported=reported), 2023, Period.parse(text))
