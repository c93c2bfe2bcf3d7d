"""A sector's month in one grid: Enter goes down, one save, the rows that fail are told and stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import console, settled, shown
from test_entry_form import last, ledger, plan, said, typed

from tvplan_tui.ui.screens.month_entry import MonthScreen
from tvplan_tui.ui.screens.sector import SectorScreen

__all__ = ["plan"]


async def test_one_save_writes_every_changed_row(plan: Path) -> None:
    before = ledger(plan).count("\n")
    async with console(plan) as pilot:
        await pilot.press("E")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, MonthScreen)
        await pilot.press("up", "right", "right", "enter")  # official, as what is there
        await typed(pilot, "12")
        await pilot.press("enter")
        await typed(pilot, "5,5")
        text = shown(pilot)
        assert text.count("✓") == 2
        assert "5,5 tỷ đồng" in text
        await pilot.press("f10")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SectorScreen)
        assert "Đã ghi 2 số của tháng 9/2023 vào data/2023.csv" in said(pilot)
    rows = ledger(plan).splitlines()[-2:]
    assert rows[0].startswith("THU,2023-09,12,chính thức")
    assert rows[1].startswith("NOI,2023-09,5.5,chính thức")
    assert ledger(plan).count("\n") == before + 2


async def test_a_row_that_fails_is_told_and_stays(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("ctrl+e")
        await settled(pilot)
        await pilot.press("up", "right", "right", "enter")
        await typed(pilot, "12")
        await pilot.press("enter")
        await typed(pilot, "abc")
        assert "✕" in shown(pilot)
        await pilot.press("f10")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, MonthScreen)
        assert "Đã ghi 1 số" in said(pilot)
        assert "CHƯA ghi 1: Thu nội địa" in said(pilot)
        assert screen.typed["NOI:value"] == "abc"
        await pilot.press("ctrl+u")
        await typed(pilot, "5,2")
        await pilot.press("f10")
        await settled(pilot)
        assert "Đã ghi 1 số" in said(pilot)
    assert last(plan).startswith("NOI,2023-09,5.2,")


async def test_only_what_is_owed_is_asked_for(plan: Path) -> None:
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace('id = "DN"\n', 'id = "DN"\nfrequency = "quarter"\n'), encoding="utf-8")
    async with console(plan) as pilot:
        await pilot.press("E")
        await settled(pilot)
        assert [str(row.due.period) for row in pilot.app.screen.rows] == ["2023-09", "2023-09", "2023-Q3"]
        await pilot.press("escape", "comma")
        await settled(pilot)
        await pilot.press("E")
        await settled(pilot)
        assert [row.due.indicator.id for row in pilot.app.screen.rows] == ["THU", "NOI"]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_end_of_the_column_says_how_one_saves(plan: Path, size: tuple[int, int]) -> None:
    async with console(plan, size=size) as pilot:
        await pilot.press("E")
        await settled(pilot)
        await pilot.press("enter", "enter", "enter")
        await pilot.pause()
        assert "F10: ghi 0 số" in said(pilot)


async def test_the_cell_that_has_the_keys_stays_in_view_in_a_lower_window(plan: Path) -> None:
    text = plan.read_text(encoding="utf-8")
    block = '\n[[indicators]]\nid = "M{0}"\nsector = "KT"\nname = "Mục {0}"\nunit = "hộ"\nkind = "flow"\n'
    plan.write_text(text + "".join(map(block.format, range(10))), encoding="utf-8")
    async with console(plan) as pilot:
        await pilot.press("E")
        await settled(pilot)
        await pilot.press("pagedown", "pagedown")
        await settled(pilot)
        await pilot.resize_terminal(60, 15)
        await pilot.pause(0.1)
        await settled(pilot)
        screen = pilot.app.screen
        field = screen.focused
        assert field is not None and screen.current.due.indicator.id == "M9"
        assert screen.query_one("#rows").region.contains_region(field.region)


async def test_where_nothing_was_written_only_that_is_said(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("E")
        await settled(pilot)
        await typed(pilot, "abc")
        await pilot.press("f10")
        await settled(pilot)
        assert said(pilot).startswith("CHƯA ghi 1 số: Tổng thu ngân sách: ")


async def test_what_is_assessed_in_words_is_in_the_grid_too(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("2", "E")
        await settled(pilot)
        rows = [row.due.indicator.id for row in pilot.app.screen.rows]
        assert "ND" in rows
        pilot.app.screen.rows[rows.index("ND")].field("value").focus()
        await pilot.pause()
        await typed(pilot, "tot")
        assert "nhận đánh giá bằng lời" in " ".join(shown(pilot).split())
        await pilot.press("ctrl+u")
        await typed(pilot, "dang thuc hien")
        assert "Đang thực hiện" in shown(pilot)
        await pilot.press("f10")
        await settled(pilot)
    assert last(plan).startswith("ND,2023-09,đang thực hiện,ước")
