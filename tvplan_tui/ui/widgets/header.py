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


class Header(Bar):
    """The first line of every full screen.

    Where it is too narrow for the plan's document and all facts, the warning is shortened, then the age, then left out.
    """

    def __init__(self, *, id: str | None = None, ascii: bool = False) -> None:
        super().__init__(id=id, ascii=ascii)
        self._period: Period | None = None
        self._age = ""
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
    ) -> None:
        """Show the plan's name on the left; period, age of the data, marks, warning, problems on the right.

        Problems are counted in the tone of faults where one is ``grave``, else in that of doubts.
        """
        document = _("KH {document}").format(document=plan.document) if plan.document else plan.title
        names = self._dot.join(clean(text) for text in (plan.authority, str(plan.year)) if text)
        left: tuple[Piece, ...] = ((f" {clean(document)}", "bold $strong"), (f"{self._dot}{names}", "$neutral"))
        self._period, self._age, self._illustrative = period, age, illustrative
        self._rest = (*marks, *([(_("đang đọc số liệu"), "$dim")] if reading else ()))
        told = _("{count} vấn đề (F2)").format(count=problems)
        self._last = ((told, "bold $bad" if grave else "bold $fair"),) if problems else ()
        self.tell(left, self._facts(tight=False, age=age))

    @property
    def _dot(self) -> str:
        return " - " if self.ascii else " · "

    def render(self) -> Content:
        """Lay out as much as there is room for."""
        document = spelled(*self._left[:1]).cell_length
        for tight, age in ((False, self._age), (True, self._age), (True, self._age.partition(",")[0]), (True, "")):
            right = spelled(*self._facts(tight=tight, age=age))
            if document + 1 + right.cell_length <= self.size.width:
                break
        return self.laid_out(spelled(*self._left), right)

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
