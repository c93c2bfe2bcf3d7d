"""A figure on its way into the ledger: what may be entered, and how what was typed is read.

Reading is strict: a text with two honest readings is taken only where the size of the target leaves one of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from .indicator import Indicator, Kind, Plan, Reported
from .language import MONTHS, _, marks
from .numbers import read_dot, read_written, respelt, show, typed
from .path import is_additive, is_astride, year_end
from .period import Period, ordinal
from .revisions import is_retired
from .status import DataStatus, Status
from .wording import every

NEAR = 10.0
"""A reading is taken for what was meant within this many times of what is usual."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row to be written.

    Attributes:
        assessment: for a qualitative indicator, in place of numbers.
        status: how final it is; None if not said.
        withdraws: whether the row takes back an earlier one with the same content (without any: all earlier ones).
        recorded_at: ISO with offset; empty to be stamped when it is written; ``recorded_by`` likewise.
    """

    indicator: str
    period: Period
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    assessment: Status | None = None
    status: DataStatus | None = None
    withdraws: bool = False
    note: str = ""
    source: str = ""
    area: str = ""
    recorded_at: str = ""
    recorded_by: str = ""


class EntryError(ValueError):
    """What was entered cannot be taken.

    Attributes:
        field: which part is meant: "indicator", "period", "value", "numerator", "denominator", "status", "note".
        reason: why, one sentence.
        cure: what to enter instead; "" if there is nothing to say.
    """

    def __init__(self, field: str, reason: str, cure: str = "") -> None:
        super().__init__(field, reason, cure)
        self.field = field
        self.reason = reason
        self.cure = cure

    def __str__(self) -> str:
        return f"{self.reason} → {self.cure}" if self.cure else self.reason


def usual(indicator: Indicator, period: Period, last: float | None = None) -> float | None:
    """Return the size a figure of that period is expected to have: its part of the target, else the last known one."""
    if not indicator.aim:
        return abs(last) if last else None
    spread = indicator.kind is Kind.FLOW and indicator.reported is Reported.PERIOD
    return abs(indicator.aim) * (period.length / 12 if spread else 1)


def read_number(text: str, field: str, size: float | None = None) -> float:
    """Read a number as the language in use writes it, or the other way round.

    Args:
        text: what was typed.
        field: for the error.
        size: what is usual; it alone tells "1.615" the thousand from "1.615" the decimal.

    Raises:
        EntryError: no number, or two readings between which ``size`` does not decide.
    """
    bare = text.strip()
    values = [value for value in (_read(read_written, bare), _read(_foreign, bare)) if value is not None]
    if bare.lstrip("-−+").startswith(("0.", "0,")):
        values = sorted(values, key=abs)[:1]  # nobody groups thousands behind a zero
    if not values:
        if bare.endswith(("%", "‰")):
            raise EntryError(field, _("“{text}” có dấu {sign}").format(text=text, sign=bare[-1]), bare[:-1].strip())
        number = respelt(bare)
        cure = _("viết {number}") if number else _("viết 1615 hoặc {example}")
        told = cure.format(number=number, example=show(592.642, 3))
        raise EntryError(field, _("“{text}” không phải là số").format(text=text), told)
    own, foreign = values[0], values[-1]
    if own == foreign:
        return own
    if size and _within(own, size) and not _within(foreign, size):
        return own
    raise EntryError(
        field,
        _("“{text}” đọc được hai cách: {large} (“{mark}” ngăn hàng nghìn) hay {small} (“{mark}” ngăn số lẻ)").format(
            text=text, large=show(own), small=show(foreign), mark=marks().group
        ),
        _("viết {large} nếu là số lớn, {small} nếu là số nhỏ").format(large=typed(own), small=show(foreign)),
    )


def _foreign(text: str) -> float:
    """Read the mark that groups thousands here as the decimal mark it is elsewhere."""
    group, decimal = marks()
    if decimal in text:
        raise ValueError(text)
    return read_dot(text.replace(group, "."))


def _read(read: Callable[[str], float], text: str) -> float | None:
    try:
        return read(text)
    except ValueError:
        return None


def _within(value: float, size: float) -> bool:
    return size / NEAR <= abs(value) <= size * NEAR


def check_place(plan: Plan, indicator: Indicator, period: Period) -> None:
    """Raise ``EntryError`` if the indicator takes no figure of that period."""
    if indicator.kind is Kind.GROUP:
        children = ", ".join(child.id for child in plan.children.get(indicator.id, ()))
        raise EntryError(
            "indicator",
            _("{id} là tiêu đề nhóm, không nhận số liệu").format(id=indicator.id),
            _("nhập cho các chỉ tiêu con: {ids}").format(ids=children) if children else "",
        )
    if is_retired(indicator, period):
        since = Period.parse(indicator.retired).words()
        raise EntryError("period", _("{id} không theo dõi nữa từ {since}").format(id=indicator.id, since=since))
    _check_length(indicator, period)
    last = year_end(indicator, plan.year)
    if is_astride(indicator, plan.year, period) and last - 24 < period.last:
        cure = astride_cure(last, additive=is_additive(indicator))
        raise EntryError("period", astride_words(indicator.id, period, last), cure)
    if not last - 24 < period.first <= period.last <= last:
        raise EntryError(
            "period",
            _("{period} không thuộc năm {year} hay năm trước của {id}").format(
                period=period.words(), year=plan.year, id=indicator.id
            ),
            _("kỳ từ {first} đến {last}").format(first=Period(last - 23, last - 23), last=Period(last, last)),
        )


def astride_words(name: str, period: Period, last: int) -> str:
    """Return that a period runs over the end of an indicator's year; ``last`` is a month such a year ends with."""
    begins = Period(last + 1, last + 1).last_month
    return _("{period} không nằm trọn trong một năm của {id}, bắt đầu từ tháng {month}").format(
        period=period.words(), id=name, month=begins, name=MONTHS[begins - 1]
    )


def astride_cure(last: int, *, additive: bool) -> str:
    """Return what to write in its place."""
    if additive:
        return _("ghi từng tháng hoặc từng quý của năm ấy")
    return _("ghi kỳ {period}").format(period=Period(last, last))


def _check_length(indicator: Indicator, period: Period) -> None:
    months = indicator.frequency.months
    if period.length >= months:
        return
    first = period.first // months * months
    raise EntryError(
        "period",
        _("{id} báo cáo theo {every}, không theo {shorter}").format(
            id=indicator.id, every=every(months), shorter=every(period.length)
        ),
        str(Period(first, first + months - 1)),
    )


def default_status(indicator: Indicator, period: Period, today: date) -> DataStatus | None:
    """Return the data status taken if none is said: an estimate for the period that runs and the one before it."""
    months = indicator.frequency.months
    running = ordinal(today.year, today.month) // months * months
    return DataStatus.ESTIMATE if period.last >= running - months else None
