"""A range in words: what lies above it is not said to lie in it; and a limit is counted upwards."""

import pytest
from support.judging import board, indicator, judge, months, plan

from tvplan_tui.report.paragraph import paragraph

WIDE = {"low": 6.6, "high": 6.8}


def read_out(one, values: dict, period: str) -> str:
    judged = board(plan(one), [{"period": at, "value": value} for at, value in values.items()], period)
    return paragraph(judged, one)


@pytest.mark.parametrize("kind", ["level", "growth"])
def test_above_a_range_to_be_reached_is_not_inside_it(kind):
    one = indicator(kind, frequency="year", **WIDE)
    row = judge(one, {"2023": 6.9}, "2023")
    assert row["status"] == "exceeded"
    assert row["explanation"].endswith("cao hơn mức trên 0,1 điểm % nên vượt.")
    said = read_out(one, {"2023": 6.9}, "2023")
    assert "cao hơn 0,1 điểm %" in said
    assert "nằm trong" not in said


def test_within_and_below_a_range():
    one = indicator("level", **WIDE)
    assert "trong khoảng mục tiêu nên đạt" in judge(one, {"2023-12": 6.7}, "2023")["explanation"]
    assert "thấp hơn mức dưới 0,1 điểm % nên không đạt" in judge(one, {"2023-12": 6.5}, "2023")["explanation"]


@pytest.mark.parametrize(
    ("monthly", "status", "told"),
    [
        (9.5, "on_track", "mốc 6/12 là 60, bằng 95,0 % mốc nên đúng tiến độ"),
        (11, "behind", "mốc 6/12 là 60, bằng 110,0 % mốc (nguy cơ từ trên 110 %) nên chậm"),
        (12, "at_risk", "mốc 6/12 là 60, bằng 120,0 % mốc (trên 110 %) nên có nguy cơ không đạt"),
    ],
)
def test_what_may_be_used_up_is_counted_upwards(monthly, status, told):
    one = indicator("flow", "at_most", 120, unit="vụ")
    row = judge(one, months(2023, [monthly] * 6), "2023-06")
    assert row["status"] == status
    assert told in row["explanation"]
    used = told.split("bằng ")[1].split(" mốc")[0]
    assert f"đã bằng {used} mức ấy" in read_out(one, months(2023, [monthly] * 6), "2023-06")
