"""The other axis: vintages, missing months, overlaps, what a lower bound proves."""

from datetime import date

import pytest
from support.judging import board, indicator, judge, months, plan

from tvplan_tui.domain.due import listed
from tvplan_tui.domain.indicator import Calendar
from tvplan_tui.domain.period import Period

near = pytest.approx


def flow(**more):
    return indicator("flow", target=120, **more)


def judged(rows, period, one=None):
    return board(plan(one or flow()), rows, period).by_id["X"]


def test_highest_data_status_wins_then_the_latest_recorded():
    rows = [
        {"period": "2023-01", "value": 10, "status": "official", "recorded_at": "2023-02-20"},
        {"period": "2023-01", "value": 7, "status": "estimate", "recorded_at": "2023-03-01"},
        {"period": "2023-01", "value": 11, "status": "official", "recorded_at": "2023-02-10"},
    ]
    row = judged(rows, "2023-01")
    assert (row["actual"], row["data_status"]) == (10, "official")


def test_of_equal_rows_the_last_read_counts():
    assert judged([{"period": "2023-01", "value": 7}, {"period": "2023-01", "value": 8}], "2023-01")["actual"] == 8


def test_a_sum_is_as_final_as_its_least_final_month():
    rows = [
        {"period": "2023-01", "value": 9, "status": "official"},
        {"period": "2023-02", "value": 12, "status": "estimate"},
    ]
    row = judged(rows, "2023-02")
    assert row["data_status"] == "estimate"
    assert "số ước" in row["explanation"]


def test_missing_month_is_never_red():
    row = judge(flow(), {"2023-01": 1, "2023-03": 1}, "2023-03")
    assert row["status"] == "no_data"
    assert row["missing_periods"] == ["2023-02"]
    assert row["lower_bound"]
    assert "tháng 2/2023" in row["explanation"]


def test_what_a_lower_bound_proves_stands():
    row = judge(flow(), {"2023-01": 29, "2023-03": 2}, "2023-03")
    assert row["status"] == "on_track"
    assert "mức tối thiểu" in row["explanation"]
    assert row["yoy"] is None and row["projection"] is None


def test_negative_amounts_prove_nothing_while_months_are_missing():
    assert judge(flow(), {"2023-01": 40, "2023-02": -1}, "2023-03")["status"] == "no_data"


def test_under_a_limit_a_lower_bound_proves_nothing_but_a_breach():
    limit = indicator("flow", "at_most", 12)
    assert judge(limit, {"2023-01": 0.1}, "2023-02")["status"] == "no_data"
    assert judge(limit, {"2023-01": 13}, "2023-02")["status"] == "missed"


def test_level_stands_on_the_latest_known_value_and_is_called_stale():
    row = judge(indicator("level", target=90), {"2023-01": 91, "2023-02": 92}, "2023-03")
    assert (row["status"], row["actual"], row["missing_periods"]) == ("on_track", 92, ["2023-03"])
    assert row["data_through"] == "2023-02"


def test_closed_year_without_its_last_figure_is_not_judged():
    assert judge(indicator("level", target=90), {"2023-11": 95}, "2023")["status"] == "no_data"


def test_last_years_figure_is_not_this_years():
    assert judge(indicator("level", target=90), {"2022-12": 95}, "2023-01")["status"] == "no_data"


@pytest.mark.parametrize(
    ("figures", "period", "actual"),
    [
        ("Q1=30 official, 01=9 estimate, 02=9 estimate, 03=9 estimate", "2023-07", 30),
        ("Q1=30 estimate, 01=9 official, 02=9 official, 03=9 official", "2023-07", 27),
        ("Q1=30 estimate, 01=9 official, 03=9 official", "2023-07", 30),
        ("Q1=30, Q2=20, H1=45", "2023-07", 50),
        ("Q1=30, H1=45, 07=5", "2023-07", 50),
        ("Y=100 official, 01=9 official", "2023", 100),
        ("Y=100, Q1=30, Q2=30, H2=50", "2023", 110),
    ],
)
def test_overlapping_periods_count_each_month_once(figures, period, actual):
    rows = []
    for figure in figures.split(", "):
        at, rest = figure.split("=")
        value, _, status = rest.partition(" ")
        whole = "2023" if at == "Y" else f"2023-{at}"
        rows.append({"period": whole, "value": float(value), "status": status or None})
    assert judged(rows, period)["actual"] == actual


def test_quarterly_flow_is_judged_at_its_last_due_quarter():
    one = flow(frequency="quarter")
    row = judge(one, {"2023-Q1": 31, "2023-Q2": 31}, "2023-08")
    assert row["expected"] == near(60)
    assert (row["status"], row["missing_periods"]) == ("on_track", [])
    assert row["run_rate_needed"] == near((120 - 62) / 2)


def test_cumulative_reports_are_not_added_up():
    one = flow(reported="cumulative")
    row = judge(one, {"2023-01": 10, "2023-02": 21, "2023-03": 35}, "2023-03")
    assert (row["actual"], row["missing_periods"], row["status"]) == (35, [], "on_track")
    assert judge(one, {"2023-01": 10, "2023-02": 15}, "2023-03")["missing_periods"] == ["2023-03"]


def test_same_period_last_year_and_seasonal_projection():
    last = months(2022, [20, 10, 10] + [10] * 8 + [30])
    row = judge(flow(), {**last, **months(2023, [22, 11, 11])}, "2023-03")
    assert row["previous_year"] == 40
    assert row["yoy"] == near(0.1)
    assert row["projection_method"] == "seasonal"
    assert row["projection"] == near(44 / (40 / 150))


def test_without_a_full_last_year_the_projection_is_pro_rata():
    row = judge(flow(), {"2022-01": 5, **months(2023, [10, 10, 10])}, "2023-03")
    assert (row["projection_method"], row["projection"]) == ("prorata", near(120))
    assert row["previous_year"] is None


def test_profile_and_milestones_shape_the_path():
    late = tuple([0.02] * 11 + [1.0])
    row = judge(flow(profile=late), months(2023, [3, 0, 0]), "2023-03")
    assert (row["expected"], row["status"]) == (near(2.4), "on_track")
    steps = (("2023-06", 30.0), ("2023-09", 90.0))
    assert judge(flow(milestones=steps), months(2023, [5] * 3), "2023-03")["expected"] == near(15)
    assert judge(flow(milestones=steps), months(2023, [5] * 8), "2023-08")["expected"] == near(70)
    level = indicator("level", target=90, milestones=(("2023-06", 50.0),))
    assert judge(level, {"2023-03": 10}, "2023-03")["status"] == "not_due"
    assert judge(level, {"2023-06": 50}, "2023-06")["status"] == "on_track"


def test_other_areas_are_not_added_to_the_whole():
    row = judged([{"period": "2023-01", "value": 10}, {"period": "2023-01", "value": 99, "area": "P1"}], "2023-01")
    assert row["actual"] == 10


@pytest.mark.parametrize("period", ["2023-03", "2023-Q1"])
def test_a_quarter_is_judged_at_its_last_month(period):
    row = judge(flow(), months(2023, [10, 11, 12]), period)
    assert (row["actual"], row["expected"]) == (33, 30)
    assert row["period_value"] == (12 if period == "2023-03" else 33)


def test_what_must_still_happen_is_spread_over_the_figures_that_are_not_there():
    row = judge(flow(frequency="quarter"), {"2023-Q1": 20, "2023-Q2": 20}, "2023-09")
    assert row["run_rate_needed"] == near(40)
    assert row["outlook"] == "Còn phải đạt 40 tỷ đồng/quý trong 2 quý chưa có số liệu (đã từng: 0/2 quý)."
    row = judge(flow(), months(2023, [12] * 9), "2023-09")
    assert row["outlook"].startswith("Còn phải đạt 4 tỷ đồng/tháng trong 3 tháng còn lại (đã từng: 9/9 tháng).")
    assert row["outlook"].endswith("Suy ra cả năm 144 tỷ đồng (120,0 % kế hoạch), chia đều theo thời gian.")


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ("2023-02 2023-03 2023-09", "tháng 2, 3, 9/2023"),
        ("2023-05 2023-06 2023-07 2023-08", "tháng 5–8/2023"),
        ("2022-10 2022-11 2022-12 2023-01 2023-02", "tháng 10/2022–2/2023"),
        ("2022-12 2023-02", "tháng 12/2022, 2/2023"),
        ("2022-10 2022-11 2023-02 2023-03 2023-04", "tháng 10, 11/2022, 2–4/2023"),
        ("2023-Q3", "quý III/2023"),
    ],
)
def test_missing_months_are_listed_in_runs(texts, words):
    assert listed(tuple(Period.parse(text) for text in texts.split())) == words


@pytest.mark.parametrize("period", ["2023-03", "2023"])
def test_the_total_of_a_year_leaves_its_months_in_the_series(period):
    rows = [{"period": f"2023-{month:02}", "value": 10} for month in range(1, 12)]
    rows.append({"period": "2023", "value": 158, "status": "official"})
    series = board(plan(flow()), rows, period).series["X"]
    until = 3 if period == "2023-03" else 11
    assert series.values[:until] == (10,) * until
    assert series.cumulative[:until] == tuple(10 * month for month in range(1, until + 1))
    assert (series.values[11], series.cumulative[11]) == ((None, 158) if period == "2023" else (None, None))


def test_a_series_of_rates_stops_at_a_gap():
    rows = [{"period": f"2023-{month:02}", "numerator": 1, "denominator": 2} for month in (1, 2, 4)]
    assert board(plan(indicator("ratio", target=9)), rows, "2023-04").series["X"].values[:4] == (50, 50, None, None)


@pytest.mark.parametrize(
    ("today", "status", "judged"),
    [(date(2023, 10, 31), "on_track", 9), (date(2023, 11, 1), "no_data", 10)],
)
def test_of_a_month_that_is_still_running_nothing_is_owed(today, status, judged):
    row = board(plan(flow()), rows_of(10, 9), "2023-10", today).by_id["X"]
    assert (row["status"], row["judged"]) == (status, judged)


def test_an_early_figure_of_a_running_month_counts_at_once():
    row = board(plan(flow()), rows_of(10, 10), "2023-10", date(2023, 10, 20)).by_id["X"]
    assert (row["actual"], row["judged"], row["status"]) == (100, 10, "on_track")


def test_an_administrative_month_is_owed_from_its_15th():
    one = flow(calendar=Calendar.ADMINISTRATIVE)
    states = [board(plan(one), rows_of(10, 9), "2023-10", date(2023, 10, day)).by_id["X"]["status"] for day in (14, 15)]
    assert states == ["on_track", "no_data"]


def test_a_year_is_closed_by_its_end_or_by_its_last_figure():
    running = board(plan(flow()), rows_of(10, 11), "2023", date(2023, 12, 20)).by_id["X"]
    assert (running["closed"], running["status"]) == (False, "on_track")
    whole = board(plan(flow()), rows_of(10, 12), "2023", date(2023, 12, 20)).by_id["X"]
    assert (whole["closed"], whole["status"]) == (True, "met")


def rows_of(value, count):
    return [{"period": f"2023-{month:02}", "value": value} for month in range(1, count + 1)]


ONCE = indicator("level", target=95, pace="once", due_month=12, frequency="half")


@pytest.mark.parametrize(
    ("values", "period", "status"),
    [
        ({"2023-H1": 90}, "2023-06", "not_due"),
        ({"2023-H1": 90}, "2023", "no_data"),  # not red, nor green were it above: at the year's end nobody said
        ({"2023-H1": 96}, "2023", "exceeded"),  # what is reached stays reached
        ({"2023-H1": 90, "2023-H2": 94}, "2023", "missed"),
    ],
)
def test_what_is_judged_once_needs_a_figure_from_its_month_on(values, period, status):
    row = judge(ONCE, values, period)
    assert row["status"] == status
    assert bool(row["missing_periods"]) == (status == "no_data")


def test_a_sum_judged_once_is_not_blamed_for_months_that_are_not_there():
    one = indicator("flow", target=100, pace="once", due_month=11)
    half = months(2023, [10] * 6)
    assert [judge(one, half, at)["status"] for at in ("2023-10", "2023-11", "2023")] == [
        "not_due",
        "no_data",
        "no_data",
    ]
    assert judge(one, {**half, "2023-11": 10}, "2023-11")["status"] == "at_risk"


@pytest.mark.parametrize("path", [{"pace": "prorata"}, {"milestones": (("2023-06", 40.0), ("2023-09", 75.0))}])
def test_a_level_is_not_blamed_for_a_mark_that_came_after_its_last_figure(path):
    one = indicator("level", target=100, unit="km", **path)
    low, high = judge(one, {"2023-06": 50}, "2023-09"), judge(one, {"2023-06": 80}, "2023-09")
    assert (low["status"], low["projection"]) == ("no_data", None)
    assert high["status"] == "on_track"
    assert judge(one, {"2023-09": 50}, "2023-09")["status"] == "at_risk"


def test_last_years_rate_has_to_be_whole_to_compare_with():
    one = indicator("ratio", target=75)
    this = {f"2023-0{month}": (80, 100) for month in (1, 2, 3)}
    whole = {f"2022-0{month}": (70, 100) for month in (1, 2, 3)}
    assert judge(one, {**this, "2022-03": (10, 100)}, "2023-03")["previous_year"] is None
    row = judge(one, {**this, **whole}, "2023-03")
    assert (row["previous_year"], row["yoy"]) == (pytest.approx(70), pytest.approx(10))


def test_the_data_status_of_a_rate_is_that_of_the_figure_judged():
    one = indicator("growth", target=10)
    rows = [
        {"period": "2023-01", "value": 12.0, "status": "estimate"},
        {"period": "2023-02", "value": 11.0, "status": "official"},
    ]
    assert board(plan(one), rows, "2023-02").by_id["X"]["data_status"] == "official"
    parts = indicator("ratio", target=75)
    rows = [
        {"period": "2023-01", "numerator": 8.0, "denominator": 10.0, "status": "estimate"},
        {"period": "2023-02", "numerator": 8.0, "denominator": 10.0, "status": "official"},
    ]
    assert board(plan(parts), rows, "2023-02").by_id["X"]["data_status"] == "estimate"


@pytest.mark.parametrize("calendar", ["2022-H2", "2022"])
def test_a_total_of_two_own_years_displaces_no_month_of_either(calendar):
    one = indicator("flow", target=120, year_start=10)
    year = {**months(2022, [10] * 3, start=10), **months(2023, [10] * 9)}
    row = judge(one, {**year, calendar: 100}, "2023-09")
    assert (row["actual"], row["status"], list(row["missing_periods"])) == (120, "met", [])
