"""What meetings concluded, for screens, commands and reports: chosen by period, as plain text, Markdown, records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from tvplan_tui.domain.conclusion import Conclusion, concerning, in_force
from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.moment import moment_words
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.problem import Problem
from tvplan_tui.domain.status import Status
from tvplan_tui.domain.typed_day import show_day
from tvplan_tui.store.ledger.sources import CONCLUSIONS

from . import cells
from .board import Book

KEYS = ("number", "indicator", "name", "period", "text", "office", "due", "recorded_at", "recorded_by")
"""The columns of a record, in the order they are printed."""
_MARKUP = re.compile(r"([\\`*_\[\]<>|#~&])")


def selected(
    book: Book, period: Period | None = None, indicator: str | None = None, as_of: date | None = None
) -> tuple[Conclusion, ...]:
    """Return the conclusions that stand, by number.

    Args:
        book: the plan's.
        period: only those of meetings on it (on any month within a quarter, half or year); None for all.
        indicator: only those about it.
        as_of: as they stood at the end of that day.
    """
    return concerning(in_force(book.conclusions, as_of), period=period, indicator=indicator)


def unreadable(book: Book) -> tuple[Problem, ...]:
    """Return what could not be read of the conclusions' files: what is listed is not all then."""
    return tuple(fault for fault in book.problems if fault.file.startswith(f"data/{CONCLUSIONS}/"))


def charge(one: Conclusion) -> str:
    """Return who sees to it by when: "Phòng Tài chính - Kế hoạch, hạn 31/10/2023"; "" where neither was said."""
    due = _("hạn {day}").format(day=show_day(one.due)) if one.due else ""
    return ", ".join(part for part in (one.office, due) if part)


def recorded(one: Conclusion) -> str:
    """Return when it was recorded, to the minute, and by whom."""
    return ", ".join(part for part in (moment_words(one.at), one.by) if part)


def concluded(book: Book, indicator: str, as_of: date | None = None) -> list[tuple[str, str]]:
    """Return what meetings concluded about an indicator, the latest first: number and text, then when, who, by when."""
    return [
        (
            _("Số {number}: {text}").format(number=one.number, text=one.text),
            "; ".join(part for part in (one.period.words(), charge(one), recorded(one)) if part),
        )
        for one in reversed(selected(book, None, indicator, as_of))
    ]


def record(one: Conclusion, plan: Plan) -> dict[str, Any]:
    """Return a conclusion as JSON and CSV print it."""
    return {
        "number": one.number,
        "indicator": one.indicator,
        "name": plan.by_id[one.indicator].name,
        "period": str(one.period),
        "text": one.text,
        "office": one.office or None,
        "due": one.due.isoformat() if one.due else None,
        "recorded_at": one.at or None,
        "recorded_by": one.by or None,
    }


def plain(found: Sequence[Conclusion], plan: Plan, unread: Sequence[Problem] = ()) -> list[str]:
    """Return the conclusions as lines of text, meeting by meeting, after what could not be read of them."""
    lines = unread_words(unread)
    if not found:
        return lines or [_("Chưa có kết luận nào")]
    for period, group in _meetings(found):
        lines += ["", title(period)] if lines else [title(period)]
        for one in group:
            lines.append(f"  {one.number}  {one.indicator} {plan.by_id[one.indicator].name}: {one.text}")
            further = "; ".join(part for part in (charge(one), recorded(one)) if part)
            lines += [f"      {further}"] if further else []
    return lines


def unread_words(unread: Sequence[Problem]) -> list[str]:
    """Return that there are conclusions which cannot be read, and where; nothing if there are none."""
    return [_("Có kết luận không đọc được, chưa hiện ở đây:"), *(f"  {fault}" for fault in unread)] if unread else []


def title(period: Period) -> str:
    """Return the heading of one meeting's conclusions."""
    return _("Kết luận cuộc họp về {period}").format(period=period.words())


def markdown(book: Book, found: Sequence[Conclusion], today: date, as_of: date | None = None) -> str:
    """Return the conclusions as Markdown: by meeting, then by indicator with its verdict, in the order given.

    Args:
        book: what the verdicts are asked of.
        found: the conclusions.
        today: the date verdicts are taken at.
        as_of: the day at whose end everything is seen; None for all that is known.
    """
    plan = book.plan
    document = _("Kế hoạch {document}").format(document=plan.document) if plan.document else plan.title
    blocks = [f"# {_escaped(_('Kết luận cuộc họp'))}", _escaped(f"{document}, {plan.authority}, {plan.year}")]
    if as_of is not None:
        blocks.append(_("Như đã biết đến hết ngày {day}.").format(day=show_day(as_of)))
    if unread := unread_words(unreadable(book)):
        blocks.append("\n".join((_escaped(unread[0]), "", *(f"- {_escaped(each.strip())}" for each in unread[1:]))))
    elif not found:
        blocks.append(_("Chưa có kết luận nào."))
    for period, group in _meetings(found):
        board = book.board(period, today, as_of)
        blocks.append(f"## {_escaped(title(period))}")
        if board.illustrative:
            blocks.append(_("**Dữ liệu minh họa**: số liệu không có thật."))
        for number, (indicator, about) in enumerate(_by_indicator(group), 1):
            one = board.plan.by_id[indicator]
            blocks.append(f"### {number}. {_escaped(one.name)} ({_escaped(indicator)})")
            row = board.by_id.get(indicator)
            if row is not None:
                verdict = cells.face(Status(row["status"]))
                blocks.append(f"{_escaped(verdict)}. {_escaped(row['explanation'])}")
            blocks.append("\n".join(_item(each) for each in about))
    return "\n\n".join(blocks) + "\n"


def _item(one: Conclusion) -> str:
    further = charge(one)
    told = _("Số {number}: {text}").format(number=one.number, text=_escaped(one.text))
    return f"- {told}" + (f" ({_escaped(further)})" if further else "")


def _escaped(text: str) -> str:
    """Return text that Markdown shows as it stands."""
    return _MARKUP.sub(r"\\\1", text)


def _meetings(found: Iterable[Conclusion]) -> list[tuple[Period, list[Conclusion]]]:
    """Return the conclusions by the period looked at, the earliest first; within one in the order given."""
    ordered = sorted(found, key=lambda one: (one.period.last, one.period.length))
    return [(period, list(group)) for period, group in groupby(ordered, key=lambda one: one.period)]


def _by_indicator(found: Iterable[Conclusion]) -> list[tuple[str, list[Conclusion]]]:
    groups: dict[str, list[Conclusion]] = {}
    for one in found:
        groups.setdefault(one.indicator, []).append(one)
    return list(groups.items())
