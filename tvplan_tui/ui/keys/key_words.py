"""Keys as people call them."""

from __future__ import annotations

_NAMES = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "enter": "⏎",
    "escape": "Esc",
    "tab": "Tab",
    "space": "Space",
    "insert": "Ins",
    "delete": "Del",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "slash": "/",
    "asterisk": "*",
    "ampersand": "&",
    "comma": ",",
    "full_stop": ".",
    "colon": ":",
    "question_mark": "?",
    "exclamation_mark": "!",
    "equals_sign": "=",
    "percent_sign": "%",
    "greater_than_sign": ">",
}
PLAIN = str.maketrans({"↑": "Up", "↓": "Dn", "←": "<", "→": ">", "⏎": "Enter", "…": "-"})
"""Signs in names of keys, and what stands for them on an ASCII terminal."""


def key_word(key: str, *, ascii: bool = False) -> str:
    """Return a key as people call it: "full_stop" → ".", "ctrl+left" → "Ctrl+←", "f5" → "F5"."""
    *modifiers, name = key.split("+")
    shown = _NAMES.get(name) or (name.upper() if len(name) > 1 or modifiers else name)
    text = "+".join([*(modifier.capitalize() for modifier in modifiers), shown])
    return text.translate(PLAIN) if ascii else text
