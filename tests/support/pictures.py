"""A screen as text: its letters, and below them the tone of every run of letters, so that a picture can be compared.

Colours are named by the theme's tokens, not by their numbers: a shade may be chosen anew without a picture changing.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from tvplan_tui.ui.theme import TOKENS

if TYPE_CHECKING:
    from rich.color import Color
    from rich.segment import Segment
    from rich.style import Style
    from textual.app import App

    from tvplan_tui.ui.theme import Tokens

FOLDER = Path(__file__).resolve().parents[1] / "ui" / "pictures"
RENEW = "RENEW_PICTURES"
"""Environment variable with which the pictures are written anew."""
LETTERS = {
    "foreground": ".",
    "good": "g",
    "fair": "f",
    "bad": "b",
    "neutral": "n",
    "dim": "d",
    "strong": "s",
    "accent": "a",
    "line": "l",
    "bar": "r",
}
OTHER = "x"


def picture(app: App[object]) -> str:
    """Return what is shown: the lines, then the runs of tones of each line (``g5``: five cells in the good colour).

    A ``*`` behind a letter means bold; a ``!`` a cursor, a tab that is open, whatever has a ground of its own.
    """
    width, height = app.size
    strips = app.screen._compositor.render_strips()[:height]
    text = ["".join(segment.text for segment in strip)[:width].rstrip() for strip in strips]
    tokens = TOKENS[app.theme]
    tones = [f"{at:>2} {' '.join(_runs(list(strip), tokens))}".rstrip() for at, strip in enumerate(strips, 1)]
    return "\n".join((*text, "", *tones)) + "\n"


def _runs(segments: list[Segment], tokens: Tokens) -> Iterator[str]:
    inks = {getattr(tokens, token).lower(): letter for token, letter in reversed(LETTERS.items())}
    grounds = {"", tokens.background.lower(), tokens.surface.lower()}

    def named(style: Style | None, char: str) -> str:
        if style is None:
            return ""
        own = bool(style.reverse) or _hex(style.bgcolor) not in grounds
        if char == " " and not own:
            return ""
        return f"{inks.get(_hex(style.color), OTHER)}{'*' if style.bold else ''}{'!' if own else ''}"

    tones = [named(segment.style, char) for segment in segments for char in segment.text]
    for tone, run in groupby(tones):
        yield f"{tone or '_'}{len(list(run))}"


def _hex(colour: Color | None) -> str:
    return colour.get_truecolor().hex.lower() if colour else ""


def compare(name: str, seen: str) -> None:
    """Compare a picture with the one that is kept, or keep it where ``RENEW_PICTURES`` is set.

    Raises:
        AssertionError: they differ; the message shows where.
    """
    kept = FOLDER / f"{name}.txt"
    if os.environ.get(RENEW):
        FOLDER.mkdir(exist_ok=True)
        kept.write_text(seen, encoding="utf-8")
        return
    known = kept.read_text(encoding="utf-8") if kept.exists() else ""
    if seen != known:
        lines = difflib.unified_diff(known.splitlines(), seen.splitlines(), "kept", "seen", lineterm="", n=1)
        raise AssertionError(f"{name} looks different; if it is meant: {RENEW}=1\n" + "\n".join(lines))
