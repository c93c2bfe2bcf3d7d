"""When reports are due: worked dates, and what must hold for every rule and every year."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvplan_tui.domain.indicator import Calendar, Frequency
from tvplan_tui.domain.period import Period, year_of
from tvplan_tui.domain.report_rule import ReportRule, due, periods


def rule(frequency: str = "month", calendar: str = "administrative", **keys: int) -> ReportRule:
    return ReportRule("R", "Báo cáo", Frequency(frequency), Calendar(calendar), **(keys or {"due_days": 3}))


WORKED = [
    # Nghị định 09/2019/NĐ-CP, Điều 12: from the 15th of the month before to the 14th
    (rule(), "2023-09", "2023-08-15", "2023-09-14", "2023-09-17"),
    (rule(), "2023-01", "2022-12-15", "2023-01-14", "2023-01-17"),
    (rule("quarter"), "2023-Q1", "2022-12-15", "2023-03-14", "2023-03-17"),
    (rule("half"), "2023-H1", "2022-12-15", "2023-06-14", "2023-06-17"),
    (rule("half"), "2023-H2", "2023-06-15", "2023-12-14", "2023-12-17"),
    (rule("year"), "2023", "2022-12-15", "2023-12-14", "2023-12-17"),
    (rule(calendar="statistical"), "2024-02", "2024-02-01", "2024-02-29", "2024-03-03"),
    (rule(calendar="statistical"), "2023-02", "2023-02-01", "2023-02-28", "2023-03-03"),
    (rule(calendar="statistical", due_day=5), "2023-12", "2023-12-01", "2023-12-31", "2024-01-05"),
    (rule(calendar="statistical", due_day=31), "2023-01", "2023-01-01", "2023-01-31", "2023-02-28"),
    (rule(calendar="statistical", due_day=31), "2024-01", "2024-01-01", "2024-01-31", "2024-02-29"),
    (rule(due_day=20), "2023-09", "2023-08-15", "2023-09-14", "2023-09-20"),
    (rule(due_day=14), "2023-09", "2023-08-15", "2023-09-14", "2023-10-14"),
    (rule(cut_off_day=20, due_days=0), "2023-09", "2023-08-21", "2023-09-20", "2023-09-20"),
    (rule(cut_off_day=30, due_days=1), "2024-03", "2024-03-01", "2024-03-30", "2024-03-31"),
]


@pytest.mark.parametrize(("one", "period", "begins", "cut_off", "deadline"), WORKED)
def test_worked_dates(one: ReportRule, period: str, begins: str, cut_off: str, deadline: str) -> None:
    found = due(one, Period.parse(period))
    assert [str(day) for day in (found.begins, found.cut_off, found.deadline)] == [begins, cut_off, deadline]


def test_days_left() -> None:
    found = due(rule(), Period.parse("2023-09"))
    assert [found.days_left(date(2023, 9, day)) for day in (14, 17, 18)] == [3, 0, -1]


RULES = st.builds(
    ReportRule,
    id=st.just("R"),
    name=st.just(""),
    frequency=st.sampled_from(Frequency),
    calendar=st.sampled_from(Calendar),
    cut_off_day=st.integers(0, 31),
    due_day=st.integers(0, 31),
    due_days=st.integers(0, 60),
)


@given(one=RULES, year=st.integers(1990, 2100), start=st.integers(1, 12))
def test_the_reports_of_a_year_lie_side_by_side(one: ReportRule, year: int, start: int) -> None:
    found = [due(one, period) for period in periods(one, year, start)]
    assert len(found) == 12 // one.frequency.months
    for before, after in itertools.pairwise(found):
        assert after.begins == before.cut_off + timedelta(days=1)
        assert after.deadline >= before.deadline
    for each in found:
        assert each.begins <= each.cut_off <= each.deadline
        assert (each.deadline - each.cut_off).days <= (31 if one.due_day else 60)
        assert each.deadline > each.cut_off or not one.due_day


@given(year=st.integers(1990, 2100), start=st.integers(1, 12))
def test_a_plan_year_is_twelve_months_that_end_in_it(year: int, start: int) -> None:
    whole = year_of(year, start)
    assert whole.length == 12
    assert whole.year == year
    assert whole.first % 12 == start - 1
    assert all(whole.first <= one.last <= whole.last for one in periods(rule("quarter"), year, start))


@given(year=st.integers(1990, 2100))
def test_a_calendar_year_is_covered_to_the_day(year: int) -> None:
    for frequency in Frequency:
        found = [due(rule(frequency.value, "statistical"), one) for one in periods(rule(frequency.value), year)]
        assert (found[0].begins, found[-1].cut_off) == (date(year, 1, 1), date(year, 12, 31))
        assert sum((one.cut_off - one.begins).days + 1 for one in found) == date(year, 12, 31).timetuple().tm_yday
