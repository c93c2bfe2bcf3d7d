"""Recording how a report stands from the screen: asked first, written in a thread (closing waits a second)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvplan_tui.domain.language import _
from tvplan_tui.domain.report_rule import ReportState
from tvplan_tui.domain.typed_day import show_day
from tvplan_tui.store.refusals import NotSavedError
from tvplan_tui.store.sanitize import clean

from .screens.ask import AskScreen

if TYPE_CHECKING:
    from tvplan_tui.report.deadlines import Deadline

    from .app import TvplanApp

CLOSE, AGAIN, REOPEN, SENT, COLLECT = "close", "again", "reopen", "sent", "collect"
"""What can be done with a report."""


def choices(one: Deadline) -> list[tuple[str, str]]:
    """Return what can be done with a report as it stands, with words."""
    found: list[tuple[str, str]] = [("", _("Không, để nguyên"))]
    period = one.due.period.words()
    if one.closing is None:
        found.append((CLOSE, _("Chốt số liệu {period}: giữ nguyên số để báo cáo").format(period=period)))
    else:
        if not one.sent:
            found.append((SENT, _("Đã gửi báo cáo")))
        found.append((AGAIN, _("Chốt lại, với những gì đã sửa từ lần chốt trước")))
        found.append((REOPEN, _("Rút lần chốt sau cùng: {period} lại đang thu thập").format(period=period)))
    if one.sent and one.closing is None:
        found.append((COLLECT, _("Chưa gửi: trở về đang thu thập")))
    return found


def ask(app: TvplanApp, one: Deadline) -> None:
    """Ask what shall become of a report, and do it."""
    from tvplan_tui.report.plain_calendar import lacking_words

    board = app.board_at(one.due.period) if one.closing is None else None
    lacking = lacking_words(board) if board is not None else ""
    question = (
        (f"{clean(one.due.rule.name)}, {one.due.period.words()}", "bold $strong"),
        ("\n" + _("Hạn gửi {day}.").format(day=show_day(one.due.deadline)), ""),
        (f"\n{lacking}." if lacking else "", "$fair"),
        ("\n" + _("Chốt xong vẫn sửa số được; chỗ sửa được kể riêng là “sửa sau khi chốt”."), "$dim"),
    )

    def answered(answer: str | None) -> None:
        if answer:
            app.say(_("Đang ghi…"))
            app.run_worker(lambda: app.call_from_thread(_done, app, _do(app, one, answer)), thread=True, group="mark")

    app.push_screen(AskScreen(question, choices(one)), answered)


def _do(app: TvplanApp, one: Deadline, answer: str) -> str | NotSavedError:
    """Run in a thread; return what is to be told."""
    from tvplan_tui.report.closing import close, reopen
    from tvplan_tui.report.marking import mark_report
    from tvplan_tui.report.plain_calendar import closing_words

    assert app.affairs is not None
    plan, period = app.affairs.plan, one.due.period
    try:
        if answer == AGAIN or (answer == CLOSE and one.sent):  # what has been sent stays sent
            return closing_words(close(plan, period, again=answer == AGAIN))
        if answer == REOPEN:
            reopen(plan, period)
            return _("Đã rút lần chốt sau cùng của {period}").format(period=period.words())
        state = {CLOSE: ReportState.CLOSED, SENT: ReportState.SENT, COLLECT: ReportState.COLLECTING}[answer]
        mark, closing = mark_report(plan, one.due.rule.id, str(period), state)
    except NotSavedError as error:
        return error
    return closing_words(closing) if closing else _("Đã ghi: {place}").format(place=mark.place)


def _done(app: TvplanApp, came: str | NotSavedError) -> None:
    if isinstance(came, NotSavedError):
        app.say(str(came), "bad")
    else:
        app.read_again(came)
