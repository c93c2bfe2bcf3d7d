"""Closing a period ("chốt số liệu"): what was reported stays what was reported, and later corrections are told as such.

``close`` keeps everything a report of the period is made of and records its fingerprint. ``frozen`` produces the board
again from what was kept, byte for byte, whatever has happened to plan, figures and tasks since; ``corrections`` (in
``corrections``) lists what has.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.moment import at_moment, day_of, moment, moment_words
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import meant
from tvplan_tui.store.closing_log import (
    Closing,
    SealError,
    append_closing,
    fingerprint,
    read_closings,
    read_snapshot,
)
from tvplan_tui.store.closing_log import in_force as closings_in_force
from tvplan_tui.store.ledger.authorship import now
from tvplan_tui.store.refusals import NotSavedError

from . import snapshot
from .agenda import Agenda
from .board import Board, Book

__all__ = ["Closing", "Frozen", "SealError", "close", "frozen", "is_closed", "reopen"]

SETTLED = 0.05
"""Seconds beyond the second of the closing: whoever held a lock in that second has written by then."""


@dataclass(frozen=True)
class Frozen:
    """A closed period as it was closed.

    Attributes:
        closing: who closed it, when, with which fingerprint.
        book: plan, figures, verdicts and tasks as they were; earlier periods can be judged with it too.
        board: the period judged, as seen at the second of the closing.
        agenda: the tasks as they stood.
    """

    closing: Closing
    book: Book
    board: Board
    agenda: Agenda


def is_closed(book: Book, period: Period) -> Closing | None:
    """Return the closing of a period that is in force; None while the period is open."""
    return book.affairs.closing(period)


def frozen(book: Book, closing: Closing) -> Frozen:
    """Return a closed period as it was closed.

    Raises:
        SealError: what was kept is gone, or is not what was closed.
        NotSavedError: it cannot be read.
    """
    found = kept(book.plan, closing)
    as_of, today = at_moment(closing.at), date.fromisoformat(found["today"])
    then = snapshot.book_of(found, book.plan.file)
    board = then.board(meant(then.plan, Period.parse(closing.period)), today, as_of)
    return Frozen(closing, then, board, then.affairs.agenda(today, as_of))


def kept(plan: Plan, closing: Closing) -> snapshot.Record:
    """Return the record a closing kept; raises as ``frozen`` does."""
    try:
        return snapshot.parsed(read_snapshot(Path(plan.file).parent, closing))
    except ValueError:
        reason = _("Bản chụp của kỳ {period} không đọc được").format(period=closing.period)
        raise SealError(reason, _("dùng phiên bản chương trình đã chốt kỳ này")) from None


def close(
    plan: Plan,
    period: Period,
    note: str = "",
    *,
    again: bool = False,
    at: str = "",
    wait: Callable[[float], None] = time.sleep,
) -> Closing:
    """Close a period as everything stands at this second; returns the closing as recorded.

    What is recorded within the second belongs to it: the second is waited out before anything is read.

    Args:
        plan: whose files are read anew.
        period: which.
        note: why, or what should be known.
        again: whether a period that is closed already is closed anew, with the corrections made since.
        at: the second as the ledger writes it; now, if not said.
        wait: sleeps so many seconds.

    Raises:
        NotSavedError: it is closed already, nothing has changed since, somebody else closed or opened it at the same
            time, or the system refused.
    """
    base = Path(plan.file).parent
    standing = closings_in_force(read_closings(base)[0]).get(str(period), ())
    if standing and not again:
        raise NotSavedError(
            _already(standing[-1]),
            _("muốn chốt lại với số đã sửa: tvplan close {period} --again").format(period=period),
        )
    at = at or now()
    wait(max(0.0, moment(at) + 1 + SETTLED - time.time()))
    found, print_ = _taken(plan, period, at)
    if standing and _unchanged(plan, standing[-1], found):
        raise NotSavedError(_("Từ lần chốt trước chưa có gì thay đổi"))
    return append_closing(plan, Closing(str(period), print_, note, at), found, seen=standing[-1] if standing else None)


def _taken(plan: Plan, period: Period, at: str) -> tuple[bytes, str]:
    as_of = at_moment(at)
    found = snapshot.canonical(snapshot.record(Book.open(plan), period, day_of(as_of), as_of))
    return found, fingerprint(found)


def _unchanged(plan: Plan, closing: Closing, found: bytes) -> bool:
    """Whether nothing but the day differs from what a closing kept."""
    try:
        before = kept(plan, closing)
    except NotSavedError:
        return False  # what was kept is lost: the period may well be closed anew
    return {**before, "today": ""} == {**snapshot.parsed(found), "today": ""}


def reopen(plan: Plan, period: Period, note: str = "") -> Closing:
    """Open a closed period again by a counter-row: the closing before it counts, if there was one.

    Raises:
        NotSavedError: the period is not closed, or the system refused.
    """
    standing: Sequence[Closing] = closings_in_force(read_closings(Path(plan.file).parent)[0]).get(str(period), ())
    if not standing:
        raise NotSavedError(
            _("{period} chưa chốt nên không có gì để mở lại").format(period=period.words().capitalize())
        )
    return append_closing(plan, Closing(str(period), "", note), seen=standing[-1])


def _already(closing: Closing) -> str:
    told = _("{period} đã chốt lúc {at} ({by})")
    period = Period.parse(closing.period).words().capitalize()
    return told.format(period=period, at=moment_words(closing.at), by=closing.by)
