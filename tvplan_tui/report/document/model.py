"""What every format of a report is made of: sections of paragraphs, facts about the figures, lines of the annex.

Plain records with text that is ready to be shown: clean, composed, with Vietnamese numbers. A format only lays it out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tvplan_tui.domain.indicator import Indicator
from tvplan_tui.report.board import Board, Row

from .charts import Bars, Course


class Form(StrEnum):
    """What a paragraph is: a heading inside a section, running text, a point of a list, a point beneath that.

    ``BARS`` is the place of the picture of ``charts.bars``.
    """

    HEADING = "heading"
    TEXT = "text"
    POINT = "point"
    DETAIL = "detail"
    BARS = "bars"


class Paragraph(NamedTuple):
    """One paragraph; of a picture the text is its caption."""

    form: Form
    text: str


class Section(NamedTuple):
    """A part of the report; ``number`` is its Roman numeral."""

    number: str
    title: str
    paragraphs: tuple[Paragraph, ...]


class Fact(NamedTuple):
    """Something one must know of the figures: what, and what about it."""

    label: str
    text: str


class Rank(StrEnum):
    """What a line of the annex is: a sector's name, a heading without figures, or a row."""

    SECTOR = "sector"
    GROUP = "group"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the annex.

    Attributes:
        number: "I" for a sector, "1" for a bullet of the document, "" beneath one.
        depth: how far the name is indented; 0 for bullets.
        cells: text by the keys of ``annex.COLUMNS``; empty where a line has none.
        indicator: None for a sector.
        row: None for a sector and a heading.
    """

    rank: Rank
    number: str
    depth: int
    sector: str
    cells: Mapping[str, str]
    indicator: Indicator | None = None
    row: Row | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A report on a plan at one period.

    Attributes:
        authority: who reports, as the document's head has it.
        subject: what it is about ("trích yếu").
        notice: what must be read before anything else; "" if there is nothing.
        until: the day the figures reach to, as ISO text: the one moment a report is stamped with.
    """

    board: Board
    authority: str
    subject: str
    notice: str
    until: str
    bars: Bars
    courses: tuple[Course, ...]
    opening: str
    ending: str
    sections: tuple[Section, ...]
    facts: tuple[Fact, ...]
    lines: tuple[Line, ...]
    remarks: tuple[str, ...]
