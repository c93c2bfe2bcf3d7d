"""``--ascii``: whatever is drawn, only letters may be outside ASCII; frames, strokes and signs may not."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

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


class PlainSigns(LineFilter):
    """Writes a line's signs in ASCII."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 (the base class has it)
        """Return the segments with their signs replaced."""
        return [Segment(text if control else plain_signs(text), style, control) for text, style, control in segments]


PLAIN_SIGNS = PlainSigns()
"""The one filter: Textual remembers filtered lines by it."""
