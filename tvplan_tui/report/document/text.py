"""Text as every format may hold it."""

from __future__ import annotations

import re

from tvplan_tui.store.sanitize import REPLACEMENT, clean

_PLANES = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
_NO_CHARACTER = re.compile(f"[\ufdd0-\ufdef{_PLANES}]")


def plain(text: str) -> str:
    """Return text as one line, composed, with nothing a program could obey and nothing XML could not hold."""
    return _NO_CHARACTER.sub(REPLACEMENT, clean(text))
