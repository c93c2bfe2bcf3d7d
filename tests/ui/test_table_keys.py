"""The keys of a table: filter, matches, only what is at risk, folds, sort."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import console, ids, say, settled, shown
from textual.widgets import Input

from tvplan_tui.ui.lists.rows import shape_of
from tvplan_tui.ui.screens import filtering
from tvplan_tui.ui.screens.why import WhyScreen


async def test_filter_without_diacritics_live(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("slash", *"thu noi")
        await pilot.pause()
        assert ids(pilot) == ["THU", "NOI"]
        assert "1/3 dòng" in shown(pilot)
        await pilot.press("backspace", "backspace", "backspace", "enter")
        await pilot.pause()
        assert ids(pilot) == ["THU", "NOI"]
        assert not pilot.app.screen.query(Input)
        await pilot.press("escape")
        await pilot.pause()
        assert ids(pilot) == ["THU", "NOI", "DN"]


async def test_a_table_is_measured_once_whatever_is_asked_of_it(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measured = []
    monkeypatch.setattr(
        filtering, "shape_of", lambda rows, **more: measured.append(len(rows)) or shape_of(rows, **more)
    )
    async with console(plan) as pilot:
        await settled(pilot)
        assert pilot.app.board is not None
        await pilot.press("2", "1")
        await settled(pilot)
        measured.clear()
        await pilot.press("slash", *"thu", "enter", "escape", "2", "1")
        await settled(pilot)
        assert ids(pilot) == ["THU", "NOI", "DN"]
        assert measured == [], "neither letters nor another opening change the columns"
        await pilot.press("comma")  # another month: other figures
        await settled(pilot)
        assert measured == [3]


async def test_a_filter_that_finds_nothing_here_looks_everywhere(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("slash", *"mam non")
        await pilot.pause()
        assert ids(pilot) == ["TRUONG", "MN"], "what is not in this sector is looked for in the whole plan"
        assert "cả kế hoạch 1/6 dòng" in shown(pilot)
        assert "Văn hóa - xã hội" in shown(pilot).splitlines()[4]
        assert pilot.app.chosen == "MN"
        await pilot.press(*" zz", "enter")
        await pilot.pause()
        assert "Không có dòng nào khớp “mam non zz” trong cả kế hoạch." in shown(pilot)
        await pilot.press("2")
        await settled(pilot)
        assert ids(pilot) == ["TRUONG", "MN", "YT", "ND"], "asking for a sector ends it"


async def test_matches_go_round_both_ways(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("slash", "d", "o", "enter")
        await pilot.pause()
        seen = []
        for _press in range(4):
            seen.append(pilot.app.chosen)
            await pilot.press("n")
            await pilot.pause()
        assert seen[0] == seen[-1] or len(set(seen)) > 1
        here = pilot.app.chosen
        await pilot.press("n", "N")
        await pilot.pause()
        assert pilot.app.chosen == here


async def test_input_methods_rewriting_a_word_keep_its_order(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("slash", *"hanhj")
        # Telex: three backspaces and the composed letters, in one burst
        await pilot.press("backspace", "backspace", "backspace", "backspace", "ạ", "n", "h")
        await pilot.pause()
        assert pilot.app.screen.query_one(Input).value == "hạnh"


async def test_a_vietnamese_letter_is_its_base(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("í")
        await pilot.pause()
        assert isinstance(pilot.app.screen, WhyScreen)


async def test_only_alarms_and_only_missing(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert ids(pilot) == ["DN"]
        await pilot.press("exclamation_mark", "m")
        await pilot.pause()
        assert ids(pilot) == []
        assert "Không có dòng nào thiếu số liệu trong Kinh tế." in shown(pilot)
        await pilot.press("2")
        await pilot.pause()
        assert ids(pilot) == ["YT", "ND"]
        await pilot.press("escape")
        await pilot.pause()
        assert ids(pilot) == ["TRUONG", "MN", "YT", "ND"]


async def test_folding(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("space")
        assert ids(pilot) == ["THU", "DN"]
        assert "▸ Tổng thu" in shown(pilot)
        await pilot.press("right")
        assert ids(pilot) == ["THU", "NOI", "DN"]
        await pilot.press("down", "left")
        assert pilot.app.chosen == "THU"
        await pilot.press("left")
        assert ids(pilot) == ["THU", "DN"]
        await pilot.press("down", "space")
        assert "không có phần" in say(pilot)


async def test_sorting(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("s")
        assert ids(pilot)[0] == "DN"
        assert pilot.app.chosen == "DN"  # what comes first is what one sorts for
        assert "Đánh giá ▲" in shown(pilot)
        await pilot.press("s")
        assert ids(pilot)[-1] == "DN"
        assert "Đánh giá ▼" in shown(pilot)
        await pilot.press("s")
        assert "▲% KH" in shown(pilot)
        await pilot.press("end", "space")
        assert say(pilot), "why nothing folds now"
        await pilot.press("S")
        assert ids(pilot) == ["THU", "NOI", "DN"]
