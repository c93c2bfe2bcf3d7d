"""What comes back at the next start, what does not, and when it is written."""

from __future__ import annotations

from pathlib import Path

from conftest import console, settled, shown

from tvplan_tui.store.memory import Memory, keep, memory_file, recall
from tvplan_tui.ui.remembrance import Remembrance


async def test_the_place_comes_back_and_the_filter_does_not(plan: Path, monkeypatch) -> None:
    async with console(plan) as pilot:
        await pilot.press("s", "down", "d", "T", "2", "m")
        await settled(pilot)
        theme, row = pilot.app.theme, pilot.app.chosen
        pilot.app.exit()
    async with console(plan) as pilot:
        screen = pilot.app.sector_screen
        assert (screen.sector.id, screen.look.sort, screen.look.only) == ("XH", "status", "")
        assert (pilot.app.theme, pilot.app.chosen) == (theme, row)
        assert not screen._pane.display
        assert pilot.app.period.words() == "tháng 9/2023"
    async with console(plan, theme="tvplan-contrast", fresh=True) as pilot:
        assert pilot.app.theme == "tvplan-contrast"
        assert pilot.app.sector_screen.sector.id == "KT"
        await pilot.press("2")
        pilot.app.exit()
    assert recall(str(plan)).theme == theme


async def test_the_overview_and_the_view_of_the_chart_come_back(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("t", "v", "0")
        await settled(pilot)
        pilot.app.exit()
    assert recall(str(plan)).view == "periods"
    async with console(plan) as pilot:
        assert pilot.app.screen.scope == "overview"
        assert "Nguy cơ" in shown(pilot)
        await pilot.press("1", "t")
        await settled(pilot)
        assert pilot.app.screen.query_one("Chart").view == "periods"


async def test_it_is_written_once_the_keys_rest(plan: Path, monkeypatch) -> None:
    monkeypatch.setattr("tvplan_tui.ui.remembrance.REST", 0.3)
    async with console(plan) as pilot:
        await pilot.press("down")
        await pilot.pause(0.5)
        await settled(pilot)
        assert recall(str(plan)).rows == {"KT": "NOI"}
        written = memory_file(str(plan)).stat().st_mtime_ns
        await pilot.press("down", "up")
        await pilot.pause(0.5)
        await settled(pilot)
        assert memory_file(str(plan)).stat().st_mtime_ns == written, "nothing is new: nothing is written"


async def test_a_memory_of_another_plan_does_no_harm(plan: Path) -> None:
    gone = Memory(
        sector="GONE",
        rows={"KT": "GONE"},
        folded=("GONE",),
        sort="gone",
        reverse=True,
        theme="gone",
        view="gone",
        recent=("row GONE", "nonsense"),
    )
    keep(str(plan), lambda: gone)
    async with console(plan) as pilot:
        assert pilot.app.chosen == "THU"
        assert "Tổng thu" in shown(pilot)
        await pilot.press("t")
        await settled(pilot)
        assert pilot.app.screen.query_one("Chart").view == "cumulative"
        await pilot.press("colon", *"tong thu")
        await settled(pilot)
        assert "Tổng thu" in shown(pilot)


def test_the_latest_choices_come_first() -> None:
    class Desk:
        source = "/nowhere"

    held = Remembrance(Desk(), fresh=True)
    for name in ("row A", "row B", "row A"):
        held.choose_offer(name)
    assert held.memory.recent == ("row A", "row B")


async def test_a_newcomer_is_told_what_to_press_once(plan: Path) -> None:
    async with console(plan, size=(80, 24)) as pilot:
        assert shown(pilot).splitlines()[-1].startswith(" Mới dùng? Bấm ? xem mọi phím; ↑↓ chọn, Enter mở")
        await pilot.press("down")
        assert "Mới dùng" not in shown(pilot)
        assert "? trợ giúp" in shown(pilot)
        pilot.app.exit()
    async with console(plan, size=(80, 24)) as pilot:
        assert "Mới dùng" not in shown(pilot)
    memory_file(str(plan)).unlink()
    async with console(plan, size=(80, 24), fresh=True) as pilot:
        assert "Mới dùng" not in shown(pilot), "who asks for a fresh start knows the console"
