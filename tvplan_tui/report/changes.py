"""What is different from an earlier period, or from what was known on a day: verdicts, figures, what is owed.

Two boards of the one query tell which verdicts moved; the ledger's vintages tell which figures were revised, came or
were taken back in between. Pure but for the book's own keeping of boards.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from tvplan_tui.domain.due import listed
from tvplan_tui.domain.indicator import Bound
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import within
from tvplan_tui.domain.status import DataState, Status

from . import change_words as words
from .board import Board, Book, Row
from .lacking import lacks
from .said import Said
from .vintages import Parts, Vintage, vintages

if TYPE_CHECKING:
    from tvplan_tui.domain.indicator import Indicator

Since = Period | date
"""What is compared with: an earlier period as it is known now, or everything as it was known at the end of a day."""


class Kind(StrEnum):
    """What changed, the worst first; the value is what scripts see."""

    WORSE = "worse"
    OVERDUE = "overdue"
    MISSING = "missing"
    WITHDRAWN = "withdrawn"
    REVISED = "revised"
    MOVED = "moved"
    BETTER = "better"
    FRESH = "new_figure"


ORDER = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different.

    Attributes:
        told: what is different, in words, without the indicator's name.
        before: status then; None unless the verdict changed. ``after`` the one now.
        periods: of the figures it is about.
        was: the figure then; None if there was none. ``now`` the one that counts.
        was_parts: numerator and denominator, where it was given so; ``now_parts`` likewise.
        delta: ``now`` − ``was`` in the unit.
        note: what was written to the figure that counts now.
    """

    kind: Kind
    indicator: Indicator
    told: str
    before: Status | None = None
    after: Status | None = None
    periods: tuple[Period, ...] = ()
    was: Said | None = None
    now: Said | None = None
    was_parts: Parts = None
    now_parts: Parts = None
    delta: float | None = None
    note: str = ""

    @property
    def phrase(self) -> str:
        """The whole of it, with the indicator's name."""
        return f"{self.indicator.name}: {self.told}"


@dataclass(frozen=True)
class Changes:
    """Everything that is different, the worst first and within that in the plan's order.

    Attributes:
        since: what was asked to be compared with.
        before: the board then; ``after`` the one now.
        confirmed: figures that only became more final.
    """

    since: Since
    before: Board
    after: Board
    found: tuple[Change, ...]
    confirmed: int

    def of(self, *kinds: Kind) -> tuple[Change, ...]:
        """Return the changes of some kinds."""
        return tuple(change for change in self.found if change.kind in kinds)


def changes(book: Book, period: Period, today: date, since: Since, as_of: date | None = None) -> Changes:
    """Return what is different at ``period`` from ``since``.

    Args:
        book: plan and ledger.
        period: the period looked at.
        today: tells what is overdue.
        since: an earlier period, or a day: then what the console showed at the end of that day, at the latest
            period it had figures of.
        as_of: see the later side as it was at the end of that day.
    """
    after = book.board(period, today, as_of)
    if isinstance(since, Period):
        before = book.board(since, today, as_of)
        latest = book.latest_period(today, as_of)
        known, until = _reported(since), _reported(period) if period.last < latest.last else as_of
    else:
        then = min(period, book.last_month(min(today, since), since), key=lambda one: one.last)
        before, known, until = book.board(then, today, since), since, as_of
    seen = vintages(book, known, until, before.period, period)
    found = [*_verdicts(before, after), *_owed(before, after), *_figures(after, seen)]
    place = {one.id: at for at, one in enumerate(after.plan.indicators)}
    found.sort(key=lambda one: (ORDER.index(one.kind), not is_for_the_worse(one), place[one.indicator.id], one.periods))
    confirmed = sum(one.is_confirmed for one in seen)
    return Changes(since, before, after, tuple(found), confirmed)


def usual(book: Book, period: Period) -> Period | None:
    """Return the period before, which is compared with unless something else is asked for; None at the year's start."""
    earlier = period.step(-1)
    return earlier if within(book.plan, earlier) else None


def _reported(period: Period) -> date:
    """Return the day by which a period's figures are reported: those recorded later came after its report."""
    from tvplan_tui.domain.verdict import GRACE_DAYS

    return period.cut_off() + timedelta(days=GRACE_DAYS)


def _verdicts(before: Board, after: Board) -> Iterator[Change]:
    for row in after.rows:
        then = before.by_id.get(row["id"])
        if then is None or then["status"] == row["status"]:
            continue
        if row["status"] == Status.NO_DATA and lacks(row) and _newly(row, then):
            continue  # what is owed says it, once
        one, old, new = after.plan.by_id[row["id"]], Status(then["status"]), Status(row["status"])
        kind = direction(old, new)
        told = words.moved(kind.value, then, row, one)
        yield Change(kind, one, told, before=old, after=new)


_SCALE = {
    Status.MISSED: 0,
    Status.AT_RISK: 1,
    Status.BEHIND: 2,
    Status.ON_TRACK: 3,
    Status.MET: 3,
    Status.ACHIEVED: 4,
    Status.EXCEEDED: 4,
}


def direction(old: Status, new: Status) -> Kind:
    """Tell whether a verdict got worse or better; for want of figures it did neither, nor when they come at last."""
    was, now = _SCALE.get(old), _SCALE.get(new)
    if new is Status.NO_DATA:
        return Kind.MISSING
    if now is None or was == now or old is Status.NO_DATA:
        return Kind.MOVED
    if was is None:  # judged for the first time
        return Kind.WORSE if now < _SCALE[Status.ON_TRACK] else Kind.BETTER
    return Kind.WORSE if now < was else Kind.BETTER


def _owed(before: Board, after: Board) -> Iterator[Change]:
    """Yield what is owed now and was not, or has become overdue since."""
    for row in after.rows:
        if not lacks(row):
            continue
        one, then = after.plan.by_id[row["id"]], before.by_id.get(row["id"])
        overdue = row["data_state"] == DataState.OVERDUE
        fresh = _newly(row, then)
        if fresh:
            kind = Kind.OVERDUE if overdue else Kind.MISSING
            told = words.overdue(listed(fresh)) if overdue else words.missing(listed(fresh))
            lost = then is not None and row["status"] == Status.NO_DATA != then["status"]
            if then is None or not lost:
                yield Change(kind, one, told, periods=fresh)
                continue
            old = Status(then["status"])
            yield Change(kind, one, words.was(told, old), before=old, after=Status.NO_DATA, periods=fresh)


def _newly(row: Row, then: Row | None) -> tuple[Period, ...]:
    was = set(then["missing_periods"]) if then else set()
    late = row["data_state"] == DataState.OVERDUE and (then is None or then["data_state"] != DataState.OVERDUE)
    return tuple(Period.parse(text) for text in row["missing_periods"] if late or text not in was)


def _figures(after: Board, seen: tuple[Vintage, ...]) -> Iterator[Change]:
    """Yield revised and withdrawn figures one by one, new ones together by indicator."""
    plan, fresh = after.plan, dict[str, list[Vintage]]()
    for one in seen:
        indicator = plan.by_id[one.indicator]
        if one.is_confirmed:
            continue
        if one.was is None:
            fresh.setdefault(one.indicator, []).append(one)
            continue
        kind = Kind.WITHDRAWN if one.now is None else Kind.REVISED
        told = words.withdrawn(one, indicator) if one.now is None else words.revised(one, indicator)
        yield Change(
            kind,
            indicator,
            told,
            periods=(one.period,),
            was=one.was,
            now=one.now,
            was_parts=one.was_parts,
            now_parts=one.now_parts,
            delta=one.delta,
            note=one.note,
        )
    for name, several in fresh.items():
        indicator, last = plan.by_id[name], several[-1]
        told = words.fresh(several, indicator, after.by_id.get(name))
        periods = tuple(one.period for one in several)
        yield Change(
            Kind.FRESH, indicator, told, periods=periods, now=last.now, now_parts=last.now_parts, note=last.note
        )


def is_for_the_worse(change: Change) -> bool:
    """Tell whether a figure was revised away from the target."""
    return bool(change.delta) and ((change.delta or 0.0) < 0) != (change.indicator.bound is Bound.AT_MOST)
