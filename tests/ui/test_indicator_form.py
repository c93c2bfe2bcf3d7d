"""The indicator's form: what is typed, what is said of it, what it writes, and that nothing typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Open, console, settled, shown

from tvplan_tui.domain.number_words import amount_words
from tvplan_tui.store.drafts import waiting
from tvplan_tui.ui.screens.ask import AskScreen
from tvplan_tui.ui.screens.indicator_form import IndicatorForm
from tvplan_tui.ui.screens.overview import OverviewScreen
from tvplan_tui.ui.screens.sector import SectorScreen
from tvplan_tui.ui.screens.taking_out import RetireScreen
from tvplan_tui.ui.widgets.footer import Footer
from tvplan_tui.ui.widgets.form_line import FormLine

GOOD = {"id": "DA", "sector": "KT", "name": "Dự án", "unit": "dự án", "kind": "flow", "bound": "at_least"}


def form(pilot: Open) -> IndicatorForm:
    screen = pilot.app.screen
    assert isinstance(screen, IndicatorForm)
    return screen


def line(pilot: Open, key: str) -> FormLine:
    return form(pilot).query_one(f"#line-{key}", FormLine)


def remark(pilot: Open, key: str) -> str:
    return "".join(text for text, _style in line(pilot, key)._remark._left).strip()


async def put(pilot: Open, key: str, text: str) -> None:
    control = line(pilot, key).control
    control.focus()
    await pilot.pause()
    control.value = ""
    await pilot.press(*text)
    await pilot.pause(0.15)
    await settled(pilot)


async def filled(pilot: Open) -> None:
    await pilot.press("a")
    await settled(pilot)
    await put(pilot, "id", "DA")
    await put(pilot, "name", "Dự án")
    await put(pilot, "unit", "dự án")
    await put(pilot, "target", "12,5")


async def save(pilot: Open) -> None:
    await pilot.press("f10")
    await settled(pilot)
    await pilot.pause(0.1)
    await settled(pilot)


# On the screen


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


# Drafts


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


# An id that was used before


LEFT = "DA,2023-01,3\nDA,2023-02,4\nDA,2023-02,5\n"


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
