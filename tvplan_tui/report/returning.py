"""Figures of an id that the plan does not have: a new indicator with that id would have them as its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.problem import Problem

from .board import Book

if TYPE_CHECKING:
    import polars as pl

    from tvplan_tui.domain.override import Override


class Returning(NamedTuple):
    """What an earlier indicator of that id has left behind.

    Attributes:
        id: of both.
        rows: its rows of the ledger.
        overrides: verdicts that people gave it.
    """

    id: str
    rows: pl.DataFrame
    overrides: tuple[Override, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows.height or self.overrides)

    @property
    def periods(self) -> tuple[Period, ...]:
        """Of which periods there are figures, by their end."""
        pairs = self.rows.select("first", "last").unique().sort("last", "first").iter_rows()
        return tuple(Period(first, last) for first, last in pairs)

    def words(self) -> str:
        """Say what comes back with the id, and what to do where it is another indicator's."""
        parts = []
        if periods := self.periods:
            words = _("{rows} dòng số liệu cũ của {count} kỳ ({span})")
            ends = dict.fromkeys((periods[0].words(), periods[-1].words()))
            parts.append(words.format(rows=self.rows.height, count=len(periods), span=" – ".join(ends)))
        if self.overrides:
            parts.append(_("{count} nhận định cũ").format(count=len(self.overrides)))
        told = _("Trong data còn {what} mang mã {id}, chỉ tiêu mới sẽ nhận lấy → không phải của nó thì đặt mã khác")
        return told.format(what=_(" và ").join(parts), id=self.id)


def strangers(problems: Sequence[Problem]) -> frozenset[str]:
    """Return the ids of figures that the plan does not have, as reading the ledger has found them."""
    return frozenset(one.id for one in problems if one.id)


def returning(plan: Plan, name: str, files: Sequence[str] | None = None) -> Returning:
    """Return what a plan with a new indicator finds of it in the ledger, which is read anew.

    Args:
        plan: the new one.
        name: the new indicator's id.
        files: as ``Book.open`` takes them.
    """
    import polars as pl

    book = Book.open(plan, files)
    given = tuple(one for one in book.overrides if one.indicator == name)
    return Returning(name, book.observations.filter(pl.col("indicator") == name), given)
