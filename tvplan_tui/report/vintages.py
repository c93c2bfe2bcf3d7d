"""Which figures of the ledger count now and did not on an earlier day: vintage against vintage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import span

from .board import Book
from .doubts import in_unit
from .entering import spoken
from .said import Said

if TYPE_CHECKING:
    import polars as pl


Parts = tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Vintage:
    """One figure (whole area) that is not what it was.

    Attributes:
        was: what counted then; None if nothing did. ``now`` what counts.
        delta: the difference in the unit; None of words, and where one side is absent.
        note: what was written to the figure that counts now.
        was_parts: numerator and denominator then, where it was given so; ``now_parts`` those of now.
    """

    indicator: str
    period: Period
    was: Said | None
    now: Said | None
    delta: float | None
    note: str
    was_parts: Parts = None
    now_parts: Parts = None

    @property
    def is_confirmed(self) -> bool:
        """Whether it says the same and only became more (or less) final."""
        if self.was is None or self.now is None:
            return False
        before, after = (self.was.value, self.was.assessment), (self.now.value, self.now.assessment)
        return (*before, self.was_parts) == (*after, self.now_parts)


def vintages(book: Book, known: date, until: date | None, before: Period, period: Period) -> tuple[Vintage, ...]:
    """Return the figures of the plan's year and the one before that differ, by indicator in the plan's order.

    Args:
        book: plan and ledger.
        known: the day at whose end the earlier side is taken.
        until: the same of the later side; None for all that is known.
        before: the period looked at then; figures of later periods were not there, whenever they were recorded.
        period: the period looked at now; figures of later periods are left out.
    """
    import polars as pl

    start = span(book.plan).first - 12
    rows = book.observations.filter(
        (pl.col("area") == "") & (pl.col("last") <= period.last) & (pl.col("first") >= start)
    )
    was = _counting(book, rows.filter(pl.col("last") <= before.last), known)
    now = _counting(book, rows, until)
    place = {one.id: at for at, one in enumerate(book.plan.indicators)}
    found = []
    for key in sorted(set(was) | set(now), key=lambda key: (place[key[0]], key[2], -key[1])):
        old, new = was.get(key), now.get(key)
        if old is None or new is None or not _same(old, new):
            found.append(_vintage(key, old, new))
    return tuple(found)


_Key = tuple[str, int, int]
_Entry = tuple[Said, str, Parts]


def _counting(book: Book, rows: pl.DataFrame, day: date | None) -> dict[_Key, _Entry]:
    """Return each figure that counts at the end of a day, with its note."""
    import polars as pl

    from tvplan_tui.domain.moment import until
    from tvplan_tui.domain.observation import newest

    there = rows if day is None else rows.filter(until(day))
    counting = in_unit(book, newest(there.lazy()).collect(engine="in-memory"))
    known = counting.filter(pl.col("indicator").is_in([one.id for one in book.plan.indicators]))
    return {
        (row["indicator"], row["first"], row["last"]): (said, row["note"] or "", _parts(row))
        for at, row in enumerate(known.iter_rows(named=True))
        if (said := spoken(known[at : at + 1])) is not None
    }


def _parts(row: Mapping[str, Any]) -> Parts:
    given = row["numerator"], row["denominator"]
    return None if None in given else given


def _same(old: _Entry, new: _Entry) -> bool:
    before, after = old[0], new[0]
    return (before.value, before.assessment, before.status, old[2]) == (
        after.value,
        after.assessment,
        after.status,
        new[2],
    )


def _vintage(key: _Key, old: _Entry | None, new: _Entry | None) -> Vintage:
    was, now = old[0] if old else None, new[0] if new else None
    delta: Any = None
    if was and now and was.value is not None and now.value is not None:
        delta = now.value - was.value
    return Vintage(
        key[0],
        Period(key[1], key[2]),
        was,
        now,
        delta,
        new[1] if new else "",
        old[2] if old else None,
        new[2] if new else None,
    )
