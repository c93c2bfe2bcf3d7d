"""The board for scripts: JSON and CSV, numbers unrounded, absent ones null or empty."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tvplan_tui.domain.indicator import Indicator, Plan
from tvplan_tui.domain.problem import Problem
from tvplan_tui.domain.status import URGENCY

from .board import FURTHER, PINNED, Board, Row
from .counts import counts

if TYPE_CHECKING:
    from tvplan_tui.domain.doubt import Doubt
    from tvplan_tui.domain.series import Series


def to_json(value: object) -> str:
    """Return strict JSON: no NaN, readable letters."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)


def head(board: Board) -> dict[str, Any]:
    """Return which plan and period it is, and whether the figures are invented."""
    plan = board.plan
    return {
        "plan": {
            "id": plan.id,
            "title": plan.title,
            "authority": plan.authority,
            "document": plan.document,
            "year": plan.year,
        },
        "period": str(board.period),
        "illustrative": board.illustrative,
        **({"as_of": board.as_of.isoformat()} if board.as_of else {}),
    }


def listing(board: Board, rows: Sequence[Row]) -> dict[str, Any]:
    """Return what ``tvplan list --json`` prints."""
    return {**head(board), "counts": counts(board).plain(), "rows": [pick(row, PINNED) for row in rows]}


def standing(board: Board) -> dict[str, Any]:
    """Return what ``tvplan status --json`` prints: counts and the ids of each status."""
    by_status: dict[str, list[str]] = {}
    for row in board.rows:
        by_status.setdefault(row["status"], []).append(row["id"])
    return {**head(board), "counts": counts(board).plain(), "indicators": by_status}


TALLY = ("sector", "status", "bullets", "rows")
"""Columns of ``tvplan status --csv``; the sector is empty for the whole plan."""


def tallies(board: Board) -> list[dict[str, Any]]:
    """Return the counts as lines: of the whole plan, then of each sector, the most urgent status first."""
    counted = counts(board)
    return [
        {"sector": sector, "status": status.value, "bullets": tally.bullets[status], "rows": tally.rows[status]}
        for sector, tally in [("", counted.whole), *counted.sectors.items()]
        for status in URGENCY
        if tally.rows[status] or tally.bullets[status]
    ]


FAULT = ("severity", "file", "line", "key", "message", "cure")
"""Columns of ``tvplan check --csv``."""


def fault(problem: Problem) -> dict[str, Any]:
    """Return a fault as a line; the line number is empty where it is about the whole file."""
    return {**{key: getattr(problem, key) for key in FAULT}, "line": problem.line or None}


def doubt(one: Doubt) -> dict[str, Any]:
    """Return a doubt about a figure as a line among faults; its key names indicator and period."""
    key = " ".join(part for part in (one.indicator, one.period) if part)
    return {"severity": "doubt", "file": "", "line": None, "key": key, "message": one.message, "cure": ""}


def detail(board: Board, indicator: Indicator) -> dict[str, Any]:
    """Return what ``tvplan show ID --json`` prints: the row, then what the plan says of it."""
    from .paragraph import paragraph

    row = board.by_id.get(indicator.id)
    companion = indicator.companion
    return {
        **head(board),
        "row": pick(row, PINNED + FURTHER) if row else None,
        "paragraph": paragraph(board, indicator),
        "section": indicator.section,
        "quote": indicator.quote,
        "remark": indicator.note,
        "owner": indicator.owner,
        "retired": indicator.retired or None,
        "companion": {"unit": companion.unit, "target": companion.target} if companion else None,
        "children": [child.id for child in board.plan.children.get(indicator.id, ())],
    }


def trend(series: Series, plan: Plan, indicator: Indicator) -> list[dict[str, Any]]:
    """Return the months of an indicator's year, one mapping a month, numbers unrounded."""
    first_year = plan.year if indicator.year_start == 1 else plan.year - 1
    return [
        {
            "period": f"{first_year + (month < series.months[0])}-{month:02}",
            "value": series.values[at],
            "status": series.statuses[at],
            "cumulative": series.cumulative[at],
            "expected": series.path[at],
            "previous_value": series.previous[at],
            "previous_cumulative": series.previous_cumulative[at],
        }
        for at, month in enumerate(series.months)
    ]


def pick(row: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    """Return the row's values of ``keys``, in their order."""
    return {key: row[key] for key in keys}


def to_csv(rows: Sequence[Mapping[str, Any]], keys: Sequence[str]) -> str:
    """Return a comma-separated table with a dot decimal and a header.

    A text cell that begins like a formula gets a leading apostrophe, so that no spreadsheet runs it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(keys)
    for row in rows:
        writer.writerow([_cell(row[key]) for key in keys])
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return " ".join(map(str, value))
    text = repr(value) if isinstance(value, float) else str(value)
    return "'" + text if isinstance(value, str) and text[:1] in ("=", "+", "-", "@", "\t") else text
