"""Where running text is broken into lines: never between a number and what it is a number of."""

from __future__ import annotations

import re
from itertools import pairwise

from rich.cells import cell_len
from textual.content import Content

_HELD = re.compile(
    r"\d [^\W\d_]"  # 9 tháng, 480,1 tỷ
    r"|(?:nghìn|triệu|tỷ) đồng"
    r"|\S [%‰]"  # 81,0 %, điểm %
    r"|\d / \d"  # 83,3 / 100,0
    r"|[≥≤<>=+] \d"  # ≥ 2.600
    r"|[▲✓△●◐▼✕○∅◇?!] \w"  # ● Đúng tiến độ
    r"|→ "
)


def wrapped(text: Content, width: int, hang: int = 0) -> Content:
    """Return ``text`` with a line end wherever it has to be broken to fit ``width`` cells.

    Args:
        text: what is broken.
        width: cells of a line.
        hang: blanks before all of a broken line but its beginning; none where that would leave half the width.
    """
    if width <= 0:
        return text
    hang = hang if 2 * hang <= width else 0
    lines = [piece for line in text.split("\n", allow_blank=True) for piece in _hung(line, width, hang)]
    return Content("\n").join(lines)


def _hung(line: Content, width: int, hang: int) -> list[Content]:
    first, *rest = _divided(line, width)
    if not rest or not hang:
        return [first, *rest]
    at = breaks(line.plain, width)[0]
    return [first, *(Content(" " * hang).append(piece) for piece in _divided(line[at:], width - hang))]


def _divided(line: Content, width: int) -> list[Content]:
    if line.cell_length <= width:
        return [line]
    return [piece.rstrip() for piece in line.divide(breaks(line.plain, width))]


def breaks(text: str, width: int) -> list[int]:
    """Return the offsets at which one line of text is broken.

    Breaks after blanks that hold nothing together; a chunk that is wider than the line is broken where that ends.
    """
    held = {at for found in _held(text) for at in found}
    ends = [found.end() for found in re.finditer(r" +", text) if found.start() not in held and found.end() < len(text)]
    found: list[int] = []
    start = 0
    for begin, end in pairwise([0, *ends, len(text)]):
        if begin > start and cell_len(text[start:end].rstrip()) > width:
            found.append(begin)
            start = begin
        while cell_len(text[start:end].rstrip()) > width:
            start = _hard(text, start, width)
            found.append(start)
    return found


def _hard(text: str, start: int, width: int) -> int:
    """Return where ``width`` cells from ``start`` end, one letter on at least; before a word if that is not far."""
    at = start + 1
    while at < len(text) and cell_len(text[start : at + 1]) <= width:
        at += 1
    blank = text.rfind(" ", start + 1, at)
    return blank + 1 if blank > start + (at - start) // 2 else at


def _held(text: str) -> list[list[int]]:
    """Return the blanks that hold, found with overlap: in "9 / 10 %" all three do."""
    found = []
    at = 0
    while (match := _HELD.search(text, at)) is not None:
        found.append([match.start() + offset for offset, char in enumerate(match[0]) if char == " "])
        at = match.start() + 1
    return found
