"""A figure typed into a form, written into the ledger after looking once more at what others have written since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tvplan_tui.domain.doubt import Doubt
from tvplan_tui.domain.entry import Entry, EntryError
from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.store.ledger.append import Appended, append_figure
from tvplan_tui.store.refusals import NotSavedError

from .board import Book
from .entering import Draft, Typed, draft, read_entry, said
from .said import Said


@dataclass(frozen=True)
class Written:
    """What was written, and what came of it."""

    appended: Appended
    made: Draft


@dataclass(frozen=True)
class Refused:
    """Nothing was written.

    Attributes:
        field: which field is meant, as in ``EntryError``; "" for none.
        reason: why, one sentence.
        cure: what to do instead; "" if there is nothing to say.
        doubts: what made the figure doubtful, where that is why.
        moved: whether others have written since; ``found`` is what the ledger says now.
    """

    field: str
    reason: str
    cure: str = ""
    doubts: tuple[Doubt, ...] = ()
    found: Said | None = None
    moved: bool = False

    def __str__(self) -> str:
        return f"{self.reason} → {self.cure}" if self.cure else self.reason


def write(plan: Plan, typed: Typed, today: date, seen: Said | None) -> Written | Refused:
    """Write what was typed.

    Args:
        plan: whose ledger is read anew and written to.
        typed: what was typed.
        today: for what is early, and the verdict.
        seen: the figure of that period that whoever typed has seen; if another one counts by now, nothing is written.
    """
    try:
        book = Book.open(plan)
        entry = read_entry(book, typed, today)
        found = said(book, entry.indicator, entry.period)
        if found != seen:
            return moved(found)
        made = draft(book, entry, today)
        if made.doubts and not entry.note:
            return doubted(made.doubts)
        return Written(append_figure(plan, made.entry), made)
    except EntryError as error:
        return Refused(error.field, error.reason, "" if error.cure.startswith("--") else error.cure)
    except NotSavedError as error:
        return Refused("", error.reason, error.cure)


def take_back(plan: Plan, entry: Entry, today: date) -> Written | Refused:
    """Write a counter-row as ``undoing.counter_row`` gives it."""
    try:
        made = draft(Book.open(plan), entry, today)
        return Written(append_figure(plan, made.entry), made)
    except EntryError as error:
        return Refused(error.field, error.reason, error.cure)
    except NotSavedError as error:
        return Refused("", error.reason, error.cure)


def doubted(doubts: Sequence[Doubt]) -> Refused:
    """Refuse a doubtful figure that nobody has explained."""
    return Refused(
        "note", _("Số liệu đáng ngờ, chưa ghi"), _("sửa lại, hoặc ghi vào ô Ghi chú vì sao là đúng"), tuple(doubts)
    )


def moved(found: Said | None) -> Refused:
    """Refuse a figure whose writer has not seen the one that counts by now."""
    reason = _("{by} vừa ghi số này, số đang gõ chưa ghi").format(by=(found.by if found else "") or _("Người khác"))
    return Refused("", reason, _("xem số mới, F10 nữa là ghi"), found=found, moved=True)
