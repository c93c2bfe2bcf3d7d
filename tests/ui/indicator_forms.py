"""The form of an indicator as a person drives it."""

from __future__ import annotations

from conftest import Open, settled

from tvplan_tui.ui.screens.indicator_form import IndicatorForm
from tvplan_tui.ui.widgets.form_line import FormLine

GOOD = {"id": "DA", "sector": "KT", "name": "Dự án", "unit": "dự án", "kind": "flow", "bound": "at_least"}


def form(pilot: Open) -> IndicatorForm:
    screen = pilot.app.screen
    assert isinstance(screen, IndicatorForm)
    return screen


def line(pilot: Open, key: str) -> FormLine:
    return form(pilot).query_one(f"#line-{key}", FormLine)


def remark(pilot: Open, key: str) -> str:
    return "".join(text for text, _style in line(pilot, key)._remark._left).strip()


async def put(pilot: Open, key: str, text: str) -> None:
    control = line(pilot, key).control
    control.focus()
    await pilot.pause()
    control.value = ""
    await pilot.press(*text)
    await pilot.pause(0.15)
    await settled(pilot)


async def filled(pilot: Open) -> None:
    await pilot.press("a")
    await settled(pilot)
    await put(pilot, "id", "DA")
    await put(pilot, "name", "Dự án")
    await put(pilot, "unit", "dự án")
    await put(pilot, "target", "12,5")


async def save(pilot: Open) -> None:
    await pilot.press("f10")
    await settled(pilot)
    await pilot.pause(0.1)
    await settled(pilot)
