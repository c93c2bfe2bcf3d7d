"""What the pages about one indicator say: headings, growth rates, figures of another period, faults."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import console, settled, shown
from support.judging import indicator, judge, months
from support.shipped import copied

from tvplan_tui.cli.run import _is_plain_locale
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import DataStatus
from tvplan_tui.report.cells import fitted
from tvplan_tui.report.paragraph import paragraph
from tvplan_tui.report.said import Said
from tvplan_tui.store.plain_signs import plain_signs
from tvplan_tui.ui.drawing.axes import AXIS_ROW, margin, scale
from tvplan_tui.ui.drawing.figures import brief
from tvplan_tui.ui.line.plain_signs import PlainSigns
from tvplan_tui.ui.lists.members import members
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.fault_list import FaultList
from tvplan_tui.ui.words import entry_prose, prose


async def test_a_heading_shows_the_figures_below_it(plan: Path) -> None:
    async with console(plan) as pilot:
        app = pilot.app
        await pilot.press("2")
        await settled(pilot)
        assert app.chosen == "TRUONG"
        text = "".join(piece for piece, _style in members(app.board, app.plan.by_id["TRUONG"]))
        assert text == "▼ Nguy cơ  90,0 / 98,5 %  Bậc mầm non"
        assert shown(pilot).count("90,0 / 98,5 %") == 1
        await pilot.press("enter")
        await settled(pilot)
        text = shown(pilot)
        assert "90,0 / 98,5 %" in text
        assert "Kế hoạch   %" not in text
        assert text.count("▼ Nguy cơ") == 2 and "có nguy cơ không đạt" in text  # of the heading and of its row
        await pilot.press("i")
        await settled(pilot)
        assert app.screen.query_one(Prose).content.plain.startswith("Học sinh đến trường  %\n▼ Nguy cơ\n\n")
        await pilot.press("escape")
        await pilot.press("right", "t")
        await settled(pilot)
        assert "4/6" in shown(pilot)


@pytest.mark.parametrize("chosen", ["KT1", "KT4", "XH9"])  # of few numbers, of many words, of a conflict
async def test_the_paragraph_of_a_page_is_read_without_scrolling(tmp_path: Path, chosen: str) -> None:
    async with console(copied(tmp_path), (80, 24)) as pilot:
        pilot.app.open_indicator(chosen)
        await settled(pilot)
        why, page = pilot.app.screen.query_one("#why", Prose), pilot.app.screen.query_one("#page")
        assert paragraph(pilot.app.board, pilot.app.plan.by_id[chosen]) in why.content.plain
        assert page.region.y <= why.region.y and why.region.bottom <= page.region.bottom


def test_numbers_stand_beside_each_other_where_both_halves_have_room() -> None:
    one = indicator("flow", target=592.642, unit="tỷ đồng")
    row = judge(one, months(2023, [50.0] * 9), "2023-09")
    texts = {width: "".join(piece for piece, _style in prose.numbers(one, row, width=width)) for width in (0, 76, 60)}
    assert texts[0] == texts[60]
    beside, under = texts[76].splitlines(), texts[0].splitlines()
    assert len(beside) == -(-len(under) // 2) and max(map(len, beside)) <= 76
    assert sorted(" ".join(beside).split()) == sorted(" ".join(under).split())
    assert len({line.index(",") for line in beside if "tỷ đồng" in line}) == 1


async def test_a_figure_of_another_period_is_not_called_this_periods(plan: Path) -> None:
    async with console(plan) as pilot:
        one, row = pilot.app.plan.by_id["THU"], pilot.app.board.by_id["THU"]
        at = {month: "".join(t for t, _s in prose.numbers(one, row, Period.month(2023, month))) for month in (9, 10)}
        assert "Kỳ này" in at[9]
        assert "Kỳ này" not in at[10]


async def test_both_ways_of_reckoning_a_growth_rate_are_named(plan: Path) -> None:
    async with console(plan) as pilot:
        one, row = pilot.app.plan.by_id["MN"], dict(pilot.app.board.by_id["MN"])
        row.update(kind="growth", index=0.982, attainment=0.85)
        text = " ".join("".join(piece for piece, _style in prose.numbers(one, row)).split())
        assert "Chỉ số so kế hoạch" in text
        assert "98,2 %" in text
        assert "g/G" in text
        assert "85,0 %" in text
        promille = replace(one, unit="‰")
        row["gap"] = -0.4
        assert "−0,40 ‰" in " ".join("".join(piece for piece, _style in prose.numbers(promille, row)).split())


async def test_the_numbers_of_a_page_stand_with_their_commas_in_line(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        begin = ("Kế hoạch ", "Lũy kế ", "% so kế hoạch ")
        lines = [line[:45] for line in shown(pilot).splitlines() if line.lstrip().startswith(begin)]
        figures = [line.split()[-3:] for line in lines]
        assert figures == [["120,5", "tỷ", "đồng"], ["99,0", "tỷ", "đồng"], ["hoạch", "82,2", "%"]]
        assert len({line.index(",") for line in lines}) == 1


async def test_errors_stand_before_doubts(plan: Path) -> None:
    ledger = plan.parent / "data" / "2023.csv"
    bad = "THU,2023-10,1,,,\nTHU,2023-13,mười,,,\n"
    ledger.write_text("lạ\n" + ledger.read_text(encoding="utf-8") + bad, encoding="utf-8")
    async with console(plan) as pilot:
        await pilot.press("c")
        await settled(pilot)
        kinds = [problem.severity for problem in pilot.app.screen.query_one(FaultList)._found]
        assert kinds == sorted(kinds, key=lambda severity: severity != "error")


def test_long_numbers_are_shortened_with_words() -> None:
    assert brief(1_234_567_890.0, 2) == "1,23 tỷ"
    assert brief(100_000_000_000.0, 0) == "100 tỷ"
    assert brief(1234.5, 1) == "1.234,5"


def test_zero_keeps_its_name_when_the_target_is_far_below_the_actual() -> None:
    labels = margin(scale([1e11, 1.0], 10, zero=True), [(1.0, "1")]).labels
    assert labels[AXIS_ROW][0] == "0"
    assert labels[0][0] == "1"


async def test_ascii_keeps_letters_and_no_other_sign(plan: Path) -> None:
    async with console(plan, ascii=True) as pilot:
        for key in ("0", "1", "enter"):
            await pilot.press(key)
            await settled(pilot)
            filters = pilot.app.get_line_filters()
            assert any(isinstance(each, PlainSigns) for each in filters)
    assert plain_signs("▏“−0,4 ‰” — Đồ thị ∑") == '|"-0,4 ‰" - Đồ thị ?'


def test_one_absurd_number_does_not_take_the_table() -> None:
    assert fitted("1" + ".000" * 100) == "1,00·10^300"
    assert fitted("≤ 1" + ".000" * 100, ascii_only=True) == "≤ 1,00*10^300"
    assert fitted("1.234.567,89") == "1.234.567,89"


def test_a_locale_without_unicode_implies_ascii() -> None:
    assert _is_plain_locale({"LC_ALL": "C", "LANG": "vi_VN.UTF-8"})
    assert _is_plain_locale({"LANG": "vi_VN.TCVN5712-1"})
    assert not _is_plain_locale({"LANG": "vi_VN.UTF-8"})
    assert not _is_plain_locale({"LC_CTYPE": "C.UTF-8"})
    assert not _is_plain_locale({})


async def test_help_in_ascii_names_the_sign_that_tables_print(plan: Path) -> None:
    async with console(plan, ascii=True) as pilot:
        await pilot.press("question_mark")
        await settled(pilot)
        assert ">= trước số lũy kế" in shown(pilot)


async def test_doubts_about_the_figures_shown_are_problems_of_that_period(plan: Path) -> None:
    ledger = plan.parent / "data" / "2023.csv"
    ledger.write_text(
        ledger.read_text(encoding="utf-8").replace("THU,2023-09,11,", "THU,2023-09,11000,"), encoding="utf-8"
    )
    async with console(plan) as pilot:
        await pilot.press("c")
        await settled(pilot)
        count = len(pilot.app.problems)
        assert f"{count} vấn đề (F2)" in shown(pilot)
        assert f"0 lỗi, {count} chỗ đáng ngờ" in shown(pilot)
        assert any(one.key == "THU tháng 9/2023" and "1.000 lần" in one.message for one in pilot.app.problems)
        assert "nếu đúng thì ghi chú lý do" in pilot.app.problems[0].cure
        text = ledger.read_text(encoding="utf-8")
        ledger.write_text(text.replace("THU,2023-09,11000,official,", "THU,2023-09,11000,official,bán đất"), "utf-8")
        pilot.app.read_again()
        await pilot.pause(0.5)
        await settled(pilot)
        (one,) = [one for one in pilot.app.problems if one.key == "THU tháng 9/2023"]
        assert one.message.endswith("; đã ghi chú: “bán đất”") and not one.cure  # it is not asked for once more
        await pilot.press("comma")
        await settled(pilot)
        assert f"0 lỗi, {len(pilot.app.problems)} chỗ đáng ngờ" in shown(pilot)
        assert 0 < len(pilot.app.problems) < count
        assert not any("tháng 9/2023" in one.key for one in pilot.app.problems)


async def test_the_verdict_stands_on_a_page_once(plan: Path) -> None:
    async with console(plan, size=(80, 24)) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        assert shown(pilot).count("● Đúng tiến độ") == 1
        assert "Vì sao?" in shown(pilot)


def test_the_latest_figures_stand_in_line_whatever_their_periods_are_called() -> None:
    one = replace(indicator("level", target=100), decimals=1)
    said = Said(99.5, None, DataStatus.OFFICIAL)
    found = [(Period.parse(text), said) for text in ("2022-H2", "2023-03")]
    lines = "".join(piece for piece, _style in entry_prose.latest(found, one)).splitlines()[1:]
    assert [line.index("99,5") for line in lines] == [len("6T cuối/2022") + 2] * 2


def test_what_is_assessed_in_words_has_no_line_for_a_number() -> None:
    worded = indicator("qualitative", bound=None, unit="")
    assert prose.numbers(worded, None) == ()
    assert prose.numbers(worded, judge(worded, {"2023-Q1": "met"}, "2023-03")) == ()
