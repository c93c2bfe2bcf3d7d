"""Entering and taking back figures from any screen: whether it may be done, and doing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvplan_tui.domain.entry import Entry, EntryError, check_place
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period

if TYPE_CHECKING:
    from tvplan_tui.report.board import Book
    from tvplan_tui.store.drafts import Kept

    from .app import TvplanApp

FIGURE_FORM, MONTH_FORM, INDICATOR_FORM, REVISION_FORM = "figure", "month", "indicator", "revision"
"""The kinds of drafts: a figure, a sector's month, an indicator ("" for a new one), its target."""
CONCLUSION_FORM = "conclusion"
"""A conclusion of a meeting: its indicator, period, and number or ``meeting.NEW``."""

VERDICT_FORM = "verdict"
"""A verdict by hand: its indicator and period."""


def unwritable(app: TvplanApp) -> str:
    """Return why no figure can be entered; "" if one can."""
    if app.frozen:
        return app.frozen
    return _("Số liệu đang đọc từ --data: mở lại không có --data để nhập") if app.data else ""


def unrevisable(app: TvplanApp) -> str:
    """Return why the chosen indicator's target cannot be revised; "" if it can."""
    one = app.plan.by_id[app.chosen]
    if one.measured:
        return ""
    return _("{id} không có mục tiêu bằng số để điều chỉnh").format(id=one.id)


def owed(app: TvplanApp) -> Period:
    """Return the period of the chosen indicator's figure at the period shown."""
    from tvplan_tui.report.recent import entry_period

    assert app.period is not None
    return entry_period(app.plan.by_id[app.chosen], app.period)


def unenterable(app: TvplanApp) -> str:
    """Return why no figure of the chosen indicator can be entered; "" if one can."""
    refused = unwritable(app)
    if refused:
        return refused
    try:
        check_place(app.plan, app.plan.by_id[app.chosen], owed(app))
    except EntryError as error:
        return str(error)
    return ""


def unrevocable(app: TvplanApp) -> str:
    """Return why nothing can be taken back at the chosen indicator and period; "" if something can."""
    refused = unenterable(app)
    if refused:
        return refused
    try:
        _counter_row(app)
    except EntryError as error:
        return _("Không có gì để rút lại: {reason}").format(reason=error.reason)
    return ""


def _counter_row(app: TvplanApp) -> Entry:
    from tvplan_tui.report.undoing import counter_row
    from tvplan_tui.store.ledger.authorship import author

    return counter_row(_book(app), author(), app.chosen, owed(app))


def _book(app: TvplanApp) -> Book:
    assert app.book is not None
    return app.book


def reminder(app: TvplanApp) -> str:
    """Return which drafts wait since an earlier run; "" if none does, or none can be gone on with."""
    from tvplan_tui.store.drafts import waiting

    places = [place for place in (_place(app, kept) for kept in waiting(app.source)) if place]
    if not places:
        return ""
    return _("Còn {count} bản nháp chưa ghi; mới nhất: {place}").format(count=len(places), place=places[0])


def _place(app: TvplanApp, kept: Kept) -> str:
    """Say what a draft is about and how to go on with it; "" where that cannot be done now."""
    about, _blank, period = kept.key.partition(" ")
    if kept.form in (FIGURE_FORM, MONTH_FORM):
        sectors = {sector.id for sector in app.plan.sectors}
        key, known = ("e", set(app.plan.by_id)) if kept.form == FIGURE_FORM else ("E", sectors)
        if unwritable(app) or about not in known or not _is_period(period):
            return ""
        told = _("{about}, {period} (bấm {key} ở đó để gõ tiếp)")
        return told.format(about=about, period=Period.parse(period).words(), key=key)
    if app.frozen or (about and about not in app.plan.by_id):
        return ""
    if kept.form == CONCLUSION_FORM:
        return _("kết luận về {about} (bấm p để họp tiếp)").format(about=about)
    if kept.form == VERDICT_FORM:
        return _("nhận định về {about} (bấm O ở đó để gõ tiếp)").format(about=about)
    if kept.form == REVISION_FORM:
        return _("mục tiêu {about} (bấm M ở đó để gõ tiếp)").format(about=about)
    if kept.form != INDICATOR_FORM:
        return ""
    changed = _("chỉ tiêu {about} (bấm A ở đó để gõ tiếp)").format(about=about)
    return changed if about else _("một chỉ tiêu mới (bấm a để gõ tiếp)")


def _is_period(text: str) -> bool:
    try:
        Period.parse(text)
    except ValueError:
        return False
    return True


def enter(app: TvplanApp) -> None:
    """Open the form for the chosen indicator and the period shown."""
    from .screens.entry import EntryScreen

    app.push_screen(EntryScreen(app.chosen, owed(app)))


def enter_month(app: TvplanApp) -> None:
    """Open the grid for the sector of the chosen row, or the one whose table is open."""
    from .screens.month_entry import MonthScreen

    one = app.plan.by_id.get(app.chosen)
    assert app.period is not None
    app.push_screen(MonthScreen(one.sector if one else app.sector_screen.sector.id, app.period))


def give_verdict(app: TvplanApp) -> None:
    """Open the form for a person's verdict on the chosen indicator at the period shown."""
    from .screens.verdict_form import VerdictScreen

    assert app.board is not None
    if app.chosen in app.board.by_id:
        app.push_screen(VerdictScreen(app.chosen, app.board.period))
    else:
        app.say(_("{id} không được chấm ở kỳ này").format(id=app.chosen))


def show_log(app: TvplanApp) -> None:
    """Open the history of the chosen indicator."""
    from .screens.log import LogScreen

    app.push_screen(LogScreen(app.chosen))


def undo(app: TvplanApp) -> None:
    """Take back one's own last figure of the chosen indicator and period, after asking."""
    from tvplan_tui.report.entering import draft
    from tvplan_tui.report.plain_ledger import said

    from .screens.ask import AskScreen

    entry, one = _counter_row(app), app.plan.by_id[app.chosen]
    made = draft(_book(app), entry, app.today)
    back = said(made.becomes, one) if made.becomes else _("chưa có số")
    question = (
        (_("Rút lại số của {period}?").format(period=entry.period.words()), "bold $strong"),
        (f"\n\n{one.name}\n", "$neutral"),
        (_("Đang là {was}. Rút lại thì trở về: {back}.").format(was=said(made.was, one), back=back), ""),
        ("\n" + _("Dòng đã ghi vẫn ở lại trong tệp; một dòng mới ghi việc rút lại."), "$dim"),
    )

    def answered(answer: str | None) -> None:
        if answer == "yes":
            app.say(_("Đang ghi…"))
            app.run_worker(lambda: app.call_from_thread(_undone, app, _taken_back(app, entry)), thread=True)

    app.push_screen(AskScreen(question, (("", _("Không, để nguyên")), ("yes", _("Rút lại")))), answered)


def _taken_back(app: TvplanApp, entry: Entry) -> object:
    from tvplan_tui.report.writing import take_back

    return take_back(_book(app).plan, entry, app.today)


def _undone(app: TvplanApp, came: object) -> None:
    from tvplan_tui.report.plain_ledger import said
    from tvplan_tui.report.writing import Written

    if not isinstance(came, Written):
        app.say(str(came), "bad")
        return
    made = came.made
    app.read_again(
        _("Đã rút lại {id} {period}, còn: {said} ({file}:{line})").format(
            id=made.entry.indicator,
            period=made.entry.period.words(),
            said=said(made.becomes, app.plan.by_id[made.entry.indicator]),
            file=came.appended.file,
            line=came.appended.line,
        )
    )
