"""How the key screens look, letter by letter and tone by tone, at 80×24 and 120×40.

``RENEW_PICTURES=1 python -m pytest tests/ui/test_pictures.py`` keeps the pictures anew; look at the difference
(``git diff tests/ui/pictures``) before it is committed.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import console, settled

from tests.support.pictures import compare, picture

SMALL, LARGE = (80, 24), (120, 40)
SCENES = {
    "overview": ("0",),
    "sector": ("down",),
    "indicator": ("enter",),
    "chart": ("t",),
    "meeting": ("p", "enter"),
}
SMALL_SCENES = {
    "filter": ("slash", *"thu"),
    "year": ("H",),
    "changes": ("b",),
    "why": ("down", "i"),
}
CASES = [
    *((name, keys, size) for name, keys in SCENES.items() for size in (SMALL, LARGE)),
    *((name, keys, SMALL) for name, keys in SMALL_SCENES.items()),
]


@pytest.mark.parametrize(("name", "keys", "size"), CASES, ids=lambda part: str(part) if isinstance(part, str) else "")
async def test_a_screen_looks_as_it_did(plan: Path, name: str, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    async with console(plan, size=size, theme="tvplan-dark") as pilot:
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        await pilot.pause(0.2)  # the pane and the chart follow once the cursor rests
        await settled(pilot)
        compare(f"{name}-{size[0]}x{size[1]}", picture(pilot.app))
