"""How the reports of a plan stand, as people recorded it: ``data/calendar/<year>.csv``, append-only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.problem import Problem
from tvplan_tui.domain.report_rule import ReportState, report_state_word
from tvplan_tui.domain.vietnamese import fold

from .journal import Journal, Noted
from .ledger.cells import brief
from .ledger.sources import CALENDAR
from .locks import WAIT
from .refusals import NotSavedError

JOURNAL = Journal(CALENDAR, ("report", "period", "state", "note"))


class ReportMark(NamedTuple):
    """What somebody recorded of the report of one period.

    Attributes:
        report: id of its rule.
        period: as text (``2023-09``).
        at: when it was recorded, as written.
    """

    report: str
    period: str
    state: ReportState
    note: str = ""
    at: str = ""
    by: str = ""
    place: str = ""


class OvertakenError(NotSavedError):
    """Somebody else has recorded something of the report since one looked; nothing was written.

    Attributes:
        latest: what stands now; None where it was taken out by hand.
    """

    def __init__(self, mark: ReportMark, latest: ReportMark | None) -> None:
        told = _("{id} {period} vừa được {by} ghi: {state}; chưa ghi gì").format(
            id=mark.report,
            period=mark.period,
            by=(latest and latest.by) or "?",
            state=report_state_word(latest.state) if latest else "—",
        )
        super().__init__(told, _("xem lại lịch báo cáo rồi làm lại nếu còn cần"))
        self.latest = latest


def read_report_state(text: str) -> ReportState:
    """Read a state as a code or in words, whatever the case and the diacritics; ValueError names what there is."""
    key = fold(text).strip()
    for state in ReportState:
        if key in (state.value, fold(report_state_word(state))):
            return state
    known = ", ".join(f"{state.value} ({report_state_word(state)})" for state in ReportState)
    raise ValueError(_("“{text}” không phải một trạng thái; có: {known}").format(text=brief(text), known=known))


def read_report_log(plan: Plan, base: Path) -> tuple[tuple[ReportMark, ...], tuple[Problem, ...]]:
    """Return everything recorded of a plan's reports, in order, and what could not be read."""
    return JOURNAL.records(base, lambda row: _mark(row, plan))


def _mark(row: Noted, plan: Plan) -> ReportMark:
    cells = row.cells
    if cells["report"] not in [rule.id for rule in plan.reports]:
        raise ValueError(_("kế hoạch không có báo cáo “{id}”").format(id=brief(cells["report"])))
    state = read_report_state(cells["state"])
    return ReportMark(cells["report"], cells["period"], state, cells["note"], row.at, row.by, row.place)


def append_report_mark(
    plan: Plan, mark: ReportMark, *, seen: ReportMark | bool | None = True, wait: float = WAIT
) -> ReportMark:
    """Record how a report stands; returns it as written.

    Args:
        plan: beside whose figures it is written.
        mark: what to record.
        seen: the latest mark of this report that the writer has seen (None: there was none); if another one stands
            by now, nothing is written. True where nobody has looked.
        wait: seconds to wait for others.

    Raises:
        OvertakenError: somebody else has recorded something of it.
        NotSavedError: as ``Journal.append`` does.
    """
    base = Path(plan.file).parent

    def check(_rows: Sequence[Noted]) -> None:
        mine = [one for one in read_report_log(plan, base)[0] if (one.report, one.period) == (mark.report, mark.period)]
        latest = mine[-1] if mine else None
        if seen is not True and latest != seen:
            raise OvertakenError(mark, latest)

    cells = {
        "report": mark.report,
        "period": mark.period,
        "state": mark.state.value,
        "note": mark.note,
        "recorded_at": mark.at,
        "recorded_by": mark.by,
    }
    return _mark(JOURNAL.append(plan, cells, check=check, wait=wait), plan)
