"""The console itself, on a small plan: pictures, keys, filters, periods, reloads."""

from __future__ import annotations

import subprocess
import sys
import threading
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from conftest import console, ids, say, settled, shown

from tvplan_tui.domain.period import Period
from tvplan_tui.ui import reading
from tvplan_tui.ui.app import TvplanApp
from tvplan_tui.ui.keys.action import BROKEN
from tvplan_tui.ui.keys.actions import actions
from tvplan_tui.ui.screens.broken import BrokenScreen
from tvplan_tui.ui.screens.chart import ChartScreen
from tvplan_tui.ui.screens.help import HelpScreen
from tvplan_tui.ui.screens.indicator import IndicatorScreen
from tvplan_tui.ui.screens.overview import OverviewScreen
from tvplan_tui.ui.screens.palette import PaletteScreen
from tvplan_tui.ui.screens.problems import ProblemsScreen
from tvplan_tui.ui.screens.sector import SectorScreen
from tvplan_tui.ui.widgets.grid import Grid

FIRST = """
import asyncio, sys
from datetime import date
from textual.widgets import Static
from tvplan_tui.ui.app import TvplanApp

class Watched(TvplanApp):
    def _read(self, **_options):
        strips = self.screen._compositor.render_strips()
        text = chr(10).join("".join(segment.text for segment in strip) for strip in strips)
        told = all(word in text for word in ("Tổng thu ngân sách", "120,5", "tỷ đồng", "…"))
        self.exit(("polars" in sys.modules, "plotext" in sys.modules, told))

async def main():
    app = Watched(sys.argv[1], today=date(2023, 10, 5))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
    return app.return_value

print(asyncio.run(main()))
"""


def test_the_first_picture_needs_no_engine(plan: Path) -> None:
    done = subprocess.run([sys.executable, "-c", FIRST, str(plan)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "(False, False, True)"


async def test_verdicts_follow(plan: Path) -> None:
    async with console(plan) as pilot:
        text = shown(pilot)
    assert "● Đúng tiến độ" in text
    assert "▼ Nguy cơ" in text
    assert "‹ tháng 9/2023 ›" in text
    assert "DỮ LIỆU MINH HỌA" in text
    assert "1 Kinh tế ▼1" in text


async def test_markup_in_names_and_notes_is_literal(plan: Path) -> None:
    async with console(plan, size=(130, 40)) as pilot:
        assert "Thu nội địa [xem" in shown(pilot)
        assert "UBND phường [Một]" in shown(pilot)
        await pilot.press("down", "i")
        assert "Thu nội địa [xem phụ lục] [/]" in shown(pilot)
        await pilot.press("escape", "2", "down", "i")
        assert "[bold]ghi chú" in shown(pilot)


async def test_moving_with_the_pane_closed_touches_only_the_table(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("d")
        await pilot.pause()
        painted: list[object] = []
        for bar in pilot.app.screen.query("Bar"):
            bar.render = lambda bar=bar: painted.append(bar)  # type: ignore[method-assign]
        await pilot.press("down")
        await pilot.pause(0.3)
        assert pilot.app.screen.query_one(Grid).cursor == 1
        assert painted == []


async def test_the_pane_follows_the_cursor(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("down", "down")
        await pilot.pause(0.3)
        assert "▼ Nguy cơ · 45 / 120 doanh nghiệp (37,5 %)" in shown(pilot)


async def test_periods_step_within_the_year(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("comma")
        await settled(pilot)
        assert "‹ tháng 8/2023 ›" in shown(pilot)
        await pilot.press("full_stop")
        await settled(pilot)
        assert "‹ tháng 9/2023 ›" in shown(pilot)
    async with console(plan, period=Period.parse("2023-01")) as pilot:
        await pilot.press("comma")
        await settled(pilot)
        assert "kỳ đầu của năm" in say(pilot)
        assert "‹ tháng 1/2023 ›" in shown(pilot)


async def test_a_quarter_steps_by_quarters(plan: Path) -> None:
    async with console(plan, period=Period.parse("2023-Q2")) as pilot:
        await pilot.press("ctrl+left")
        await settled(pilot)
        assert "quý I/2023" in shown(pilot)


async def test_the_overview_counts_by_bullet_and_says_so(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("0")
        await settled(pilot)
        text = shown(pilot)
        assert isinstance(pilot.app.screen, OverviewScreen)
        assert "đếm theo 5 chỉ tiêu; có 6 dòng" in text
        assert "Thiếu hoặc quá hạn số liệu" in text
        (head,) = (line for line in text.splitlines() if "Cần chú ý trước" in line)
        assert "dòng" in head
        assert "không có" not in head, "rows stand below it"
        assert "Thay đổi so với tháng 8/2023" in text
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, IndicatorScreen)


@pytest.mark.parametrize("key", ["s", "n", "space", "d"])
async def test_a_table_key_on_the_overview_says_where_it_works(plan: Path, key: str) -> None:
    async with console(plan) as pilot:
        await pilot.press("0")
        await settled(pilot)
        await pilot.press(key)
        await pilot.pause()
        assert "Bảng lĩnh vực" in say(pilot)


async def test_a_reload_that_fails_keeps_the_plan_and_says_where(plan: Path) -> None:
    async with console(plan) as pilot:
        before = ids(pilot)
        good = plan.read_text(encoding="utf-8")
        plan.write_text("[plan\n", encoding="utf-8")
        await pilot.press("r")
        await settled(pilot)
        assert ids(pilot) == before
        assert "config.toml:1" in say(pilot)
        plan.write_text(good.replace("Tổng thu ngân sách", "Tổng thu mới"), encoding="utf-8")
        await pilot.press("f5")
        await settled(pilot)
        assert "Tổng thu mới" in shown(pilot)
        assert "Đã đọc lại" in say(pilot)


async def test_a_broken_config_lists_its_faults_and_can_be_mended(plan: Path) -> None:
    good = plan.read_text(encoding="utf-8")
    plan.write_text("[plan\n", encoding="utf-8")
    async with console(plan) as pilot:
        assert isinstance(pilot.app.screen, BrokenScreen)
        assert "config.toml:1" in shown(pilot)
        plan.write_text(good, encoding="utf-8")
        await pilot.press("r")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SectorScreen)
        assert "Tổng thu ngân sách" in shown(pilot)


async def test_problems_tell_file_line_and_cure(plan: Path) -> None:
    ledger = plan.parent / "data" / "2023.csv"
    ledger.write_text(ledger.read_text(encoding="utf-8") + "THU,2023-10,mười,,,\n", encoding="utf-8")
    async with console(plan) as pilot:
        assert "vấn đề (F2)" in shown(pilot)
        await pilot.press("f2")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ProblemsScreen)
        assert "2023.csv" in shown(pilot)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, SectorScreen)


async def test_a_small_window_says_what_it_needs(plan: Path) -> None:
    async with console(plan, size=(59, 20)) as pilot:
        assert "59×20" in shown(pilot) and "60×15" in shown(pilot)
        assert "Tổng thu" not in shown(pilot)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "60×15" not in shown(pilot) and "Tổng thu" in shown(pilot)


async def test_what_is_typed_in_a_small_window_reaches_the_form_and_q_is_a_letter_there(plan: Path) -> None:
    async with console(plan, size=(80, 24)) as pilot:
        await pilot.press("slash", "t")
        await pilot.resize_terminal(40, 10)
        await settled(pilot)
        assert "40×10" in shown(pilot)
        await pilot.press("h", "u", "q")
        await settled(pilot)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert pilot.app._exit is False
        assert "thuq" in shown(pilot)


async def test_a_box_opened_in_a_small_window_is_covered_and_comes_out_with_it(plan: Path) -> None:
    async with console(plan, size=(40, 10)) as pilot:
        await pilot.press("p")
        await settled(pilot)
        assert "40×10" in shown(pilot)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "quá nhỏ" not in shown(pilot) and "Nguy cơ trước" in shown(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert "quá nhỏ" not in shown(pilot) and "Tổng thu" in shown(pilot)


@pytest.mark.parametrize("text", ["", "[plan]\n"], ids=["empty", "incomplete"])
async def test_where_no_plan_could_be_read_the_cure_is_said(plan: Path, text: str) -> None:
    plan.write_text(text, encoding="utf-8")
    async with console(plan) as pilot:
        await pilot.press("0", "1")
        await settled(pilot)
        assert "Chưa mở được kế hoạch: sửa tệp" in shown(pilot)


async def test_every_key_is_safe_where_no_plan_could_be_read(plan: Path) -> None:
    plan.write_text("[plan]\n", encoding="utf-8")
    async with console(plan) as pilot:
        for action in actions():
            if action.id in ("quit", "suspend") or BROKEN in action.scopes:
                continue
            await pilot.press(*action.keys[:1])
        await settled(pilot)
        assert isinstance(pilot.app.screen, BrokenScreen)


async def test_paging_indicators_and_charts(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        assert "Vì sao?" in shown(pilot)
        assert "Tổng thu 120,5 tỷ đồng" in shown(pilot)
        await pilot.press("right")
        assert pilot.app.chosen == "NOI"
        await pilot.press("left", "left")
        assert pilot.app.chosen == "ND"
        await pilot.press("t")
        assert "không có số để vẽ" in say(pilot)
        await pilot.press("right", "t")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ChartScreen)
        before = shown(pilot)
        await pilot.press("tab")
        assert shown(pilot) != before
        await pilot.press("right")
        assert pilot.app.chosen == "NOI"
        await pilot.press("escape", "escape")
        assert isinstance(pilot.app.screen, SectorScreen)


async def test_the_palette_runs_opens_and_steps(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("colon", *"mam non", "enter")
        await settled(pilot)
        assert pilot.app.chosen == "MN"
        await pilot.press("ctrl+p", *"thang 3", "enter")
        await settled(pilot)
        assert "‹ tháng 3/2023 ›" in shown(pilot)
        await pilot.press("ctrl+p", *"phim cua", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, HelpScreen)


async def test_a_disabled_action_says_why(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("9")
        assert "chỉ có 2 lĩnh vực" in say(pilot)
        await pilot.press("n")
        assert "Chưa tìm gì" in say(pilot)
        await pilot.press("down")
        assert say(pilot) == ""


async def test_copying_a_row(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("y")
        assert pilot.app.clipboard.split("\t")[:5] == ["THU", "Tổng thu ngân sách", "tỷ đồng", "120,5", "99,0"]


@pytest.mark.parametrize("ascii", [True, False])
async def test_ascii_means_no_sign_but_ascii(plan: Path, ascii: bool) -> None:
    async with console(plan, ascii=ascii) as pilot:
        signs = {char for char in shown(pilot) if not char.isascii() and unicodedata.category(char).startswith("S")}
        assert (not signs) is ascii, signs


async def test_nothing_ticks(plan: Path, monkeypatch) -> None:
    monkeypatch.setattr("tvplan_tui.ui.remembrance.REST", 0.1)  # once, after the last key
    async with console(plan) as pilot:
        await pilot.press("slash", "t")
        await pilot.pause(0.5)
        nodes = [pilot.app, pilot.app.screen, *pilot.app.screen.query("*")]
        running = [
            timer for node in nodes for timer in node._timers if not timer._task.done() and timer._active.is_set()
        ]
        assert running == []


async def test_q_leaves_with_success(plan: Path) -> None:
    app = TvplanApp(plan, today=date(2023, 10, 5))
    async with app.run_test() as pilot:
        await pilot.press("q")
    assert app.return_value == 0


async def test_the_palette_offers_no_system_command(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("colon", *"screenshot")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PaletteScreen)
        assert "Không có gì khớp" in shown(pilot)


async def test_what_was_said_while_reading_goes_once_it_is_read(plan, monkeypatch):
    real, go = reading.read, threading.Event()

    def slow(*arguments):
        go.wait(5)
        return real(*arguments)

    monkeypatch.setattr(reading, "read", slow)
    async with TvplanApp(plan, today=date(2023, 10, 5)).run_test(size=(80, 24)) as pilot:
        await pilot.press("i")
        assert "Đang đọc số liệu" in shown(pilot)
        go.set()
        await settled(pilot)
        assert "Đang đọc số liệu" not in shown(pilot)
