"""The form that revises a target: what it reads, what it shows, what it writes, what it refuses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from conftest import Open, console, plain, settled, shown
from support.judging import indicator
from support.judging import plan as of

from tvplan_tui.domain.indicator import Revision
from tvplan_tui.store.config import read_config
from tvplan_tui.store.drafts import waiting
from tvplan_tui.ui.forms.revision_draft import Revising, first_period, read_day
from tvplan_tui.ui.screens.revision_form import RevisionForm
from tvplan_tui.ui.screens.sector import SectorScreen
from tvplan_tui.ui.screens.why import WhyScreen
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.footer import Footer
from tvplan_tui.ui.widgets.form_line import FormLine

GOOD = {"date": "15/7/2023", "value": "100,5", "document": "Nghị quyết 5"}
BLOCK = '[[indicators.revisions]]\ndate = 2023-07-15\nvalue = 100.5\ndocument = "Nghị quyết 5"\n'


def drafted(plan: Path, name: str = "DN", **more: str):
    return Revising.of(plan.read_bytes(), name, str(plan)).draft({**GOOD, **more})


def remark(pilot: Open, key: str) -> str:
    line = pilot.app.screen.query_one(f"#line-{key}", FormLine)
    return "".join(text for text, _style in line._remark._left).strip()


async def opened(pilot: Open, key: str = "M") -> None:
    await pilot.press("down", "down", key)
    await settled(pilot)


async def filled(pilot: Open, **more: str) -> None:
    assert isinstance(pilot.app.screen, RevisionForm)
    for text in {**GOOD, **more}.values():
        await pilot.press(*text, "tab")
    await pilot.pause(0.15)
    await settled(pilot)


async def save(pilot: Open) -> None:
    await pilot.press("f10")
    await settled(pilot)
    await pilot.pause(0.1)
    await settled(pilot)


# Texts


@pytest.mark.parametrize("text", ["15/7/2023", "2023-07-15", "15-07-2023", " 15.7.2023 ", "2023-7-15"])
def test_a_day_as_people_write_it(text: str) -> None:
    assert read_day(text) == date(2023, 7, 15)


@pytest.mark.parametrize(
    ("text", "told"), [("7/2023", "15/7/2023"), ("31/2/2023", "không có ngày"), ("mai", "ghi như")]
)
def test_what_is_no_day_is_told(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_day(text)


def test_a_good_one_has_its_block_and_the_row(plan: Path) -> None:
    made = drafted(plan)
    assert made.good
    assert made.block == BLOCK
    assert made.one is not None
    assert (made.one.target, made.one.revisions[0].value) == (120, 100.5)
    assert made.plan is not None
    assert str(first_period(made.one, made.plan)) == "2023-07"


@pytest.mark.parametrize(
    ("day", "first"),
    [("2022-09-15", "2022-10"), ("2022-11-15", "2022-11"), ("2023-09-15", "2023-09"), ("2023-10-15", "None")],
)
def test_where_the_year_begins_in_october_it_counts_from_a_month_of_that_year(day: str, first: str) -> None:
    one = indicator("flow", target=120.0, year_start=10, revisions=(Revision(day, value=130.0),))
    assert str(first_period(one, of(one, year_start=10))) == first


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("date", "", "thiếu khóa bắt buộc"),
        ("date", "7/2023", "15/7/2023"),
        ("value", "", "thiếu khóa bắt buộc"),
        ("value", "592.642", "592642 hoặc 592,642"),
        ("value", "12 tỷ", "đơn vị là “doanh nghiệp”"),
    ],
)
def test_a_reason_stands_at_its_field(plan: Path, key: str, text: str, told: str) -> None:
    made = drafted(plan, **{key: text})
    assert told in made.slips[key].text
    assert not made.good


def test_what_does_not_fit_the_indicator_is_refused_at_its_field(plan: Path) -> None:
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("target = 120\n", f"target = 120\nceiling = 130\n\n{BLOCK}"), encoding="utf-8")
    assert "không sau lần trước" in drafted(plan).slips["date"].text
    assert "130" in drafted(plan, date="1/9/2023", value="140").slips["value"].text
    assert drafted(plan, date="1/9/2023").good
    late = drafted(plan, date="1/2/2024")
    assert late.good
    assert "không kỳ nào" in late.slips["date"].text


def test_a_range_is_adjusted_by_its_edges(plan: Path) -> None:
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("target = 98.5", "low = 98.5\nhigh = 99.5"), encoding="utf-8")
    form = Revising.of(plan.read_bytes(), "MN", str(plan))
    assert form.keys == ("date", "low", "high", "document")
    made = form.draft({"date": "15/7/2023", "low": "97", "high": "99", "document": ""})
    assert made.good
    assert made.block == "[[indicators.revisions]]\ndate = 2023-07-15\nlow = 97\nhigh = 99\n"
    wrong = form.draft({"date": "15/7/2023", "low": "97", "high": "", "document": ""})
    assert "thiếu high" in wrong.slips["high"].text
    assert "đổi chỗ" in form.draft({"date": "15/7/2023", "low": "97", "high": "9", "document": ""}).slips["low"].text


# On the screen


async def test_the_form_of_a_range_asks_for_both_edges(plan: Path) -> None:
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("target = 98.5", "low = 98.5\nhigh = 99.5"), encoding="utf-8")
    async with console(plan) as pilot:
        await pilot.press("2", "down", "M")
        await settled(pilot)
        assert "đang là 98,5–99,5 %" in shown(pilot)
        assert remark(pilot, "low") == remark(pilot, "high") == "cần điền"
        for text in ("1/7/2023", "85", "90,5", "NQ 5"):
            await pilot.press(*text, "tab")
        await pilot.pause(0.15)
        await settled(pilot)
        assert remark(pilot, "high") == "chín mươi phẩy năm phần trăm"
        assert "Kỳ tháng 9/2023: 98,5–99,5 ▼ Nguy cơ → 85,0–90,5 ● Đúng tiến độ" in shown(pilot)
        await save(pilot)
        row = pilot.app.board.by_id["MN"]
        assert (row["low"], row["high"], row["original_low"]) == (85, 90.5, 98.5)


@pytest.mark.parametrize("key", ["M", "equals_sign"])
async def test_it_shows_words_block_and_the_row_before_and_after(plan: Path, key: str) -> None:
    async with console(plan) as pilot:
        await opened(pilot, key)
        assert "đang là 120 doanh nghiệp" in shown(pilot)
        assert "Ban đầu: 120" in shown(pilot)
        assert remark(pilot, "value") == "cần điền"
        await filled(pilot, value="40")
        assert remark(pilot, "value") == "bốn mươi doanh nghiệp"
        assert remark(pilot, "date") == "xét từ tháng 7/2023"
        text = shown(pilot)
        assert "Kỳ tháng 9/2023: 120 ▼ Nguy cơ → 40 △ Hoàn thành sớm" in text
        assert "value = 40" in text
        rows = [line for line in text.splitlines() if "Doanh nghiệp thành lập mới" in line and "%" not in line]
        assert len(rows) >= 2


async def test_a_later_one_is_judged_where_it_counts(plan: Path) -> None:
    async with console(plan) as pilot:
        await opened(pilot)
        await filled(pilot, date="1/11/2023")
        assert "Kỳ tháng 11/2023" in shown(pilot)


async def test_saving_writes_as_the_command_does_and_keeps_the_original(plan: Path) -> None:
    before = plan.read_text(encoding="utf-8")
    async with console(plan) as pilot:
        await opened(pilot)
        await filled(pilot)
        await save(pilot)
        assert isinstance(pilot.app.screen, SectorScreen)
        assert pilot.app.chosen == "DN"
        assert "Đã điều chỉnh mục tiêu DN từ 15/07/2023" in pilot.app.screen.query_one(Footer).saying
        assert pilot.app.board.by_id["DN"]["original_target"] == 120
        assert pilot.app.plan.by_id["DN"].target == 100.5
        assert waiting(str(plan)) == ()
        await pilot.press("i")
        await settled(pilot)
        assert isinstance(pilot.app.screen, WhyScreen)
        assert "ban đầu là 120,0 doanh nghiệp" in plain(pilot.app.screen.query_one(Prose).content)
    assert plan.read_text(encoding="utf-8") == before.replace("target = 120\n", "target = 120\n\n" + BLOCK, 1)
    assert read_config(plan)[1] == ()


async def test_somebody_elses_edit_is_not_overwritten(plan: Path) -> None:
    async with console(plan) as pilot:
        await opened(pilot)
        await filled(pilot)
        theirs = plan.read_text(encoding="utf-8").replace("120.5", "121")
        plan.write_text(theirs, encoding="utf-8")
        await save(pilot)
        assert plan.read_text(encoding="utf-8") == theirs
        assert "người khác sửa" in " ".join(shown(pilot).split())
        await pilot.press("ctrl+y")
        assert pilot.app.clipboard == BLOCK
        await save(pilot)
        assert "target = 121\n" in plan.read_text(encoding="utf-8")
        assert BLOCK in plan.read_text(encoding="utf-8")


async def test_what_somebody_else_revised_stands_beside_the_fields(plan: Path) -> None:
    async with console(plan) as pilot:
        await opened(pilot)
        await filled(pilot, date="1/9/2023")
        added = "target = 120\n\n" + BLOCK.replace("100.5", "25")
        plan.write_text(plan.read_text(encoding="utf-8").replace("target = 120\n", added), encoding="utf-8")
        await save(pilot)
        assert "đồng nghiệp vừa ghi 25" in remark(pilot, "value")
        assert "đồng nghiệp vừa ghi 15/07/2023" in remark(pilot, "date")
        pilot.app.read_again()
        await pilot.pause(0.5)
        await settled(pilot)
        assert "từ 15/07/2023: 25" in shown(pilot)
        await save(pilot)
    revisions = read_config(plan)[0].by_id["DN"].revisions
    assert [one.value for one in revisions] == [25, 100.5]


async def test_a_draft_comes_back_and_can_be_thrown_away(plan: Path) -> None:
    async with console(plan) as pilot:
        await opened(pilot)
        await filled(pilot)
    assert [(one.form, one.key, dict(one.fields)) for one in waiting(str(plan))] == [("revision", "DN", GOOD)]
    async with console(plan) as pilot:
        assert "mục tiêu DN (bấm M" in pilot.app.screen.query_one(Footer).saying
        await opened(pilot)
        assert "Gõ tiếp bản nháp" in pilot.app.screen.query_one(Footer).saying
        assert remark(pilot, "date") == "xét từ tháng 7/2023"
        await pilot.press("f8")
        await settled(pilot)
        assert remark(pilot, "date") == "cần điền"
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SectorScreen)
    assert waiting(str(plan)) == ()


async def test_what_has_no_target_says_why(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("2", "M")
        await settled(pilot)
        assert "TRUONG không có mục tiêu" in pilot.app.screen.query_one(Footer).saying
    async with console(plan, read_only=True) as pilot:
        await pilot.press("equals_sign")
        await settled(pilot)
        assert "--read-only" in pilot.app.screen.query_one(Footer).saying


async def test_a_day_after_the_plans_year_is_told_in_full_and_below(plan: Path) -> None:
    async with console(plan) as pilot:
        await opened(pilot)
        await filled(pilot, date="1/2/2024")
        while pilot.app.screen.focused is not pilot.app.screen.query_one("#line-date", FormLine).control:
            await pilot.press("up")
        await settled(pilot)
        text = " ".join(shown(pilot).split())
        assert "Từ ngày: không kỳ nào của năm kế hoạch được xét theo mục tiêu này" in text
        assert "Không kỳ nào của năm kế hoạch được xét theo mục tiêu này." in text
        assert "các ô bắt buộc" not in text
