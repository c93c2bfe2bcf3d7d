"""What is doubted, and what is not: each rule with a figure that it must tell and one that it must leave alone."""

from __future__ import annotations

import pytest
from support.judging import indicator, plan

from tvplan_tui.domain.checks import doubts
from tvplan_tui.domain.doubt import Figure, Known
from tvplan_tui.domain.indicator import Check, Companion, Fold, Side
from tvplan_tui.domain.period import Period

YEAR = Period.month(2023, 12)


def figures(values: dict[str, float | tuple[float, float]]) -> list[Figure]:
    made = [
        Figure(Period.parse(period), 100 * value[0] / value[1], value)
        if isinstance(value, tuple)
        else Figure(Period.parse(period), value)
        for period, value in values.items()
    ]
    return sorted(made, key=lambda one: one.period.last)


def told(one, values, period: Period = YEAR) -> list[str]:
    whole = plan(one)
    found = doubts(whole, period, {"X": figures(values)}, {})
    return [doubt.message for doubt in found if doubt.indicator == "X"]


def run(*values: float, year: int = 2023) -> dict[str, float]:
    return {f"{year}-{month:02}": value for month, value in enumerate(values, 1)}


@pytest.mark.parametrize(
    ("keys", "value", "words"),
    [
        ({"kind": "level"}, 100.5, "vượt mức cao nhất"),
        ({"kind": "level"}, 100.0, ""),
        ({"kind": "level"}, -0.5, "số âm"),
        ({"kind": "level", "unit": "‰"}, 900.0, ""),
        ({"kind": "level", "unit": "‰"}, 1001.0, "vượt mức cao nhất"),
        ({"kind": "level", "unit": "trạm", "ceiling": 10.0, "target": 10.0}, 11.0, "vượt mức cao nhất"),
        ({"kind": "level", "unit": "trạm", "ceiling": 10.0, "target": 10.0}, 9.5, "không ứng với số trạm nào"),
        ({"kind": "level", "unit": "trạm", "ceiling": 10.0, "target": 10.0}, 9.0, ""),
        ({"kind": "level", "target": 100.0, "companion": Companion("trạm", 10.0)}, 85.0, "không ứng với số trạm nào"),
        ({"kind": "level", "target": 100.0, "companion": Companion("trạm", 10.0)}, 80.0, ""),
        ({"kind": "level", "target": 100.0, "companion": Companion("trạm", 3.0)}, 66.67, ""),
        ({"kind": "growth"}, 130.0, ""),
        ({"kind": "growth"}, -12.0, ""),
        ({"kind": "flow"}, -3.0, "số âm"),
        ({"kind": "flow"}, 3000.0, ""),
    ],
)
def test_what_a_value_can_be_at_all(keys, value, words):
    found = told(indicator(**keys), {"2023-06": value})
    assert (words in found[0] and len(found) == 1) if words else found == []


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (run(48, 52, 50, 500), "gấp 10 lần"),
        (run(48, 52, 50, 50000), "gấp 1.000 lần"),
        (run(48, 52, 50, 5), "chỉ bằng 1/10"),
        (run(48, 52, 50, 0.05), "chỉ bằng 1/1.000"),
        (run(48, 52, 50, 90), ""),
        (run(48, 52, 500), ""),  # two figures do not say what is usual
        (run(3, 60, 2, 50), ""),  # it has swung that far before
        (run(48, 52, 50, 0), "chưa có số thì để trống"),  # what is missing is no zero
        (run(48, 0, 50, 52, 0), ""),
        (run(48, 0), ""),
    ],
)
def test_ten_times_its_own_history(values, words):
    found = told(indicator("flow"), values)
    assert (words in found[0] and len(found) == 1) if words else found == []


@pytest.mark.parametrize(
    ("keys", "values", "words"),
    [
        ({"unit": "doanh nghiệp", "target": 160.0}, run(12.5), "12,5 doanh nghiệp có số lẻ"),
        ({"unit": "doanh nghiệp", "target": 160.0}, run(12), ""),
        ({"unit": "doanh nghiệp", "target": 160.0, "decimals": 1}, run(12.5), ""),
        ({"unit": "doanh nghiệp", "target": 160.0}, run(12.5, 11.5, 13.5), "12,5"),  # once, then it is its way
        ({"unit": "doanh nghiệp", "target": 160.0}, run(12, 11, 13.5), "13,5"),
        ({"unit": "tỷ đồng", "target": 6319.0}, run(400.6), ""),  # money comes in parts
        ({"unit": "ha", "target": 12.0}, run(1.5), ""),
        ({"unit": "nghìn người", "target": 12.0}, run(1.5), ""),
        ({"kind": "level", "unit": "xã", "target": 7.0}, run(6.5), "6,5 xã có số lẻ"),
        ({"kind": "level", "unit": "%", "target": 90.0}, run(88.5), ""),
        ({"unit": "hộ", "target": 160.0}, run(11, 9, 10, 0), "0 hộ mà mức thường có là 10 hộ"),
        ({"unit": "hộ", "target": 60.0}, run(5, 3, 4, 0), ""),  # a few at a time: there may be none once
        ({"kind": "growth"}, run(9, 8, 10, 0), ""),
    ],
)
def test_what_is_counted_is_whole_and_nothing_is_rare(keys, values, words):
    found = told(indicator(**{"kind": "flow", **keys}), values)
    assert (len(found) == 1 and words in found[0]) if words else found == []


def test_figures_of_other_lengths_are_no_history():
    assert told(indicator("flow"), {**run(4, 5, 6), "2023": 160.0}) == []


def test_growth_may_come_close_to_zero():
    assert told(indicator("growth"), run(10, 11, 12, 0.1)) == []


def test_months_of_a_ratio_are_only_parts():
    one = indicator("ratio")
    assert told(one, {"2023-09": (188, 100)}) == []
    assert len(told(one, {"2023-09": 188.0})) == 1
    known = {"X": Known(101.0, "2023-09")}
    (doubt,) = doubts(plan(one), YEAR, {"X": figures({"2023-09": (188, 100)})}, known)
    assert "101" in doubt.message


@pytest.mark.parametrize(
    ("values", "when", "words"),
    [
        ({"2023-01": (12, 10)}, "2023-01", "120,0 % vượt mức cao nhất"),
        ({"2023-01": (8, 10), "2023-02": (14, 10)}, "2023-02", "110,0 % vượt mức cao nhất"),
        ({"2023-01": (50, 90), "2023-02": (14, 10)}, "", ""),  # what was left over from January has been settled
        ({"2023-02": (14, 10)}, "", ""),  # what January left over nobody knows
        ({"2023-Q1": (13, 10)}, "2023-Q1", "130,0 % vượt mức cao nhất"),
        ({"2023-05": (-1, 10)}, "2023-05", "−10,0 % là số âm"),
    ],
)
def test_a_ratio_takes_no_more_than_there_has_been(values, when, words):
    found = doubts(plan(indicator("ratio", target=75.0)), YEAR, {"X": figures(values)}, {})
    assert [doubt.period for doubt in found] == ([when] if when else [])
    assert all(words in doubt.message for doubt in found)


@pytest.mark.parametrize(
    ("keys", "values", "words"),
    [
        ({"target": 600.0}, {"2023-01": 48000.0}, "gấp 960 lần phần mục tiêu"),
        ({"target": 600.0}, {"2023-01": 0.048}, "chỉ bằng 1/1.042 phần mục tiêu"),
        ({"target": 600.0}, {"2023-01": 600.0}, ""),  # all of a year in its first month
        ({"target": 600.0}, {"2023-01": 2.0}, ""),
        ({"target": 600.0, "reported": "cumulative"}, {"2023-06": 300000.0}, "gấp 1.000 lần phần mục tiêu"),
        ({"target": 600.0, "reported": "cumulative"}, {"2023-06": 300.0}, ""),
        ({"target": 600.0}, {"2022-01": 9.0, "2023-01": 9000.0}, "gấp 1.000 lần cùng kỳ năm trước"),
        ({"target": 600.0}, {"2022-01": 9.0, "2023-01": 0.009}, "chỉ bằng 1/1.000 cùng kỳ năm trước"),
        ({"target": 600.0}, {"2022-01": 9.0, "2023-01": 90.0}, ""),
        ({}, {"2023-01": 48000.0}, ""),  # nothing to hold it against
    ],
)
def test_a_figure_of_another_order_before_there_is_a_history(keys, values, words):
    found = told(indicator("flow", **keys), values)
    assert (len(found) == 1 and words in found[0]) if words else found == []


def test_a_share_typed_as_a_fraction_of_one_is_told_by_last_year():
    assert "1/100" in told(indicator("level"), {"2022-01": 94.4, "2023-01": 0.944})[0]


def test_a_share_typed_as_a_fraction_of_one_is_told_by_the_target_too():
    assert "chỉ bằng 1/100 phần mục tiêu" in told(indicator("level", target=95.0), {"2023-01": 0.95})[0]
    assert told(indicator("level", target=95.0), {"2023-01": 4.0}) == []
    assert told(indicator("level", target=4.2, bound="at_most"), {"2023-01": 0.1}) == []
    assert told(indicator("milestone", target=100.0), {"2023-01": 2.0}) == []


def test_a_growth_rate_is_not_held_against_last_years():
    assert told(indicator("growth", target=10.0), {"2022-Q1": 0.2, "2023-Q1": 12.0}) == []


def test_a_running_total_does_not_fall_within_its_year():
    one = indicator("flow", reported="cumulative")
    assert "thấp hơn" in told(one, run(10, 25, 20))[0]
    assert told(one, run(10, 25, 25, 40)) == []
    assert told(one, {**run(100, 200, year=2022), **run(10, 20)}) == []
    enforcement = indicator("flow", reported="cumulative", year_start=10)
    assert told(enforcement, {"2023-09": 90.0, "2023-10": 5.0}, Period.month(2023, 9)) == []


@pytest.mark.parametrize(
    ("keys", "values", "count"),
    [
        ({"kind": "level"}, run(88.1, 88.1, 88.1), 1),
        ({"kind": "level"}, run(88.1, 88.1), 0),
        ({"kind": "level"}, run(88.1, 88.1, 88.2, 88.1), 0),
        ({"kind": "level"}, {"2023-01": 88.1, "2023-02": 88.1, "2023-04": 88.1}, 0),
        ({"kind": "level"}, run(100, 100, 100), 0),
        ({"kind": "level", "ceiling": 95.0}, run(95, 95, 95), 0),
        ({"kind": "level", "unit": "trạm", "ceiling": 10.0, "target": 10.0}, run(8, 8, 8), 0),  # k of n stays
        ({"kind": "level", "target": 100.0, "companion": Companion("trạm", 10.0)}, run(90, 90, 90), 0),
        ({"kind": "flow"}, run(0, 0, 0), 0),
        ({"kind": "milestone"}, run(50, 50, 50), 0),
    ],
)
def test_the_same_value_three_periods_running(keys, values, count):
    assert len(told(indicator(**keys), values)) == count


def test_only_figures_of_this_year_up_to_the_period_are_asked_about():
    one = indicator("level")
    values = {"2022-12": 120.0, "2023-02": 130.0, "2023-05": 140.0}
    found = doubts(plan(one), Period.month(2023, 3), {"X": figures(values)}, {})
    assert [doubt.period for doubt in found] == ["2023-02"]


def test_a_whole_period_like_the_one_before():
    several = [indicator("flow", id=name) for name in "ABCD"]
    values = {name: figures(run(at, at + 0.5, at + 0.5)) for at, name in enumerate("ABCD", 3)}
    (doubt,) = doubts(plan(*several), Period.month(2023, 3), values, {})
    assert (doubt.indicator, doubt.period) == ("", "2023-03")
    assert doubts(plan(*several), YEAR, values, {}) == (doubt,)  # months later too
    values["D"] = figures(run(6, 6.5, 7))
    assert doubts(plan(*several), Period.month(2023, 3), values, {}) == ()
    two = {name: figures(run(3, 4, 4)) for name in "AB"}
    assert doubts(plan(*several), Period.month(2023, 3), two, {}) == ()


def side(*terms, fold=Fold.SUM) -> Side:
    return Side(fold, terms)


def related(left: Side, op: str, right: Side, **actuals) -> list[str]:
    several = [indicator("level", id=name, ceiling=1e9) for name in "ABC"]
    known = {name: value if isinstance(value, Known) else Known(value, "2023-06") for name, value in actuals.items()}
    whole = plan(*several, checks=(Check(left, op, right, "Phải như vậy"),))
    return [doubt.message for doubt in doubts(whole, Period.month(2023, 6), {}, known)]


@pytest.mark.parametrize(
    ("left", "op", "right", "holds"),
    [
        (side("A"), "<=", side("B"), True),
        (side("B"), "<=", side("A"), False),
        (side("A"), "<", side("A"), False),
        (side("A"), ">=", side("A"), True),
        (side("A"), "==", side("B"), False),
        (side("A", "B"), "==", side("C"), True),
        (side("A", "B"), "<", side(29.5), False),
        (side("A", "B", fold=Fold.MIN), ">=", side(10), True),
        (side("A", "B", "C", fold=Fold.MAX), "<=", side("C"), True),
        (side("A", "B", "C", fold=Fold.MAX), ">", side(30.0), False),
    ],
)
def test_declared_relations(left, op, right, holds):
    found = related(left, op, right, A=10.0, B=20.0, C=30.0)
    assert bool(found) != holds
    if found:
        assert found[0].startswith("Phải như vậy (")


def test_a_hair_apart_is_equal():
    assert related(side("A"), "<", side("B"), A=10.0, B=10.0 * (1 + 1e-12)) != []
    assert related(side("A"), "<=", side("B"), A=10.0 * (1 + 1e-12), B=10.0) == []


def test_what_is_not_known_or_of_another_month_raises_no_doubt():
    left, right = side("B"), side("A")
    assert related(left, "<=", right, B=20.0, A=None) == []
    assert related(left, "<=", right, B=20.0) == []
    assert related(left, "<=", right, B=20.0, A=Known(10.0, "2023-05")) == []
    assert related(side("B", "C", fold=Fold.MIN), "<=", right, A=1.0, B=20.0, C=None) == []


def test_a_doubt_names_all_it_rests_on():
    several = [indicator("level", id=name, ceiling=1e9) for name in "AB"]
    whole = plan(*several, checks=(Check(side("B"), "<=", side("A"), "Sai."),))
    known = {"A": Known(1.0, "2023-06"), "B": Known(2.0, "2023-06")}
    (doubt,) = doubts(whole, Period.month(2023, 6), {}, known)
    assert (doubt.indicator, doubt.others, doubt.message) == ("B", ("A",), "Sai (B là 2, A là 1)")


@pytest.mark.parametrize("value", [1e-300, 5e-324, 1e300])
def test_an_absurd_figure_is_doubted_in_few_words(value):
    found = told(indicator("flow", target=10.0), run(9e8, 1e9, 9e8, 1.1e9, 1e9, 9e8, value))
    assert all(len(message) < 80 for message in found)


def of_flows(check: Check, period: Period, known: dict[str, Known], values: dict[str, dict[str, float]]):
    whole = plan(*(indicator("flow", id=name) for name in "AB"), checks=(check,))
    return doubts(whole, period, {name: figures(found) for name, found in values.items()}, known)


PART = Check(side("B"), "<=", side("A"), "Phần không thể lớn hơn cả khối")


def test_a_flow_is_asked_month_by_month_where_the_year_hides_it():
    values = {"A": run(100, 50, 100), "B": run(40, 60, 45)}
    known = {"A": Known(250.0, "2023-03"), "B": Known(145.0, "2023-03")}
    (doubt,) = of_flows(PART, Period.month(2023, 3), known, values)
    assert (doubt.indicator, doubt.period, doubt.others) == ("B", "2023-02", ("A",))
    assert "(tháng 2/2023: B là 60, A là 50)" in doubt.message
    assert of_flows(PART, Period.month(2023, 1), {}, values) == ()


def test_what_a_month_says_the_year_so_far_does_not_say_again():
    known = {"A": Known(50.0, "2023-01"), "B": Known(60.0, "2023-01")}
    (doubt,) = of_flows(PART, Period.month(2023, 1), known, {"A": run(50), "B": run(60)})
    assert "tháng 1/2023" in doubt.message
    (doubt,) = of_flows(PART, Period.month(2023, 1), known, {"A": {"2023-Q1": 50}, "B": run(60)})
    assert "tháng" not in doubt.message


def test_a_bound_in_figures_is_one_of_the_year():
    least = Check(side("A"), ">=", side(200.0), "Cả năm phải đủ")
    values = {"A": run(100, 101, 102), "B": run(1, 2, 3)}
    assert of_flows(least, Period.month(2023, 3), {"A": Known(303.0, "2023-03")}, values) == ()
