"""Colour for text on a terminal: the symbol and word of a status in its hue, nothing else."""

from __future__ import annotations

import os
import re
import sys
from typing import NamedTuple

from tvplan_tui.domain.status import FACES, Hue, Status, word

from .screen import can_draw

_SGR = {Hue.GOOD: "32", Hue.FAIR: "33", Hue.BAD: "31", Hue.NEUTRAL: "2"}


class Paint(NamedTuple):
    """Paints lines, or leaves them alone."""

    on: bool

    @classmethod
    def choose(cls, *, plain_wanted: bool, no_color: bool) -> Paint:
        """Paint only on a terminal that can, and only if nobody asked for none (``NO_COLOR`` not empty)."""
        able = sys.stdout.isatty() and can_draw(os.environ)
        return cls(able and not plain_wanted and not no_color and not os.environ.get("NO_COLOR"))

    def line(self, text: str) -> str:
        """Return ``text`` with the first status in it coloured."""
        if not self.on:
            return text
        for status in Status:
            face = FACES[status]
            pattern = re.compile(f"(?:{re.escape(face.symbol)}|{re.escape(face.ascii)}) {re.escape(word(status))}")
            found = pattern.search(text)
            if found:
                painted = f"\x1b[{_SGR[face.hue]}m{found[0]}\x1b[0m"
                return text[: found.start()] + painted + text[found.end() :]
        return text
