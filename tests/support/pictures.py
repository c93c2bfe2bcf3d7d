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

from rich.style import Style
from textual.color import Color as Colour

from tvplan_tui.ui.theme import TOKENS

if TYPE_CHECKING:
    from rich.color import Color
    from rich.segment import Segment
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
    inks = {Colour.parse(getattr(tokens, token)): letter for token, letter in LETTERS.items()}
    grounds = [Colour.parse(tokens.background), Colour.parse(tokens.surface)]
    tones: list[str] = []
    for segment in segments:
        style = segment.style or Style()
        ink = next((letter for colour, letter in inks.items() if _alike(style.color, colour)), OTHER)
        own = bool(style.reverse) or not any(_alike(style.bgcolor, ground) for ground in grounds)
        tone = f"{ink}{'*' if style.bold else ''}{'!' if own else ''}"
        for char in segment.text:
            blank = char == " " and not own  # goes with what stands before it
            tones.append((tones[-1] if tones else "") if blank else tone)
    for tone, run in groupby(tones):
        yield f"{tone or '_'}{len(list(run))}"


def _alike(shown: Color | None, meant: Colour) -> bool:
    """Tell whether a colour is the one that is meant; a theme's ways round it by a step."""
    if shown is None:
        return False
    return all(abs(one - other) <= 2 for one, other in zip(shown.get_truecolor(), meant.rgb, strict=True))


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
