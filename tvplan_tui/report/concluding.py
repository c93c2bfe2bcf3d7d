"""A conclusion typed by a person: read, refused with a reason, written; a correction keeps what it does not say."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tvplan_tui.domain.conclusion import Conclusion, in_force
from tvplan_tui.domain.entry import EntryError
from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.typed_day import read_day
from tvplan_tui.store.ledger.conclusions import append_conclusion
from tvplan_tui.store.refusals import NotSavedError
from tvplan_tui.store.sanitize import clean

from .board import Book

TEXT, OFFICE, DUE = "text", "office", "due"
LONGEST = 2000
"""Characters of a conclusion; one that is longer is a document."""


@dataclass(frozen=True, slots=True)
class Concluded:
    """What was written: the row, its file and line."""

    made: Conclusion
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Unconcluded:
    """Nothing was written: which field is meant ("" for none), and why."""

    field: str
    reason: str


def read_typed(
    indicator: str, period: Period, text: str, office: str, due: str, seen: Conclusion | None = None
) -> Conclusion:
    """Return what was typed as a row.

    Args:
        indicator: what it is about.
        period: the period the meeting looks at; a day without a year is the first one after its beginning.
        text: what was concluded.
        office: who sees to it; may be empty.
        due: by when, as people write it; may be empty.
        seen: the conclusion it corrects; None for a new one.

    Raises:
        EntryError: it cannot be taken; ``field`` says which part.
    """
    words = clean(text).strip()
    if not words:
        raise EntryError(TEXT, _("chưa có nội dung kết luận"))
    if len(words) > LONGEST:
        raise EntryError(TEXT, _("dài {length} ký tự, quá {most}").format(length=len(words), most=LONGEST))
    start = period.first_day()
    try:
        day = read_day(due, start)
    except ValueError as fault:
        raise EntryError(DUE, str(fault)) from None
    if day is not None and day < start:
        raise EntryError(DUE, _("hạn trước cả kỳ đang họp ({period})").format(period=period.words()))
    return Conclusion(seen.number if seen else "", indicator, period, words, clean(office).strip(), day)


def taken_back(seen: Conclusion) -> Conclusion:
    """Return the row that takes a conclusion back."""
    return replace(seen, withdrawn=True, at="", by="")


def numbered(book: Book, number: str) -> Conclusion:
    """Return the conclusion with this number that stands; EntryError if there is none."""
    found = {one.number: one for one in in_force(book.conclusions)}
    if number not in found:
        raise EntryError("number", _("không có kết luận số {number}").format(number=clean(number)))
    return found[number]


def write_down(plan: Plan, made: Conclusion, seen: Conclusion | None = None) -> Concluded | Unconcluded:
    """Write a row; what the system refuses, or others have changed since it was ``seen``, is told."""
    try:
        return Concluded(*append_conclusion(plan, made, seen))
    except NotSavedError as error:
        return Unconcluded("", str(error))
