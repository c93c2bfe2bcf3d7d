"""The grid on a screen: keys, repaints, messages, resizing."""

from __future__ import annotations

import asyncio

import pytest
from support.grids import PLAN, Plain, in_view, plan_line, settle
from textual.events import MouseScrollDown
from textual.geometry import Region

from tvplan_tui.ui.widgets.grid import Cell, Grid, Line


async def test_keys_move_the_cursor() -> None:
    app = Plain()
    async with app.run_test(size=(100, 21)) as pilot:  # 20 lines in view
        grid = app.grid
        for keys, index in [
            ("down", 1), ("j", 2), ("up", 1), ("k", 0), ("up", 0), ("pagedown", 19), ("pagedown", 38), ("pagedown", 42),
            ("down", 42), ("pageup", 23), ("home", 0), ("end", 42), ("g", 0), ("G", 42),
        ]:  # fmt: skip
            await pilot.press(keys)
            assert grid.cursor == index, keys
            assert grid.cursor_key == f"k{index}"
            assert in_view(grid), keys
        await pilot.press("enter")
        chosen = [(told.index, told.key, told.control) for told in app.heard if isinstance(told, Grid.Chosen)]
        assert chosen == [(42, "k42", grid)]


async def test_a_move_paints_two_lines_of_the_view(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Plain()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.grid.painted.clear()
        regions: list[Region] = []
        monkeypatch.setattr(
            app.grid, "refresh", lambda *given, **_: regions.extend(given) or Grid.refresh(app.grid, *given)
        )
        await pilot.press("down")
        assert sorted(app.grid.painted) == ["k0", "k1"]
        assert set(regions) == {Region(0, 1, 119, 1), Region(0, 2, 119, 1)}  # the scrollbar is left alone
        app.grid.refresh_line(5)
        app.grid.painted.clear()
        await pilot.pause()
        assert app.grid.painted == ["k5"]
        await pilot.press("end")
        app.grid.painted.clear()
        app.grid.refresh_line(0)  # out of view
        await pilot.pause()
        assert app.grid.painted == []


async def test_refresh_line_asks_for_that_line_again() -> None:
    names = {2: "trước"}
    app = Plain(count=4, line_at=lambda index: Line(f"k{index}", {"name": Cell(names.get(index, "x"))}))
    async with app.run_test(size=(80, 8)) as pilot:
        assert "trước" in app.picture()[3]
        names[2] = "sau"
        app.grid.refresh_line(2)
        await pilot.pause()
        assert "sau" in app.picture()[3]


async def test_a_million_lines_ask_only_for_those_in_view() -> None:
    asked: list[int] = []

    def line_at(index: int) -> Line:
        asked.append(index)
        return plan_line(index)

    app = Plain(count=1_000_000, line_at=line_at)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("end")
        assert app.grid.cursor_key == "k999999"
        assert len(set(asked)) <= 2 * 29
        assert len(asked) == len(set(asked))
        assert "▌" in app.picture()[29]


async def test_cursor_stays_on_its_key_and_height_when_lines_change() -> None:
    app = Plain(count=200)
    async with app.run_test(size=(100, 21)) as pilot:
        grid = app.grid
        grid.move_to(50)
        await pilot.press("up", "up", "up")
        height = grid.cursor - grid.scroll_offset.y
        grid.set_lines(190, lambda index: plan_line(index + 10), keep="k47")
        await pilot.pause()
        assert (grid.cursor, grid.cursor_key) == (37, "k47")
        assert grid.cursor - grid.scroll_offset.y == height
        assert "▌" in app.picture()[height + 1]
        assert PLAN[47 % 4][3][:12] in app.picture()[height + 1]

        grid.set_lines(190, plan_line, keep="gone")
        await pilot.pause()
        assert (grid.cursor, grid.cursor_key) == (37, "k37")
        assert PLAN[37 % 4][3][:12] in app.picture()[height + 1]
        grid.set_lines(190, plan_line, cursor=120)
        assert grid.cursor_key == "k120"
        assert in_view(grid)
        grid.set_lines(3, plan_line)
        await pilot.pause()
        assert (grid.cursor, grid.scroll_offset.y) == (2, 0)
        assert not grid.show_vertical_scrollbar


async def test_resizing_keeps_the_cursor_in_view() -> None:
    app = Plain()
    async with app.run_test(size=(120, 40)) as pilot:
        grid = app.grid
        grid.move_to(35)
        for size in [(120, 40), (80, 12), (60, 3), (60, 2), (60, 1), (120, 60), (100, 24)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert grid.cursor == 35
            assert in_view(grid) or size[1] == 1
            assert all(len(row) == size[0] for row in app.picture())


async def test_the_scrollbar_takes_the_cursor_along() -> None:
    app = Plain()
    async with app.run_test(size=(100, 11)) as pilot:
        app.grid.scroll_to(y=20, animate=False)
        await pilot.pause()
        assert app.grid.cursor == 20
        app.grid.scroll_to(y=5, animate=False)
        await pilot.pause()
        assert app.grid.cursor == 14


async def test_rested_comes_once_after_a_burst_and_no_timer_ticks_after() -> None:
    app = Plain()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert app.names() == ["Moved", "Rested"]  # the lines that were there at the start
        app.heard.clear()
        for _ in range(5):
            app.grid.action_move(1)
        await settle(pilot)
        assert app.names() == ["Moved"] * 5 + ["Rested"]
        assert (app.heard[-1].index, app.heard[-1].key) == (5, "k5")  # type: ignore[attr-defined]
        assert not list(app.grid._timers)
        app.grid.painted.clear()
        app.heard.clear()
        await asyncio.sleep(0.3)
        assert (app.grid.painted, app.heard) == ([], [])


async def test_messages_follow_the_line_under_the_cursor() -> None:
    app = Plain()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        app.heard.clear()
        app.grid.set_lines(43, plan_line, keep="k0")
        await settle(pilot)
        assert app.names() == []
        app.grid.set_lines(10, lambda index: plan_line(index + 7))
        await settle(pilot)
        assert app.names() == ["Moved", "Rested"]
        app.heard.clear()
        app.grid.set_lines(0, plan_line)
        await settle(pilot)
        await pilot.press("down", "up", "pagedown", "end", "enter")
        assert app.grid.cursor_key is None
        assert app.names() == []


async def test_mouse_chooses_scrolls_and_opens() -> None:
    app = Plain()
    async with app.run_test(size=(100, 20)) as pilot:
        await pilot.click(app.grid, offset=(10, 4))
        assert app.grid.cursor == 3
        await pilot.click(app.grid, offset=(10, 0))  # the header
        assert app.grid.cursor == 3
        await pilot.click(app.grid, offset=(10, 6), times=2)
        assert app.grid.cursor == 5
        assert app.names().count("Chosen") == 1
        app.grid.post_message(MouseScrollDown(app.grid, 10, 4, 0, 1, 0, False, False, False))
        await pilot.pause()
        assert app.grid.cursor == 8
