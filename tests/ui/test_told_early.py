"""What is told at the moment a screen opens, or closes, arrives on its last line."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import console, settled
from textual._styles_cache import StylesCache

from tvplan_tui.ui.widgets.footer import Footer


@pytest.mark.parametrize("action", ["why", "chart"])
async def test_a_screen_just_opened_tells_what_it_is_told(plan: Path, action: str) -> None:
    async with console(plan) as pilot:
        await settled(pilot)
        pilot.app.action_perform(action)
        assert not pilot.app.screen.is_mounted
        pilot.app.say("có lỗi trong tệp", "bad")
        await settled(pilot)
        assert pilot.app.screen.query_one(Footer).saying == "có lỗi trong tệp"


async def test_pictures_of_a_screen_that_was_left_are_let_go(plan: Path) -> None:
    async with console(plan) as pilot:
        await settled(pilot)
        kept = set()
        for _round in range(3):
            await pilot.press("enter")
            await settled(pilot)
            await pilot.press("escape")
            await settled(pilot)
            kept.add(StylesCache.get_inner_outer.cache_info().currsize)
        assert len(kept) == 1
