"""The title line: which plan, which period, and what must not be overlooked about the figures."""

from __future__ import annotations

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.store.sanitize import clean

from .bar import Bar, Piece

ROOMY = 100
"""Width in cells from which the warning is spelled out beside marks."""
TIGHT = 76
"""Width in cells below which it never is, and of the data's age only the day it reaches to."""


class Header(Bar):
    """The first line of every full screen."""

    def show(
        self,
        plan: Plan,
        period: Period | None,
        *,
        illustrative: bool,
        problems: int,
        reading: bool,
        marks: tuple[Piece, ...] = (),
        age: str = "",
    ) -> None:
        """Show the plan's name on the left; period, age of the data, marks, warning, problems on the right."""
        dot = " - " if self.ascii else " · "
        document = _("KH {document}").format(document=plan.document) if plan.document else plan.title
        names = dot.join(clean(text) for text in (plan.authority, str(plan.year)) if text)
        left: tuple[Piece, ...] = ((f" {clean(document)}", "bold $strong"), (f"{dot}{names}", "$neutral"))
        self.tell(left, self._facts(period, age, marks, illustrative, problems, reading, dot))

    def _facts(
        self,
        period: Period | None,
        age: str,
        marks: tuple[Piece, ...],
        illustrative: bool,
        problems: int,
        reading: bool,
        dot: str,
    ) -> tuple[Piece, ...]:
        before, after = ("< ", " >") if self.ascii else ("‹ ", " ›")
        facts: list[tuple[Piece, ...]] = []
        if period is not None:
            facts.append(((before, "$dim"), (period.words(), "bold $accent"), (after, "$dim")))
        if age:
            facts.append(((age, "$neutral"),))
        facts += [(mark,) for mark in marks]
        if reading:
            facts.append(((_("đang đọc số liệu"), "$dim"),))
        if illustrative:
            tight = self.size.width < (ROOMY if marks else TIGHT)
            facts.append(((_("MINH HỌA") if tight else _("DỮ LIỆU MINH HỌA"), "bold $fair"),))
        if problems:
            facts.append(((_("{count} vấn đề (F2)").format(count=problems), "bold $bad"),))
        pieces: list[Piece] = []
        for fact in facts:
            pieces += [(dot, "$dim"), *fact] if pieces else fact
        return (*pieces, (" ", ""))
