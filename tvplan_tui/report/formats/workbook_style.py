"""Looks of an Excel workbook: cell formats made once each, page set-up, names of sheets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from tvplan_tui.domain.language import _
from tvplan_tui.domain.status import Hue

from .colours import INK, TINT

FONT = "Times New Roman"
VN = "[$-42A]"
"""Before a number format: Vietnamese separators, whatever the machine's own are (where the program heeds it)."""
A4 = 9
LONGEST_NAME = 31
LETTERS = 1.5
"""Letters of the font in a column's unit of width; measured there are 1.65, and bold ones are wider."""
LINE, TALLEST = 12.5, 409.0
"""Points of a line of text, and of the highest row."""
LONGEST = 32_700
"""Characters of a text that a cell surely takes; Excel ends at 32,767."""
_NO_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def sheet_names(titles: Sequence[str]) -> list[str]:
    """Return names that Excel takes for these titles: short, without its own signs, no two alike."""
    found: list[str] = []
    for title in titles:
        base = " ".join(_NO_NAME.sub(" ", title).split()).strip("'")[:LONGEST_NAME].strip("' ") or "_"
        name, count = base, 1
        while name.casefold() in (other.casefold() for other in found):
            count += 1
            name = f"{base[: LONGEST_NAME - 4]} {count}"
        found.append(name)
    return found


def height(*texts: tuple[str, float]) -> float:
    """Return how high a row must be in points, for texts wrapped in columns of these widths.

    Excel would find out by itself, other programs show one line.
    """
    lines = max((len(wrap(_broad(text), max(1, int(width * LETTERS)))) for text, width in texts if text), default=1)
    return min(TALLEST, 3 + LINE * lines)


def _broad(text: str) -> str:
    """Return a text as long as it is broad: a capital takes as much as two small letters."""
    return "".join(letter * 2 if letter.isupper() else letter for letter in text)


def fitting(text: str) -> str:
    """Return a text that a cell takes; a longer one ends in words that say so."""
    return text if len(text) <= LONGEST else text[:LONGEST] + _(" … (còn nữa, xem bản Word)")


class Style:
    """Formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def get(self, **look: Any) -> Any:
        """Return a format.

        Args:
            look: ``bold``, ``italic``, ``wrap``, ``top``, ``middle``, ``border``, ``indent``, ``align``, ``num``,
                ``size``, ``fill``, ``color`` (a hue's name).
        """
        key = tuple(sorted(look.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(_properties(look))
        return self._made[key]

    @property
    def head(self) -> Any:
        """Of a table's headings."""
        return self.get(bold=True, border=True, wrap=True, align="center", fill="#dfe7ee", middle=True)

    @property
    def cell(self) -> Any:
        """Of text in a table."""
        return self.get(border=True, wrap=True, top=True)

    @property
    def none(self) -> Any:
        """Of what stands in a column of numbers and is none."""
        return self.get(border=True, top=True, align="right")

    @property
    def share(self) -> Any:
        """Of a percentage that is not known yet."""
        return self.get(border=True, top=True, align="right", num=VN + "0.0%")

    def number(self, code: str) -> Any:
        """Of a number in a table."""
        return self.get(border=True, top=True, num=VN + code)

    def status(self, hue: Hue) -> Any:
        """Of a verdict: its word on its tint."""
        return self.get(border=True, top=True, wrap=True, align="center", fill=TINT[hue], color=hue.value)

    def heading(self, sheet: Any, row: int, text: str, last: int, *, lines: int = 1) -> None:
        """Write a title across the columns up to ``last``."""
        look = self.get(bold=True, size=13, align="center", wrap=True, middle=True)
        sheet.merge_range(row, 0, row, last, "", look)
        sheet.write_string(row, 0, text, look)
        sheet.set_row(row, 20 * lines)

    def page(self, sheet: Any, *, landscape: bool) -> None:
        """Set up printing on A4, as wide as the page."""
        sheet.set_paper(A4)
        if landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
        sheet.set_footer("&C&P/&N")
        sheet.hide_gridlines(2)


def _properties(look: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"font_name": FONT, "font_size": look.get("size", 10)}
    signs = (
        ("bold", "bold", True),
        ("italic", "italic", True),
        ("wrap", "text_wrap", True),
        ("top", "valign", "top"),
        ("middle", "valign", "vcenter"),
        ("border", "border", 1),
    )
    found.update({key: value for name, key, value in signs if look.get(name)})
    for name, key in (("indent", "indent"), ("align", "align"), ("num", "num_format"), ("fill", "bg_color")):
        if look.get(name):
            found[key] = look[name]
    if look.get("border"):
        found["border_color"] = "#8a9199"
    if look.get("color"):
        found["font_color"] = INK[Hue(look["color"])]
    return found
