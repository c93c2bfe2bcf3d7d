"""What may be entered, and how what was typed is read."""

from __future__ import annotations

from datetime import date

import pytest
from support.judging import indicator, plan

from tvplan_tui.domain.entry import EntryError, check_place, default_status, read_number, usual
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import DataStatus


@pytest.mark.parametrize(
    ("text", "size", "value"),
    [
        ("592,642", 49.4, 592.642),
        ("49,387", 49.4, 49.387),
        ("10.38", 10.38, 10.38),
        ("1615", 134.6, 1615),
        ("1.615", 1615, 1615),
        ("6.319", 6319, 6319),
        ("49.387", 10000.0, 49387),
        ("1.615,5", None, 1615.5),
        ("1.234.567", None, 1234567),
        ("-12,03", 12.03, -12.03),
        ("−8", 12.03, -8),
        ("0.615", None, 0.615),
        (" 5 ", None, 5),
    ],
)
def test_one_reading(text, size, value):
    assert read_number(text, "value", size) == value


@pytest.mark.parametrize(
    ("text", "size", "both"),
    [
        ("592.642", 49.4, ("592.642", "592,642")),
        ("592.642", 592.642, ("592.642", "592,642")),
        ("1.615", None, ("1.615", "1,615")),
        ("1.615", 134.6, ("1.615", "1,615")),  # twelve times a month's part: neither is sure
    ],
)
def test_two_readings_are_refused_with_both(text, size, both):
    with pytest.raises(EntryError) as refused:
        read_number(text, "value", size)
    assert refused.value.field == "value"
    assert all(word in refused.value.reason for word in both)
    assert refused.value.cure


@pytest.mark.parametrize("text", ["", "abc", "12,5 %", "1,2,3", "1.23,4", "--5", "nan", "1e999"])
def test_what_is_no_number(text):
    with pytest.raises(EntryError):
        read_number(text, "value", 100)


def test_a_months_part_of_a_sum_is_usual():
    assert usual(indicator("flow", target=120.0), Period.parse("2023-Q1")) == 30
    assert usual(indicator("flow", target=120.0, reported="cumulative"), Period.parse("2023-03")) == 120
    assert usual(indicator("growth", target=-12.0), Period.parse("2023-Q1")) == 12
    assert usual(indicator("level"), Period.parse("2023-03"), last=-7.0) == 7
    assert usual(indicator("level"), Period.parse("2023-03")) is None


@pytest.mark.parametrize(
    ("keys", "period", "cure"),
    [
        ({"frequency": "quarter"}, "2023-08", "2023-Q3"),
        ({"frequency": "half"}, "2023-Q3", "2023-H2"),
        ({"frequency": "year"}, "2023-H1", "2023"),
        ({}, "2024-01", "2022-01"),
        ({}, "2021-12", "2022-01"),
        ({"year_start": 10}, "2023-10", "2021-10"),
        ({"retired": "2023-07"}, "2023-07", ""),
        ({"kind": "group"}, "2023-07", ""),
    ],
)
def test_where_no_figure_goes(keys, period, cure):
    one = indicator(**{"kind": "flow", **keys})
    with pytest.raises(EntryError) as refused:
        check_place(plan(one), one, Period.parse(period))
    assert cure in refused.value.cure


@pytest.mark.parametrize(
    ("keys", "period"),
    [
        ({"frequency": "quarter"}, "2023-Q3"),
        ({"frequency": "quarter"}, "2023"),
        ({}, "2022-01"),
        ({}, "2023-12"),
        ({"year_start": 10}, "2021-10"),
        ({"year_start": 10}, "2023-09"),
        ({"retired": "2023-07"}, "2023-06"),
    ],
)
def test_where_a_figure_goes(keys, period):
    one = indicator("flow", **keys)
    check_place(plan(one), one, Period.parse(period))


@pytest.mark.parametrize(
    ("frequency", "period", "status"),
    [
        ("month", "2023-09", DataStatus.ESTIMATE),
        ("month", "2023-08", DataStatus.ESTIMATE),
        ("month", "2023-07", None),
        ("quarter", "2023-Q2", DataStatus.ESTIMATE),
        ("quarter", "2023-Q1", None),
        ("year", "2023", DataStatus.ESTIMATE),
        ("year", "2022", DataStatus.ESTIMATE),
    ],
)
def test_the_running_period_and_the_last_are_estimates(frequency, period, status):
    one = indicator("flow", frequency=frequency)
    assert default_status(one, Period.parse(period), date(2023, 9, 14)) is status
