"""What a terminal sends for a key as the table of actions names it."""

from __future__ import annotations

import string

from textual.keys import _character_to_key

from benchmarks.terminal import KEYS

_SENT = {
    **KEYS,
    "shift+tab": "\x1b[Z",
    "shift+up": "\x1b[1;2A",
    "shift+down": "\x1b[1;2B",
    "shift+right": "\x1b[1;2C",
    "shift+left": "\x1b[1;2D",
    "insert": "\x1b[2~",
    "delete": "\x1b[3~",
    "space": " ",
    **{f"f{number}": f"\x1b[{11 + number - 1 + (number > 5) + (number > 10)}~" for number in range(1, 13)},
    "ctrl+left": "\x1b[1;5D",
    "ctrl+right": "\x1b[1;5C",
    "ctrl+up": "\x1b[1;5A",
    "ctrl+down": "\x1b[1;5B",
}
_SIGNS = {_character_to_key(sign): sign for sign in string.punctuation}


def sent(key: str) -> str:
    """Return the characters a terminal sends: "f10" → ESC [ 21 ~, "ctrl+y" → 0x19, "slash" → "/"."""
    if key in _SENT:
        return _SENT[key]
    if len(key) == 1:
        return key
    modifier, _plus, letter = key.rpartition("+")
    if modifier == "ctrl" and len(letter) == 1:
        return chr(ord(letter) & 0x1F)
    return _SIGNS[key]
