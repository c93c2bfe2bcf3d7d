"""A change as a line of a list. Pure; knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import show
from tvplan_tui.domain.status import FACES, Hue, Status
from tvplan_tui.domain.wording import reached_amount
from tvplan_tui.report.change_list import kind_sign, kind_word
from tvplan_tui.report.change_words import figure_alone
from tvplan_tui.report.changes import Change, Kind
from tvplan_tui.ui.widgets.grid_layout import Cell, Column, Line

from .rows import face, month_word

if TYPE_CHECKING:
    from tvplan_tui.domain.period import Period
    from tvplan_tui.report.board import Row

_TONES = {
    Kind.WORSE: Hue.BAD.value,
    Kind.OVERDUE: Hue.FAIR.value,
    Kind.MISSING: Hue.FAIR.value,
    Kind.WITHDRAWN: Hue.FAIR.value,
    Kind.REVISED: "strong",
    Kind.MOVED: Hue.NEUTRAL.value,
    Kind.BETTER: Hue.GOOD.value,
    Kind.FRESH: Hue.NEUTRAL.value,
}


def tone(change: Change) -> str:
    """Return the tone of a change: that of its verdict where it got worse, else its kind's."""
    if change.kind is Kind.WORSE and change.after and FACES[change.after].hue is Hue.FAIR:
        return Hue.FAIR.value
    return _TONES[change.kind]


def change_columns(told: int = 34) -> list[Column]:
    """Return the columns of a list of changes, ``told`` cells for what it is."""
    return [
        Column("kind", _("Thay đổi"), 10),
        Column("name", _("Chỉ tiêu"), 40, grow=True, least=20),
        Column("told", _("Cụ thể"), told),
    ]


def change_line(at: int, change: Change, row: Row | None = None, *, ascii: bool = False, roomy: bool = True) -> Line:
    """Return a change as a line; its key is its place, for an indicator can have several.

    Where it is not ``roomy`` the words of a verdict are short ones.
    """
    sign = f"{kind_sign(change.kind, ascii_only=ascii)} {kind_word(change.kind)}"
    cells = {
        "kind": Cell(sign, tone(change)),
        "name": Cell(change.indicator.name),
        "told": Cell(brief(change, row, ascii=ascii, roomy=roomy), "" if change.kind is Kind.FRESH else "strong"),
    }
    return Line(str(at), cells)


def brief(change: Change, row: Row | None = None, *, ascii: bool = False, roomy: bool = True) -> str:
    """Return a change in about thirty cells: "Chậm → Nguy cơ", "T7: 29,500 → 30,986", "T9: 12 (ước)".

    Of a new numerator and denominator, which say little alone, it is what the year has come to by ``row``.
    """
    arrow = " -> " if ascii else " → "
    when = _months(change.periods)
    if when and change.kind in (Kind.MISSING, Kind.OVERDUE):
        return when
    if change.before is Status.NO_DATA and change.after is not None:
        return _("có số liệu: {after}").format(after=face(change.after, ascii=ascii, roomy=roomy)[0])
    if change.before is not None and change.after is not None:
        return arrow.join(face(status, ascii=ascii, roomy=roomy)[0] for status in (change.before, change.after))
    one = change.indicator
    if change.kind is Kind.FRESH and change.now_parts and row and row["actual"] is not None:
        return _("{when}: lũy kế {actual}").format(when=when, actual=reached_amount(row, one))
    if change.kind is Kind.FRESH:
        return f"{when}: {figure_alone(change.now, change.now_parts, one)}"
    same = change.was is not None and change.now is not None and change.was.status == change.now.status
    before = figure_alone(change.was, change.was_parts, one, bare=True)
    after = figure_alone(change.now, change.now_parts, one, bare=same)
    if before == after and change.was_parts and change.now_parts:  # the same share of other numbers
        before, after = ("/".join(map(show, parts)) for parts in (change.was_parts, change.now_parts))
    return f"{when}: {before}{arrow}{after}"


def _months(periods: Sequence[Period]) -> str:
    names = [month_word(str(period)) for period in periods]
    return " ".join(names) if len(names) < 4 else _("{count} kỳ").format(count=len(names))
