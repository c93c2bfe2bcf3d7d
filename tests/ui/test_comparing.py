"""Comparing: the year at a glance, small charts, lines together, the projection; pure parts and the screens."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from conftest import console, settled, shown

from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.series import Series
from tvplan_tui.domain.status import Status
from tvplan_tui.report.board import Book
from tvplan_tui.report.past_years import past_years
from tvplan_tui.report.year import year
from tvplan_tui.report.year_told import document, months
from tvplan_tui.store.config import read_config
from tvplan_tui.ui.drawing.axes import margin, scale
from tvplan_tui.ui.drawing.cards import LEAST_WIDTH, card, lay_out
from tvplan_tui.ui.drawing.charts import draw
from tvplan_tui.ui.drawing.picture import cells, text
from tvplan_tui.ui.drawing.together import Mark, Track, draw_together

TODAY = date(2023, 10, 5)
NONE = (None,) * 12
MONEY = Indicator("THU", "KT", "Tổng thu", "tỷ đồng", Kind.FLOW, target=120.0)


def series(values: tuple[float | None, ...], now: int = 9) -> Series:
    running, total = [], 0.0
    for value in values:
        total += value or 0
        running.append(None if value is None else total)
    path = tuple(10.0 * month for month in range(1, 13))
    return Series(tuple(range(1, 13)), values, NONE, tuple(running), NONE, path, 120.0, None, None, now)


NINE = series((11.0,) * 9 + (None,) * 3)


@pytest.fixture
def book(plan: Path) -> Book:
    ledger = plan.parent / "data" / "2020.csv"
    rows = [f"THU,{back}-{month:02},{back - 2010}" for back in (2020, 2021) for month in range(1, 13)]
    ledger.write_text("indicator,period,value\n" + "\n".join(rows) + "\n", encoding="utf-8")
    found, _faults = read_config(plan)
    assert found is not None
    return Book.open(found)


def test_a_year_holds_the_very_verdicts_of_its_boards(book: Book) -> None:
    found = year(book, Period.month(2023, 6), TODAY)
    assert [board is None for board in found.boards] == [False] * 9 + [True] * 3
    assert found.now == 5
    for at, month in enumerate(found.months[:9]):
        board = book.board(month, TODAY)
        for row in board.rows:
            assert found.statuses(found.plan.by_id[row["id"]])[at] == row["status"]
    for group, sums in found.totals():
        assert sums[9:] == [None] * 3
        rows = [row for row in book.board(found.months[8], TODAY).rows if row["status"] in group]
        assert sums[8] == len(rows)


def test_months_to_come_are_judged_only_if_one_looks_at_them(book: Book) -> None:
    assert sum(board is not None for board in year(book, Period.month(2023, 11), TODAY).boards) == 11


def test_a_heading_is_no_row_of_the_document(book: Book) -> None:
    found = year(book, Period.month(2023, 9), TODAY)
    assert [row["id"] for row in months(found, "XH")] == ["MN", "YT", "ND"]
    told = document(found)
    assert told["rows"][0]["2023-09"] == Status.ON_TRACK
    assert told["rows"][0]["2023-10"] is None
    assert [sum(group["rows"]["2023-09"] for group in told["totals"])] == [6]


def test_the_years_before_come_from_the_same_rules(book: Book) -> None:
    years = past_years(book, book.plan.by_id["THU"], Period.month(2023, 9))
    found = {one.year: one.totals for one in years}
    assert set(found) == {2020, 2021, 2023}
    assert found[2021][-1] == pytest.approx(11 * 12)
    assert found[2020][5] == pytest.approx(10 * 6)
    assert next(one.amounts for one in years if one.year == 2020)[5] == pytest.approx(10)
    assert found[2023][8:] == (pytest.approx(99), None, None, None)


@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("size", [(58, 11), (78, 19), (118, 34), (198, 45)])
def test_the_projection_goes_on_from_the_latest_figure_and_is_named(size: tuple[int, int], ascii: bool) -> None:
    width, height = size
    picture = draw(NINE, "cumulative", unit="tỷ đồng", ahead=132.0, width=width, height=height, ascii=ascii)
    drawn = text(picture).splitlines()
    end, dot = ("@", "'") if ascii else ("□", "•")
    assert "suy ra năm" in drawn[0]
    assert any(end in line for line in drawn[1:4])
    dots = [(line.index(dot), -at) for at, line in enumerate(drawn[1:]) if dot in line]
    assert dots == sorted(dots, reverse=True), "it rises month by month"
    assert end not in text(draw(NINE, "periods", unit="tỷ đồng", ahead=132.0, width=width, height=height, ascii=ascii))


def test_a_year_that_is_over_is_not_gone_on_with() -> None:
    done = series((10.0,) * 12, now=12)
    assert "□" not in text(draw(done, "cumulative", unit="tỷ đồng", ahead=120.0, width=80, height=20))


@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("size", [(38, 9), (58, 11), (78, 19), (198, 45)])
def test_lines_together_fill_the_room_and_keep_their_gaps(size: tuple[int, int], ascii: bool) -> None:
    gap = Track("Thu", (10.0, 20.0, None, 40.0, 50.0, *NONE[:7]))
    other = Track("Một chỉ tiêu có tên dài hơn bề rộng của cả màn hình " * 4, (None, *(100.0,) * 8, None, None, None))
    picture = draw_together(
        (gap, other),
        range(1, 13),
        unit="%",
        mark=Mark(100.0, "kế hoạch"),
        now=9,
        width=size[0],
        height=size[1],
        ascii=ascii,
    )
    assert len(picture) == size[1]
    assert {cells(line) for line in picture} == {size[0]}
    drawn = text(picture)
    first, second = ("O", "X") if ascii else ("●", "◆")
    assert drawn.splitlines()[0].startswith(f"{first} Thu  50,0 % (T5)")
    assert drawn.splitlines()[1].startswith(f"{second} Một chỉ tiêu")
    assert drawn.count(first) == 1 + 4
    assert drawn.splitlines()[0].rstrip().endswith(" kế hoạch 100")
    if ascii:
        assert all(char.isascii() or char.isalpha() for char in drawn)


def test_no_line_hides_a_figure_of_another() -> None:
    quarters = Track("Vốn", (None, None, 20.0, None, None, 50.0, *NONE[:6]), 3)
    months = Track("Chi", (5.0, 10.0, 15.0, 30.0, 40.0, 45.0, *NONE[:6]))
    drawn = text(draw_together((quarters, months), range(1, 13), unit="%", mark=None, now=6, width=78, height=22))
    assert drawn.count("●") == 1 + 2 and drawn.count("◆") == 1 + 6


def test_nothing_to_draw_is_said() -> None:
    empty = draw_together((Track("A", NONE),), range(1, 13), unit="%", mark=None, now=9, width=60, height=9)
    assert "Chưa có số liệu" in text(empty)
    small = draw_together((Track("A", NINE.values),), range(1, 13), unit="%", mark=None, now=9, width=20, height=5)
    assert "Không đủ chỗ" in " ".join(text(small).split())


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("height", [11, 20, 36, 46])
@pytest.mark.parametrize("count", [1, 4, 10, 17, 43])
def test_cards_fit_their_page_at_every_size(width: int, height: int, count: int) -> None:
    layout = lay_out(width, height, count)
    assert layout.columns * layout.width <= width
    assert layout.width >= LEAST_WIDTH
    assert layout.rows * layout.height - 1 <= height
    assert layout.page >= 1


def test_a_card_has_gaps_where_figures_are_missing_and_its_own_width() -> None:
    layout = lay_out(80, 20, 6)
    gaps = series((5.0, None, 7.0, *NONE[:9]), now=3)
    for ascii in (False, True):
        lines = ["".join(piece for piece, _style in line) for line in card(MONEY, None, gaps, layout, ascii=ascii)]
        assert {len(line) for line in lines} == {layout.width}
        ground = lines[layout.bars]
        assert ground[1 + layout.month : 1 + 2 * layout.month].strip() == ""
        assert ground[1 : 1 + layout.month].strip()
    assert "chưa có số" in "".join(piece for line in card(MONEY, None, series(NONE), layout) for piece, _style in line)


async def test_the_year_at_a_glance(plan: Path) -> None:
    async with console(plan, size=(80, 24)) as pilot:
        await pilot.press("down", "H")
        await settled(pilot)
        lines = shown(pilot).splitlines()
        head = next(line for line in lines if "T12" in line)
        row = next(line for line in lines if "Thu nội địa" in line)
        total = next(line for line in lines if "Nguy cơ, không đạt" in line)
        assert "▸9" in head
        assert row[head.index("T3") + 1] in "▼◐●"
        assert total[head.index("▸9") + 1].isdigit(), "totals stand under their months"
        assert row.rstrip().endswith("·")
        assert pilot.app.chosen == "NOI"
        await pilot.press("comma")
        await settled(pilot)
        assert "▸8" in shown(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert pilot.app.screen.scope == "indicator"


async def test_two_indicators_and_their_measures(plan: Path) -> None:
    async with console(plan, size=(80, 24)) as pilot:
        await pilot.press("o", *"doanh nghiep", "enter")
        await settled(pilot)
        assert "Tổng thu ngân sách và Doanh nghiệp thành lập mới" in shown(pilot)
        assert "% kế hoạch" in shown(pilot)
        row = pilot.app.board.by_id["THU"]
        assert f"{row['attainment'] * 100:.1f}".replace(".", ",") in shown(pilot)
        await pilot.press("v")
        await settled(pilot)
        assert "% mốc đến kỳ" in shown(pilot)
        await pilot.press("o", *"noi dia", "enter")
        await settled(pilot)
        assert "Số liệu" in shown(pilot), "the same unit: their own figures too"
        await pilot.press("o", "enter")
        await settled(pilot)
        assert "Tổng thu ngân sách: các năm" in shown(pilot)
        assert "● 2023" in shown(pilot)
        assert " mục tiêu 120,5" in shown(pilot), "the line is named"
        assert "Lũy kế   Từng kỳ" in shown(pilot)
        before = shown(pilot)
        await pilot.press("tab")
        await settled(pilot)
        assert shown(pilot) != before and "mục tiêu" not in shown(pilot), "what a month brings has no target"


async def test_a_month_without_a_figure_is_a_gap_where_shares_are_compared(plan: Path) -> None:
    async with console(plan, size=(120, 40)) as pilot:
        pilot.app.open_indicator("MN")
        await settled(pilot)
        await pilot.press("o", *"y te", "enter")
        await settled(pilot)
        lines = shown(pilot).splitlines()
        legend = next(at for at, line in enumerate(lines) if line.startswith(" ◆ Cơ sở y tế"))
        assert lines[legend].rstrip().endswith("100,0 (T7)")  # August and September are owed
        assert "\n".join(lines[legend + 1 :]).count("◆") == 7


async def test_a_year_at_sixty_columns_cuts_no_word(plan: Path) -> None:
    async with console(plan, size=(60, 15)) as pilot:
        await pilot.press("H")
        await settled(pilot)
        lines = shown(pilot).splitlines()
        assert lines[1].startswith(" Cả năm 2023 theo tháng ") and lines[1].endswith(" theo số liệu đang có")
        assert not any("…" in line for line in lines[-6:])
        assert "● Đúng TĐ, đạt" in " ".join(" ".join(lines).replace("△ ✓ ▲ ", "").split())


async def test_a_page_of_small_charts(plan: Path) -> None:
    async with console(plan, size=(80, 24)) as pilot:
        await pilot.press("V")
        await settled(pilot)
        assert all(name in shown(pilot) for name in ("Tổng thu ngân sách", "Thu nội địa", "Doanh nghiệp thành lập"))
        await pilot.press("right", "2")
        await settled(pilot)
        assert pilot.app.screen.scope == "sparks"
        assert "Bậc mầm non" in shown(pilot)
        assert pilot.app.chosen == "MN"
        await pilot.press("enter")
        await settled(pilot)
        assert pilot.app.screen.scope == "indicator"


async def test_a_view_is_saved_opened_and_dropped(plan: Path) -> None:
    async with console(plan, size=(80, 24)) as pilot:
        await pilot.press("slash", *"#xa hoi !", "enter", "s", "F", *"Đáng lo", "enter")
        await settled(pilot)
        assert "Đã lưu khung nhìn “Đáng lo”" in shown(pilot)
        await pilot.press("escape", "escape", "colon", *"dang lo", "enter")
        await settled(pilot)
        look = pilot.app.sector_screen.look
        assert (look.query, look.sort) == ("#xa hoi !", "status")
        assert pilot.app.sector_screen.wide
        assert [entry.indicator.id for entry in pilot.app.sector_screen.entries] == ["MN"]
        await pilot.press("F", "f8")
        await pilot.pause()
        assert "Đáng lo" in shown(pilot)
        await pilot.press("f8")
        await pilot.pause()
        assert "Chưa lưu khung nào" in shown(pilot)


def test_the_numbers_of_an_axis_stand_on_their_decimal_mark() -> None:
    side = margin(scale([0.0, 592.642], 14, zero=True), [(592.642, "592,642")])
    ends = {
        label.find(",") if "," in label else len(label.rstrip())
        for label in (side.spans(row, ("│", "┤"))[0].text for row in side.labels)
    }
    assert ends == {3}
    whole = margin(scale([0.0, 40.0], 14, zero=True), [])
    assert not any(label.endswith(" ") for label, _tone in whole.labels.values())
