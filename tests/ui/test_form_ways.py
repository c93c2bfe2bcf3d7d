"""Ways through the forms: help and back, the question before leaving, the preview on a small screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Open, console, settled, shown

from tvplan_tui.ui.keys.action_words import footer
from tvplan_tui.ui.screens.ask import AskScreen
from tvplan_tui.ui.screens.config_form import ConfigForm
from tvplan_tui.ui.screens.entry import EntryScreen
from tvplan_tui.ui.screens.help import FormHelp


async def press(pilot: Open, *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)
    await pilot.pause(0.2)
    await settled(pilot)


@pytest.mark.parametrize("key", ["A", "e", "E", "M", "O", "x"])
async def test_help_in_a_form_leaves_it_as_it_was(plan: Path, key: str) -> None:
    async with console(plan) as pilot:
        await press(pilot, "down", "down", key)
        await press(pilot, "tab", "7")
        form, field = pilot.app.screen, pilot.app.screen.focused
        before = shown(pilot)
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, FormHelp)
        assert "F10" in shown(pilot)
        await press(pilot, "1", "e")  # no key leads away from the form below
        assert isinstance(pilot.app.screen, FormHelp)
        await press(pilot, "escape")
        assert pilot.app.screen is form
        assert form.focused is field
        assert shown(pilot).splitlines()[1:-1] == before.splitlines()[1:-1]


async def test_the_question_shows_its_own_keys_and_f8_goes_to_the_first_field(plan: Path) -> None:
    async with console(plan) as pilot:
        await press(pilot, "down", "down", "e")
        form = pilot.app.screen
        assert isinstance(form, EntryScreen)
        first = form.focused
        await press(pilot, "6", "enter", "enter", "escape")
        assert isinstance(pilot.app.screen, AskScreen)
        last = shown(pilot).splitlines()[-1]
        assert "trả lời" in last
        assert "F10" not in last
        await press(pilot, "escape", "f8")
        assert form.focused is first


async def test_on_a_small_screen_a_page_turns_to_what_the_form_comes_to(plan: Path) -> None:
    async with console(plan, size=(60, 15)) as pilot:
        await press(pilot, "down", "down", "A")
        form = pilot.app.screen
        assert isinstance(form, ConfigForm)
        assert "Kế hoạch" not in shown(pilot)
        await press(pilot, "pagedown")
        text = shown(pilot)
        assert all(word in text for word in ("Doanh nghiệp thành lập mới", "Kế hoạch", "Lũy kế", "% so kế hoạch"))
        await press(pilot, "pagedown", "pagedown", "pagedown")
        assert "Khối sẽ ghi vào tệp" in shown(pilot) or 'id = "DN"' in shown(pilot)
        await press(pilot, "pageup", "pageup", "pageup", "pageup")
        assert "Trong đó của" in shown(pilot)


async def test_the_row_can_be_read_beside_the_fields(plan: Path) -> None:
    async with console(plan) as pilot:
        await press(pilot, "down", "down", "A")
        text = shown(pilot)
        assert all(word in text for word in ("Lũy kế", "% so kế hoạch", "Nguy cơ"))
        assert "##" not in text


@pytest.mark.parametrize("scope", ["sector", "overview", "indicator", "tasks"])
def test_where_nothing_is_written_the_footer_offers_no_writing(scope: str) -> None:
    shown_keys = {entry.keys for entry in footer(scope)}
    frozen = {entry.keys for entry in footer(scope, frozen=True)}
    assert "e" in shown_keys
    assert "e" not in frozen
