"""What a period's report is made of, as canonical bytes: what a closing keeps, and what its fingerprint is taken of.

Targets and thresholds, the figures that count up to the period's end, verdicts given by hand, what meetings concluded,
tasks and their notes.
The same inputs give the same bytes, on any machine: keys are sorted, numbers are written so that the very same ones
are read, and no path, no line number and no unused row is among them.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from tvplan_tui.domain.conclusion import Conclusion, concerning
from tvplan_tui.domain.conclusion import in_force as concluded
from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.moment import known
from tvplan_tui.domain.override import Override, in_force
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plain_form import plain, rebuilt
from tvplan_tui.domain.task import Task, TaskField, TaskNote

from .affairs import Affairs
from .board import Book

if TYPE_CHECKING:
    import polars as pl

FORM = "tvplan-closing-1"
"""What the bytes are; another form gets another name, and this one stays readable."""

Record = dict[str, Any]

_ELSEWHERE = frozenset({"file", "line", "place", "data_files", "checks", "refused", "tasks_file"})
"""Attributes that say where something stands, not what it is."""
_FIGURE = (
    *("indicator", "area", "period", "value", "numerator", "denominator", "assessment", "rank"),
    *("note", "source", "recorded_at", "recorded_by"),
)


def record(book: Book, period: Period, today: date, as_of: date | None = None) -> Record:
    """Return what the report of a period is made of, as plain values.

    Args:
        book: plan and figures.
        period: which.
        today: tells what is overdue.
        as_of: a moment; what was recorded later is left out.
    """
    affairs = book.affairs
    given = in_force(book.overrides, period, as_of)
    return {
        "form": FORM,
        "period": str(period),
        "today": today.isoformat(),
        "plan": plain(book.plan, _ELSEWHERE),
        "figures": figures(book, period, as_of),
        "verdicts": [plain(given[one]) for one in sorted(given)],
        "conclusions": [plain(one) for one in concerning(concluded(book.conclusions, as_of), period=period)],
        "fields": plain(affairs.fields, _ELSEWHERE),
        "tasks": plain(affairs.tasks, _ELSEWHERE),
        "task_notes": [plain(one, _ELSEWHERE) for one in affairs.notes if known(one.at, as_of)],
    }


def figures(book: Book, period: Period, as_of: date | None = None) -> list[Record]:
    """Return the figures that count up to the end of a period, with what has been said of them."""
    import polars as pl

    rows = book.settled(as_of).filter(pl.col("last") <= period.last, pl.col("indicator").is_in([*book.plan.by_id]))
    rows = rows.sort("indicator", "area", "first", "last").select(_FIGURE)
    return [{key: value for key, value in row.items() if value not in (None, "")} for row in rows.iter_rows(named=True)]


def canonical(value: Record) -> bytes:
    """Return a record as the bytes of which the fingerprint is taken."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, indent=1)
    return (text + "\n").encode()


def parsed(snapshot: bytes) -> Record:
    """Return the record of a snapshot; ValueError if it is none that this program knows."""
    found = json.loads(snapshot)
    if not isinstance(found, dict) or found.get("form") != FORM:
        raise ValueError(FORM)
    return found


def book_of(found: Record, file: str) -> Book:
    """Return plan, figures, verdicts and tasks as they were when the record was made.

    Args:
        found: what ``record`` made.
        file: the config the plan came from; its folder is where templates are.
    """
    plan: Plan = rebuilt(Plan, {**found["plan"], "file": file})
    overrides = tuple(rebuilt(Override, one) for one in found["verdicts"])
    conclusions = tuple(rebuilt(Conclusion, one) for one in found["conclusions"])
    affairs = Affairs(
        plan,
        rebuilt(tuple[TaskField, ...], found["fields"]),
        rebuilt(tuple[Task, ...], found["tasks"]),
        rebuilt(tuple[TaskNote, ...], found["task_notes"]),
    )
    return Book(plan, _observations(found["figures"]), (), overrides, conclusions, affairs)


def _observations(rows: list[Record]) -> pl.DataFrame:
    import polars as pl

    from tvplan_tui.domain.observation import SCHEMA

    frame = []
    for order, row in enumerate(rows):
        period = Period.parse(row["period"])
        place = {"first": period.first, "last": period.last, "area": row.get("area", ""), "order": order, "line": 0}
        frame.append({**dict.fromkeys(SCHEMA), **row, **place, "file": ""})
    return pl.DataFrame(frame, schema=SCHEMA, orient="row")
