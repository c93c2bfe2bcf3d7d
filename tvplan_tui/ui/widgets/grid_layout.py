"""How the grid places columns and spells one line, cell by cell; knows no widget and no colour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from rich.cells import cell_len, set_cell_size

from tvplan_tui.store.sanitize import clean

MARGIN = 2  # the cursor's mark and a blank
OVERFLOW = "#"


class Column(NamedTuple):
    """One column of a grid.

    Attributes:
        key: name of its cells in ``Line.cells``.
        title: heading, with the sort mark if it has one.
        width: natural width, in cells.
        align: "right" and "decimal" stand on the right edge and are never cut: what does not fit is "###".
            "decimal" says that the texts bring equal decimals, so that the marks fall under each other.
        priority: 0 is never dropped; the highest number goes first as the grid narrows.
        grow: takes the spare width; may shrink to ``least``. Carries the tree. One column at most.
        least: smallest width of a growing column, in cells; 0 means that it does not shrink.
        beside: the width the growing column must have for this one to be shown; 0: its least.
    """

    key: str
    title: str
    width: int
    align: Literal["left", "right", "decimal"] = "left"
    priority: int = 0
    grow: bool = False
    least: int = 0
    beside: int = 0

    @property
    def narrowest(self) -> int:
        """The width it can live with, in cells."""
        return min(self.least, self.width) if self.grow and self.least else self.width


class Cell(NamedTuple):
    """What stands in one column of a line.

    Attributes:
        text: what it says.
        tone: "good", "fair", "bad", "neutral", "dim", "strong"; "" for none.
        apart: letters of the text that have to be seen; where they do not fit it is cut in the middle instead.
    """

    text: str
    tone: str = ""
    apart: int = 0


class Line(NamedTuple):
    """One line of a grid.

    Attributes:
        key: identifies the line whatever its place.
        cells: cells by column key; an absent one is blank.
        depth: level in the tree; indents by two cells a level, the guide included.
        guide: tree prefix ("├ ", "▾ "), put before the growing column's text.
    """

    key: str
    cells: Mapping[str, Cell]
    depth: int = 0
    guide: str = ""

    @property
    def prefix(self) -> str:
        """What stands before the growing column's text."""
        return " " * max(0, 2 * self.depth - cell_len(self.guide)) + self.guide


class Marks(NamedTuple):
    """The signs the grid itself draws."""

    cursor: str = "▌"
    ellipsis: str = "…"


ASCII_MARKS = Marks(cursor=">", ellipsis="..")


class Slot(NamedTuple):
    """A column's place: first cell and width, both in cells."""

    column: Column
    x: int
    width: int


class Layout(NamedTuple):
    """Where each column stands at one width; ``hidden`` are the columns without room, in their order."""

    width: int = 0
    slots: tuple[Slot, ...] = ()
    hidden: tuple[Column, ...] = ()


def fit(columns: Sequence[Column], width: int) -> Layout:
    """Place ``columns`` on ``width`` cells.

    The growing column shrinks first, but not below what a column asks for beside itself; then whole columns
    go, highest priority number first and the rightmost among equals, so that a narrower grid shows a subset
    of a wider one. Gaps are two cells where every column has its natural width, else one. Columns of
    priority 0 stay even where they do not fit: the right edge cuts them.
    """
    kept = list(columns)
    while _needed(kept) > width and any(column.priority for column in kept):
        last = max(range(len(kept)), key=lambda at: (kept[at].priority, at))
        del kept[last]
    gap = 2 if _span([column.width for column in kept], gap=2) <= width else 1
    spare = width - _span([0 if column.grow else column.width for column in kept], gap)
    slots: list[Slot] = []
    x = MARGIN
    for column in kept:
        wanted = max(spare, column.narrowest) if column.grow else column.width
        room = min(wanted, width - x)
        if room > 0:
            slots.append(Slot(column, x, room))
        x += wanted + gap
    shown = {slot.column.key for slot in slots}
    return Layout(width, tuple(slots), tuple(column for column in columns if column.key not in shown))


def _needed(columns: Sequence[Column]) -> int:
    """Return the least width on which these columns can stand together."""
    beside = max((column.beside for column in columns), default=0)
    return _span([max(one.narrowest, beside) if one.grow else one.narrowest for one in columns], gap=1)


def _span(widths: Sequence[int], gap: int) -> int:
    return MARGIN + sum(widths) + gap * max(0, len(widths) - 1)


def literal(text: str) -> str:
    """Return ``text`` with nothing in it that a terminal obeys; the last guard, so the common case is cheap."""
    return text if text.isprintable() else clean(text)


def cut(text: str, width: int, ellipsis: str) -> str:
    """Return ``text`` on at most ``width`` cells, ending in ``ellipsis`` if something was left out.

    Cuts between whole letters: a composed Vietnamese letter is one cell, a wide one is never halved.
    """
    if cell_len(text) <= width:
        return text
    room = width - cell_len(ellipsis)
    return set_cell_size(text, room).rstrip() + ellipsis if room >= 0 else ""


def cut_inside(text: str, width: int, ellipsis: str, apart: int) -> str:
    """Return ``text`` on at most ``width`` cells with its first ``apart`` letters told, if need be by a gap in it.

    "Lao động tham gia bảo hiểm xã hội tự nguyện" becomes "Lao động … tự nguyện" where "… xã hội tự" must be seen: the
    gap ends before the word that has to be seen, or earlier if more fits.
    """
    ended = cut(text, width, ellipsis)
    if len(ended) - len(ellipsis) >= min(apart, len(text)) or ended == text:
        return ended
    words = text.split(" ")
    last = text.count(" ", 0, apart)  # the word that has to be seen
    first = _whole_words(words[:last], width * 2 // 5)
    gap = f" {ellipsis} "
    room = width - cell_len(" ".join(words[:first]) + gap)
    start = last
    while start > first and cell_len(" ".join(words[start - 1 :])) <= room:
        start -= 1
    if not first or start == first or room <= cell_len(ellipsis):
        return ended
    return " ".join(words[:first]) + gap + cut(" ".join(words[start:]), room, ellipsis)


def _whole_words(words: Sequence[str], width: int) -> int:
    """Return how many of ``words`` fit."""
    count = 0
    while count < len(words) and cell_len(" ".join(words[: count + 1])) <= width:
        count += 1
    return count


@dataclass(slots=True)
class _Runs:
    """Text gathered into as few runs of one tone as possible, since each run costs the terminal an escape pair."""

    done: list[tuple[str, str]] = field(default_factory=list)
    text: str = ""
    tone: str | None = None
    cells: int = 0

    def blank_to(self, x: int) -> None:
        """Fill with blanks up to cell ``x``; blanks have no tone and join whichever run is open."""
        if x > self.cells:
            self.text += " " * (x - self.cells)
            self.cells = x

    def add(self, text: str, tone: str) -> None:
        if not text:
            return
        if self.tone is None:
            self.tone = tone
        elif tone != self.tone:
            self.done.append((self.text, self.tone))
            self.text, self.tone = "", tone
        self.text += text
        self.cells += cell_len(text)

    def end(self, width: int) -> list[tuple[str, str]]:
        self.blank_to(width)
        return [*self.done, (self.text, self.tone or "")]


def spell(line: Line, layout: Layout, marks: Marks) -> list[tuple[str, str]]:
    """Return the line as (text, tone) runs that fill ``layout.width`` cells exactly."""
    runs = _Runs()
    for slot in layout.slots:
        cell = line.cells.get(slot.column.key)
        if cell is None:
            continue
        prefix = line.prefix[: slot.width] if slot.column.grow else ""
        _place(runs, slot, prefix + _shown(cell, slot, cell_len(prefix), marks), cell.tone)
    return runs.end(layout.width)


def spell_header(layout: Layout, marks: Marks) -> str:
    """Return the titles, aligned as their columns, on ``layout.width`` cells."""
    runs = _Runs()
    for slot in layout.slots:
        _place(runs, slot, cut(literal(slot.column.title), slot.width, marks.ellipsis), "")
    return _joined(runs.end(layout.width))


def spell_chosen(line: Line, layout: Layout, marks: Marks) -> str:
    """Return the line under the cursor: its mark in the first cell, no tones."""
    text = _joined(spell(line, layout, marks))
    return marks.cursor + text[1:] if text else ""


def _shown(cell: Cell, slot: Slot, taken: int, marks: Marks) -> str:
    text, room = literal(cell.text), max(0, slot.width - taken)
    if slot.column.align == "left":
        return cut_inside(text, room, marks.ellipsis, cell.apart) if cell.apart else cut(text, room, marks.ellipsis)
    # half a number is a wrong number
    return text if cell_len(text) <= room else OVERFLOW * room


def _place(runs: _Runs, slot: Slot, text: str, tone: str) -> None:
    runs.blank_to(slot.x if slot.column.align == "left" else slot.x + slot.width - cell_len(text))
    runs.add(text, tone)


def _joined(runs: Iterable[tuple[str, str]]) -> str:
    return "".join(text for text, _tone in runs)
