"""The meeting in the real app: agenda, pages, remote, jump, conclusions, end, going on, what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from conftest import Open, console, settled, shown

from tvplan_tui.store.drafts import waiting
from tvplan_tui.ui.screens.agenda import AgendaScreen
from tvplan_tui.ui.screens.ask import AskScreen
from tvplan_tui.ui.screens.blank import BlankScreen
from tvplan_tui.ui.screens.conclusion import ConclusionScreen
from tvplan_tui.ui.screens.ending import EndingScreen
from tvplan_tui.ui.screens.indicator import IndicatorScreen
from tvplan_tui.ui.screens.meeting import MeetingScreen
from tvplan_tui.ui.screens.sector import SectorScreen
from tvplan_tui.ui.theme import CONTRAST, DARK


def rows(plan: Path) -> list[str]:
    file = plan.parent / "data" / "conclusions" / "2023.csv"
    return file.read_text(encoding="utf-8").splitlines()[1:] if file.exists() else []


async def pressed(pilot: Open, *keys: str) -> str:
    await pilot.press(*keys)
    await settled(pilot)
    return shown(pilot)


async def begun(pilot: Open) -> str:
    return await pressed(pilot, "p", "enter")


async def test_pages_are_turned_blanked_and_left_in_high_contrast(plan: Path) -> None:
    async with console(plan, size=(80, 24), theme=DARK) as pilot:
        agenda = await pressed(pilot, "p")
        assert isinstance(pilot.app.screen, AgendaScreen)
        assert "Nguy cơ trước" in agenda and "4 chỉ tiêu" in agenda
        assert (
            "Lũy kế  Kế hoạch" in agenda and "37,5" not in agenda and "120" in agenda
        )  # what is picked by its figures
        page = await pressed(pilot, "enter")
        assert pilot.app.theme == CONTRAST
        lines = page.splitlines()  # the name stands between two blocks of one colour
        assert "▼ NGUY CƠ" in lines[1] and "Doanh nghiệp" in lines[2] and "██" in lines[3]
        assert "1/4" in page and "▼ NGUY CƠ" in page and "█" in page and "Vì sao" in page
        assert len(page.splitlines()) <= 24
        for key in ("pagedown", "space", "right"):
            page = await pressed(pilot, key)
        assert "4/4" in page
        assert "3/4" in await pressed(pilot, "pageup")
        assert "1/4" in await pressed(pilot, "home")
        for key in ("full_stop", "b"):
            await pressed(pilot, key)
            assert isinstance(pilot.app.screen, BlankScreen)
            assert not shown(pilot).strip()
            assert "1/4" in await pressed(pilot, "pagedown"), "a page key brings the picture back and turns no page"
        assert "1/4" in await pressed(pilot, "f5"), "what a remote sends to begin a show does no harm"
        assert isinstance(pilot.app.screen, MeetingScreen)
        assert "Esc lần nữa" in await pressed(pilot, "escape")
        assert "Esc lần nữa" in await pressed(pilot, "home", "escape"), "another key in between is no second time"
        await pressed(pilot, "escape")
        assert isinstance(pilot.app.screen, SectorScreen)
        assert pilot.app.theme == DARK


async def test_a_jump_by_number_and_by_letters(plan: Path) -> None:
    async with console(plan, size=(80, 24)) as pilot:
        await begun(pilot)
        assert "3. " in await pressed(pilot, "3")
        assert "3/4" in await pressed(pilot, "enter")
        found = await pressed(pilot, *"mam")
        assert "Bậc mầm non" in found.splitlines()[-1]
        assert "Bậc mầm non" in await pressed(pilot, "enter")
        here = await pressed(pilot, "z", "enter", "enter")
        assert "Đến:" in here and "không có" in here, "the line stays open, and the page below it the same"
        here = await pressed(pilot, "escape")
        assert "Bậc mầm non" in here and "Đến:" not in here
        found = await pressed(pilot, *"tong thu")
        assert "ngoài chương trình: Tổng thu" in found
        await pressed(pilot, "enter")
        assert isinstance(pilot.app.screen, IndicatorScreen)
        assert "Bậc mầm non" in await pressed(pilot, "escape")
        assert isinstance(pilot.app.screen, MeetingScreen)
        assert "1/4" in await pressed(pilot, "slash", "1", "enter")
        assert "2/4" in await pressed(pilot, "4", "pagedown"), "the remote turns the page in spite of a prompt"


async def test_conclusions_are_typed_listed_corrected_withdrawn_and_exported(plan: Path) -> None:
    async with console(plan, size=(100, 30)) as pilot:
        await begun(pilot)
        one = pilot.app.chosen
        await pressed(pilot, "enter", *"giao")
        assert isinstance(pilot.app.screen, ConclusionScreen)
        await pressed(pilot, "pagedown", "enter", *"P", "enter", *"31/10")
        assert "= 31/10/2023" in shown(pilot)
        page = await pressed(pilot, "enter")
        assert "giao (" in page and "Đã ghi kết luận số 1/2023" in page
        assert rows(plan)[0].split(",")[:3] == ["1/2023", one, "2023-09"]
        assert ",2023-10-31,," in rows(plan)[0]
        end = await pressed(pilot, "end", "pagedown")
        assert isinstance(pilot.app.screen, EndingScreen)
        assert "1 kết luận về 1 chỉ tiêu" in end and "31/10/2023" in end
        end = await pressed(pilot, "enter", *" lại", "f10")
        assert "giao lại" in end and len(rows(plan)) == 2
        await pressed(pilot, "x")
        export = plan.parent / "ket-luan-2023-09.md"
        assert "- Số 1/2023: giao lại" in export.read_text(encoding="utf-8")
        export.write_text("của người khác", encoding="utf-8")
        await pressed(pilot, "x")
        assert isinstance(pilot.app.screen, AskScreen)
        await pressed(pilot, "enter")
        assert export.read_text(encoding="utf-8") == "của người khác"
        assert "giao lại" in (plan.parent / "ket-luan-2023-09-2.md").read_text(encoding="utf-8")
        await pressed(pilot, "delete", "down", "enter")
        assert "0 kết luận" in shown(pilot) and "withdrawn" in rows(plan)[2]
        assert "4/4" in await pressed(pilot, "pageup")
        await pressed(pilot, "pagedown", "escape")
        assert isinstance(pilot.app.screen, SectorScreen)
        await pressed(pilot, "p")
        assert isinstance(pilot.app.screen, AgendaScreen), "a meeting that was ended is not gone on with"


async def test_what_cannot_be_taken_is_told_and_what_is_typed_is_kept_as_a_draft(plan: Path) -> None:
    async with console(plan, size=(80, 24)) as pilot:
        await begun(pilot)
        assert "chưa có nội dung" in await pressed(pilot, "enter", "f10")
        assert "không phải một ngày" in await pressed(pilot, *"việc", "tab", "tab", *"31/2", "f10")
        await pressed(pilot, "escape", "enter")
        assert isinstance(pilot.app.screen, MeetingScreen)
        assert [one.fields["text"] for one in waiting(str(plan)) if one.form == "conclusion"] == ["việc"]
        await pressed(pilot, "pagedown", "escape", "escape")
        assert rows(plan) == []
    async with console(plan, size=(80, 24)) as pilot:
        assert "bấm p" in shown(pilot)
        assert "Đang ở 2/4" in await pressed(pilot, "p")
        assert "2/4" in await pressed(pilot, "enter")
        assert isinstance(pilot.app.screen, MeetingScreen)
        assert "việc" in await pressed(pilot, "pageup", "enter")


async def test_an_agenda_picked_by_hand_is_kept_and_saved(plan: Path) -> None:
    async with console(plan) as pilot:
        await pressed(pilot, "p", "space", "K")
        assert "Tự chọn (chưa lưu)" in shown(pilot) and "3 chỉ tiêu" in shown(pilot)
        await pressed(pilot, "escape", "p", "left", "left")  # from the sectors at the end of the round …
        await pressed(pilot, "right", "right", "right", "right")
        assert "Tự chọn (chưa lưu)" in shown(pilot)
        assert "Đã lưu" in await pressed(pilot, "s")
        saved = (plan.parent / "data" / "agenda.toml").read_text(encoding="utf-8")
        assert saved.count('"') == 6
        assert "(chưa lưu)" not in await pressed(pilot, "right", "left")
        assert "1/3" in await pressed(pilot, "enter")


@pytest.mark.parametrize("how", [{"read_only": True}, {"as_of": date(2023, 10, 4)}])
async def test_where_nothing_is_written_a_meeting_is_held_and_a_conclusion_refused(plan: Path, how: dict) -> None:
    async with console(plan, size=(80, 24), **how) as pilot:
        page = await begun(pilot)
        assert "1/" in page
        page = await pressed(pilot, "enter")
        assert isinstance(pilot.app.screen, MeetingScreen)
        assert "Đang mở chỉ để xem" in page or "Đang xem như ngày" in page


async def test_an_indicator_shows_what_was_concluded_about_it(plan: Path) -> None:
    folder = plan.parent / "data" / "conclusions"
    folder.mkdir()
    head = "number,indicator,period,text,office,due,state,recorded_at,recorded_by\n"
    (folder / "2023.csv").write_text(f"{head}7/2023,THU,2023-09,[b]Rà soát,,2023-10-31,,2023-10-05,lan\n", "utf-8")
    async with console(plan) as pilot:
        page = await pressed(pilot, "enter")
        assert "Số 7/2023: [b]Rà soát" in page
        assert "hạn 31/10/2023" in page


async def test_a_file_that_cannot_be_read_is_not_taken_for_a_meeting_without_conclusions(plan: Path) -> None:
    file = plan.parent / "data" / "conclusions" / "2023.csv"
    file.parent.mkdir()
    file.write_bytes("number,indicator".encode("utf-16"))
    async with console(plan, size=(80, 24)) as pilot:
        await begun(pilot)
        text = await pressed(pilot, "end", "pagedown")
        assert isinstance(pilot.app.screen, EndingScreen)
        assert "chưa có kết luận nào" not in text
        assert "data/conclusions/2023.csv: tệp không phải UTF-8" in text and "→ lưu lại thành CSV UTF-8" in text
        assert "có dòng không đọc được" in text


async def test_what_is_refused_names_files_as_seen_from_the_plan(plan: Path) -> None:
    agenda = plan.parent / "data" / "agenda.toml"
    agenda.mkdir()
    async with console(plan, size=(80, 24)) as pilot:
        text = await pressed(pilot, "p", "right", "right", "space", "s")
        assert "data/agenda.toml" in text and str(plan.parent) not in text


async def test_what_is_typed_is_repeated_only_where_its_field_cannot_show_it_whole(plan: Path) -> None:
    async with console(plan, size=(80, 24)) as pilot:
        await begun(pilot)
        assert (await pressed(pilot, "enter", *"ngan gon")).count("ngan gon") == 1
        text = await pressed(pilot, *("dài " * 20))
        assert "ngan gondài" in text and text.count("dài dài dài") >= 2
