"""The entry form in the real app: read, judged, doubted, written; refused without losing what was typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Open, console, plain, settled, shown

from tvplan_tui.store.drafts import waiting
from tvplan_tui.store.ledger import append
from tvplan_tui.ui.screens.ask import AskScreen
from tvplan_tui.ui.screens.entry import EntryScreen
from tvplan_tui.ui.screens.log import LogScreen
from tvplan_tui.ui.screens.sector import SectorScreen
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.footer import Footer
from tvplan_tui.ui.widgets.grid import Grid
from tvplan_tui.ui.words.entry_prose import aligned


def ledger(plan: Path) -> str:
    return (plan.parent / "data" / "2023.csv").read_text(encoding="utf-8")


def last(plan: Path) -> str:
    return ledger(plan).splitlines()[-1]


def said(pilot: Open) -> str:
    return pilot.app.screen.query_one(Footer).saying


def beside(pilot: Open) -> str:
    return plain(pilot.app.screen.query_one("#beside-text", Prose).content)


@pytest.fixture
def plan(plan: Path) -> Path:
    """Let the ledger have the columns that are written to."""
    file = plan.parent / "data" / "2023.csv"
    head, *rows = file.read_text(encoding="utf-8").splitlines()
    lines = [f"{head},numerator,denominator,recorded_at,recorded_by", *(f"{row},,,," for row in rows)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return plan


async def typed(pilot: Open, text: str) -> None:
    await pilot.press(*text)
    await pilot.pause(0.3)
    await settled(pilot)


async def test_what_is_typed_is_echoed_judged_and_written(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("down", "down", "e")
        await settled(pilot)
        assert "Doanh nghiệp thành lập mới" in shown(pilot)
        await typed(pilot, "60")
        text = shown(pilot)
        assert "= 60 doanh nghiệp" in text
        assert "45 → 100" in text
        assert "▼ Nguy cơ → ● Đúng tiến độ" in text
        await pilot.press("enter", "right", "right", "enter")
        await typed(pilot, "thành lập dồn vào tháng 9")
        await pilot.press("enter", "enter")  # Enter in the last field saves
        await settled(pilot)
        assert isinstance(pilot.app.screen, SectorScreen)
        assert "Đã ghi DN tháng 9/2023: 60 doanh nghiệp (chính thức) vào data/2023.csv:" in said(pilot)
        assert pilot.app.screen.query_one(Grid).cursor_key == "DN"
        assert "100" in shown(pilot)
    assert last(plan).startswith("DN,2023-09,60,chính thức,thành lập dồn vào tháng 9,")
    assert waiting(str(plan)) == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [("abc", "không phải là số"), ("1.234", "đọc được hai cách"), ("5%", "có dấu %")],
)
async def test_what_cannot_be_read_is_refused_beside_the_field(plan: Path, text: str, reason: str) -> None:
    before = ledger(plan)
    async with console(plan) as pilot:
        await pilot.press("e")
        await typed(pilot, text)
        assert reason in shown(pilot)
        await pilot.press("f10")
        await settled(pilot)
        assert isinstance(pilot.app.screen, EntryScreen)
        assert pilot.app.screen.typed["value"] == text
    assert ledger(plan) == before


async def test_a_doubtful_figure_asks_for_a_note(plan: Path) -> None:
    before = ledger(plan)
    async with console(plan) as pilot:
        await pilot.press("down", "down", "f12")
        await typed(pilot, "900")
        assert "⚠" in shown(pilot)
        await pilot.press("f10")
        await settled(pilot)
        assert "Số liệu đáng ngờ, chưa ghi" in said(pilot)
        assert ledger(plan) == before
        await typed(pilot, "sáp nhập")  # the note has the keys now
        await pilot.press("f10")
        await settled(pilot)
        assert "Đã ghi" in said(pilot)
    assert "sáp nhập" in last(plan)


async def test_escape_asks_only_if_something_was_typed(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("e")
        await settled(pilot)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, SectorScreen)
        await pilot.press("e")
        await typed(pilot, "12")
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, AskScreen)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, SectorScreen)
        assert [kept.fields["value"] for kept in waiting(str(plan))] == ["12"]
        await pilot.press("e")
        await settled(pilot)
        assert "= 12 tỷ đồng" in shown(pilot)
        await pilot.press("f8")
        await settled(pilot)
        assert "= 11 tỷ đồng" in shown(pilot)
        assert waiting(str(plan)) == ()


async def test_letters_are_text_in_a_form(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("e")
        await settled(pilot)
        await pilot.press("tab", "q", "1", "r", "comma")  # on the choice of status
        await settled(pilot)
        assert isinstance(pilot.app.screen, EntryScreen)
        assert "tháng 9/2023" in shown(pilot)


async def test_a_full_disk_keeps_what_was_typed_and_says_why(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise append.NotSavedError("Chưa ghi được data/2023.csv: ổ đĩa đã đầy", "xóa bớt tệp")

    async with console(plan) as pilot:
        await pilot.press("e")
        await typed(pilot, "12")
        monkeypatch.setattr("tvplan_tui.report.writing.append_figure", full)
        await pilot.press("f10")
        await settled(pilot)
        assert "ổ đĩa đã đầy → xóa bớt tệp" in said(pilot)
        assert isinstance(pilot.app.screen, EntryScreen)
        assert pilot.app.screen.typed["value"] == "12"


async def test_a_figure_somebody_else_wrote_meanwhile_is_shown_first(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("e")
        await typed(pilot, "12")
        pilot.app._watch.stop()
        with (plan.parent / "data" / "2023.csv").open("a", encoding="utf-8") as file:
            file.write("THU,2023-09,13,official,đối chiếu kho bạc,,,,2023-10-05T08:30:00+07:00,Bình\n")
        await pilot.press("enter", "right", "right")
        await pilot.press("f10")
        await settled(pilot)
        assert said(pilot) == "Bình vừa ghi số này, số đang gõ chưa ghi → xem số mới, F10 nữa là ghi"
        assert len(said(pilot)) < 78  # the cure too is read in 80 columns
        assert "Bình" in last(plan)
        text = beside(pilot)
        assert text.startswith(
            "Đang ghi cho tháng 9/2023\n13,0 tỷ đồng (chính thức)\nBình · 05/10/2023 08:30\nđối chiếu kho bạc\n"
        )
        assert pilot.app.screen.typed == {"value": "12", "status": "chính thức", "note": "", "source": ""}
        assert pilot.app.screen.fresh["value"] == "13"  # what F8 goes back to
        await pilot.press("f10")
        await settled(pilot)
        assert "Đã ghi" in said(pilot)
    assert last(plan).startswith("THU,2023-09,12,chính thức")


async def test_the_statuses_offered_follow_what_others_have_written(plan: Path) -> None:
    ledger = plan.parent / "data" / "2023.csv"
    async with console(plan) as pilot:
        await pilot.press("full_stop", "e")  # October, without a figure
        await typed(pilot, "12")
        assert "(•) ước ( ) sơ bộ ( ) chính thức" in shown(pilot)
        await pilot.press("enter", "right")
        assert pilot.app.screen.typed["status"] == "sơ bộ"
        with ledger.open("a", encoding="utf-8") as file:
            file.write("THU,2023-10,13,official,,,,,2023-10-05T08:30:00+07:00,Bình\n")
        pilot.app.read_again()
        await settled(pilot)
        assert "(•) chính thức" in shown(pilot)
        assert "( ) sơ bộ" not in shown(pilot)
        assert "đã đổi từ sơ bộ: số đang ghi là số chính thức" in shown(pilot)
        assert pilot.app.screen.typed == {"value": "12", "status": "chính thức", "note": "", "source": ""}
        await pilot.press("right")
        await settled(pilot)
        assert pilot.app.screen.typed["status"] == "chính thức"
        with ledger.open("a", encoding="utf-8") as file:
            file.write("THU,2023-10,,rút,,,,,2023-10-05T08:31:00+07:00,Bình\n")
        pilot.app.read_again()
        await settled(pilot)
        assert "(•) ước ( ) sơ bộ ( ) chính thức" in shown(pilot)


async def test_a_period_with_a_figure_shows_it_and_one_without_shows_none(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("2", "down", "e")
        await settled(pilot)
        assert beside(pilot).startswith("Đang ghi cho tháng 9/2023\n90,0 % (chính thức)\n[bold]ghi chú\n\n")
        await pilot.press("escape", "down", "e")  # YT has none of September
        await settled(pilot)
        assert beside(pilot).startswith("Đánh giá tháng 9/2023")


async def test_undo_asks_restores_and_is_refused_without_anything_to_undo(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("u")
        assert "Không có gì để rút lại" in said(pilot)
        await pilot.press("e")
        await typed(pilot, "12")
        await pilot.press("enter", "right", "right", "f10")
        await settled(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert isinstance(pilot.app.screen, AskScreen)
        told = plain(pilot.app.screen.query_one(Prose).content)
        assert "Đang là 12,0 tỷ đồng (chính thức). Rút lại thì trở về: 11,0 tỷ đồng" in told
        await pilot.press("enter")  # the safe answer is chosen first
        await settled(pilot)
        assert "rút" not in last(plan)
        await pilot.press("u", "down", "enter")
        await settled(pilot)
        assert "Đã rút lại THU tháng 9/2023, còn: 11,0 tỷ đồng" in said(pilot)
        assert "rút" in last(plan)
        await pilot.press("v")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LogScreen)
        assert "rút lại; còn 11,0" in shown(pilot)
        assert "12,0 (chính thức)" in shown(pilot)


async def test_a_group_takes_no_figure_and_qualitative_ones_words(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("2", "e")
        assert "tiêu đề nhóm" in said(pilot)
        await pilot.press("end", "e")
        await settled(pilot)
        await pilot.press("space")
        await settled(pilot)
        await pilot.press("f10")
        await settled(pilot)
        assert "Đã ghi ND" in said(pilot)
    assert last(plan).startswith("ND,2023-09,đạt,ước")


async def test_read_only_says_why(plan: Path) -> None:
    async with console(plan, read_only=True) as pilot:
        for key in ("e", "E", "u"):
            await pilot.press(key)
            assert "chỉ để xem" in said(pilot)


async def test_an_office_that_knows_the_rate_alone_can_enter_it(plan: Path) -> None:
    block = 'id = "GT"\nsector = "XH"\nname = "Giá trị"\nunit = "%"\nkind = "growth"\nbound = "at_least"\ntarget = 10\n'
    plan.write_text(plan.read_text(encoding="utf-8") + "\n[[indicators]]\n" + block, encoding="utf-8")
    ledger = plan.parent / "data" / "2023.csv"
    with ledger.open("a", encoding="utf-8") as file:
        file.write("GT,2023-09,,official,,minh họa,1100,1000,,\n")
    async with console(plan) as pilot:
        pilot.app.open_row("GT")
        await settled(pilot)
        await pilot.press("full_stop", "e")
        await settled(pilot)
        assert {"Năm nay", "Cùng kỳ", "Hoặc %"} <= {
            word.strip() for word in re.findall(r"^ (.{10})", shown(pilot), re.M)
        }
        await pilot.press("tab", "tab")
        await typed(pilot, "11,14")
        await pilot.press("f10")
        await settled(pilot)
    assert ledger.read_text(encoding="utf-8").splitlines()[-1].startswith("GT,2023-10,11.14,")


def test_figures_above_each_other_stand_with_their_commas_in_line() -> None:
    assert aligned(["45,075", "1.471,6", "11", "—"]) == ["   45,075", "1.471,6  ", "   11    ", "    —    "]
    assert aligned([]) == []


async def test_on_a_narrow_terminal_every_assessment_is_in_view(plan: Path) -> None:
    async with console(plan, size=(80, 24)) as pilot:
        await pilot.press("2", "end", "e")
        await settled(pilot)

        assert re.search(r"\( \) Đạt \( \) Không đạt +▏.*\n +\( \) Đang thực hiện +▏", shown(pilot))
