"""Verdicts given by hand: ``data/verdicts/<year>.csv`` beside the figures, append-only like them.

Small files, read with the standard library: what cannot be read costs its row, and is told with its line.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.override import CHOICES, Override
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import meant
from tvplan_tui.domain.problem import Problem
from tvplan_tui.domain.status import Status, word
from tvplan_tui.domain.typed_day import read_day

from .cells import brief, word_key
from .side_files import side_records
from .sources import VERDICTS

OLDER = ("indicator", "period", "verdict", "reason", "recorded_at", "recorded_by")
"""The columns before verdicts had a day of their own."""
COLUMNS = (*OLDER, "given_on")
WITHDRAWN = "withdrawn"
"""What stands for a verdict in a row that takes one back."""


def read_verdicts(plan: Plan, base: Path) -> tuple[tuple[Override, ...], tuple[Problem, ...]]:
    """Return all verdicts recorded for a plan, in the order they were written, and what could not be read.

    Args:
        plan: what the ids mean.
        base: the config's folder.
    """
    return side_records(plan, base, VERDICTS, COLUMNS, _override, OLDER)


def _override(cells: dict[str, str], plan: Plan) -> Override:
    """Return what a row says; ValueError says what is wrong with it."""
    if cells["indicator"] not in plan.by_id:
        raise ValueError(_("kế hoạch không có chỉ tiêu “{id}”").format(id=brief(cells["indicator"])))
    verdict = None if cells["verdict"] == WITHDRAWN else read_verdict(cells["verdict"])
    given_on = str(read_day(cells["given_on"], date.today()) or "")
    return Override(
        cells["indicator"],
        meant(plan, Period.parse(cells["period"])),
        verdict,
        cells["reason"],
        cells["recorded_at"],
        cells["recorded_by"],
        given_on,
    )


def read_verdict(text: str) -> Status:
    """Read a verdict as a code or in words, whatever the case and the diacritics; ValueError names what there is."""
    key = word_key(text)
    for status in CHOICES:
        if key in (status.value, word_key(word(status))) or (status, key) in _ALSO:
            return status
    known = ", ".join(f"{status.value} ({word(status)})" for status in CHOICES)
    raise ValueError(_("“{text}” không phải một kết luận; có: {known}").format(text=brief(text), known=known))


_ALSO = {(Status.MISSED, "chua dat"), (Status.AT_RISK, "nguy co khong dat")}
"""Other words in use for a verdict."""
