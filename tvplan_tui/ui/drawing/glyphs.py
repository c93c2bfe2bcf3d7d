"""Figures so large that they are read from the back row: digits with comma, point, percent and minus. Pure."""

from __future__ import annotations

_SHAPES = {
    "0": "### #.# #.# #.# ###",
    "1": ".#. ##. .#. .#. ###",
    "2": "### ..# ### #.. ###",
    "3": "### ..# ### ..# ###",
    "4": "#.# #.# ### ..# ..#",
    "5": "### #.. ### ..# ###",
    "6": "### #.. ### #.# ###",
    "7": "### ..# ..# .#. .#.",
    "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ###",
    ",": ".. .. .. .. .# #.",
    ".": ". . . . #",
    "%": "#...# ...#. ..#.. .#... #...#",
    "-": "... ... ### ... ...",
    "+": "... .#. ### .#. ...",
    ">": "#.. .#. #.. ... ###",
    "<": ".#. #.. .#. ... ###",
    "=": "... ### ... ### ...",
    "*": "... #.# .#. #.# ...",
    "^": ".#. #.# ... ... ...",
    "(": ".# #. #. #. .#",
    ")": "#. .# .# .# #.",
    " ": ". . . . .",
}
ROWS = 6
"""Pixels a glyph is high: five above the line, and the tail of the comma, which tells it from the point."""
BASE = 5
_SAME = str.maketrans({"−": "-", "–": "-", "—": "-", "≥": ">", "≤": "<", "·": "*", "\u00a0": " ", "\u202f": " "})
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def spellable(text: str) -> bool:
    """Whether every character has its glyph."""
    return all(char in _SHAPES for char in _bare(text))


def height(scale: int, *, ascii: bool = False) -> int:
    """Return the lines that figures take; a pixel is ``scale`` cells wide and half as many lines high."""
    return ROWS * max(1, scale // 2) if ascii else ROWS * scale // 2


def width(text: str, scale: int) -> int:
    """Return the cells that a text takes."""
    return scale * len(_pixels(text)[0])


def big(text: str, scale: int, *, ascii: bool = False) -> list[str]:
    """Return the lines of a text, all of one width.

    Args:
        text: a figure; a character without a glyph is left out.
        scale: cells a pixel is wide.
        ascii: draw with "#" alone.
    """
    rows = [[lit for lit in row for _cell in range(scale)] for row in _pixels(text)]
    if ascii:
        return ["".join("#" if lit else " " for lit in row) for row in rows for _line in range(max(1, scale // 2))]
    halves = [row for row in rows for _half in range(scale)]
    pairs = zip(halves[::2], halves[1::2], strict=True)
    return ["".join(_HALVES[pair] for pair in zip(upper, lower, strict=True)) for upper, lower in pairs]


def largest(text: str, room: int, most: int) -> int:
    """Return the largest scale at which a text fits into ``room`` cells, ``most`` at best; 0 if none does."""
    return next((scale for scale in range(most, 0, -1) if width(text, scale) <= room), 0)


def scale_for(width: int, tall: int) -> int:
    """Return the scale of a figure on a screen of a size: about a quarter of its height."""
    return 1 if tall < 20 else 2 if tall < 30 or width < 100 else 3 if tall < 45 or width < 150 else 4


def _pixels(text: str) -> list[list[bool]]:
    rows: list[list[bool]] = [[] for _row in range(ROWS)]
    for char in _bare(text):
        shape = _SHAPES.get(char)
        if shape is None:
            continue
        lines = shape.split()
        blank = "." * len(lines[0])
        for row, line in zip(rows, [*lines, *[blank] * (ROWS - len(lines))], strict=True):
            row += ([False] if row else []) + [pixel == "#" for pixel in line]
    return rows


def _bare(text: str) -> str:
    """Return a text in the characters that have glyphs; "≥ " is one sign, however it is written."""
    return text.replace(">=", "≥").replace("<=", "≤").translate(_SAME)
