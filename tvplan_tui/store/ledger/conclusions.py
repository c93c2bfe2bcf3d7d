"""What meetings concluded: ``data/conclusions/<year>.csv`` beside the figures, append-only like them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from tvplan_tui.domain.conclusion import Conclusion
from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import meant
from tvplan_tui.domain.problem import Problem
from tvplan_tui.store.locks import WAIT
from tvplan_tui.store.refusals import NotSavedError

from .authorship import author, now
from .cells import brief
from .side_files import SideRow, append_row, rows_of, side_records
from .sources import CONCLUSIONS

COLUMNS = ("number", "indicator", "period", "text", "office", "due", "state", "recorded_at", "recorded_by")
WITHDRAWN = "withdrawn"
"""The state of a row that takes a conclusion back; other rows have none."""


class OverwrittenError(NotSavedError):
    """Somebody else has changed the conclusion since it was read; nothing was written."""


def read_conclusions(plan: Plan, base: Path) -> tuple[tuple[Conclusion, ...], tuple[Problem, ...]]:
    """Return every row recorded for a plan, in the order they were written, and what could not be read.

    Args:
        plan: what the ids mean.
        base: the config's folder.
    """
    return side_records(plan, base, CONCLUSIONS, COLUMNS, _conclusion)


def append_conclusion(
    plan: Plan, made: Conclusion, seen: Conclusion | None = None, *, wait: float = WAIT
) -> tuple[Conclusion, str, int]:
    """Write a conclusion, its correction or its being taken back; returns it as written, the file and the line.

    Args:
        plan: beside whose figures it is written.
        made: the row; without a ``number`` it is a new conclusion, and gets the next one of its year.
        seen: of a correction: the row that it corrects, as whoever corrects it has read it.
        wait: seconds to wait for other writers.

    Raises:
        OverwrittenError: another row about it has been written since.
        BusyError: others were writing all the time.
        NotSavedError: the system refused; nothing was written.
    """
    written = made

    def cells(text: str) -> list[str]:
        nonlocal written
        rows = [row for row in (rows_of(text, "", COLUMNS) if text else ()) if not isinstance(row, Problem)]
        latest = _latest(rows, made.number)
        if seen is not None and latest != seen:
            raise OverwrittenError(
                _("Kết luận số {number} vừa được người khác sửa, chưa ghi").format(number=made.number),
                _("xem bản mới rồi sửa lại"),
            )
        year = made.period.year
        number = made.number or f"{1 + max((_running(row) for row in rows), default=0)}/{year}"
        written = replace(made, number=number, at=made.at or now(), by=made.by or author())
        return _cells(written)

    name, line = append_row(plan, CONCLUSIONS, made.period.year, COLUMNS, cells, wait)
    return written, name, line


def _running(row: SideRow) -> int:
    """Return a row's running number, of a row that makes no sense too: it may be mended by hand."""
    running = row.cells["number"].partition("/")[0]
    return int(running) if running.isdecimal() else 0


def _latest(rows: Iterable[SideRow], number: str) -> Conclusion | None:
    """Return the last readable row about a number."""
    found = None
    for row in rows:
        if number and row.cells["number"] == number:
            with suppress(ValueError):  # told where the files are read
                found = _conclusion(row.cells)
    return found


def _conclusion(cells: dict[str, str], plan: Plan | None = None) -> Conclusion:
    """Return what a row says; ValueError says what is wrong with it, for a plan also that it does not fit it."""
    if plan is not None and cells["indicator"] not in plan.by_id:
        raise ValueError(_("kế hoạch không có chỉ tiêu “{id}”").format(id=brief(cells["indicator"])))
    if not cells["number"]:
        raise ValueError(_("thiếu số của kết luận (cột number)"))
    if cells["state"] not in ("", WITHDRAWN):
        raise ValueError(_("cột state chỉ để trống hoặc ghi {word}").format(word=WITHDRAWN))
    try:
        due = date.fromisoformat(cells["due"]) if cells["due"] else None
    except ValueError:
        raise ValueError(
            _("hạn “{text}” không phải một ngày; viết 2023-10-31").format(text=brief(cells["due"]))
        ) from None
    period = Period.parse(cells["period"])
    return Conclusion(
        cells["number"],
        cells["indicator"],
        meant(plan, period) if plan is not None else period,
        cells["text"],
        cells["office"],
        due,
        cells["state"] == WITHDRAWN,
        cells["recorded_at"],
        cells["recorded_by"],
    )


def _cells(one: Conclusion) -> list[str]:
    return [
        one.number,
        one.indicator,
        str(one.period),
        one.text,
        one.office,
        one.due.isoformat() if one.due else "",
        WITHDRAWN if one.withdrawn else "",
        one.at,
        one.by,
    ]
