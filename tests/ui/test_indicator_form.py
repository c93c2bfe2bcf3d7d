"""The indicator's form: what is typed, what is said of it, what it writes, and that nothing typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import console, settled, shown
from indicator_forms import filled, form, line, put, remark, save

from tvplan_tui.domain.number_words import amount_words
from tvplan_tui.ui.screens.ask import AskScreen
from tvplan_tui.ui.screens.overview import OverviewScreen
from tvplan_tui.ui.screens.sector import SectorScreen
from tvplan_tui.ui.widgets.footer import Footer


async def test_typing_shows_reason_words_block_and_row(plan: Path) -> None:
    async with console(plan) as pilot:
        await filled(pilot)
        assert remark(pilot, "target") == amount_words(12.5, "dự án")
        text = shown(pilot)
        assert "target = 12.5" in text
        assert "[[indicators]]" in text
        assert "? Thiếu" in text or "Quá hạn" in text or "quá hạn" in text
        await put(pilot, "target", "12.500")
        assert "12,5" in remark(pilot, "target")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 15)])
async def test_every_size_shows_fields_hint_and_keys(plan: Path, size: tuple[int, int]) -> None:
    async with console(plan, size=size) as pilot:
        await pilot.press("a")
        await settled(pilot)
        lines = shown(pilot).splitlines()
        assert "Thêm một chỉ tiêu" in lines[0]
        assert "F10" in lines[-1]
        assert any("Đơn vị tính" in line for line in lines)


async def test_saving_writes_the_block_and_goes_to_the_row(plan: Path) -> None:
    before = plan.read_text(encoding="utf-8")
    async with console(plan) as pilot:
        await pilot.press("slash", *"doanh", "enter")
        await filled(pilot)
        await save(pilot)
        assert isinstance(pilot.app.screen, SectorScreen)
        assert pilot.app.chosen == "DA"
        assert "Đã thêm DA" in pilot.app.screen.query_one(Footer).saying
    after = plan.read_text(encoding="utf-8")
    assert 'id = "DA"' in after
    assert all(line in after.splitlines() for line in before.splitlines())


async def test_a_changed_config_is_not_overwritten_and_nothing_typed_is_lost(plan: Path) -> None:
    async with console(plan) as pilot:
        await filled(pilot)
        theirs = plan.read_text(encoding="utf-8").replace("120.5", "121")
        plan.write_text(theirs, encoding="utf-8")
        await save(pilot)
        assert plan.read_text(encoding="utf-8") == theirs
        assert line(pilot, "name").text == "Dự án"
        assert "người khác sửa" in " ".join(shown(pilot).split())
        await pilot.press("ctrl+y")
        assert pilot.app.clipboard == form(pilot)._drafted.block
        await save(pilot)
        assert "target = 121\n" in plan.read_text(encoding="utf-8")
        assert 'id = "DA"' in plan.read_text(encoding="utf-8")


async def test_an_edit_that_would_touch_more_is_refused_with_the_block_to_copy(plan: Path) -> None:
    text = plan.read_text(encoding="utf-8")
    own = 'target = 60\n[indicators.companion]\nunit = "hộ"\ntarget = 6\n'
    plan.write_text(text.replace("target = 60\n", own), encoding="utf-8")
    before = plan.read_bytes()
    async with console(plan) as pilot:
        await pilot.press("down", "A")
        await settled(pilot)
        await put(pilot, "companion", '{ unit = "hộ", target = 7 }')
        assert "companion viết thành bảng riêng" in shown(pilot)
        await save(pilot)
        assert plan.read_bytes() == before
        await pilot.press("ctrl+y")
        assert "target = 7" in pilot.app.clipboard


async def test_a_config_mended_under_the_form_can_be_saved_to(plan: Path) -> None:
    good = plan.read_text(encoding="utf-8")
    async with console(plan) as pilot:
        plan.write_text(good.replace("target = 120\n", "target = 1,2\n"), encoding="utf-8")
        await filled(pilot)
        assert "tệp đang có lỗi" in shown(pilot)
        plan.write_text(good, encoding="utf-8")
        pilot.app.read_again()
        await pilot.pause(0.8)
        await settled(pilot)
        assert "tệp đang có lỗi" not in shown(pilot)
        await save(pilot)
        assert 'id = "DA"' in plan.read_text(encoding="utf-8")


async def test_what_is_wrong_is_not_saved(plan: Path) -> None:
    before = plan.read_bytes()
    async with console(plan) as pilot:
        await filled(pilot)
        await put(pilot, "target", "12.500")
        await save(pilot)
        assert plan.read_bytes() == before
        assert pilot.app.focused is line(pilot, "target").control


async def test_changing_keeps_what_was_not_touched(plan: Path) -> None:
    plan.write_text(plan.read_text(encoding="utf-8").replace("target = 120.5", "target = 120.5  # HĐND"), "utf-8")
    async with console(plan) as pilot:
        await pilot.press("A")
        await settled(pilot)
        assert line(pilot, "target").text == "120,5"
        assert line(pilot, "id").control.disabled
        await put(pilot, "target", "130")
        await save(pilot)
        assert pilot.app.chosen == "THU"
        assert pilot.app.plan.by_id["THU"].target == 130
    assert "target = 130  # HĐND" in plan.read_text(encoding="utf-8")


async def test_what_somebody_else_wrote_stands_beside_the_field_before_it_is_overwritten(plan: Path) -> None:
    async with console(plan) as pilot:
        pilot.app._watch.stop()
        await pilot.press("A")
        await settled(pilot)
        await put(pilot, "target", "130")
        theirs = plan.read_text(encoding="utf-8").replace("target = 120.5", "target = 25").replace("ngân sách", "NS")
        plan.write_text(theirs, encoding="utf-8")
        await save(pilot)
        assert plan.read_text(encoding="utf-8") == theirs
        assert "đồng nghiệp vừa ghi 25" in remark(pilot, "target")
        assert "F10 ghi chữ của mình, F8 lấy bản mới" in " ".join(shown(pilot).split())
        assert [line(pilot, key).text for key in ("target", "name")] == ["130", "Tổng thu NS"]
        await pilot.press("f8")
        await settled(pilot)
        assert line(pilot, "target").text == "25"
        assert "đồng nghiệp" not in remark(pilot, "target")
        await put(pilot, "target", "131")
        await save(pilot)
    assert plan.read_text(encoding="utf-8") == theirs.replace("target = 25", "target = 131")


async def test_a_second_save_writes_over_what_has_been_shown_and_nothing_else(plan: Path) -> None:
    async with console(plan) as pilot:
        pilot.app._watch.stop()
        await pilot.press("A")
        await settled(pilot)
        await put(pilot, "target", "130")
        theirs = plan.read_text(encoding="utf-8").replace("target = 120.5", "target = 25\nceiling = 140")
        plan.write_text(theirs, encoding="utf-8")
        await save(pilot)
        await save(pilot)
    assert plan.read_text(encoding="utf-8") == theirs.replace("target = 25", "target = 130")


async def test_nothing_changed_is_said_and_not_written(plan: Path) -> None:
    before = plan.read_bytes()
    async with console(plan) as pilot:
        await pilot.press("A")
        await settled(pilot)
        for text in (None, "120,50"):  # untouched; the same number written otherwise
            if text:
                await put(pilot, "target", text)
            await save(pilot)
            assert form(pilot).query_one(Footer).saying == "Chưa sửa gì"
    assert plan.read_bytes() == before


async def test_leaving_asks_when_something_was_typed(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("A")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SectorScreen)
        await pilot.press("A")
        await settled(pilot)
        await put(pilot, "name", "Khác")
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, AskScreen)
        await pilot.press("down", "down", "enter")
        await settled(pilot)
        assert line(pilot, "name").text == "Khác"


async def test_the_overview_can_add_too(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("0")
        await settled(pilot)
        assert isinstance(pilot.app.screen, OverviewScreen)
        await pilot.press("insert")
        await settled(pilot)
        assert line(pilot, "sector").text == "KT"


async def test_read_only_says_why(plan: Path) -> None:
    async with console(plan, read_only=True) as pilot:
        for key in "aARMD":
            await pilot.press(key)
            await settled(pilot)
            assert "--read-only" in pilot.app.screen.query_one(Footer).saying
            await pilot.press("down")
