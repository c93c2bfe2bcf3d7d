"""Every text on the screen can be read: contrast of what is really painted, screen by screen, theme by theme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import console, settled
from rich.style import Style
from test_theme import contrast
from textual.color import Color

from tvplan_tui.ui.theme import TOKENS

LETTERS = re.compile(r"[^\W_]|[▼◐●○△▲✕✓◇∅?!]")
"""What is read: letters, digits, and the signs of the statuses. Rules, frames and bars are areas."""
WAYS = {
    "tables": [],
    "filter": ["slash", "t", "h"],
    "overview": ["0"],
    "indicator": ["enter"],
    "chart": ["t"],
    "year": ["H"],
    "small charts": ["V"],
    "together": ["o", "down", "enter"],
    "palette": ["colon"],
    "views": ["F"],
    "help": ["question_mark"],
    "why": ["i"],
    "problems": ["c"],
    "changes": ["b"],
}


def painted(pilot: object) -> list[tuple[str, Style]]:
    """Return the runs of text on the screen; of a box over another screen only what is inside."""
    app = pilot.app
    strips = app.screen._compositor.render_strips()
    boxes = app.screen.query("#box")
    region = boxes.first().region if boxes else app.screen.region
    lines = strips[region.y : region.bottom]
    return [
        (segment.text, segment.style)
        for strip in lines
        for segment in strip.crop(region.x, region.right)
        if segment.style is not None
    ]


def hexes(style: Style) -> tuple[str, str]:
    """Return text and ground colour as they are seen: reverse video turns them round."""
    pair = [Color.from_rich_color(colour).hex6.lower() for colour in (style.color, style.bgcolor) if colour is not None]
    assert len(pair) == 2, style
    return (pair[1], pair[0]) if style.reverse else (pair[0], pair[1])


@pytest.mark.parametrize("way", WAYS)
async def test_every_text_stands_out_from_its_ground(plan: Path, way: str) -> None:
    async with console(plan, size=(120, 40)) as pilot:
        await pilot.press(*WAYS[way])
        await settled(pilot)
        for theme in TOKENS:
            pilot.app.theme = theme
            await pilot.pause()
            await pilot.pause()
            poor, seen = {}, 0
            for text, style in painted(pilot):
                if LETTERS.search(text):
                    seen += 1
                    found = contrast(*hexes(style))
                    if found < 4.5:
                        poor[text.strip()[:40], *hexes(style)] = round(found, 2)
            assert poor == {}, theme
            assert seen >= 3
