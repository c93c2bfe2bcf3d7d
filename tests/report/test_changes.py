"""What is different: verdicts, revised figures, what is owed; against a period and against a day."""

from __future__ import annotations

import json
from datetime import date

import pytest
from support.judging import ROOT, indicator, observations, plan

from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import Status
from tvplan_tui.report import change_list
from tvplan_tui.report.board import Book
from tvplan_tui.report.changes import Changes, Kind, changes, direction, usual
from tvplan_tui.report.records import to_csv, to_json
from tvplan_tui.store.config import read_config

SEPTEMBER = Period.month(2023, 9)
TODAY = date(2023, 10, 20)


@pytest.fixture(scope="module")
def book() -> Book:
    shipped, _faults = read_config(ROOT / "config.toml")
    assert shipped is not None
    return Book.open(shipped)


def told(found: Changes, *kinds: Kind) -> list[str]:
    return [f"{one.indicator.id}: {one.told}" for one in found.of(*kinds)]


def test_against_the_period_before(book: Book) -> None:
    found = changes(book, SEPTEMBER, TODAY, Period.month(2023, 8))
    assert [one.kind for one in found.found] == sorted((one.kind for one in found.found), key=list(Kind).index)
    assert not found.of(Kind.WORSE), "what is missing is not worse"
    owed = "quá hạn số liệu quý III/2023"
    assert told(found, Kind.OVERDUE) == [f"KT5: {owed}; trước đó nguy cơ", f"KT5g: {owed}; trước đó chậm"], (
        "and is said once"
    )
    assert told(found, Kind.BETTER)[0] == "KT1: từ nguy cơ lên chậm; số liệu từ 9,02 thành 9,69 %"
    assert "KT4: từ chậm lên đúng tiến độ; đạt 101,9 % mốc đến kỳ, trước đó 98,7 %" in told(found, Kind.BETTER)
    assert "KT2: có số tháng 9/2023: 12 doanh nghiệp (ước)" in told(found, Kind.FRESH)
    fresh = told(found, Kind.FRESH)
    assert "QA6: có số tháng 9/2023: lũy kế 84,19 %; trong kỳ 113/60 (sơ bộ)" in fresh
    assert not found.of(Kind.REVISED), "what was revised before the last report is no news"


def test_what_was_missing_and_came_is_not_worse_and_says_its_verdict() -> None:
    rows = [{"period": "2023-02", "value": 50.0, "status": "official", "recorded_at": "2023-03-05"}]
    found = changes(
        Book(plan(LEVEL), observations(rows), ()), Period.month(2023, 2), date(2023, 3, 20), date(2023, 3, 1)
    )
    moved = [one for one in found.found if one.before is Status.NO_DATA]
    assert [one.kind for one in moved] == [Kind.MOVED]
    assert moved[0].told.startswith("có số liệu: nguy cơ")


def test_a_month_without_any_figures_makes_nothing_worse(book: Book) -> None:
    found = changes(book, Period.month(2023, 12), date(2024, 1, 20), Period.month(2023, 11))
    assert not found.of(Kind.WORSE)
    owed = [one.indicator.id for one in found.of(Kind.OVERDUE, Kind.MISSING)]
    assert owed and len(owed) == len(set(owed))


def test_within_a_kind_the_plans_order(book: Book) -> None:
    found = changes(book, SEPTEMBER, TODAY, Period.month(2023, 8))
    place = list(book.plan.by_id)
    fresh = [place.index(one.indicator.id) for one in found.of(Kind.FRESH)]
    assert fresh == sorted(fresh)


def test_a_revision_stands_in_the_period_in_which_it_was_made(book: Book) -> None:
    def of(month: int) -> list[str]:
        found = changes(book, Period.month(2023, month), TODAY, Period.month(2023, month - 1))
        return told(found, Kind.REVISED)

    revised = {month: of(month) for month in (3, 4, 8)}
    assert revised[3] == []
    assert revised[4] == [
        "KT3: số tháng 3/2023 sửa từ 41,207 tỷ đồng (sơ bộ) thành 44,793 tỷ đồng (chính thức), "
        "tăng 3,586 tỷ đồng – Đính chính: bổ sung khoản thu chưa hạch toán trong tháng"
    ]
    assert revised[8][0].startswith("KT3a: số tháng 7/2023 sửa từ 29,500 tỷ đồng (ước) thành 30,986")


def test_against_a_day(book: Book) -> None:
    found = changes(book, SEPTEMBER, TODAY, date(2023, 7, 1))
    assert found.before.period == Period.month(2023, 5), "the latest period with figures then"
    revised = {one.indicator.id: one for one in found.of(Kind.REVISED)}
    assert list(revised) == ["QA4", "XH8"], "what was revised away from the target stands first"
    assert revised["XH8"].delta == pytest.approx(0.18)
    assert (revised["QA4"].was_parts, revised["QA4"].now_parts) == ((12, 15), (11, 14))
    phrase = (
        "QA4: số tháng 5/2023 sửa từ 80,00 % = 12/15 (sơ bộ) thành 78,57 % = 11/14 (chính thức), giảm 1,43 điểm %"
        " – Nhập một vụ án trùng"
    )
    assert any(one.startswith(phrase) for one in told(found, Kind.REVISED))


def test_a_day_after_the_last_row_changes_nothing(book: Book) -> None:
    found = changes(book, SEPTEMBER, date(2023, 10, 12), date(2023, 10, 12))
    assert found.found == ()
    assert change_list.summary(found) == "Không có gì thay đổi"


def test_both_sides_can_lie_in_the_past(book: Book) -> None:
    found = changes(book, SEPTEMBER, TODAY, date(2023, 10, 4), as_of=date(2023, 10, 5))
    assert {one.now.at for one in found.of(Kind.FRESH)} == {"2023-10-05"}


LEVEL = indicator("level", target=100)
ROWS = [
    {"period": "2023-01", "value": 99.0, "status": "estimate", "recorded_at": "2023-02-05"},
    {"period": "2023-01", "value": 99.0, "status": "official", "recorded_at": "2023-02-25"},
    {"period": "2023-02", "value": 99.2, "status": "official", "recorded_at": "2023-03-05"},
]


def compared(rows: list[dict[str, object]], since: date | Period, today: date = date(2023, 3, 20)) -> Changes:
    return changes(Book(plan(LEVEL), observations(rows), ()), Period.month(2023, 2), today, since)


def test_what_only_became_more_final_is_counted() -> None:
    found = compared(ROWS, Period.month(2023, 1))
    assert found.confirmed == 1
    assert not found.of(Kind.REVISED)


def test_a_figure_taken_back_and_one_of_words() -> None:
    back = {"period": "2023-02", "value": 99.2, "recorded_at": "2023-03-10", "rank": -1}
    found = compared([*ROWS, back], date(2023, 3, 8))
    assert told(found, Kind.WITHDRAWN) == ["X: số tháng 2/2023 (99,2 % (chính thức)) đã rút lại, không còn số"]
    words = indicator("qualitative", None)
    rows = [
        {"period": "2023-01", "assessment": "in_progress", "recorded_at": "2023-02-05"},
        {"period": "2023-01", "assessment": "met", "recorded_at": "2023-02-25"},
    ]
    moved = changes(Book(plan(words), observations(rows), ()), Period.month(2023, 1), TODAY, date(2023, 2, 10))
    assert told(moved, Kind.REVISED) == ["X: số tháng 1/2023 sửa từ đang thực hiện thành đạt"]
    assert moved.found[0].delta is None


def test_rows_without_a_time_are_new_with_their_period() -> None:
    bare = [{key: value for key, value in row.items() if key != "recorded_at"} for row in ROWS]
    assert told(compared(bare, Period.month(2023, 1)), Kind.FRESH) == ["X: có số tháng 2/2023: 99,2 % (chính thức)"]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (Status.ON_TRACK, Status.BEHIND, Kind.WORSE),
        (Status.AT_RISK, Status.BEHIND, Kind.BETTER),
        (Status.AT_RISK, Status.NO_DATA, Kind.MISSING),
        (Status.NO_DATA, Status.AT_RISK, Kind.MOVED),
        (Status.NOT_DUE, Status.ON_TRACK, Kind.BETTER),
        (Status.ON_TRACK, Status.MET, Kind.MOVED),
        (Status.MET, Status.IN_PROGRESS, Kind.MOVED),
        (Status.AT_RISK, Status.MISSED, Kind.WORSE),
    ],
)
def test_worse_and_better(old: Status, new: Status, kind: Kind) -> None:
    assert direction(old, new) is kind


def test_usual_stays_in_the_plans_year(book: Book) -> None:
    assert usual(book, Period.parse("2023-Q2")) == Period.parse("2023-Q1")
    assert usual(book, Period.month(2023, 1)) is None


def test_scripts_get_every_change(book: Book) -> None:
    found = changes(book, Period.month(2023, 8), TODAY, Period.month(2023, 7))
    record = json.loads(to_json(change_list.record(found)))
    assert record["since"] == "2023-07"
    assert sum(record["counts"].values()) == len(record["changes"]) == len(found.found)
    first = record["changes"][0]
    assert (first["kind"], first["id"], first["from"]["value"], first["to"]["value"]) == (
        "revised",
        "KT3a",
        29.5,
        30.986,
    )
    table = to_csv([change_list.row(one) for one in found.found], change_list.KEYS).splitlines()
    assert len(table) == len(found.found) + 1
    lines = change_list.plain_lines(found, ascii_only=True)
    assert "= 1 sửa số, ^ 1 tốt lên, + 18 số mới" in lines
