"""What a page of the meeting says, in pieces of text: the figure, what it is held against, cause and remedy. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tvplan_tui.domain.conclusion import Conclusion
from tvplan_tui.domain.explain import explain
from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.language import _, marks
from tvplan_tui.domain.numbers import NONE, show
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import Status
from tvplan_tui.domain.task import TaskState
from tvplan_tui.domain.wording import decimals
from tvplan_tui.report import cells, plain_ledger
from tvplan_tui.report.ahead import shortly
from tvplan_tui.report.conclusions import charge
from tvplan_tui.report.plain_tasks import state_face
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.lists.rows import actual, data_words, face, target
from tvplan_tui.ui.widgets.wrapping import breaks

if TYPE_CHECKING:
    from tvplan_tui.domain.task import Standing
    from tvplan_tui.report.board import Board, Row

LABEL = 12
"""Cells before a paragraph, for its label."""
OFFICE = 75
"""Width from which the office stands beside the verdict, which is never cut."""
_CLAUSE = re.compile(r"[,;:.)”](?= )|(?= \()")
"""Where a clause ends; a decimal comma has no blank behind it."""
_URGENT = (TaskState.BLOCKED, TaskState.DOING, TaskState.TODO, TaskState.DONE)
Piece = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Section:
    """A paragraph with its label; ``style`` is of the text, a ``whole`` one is cut after all others."""

    label: str
    text: str
    style: str = ""
    whole: bool = False


def figure(one: Indicator, row: Row | None, *, ascii: bool = False) -> tuple[str, str]:
    """Return the figure to be drawn large and the unit beside it; ("", "") for what has no number."""
    if row is None or not one.measured:
        return "", ""
    return actual(one, row, ascii), clean(one.unit)


def verdict(
    one: Indicator, row: Row | None, width: int, *, ascii: bool = False
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return the verdict for the left edge of a line, and state of the data and office for its right edge."""
    if row is None:
        return (), ()
    text, tone = face(Status(row["status"]), ascii=ascii)
    state, hue = data_words(row)
    office = f"  {clean(one.owner)} " if width >= OFFICE else " "
    data = _("số liệu: {state}").format(state=clean(state))
    return (("  ", ""), (f" {text.upper()} ", f"bold reverse ${tone}")), ((data, f"${hue}"), (office, "$neutral"))


def facts(one: Indicator, row: Row | None, lines: int, *, ascii: bool = False) -> list[Piece]:
    """Return at most ``lines`` lines of what the figure is held against, aligned on the decimal mark."""
    if row is None or not one.measured:
        return []
    unit = clean(one.unit)
    share = _("Chỉ số") if one.kind is Kind.GROWTH else _("% kế hoạch")
    change, _blank, per = cells.change(row).partition(" ")
    found = [
        (_("Kế hoạch"), target(one, ascii=ascii), unit),
        (_("Mốc đến kỳ"), cells.expected(row, one), unit),
        (share, cells.bounded_attainment(row, ascii_only=ascii), "%"),
        (*cells.pace(row, one, _("Tiến độ"), ascii_only=ascii), "%"),
        (_("So cùng kỳ"), change, per),
        (_("Suy ra năm"), show(row["projection"], decimals(one)), unit),
    ]
    kept = [line for line in found if line[1] != NONE][:lines]
    whole = [text.partition(marks().decimal) for _name, text, _unit in kept]
    left = max((len(part[0]) for part in whole), default=0)
    right = max((len(part[1] + part[2]) for part in whole), default=0)
    pieces: list[Piece] = []
    between = "\n\n" if lines >= 2 * len(kept) - 1 else "\n"
    for (name, _text, after), (before, mark, rest) in zip(kept, whole, strict=True):
        pieces += [(between, "")] if pieces else []
        number = f"{before:>{left}}{mark + rest:<{right}}"
        pieces += [(f"{name:<{LABEL}}", "$neutral"), (number, "bold $strong"), (f" {after}", "$neutral")]
    return pieces


def sections(
    one: Indicator,
    row: Row | None,
    conclusions: Sequence[Conclusion],
    serving: Sequence[Standing] = (),
    *,
    board: Board | None = None,
    ascii: bool = False,
) -> list[Section]:
    """Return why it stands as it does, what caused that, what must still happen, and what was concluded.

    Args:
        one: the indicator.
        row: its verdict.
        conclusions: what meetings on the period concluded about it, the oldest first.
        serving: the tasks that serve it.
        board: the period it is judged at.
        ascii: whether only ASCII signs may be used.
    """
    if row is None:
        return [Section("", plain_ledger.retirement(one) or _("Kỳ này không có đánh giá."), "$neutral")]
    found = [Section(_("Vì sao"), _why(one, row, board))]
    note = row["note"] or ""
    if note and note.rstrip(". ") not in row["explanation"]:
        found.append(Section(_("Nguyên nhân"), _dated(note, row, board)))
    elif row["unexplained"]:
        found.append(Section(_("Nguyên nhân"), _("chưa có giải trình của cơ quan theo dõi"), "bold $bad"))
    ahead = shortly(row, one, board.series.get(one.id), board.plan) if board else row["outlook"] or ""
    found.append(Section(_("Còn phải làm"), ahead))
    found.append(Section(_("Cách đọc"), one.note))  # where the plan contradicts itself, the figure is of one reading
    urgent = sorted(serving, key=lambda each: _URGENT.index(each.state))  # what blocks is told where little is
    tasks = [f"{state_face(each.state, ascii_only=ascii)}: {each.task.name}" for each in urgent]
    found.append(Section(_("Nhiệm vụ"), "; ".join(tasks)))
    found.append(Section(_("Nhận định"), plain_ledger.override(row), "$accent"))
    for at, each in enumerate(reversed(conclusions)):
        further = charge(each)
        text = f"{each.text} ({further})" if further else each.text
        found.append(Section("" if at else _("Kết luận"), text, "bold $accent", whole=not at))
    return [replace(each, text=clean(each.text)) for each in found if each.text]


def _why(one: Indicator, row: Row, board: Board | None) -> str:
    """Return the verdict with its sum; what its figures are stands beside the verdict on the page."""
    if board is None:
        return str(row["explanation"])
    missing = tuple(map(Period.parse, row["missing_periods"]))
    return explain(row, one, board.plan, missing, provisional=False)


def _dated(note: str, row: Row, board: Board | None) -> str:
    """Return a note with the period it was written to, where that is not the one shown."""
    if board is None or row["note_period"] is None:
        return note
    at = Period.parse(row["note_period"])
    return note if at.last == board.period.last else f"{note.rstrip('. ')} ({at.words()})"


def needed(told: Sequence[Section], width: int) -> int:
    """Return the lines that all of it takes."""
    return sum(len(_wrapped(each, width)) for each in told)


def laid(told: Sequence[Section], width: int, lines: int, *, ascii: bool = False) -> list[Piece]:
    """Return as much of it as goes into so many lines: every section begins, and the longest are cut.

    What is to stay whole has its lines first. The others are dealt out in turns, so that no long sentence takes the
    place of another one.
    """
    wrapped = [_wrapped(each, width) for each in told]
    shares = [0] * len(wrapped)
    while sum(shares) < lines:
        wanting = [at for at, rows in enumerate(wrapped) if shares[at] < len(rows)]
        if not wanting:
            break
        shares[min(wanting, key=lambda at: (shares[at] > 0, not told[at].whole, shares[at], at))] += 1
    dots = "..." if ascii else "…"
    pieces: list[Piece] = []
    for each, rows, share in zip(told, wrapped, shares, strict=True):
        shown = rows[:share]
        if 0 < share < len(rows):
            shown = _cut(shown, max(1, width - LABEL - 1 - len(dots)), dots)
        for at, text in enumerate(shown):
            pieces += [("\n", "")] if pieces else []
            pieces += [(f"{each.label if not at else '':<{LABEL}} ", "$neutral"), (text, each.style)]
    return pieces


def _cut(rows: Sequence[str], room: int, dots: str) -> list[str]:
    """Return rows with the last of them ended by dots: behind a whole clause if there is one, else a word."""
    *above, last = rows
    kept = last if len(last) <= room else last[: room + 1].rpartition(" ")[0] or last[:room]
    before = " ".join(above)
    ends = [found.end() for found in _CLAUSE.finditer(f"{kept} ") if _closed(f"{before} {kept[: found.end()]}")]
    if ends and 2 * ends[-1] >= len(kept):
        kept = kept[: ends[-1]]
    return [*above, kept.rstrip(" .,;:(") + dots]


def _closed(text: str) -> bool:
    """Whether every bracket and quote that was opened is closed."""
    return all(text.count(one) == text.count(other) for one, other in ("()", "“”"))


def _wrapped(each: Section, width: int) -> list[str]:
    text = " ".join(each.text.split())
    at = [0, *breaks(text, max(10, width - LABEL - 1)), len(text)]
    return [text[begin:end].rstrip() for begin, end in pairwise(at)] or [""]
