"""The sentences: right in number, in grammar, and about the edge that decided."""

from __future__ import annotations

import pytest
from support.judging import indicator, judge, months


def said(one, values, period):
    return judge(one, values, period)["explanation"]


def test_growth_says_the_months_its_figure_covers():
    text = said(indicator("growth", target=9.27, frequency="quarter"), {"2023-Q2": 8.7}, "2023-09")
    assert text == (
        "Thiếu số liệu quý III/2023: các kỳ đã có tăng 8,70 % so cùng kỳ, mục tiêu tăng 9,27 %, chưa đủ để kết luận."
    )


@pytest.mark.parametrize(
    ("one", "actual", "words"),
    [
        (indicator("growth", "at_most", 2.5), 2.0, "mục tiêu tăng không quá 2,5 %: thấp hơn 0,5 điểm % nên đạt."),
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


def test_a_budget_spent_too_fast_is_at_risk_and_says_against_what():
    one = indicator("flow", "between", 580.642, low=551.61, high=580.642, decimals=3)
    row = judge(one, months(2022, [40.0] * 12) | months(2023, [54.0] * 9), "2023-09")
    assert row["status"] == "at_risk"
    assert row["explanation"] == (
        "Lũy kế 9 tháng 486,000 tỷ đồng, bằng 83,7 % kế hoạch 580,642 tỷ đồng; "
        "mốc 9/12 của mức trên 580,642 là 435,482, "
        "đã bằng 111,6 % mốc (quá 110 %, dễ vượt mức trên) nên có nguy cơ không đạt."
    )
    assert "vượt dự toán 580,642 tỷ đồng" in row["outlook"]
    assert "phải đạt" not in row["outlook"]


def test_a_limit_is_counted_upwards():
    text = said(indicator("level", "at_most", 3.0, unit="‰"), {"2023-03": 3.2}, "2023-03")
    assert "(bằng 106,7 % mức tối đa, nguy cơ từ trên 105 %)" in text


def test_the_last_digit_that_decides_is_shown():
    text = said(indicator("level", "at_most", 3.0, unit="‰"), {"2023-12": 3.0000001}, "2023")
    assert "là 3,0000001 ‰" in text
    assert "cao hơn 0,0000001 ‰ nên không đạt" in text


def test_what_has_no_verdict_is_not_called_provisional():
    row = judge(indicator("level", None), {"2023-03": 5.0}, "2023-03")
    assert "kết luận" not in row["explanation"]


def test_a_rate_with_a_hole_in_it_says_so():
    text = said(indicator("ratio", target=90.0), {"2023-01": (9, 10), "2023-03": (10, 10)}, "2023-03")
    assert text == (
        "Thiếu số liệu tháng 2/2023: các kỳ đã có cho 95,0 %, mục tiêu ít nhất 90,0 %, chưa đủ để kết luận."
    )


def test_an_assessment_of_an_earlier_quarter_does_not_close_the_year():
    one = indicator("qualitative", None, frequency="quarter")
    row = judge(one, {"2023-Q3": "met"}, "2023")
    assert row["status"] == "no_data"
    assert row["explanation"] == "Năm đã hết nhưng cơ quan theo dõi chưa nhận định kỳ cuối (quý IV/2023)."
    assert judge(one, {"2023-Q3": "met"}, "2023-11")["status"] == "met"


@pytest.mark.parametrize(
    ("one", "figures", "shown"),
    [
        (indicator("flow", target=9.0), {"2023-01": 1.0, "2023-02": 2.5}, 2.5),
        (indicator("flow", target=9.0, reported="cumulative"), {"2023-01": 1.0, "2023-02": 2.5}, 1.5),
        (indicator("ratio", target=9.0), {"2023-01": (1, 2), "2023-02": (1, 4)}, 25.0),
        (indicator("growth", target=9.0), {"2023-01": (11, 10), "2023-02": (24, 20)}, 20.0),
        (indicator("growth", target=9.0), {"2023-01": 10.0, "2023-02": 12.0}, None),
        (indicator("ratio", target=9.0, pace="prorata"), {"2023-01": (1, 9), "2023-02": (5, 2)}, None),
        (indicator("level", target=9.0), {"2023-01": 3.0, "2023-02": 4.0}, 4.0),
        (indicator("level", target=9.0), {"2023-01": 3.0}, None),
    ],
)
def test_what_a_period_brought_by_itself(one, figures, shown):
    assert judge(one, figures, "2023-02")["period_value"] == pytest.approx(shown)


def test_a_sum_with_months_missing_is_never_rounded_up():
    row = judge(indicator("flow", target=130.0), {"2023-01": 6.4, "2023-02": 6.3}, "2023-04")
    assert row["lower_bound"]
    assert "lũy kế ít nhất 12 tỷ đồng, bằng ít nhất 9,7 % kế hoạch" in row["explanation"]  # 12,7 and 9,77 %


@pytest.mark.parametrize(
    ("one", "values", "period", "words"),
    [
        (indicator("flow", target=120.0), months(2023, [9.0 * 0.99996] * 9), "2023-09",
         "đạt 89,996 % mốc (dưới 90 %) nên có nguy cơ"),
        (indicator("growth", target=9.0), {"2023-09": 7.96}, "2023-09",
         "thấp hơn 1,04 điểm % (quá 1 điểm) nên có nguy cơ"),
        (indicator("level", low=6.6, high=6.8, bound="between", target=None), {"2023-12": 6.83}, "2023", "là 6,83 %"),
    ],
)  # fmt: skip
def test_a_figure_never_seems_to_reach_a_bound_it_does_not(one, values, period, words):
    assert words in said(one, values, period)
