"""The screen of what changed: what it compares with, where it leads; the paragraph that is copied from the box."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import console, settled, shown

from tvplan_tui.domain.period import Period
from tvplan_tui.report.paragraph import paragraph
from tvplan_tui.ui.screens.changes import ChangesScreen
from tvplan_tui.ui.screens.indicator import IndicatorScreen
from tvplan_tui.ui.screens.why import WhyScreen
from tvplan_tui.ui.widgets.grid import Grid


async def test_the_worst_first_in_words_and_enter_opens_it(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("b")
        await settled(pilot)
        text = shown(pilot)
        assert "Thay đổi so với tháng 8/2023" in text
        first = pilot.app.screen._shown[0]
        assert (first.kind.value, first.indicator.id) == ("worse", "MN")
        assert "Bậc mầm non: từ đúng tiến độ xuống nguy cơ; số liệu từ 99,0 thành 90,0 %" in " ".join(text.split())
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, IndicatorScreen)
        assert pilot.app.chosen == "MN"
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ChangesScreen)


async def test_another_period_a_day_and_back(plan: Path) -> None:
    ledger = plan.parent / "data" / "2023.csv"
    text = ledger.read_text(encoding="utf-8").replace("note,source\n", "note,source,recorded_at\n")
    late = "THU,2023-07,12,official,Đính chính,minh họa,2023-09-20\n"
    ledger.write_text(text.replace("minh họa\n", "minh họa,2023-09-01\n") + late, encoding="utf-8")
    async with console(plan) as pilot:
        await pilot.press("b", "s", *"2023-07", "enter")
        await settled(pilot)
        assert "so với tháng 7/2023" in shown(pilot)
        await pilot.press("s", *"10/9/2023", "enter")
        await settled(pilot)
        flat = " ".join(shown(pilot).split())
        assert "những gì đã biết đến hết ngày 10/09/2023" in flat
        assert "T7: 11,0 → 12,0" in flat
        kinds = [change.kind.value for change in pilot.app.screen._shown]
        await pilot.press(*["down"] * kinds.index("revised"))
        await settled(pilot)
        assert "(chính thức), tăng 1,0 tỷ đồng – Đính chính" in " ".join(shown(pilot).split())
        await pilot.press("s", *"2023-12", "enter")
        await pilot.pause()
        assert "phải ở trước tháng 9/2023" in shown(pilot)
        await pilot.press(*["backspace"] * 7, "enter")
        await settled(pilot)
        assert "so với tháng 8/2023" in shown(pilot)


async def test_at_the_first_period_there_is_a_day_to_compare_with(plan: Path) -> None:
    async with console(plan, period=Period.month(2023, 1)) as pilot:
        await pilot.press("b")
        await settled(pilot)
        assert "Đây là kỳ đầu của năm kế hoạch" in shown(pilot)
        await pilot.press("s", "escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ChangesScreen)


async def test_the_overviews_panel_leads_to_what_it_lists(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("0")
        await settled(pilot)
        pilot.app.screen.query_one("#changes", Grid).focus()
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, IndicatorScreen)
        assert pilot.app.chosen == "MN"


async def test_y_copies_the_paragraph_and_s_writes_it(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    async with console(plan, size=(80, 24)) as pilot:
        app = pilot.app
        await pilot.press("i", "y")
        await settled(pilot)
        assert isinstance(app.screen, WhyScreen)
        wanted = paragraph(app.board, app.plan.by_id["THU"])
        assert app.clipboard == wanted
        assert "Đã chép" in shown(pilot)
        await pilot.press("s")
        await settled(pilot)
        written = tmp_path / "state" / "tvplan" / "texts" / "thu-2023-09.txt"
        assert written.read_text(encoding="utf-8") == wanted + "\n"
        assert written.stat().st_mode & 0o077 == 0
        await pilot.press("escape")
        await settled(pilot)
        assert not isinstance(app.screen, WhyScreen)


async def test_the_header_tells_how_old_the_figures_are(plan: Path) -> None:
    ledger = plan.parent / "data" / "2023.csv"
    text = ledger.read_text(encoding="utf-8").replace("note,source\n", "note,source,recorded_at\n")
    ledger.write_text(text.replace("minh họa\n", "minh họa,2023-10-04T08:00\n"), encoding="utf-8")
    async with console(plan, size=(80, 24)) as pilot:
        for keys, told in (("0", "số đến 30/9"), ("b", "số đến 30/9"), ("2", "số đến 30/9")):
            await pilot.press(keys)
            await settled(pilot)
            assert told in shown(pilot).splitlines()[0]
        await pilot.resize_terminal(130, 30)
        await settled(pilot)
        assert "số liệu đến 30/09/2023, ghi 04/10/2023" in shown(pilot).splitlines()[0]
        await pilot.press("1", "enter")
        await settled(pilot)
        assert "số liệu đến 30/09/2023" in shown(pilot).splitlines()[0]
