"""Vietnamese text: normal form, folding for search, dictionary order."""

from __future__ import annotations

import unicodedata

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền hỏi ngã sắc nặng, in dictionary order
_SHAPES = "\u0306\u0302\u031b"  # breve, circumflex, horn


def nfc(text: str) -> str:
    """Return the composed form, in which everything here is kept and compared."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return lower-case text without diacritics: "Tổng Thu Đạt" → "tong thu dat"."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return bare.replace("đ", "d").replace("Đ", "D").lower()


def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Return a key for Vietnamese dictionary order: letters first, tones only between equal words."""
    letters: list[int] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFC", text.lower()):
        parts = unicodedata.normalize("NFD", char)
        tone = next((_TONES.index(part) + 1 for part in parts if part in _TONES), 0)
        base = unicodedata.normalize("NFC", parts[0] + "".join(part for part in parts if part in _SHAPES))
        at = _ALPHABET.find(base)
        letters.append(at + 1000 if at >= 0 else ord(char) if ord(char) < 1000 else ord(char) + 2000)
        tones.append(tone)
    return tuple(letters), tuple(tones), text


def capital(text: str) -> str:
    """Return the text with its first letter as a sentence begins."""
    return text[:1].upper() + text[1:]
