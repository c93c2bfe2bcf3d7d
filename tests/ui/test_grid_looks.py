"""The grid on a screen: what it draws, how wide, in which colours, at what cost."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.console import Console
from support.grids import Console43, Plain, plan_line
from textual.geometry import Region

from tvplan_tui.ui.widgets.grid import Cell, Column, Grid, Line

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


@pytest.mark.parametrize("system", ["256", "truecolor"])
async def test_a_move_costs_few_bytes(system: str) -> None:
    app = Plain()
    async with app.run_test(size=(120, 40)):
        console = Console(color_system=system, force_terminal=True)
        sent = [len(app.grid.render_line(y).render(console).encode()) for y in (1, 4)]
        assert sum(sent) <= 560  # and some forty for the places of both lines
        assert len(list(app.grid.render_line(1))) == 1
        assert next(iter(app.grid.render_line(4))).text.strip() == "◐ Chậm"


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
