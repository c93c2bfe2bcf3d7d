"""A report as JSON: its text, its facts, and the rows with their numbers unrounded."""

from __future__ import annotations

from typing import Any

from tvplan_tui.report import records
from tvplan_tui.report.board import FURTHER, PINNED
from tvplan_tui.report.counts import counts
from tvplan_tui.report.document.model import Form, Report, Section

STEADY = tuple(key for key in PINNED + FURTHER if key != "data_state")
"""All of a row but what depends on the day it happens to be: whether a missing figure is overdue."""


def render(report: Report) -> bytes:
    """Return the report as JSON in UTF-8."""
    return (records.to_json(record(report)) + "\n").encode()


def record(report: Report) -> dict[str, Any]:
    """Return the report as plain values."""
    board = report.board
    return {
        **records.head(board),
        "authority": report.authority,
        "subject": report.subject,
        "notice": report.notice,
        "until": report.until,
        "opening": report.opening,
        "facts": [{"label": fact.label, "text": fact.text} for fact in report.facts],
        "counts": counts(board).plain(),
        "sections": [_section(section) for section in report.sections],
        "remarks": list(report.remarks),
        "thresholds": board.plan.thresholds._asdict(),
        "rows": [records.pick(row, STEADY) for row in board.rows],
    }


def _section(section: Section) -> dict[str, Any]:
    told = [{"form": one.form.value, "text": one.text} for one in section.paragraphs if one.form is not Form.BARS]
    return {"number": section.number, "title": section.title, "paragraphs": told}
