"""The year month by month as text, JSON and CSV."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from tvplan_tui.domain.language import _
from tvplan_tui.domain.status import FACES, Status, word

from .plain import heading
from .records import head
from .text_table import table
from .year import Year


def group_word(group: Sequence[Status]) -> str:
    """Return what a group of statuses is called."""
    return {
        Status.MISSED: _("Nguy cơ, không đạt"),
        Status.BEHIND: _("Chậm"),
        Status.NO_DATA: _("Thiếu số liệu"),
    }.get(group[0], _("Đúng tiến độ, đạt, vượt"))


def months(found: Year, sector: str = "") -> list[dict[str, Any]]:
    """Return a mapping a row: id, sector, name, then the status by month, null where there is none."""
    return [
        {
            "id": one.id,
            "sector": one.sector,
            "name": one.name,
            **{
                str(month): status and status.value
                for month, status in zip(found.months, found.statuses(one), strict=True)
            },
        }
        for one in found.judged(sector)
    ]


def document(found: Year, sector: str = "") -> dict[str, Any]:
    """Return what ``tvplan year --json`` prints."""
    totals = [
        {"statuses": [status.value for status in group], "rows": dict(zip(map(str, found.months), sums, strict=True))}
        for group, sums in found.totals()
    ]
    return {**head(found.shown), "totals": totals, "rows": months(found, sector)}


def plain(found: Year, sector: str = "", *, ascii_only: bool) -> list[str]:
    """Return a line a row with a sign a month, the totals, and what the signs mean."""
    plan = found.plan
    titles = [_("Chỉ tiêu"), *(month_title(found, at) for at in range(12))]
    rows: list[list[str]] = []
    for place in plan.sectors:
        if sector in ("", place.id):
            rows.append([place.name.upper(), *[""] * 12])
            for one, depth in plan.in_sector(place.id):
                signs = [sign(status, ascii_only=ascii_only) for status in found.statuses(one)]
                rows.append(["  " * (depth + 1) + one.name, *signs])
    rows.append([""] * 13)
    for group, sums in found.totals():
        rows.append([group_word(group), *("" if each is None else str(each) for each in sums)])
    lines = table(titles, rows, [False] + [True] * 12)
    return [*heading(found.shown), *lines, "", legend(found, tuple(Status), ascii_only=ascii_only)]


def legend(found: Year, among: Collection[Status], *, ascii_only: bool, name: Callable[[Status], str] = word) -> str:
    """Return what the signs of these statuses mean, those that occur, by ``name``; two statuses can share one."""
    used = {status for one in found.plan.indicators for status in found.statuses(one) if status}
    words: dict[str, list[str]] = {}
    for status in Status:
        if status in used and status in among:
            words.setdefault(sign(status, ascii_only=ascii_only), []).append(name(status))
    return "  ".join(f"{shown} {', '.join(told)}" for shown, told in words.items())


def month_title(found: Year, at: int, mark: str = "") -> str:
    """Return a month's short name, ``mark`` before it if it is the one shown."""
    return f"{mark if at == found.now else ''}T{found.months[at].last_month}"


def sign(status: Status | None, *, ascii_only: bool) -> str:
    """Return the sign of a status; nothing for none."""
    return "" if status is None else FACES[status].ascii if ascii_only else FACES[status].symbol
