"""The title line: which plan, which period, and what must not be overlooked about the figures."""

from __future__ import annotations

from textual.content import Content

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.store.sanitize import clean

from .bar import Bar, Piece, spelled

TIGHT = 76
"""Width in cells below which of the data's age only the day it reaches to is told."""

LEAST_NAME = 12
"""Cells of the authority's name below which it is left out: "UBN…" could be anybody."""


class Header(Bar):
    """The first line of every full screen.

    Where it is too narrow for the plan's document and all facts, the warning is shortened, then the age, then left out.
    """

    def __init__(self, *, id: str | None = None, ascii: bool = False) -> None:
        super().__init__(id=id, ascii=ascii)
        self._period: Period | None = None
        self._age = self._brief = ""
        self._illustrative = False
        self._rest: tuple[Piece, ...] = ()
        self._last: tuple[Piece, ...] = ()

    def show(
        self,
        plan: Plan,
        period: Period | None,
        *,
        illustrative: bool,
        problems: int,
        reading: bool,
        grave: bool = True,
        marks: tuple[Piece, ...] = (),
        age: str = "",
        brief: str = "",
    ) -> None:
        """Show the plan's name on the left; period, age of the data, marks, warning, problems on the right.

        Problems are counted in the tone of faults where one is ``grave``, else in that of doubts; ``brief`` is the age
        in fewer words, for where the name of the authority would be cut.
        """
        document = _("KH {document}").format(document=plan.document) if plan.document else plan.title
        names = tuple(f"{self._dot}{clean(text)}" for text in (plan.authority, str(plan.year)) if text)
        left: tuple[Piece, ...] = ((f" {clean(document)}", "bold $strong"), *((name, "$neutral") for name in names))
        self._period, self._age, self._brief, self._illustrative = period, age, brief or age, illustrative
        self._rest = (*marks, *([(_("đang đọc số liệu"), "$dim")] if reading else ()))
        told = _("{count} vấn đề (F2)").format(count=problems)
        self._last = ((told, "bold $bad" if grave else "bold $fair"),) if problems else ()
        self.tell(left, self._facts(tight=False, age=age))

    @property
    def _dot(self) -> str:
        return " - " if self.ascii else " · "

    def render(self) -> Content:
        """Lay out as much as there is room for."""
        names = spelled(*self._left[:2]).cell_length  # the year stands in the period, too
        document = spelled(*self._left[:1]).cell_length
        first = self._brief.partition(",")[0]
        ladder = [(names, False, self._age), (names, False, self._brief), (document, False, self._age)]
        ladder += [(document, True, self._age), (document, True, self._brief), (document, True, first)]
        for least, tight, age in (*ladder, (document, True, "")):
            right = spelled(*self._facts(tight=tight, age=age))
            if least + 1 + right.cell_length <= self.size.width:
                break
        return self.laid_out(spelled(*self._named(self.size.width - right.cell_length - 1)), right)

    def _named(self, room: int) -> tuple[Piece, ...]:
        """Return the document and as many of the plan's names as say something: a stub of one does not."""
        for count in range(len(self._left), 1, -1):
            if spelled(*self._left[:count]).cell_length <= room:
                return self._left[:count]
        told = room - spelled(*self._left[:1]).cell_length - len(self._dot)
        return self._left[: 2 if told >= LEAST_NAME else 1]

    def _facts(self, *, tight: bool, age: str) -> tuple[Piece, ...]:
        before, after = ("< ", " >") if self.ascii else ("‹ ", " ›")
        facts: list[tuple[Piece, ...]] = []
        if self._period is not None:
            facts.append(((before, "$dim"), (self._period.words(), "bold $accent"), (after, "$dim")))
        if age:
            facts.append(((age, "$neutral"),))
        facts += [(piece,) for piece in self._rest]
        if self._illustrative:
            facts.append(((_("MINH HỌA") if tight else _("DỮ LIỆU MINH HỌA"), "bold $fair"),))
        facts += [(piece,) for piece in self._last]
        pieces: list[Piece] = []
        for fact in facts:
            pieces += [(self._dot, "$dim"), *fact] if pieces else fact
        return (*pieces, (" ", ""))
