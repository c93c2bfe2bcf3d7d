"""A figure about to be entered: read, held against what is there, with the verdict it would give.

What the form of the console and ``tvplan enter`` share. Nothing is written here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from tvplan_tui.domain.doubt import Doubt
from tvplan_tui.domain.entry import Entry, EntryError, check_place, default_status, read_number, usual
from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.language import _
from tvplan_tui.domain.moment import moment
from tvplan_tui.domain.numbers import places, show
from tvplan_tui.domain.path import year_end
from tvplan_tui.domain.period import Period, ordinal
from tvplan_tui.domain.revisions import plan_at
from tvplan_tui.domain.status import WITHDRAWN, DataStatus, Status, data_word
from tvplan_tui.domain.vietnamese import nfc
from tvplan_tui.store.ledger.authorship import now
from tvplan_tui.store.ledger.cells import ASSESSMENTS, RANKS, word_key

from .board import Board, Book, Row
from .doubts import doubtful, in_unit
from .said import Said

if TYPE_CHECKING:
    import polars as pl

_STATUSES = {1: DataStatus.ESTIMATE, 2: DataStatus.PRELIMINARY, 3: DataStatus.OFFICIAL}
_RANKS = {status: rank for rank, status in _STATUSES.items()}


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed, as it was typed; None where nothing was."""

    indicator: str
    period: Period
    value: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    status: str | None = None
    note: str = ""
    source: str = ""


@dataclass(frozen=True)
class Draft:
    """A row that could be written, and what would come of it.

    Attributes:
        entry: the row.
        before: the board without it; ``after`` with it, at the same period.
        was: the figure that counts now; None if there is none. ``becomes`` the one that would.
        doubts: what is odd about it; they ask for a note.
    """

    entry: Entry
    before: Board
    after: Board
    was: Said | None
    becomes: Said | None
    doubts: tuple[Doubt, ...]

    def row_before(self) -> Row | None:
        """Return how its indicator stands without it."""
        return self.before.by_id.get(self.entry.indicator)

    def row_after(self) -> Row | None:
        """Return how its indicator would stand."""
        return self.after.by_id.get(self.entry.indicator)


def read_entry(book: Book, typed: Typed, today: date) -> Entry:
    """Read what was typed.

    Raises:
        EntryError: it cannot be taken; which field, why, and what to enter instead.
    """
    indicator = plan_at(book.plan, typed.period).by_id[typed.indicator]
    check_place(book.plan, indicator, typed.period)
    entry = Entry(indicator.id, typed.period, note=typed.note.strip(), source=typed.source.strip())
    if indicator.kind is Kind.QUALITATIVE:
        entry = replace(entry, assessment=_assessment(typed))
    else:
        entry = _numbers(entry, indicator, typed, said(book, indicator.id, typed.period))
    given = _status(typed.status) if typed.status else default_status(indicator, typed.period, today)
    entry = replace(entry, status=given)
    _check_status(entry, said(book, indicator.id, typed.period))
    return entry


def _assessment(typed: Typed) -> Status:
    if typed.numerator or typed.denominator:
        raise EntryError("numerator", _("chỉ tiêu định tính không nhận tử số, mẫu số"))
    word = ASSESSMENTS.get(word_key(typed.value or ""))
    if word is None:
        raise EntryError(
            "value",
            _("chỉ tiêu này định tính, nhận đánh giá bằng lời"),
            _("nhập đạt, chưa đạt hoặc đang thực hiện"),
        )
    return Status(word)


def _numbers(entry: Entry, indicator: Indicator, typed: Typed, was: Said | None) -> Entry:
    if (typed.numerator is None) != (typed.denominator is None):
        missing = "denominator" if typed.denominator is None else "numerator"
        raise EntryError(missing, _("tử số và mẫu số phải có cả hai"))
    if typed.value is None and typed.numerator is None:
        raise EntryError("value", _("chưa có số liệu"), _("nhập giá trị, hoặc tử số và mẫu số"))
    size = usual(indicator, entry.period, was.value if was else None)
    value = None if typed.value is None else read_number(_bare(typed.value, indicator.unit), "value", size)
    if typed.numerator is None or typed.denominator is None:
        return replace(entry, value=value)
    numerator, denominator = read_number(typed.numerator, "numerator"), read_number(typed.denominator, "denominator")
    if denominator < 0:
        raise EntryError("denominator", _("mẫu số phải lớn hơn hoặc bằng 0"))
    _check_agreement(indicator, value, numerator, denominator)
    return replace(entry, value=value, numerator=numerator, denominator=denominator)


def _bare(text: str, unit: str) -> str:
    """Return a number without the unit behind it, or the beginning of it: "52,1 tỷ" where the unit is "tỷ đồng"."""
    found = re.fullmatch(r"\s*([-−+]?[\d.,]*\d)\s*([^\W\d].*?)\s*", text)
    return found[1] if found and unit.casefold().startswith(nfc(found[2]).casefold()) else text


def _check_agreement(indicator: Indicator, value: float | None, numerator: float, denominator: float) -> None:
    made = indicator.quotient(numerator, denominator)
    if value is None or made is None:
        return
    if abs(value - made) > 0.5000001 * 10 ** -places(value):
        raise EntryError(
            "value",
            _("{value} không khớp tử số / mẫu số, tính ra {made}").format(value=show(value), made=show(made, 4)),
            _("bỏ giá trị, để tính từ tử số và mẫu số"),
        )


def _status(text: str) -> DataStatus:
    rank = RANKS.get(word_key(text))
    if rank == WITHDRAWN:
        raise EntryError("status", _("số đã ghi được rút lại bằng lệnh khác"), "tvplan undo")
    if rank is None:
        reason = _("“{text}” không phải tình trạng số liệu").format(text=text)
        raise EntryError("status", reason, _("nhập ước, sơ bộ hoặc chính thức"))
    return _STATUSES[rank]


def _check_status(entry: Entry, was: Said | None) -> None:
    """A figure less final than the one that stands would be written and never count."""
    if was is None or was.status is None or (entry.status and _RANKS[entry.status] >= _RANKS[was.status]):
        return
    higher = [status for status in DataStatus if _RANKS[status] >= _RANKS[was.status]]
    reason = _("{period} đã có số {status}, số mới phải ít nhất như vậy mới thay được").format(
        period=entry.period.words(), status=data_word(was.status)
    )
    cure = _(" hoặc ").join(f'--status "{data_word(status)}"' for status in higher)
    raise EntryError("status", reason, cure)


def draft(book: Book, entry: Entry, today: date) -> Draft:
    """Return what would come of a row; it is stamped no earlier than the figure it replaces."""
    was = said(book, entry.indicator, entry.period)
    entry = _after(entry, was)
    changed = book.with_rows(as_rows(stamped(book, entry)))
    at = _shown(book, entry, today)
    before, after = book.board(at, today), changed.board(at, today)
    found = () if entry.withdraws else doubts_of(book, changed, entry, today)
    return Draft(entry, before, after, was, said(changed, entry.indicator, entry.period), found)


def stamped(book: Book, entry: Entry) -> Entry:
    """Return a row as if it were written now: without a moment it would be older than what it corrects."""
    after = _after(entry, said(book, entry.indicator, entry.period))
    return replace(after, recorded_at=after.recorded_at or now())


def _after(entry: Entry, was: Said | None) -> Entry:
    """Stamp a correction where somebody's clock runs ahead: it comes after what it corrects."""
    return replace(entry, recorded_at=was.at) if was and moment(was.at) > moment(entry.recorded_at or now()) else entry


def doubts_of(book: Book, changed: Book, entry: Entry, today: date) -> tuple[Doubt, ...]:
    """Return what is odd about a row of ``changed``, the ledger with it (and with what else is entered at once)."""
    at = _shown(book, entry, today)
    return (*_doubts(book, changed, entry, at, today), *_early(entry, today))


def _shown(book: Book, entry: Entry, today: date) -> Period:
    """Return at which period the verdict is shown: the entry's own, or the latest for a figure of the year before."""
    last = year_end(book.plan.by_id[entry.indicator], book.plan.year)
    return entry.period if last - 12 < entry.period.last <= last else book.latest_period(today)


def _doubts(book: Book, changed: Book, entry: Entry, at: Period, today: date) -> list[Doubt]:
    """Return the doubts a row would raise: those of its own figure, and those that were not there before."""
    found: dict[object, Doubt] = {}
    for period in sorted({at, changed.latest_period(today)}):
        old = set(doubtful(book, book.board(period, today)))
        for doubt in doubtful(changed, changed.board(period, today)):
            own = (doubt.indicator, doubt.period) == (entry.indicator, str(entry.period))
            if own or doubt not in old:
                # a relation says the same at every period to which the same figures reach
                found.setdefault((doubt.message, doubt.others) if doubt.others else doubt, doubt)
    return list(found.values())


def _early(entry: Entry, today: date) -> list[Doubt]:
    if entry.period.first <= ordinal(today.year, today.month):
        return []
    return [Doubt(entry.indicator, str(entry.period), _("{period} chưa bắt đầu").format(period=entry.period.words()))]


def as_rows(entry: Entry) -> pl.DataFrame:
    """Return an entry as the ledger would hand it over, read last of all."""
    import polars as pl

    from tvplan_tui.domain.observation import SCHEMA

    rank = WITHDRAWN if entry.withdraws else _RANKS[entry.status] if entry.status else 0
    values: Mapping[str, Any] = {
        **dict.fromkeys(SCHEMA),
        "indicator": entry.indicator,
        "area": entry.area,
        "first": entry.period.first,
        "last": entry.period.last,
        "period": str(entry.period),
        "value": entry.value,
        "numerator": entry.numerator,
        "denominator": entry.denominator,
        "assessment": entry.assessment.value if entry.assessment else None,
        "rank": rank,
        "recorded_at": entry.recorded_at or None,
        "recorded_by": entry.recorded_by or None,
        "note": entry.note or None,
        "source": entry.source or None,
        "file": "",
        "line": 0,
        "order": 1 << 62,
    }
    return pl.DataFrame([values], schema=SCHEMA, orient="row")


def said(book: Book, indicator: str, period: Period, as_of: date | None = None) -> Said | None:
    """Return the figure that counts for one indicator and period (whole area); None if there is none."""
    import polars as pl

    key = (
        (pl.col("indicator") == indicator)
        & (pl.col("area") == "")
        & (pl.col("first") == period.first)
        & (pl.col("last") == period.last)
    )
    return spoken(in_unit(book, book.settled(as_of).filter(key)))


def spoken(rows: pl.DataFrame) -> Said | None:
    """Return what a frame of at most one figure says."""
    if rows.is_empty():
        return None
    row = rows.row(0, named=True)
    return Said(
        row["figure"],
        row["assessment"],
        _STATUSES.get(row["rank"]),
        row["recorded_by"] or "",
        row["recorded_at"] or "",
        (row["numerator"], row["denominator"]) if None not in (row["numerator"], row["denominator"]) else None,
        row["note"] or "",
    )
