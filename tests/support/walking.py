"""Every key of table and indicator pressed once in read-only use; prints what each was told."""

from __future__ import annotations

import asyncio
import json
from datetime import date

from tvplan_tui.ui.app import TvplanApp
from tvplan_tui.ui.keys.action import INDICATOR, SECTOR
from tvplan_tui.ui.keys.actions import actions, on_screen
from tvplan_tui.ui.widgets.filter_bar import Field
from tvplan_tui.ui.widgets.footer import Footer

LEAVING = ("quit", "back", "overview")
WAYS = {SECTOR: ("1",), INDICATOR: ("1", "enter")}


async def walk(config: str) -> dict[str, str]:
    """Return by action id what the last line said."""
    app = TvplanApp(config, today=date(2023, 10, 5), read_only=True)
    told: dict[str, str] = {}
    async with app.run_test(size=(120, 40)) as pilot:

        async def settle() -> None:
            await app.workers.wait_for_complete()
            await pilot.pause()

        async def arrive(scope: str, way: tuple[str, ...]) -> None:
            if getattr(app.screen, "scope", "") == scope and not isinstance(app.focused, Field):
                return
            for _screen in range(4):
                await pilot.press("escape")
            for key in way:
                await pilot.press(key)
                await settle()

        await settle()
        await settle()
        everywhere = {action.id for action in actions() if "app" in action.scopes}
        for at, (scope, way) in enumerate(WAYS.items()):
            for action in on_screen(scope):
                if (
                    action.widget
                    or action.id in LEAVING
                    or action.id.startswith("sector.")
                    or (at and action.id in everywhere)
                ):
                    continue
                await arrive(scope, way)
                await pilot.press(action.keys[0])
                await settle()
                for footer in app.screen.query(Footer):
                    told[action.id] = footer.saying
    return told


def main(config: str) -> int:
    """Walk."""
    print(json.dumps(asyncio.run(walk(config))))
    return 0
