"""A form over what others change: free ids, drafts that come back, rows taken out."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import console, settled, shown
from indicator_forms import filled, form, line, put, remark, save

from tvplan_tui.domain.number_words import amount_words
from tvplan_tui.store.drafts import waiting
from tvplan_tui.ui.screens.sector import SectorScreen
from tvplan_tui.ui.screens.taking_out import RetireScreen
from tvplan_tui.ui.widgets.footer import Footer

LEFT = "DA,2023-01,3\nDA,2023-02,4\nDA,2023-02,5\n"


@pytest.fixture
def numbered(plan: Path) -> Path:
    """Return the plan with a row KT1, so that KT2 is offered for the next one."""
    plan.write_text(plan.read_text(encoding="utf-8").replace('id = "DN"', 'id = "KT1"'), encoding="utf-8")
    return plan


def colleague_adds(plan: Path, id: str) -> None:
    block = f'\n[[indicators]]\nid = "{id}"\nsector = "KT"\nname = "Chợ mới"\nunit = "chợ"\nkind = "flow"\ntarget = 3\n'
    plan.write_text(plan.read_text(encoding="utf-8") + block + 'bound = "at_least"\n', encoding="utf-8")


async def test_an_id_a_colleague_took_meanwhile_gives_way_to_the_next_free_one(numbered: Path) -> None:
    async with console(numbered) as pilot:
        await pilot.press("a")
        await settled(pilot)
        await put(pilot, "name", "Dự án")
        await put(pilot, "unit", "dự án")
        await put(pilot, "target", "12,5")
        assert line(pilot, "id").text == "KT2"
        colleague_adds(numbered, "KT2")
        await save(pilot)
        told = " ".join(shown(pilot).split())
        assert "Đồng nghiệp vừa dùng mã KT2 cho “Chợ mới”; dòng này đổi sang KT3, chữ đã gõ còn nguyên. F10 ghi" in told
        assert [line(pilot, key).text for key in ("id", "name", "target")] == ["KT3", "Dự án", "12,5"]
        assert numbered.read_text(encoding="utf-8").count("KT2") == 1
        await save(pilot)
        assert pilot.app.chosen == "KT3"
    assert numbered.read_text(encoding="utf-8").count('name = "Chợ mới"') == 1


async def test_an_id_typed_by_hand_stays_and_the_free_one_is_named_as_soon_as_it_is_seen(numbered: Path) -> None:
    async with console(numbered) as pilot:
        await pilot.press("a")
        await settled(pilot)
        await put(pilot, "name", "Dự án")
        await put(pilot, "id", "KT7")
        colleague_adds(numbered, "KT7")
        pilot.app.read_again()
        await settled(pilot)
        told = " ".join(shown(pilot).split())
        assert "Đồng nghiệp vừa dùng mã KT7 cho “Chợ mới”. Chữ đã gõ còn nguyên; ghi một mã khác, KT8 còn trống" in told
        assert [line(pilot, key).text for key in ("id", "name")] == ["KT7", "Dự án"]
        assert remark(pilot, "id")


async def test_a_new_indicator_comes_back_in_its_sector_with_an_id_that_is_free_by_now(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("a")
        await settled(pilot)
        await put(pilot, "name", "Dự án")
        await put(pilot, "target", "12,5")
    assert [dict(one.fields) for one in waiting(str(plan))] == [{"name": "Dự án", "target": "12,5", "sector": "KT"}]
    async with console(plan) as pilot:
        assert "một chỉ tiêu mới (bấm a" in pilot.app.screen.query_one(Footer).saying
        await pilot.press("2", "a")
        await settled(pilot)
        assert "Gõ tiếp bản nháp" in form(pilot).query_one(Footer).saying
        assert [line(pilot, key).text for key in ("sector", "name", "target")] == ["KT", "Dự án", "12,5"]
        assert remark(pilot, "target") == amount_words(12.5, "")
        await pilot.press("escape", "enter")  # kept again
        await settled(pilot)
        await pilot.press("a")
        await settled(pilot)
        await put(pilot, "id", "DA")
        await put(pilot, "unit", "dự án")
        await save(pilot)
        assert pilot.app.chosen == "DA"
    assert waiting(str(plan)) == ()


async def test_a_change_comes_back_over_what_others_have_written_since(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("A")
        await settled(pilot)
        await put(pilot, "note", "chờ quyết toán")
    plan.write_text(plan.read_text(encoding="utf-8").replace("target = 120.5", "target = 130"), encoding="utf-8")
    async with console(plan) as pilot:
        assert "chỉ tiêu THU (bấm A" in pilot.app.screen.query_one(Footer).saying
        await pilot.press("A")
        await settled(pilot)
        assert [line(pilot, key).text for key in ("note", "target")] == ["chờ quyết toán", "130"]
        await pilot.press("f8")
        await settled(pilot)
        assert line(pilot, "note").text == ""
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SectorScreen)
    assert waiting(str(plan)) == ()


async def test_another_sector_offers_its_rows_and_its_ids(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("a")
        await settled(pilot)
        line(pilot, "sector").control.focus()
        await pilot.press("right")
        await settled(pilot)
        assert line(pilot, "sector").text == "XH"
        line(pilot, "parent").control.focus()
        await pilot.press("right")
        await settled(pilot)
        assert line(pilot, "parent").text == "TRUONG"


async def test_retiring_asks_for_the_period_and_keeps_the_block(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("R")
        await settled(pilot)
        assert isinstance(pilot.app.screen, RetireScreen)
        assert "9/2023" in shown(pilot)
        await pilot.press(*"7/2022", "enter")  # in place of what was offered
        await settled(pilot)
        assert isinstance(pilot.app.screen, RetireScreen)
        assert "kế hoạch là của năm 2023" in shown(pilot)
        await pilot.press("ctrl+u", *"2023-09", "enter")
        await settled(pilot)
        await pilot.pause(0.2)
        await settled(pilot)
        assert pilot.app.plan.by_id["THU"].retired == "2023-09"
    assert 'retired = "2023-09"' in plan.read_text(encoding="utf-8")


async def test_deleting_says_what_is_lost_and_asks(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("down", "down", "D")
        await settled(pilot)
        assert "9 dòng số liệu" in shown(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert 'id = "DN"' in plan.read_text(encoding="utf-8")
        await pilot.press("D", "down", "down", "enter")
        await settled(pilot)
        await pilot.pause(0.2)
        await settled(pilot)
        assert "DN" not in pilot.app.plan.by_id
    assert 'id = "DN"' not in plan.read_text(encoding="utf-8")


async def test_one_begins_with_the_name_and_again_after_starting_afresh(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("a")
        await settled(pilot)
        assert line(pilot, "name").control.has_focus
        await put(pilot, "target", "12")
        await pilot.press("f8")
        await settled(pilot)
        assert line(pilot, "target").text == ""
        assert line(pilot, "name").control.has_focus


async def test_figures_that_come_back_with_an_id_are_told_and_judged_beforehand(plan: Path) -> None:
    file = plan.parent / "data" / "cu.csv"
    file.write_text(f"indicator,period,value\n{LEFT}", encoding="utf-8")
    async with console(plan, size=(120, 40)) as pilot:
        await filled(pilot)
        text = " ".join(shown(pilot).split())
        assert "3 dòng số liệu cũ của 2 kỳ" in text
        assert "≥ 8" in text  # as it will stand, with these figures
        await put(pilot, "id", "DB")
        text = " ".join(shown(pilot).split())
        assert "dòng số liệu cũ" not in text and "≥ 8" not in text


async def test_a_row_that_a_relation_needs_is_said_to_be_needed_and_stays(plan: Path) -> None:
    text = plan.read_text(encoding="utf-8") + '\n[[checks]]\nleft = "NOI"\nop = "<="\nright = "THU"\nmessage = "Phần"\n'
    plan.write_text(text, encoding="utf-8")
    async with console(plan) as pilot:
        await pilot.press("down", "D")
        await settled(pilot)
        assert "1 quan hệ trong [[checks]] còn dùng mã này" in " ".join(shown(pilot).split())
        await pilot.press("down", "down", "enter")
        await settled(pilot)
        await pilot.pause(0.1)
        told = pilot.app.screen.query_one(Footer).saying
        assert "→ sửa [[checks]] ấy trước, hoặc ngừng theo dõi (R)" in told
    assert plan.read_text(encoding="utf-8") == text
