"""The figures of a whole sector for one month: which are owed, and what entering them together would come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tvplan_tui.domain.doubt import Doubt
from tvplan_tui.domain.entry import Entry, EntryError, check_place
from tvplan_tui.domain.indicator import Indicator, Kind, Plan
from tvplan_tui.domain.path import year_end
from tvplan_tui.domain.period import Period
from tvplan_tui.store.ledger.append import Appended, append_figure
from tvplan_tui.store.refusals import NotSavedError

from .board import Book
from .entering import Typed, as_rows, doubts_of, draft, read_entry, said, stamped
from .recent import entry_period
from .said import Said
from .writing import Refused, doubted, moved


@dataclass(frozen=True)
class Due:
    """A figure that is owed at the end of a month."""

    indicator: Indicator
    period: Period
    depth: int


def due(plan: Plan, sector: str, at: Period) -> Iterator[Due]:
    """Yield the figures a sector owes at the end of a month, in the plan's order."""
    for indicator, depth in plan.in_sector(sector):
        if indicator.kind is Kind.GROUP:
            continue
        period = entry_period(indicator, at)
        if period.last != at.last or _too_early(plan, indicator, period):
            continue
        try:
            check_place(plan, indicator, period)
        except EntryError:  # retired, or not of its year: nothing is owed
            continue
        yield Due(indicator, period, depth)


def _too_early(plan: Plan, indicator: Indicator, period: Period) -> bool:
    """Whether something that happens once in the year is not due yet."""
    if indicator.kind is not Kind.MILESTONE or indicator.due_month is None:
        return False
    start = year_end(indicator, plan.year) - 11
    month = next(at for at in range(start, start + 12) if at % 12 + 1 == indicator.due_month)
    return period.last < month


@dataclass(frozen=True)
class Row:
    """One row of the grid: what was typed, and the figure that whoever typed has seen."""

    typed: Typed
    seen: Said | None


Outcome = Appended | Refused
"""What became of a row."""


def write_all(plan: Plan, rows: Sequence[Row], today: date) -> list[Outcome]:
    """Write every row that can be written, and say of each what became of it; the ledger is read anew first.

    Doubts are raised by all rows together: a part above its whole is none while both are on their way.
    """
    try:
        book = Book.open(plan)
    except NotSavedError as error:
        return [Refused("", error.reason, error.cure) for _row in rows]
    read = [_read(book, row, today) for row in rows]
    raised = together(book, [one for one in read if isinstance(one, Entry)], today)
    return [one if isinstance(one, Refused) else _written(book, one, raised[one.indicator], today) for one in read]


def together(book: Book, entries: Sequence[Entry], today: date) -> dict[str, tuple[Doubt, ...]]:
    """Return by indicator the doubts that entries raise which are entered at once."""
    changed = book
    for entry in entries:
        changed = changed.with_rows(as_rows(stamped(book, entry)))
    found: dict[str, tuple[Doubt, ...]] = {}
    for entry in entries:
        raised = doubts_of(book, changed, entry, today)
        found[entry.indicator] = tuple(
            one for one in raised if entry.indicator in (one.indicator, *one.others) or not one.indicator
        )
    return found


def _read(book: Book, row: Row, today: date) -> Entry | Refused:
    try:
        entry = read_entry(book, row.typed, today)
    except EntryError as error:
        return Refused(error.field, error.reason, "" if error.cure.startswith("--") else error.cure)
    found = said(book, entry.indicator, entry.period)
    return entry if found == row.seen else moved(found)


def _written(book: Book, entry: Entry, doubts: Sequence[Doubt], today: date) -> Outcome:
    if doubts and not entry.note:
        return doubted(doubts)
    try:
        return append_figure(book.plan, draft(book, entry, today).entry)
    except NotSavedError as error:
        return Refused("", error.reason, error.cure)


def split_parts(text: str) -> tuple[str, str] | None:
    """Read "98/102" as numerator and denominator; None where there is no stroke."""
    first, stroke, second = text.partition("/")
    return (first.strip(), second.strip()) if stroke else None


def typed_cell(indicator: str, period: Period, text: str, status: str, note: str) -> Typed:
    """Return what a cell of the grid holds as what was typed."""
    parts = split_parts(text)
    if parts:
        return Typed(indicator, period, None, *parts, status=status, note=note)
    return Typed(indicator, period, text.strip() or None, status=status, note=note)
