"""The sentences: right in number, in grammar, and about the edge that decided."""

from __future__ import annotations

import pytest
from support.judging import indicator, judge, months


def said(one, values, period):
    return judge(one, values, period)["explanation"]


def test_growth_says_the_months_its_figure_covers():
    text = said(indicator("growth", target=9.27, frequency="quarter"), {"2023-Q2": 8.7}, "2023-09")
    assert text == (
        "Lũy kế 6 tháng tăng 8,70 % so cùng kỳ, mục tiêu tăng 9,27 %: thấp hơn 0,57 điểm % (chưa quá 1 điểm) nên chậm; "
        "chưa có số liệu quý III/2023."
    )


@pytest.mark.parametrize(
    ("one", "actual", "words"),
    [
        (indicator("growth", "at_most", 2.5), 2.0, "mục tiêu không quá mức tăng 2,5 %: thấp hơn 0,5 điểm % nên đạt."),
        (indicator("growth", low=6.6, high=6.8), 6.8,
         "mục tiêu từ tăng 6,6 % đến tăng 6,8 %: trong khoảng mục tiêu nên đạt."),
        (
            indicator("growth", "between", low=6.0, high=7.0), 7.5,
            "tăng 7,5 % so cùng kỳ, mục tiêu từ tăng 6,0 % đến tăng 7,0 %: cao hơn mức trên 0,5 điểm % nên không đạt.",
        ),
        (indicator("level", "between", low=4.0, high=6.0), 6.2,
         "là 6,2 %, mục tiêu từ 4,0 đến 6,0 %: cao hơn mức trên 0,2 điểm %"),
        (indicator("level", "between", low=4.0, high=6.0), 5.0, "trong khoảng mục tiêu nên đạt."),
        (indicator("level", target=100.0, unit="‰"), 99.0, "thấp hơn 1,0 ‰ nên không đạt."),
    ],
)  # fmt: skip
def test_a_closed_year_is_told_by_the_edge_that_decides(one, actual, words):
    assert words in said(one, {"2023-12": actual}, "2023")


@pytest.mark.parametrize(
    ("one", "amounts", "words"),
    [
        (indicator("flow", "at_most", 60.0, unit="vụ"), [5] * 9, "45 vụ, bằng 75,0 % mức tối đa 60 vụ"),
        (indicator("flow", target=-120.0, unit="x"), [-10] * 9, "−90 x, kế hoạch ít nhất −120 x; mốc 9/12 là −90"),
        (indicator("flow", low=120.0, high=140.0, unit="x"), [10] * 9,
         "bằng 75,0 % mức dưới của kế hoạch từ 120 đến 140 x"),
    ],
)  # fmt: skip
def test_a_share_is_told_only_of_what_it_is_a_share_of(one, amounts, words):
    assert words in said(one, months(2023, amounts), "2023-09")


def test_over_the_budget_is_called_so():
    spending = indicator("flow", "between", 100.0, low=95.0, high=100.0)
    assert said(spending, {"2023-H1": 101.0}, "2023-06").endswith(
        "bằng 101,0 % kế hoạch 100 tỷ đồng: vượt dự toán 100 tỷ đồng nên không đạt, phải giải trình."
    )


def test_a_plan_of_nothing_has_no_share():
    text = said(indicator("flow", "at_most", 0.0, unit="vụ"), {"2023-01": 0}, "2023-01")
    assert "—" not in text
    assert "kế hoạch không quá 0 vụ" in text


def test_computed_growth_that_equals_its_target_is_called_equal():
    text = said(indicator("growth", target=10.0), {"2023-01": (110, 100)}, "2023-01")
    assert "bằng mục tiêu nên đúng tiến độ" in text


def test_growth_on_nothing_is_undefined():
    assert "cùng kỳ năm trước bằng 0" in said(indicator("growth", target=10.0), {"2023-01": (5, 0)}, "2023-01")


def test_the_last_figure_of_an_unfinished_year_is_not_rounded_to_the_target():
    assert "số gần nhất là 99,96 %" in said(indicator("level", target=100.0), {"2023-11": 99.96}, "2023")


def test_a_part_that_may_shrink_is_not_called_a_minimum():
    row = judge(indicator("flow", target=120.0), {"2023-01": 40, "2023-02": -1}, "2023-03")
    assert "lũy kế các tháng đã có 39 tỷ đồng" in row["explanation"]
    assert not row["lower_bound"]


def test_a_negative_sum_at_its_target_is_not_done_early():
    row = judge(indicator("flow", target=-120.0), months(2023, [-10] * 9), "2023-09")
    assert row["status"] == "on_track"


def test_growth_between_is_left_upwards_too():
    one = indicator("growth", "between", low=6.0, high=7.0)
    assert judge(one, {"2023-09": 7.5}, "2023-09")["status"] == "behind"
    assert judge(one, {"2023-09": 8.5}, "2023-09")["status"] == "at_risk"


def test_a_figure_of_the_year_so_far_leaves_no_earlier_month_missing():
    assert judge(indicator("growth", target=5.0), {"2023-09": 6.0}, "2023-09")["missing_periods"] == []
    assert judge(indicator("level", target=5.0), {"2023-06": 6.0}, "2023-09")["missing_periods"] == [
        "2023-07", "2023-08", "2023-09",
    ]  # fmt: skip


def test_a_share_is_not_projected_past_the_whole():
    one = indicator("ratio", target=90.0, pace="prorata")
    assert judge(one, {"2023-03": 60.0}, "2023-03")["projection"] == 100.0
