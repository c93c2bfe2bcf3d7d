"""From plan and verdicts to the lines of a table: filters, sorts, decimals, words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.judging import indicator, judge, months

from tvplan_tui.domain.indicator import Bound, Indicator, Kind, Plan, Sector
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import Status, word
from tvplan_tui.report.board import Board
from tvplan_tui.report.lacking import lacking
from tvplan_tui.ui.lists.filter_words import in_force, nothing
from tvplan_tui.ui.lists.listing import ALARMS, MISSING, SORTS, Look, listing
from tvplan_tui.ui.lists.measure import pad
from tvplan_tui.ui.lists.rows import (
    ROOMY,
    Presenter,
    actual,
    as_tsv,
    columns,
    data_words,
    month_word,
    short_word,
    target,
)
from tvplan_tui.ui.lists.worries import worries
from tvplan_tui.ui.palette import matching, offers
from tvplan_tui.ui.widgets.grid_layout import fit
from tvplan_tui.ui.widgets.stack import widths
from tvplan_tui.ui.words.prose import numbers

TODAY = date(2023, 10, 5)


def one(id: str, name: str, **rest: object) -> Indicator:
    values = {"unit": "tỷ đồng", "kind": Kind.FLOW, "bound": Bound.AT_LEAST, "target": 100.0, **rest}
    return Indicator(id=id, sector="KT", name=name, **values)


PLAN = Plan(
    id="P",
    title="Kế hoạch",
    authority="UBND",
    year=2023,
    sectors=(Sector("KT", "Kinh tế"),),
    indicators=(
        one("A", "Tổng thu ngân sách", target=592.642, owner="Phòng Tài chính"),
        one("A1", "Thu nội địa", parent="A", target=295.0),
        one("B", "Đầu tư phát triển", target=6319.0),
        one("G", "Học sinh đến trường", kind=Kind.GROUP, bound=None, target=None, unit="%"),
        one("G1", "Bậc mầm non", parent="G", kind=Kind.LEVEL, unit="%", target=98.5),
        one("C", "Suy dinh dưỡng", kind=Kind.LEVEL, unit="%", bound=Bound.AT_MOST, target=4.19),
    ),
)


def row(id: str, status: Status, actual: float | None = None, **rest: object) -> dict[str, object]:
    indicator = PLAN.by_id[id]
    share = actual / indicator.aim if actual is not None and indicator.aim else None
    base: dict[str, object] = dict.fromkeys(("expected", "index", "pace", "yoy", "projection", "projection_attainment"))
    return {
        **base,
        "id": id,
        "name": indicator.name,
        "parent": indicator.parent,
        "kind": indicator.kind,
        "bound": indicator.bound,
        "target": indicator.aim,
        "status": status,
        "actual": actual,
        "attainment": share,
        "yoy_unit": "ratio",
        "lower_bound": False,
        "missing_periods": [],
        "unexplained": False,
        "override": None,
        "data_state": "complete",
        "data_status": "official",
        "data_through": "2023-09",
        **rest,
    }


def board(*rows: dict[str, object]) -> Board:
    return Board(PLAN, Period.parse("2023-09"), TODAY, rows, {}, (), False)


NOW = board(
    row("A", Status.ON_TRACK, 480.117, expected=444.4815, yoy=0.0622),
    row("A1", Status.AT_RISK, 150.0),
    row("B", Status.NO_DATA, 2600.0, lower_bound=True, missing_periods=["2023-08", "2023-09"], data_state="missing"),
    row("G1", Status.BEHIND, 98.46),
    row("C", Status.ON_TRACK, 4.1),
)


SHAPE = Presenter(listing(PLAN, "KT", NOW, Look()), {}).shape


def ids(look: Look, at: Board | None = NOW) -> list[str]:
    return [entry.indicator.id for entry in listing(PLAN, "KT", at, look)]


def cells(id: str, look: Look | None = None, **options: object) -> dict[str, str]:
    entries = listing(PLAN, "KT", NOW, look or Look())
    presenter = Presenter(entries, {}, **options)
    index = [entry.indicator.id for entry in entries].index(id)
    return {key: cell.text for key, cell in presenter.line(index).cells.items()}


def test_the_plans_order_with_numbers_and_headings() -> None:
    entries = listing(PLAN, "KT", NOW, Look())
    assert [(entry.indicator.id, entry.number, entry.depth) for entry in entries] == [
        ("A", "1", 0),
        ("A1", "", 1),
        ("B", "2", 0),
        ("G", "3", 0),
        ("G1", "", 1),
        ("C", "4", 0),
    ]
    assert entries[3].status is Status.BEHIND  # a heading stands as the worst below it
    assert entries[3].row is None


def test_before_the_figures_every_verdict_is_open() -> None:
    entries = listing(PLAN, "KT", None, Look())
    line = Presenter(entries, {}, judged=False).line(0)
    assert line.cells["status"].text == "…"
    assert line.cells["target"].text.strip() == "592,642"
    assert "actual" not in {key for key, cell in line.cells.items() if cell.text}


def test_a_fold_hides_what_is_below() -> None:
    assert ids(Look(folded=frozenset({"A", "G"}))) == ["A", "B", "G", "C"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("thu noi", ["A", "A1"]),  # the parent stays for the tree
        ("NGÂN SÁCH", ["A"]),
        ("dau tu", ["B"]),  # đ is d
        ("tai chinh", ["A"]),  # the office
        ("g1", ["G", "G1"]),
        ("không có", []),
    ],
)
def test_filter_words_diacritics_aside(query: str, expected: list[str]) -> None:
    assert ids(Look(query=query)) == expected


def test_a_parent_kept_for_the_tree_is_context() -> None:
    entries = listing(PLAN, "KT", NOW, Look(query="noi dia"))
    assert [(entry.indicator.id, entry.context) for entry in entries] == [("A", True), ("A1", False)]


def test_only_alarms_and_only_missing() -> None:
    assert ids(Look(only=ALARMS)) == ["A", "A1"]
    assert ids(Look(only=MISSING)) == ["B"]
    assert ids(Look(only=ALARMS), None) == []


def test_sorting_puts_the_unknown_last_both_ways() -> None:
    assert ids(Look(sort="share"))[-1] == "G"
    assert ids(Look(sort="share", reverse=True))[-1] == "G"
    assert ids(Look(sort="share"))[0] == "B"
    assert ids(Look(sort="status"))[0] == "A1"
    assert ids(Look(sort="name")) == ["G1", "B", "G", "C", "A1", "A"]


def test_the_sort_key_walks_every_column_both_ways_and_round() -> None:
    look, seen = Look(), []
    for _press in range(2 * len(SORTS) + 1):
        look = look.sorted_next()
        seen.append((look.sort, look.reverse))
    assert seen[:4] == [("status", False), ("status", True), ("share", False), ("share", True)]
    assert seen[-1] == seen[0]


def test_the_commas_of_a_column_stand_in_line() -> None:
    entries = listing(PLAN, "KT", NOW, Look())
    presenter = Presenter(entries, {})
    texts = [presenter.line(at).cells["target"].text for at in range(len(entries))]
    assert texts == ["592,642", "295    ", "6.319    ", "", "98,5  ", "≤ 4,19 "]
    from_right = {len(text) - text.index(",") for text in texts if "," in text}
    assert from_right == {4}


def test_numbers_as_the_table_writes_them() -> None:
    line = cells("A")
    assert line["actual"] == "480,117"
    assert line["share"] == "81,0"
    assert line["yoy"] == "+6,2 %"
    assert cells("B")["actual"].strip() == "≥ 2.600"
    assert cells("B", ascii=True)["actual"].strip() == ">= 2.600"


def test_a_value_short_of_its_target_never_looks_like_it() -> None:
    assert actual(PLAN.by_id["G1"], row("G1", Status.BEHIND, 98.46)) == "98,46"


def test_a_ceiling_says_so() -> None:
    assert target(PLAN.by_id["C"]) == "≤ 4,19"
    assert target(PLAN.by_id["C"], None, True) == "<= 4,19"
    assert target(PLAN.by_id["G"]) == ""


def test_pad_leaves_a_blank_cell_blank() -> None:
    assert pad("", 4) == ""
    assert pad("120", 4) == "120    "
    assert pad("120,5", 4) == "120,5  "


def test_the_tree_and_the_flat_table() -> None:
    entries = listing(PLAN, "KT", NOW, Look())
    assert [Presenter(entries, {}).line(at).guide for at in range(3)] == ["▾ ", "  └ ", "  "]
    assert [Presenter(entries, {}, ascii=True).line(at).guide for at in range(3)] == ["- ", "  `-", "  "]
    assert Presenter(entries, {}, tree=False).line(1).guide == ""


@pytest.mark.parametrize("roomy", [True, False])
def test_red_that_nobody_has_explained_is_marked_and_has_room(roomy: bool) -> None:
    red = board(row("B", Status.MISSED, 1.0, unexplained=True), row("C", Status.MISSED, 1.0))
    entries = [entry for entry in listing(PLAN, "KT", red, Look()) if entry.indicator.id in "BC"]
    presenter = Presenter(entries, {}, roomy=roomy)
    texts = [presenter.line(at).cells["status"].text for at in (0, 1)]
    assert texts == ["✕ Không đạt!", "✕ Không đạt"]
    room = next(column for column in columns(Look(), presenter.shape, roomy=roomy) if column.key == "status").width
    assert all(len(text) <= room for text in texts)


def test_a_verdict_on_what_has_no_target_has_room_where_there_is_such_a_row() -> None:
    def room(*more: Indicator) -> int:
        whole = replace(PLAN, indicators=(*PLAN.indicators, *more))
        shape = Presenter(listing(whole, "KT", None, Look()), {}, roomy=True).shape
        return next(column for column in columns(Look(), shape, roomy=True) if column.key == "status").width

    words = len(f"∅ {word(Status.NO_TARGET)}")
    assert room() < words <= room(one("N", "Tiêm chủng", target=None))


def test_narrow_tables_use_short_words() -> None:
    assert cells("A", roomy=False)["status"] == "● Đúng TĐ"
    for status in Status:
        assert len(short_word(status)) <= 9, status
        assert word(status)


def test_the_sort_mark_stands_on_its_column() -> None:
    titles = {column.key: column.title for column in columns(Look(sort="share", reverse=True), SHAPE, roomy=True)}
    assert titles["share"] == "▼% KH"
    titles = {column.key: column.title for column in columns(Look(sort="name"), SHAPE, roomy=True)}
    assert titles["name"] == "Chỉ tiêu ▲"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "chính thức"),
        ({"data_status": None}, "đủ"),
        ({"missing_periods": ["2023-08"], "data_state": "missing"}, "thiếu T8"),
        ({"missing_periods": ["2023-07", "2023-08", "2023-09"], "data_state": "missing"}, "thiếu 3 kỳ"),
        ({"missing_periods": ["2023-Q3"], "data_state": "overdue"}, "quá hạn Q3"),
        ({"data_state": "not_due"}, "chưa đến kỳ"),
    ],
)
def test_the_state_of_the_data_in_words(changed: dict[str, object], words: str) -> None:
    assert data_words(row("A", Status.ON_TRACK, 1.0, **changed))[0] == words


def test_short_names_of_periods() -> None:
    assert [month_word(text) for text in ("2023-09", "2023-Q3", "2023-H1", "2023")] == ["T9", "Q3", "6T đầu", "2023"]


def test_a_row_for_a_spreadsheet() -> None:
    fields = as_tsv(PLAN.by_id["A"], NOW.by_id["A"]).split("\t")
    assert fields[:6] == ["A", "Tổng thu ngân sách", "tỷ đồng", "592,642", "480,117", "81,0"]
    assert fields[7:] == ["Đúng tiến độ", "Phòng Tài chính"]


def test_what_a_filter_says() -> None:
    assert in_force(Look(), 3, 10) == "3/10 dòng"
    assert in_force(Look(query="thu", only=ALARMS), 2, 10) == "“thu” · chỉ nguy cơ: 2/10 dòng"
    assert in_force(Look(query="thu"), 2, 43, wide=True) == "“thu”: cả kế hoạch 2/43 dòng"
    assert "cả kế hoạch" in nothing(Look(query="x"), "Kinh tế")
    assert "chỉ nguy cơ" in nothing(Look(query="x", only=ALARMS), "Kinh tế")
    assert "nguy cơ" in nothing(Look(only=ALARMS), "Kinh tế")
    assert "thiếu số liệu" in nothing(Look(only=MISSING), "Kinh tế")
    assert "cấu hình" in nothing(Look(), "Kinh tế")


def test_what_asks_for_attention_first() -> None:
    assert [found["id"] for found in worries(NOW)] == ["A1", "G1"]
    assert [found["id"] for found in lacking(NOW)] == ["B"]


def test_the_palette_finds_without_diacritics() -> None:
    offered = offers("sector", PLAN, Period.parse("2023-09"))
    assert [offer.value for offer in matching(offered, "thu noi")] == ["A1"]
    assert matching(offered, "thang 9/")[0].hint == "2023-09  đang xem"
    assert not [offer for offer in offered if offer.value.startswith(("sector.", "grid."))]


@pytest.mark.parametrize("width", [3, 10, 79])
def test_shares_fill_the_bar_and_hide_nobody(width: int) -> None:
    shared = widths({Status.AT_RISK: 1, Status.ON_TRACK: 200, Status.NO_DATA: 0, Status.MET: 3}, width)
    assert sum(shared.values()) == width
    assert set(shared) == {Status.AT_RISK, Status.ON_TRACK, Status.MET}
    assert min(shared.values()) >= 1


def test_shares_of_nothing() -> None:
    assert widths({}, 20) == {}


@pytest.mark.parametrize("width", [60, 80, 100, 120, 160])
def test_no_number_is_cut_at_any_width(width: int) -> None:
    roomy = width >= ROOMY
    presenter = Presenter(listing(PLAN, "KT", NOW, Look()), {}, roomy=roomy)
    placed = fit(columns(Look(), presenter.shape, roomy=roomy), width - 1)
    slots = {slot.column.key: slot for slot in placed.slots}
    assert {"status", "name", "unit", "actual"} <= set(slots)
    assert all(slot.width >= slot.column.narrowest for slot in slots.values())


def test_the_numbers_of_a_page_are_those_of_its_sentences() -> None:
    one = indicator("flow", target=160.0, unit="doanh nghiệp")
    behind = judge(one, months(2023, [11.0] * 9), "2023-09")
    text = "".join(piece for piece, _style in numbers(one, behind))
    assert "Còn phải đạt" in text and "20,3" not in text and " 21" in text  # no third of an enterprise
    holed = judge(one, {"2023-01": 6.4, "2023-03": 6.3}, "2023-03")
    text = "".join(piece for piece, _style in numbers(one, holed))
    assert "≥ 12" in text and "−148" in text  # 12,7 of 160: never nearer than it is
