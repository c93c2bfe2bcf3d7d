"""What changed, for scripts and as plain text: one line a change, the worst first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.typed_day import show_day

from . import plain, records
from .changes import Change, Changes, Kind, Since
from .plain_ledger import said_record

if TYPE_CHECKING:
    from collections.abc import Mapping

KEYS = (
    "kind",
    "id",
    "name",
    "periods",
    "before",
    "after",
    "from",
    "to",
    "delta",
    "unit",
    "recorded_at",
    "recorded_by",
    "phrase",
)
"""Columns of the CSV."""


def kind_word(kind: Kind) -> str:
    """Return what a kind of change is called."""
    return {
        Kind.WORSE: _("xấu đi"),
        Kind.OVERDUE: _("quá hạn"),
        Kind.MISSING: _("mới thiếu"),
        Kind.WITHDRAWN: _("rút số"),
        Kind.REVISED: _("sửa số"),
        Kind.MOVED: _("chuyển"),
        Kind.BETTER: _("tốt lên"),
        Kind.FRESH: _("số mới"),
    }[kind]


def kind_sign(kind: Kind, *, ascii_only: bool = False) -> str:
    """Return the sign of a kind of change, one cell wide."""
    signs = {
        Kind.WORSE: ("▼", "!"),
        Kind.OVERDUE: ("?", "?"),
        Kind.MISSING: ("?", "?"),
        Kind.WITHDRAWN: ("✕", "X"),
        Kind.REVISED: ("±", "="),
        Kind.MOVED: ("»", ">"),
        Kind.BETTER: ("▲", "^"),
        Kind.FRESH: ("+", "+"),
    }
    return signs[kind][ascii_only]


def against(since: Since) -> str:
    """Return what is compared with, as a phrase: "tháng 8/2023", "những gì đã biết đến hết ngày 05/10/2023"."""
    if isinstance(since, Period):
        return since.words()
    return _("những gì đã biết đến hết ngày {day}").format(day=show_day(since))


def totals(found: Changes) -> list[tuple[Kind, int]]:
    """Return how many changes there are of each kind that occurs, the worst first."""
    return [(kind, len(found.of(kind))) for kind in Kind if found.of(kind)]


def record(found: Changes) -> dict[str, Any]:
    """Return what ``tvplan changes --json`` prints."""
    since = found.since
    return {
        **records.head(found.after),
        "since": since.isoformat() if isinstance(since, date) else str(since),
        "since_period": str(found.before.period),
        "counts": {kind.value: count for kind, count in totals(found)},
        "confirmed": found.confirmed,
        "changes": [{**row(one), **_figures(one)} for one in found.found],
    }


def _figures(one: Change) -> dict[str, Any]:
    return {"from": said_record(one.was), "to": said_record(one.now)}


def row(one: Change) -> Mapping[str, Any]:
    """Return a change as flat values, by ``KEYS``."""
    return {
        "kind": one.kind.value,
        "id": one.indicator.id,
        "name": one.indicator.name,
        "periods": [str(period) for period in one.periods],
        "before": one.before.value if one.before else None,
        "after": one.after.value if one.after else None,
        "from": _value(one.was),
        "to": _value(one.now),
        "delta": one.delta,
        "unit": one.indicator.unit,
        "recorded_at": one.now.at or None if one.now else None,
        "recorded_by": one.now.by or None if one.now else None,
        "phrase": one.phrase,
    }


def _value(said: Any) -> Any:
    return None if said is None else said.assessment or said.value


def plain_lines(found: Changes, *, ascii_only: bool) -> list[str]:
    """Return a line a change under a line of totals."""
    lines = [*plain.heading(found.after), _("So với {since}").format(since=against(found.since))]
    lines.append(summary(found, ascii_only=ascii_only))
    kind = None
    for one in found.found:
        if one.kind is not kind:
            kind = one.kind
            lines += ["", f"{kind_sign(kind, ascii_only=ascii_only)} {kind_word(kind)}".strip()]
        lines.append(f"  {one.indicator.id} {one.phrase}")
    return lines


def summary(found: Changes, *, ascii_only: bool = False) -> str:
    """Return the totals as one line."""
    pieces = [f"{kind_sign(kind, ascii_only=ascii_only)} {count} {kind_word(kind)}" for kind, count in totals(found)]
    if found.confirmed:
        pieces.append(_("{count} số chỉ đổi tình trạng").format(count=found.confirmed))
    return (", " if ascii_only else " · ").join(pieces) or _("Không có gì thay đổi")
