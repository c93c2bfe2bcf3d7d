"""Every key of every screen does something that can be seen."""

from __future__ import annotations

import asyncio
import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from conftest import console, settled, shown
from textual import events
from textual.message_pump import MessagePump

from tvplan_tui import ui
from tvplan_tui.ui.app import TvplanApp
from tvplan_tui.ui.keys.action import SCOPES
from tvplan_tui.ui.keys.actions import on_screen

OWN = ("year", "sparks", "together")
"""Screens of which only their own keys are pressed here: those of every screen are pressed on enough others."""
PRESSES = [
    (scope, action.id, key)
    for scope in SCOPES
    if scope not in ("app", "broken", "tasks", "calendar")  # the last two: test_duties
    for action in on_screen(scope)
    if action.id not in ("quit", "suspend") and (scope not in OWN or scope in action.scopes)
    # the other sectors' keys are one family: tried where the tables are
    if scope == "sector" or not action.id.startswith("sector.") or action.id == "sector.1"
    for key in action.keys[:1]
]
REACH = {
    "overview": ["0"],
    "sector": [],
    "indicator": ["enter"],
    "chart": ["t"],
    "help": ["question_mark"],
    "problems": ["c"],
    "form": ["a"],
    "entry": ["e"],
    "export": ["x"],
    "month": ["E"],
    "log": ["v"],
    "changes": ["b"],
    "why": ["i"],
    "year": ["H"],
    "sparks": ["V"],
    "together": ["o", "down", "enter"],
    "agenda": ["p"],
    "meeting": ["p", "enter"],
    "concluding": ["p", "enter", "enter"],
    "ending": ["p", "enter", "end", "pagedown"],
}
PREPARE = {
    "match.next": ["slash", "t", "h", "u", "enter"],
    "match.previous": ["slash", "t", "h", "u", "enter"],
    "sort.plan": ["s"],
    "back": [],
    "tree.unfold": ["space"],
    "grid.up": ["down"],
    "grid.page_up": ["end"],
    "grid.first": ["end"],
    "sector.1": ["2"],
    "card.left": ["right"],
    "card.up": ["down"],
    "meeting.previous": ["pagedown"],
    "meeting.first": ["pagedown"],
    "agenda.up": ["down"],
}
UNSEEN = {
    # nothing to see there: the table is short, one is there already, or all rows are in view
    ("overview", "overview"),
    ("overview", "grid.choose"),
    ("problems", "grid.up"),
    ("problems", "grid.down"),
    ("problems", "grid.page_up"),
    ("problems", "grid.page_down"),
    ("problems", "grid.first"),
    ("problems", "grid.last"),
    ("problems", "problems"),
    ("help", "help"),
    ("changes", "changes"),
    ("form", "form.up"),
    ("entry", "form.up"),
    ("entry", "form.below"),
    ("form", "form.below"),
    ("sector", "back"),
    ("sparks", "card.pageup"),
    ("sparks", "card.pagedown"),
    ("year", "grid.page_up"),
    ("year", "grid.first"),
    ("ending", "ending.change"),
    *(("ending", name) for name in ("grid.up", "grid.down", "grid.page_down", "grid.first", "grid.last")),
}


@pytest.mark.parametrize(("scope", "action", "key"), PRESSES, ids=lambda part: str(part))
async def test_no_key_is_dead(plan: Path, scope: str, action: str, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(plan.parent)  # a report may be written here
    if (scope, action) in UNSEEN:
        pytest.skip("changes nothing on this small plan")
    async with console(plan, size=(100, 30)) as pilot:
        await pilot.press(*REACH[scope])
        await settled(pilot)
        if not (scope != "sector" and action == "sector.1"):
            await pilot.press(*PREPARE.get(action, []))
        await settled(pilot)
        before = (shown(pilot), pilot.app.screen, pilot.app.focused, pilot.app.theme)
        await pilot.press(key)
        await pilot.pause(0.2)
        await settled(pilot)
        assert (shown(pilot), pilot.app.screen, pilot.app.focused, pilot.app.theme) != before


def test_no_method_is_taken_for_the_handler_of_a_key() -> None:
    """Textual calls ``key_at`` when "@" is pressed, whatever it is for."""
    named = re.compile(r"_?key_")
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        for one in vars(importlib.import_module(module.name)).values():
            if isinstance(one, type) and issubclass(one, MessagePump) and one.__module__.startswith(ui.__name__):
                assert [name for name in vars(one) if named.match(name)] == [], one


@pytest.mark.parametrize("scope", ["sector", "overview", "changes", "export", "agenda", "tasks", "calendar"])
async def test_no_sign_is_too_odd_to_be_typed(plan: Path, scope: str) -> None:
    async with console(plan) as pilot:
        await settled(pilot)
        await pilot.press(*REACH.get(scope, []), *{"tasks": ["K"], "calendar": ["C"]}.get(scope, []))
        await pilot.pause(0.2)
        await pilot.press("@", "$", "~", "^", "`", "|", "\\", "{", "}", '"', "ơ", "_", "f24")
        await pilot.pause()
        assert isinstance(pilot.app, TvplanApp)
        assert pilot.app.is_running
        assert pilot.app.crash is None


@pytest.mark.parametrize("key", ["0", "t", "e", "E", "a", "x", "v", "b", "i", "H", "V", "p", "K", "C", "c", "?", ":"])
@pytest.mark.parametrize("turns", [3, 8])
async def test_a_screen_may_be_left_while_it_opens(plan: Path, key: str, turns: int) -> None:
    async with console(plan) as pilot:
        await settled(pilot)
        app = pilot.app
        assert isinstance(app, TvplanApp)
        app.post_message(events.Key(key, key))
        for _turn in range(turns):
            await asyncio.sleep(0)
        app.exit(0)
    assert app.crash is None
