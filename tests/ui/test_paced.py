"""Every screen follows the line, and those over another one let it show through."""

from __future__ import annotations

import importlib
import pkgutil
from contextlib import nullcontext
from pathlib import Path

import pytest
from conftest import console
from textual._compositor import ChopsUpdate
from textual.screen import ModalScreen, Screen

from tvplan_tui.ui import screens
from tvplan_tui.ui.screens.base import AT_LAST
from tvplan_tui.ui.screens.paced import PacedModal, PacedScreen
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.grid import Grid


def test_every_screen_follows_the_line() -> None:
    found = set()
    for module in pkgutil.iter_modules(screens.__path__):
        held = vars(importlib.import_module(f"{screens.__name__}.{module.name}")).values()
        found |= {one for one in held if isinstance(one, type) and issubclass(one, Screen)}
    found -= {Screen, ModalScreen}
    assert len(found) > 15
    assert [one.__name__ for one in found if not issubclass(one, PacedScreen)] == []


def test_a_screen_over_another_looks_like_one() -> None:
    assert "ModalScreen" in PacedModal._css_type_names


async def test_a_screen_whose_call_after_its_layout_went_to_one_that_has_gone_is_painted(plan: Path) -> None:
    async with console(plan) as pilot:
        tables = pilot.app.screen
        await pilot.pause(AT_LAST + 0.1)
        tables.call_after_refresh = lambda *_call: True
        tables.on_screen_resume()
        tables.refresh()
        await pilot.pause(AT_LAST + 0.2)
        assert tables._unsettled == 0
        assert not tables._compositor._dirty_regions


@pytest.mark.parametrize("batched", [False, True], ids=["as it goes", "while much changes"])
async def test_what_changes_just_before_a_late_picture_goes_is_on_it_or_on_the_next(
    plan: Path, monkeypatch: pytest.MonkeyPatch, batched: bool
) -> None:
    async with console(plan) as pilot:
        await pilot.pause(AT_LAST + 0.2)
        tables, told = pilot.app.screen, pilot.app.screen.query(Bar).first()
        pictures: list[object] = []
        monkeypatch.setattr(pilot.app, "_display", lambda _screen, picture: pictures.append(picture))
        with pilot.app.batch_update() if batched else nullcontext():
            told._set_dirty()  # what a widget that changed comes to, once the screen has heard of it
            tables._dirty_widgets.add(told)
            tables._look_again()
            assert bool(pictures) is not batched
        await pilot.pause(0.2)
        drawn = [row for picture in pictures if isinstance(picture, ChopsUpdate) for row, *_ends in picture.spans]
        assert told.region.y in drawn


async def test_a_letter_stands_in_one_picture_with_what_it_filters(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with console(plan) as pilot:
        await pilot.press("d", "slash")
        await pilot.pause(AT_LAST + 0.2)
        pictures: list[object] = []
        monkeypatch.setattr(pilot.app, "_display", lambda _screen, picture: pictures.append(picture))
        await pilot.press("t")
        await pilot.pause(0.2)
        drawn = [{row for row, *_ends in one.spans} for one in pictures if isinstance(one, ChopsUpdate)]
        field, table = (pilot.app.screen.query_one(part).region.y for part in ("#filter", Grid))
        assert len(drawn) == 1
        assert {field, table + 1} <= drawn[0]
