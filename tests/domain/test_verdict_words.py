"""What the sentence, the paragraph and the printed facts say of a mark, an upper edge, a fall and a least agrees."""

from __future__ import annotations

from typing import Any

import pytest
from support.judging import board, indicator, judge, months, plan

from tvplan_tui.domain.indicator import Thresholds
from tvplan_tui.report import plain
from tvplan_tui.report.paragraph import paragraph

STEPS = {"milestones": (("2023-06", 40.0), ("2023-09", 90.0)), "unit": "km", "target": 100.0}
PLACES = {"low": 50.0, "high": 60.0, "unit": "người"}


def facts(one: Any, values: dict[str, float], period: str) -> list[str]:
    """Return what ``tvplan show`` prints of it."""
    there = board(plan(one), [{"period": at, "value": value} for at, value in values.items()], period)
    return plain.detail(there, one, ascii_only=False)


def spoken(one: Any, values: dict[str, float], period: str) -> str:
    return paragraph(board(plan(one), [{"period": at, "value": value} for at, value in values.items()], period), one)


@pytest.mark.parametrize(
    ("actual", "status", "words"),
    [
        (30.0, "at_risk", "mốc đến tháng 6 là 40 km, thấp hơn 10 km, bằng 75,0 % mốc (dưới 95 %) nên có nguy cơ"),
        (39.0, "behind", "mốc đến tháng 6 là 40 km, thấp hơn 1 km, bằng 97,5 % mốc (từ 95 % trở lên) nên chậm."),
        (40.0, "on_track", "mốc đến tháng 6 là 40 km, bằng mốc nên đúng tiến độ."),
        (45.0, "on_track", "mốc đến tháng 6 là 40 km, cao hơn 5 km, bằng 112,5 % mốc nên đúng tiến độ."),
    ],
)  # fmt: skip
def test_a_level_with_marks_is_held_against_the_mark(actual: float, status: str, words: str) -> None:
    row = judge(indicator("level", **STEPS), {"2023-06": actual}, "2023-06")
    assert row["status"] == status
    assert row["explanation"].partition("mục tiêu ít nhất 100 km; ")[2].startswith(words)


def test_the_paragraph_names_the_mark_too() -> None:
    text = spoken(indicator("level", **STEPS), {"2023-06": 30.0}, "2023-06")
    assert "mục tiêu cả năm ít nhất 100 km; theo lộ trình thì đến nay phải có 40 km, mới được 75,0 % mức ấy" in text
    assert "mức hoàn thành" not in text


def test_a_profile_and_a_year_of_its_own_have_marks_likewise() -> None:
    shares = tuple(month / 10 if month < 10 else 1.0 for month in range(1, 13))
    one = indicator("level", target=100.0, unit="km", profile=shares, year_start=10)
    assert "mốc đến tháng 1 là 40 km, thấp hơn 10 km" in judge(one, {"2023-01": 30.0}, "2023-01")["explanation"]
    assert "cao hơn 5 km so" in spoken(one, {"2023-09": 105.0}, "2023-09"), "at the end it is the target that decides"


def test_a_limit_with_marks_is_counted_upwards() -> None:
    one = indicator("level", "at_most", 10.0, unit="‰", milestones=(("2023-06", 12.0),))
    row = judge(one, {"2023-06": 13.0}, "2023-06")
    assert "mốc đến tháng 6 là 12,0 ‰, cao hơn 1,0 ‰, bằng 108,3 % mốc (trên 105 %)" in row["explanation"]
    printed = facts(one, {"2023-06": 13.0}, "2023-06")
    assert "So mốc: 108,3 %" in printed
    assert "Ngưỡng: đúng tiến độ đến 100 % mốc; nguy cơ trên 105 % mốc." in printed


@pytest.mark.parametrize(("actual", "share"), [(62.0, "103,3 %"), (38281.0, "63.801,7 %")])
def test_above_a_range_its_upper_edge_is_what_there_is_a_share_of(actual: float, share: str) -> None:
    one = indicator("level", "between", None, **PLACES)
    told = judge(one, {"2023-06": actual}, "2023-06")["explanation"]
    assert f"(bằng {share} mức trên, nguy cơ từ trên 105 %)" in told
    assert f"(bằng {share} mức trên, trên 105 % là nguy cơ)" in spoken(one, {"2023-06": actual}, "2023-06")
    printed = facts(one, {"2023-06": actual}, "2023-06")
    assert f"So mức trên: {share}" in printed
    assert not any(line.startswith("Tiến độ") for line in printed)
    assert "Ngưỡng: đúng tiến độ từ 100 % mốc; nguy cơ dưới 95 % mốc hoặc trên 105 % mức trên." in printed


def test_below_a_range_it_is_a_share_of_the_lower_edge() -> None:
    one = indicator("level", "between", None, **PLACES)
    assert "(80,0 % mục tiêu, ngưỡng nguy cơ 95 %)" in judge(one, {"2023-06": 40.0}, "2023-06")["explanation"]


@pytest.mark.parametrize(
    ("bound", "aim", "actual", "goal", "side"),
    [
        ("at_most", -2.0, -3.0, "giảm ít nhất 2,0 %", "; mục tiêu là giảm ít nhất 2,0 %, tốt hơn 1,0 điểm %"),
        ("at_most", -2.0, 1.0, "giảm ít nhất 2,0 %", "; mục tiêu là giảm ít nhất 2,0 %, kém 3,0 điểm %"),
        ("at_least", -2.0, -3.0, "giảm không quá 2,0 %", "; mục tiêu là giảm không quá 2,0 %, kém 1,0 điểm %"),
        ("at_least", -2.0, 1.0, "giảm không quá 2,0 %", "; mục tiêu là giảm không quá 2,0 %, tốt hơn 3,0 điểm %"),
        ("at_most", 2.0, 3.5, "tăng không quá 2,0 %", "cao hơn 1,5 điểm % so với mục tiêu tăng không quá 2,0 %"),
        ("at_least", 2.0, -1.0, "tăng 2,0 %", "thấp hơn 3,0 điểm % so với mục tiêu tăng 2,0 %"),
        ("at_least", 0.0, -1.0, "không giảm", "thấp hơn 1,0 điểm % so với mục tiêu không giảm"),
        ("at_most", 0.0, 1.0, "không tăng", "cao hơn 1,0 điểm % so với mục tiêu không tăng"),
        ("at_most", -2.0, -2.0, "giảm ít nhất 2,0 %", "đúng bằng mục tiêu giảm ít nhất 2,0 %"),
    ],
)
def test_growth_says_which_way_it_may_go(bound: str, aim: float, actual: float, goal: str, side: str) -> None:
    one = indicator("growth", bound, aim)
    assert f"so cùng kỳ, mục tiêu {goal}: " in judge(one, {"2023-06": actual}, "2023-06")["explanation"]
    assert side in spoken(one, {"2023-06": actual}, "2023-06")


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (indicator("growth", "at_most", 2.0), "không cao hơn mục tiêu; nguy cơ khi cao hơn quá 1 điểm %."),
        (indicator("growth", target=2.0), "không thấp hơn mục tiêu; nguy cơ khi thấp hơn quá 1 điểm %."),
        (indicator("growth", "between", low=1.0, high=3.0), "trong khoảng mục tiêu; nguy cơ khi ra ngoài quá 1 điểm"),
    ],
)  # fmt: skip
def test_the_thresholds_of_growth_follow_its_bound(one: Any, words: str) -> None:
    assert f"Ngưỡng: đúng tiến độ khi {words}" in "\n".join(facts(one, {"2023-06": 2.5}, "2023-06"))


def test_a_budget_is_at_risk_on_either_side() -> None:
    one = indicator("flow", "between", 100.0, low=95.0, high=100.0)
    printed = facts(one, months(2023, [8.0] * 6), "2023-06")
    assert "Ngưỡng: đúng tiến độ từ 100 % mốc; nguy cơ dưới 90 % mốc hoặc trên 110 % mốc của mức trên." in printed


def test_growth_shows_the_decimals_its_distance_is_told_with() -> None:
    one = indicator("growth", target=10.0, decimals=1)
    near = judge(one, {"2023-06": 8.99}, "2023-06")["explanation"]
    assert "tăng 8,99 % so cùng kỳ, mục tiêu tăng 10,0 %: thấp hơn 1,01 điểm % (quá 1 điểm)" in near
    close = judge(one, {"2023-06": 9.95}, "2023-06")["explanation"]
    assert "tăng 9,95 % so cùng kỳ, mục tiêu tăng 10,0 %: thấp hơn 0,05 điểm %" in close
    assert "tăng 8,99 % so cùng kỳ, thấp hơn 1,01 điểm % so" in spoken(one, {"2023-06": 8.99}, "2023-06")


def test_a_least_is_called_one_wherever_it_is_told() -> None:
    one = indicator("flow", target=1615.0, unit="người")
    values = months(2023, [139.0] * 8 + [141.0])
    told = judge(one, values, "2023")["explanation"]
    assert "lũy kế ít nhất 1.253 người, bằng ít nhất 77,5 % kế hoạch 1.615 người" in told  # 77,585 %
    assert "ít nhất 1.253 người, bằng ít nhất 77,5 % kế hoạch" in spoken(one, values, "2023")
    assert {"So kế hoạch: ≥ 77,5 %", "Tiến độ so mốc: ≥ 77,5 %"} <= set(facts(one, values, "2023"))
    assert "bằng 77,6 % kế hoạch 1.615 người" in judge(one, values, "2023-09")["explanation"], "nothing is missing"


def test_a_limit_passed_by_what_is_there_is_passed_by_a_least() -> None:
    one = indicator("flow", "at_most", 30.0)
    values = {"2023-01": 16.4, "2023-02": 16.3}
    told = judge(one, values, "2023-04")["explanation"]
    assert told.startswith("Lũy kế 4 tháng ít nhất 32 tỷ đồng, bằng ít nhất 109,0 % mức tối đa")
    assert "4 tháng là ít nhất 32 trên 30 tỷ đồng, tức ít nhất 109,0 % mức tối đa" in spoken(one, values, "2023-04")


@pytest.mark.parametrize(
    ("one", "actual", "words", "aloud"),
    [
        (indicator("level", "between", None, **PLACES), 62.0, "(bằng 103,3 % mức trên, nguy cơ từ trên 105 %)",
         "(bằng 103,3 % mức trên, trên 105 % là nguy cơ)"),
        (indicator("level", target=100.0, unit="km"), 97.0, "(97,0 % mục tiêu, ngưỡng nguy cơ 95 %)",
         "(mức hoàn thành 97,0 %, ngưỡng nguy cơ 95 %)"),
    ],
)  # fmt: skip
def test_what_is_on_track_outside_its_target_says_why(one: Any, actual: float, words: str, aloud: str) -> None:
    there = board(plan(one, thresholds=Thresholds(on_track=0.96)), [{"period": "2023-06", "value": actual}], "2023-06")
    assert f"{words} nên đúng tiến độ." in there.by_id["X"]["explanation"]
    assert aloud in paragraph(there, one)
