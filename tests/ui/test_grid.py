"""The grid on a screen: keys, repaints, messages, resizing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from rich.cells import cell_len
from rich.console import Console
from textual import on
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown
from textual.geometry import Region
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

AT_120 = """\
  Tình trạng    STT  Chỉ tiêu                            ĐVT       Kế hoạch     Lũy kế  % KH ▾  Xu thế     Cơ quan
▌ ▼ Nguy cơ     1    Giá trị sản xuất                    %            10,38       7,92    97,8  ▂▃▄▅▅▆▆▆▅  Phòng TC-KH
  ● Đúng TĐ          └ Nông nghiệp - thủy sản            %           −12,03      −9,40   103,0  ▂▃▄▅▅▆▆▆▅  Phòng TC-KH
  ● Đúng TĐ     2    Tổng thu ngân sách Nhà nước         tỷ đồng    592,642    480,117    81,0  ▂▃▄▅▅▆▆▆▅  Phòng TC-KH
  ◐ Chậm        3    Tổng vốn đầu tư phát triển toàn x…  tỷ đồng      6.319      3.870    61,2  ▂▃▄▅▅▆▆▆▅  Phòng TC-KH
"""
AT_80 = """\
  Tình trạng   STT Chỉ tiêu                 Kế hoạch    Lũy kế % KH ▾ Xu thế
▌ ▼ Nguy cơ    1   Giá trị sản xuất            10,38      7,92   97,8 ▂▃▄▅▅▆▆▆▅
  ● Đúng TĐ        └ Nông nghiệp - thủy s…    −12,03     −9,40  103,0 ▂▃▄▅▅▆▆▆▅
  ● Đúng TĐ    2   Tổng thu ngân sách Nhà…   592,642   480,117   81,0 ▂▃▄▅▅▆▆▆▅
  ◐ Chậm       3   Tổng vốn đầu tư phát t…     6.319     3.870   61,2 ▂▃▄▅▅▆▆▆▅
"""
AT_60 = """\
  Tình trạng   STT Chỉ tiêu              Kế hoạch    Lũy kế
▌ ▼ Nguy cơ    1   Giá trị sản xuất         10,38      7,92
  ● Đúng TĐ        └ Nông nghiệp - thủ…    −12,03     −9,40
  ● Đúng TĐ    2   Tổng thu ngân sách…    592,642   480,117
  ◐ Chậm       3   Tổng vốn đầu tư phá…     6.319     3.870
"""


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


async def test_exact_picture_at_three_widths() -> None:
    app = Plain(count=4)
    async with app.run_test(size=(120, 6)) as pilot:
        for width, picture, hidden in [
            (120, AT_120, ()),
            (80, AT_80, ("ĐVT", "Cơ quan")),
            (60, AT_60, ("ĐVT", "% KH ▾", "Xu thế", "Cơ quan")),
        ]:
            await pilot.resize_terminal(width, 6)
            await pilot.pause()
            assert [row.rstrip() for row in app.picture()] == [*picture.splitlines(), ""]
            assert {cell_len(row) for row in app.picture()} == {width}
            assert app.grid.hidden_columns == hidden
        fitted = [message.hidden for message in app.heard if isinstance(message, Grid.Fitted)]
        assert fitted == [("ĐVT", "Cơ quan"), ("ĐVT", "% KH ▾", "Xu thế", "Cơ quan")]


async def test_columns_do_not_jump_when_the_scrollbar_comes() -> None:
    app = Plain(count=4)
    async with app.run_test(size=(80, 10)) as pilot:
        before = [row[:79] for row in app.picture()[:5]]
        app.grid.set_lines(43, plan_line)
        await pilot.pause()
        assert app.grid.show_vertical_scrollbar
        assert [row[:79] for row in app.picture()[:5]] == before


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


@pytest.mark.parametrize("system", ["256", "truecolor"])
async def test_a_move_costs_few_bytes(system: str) -> None:
    app = Plain()
    async with app.run_test(size=(120, 40)):
        console = Console(color_system=system, force_terminal=True)
        sent = [len(app.grid.render_line(y).render(console).encode()) for y in (1, 4)]
        assert sum(sent) <= 560  # and some forty for the places of both lines
        assert len(list(app.grid.render_line(1))) == 1
        assert next(iter(app.grid.render_line(4))).text.strip() == "◐ Chậm"


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


async def test_empty_text_stands_in_the_middle() -> None:
    app = Plain(count=0)
    app.grid.empty_text = "Không có chỉ tiêu nào khớp\n[Esc] bỏ lọc"
    async with app.run_test(size=(60, 8)) as pilot:
        rows = app.picture()
        assert rows[0].startswith("  Tình trạng")
        assert rows[3] == "Không có chỉ tiêu nào khớp".center(60)
        assert rows[4] == "[Esc] bỏ lọc".center(60)
        assert [row for at, row in enumerate(rows) if at not in (0, 3, 4)] == [" " * 60] * 5
        app.grid.empty_text = "x" * 70
        await pilot.pause()
        assert app.picture()[4] == "x" * 59 + "…"


async def test_markup_and_escapes_are_literal() -> None:
    nasty = "[b]x[/] [/] \x1b]52;c;AA\x07 \u202eabc"
    app = Plain(count=1, line_at=lambda index: Line("k", {"name": Cell(nasty), "target": Cell("1")}))
    async with app.run_test(size=(120, 5)):
        row = app.picture()[1]
        assert "[b]x[/] [/] \ufffd]52;c;AA\ufffd \ufffdabc" in row
        assert row.isprintable()
        assert len(row) == 120


async def test_cursor_is_reverse_with_and_without_focus_and_bold_with_it() -> None:
    app = Console43()
    async with app.run_test(size=(100, 20)) as pilot:
        style = next(iter(app.grid.render_line(1))).style
        assert style is not None
        assert style.reverse
        assert style.bold
        await pilot.press("tab")
        style = next(iter(app.grid.render_line(1))).style
        assert style is not None
        assert style.reverse
        assert not style.bold


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark"])
async def test_a_theme_repaints_everything(theme: str) -> None:
    app = Plain()
    async with app.run_test(size=(100, 20)) as pilot:
        before = [segment.style for segment in app.grid.render_line(2)]
        app.grid.painted.clear()
        app.theme = theme
        await pilot.pause()
        assert {f"k{at}" for at in range(18)} <= set(app.grid.painted)
        after = [segment.style for segment in app.grid.render_line(2)]
        assert all(old != new for old, new in zip(before, after, strict=True))


async def test_ascii_draws_no_sign_of_its_own_beyond_ascii() -> None:
    def line_at(index: int) -> Line:
        return Line(f"k{index}", {"name": Cell("a long name that is cut off somewhere, surely, in this column")})

    app = Plain(count=30, line_at=line_at, ascii=True)
    app.grid.set_columns([Column("name", "Name", 20, grow=True)])
    async with app.run_test(size=(40, 11)) as pilot:
        await pilot.press("down")
        rows = app.picture()
        assert all(row.isascii() for row in rows)
        assert rows[2][0] == ">"
        assert rows[2].rstrip().endswith("..")


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


async def test_a_long_table_dresses_no_line_a_second_time() -> None:
    app = Plain()
    async with app.run_test(size=(120, 20)) as pilot:
        await pilot.press("pagedown")
        assert app.grid.show_vertical_scrollbar
        assert not app.grid._styles_cache._cache


async def test_a_line_is_as_wide_as_the_table_with_a_scrollbar_over_it_too() -> None:
    app = Plain()
    async with app.run_test(size=(120, 20)):
        assert app.grid.show_vertical_scrollbar
        width, height = app.grid.size
        lines = app.grid.render_lines(Region(0, 0, width, height))
        assert [line.cell_length for line in lines] == [width] * height
