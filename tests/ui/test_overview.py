"""The overview's room: every list that has rows shows some, an empty one takes a line, one cursor is seen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from conftest import Open, console, settled, shown
from hypothesis import given
from hypothesis import strategies as st

from tvplan_tui.ui.app import TvplanApp
from tvplan_tui.ui.lists.shared_room import LEAST, shared
from tvplan_tui.ui.widgets.grid import Grid


async def walked(pilot: Open, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


LISTS = ("worries", "lacking", "changes")


@given(st.integers(-3, 60), st.lists(st.sampled_from([0, 2, 3, 9, 40]), max_size=4))
def test_lines_are_shared_by_need_and_none_is_lost(room: int, wanted: list[int]) -> None:
    got = shared(room, wanted)
    assert all(0 <= lines <= wish and lines != 1 for lines, wish in zip(got, wanted, strict=True))
    assert sum(got) == max(0, min(room, sum(wanted))) or sum(got) >= room - 1 or max(room, 0) < LEAST
    if room >= LEAST * len(wanted):
        assert all(got[at] for at, wish in enumerate(wanted) if wish)


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 40)])
async def test_every_list_with_rows_shows_one_at_every_size(plan: Path, size: tuple[int, int]) -> None:
    async with console(plan, size) as pilot:
        await pilot.press("0")
        await settled(pilot)
        grids = [pilot.app.screen.query_one(f"#{name}", Grid) for name in LISTS]
        text = shown(pilot)
        assert all(grid.size.height >= LEAST for grid in grids if grid.count)
        assert grids[0].count and "Doanh nghiệp thành lập mới" in text
        assert text.count("▌") == 1
        assert "không có dòng nào chậm" not in text
        if size[1] > 15:
            assert "Lĩnh vực" in text
            assert "  2 Văn hóa - xã hội" in text.replace("2  V", "2 V")
        await pilot.press("tab")
        await settled(pilot)
        assert shown(pilot).count("▌") == 1
        assert shown(pilot) != text


async def test_an_empty_list_is_a_line_and_its_keys_come_back_with_its_rows(plan: Path) -> None:
    rows = "".join(f"DN,2023-{month:02},{0 if month > 8 else 10}\n" for month in range(1, 10))
    (plan.parent / "data" / "2023.csv").write_text(f"indicator,period,value\n{rows}", encoding="utf-8")
    async with console(plan, (120, 40)) as pilot:
        await walked(pilot, "0")
        worries, lacking = (pilot.app.screen.query_one(f"#{name}", Grid) for name in LISTS[:2])
        assert pilot.app.focused is worries
        await walked(pilot, ",")
        assert "không có dòng nào chậm, nguy cơ hay không đạt" in shown(pilot)
        assert not worries.display
        assert lacking.size.width > 110
        assert pilot.app.focused is lacking
        await walked(pilot, ".")
        assert pilot.app.focused is worries


async def test_without_colour_the_bar_is_made_of_signs(plan: Path) -> None:
    async with console(plan, (120, 40), no_color=True) as pilot:
        await pilot.press("0")
        await settled(pilot)
        assert "▬" not in shown(pilot)
        assert "▼▼▼" in shown(pilot)


async def test_a_page_counts_rows_as_the_counts_do(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("end", "enter")
        await settled(pilot)
        assert "Kinh tế · 3/6" in shown(pilot)


async def test_a_filter_asked_for_on_the_overview_looks_at_the_whole_plan(plan: Path) -> None:
    async with console(plan, (80, 24)) as pilot:
        await walked(pilot, "0", "!")
        text = shown(pilot)
        assert "Doanh nghiệp thành lập mới" in text and "Bậc mầm non" in text  # of two sectors
        assert "chỉ nguy cơ: cả kế hoạch" in text and "không dùng ở đây" not in text
        assert pilot.app.chosen == "DN"
        await walked(pilot, "escape")
        assert "Cần chú ý trước" in shown(pilot)
        await walked(pilot, "m")
        assert "chỉ thiếu số liệu: cả kế hoạch" in shown(pilot)
        assert pilot.app.chosen == "YT"
        await walked(pilot, "1")
        assert "cả kế hoạch" not in shown(pilot) and "Tổng thu ngân sách" in shown(pilot)
        await walked(pilot, "0", "/", *"tieu", "escape")
        assert "Cần chú ý trước" in shown(pilot)
        await walked(pilot, "0", "/", *"mam", "enter")
        assert pilot.app.chosen == "MN"


async def test_a_view_of_the_whole_plan_is_one_again(plan: Path) -> None:
    async with console(plan, (80, 24)) as pilot:
        await walked(pilot, "0", "!", "F", *"lo", "enter", "2", "F", "enter")
        assert "cả kế hoạch 2/6 dòng" in shown(pilot)


async def test_what_is_at_risk_is_under_the_cursor_where_its_parent_is_shown_for_it(plan: Path) -> None:
    text = plan.read_text(encoding="utf-8").replace('id = "DN"\n', 'id = "DN"\nparent = "THU"\n')
    plan.write_text(text, encoding="utf-8")
    async with console(plan, (80, 24)) as pilot:
        await walked(pilot, "1", "home")
        assert pilot.app.chosen == "THU"
        await walked(pilot, "!")
        assert pilot.app.chosen == "DN"


async def test_lists_that_are_not_known_yet_say_so(plan: Path) -> None:
    class Slow(TvplanApp):
        def _read(self, **_options: object) -> None:
            self.reading = True

    async with Slow(plan, today=date(2023, 10, 5)).run_test(size=(80, 24)) as pilot:
        await walked(pilot, "0")
        told = [line for line in shown(pilot).splitlines() if line.endswith("đang đọc số liệu")]
        assert [line.split("  ")[0].strip() for line in told[-3:]] == [
            "Cần chú ý trước",
            "Thiếu hoặc quá hạn số liệu",
            "Thay đổi (b)",
        ]
