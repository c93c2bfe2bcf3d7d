"""Text for terminals with fewer signs: a sign gives way to the ASCII one that says the same, never to nothing.

What a minus becomes changes a figure, so this is told in one place for the screen and for what commands print.
"""

from __future__ import annotations

import codecs
from functools import lru_cache

from tvplan_tui.domain.vietnamese import fold

INSTEAD = "tvplan.plain"
"""Name of the error handler: what the character set lacks becomes its sign or base letter in ASCII, else a "?"."""

_SIGNS = str.maketrans(
    dict.fromkeys("−—–‐‑─━═·•", "-")
    | dict.fromkeys("▏▎▍▌▕│┃║", "|")
    | dict.fromkeys("▁▂▃▄▅▆▇", " ")  # the ends of scrollbars
    | dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼", "+")
    | dict.fromkeys("“”„", '"')
    | dict.fromkeys("‘’", "'")
    | {"…": ".", "×": "x", "→": ">", "←": "<", "↑": "^", "↓": "v", "▲": "^", "▼": "v", "≥": ">", "≤": "<"}
    | {"\u00a0": " ", "\u202f": " "}
)


@lru_cache(4096)
def plain_signs(text: str) -> str:
    """Return a text of the same width: letters stay as they are, signs become ASCII, "?" where none is like them."""
    if text.isascii():
        return text
    changed = text.translate(_SIGNS)
    return "".join(char if char.isascii() or char.isalnum() or char in "‰°" else "?" for char in changed)


def _plain(char: str) -> str:
    """Return one ASCII character for one that cannot be written."""
    sign = char.translate(_SIGNS)
    base = sign if sign.isascii() else fold(char)
    if len(base) != 1 or not base.isascii():
        return "?"
    return base.upper() if char.isupper() else base


def _instead(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


codecs.register_error(INSTEAD, _instead)
