"""The worked checks of docs/attainment.md, one test each."""

import pytest
from support.judging import indicator, judge, months

from tvplan_tui.domain.numbers import read_vn

near = pytest.approx


def test_growth_above_a_positive_target():
    row = judge(indicator("growth", target=10.38), {"2023": 11.14}, "2023")
    assert row["gap"] == near(0.76)
    assert row["index"] == near(1.0069, abs=5e-5)
    assert row["attainment"] == near(1.073, abs=5e-4)
    assert row["status"] == "exceeded"
    assert row["pace"] is None


@pytest.mark.parametrize(
    ("actual", "status", "gap", "index"), [(-8.0, "exceeded", 4.03, 1.0458), (-15.0, "missed", -2.97, 0.9662)]
)
def test_negative_growth_target_is_compared_not_divided(actual, status, gap, index):
    row = judge(indicator("growth", target=-12.03), {"2023": actual}, "2023")
    assert row["status"] == status
    assert row["gap"] == near(gap)
    assert row["index"] == near(index, abs=5e-5)
    assert row["attainment"] is None


@pytest.mark.parametrize(("actual", "status", "attainment"), [(4.10, "met", 2 - 4.1 / 4.19), (4.50, "missed", 0.926)])
def test_lower_is_better(actual, status, attainment):
    row = judge(indicator("level", "at_most", 4.19), {"2023-12": actual}, "2023")
    assert row["status"] == status
    assert row["attainment"] == near(attainment, abs=5e-5)


def test_vietnamese_numbers_are_read_strictly():
    assert read_vn("592,642") == 592.642
    assert read_vn("6.319") == 6319
    with pytest.raises(ValueError, match=r"592\.642,1\.0"):
        read_vn("592.642,1.0")


def test_poverty_is_decided_by_households_and_a_child_may_exceed_its_parent():
    parent = indicator("flow", target=6, unit="hộ", pace="once", due_month=12)
    row = judge(parent, {"2023": 5}, "2023")
    assert row["status"] == "missed"  # 5 households would round to the 0,02 points of the plan
    assert judge(parent, {"2023": 6}, "2023")["status"] == "met"


def test_budget_spending_above_the_estimate_is_never_praised():
    spending = indicator("flow", "between", 580.642, low=551.61, high=580.642)
    assert judge(spending, {"2023": 579.0}, "2023")["status"] == "met"
    assert judge(spending, {"2023-H1": 581.0}, "2023-06")["status"] == "missed"
    row = judge(spending, {"2023": 590.0}, "2023")
    assert row["status"] == "missed"
    assert "giải trình" in row["explanation"]


def test_enforcement_year_starts_in_october():
    enforcement = indicator("ratio", target=82.8, pace="prorata", year_start=10)
    row = judge(enforcement, {"2023-03": 48.49}, "2023-03")
    assert row["elapsed"] == 6
    assert row["expected"] == near(41.4)
    assert row["status"] == "on_track"
    assert judge(enforcement, {"2023-09": 82.9}, "2023-09")["status"] == "exceeded"
    # the plan's year of this target is over: October says the same, and figures of the next year do not count
    later = judge(enforcement, {"2023-09": 82.9, "2023-10": 5.0}, "2023-11")
    assert (later["status"], later["actual"]) == ("exceeded", 82.9)


def test_almost_a_hundred_is_not_a_hundred():
    whole = indicator("level", target=100, ceiling=100, decimals=1)
    row = judge(whole, {"2023-12": 99.96}, "2023")
    assert row["status"] == "missed"
    assert "99,96 %" in row["explanation"]
    assert judge(whole, {"2023-12": 100.0}, "2023")["status"] == "met"
    assert judge(whole, {"2023-12": 100 * (1 - 1e-12)}, "2023")["status"] == "met"


def test_no_target_is_never_invented():
    row = judge(indicator("level", bound=None), {"2023-06": 96.0}, "2023-06")
    assert row["status"] == "no_target"
    assert row["attainment"] is None
    assert row["expected"] is None


def test_ratio_is_the_quotient_of_sums_never_a_mean_of_rates():
    row = judge(indicator("ratio", target=75), {"2023-01": (9, 10), "2023-02": (40, 100)}, "2023-02")
    assert row["actual"] == near(100 * 49 / 110)


def test_ratio_without_cases_is_undefined_not_zero():
    row = judge(indicator("ratio", target=90), {"2023-01": (0, 0)}, "2023-01")
    assert row["actual"] is None
    assert row["status"] == "not_due", "a figure was given: none is missing"
    assert row["explanation"].startswith(
        "Chưa phát sinh trường hợp nào (mẫu số bằng 0) nên tỷ lệ chưa xác định, không phải 0 %"
    )
    owed = judge(indicator("ratio", target=90), {"2023-01": (0, 0)}, "2023-02")
    assert owed["status"] == "no_data"
    assert "còn thiếu số liệu tháng 2/2023" in owed["explanation"]
    assert judge(indicator("ratio", target=90), {"2023-01": (0, 0), "2023-02": (3, 3)}, "2023-02")["actual"] == 100


def test_growth_is_computed_from_both_years_values():
    row = judge(
        indicator("growth", target=10),
        {"2023-Q1": (110, 100), "2023-Q2": (240, 200)},
        "2023-06",
    )
    assert row["actual"] == near(100 * 350 / 300 - 100)


def test_growth_is_at_risk_by_points_not_by_index():
    row = judge(indicator("growth", target=10.38), {"2023-06": 2.0}, "2023-06")
    assert row["index"] > 0.92
    assert row["status"] == "at_risk"
    assert judge(indicator("growth", target=10.38), {"2023-06": 9.38}, "2023-06")["status"] == "behind"


def test_flow_is_paced_by_elapsed_share():
    row = judge(indicator("flow", target=160), months(2023, [12] * 9), "2023-09")
    assert row["expected"] == near(120)
    assert row["pace"] == near(0.9)
    assert row["status"] == "behind"
    assert row["run_rate_needed"] == near((160 - 108) / 3)
    assert row["rate_reached"] == 0


def test_level_five_percent_short_is_at_risk():
    assert judge(indicator("level", target=94.44), {"2023-06": 89.0}, "2023-06")["status"] == "at_risk"
    assert judge(indicator("level", target=94.44), {"2023-06": 93.1}, "2023-06")["status"] == "behind"


def test_once_a_year_is_not_late_before_its_month():
    drafted = indicator("milestone", target=100, due_month=2)
    assert judge(drafted, {"2023-01": 0.0}, "2023-01")["status"] == "not_due"
    assert judge(drafted, {}, "2023-01")["status"] == "not_due"
    assert judge(drafted, {}, "2023-02")["status"] == "no_data"
    assert judge(drafted, {"2023-02": 100.0}, "2023-09")["status"] == "on_track"
    assert judge(drafted, {"2023-02": 100.0}, "2023-09")["missing_periods"] == []
    assert judge(drafted, {"2023-02": 100.0}, "2023")["status"] == "met"


def test_yearly_figure_is_not_due_in_may_and_missing_at_the_end():
    trained = indicator("level", target=78.32, frequency="year")
    assert judge(trained, {}, "2023-05")["status"] == "not_due"
    assert judge(trained, {}, "2023")["status"] == "no_data"


def test_a_range_is_met_from_low_and_exceeded_above_high():
    wide = indicator("level", low=6.6, high=6.8)
    assert judge(wide, {"2023-12": 6.5}, "2023")["status"] == "missed"
    assert judge(wide, {"2023-12": 6.7}, "2023")["status"] == "met"
    assert judge(wide, {"2023-12": 6.9}, "2023")["status"] == "exceeded"
    between = indicator("level", "between", low=6.6, high=6.8)
    assert judge(between, {"2023-12": 6.9}, "2023")["status"] == "missed"


def test_target_zero_has_no_ratio_the_comparison_decides():
    none = indicator("flow", "at_most", 0, unit="vụ")
    row = judge(none, {"2023-01": 0}, "2023-01")
    assert (row["status"], row["attainment"], row["pace"]) == ("on_track", None, None)
    assert judge(none, {"2023-01": 1}, "2023-01")["status"] == "missed"


def test_assessments_are_counted_never_averaged():
    worded = indicator("qualitative", bound=None, frequency="quarter")
    for said in ("met", "missed", "in_progress"):
        row = judge(worded, {"2023-Q1": said}, "2023-03")
        assert (row["status"], row["attainment"], row["actual"]) == (said, None, None)
    assert judge(worded, {}, "2023-02")["status"] == "not_due"
    assert judge(worded, {}, "2023-03")["status"] == "no_data"


@pytest.mark.parametrize(
    ("every", "figures", "at", "reached", "of"),
    [
        ("month", months(2023, [5, 10, 15, 20, 40, 45]), "2023-06", 1, 6),
        ("month", {"2023-01": 20, "2023-02": 21, "2023-04": 60, "2023-05": 61}, "2023-05", 1, 3),
        ("quarter", {"2023-Q1": 10, "2023-Q2": 60}, "2023-06", 1, 2),
        ("half", {"2023-H1": 70}, "2023-06", 1, 1),
    ],
)  # fmt: skip
def test_of_running_totals_what_they_grew_by_is_held_against_the_rate_needed(every, figures, at, reached, of):
    one = indicator("flow", target=120, unit="DN", reported="cumulative", frequency=every)
    row = judge(one, figures, at)
    assert (row["rate_reached"], row["rate_periods"]) == (reached, of)
    plain = indicator("flow", target=120, unit="DN", frequency=every)
    assert judge(plain, figures, at)["rate_periods"] == len(figures)
