"""Which rows a sector's table shows, and in what order: tree, folds, filters, sort. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tvplan_tui.domain.indicator import Indicator, Kind, Plan
from tvplan_tui.domain.status import URGENCY, Status, is_alarm
from tvplan_tui.domain.vietnamese import sort_key
from tvplan_tui.report.lacking import lacks
from tvplan_tui.store.memory import Memory

if TYPE_CHECKING:
    from tvplan_tui.report.board import Board, Row

    from .query import Query

ALARMS, MISSING = "alarms", "missing"

SORTS: tuple[str, ...] = ("status", "share", "name", "yoy", "projection", "owner")
"""Columns a table can be sorted by, in the order the key walks them."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a person asked to see.

    Attributes:
        query: the filter as typed (``query``); "" for none.
        only: ``ALARMS``, ``MISSING`` or "" for every row.
        folded: ids of parents whose children are hidden.
        sort: column sorted by; "" for the plan's order.
        reverse: whether the sort is turned round.
        whole: whether rows of all sectors are asked for, whatever the filter says.
    """

    query: str = ""
    only: str = ""
    folded: frozenset[str] = frozenset()
    sort: str = ""
    reverse: bool = False
    whole: bool = False

    def sorted_next(self) -> Look:
        """Return the look after one more press of the sort key: the same column reversed, then the next."""
        if self.sort and not self.reverse:
            return replace(self, reverse=True)
        following = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)] if self.sort else SORTS[0]
        return replace(self, sort=following, reverse=False)

    @property
    def filtering(self) -> bool:
        """Whether rows may be left out."""
        return bool(self.query or self.only or self.whole)

    def unfiltered(self) -> Look:
        """Return the look with every row of a sector: order and folds stay."""
        return replace(self, query="", only="", whole=False)


def look_of(memory: Memory) -> Look:
    """Return the look that is taken up again: folds and sort. A filter is not, it would hide rows unasked."""
    sort = memory.sort if memory.sort in SORTS else ""
    return Look(folded=frozenset(memory.folded), sort=sort, reverse=memory.reverse and bool(sort))


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the table.

    Attributes:
        indicator: what it is of.
        number: its number in the plan ("3"); "" for "trong đó".
        depth: level in the tree; 0 where the table is sorted.
        last: the last child of its parent.
        children: how many children it has; 0 where the table is sorted.
        folded: whether they are hidden.
        retired: whether it is no longer watched at the period shown.
        context: shown only because something below it was found.
        row: its verdict; None before the figures are judged, and for headings.
        status: how it stands; for a heading the worst below it.
    """

    indicator: Indicator
    number: str = ""
    depth: int = 0
    last: bool = False
    children: int = 0
    folded: bool = False
    retired: bool = False
    context: bool = False
    row: Row | None = None
    status: Status | None = None


def usable(plan: Plan | None) -> bool:
    """Tell whether there is anything to show: at least one sector and one indicator."""
    return plan is not None and bool(plan.sectors) and bool(plan.indicators)


def wanted(entry: Entry, look: Look, query: Query | None) -> bool:
    """Tell whether an entry passes the filters; a heading never does, it is shown above what passes."""
    if look.filtering and entry.indicator.kind is Kind.GROUP:
        return False
    if look.only == ALARMS and not (entry.status and entry.row and is_alarm(entry.status)):
        return False
    if look.only == MISSING and not (entry.row and lacks(entry.row)):
        return False
    return query is None or query.holds(entry.indicator, entry.row)


def listing(plan: Plan, sector: str, board: Board | None, look: Look) -> list[Entry]:
    """Return the entries of a sector's table, as asked for; without a board they carry no verdict yet."""
    return _asked(plan, (sector,), board, look)


def whole_listing(plan: Plan, board: Board | None, look: Look) -> list[Entry]:
    """Return the entries of all sectors in one table."""
    return _asked(plan, tuple(sector.id for sector in plan.sectors), board, look)


def _asked(plan: Plan, sectors: tuple[str, ...], board: Board | None, look: Look) -> list[Entry]:
    tree = [entry for sector in sectors for entry in _tree(plan, sector, board, look)]
    query = _read(plan, look)
    if look.sort:
        flat = [replace(entry, depth=0, children=0) for entry in tree if wanted(entry, look, query)]
        return _sorted(flat, look)
    if look.filtering:
        return _filtered(tree, look, query)
    return _unfolded(tree, look.folded)


def is_wide(plan: Plan, look: Look) -> bool:
    """Tell whether the whole plan is asked for; a filter by office or sector asks for it too."""
    if look.whole:
        return True
    query = _read(plan, look)
    return query is not None and query.wide


def _read(plan: Plan, look: Look) -> Query | None:
    if not look.query:
        return None
    from .query import read  # the first picture has no filter

    return read(look.query, plan)


def passed(entries: list[Entry]) -> int:
    """Return how many rows with a verdict of their own are listed because they pass."""
    return sum(not entry.context and entry.indicator.kind is not Kind.GROUP for entry in entries)


def _tree(plan: Plan, sector: str, board: Board | None, look: Look) -> list[Entry]:
    # with the figures, not with the first picture
    from tvplan_tui.domain.revisions import is_retired
    from tvplan_tui.report.counts import status_of

    entries: list[Entry] = []
    number = 0
    for indicator, depth in plan.in_sector(sector):
        siblings = plan.children.get(indicator.parent or "", ())
        number += not depth
        entries.append(
            Entry(
                indicator,
                number="" if depth else str(number),
                depth=depth,
                last=bool(siblings) and siblings[-1] is indicator,
                children=len(plan.children.get(indicator.id, ())),
                folded=indicator.id in look.folded and not look.filtering,
                retired=board is not None and is_retired(indicator, board.period),
                row=board.by_id.get(indicator.id) if board else None,
                status=status_of(board, indicator) if board else None,
            )
        )
    return entries


def _filtered(tree: list[Entry], look: Look, query: Query | None) -> list[Entry]:
    """Keep what passes, and the parents above it so that the tree stays readable."""
    kept: list[Entry] = []
    above = -1  # depth of the parent still owed to what was kept below it
    for entry in reversed(tree):
        if wanted(entry, look, query):
            kept.append(entry)
        elif entry.depth == above:
            kept.append(replace(entry, context=True))
        else:
            continue
        above = entry.depth - 1
    return kept[::-1]


def _unfolded(tree: list[Entry], folded: frozenset[str]) -> list[Entry]:
    kept: list[Entry] = []
    hidden = 1 << 30  # depth from which rows are inside a folded parent
    for entry in tree:
        if entry.depth >= hidden:
            continue
        hidden = entry.depth + 1 if entry.indicator.id in folded else 1 << 30
        kept.append(entry)
    return kept


_KEYS: dict[str, Callable[[Entry], Any]] = {
    "status": lambda entry: URGENCY.index(entry.status) if entry.status else None,
    "name": lambda entry: sort_key(entry.indicator.name),
    "owner": lambda entry: sort_key(entry.indicator.owner) if entry.indicator.owner else None,
    "share": lambda entry: share(entry.row),
    "yoy": lambda entry: entry.row and entry.row["yoy"],
    "projection": lambda entry: entry.row and entry.row["projection_attainment"],
}


def share(row: Row | None) -> float | None:
    """Return the ratio the column "% KH" shows: attainment, for growth the index."""
    if row is None:
        return None
    value: float | None = row["index"] if row["kind"] == Kind.GROWTH else row["attainment"]
    return value


def _sorted(entries: list[Entry], look: Look) -> list[Entry]:
    """Sort by one column, ties in the plan's order; what has nothing in that column stands last either way."""
    key = _KEYS[look.sort]
    known = [entry for entry in entries if key(entry) is not None]
    unknown = [entry for entry in entries if key(entry) is None]
    return sorted(known, key=key, reverse=look.reverse) + unknown
