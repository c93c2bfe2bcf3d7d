"""Recording how the report of a period stands; closing one closes its figures too."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.report_rule import ReportState, report_state_word
from tvplan_tui.store.closing_log import Closing
from tvplan_tui.store.refusals import NotSavedError
from tvplan_tui.store.report_log import OvertakenError, ReportMark, append_report_mark

from .affairs import Affairs
from .closing import close
from .deadlines import Deadline, deadlines, period_named, rule_named


def mark_report(
    plan: Plan,
    report: str,
    period: str,
    state: ReportState,
    note: str = "",
    *,
    wait: Callable[[float], None] = time.sleep,
) -> tuple[ReportMark, Closing | None]:
    """Record a state; returns what was recorded, and the closing if this closed the period.

    Raises:
        NotSavedError: no such report or period, it stands so already, it is sent before it is closed, somebody else
            recorded something of it at the same time, or the system refused.
    """
    found = find(Affairs.open(plan), report, period)
    if found.state is state:
        told = _("{id} {period} đang là: {state}")
        raise NotSavedError(told.format(id=found.due.rule.id, period=found.due.period, state=report_state_word(state)))
    closing = None
    if state is ReportState.COLLECTING and found.closing is not None:
        reason = _("Số liệu {period} đã chốt").format(period=found.due.period.words())
        raise NotSavedError(reason, _("mở lại kỳ trước: tvplan close {at} --undo").format(at=found.due.period))
    if state is not ReportState.COLLECTING and found.closing is None:
        if state is ReportState.SENT:
            reason = _("Số liệu {period} chưa chốt").format(period=found.due.period.words())
            raise NotSavedError(reason, _("chốt trước khi gửi: tvplan close {at}").format(at=found.due.period))
        closing = close(plan, found.due.period, note, wait=wait)
    mark = ReportMark(found.due.rule.id, str(found.due.period), state, note)
    try:
        return append_report_mark(plan, mark, seen=found.mark), closing
    except OvertakenError as error:
        if closing is None or error.latest is None:
            raise
        return error.latest, closing  # the period is closed all the same, and somebody has said more of it since


def find(affairs: Affairs, report: str, period: str) -> Deadline:
    """Return the report of a period; NotSavedError says which there are."""
    plan = affairs.plan
    rule = rule_named(plan, report)
    if rule is None:
        known = ", ".join(one.id for one in plan.reports) or "—"
        raise NotSavedError(_("Kế hoạch không có báo cáo {id}; có: {known}").format(id=report, known=known))
    at = period_named(plan, rule, period)
    found = [one for one in deadlines(affairs, date.min) if one.due.rule == rule]
    if at is None:
        known = ", ".join(str(one.due.period) for one in found)
        raise NotSavedError(_("{id} không có kỳ {period}; có: {known}").format(id=rule.id, period=period, known=known))
    return next(one for one in found if one.due.period == at)
