"""The reporting calendar, and what was corrected after closing, as plain text and as records for scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tvplan_tui.domain.due import listed
from tvplan_tui.domain.language import _
from tvplan_tui.domain.moment import moment_words
from tvplan_tui.domain.report_rule import REPORT_SIGNS, ReportState, calendar_word, report_state_word
from tvplan_tui.domain.typed_day import show_day
from tvplan_tui.store.closing_log import Closing

from .board import Board
from .completeness import Office
from .corrections import Correction
from .deadlines import Deadline
from .lacking import lacks
from .text_table import table

KEYS = (
    *("report", "name", "period", "begins", "cut_off", "deadline", "days_left", "state", "overdue", "calendar"),
    *("office", "recipients", "note", "recorded_at", "recorded_by", "fingerprint", "closed_at", "closed_by"),
)
"""The columns of a deadline, in the order they are printed."""
CORRECTION_KEYS = Correction._fields


def state_face(state: ReportState, *, ascii_only: bool = False) -> str:
    """Return sign and word: "■ Đã chốt"."""
    symbol, plain, _tone = REPORT_SIGNS[state]
    return f"{plain if ascii_only else symbol} {report_state_word(state)}"


def days_words(one: Deadline) -> str:
    """Return how long there is: "còn 5 ngày", "hôm nay", "quá 2 ngày"; "" for a report that has been sent."""
    if one.sent:
        return ""
    if one.days_left < 0:
        return _("quá {days} ngày").format(days=-one.days_left)
    return _("còn {days} ngày").format(days=one.days_left) if one.days_left else _("hạn hôm nay")


def period_words(one: Deadline) -> str:
    """Return which days a report covers: "15/08/2023 – 14/09/2023"."""
    return f"{show_day(one.due.begins)} – {show_day(one.due.cut_off)}"


def record(one: Deadline) -> dict[str, Any]:
    """Return a deadline as JSON and CSV print it."""
    due, mark, closing = one.due, one.mark, one.closing
    return {
        "report": due.rule.id,
        "name": due.rule.name,
        "period": str(due.period),
        "begins": due.begins.isoformat(),
        "cut_off": due.cut_off.isoformat(),
        "deadline": due.deadline.isoformat(),
        "days_left": one.days_left,
        "state": one.state.value,
        "overdue": one.overdue,
        "calendar": due.rule.calendar.value,
        "office": due.rule.office or None,
        "recipients": list(due.rule.recipients),
        "note": (mark.note or None) if mark else None,
        "recorded_at": (mark.at or None) if mark else None,
        "recorded_by": (mark.by or None) if mark else None,
        "fingerprint": closing.fingerprint if closing else None,
        "closed_at": closing.at if closing else None,
        "closed_by": closing.by if closing else None,
    }


def office_record(one: Office) -> dict[str, Any]:
    """Return what an office has delivered and owes as JSON prints it."""
    return {
        "office": one.name or None,
        "due": one.due,
        "delivered": [indicator.id for indicator in one.delivered],
        "owed": [
            {
                "indicator": owed.indicator.id,
                "periods": [str(period) for period in owed.periods],
                "overdue": owed.overdue,
            }
            for owed in one.owed
        ],
    }


def listing(found: Sequence[Deadline], *, ascii_only: bool) -> Iterator[str]:
    """Yield the reports, a line each, the earliest deadline first."""
    headings = (_("Hạn gửi"), _("Còn"), _("Trạng thái"), _("Mã"), _("Kỳ"), _("Số liệu từ – đến"), _("Lịch"))
    rows = [
        (
            show_day(one.due.deadline),
            days_words(one),
            state_face(one.state, ascii_only=ascii_only),
            one.due.rule.id,
            one.due.period.words(),
            period_words(one),
            calendar_word(one.due.rule.calendar),
        )
        for one in found
    ]
    lines = table(headings, rows, (False,) * len(headings))
    yield from (line.replace("–", "-") for line in lines) if ascii_only else lines
    if not found:
        yield _("Không có báo cáo nào")


def owing(offices: Sequence[Office]) -> Iterator[str]:
    """Yield who has delivered and who owes which figures."""
    for office in offices:
        count = _("{delivered}/{due} chỉ tiêu").format(delivered=len(office.delivered), due=office.due)
        yield f"  {office.word}: {count}"
        for owed in office.owed:
            late = _(" (quá hạn)") if owed.overdue else ""
            yield _("    nợ {id} {name}: {periods}{late}").format(
                id=owed.indicator.id, name=owed.indicator.name, periods=listed(owed.periods), late=late
            )


def lacking_words(board: Board) -> str:
    """Return that figures are missing, which is no reason not to close a period but should be known; "" if none is."""
    count = sum(1 for row in board.rows if lacks(row))
    return _("Còn thiếu số liệu của {count} dòng, bản chốt giữ như vậy").format(count=count) if count else ""


def closing_words(closing: Closing) -> str:
    """Return who closed a period, when, and with which fingerprint."""
    told = _("Đã chốt lúc {at} ({by}), dấu vân tay {print}")
    return told.format(at=moment_words(closing.at), by=closing.by, print=closing.short)


def correction_words(one: Correction, *, ascii_only: bool = False) -> str:
    """Return a correction in one line."""
    arrow = "->" if ascii_only else "→"
    what = " ".join(part for part in (one.id, one.what) if part)
    about = f", {one.about}" if one.about else ""
    who = ", ".join(part for part in (moment_words(one.at), one.by) if part)
    return f"{what}{about}: {one.before} {arrow} {one.after}" + (f" ({who})" if who else "")


def corrected(closing: Closing, found: Sequence[Correction], *, ascii_only: bool) -> Iterator[str]:
    """Yield what differs from what was closed."""
    yield closing_words(closing)
    if not found:
        yield _("Từ khi chốt chưa có gì sửa")
        return
    yield _("Sửa sau khi chốt: {count} chỗ").format(count=len(found))
    for one in found:
        yield f"  {correction_words(one, ascii_only=ascii_only)}"
