"""Targets adjusted during the year, retired indicators, and the board as it was on a day."""

from __future__ import annotations

from datetime import date

import pytest
from support.judging import TODAY, indicator, observations, plan

from tvplan_tui.domain.indicator import Calendar, Revision
from tvplan_tui.domain.override import Override
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.revisions import is_retired, plan_at, revision_at
from tvplan_tui.domain.status import Status
from tvplan_tui.report.board import Book
from tvplan_tui.report.counts import counts
from tvplan_tui.report.plain_ledger import targets_so_far, targets_told

REVISIONS = (Revision("2023-07-15", 100.0, "12/QĐ-UBND"), Revision("2023-10-01", 90.0))
MONTHS = [{"period": f"2023-{month:02}", "value": 9.0} for month in range(1, 10)]


def flow(**more):
    return indicator("flow", target=120.0, **more)


def book(one, rows, overrides=()):
    return Book(plan(one), observations(rows), (), overrides)


@pytest.mark.parametrize(
    ("period", "as_of", "since"),
    [
        ("2023-06", None, None),
        ("2023-07", None, "2023-07-15"),
        ("2023-Q3", None, "2023-07-15"),
        ("2023-10", None, "2023-10-01"),
        ("2023", None, "2023-10-01"),
        ("2023-10", "2023-09-30", "2023-07-15"),
        ("2023-10", "2023-07-14", None),
    ],
)
def test_which_revision_is_in_force(period, as_of, since):
    day = date.fromisoformat(as_of) if as_of else None
    found = revision_at(flow(revisions=REVISIONS), 2023, Period.parse(period), day)
    assert (found.date if found else None) == since


def test_the_cut_off_is_the_indicators_own():
    administrative = flow(revisions=REVISIONS, calendar=Calendar.ADMINISTRATIVE)
    assert revision_at(administrative, 2023, Period.month(2023, 7)) is None
    assert revision_at(administrative, 2023, Period.month(2023, 8)).value == 100
    enforcement = flow(revisions=REVISIONS, year_start=10)
    assert revision_at(enforcement, 2023, Period.month(2023, 12)).date == "2023-07-15"


def test_a_plan_without_revisions_is_the_same_plan():
    whole = plan(flow())
    assert plan_at(whole, Period.month(2023, 9)) is whole


def test_judged_against_the_target_in_force_and_says_so():
    whole = book(flow(revisions=REVISIONS[:1]), MONTHS)
    before = whole.board(Period.month(2023, 6), TODAY).by_id["X"]
    after = whole.board(Period.month(2023, 9), TODAY).by_id["X"]
    assert (before["target"], before["expected"], before["status"]) == (120, 60, "behind")
    assert (before["target_since"], before["original_target"]) == (None, 120)
    assert "điều chỉnh" not in before["explanation"]
    assert (after["target"], after["expected"], after["status"]) == (100, 75, "on_track")
    assert (after["original_target"], after["target_since"], after["target_document"]) == (
        120,
        "2023-07-15",
        "12/QĐ-UBND",
    )
    words = "xét theo mục tiêu điều chỉnh 100 tỷ đồng từ 15/07/2023 (12/QĐ-UBND), ban đầu là 120 tỷ đồng"
    assert words in after["explanation"]
    assert whole.board(Period.month(2023, 9), TODAY).series["X"].target == 100
    assert whole.board(Period.month(2023, 9), TODAY, date(2023, 7, 1)).by_id["X"]["target"] == 120


def test_a_range_is_adjusted_by_both_its_edges_and_says_so():
    one = indicator("growth", low=6.6, high=6.8, revisions=(Revision("2023-07-15", None, "NQ 5", 6.0, 6.25),))
    whole = book(one, [{"period": "2023-06", "value": 6.1}, {"period": "2023-09", "value": 6.1}])
    before = whole.board(Period.month(2023, 6), TODAY).by_id["X"]
    after = whole.board(Period.month(2023, 9), TODAY).by_id["X"]
    assert [(row["low"], row["high"], row["status"]) for row in (before, after)] == [
        (6.6, 6.8, "behind"),
        (6.0, 6.25, "on_track"),
    ]
    assert [after[key] for key in ("target", "original_target", "original_low", "original_high")] == [6, 6.6, 6.6, 6.8]
    words = "xét theo mục tiêu điều chỉnh ngày 15/07/2023: từ 6,00 đến 6,25 % (NQ 5), ban đầu là từ 6,60 đến 6,80 %"
    assert words in after["explanation"]
    told = targets_told(after, plan_at(whole.plan, Period.month(2023, 9)).by_id["X"])
    assert told == "Mục tiêu ban đầu: 6,60–6,80; điều chỉnh từ 15/07/2023: 6,00–6,25 (NQ 5)"


def test_a_budget_is_adjusted_with_the_edges_around_it():
    edges = Revision("2023-07-15", 130.0, "", 125.0, 130.0)
    one = indicator("flow", "between", 120.0, low=115.0, high=120.0, revisions=(edges,))
    there = book(one, MONTHS).board(Period.month(2023, 9), TODAY)
    assert there.by_id["X"]["high"] == 130
    assert targets_told(there.by_id["X"], there.plan.by_id["X"]) == (
        "Mục tiêu ban đầu: 120 (115–120); điều chỉnh từ 15/07/2023: 130 (125–130)"
    )
    assert targets_so_far(one) == "Ban đầu: 120 (115–120); từ 15/07/2023: 130 (125–130)"


def test_a_revised_target_reads_with_the_decimals_of_the_original():
    whole = plan_at(plan(indicator("flow", target=592.642, revisions=REVISIONS)), Period.month(2023, 9))
    assert (whole.by_id["X"].target, whole.by_id["X"].decimals) == (100, 3)


def test_a_retired_indicator_is_left_out_from_its_period_on():
    one = flow(retired="2023-07")
    assert [is_retired(one, Period.parse(text)) for text in ("2023-06", "2023-07", "2023-Q2", "2023-Q3", "2023")] == [
        False, True, False, True, True,
    ]  # fmt: skip
    whole = book(one, MONTHS)
    june, july = whole.board(Period.month(2023, 6), TODAY), whole.board(Period.month(2023, 7), TODAY)
    assert "X" in june.by_id and counts(june).whole.rows.total() == 1
    assert july.rows == () and counts(july).whole.rows.total() == 0
    assert july.series["X"].values[5] == 9


def test_as_of_brings_back_the_figures_of_that_day():
    rows = [
        {"period": "2023-06", "value": 1.0},
        {"period": "2023-06", "value": 2.0, "recorded_at": "2023-07-05"},
        {"period": "2023-06", "value": 3.0, "recorded_at": "2023-07-05T16:00:00+07:00"},
        {"period": "2023-06", "value": 4.0, "recorded_at": "2023-07-06T00:00:01+07:00"},
    ]
    whole = book(indicator("level", target=10.0), rows)

    def actual(day):
        return whole.board(Period.month(2023, 6), TODAY, day).by_id["X"]["actual"]

    days = [date(2023, 7, 4), date(2023, 7, 5), date(2023, 7, 6), None]
    assert [actual(day) for day in days] == [1, 3, 4, 4]


def test_as_of_knows_no_later_day():
    whole = book(flow(), [{"period": "2023-01", "value": 9.0, "recorded_at": "2023-02-05"}])
    at = Period.month(2023, 2)
    assert whole.board(at, TODAY).by_id["X"]["data_state"] == "overdue"
    assert whole.board(at, TODAY, date(2023, 3, 1)).by_id["X"]["data_state"] == "missing"
    assert whole.latest_period(TODAY, date(2023, 2, 4)) == Period.month(2023, 2)
    assert whole.latest_period(date(2023, 2, 4), date(2023, 2, 4)) == Period.month(2023, 2)


def test_a_persons_verdict_stands_beside_the_computed_one():
    def given(verdict, at, period="2023-06"):
        return Override("X", Period.parse(period), verdict, "vì", at, "lan")

    rows = MONTHS[:6]
    first, second = given(Status.MET, "2023-07-05T08:00"), given(Status.MISSED, "2023-07-06", "2023-Q2")
    whole = book(flow(), rows, (second, first, given(None, "2023-07-08")))

    def override(day, period="2023-06"):
        return whole.board(Period.parse(period), TODAY, day).by_id["X"]["override"]

    assert override(date(2023, 7, 4)) is None
    told = {"verdict": "met", "reason": "vì", "by": "lan", "on": "2023-07-05", "at": "2023-07-05T08:00"}
    assert override(date(2023, 7, 5)) == told
    assert override(date(2023, 7, 7))["verdict"] == "missed"
    assert override(date(2023, 7, 5), "2023-05") is None
    assert override(None) is None
    assert whole.board(Period.month(2023, 6), TODAY, date(2023, 7, 5)).by_id["X"]["status"] == "behind"


@pytest.mark.parametrize(
    ("notes", "unexplained"), [({}, True), ({6: "Mưa"}, False), ({5: "Mưa"}, True), ({6: None}, True)]
)
def test_red_without_an_explanation_is_marked(notes, unexplained):
    rows = [{"period": f"2023-{month:02}", "value": 1.0, "note": notes.get(month)} for month in range(1, 7)]
    row = book(flow(), rows).board(Period.month(2023, 6), TODAY).by_id["X"]
    assert (row["status"], row["unexplained"]) == ("at_risk", unexplained)


def test_a_note_to_the_last_quarter_still_explains_in_the_month_after():
    rows = [{"period": "2023-Q2", "value": 1.0, "note": "Mưa"}, {"period": "2023-Q1", "value": 1.0}]
    row = book(flow(frequency="quarter"), rows).board(Period.month(2023, 8), TODAY).by_id["X"]
    assert (row["status"], row["unexplained"]) == ("at_risk", False)
    good = [{"period": "2023-Q1", "value": 60.0}, {"period": "2023-Q2", "value": 60.0}]
    assert not book(flow(frequency="quarter"), good).board(Period.month(2023, 8), TODAY).by_id["X"]["unexplained"]
