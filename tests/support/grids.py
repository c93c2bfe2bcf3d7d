"""A grid with the lines of a small plan, alone in an app that remembers what it hears."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual import on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input

from tvplan_tui.ui.widgets.grid import Cell, Column, Grid, Line
from tvplan_tui.ui.widgets.grid_layout import Layout
from tvplan_tui.ui.widgets.line_cursor import REST

COLUMNS = (
    Column("status", "Tình trạng", 12),
    Column("number", "STT", 3),
    Column("name", "Chỉ tiêu", 30, grow=True, least=16),
    Column("unit", "ĐVT", 7, priority=4),
    Column("target", "Kế hoạch", 9, "decimal"),
    Column("actual", "Lũy kế", 9, "decimal", priority=1),
    Column("share", "% KH ▾", 6, "decimal", priority=2),
    Column("trend", "Xu thế", 9, priority=3),
    Column("office", "Cơ quan", 12, priority=5),
)


PLAN = (
    ("▼ Nguy cơ", "bad", "1", "Giá trị sản xuất", "%", "10,38", "7,92", "97,8"),
    ("● Đúng TĐ", "good", "", "Nông nghiệp - thủy sản", "%", "−12,03", "−9,40", "103,0"),
    ("● Đúng TĐ", "good", "2", "Tổng thu ngân sách Nhà nước", "tỷ đồng", "592,642", "480,117", "81,0"),
    ("◐ Chậm", "fair", "3", "Tổng vốn đầu tư phát triển toàn xã hội", "tỷ đồng", "6.319", "3.870", "61,2"),
)


def plan_line(index: int) -> Line:
    status, tone, number, name, unit, target, actual, share = PLAN[index % len(PLAN)]
    texts = {"number": number, "name": name, "unit": unit, "target": target, "actual": actual, "share": share}
    cells = {key: Cell(text) for key, text in texts.items()}
    cells |= {"status": Cell(status, tone), "trend": Cell("▂▃▄▅▅▆▆▆▅", "dim"), "office": Cell("Phòng TC-KH")}
    child = not number
    return Line(f"k{index}", cells, depth=int(child), guide="└ " if child else "")


class Recorder(Grid):
    """A grid that remembers which of its lines were painted anew."""

    def __init__(self, *, ascii: bool = False) -> None:
        self.painted: list[str] = []
        super().__init__(id="grid", ascii=ascii)

    def _line_strip(self, line: Line, layout: Layout, chosen: bool) -> Strip:
        self.painted.append(line.key)
        return super()._line_strip(line, layout, chosen)


class Console43(App[None]):
    CSS = "Grid { height: 1fr; }"

    def __init__(self, count: int = 43, line_at: Callable[[int], Line] = plan_line, *, ascii: bool = False) -> None:
        super().__init__()
        self.grid = Recorder(ascii=ascii)
        self.grid.set_columns(COLUMNS)
        self.grid.set_lines(count, line_at)
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        yield self.grid
        yield Input()

    def on_mount(self) -> None:
        self.grid.focus()

    @on(Grid.Moved, "#grid")
    @on(Grid.Rested)
    @on(Grid.Chosen)
    @on(Grid.Fitted)
    def remember(self, message: Message) -> None:
        self.heard.append(message)

    def names(self) -> list[str]:
        return [type(message).__name__ for message in self.heard]

    def picture(self) -> list[str]:
        return [strip.text for strip in self.screen._compositor.render_strips()][: self.grid.size.height]


class Plain(Console43):
    """The grid alone on the screen."""

    CSS = "Grid { height: 1fr; } Input { display: none; }"


async def settle(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await asyncio.sleep(REST + 0.05)
    await pilot.pause()


def in_view(grid: Grid) -> bool:
    return 0 <= grid.cursor - grid.scroll_offset.y < grid.size.height - 1
