"""Commands about the reporting calendar: what is due, marking a report, closing a period, what was corrected since."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import meant
from tvplan_tui.domain.report_rule import report_state_word
from tvplan_tui.report import plain_calendar, records
from tvplan_tui.report.affairs import Affairs
from tvplan_tui.report.closing import close as close_period
from tvplan_tui.report.closing import is_closed, reopen
from tvplan_tui.report.completeness import completeness
from tvplan_tui.report.corrections import corrections as corrections_since
from tvplan_tui.report.deadlines import Deadline, deadlines, upcoming
from tvplan_tui.report.marking import mark_report
from tvplan_tui.store.closing_log import Closing
from tvplan_tui.store.report_log import read_report_state

from . import exits
from .edit_commands import guarded, own_config
from .naming import unknown
from .source import Opened, open_plan
from .told import tell, tell_all


def _opened(options: Namespace) -> Opened:
    opened = open_plan(options)
    tell_all(opened.book.affairs.problems)
    return opened


@guarded
def calendar(options: Namespace) -> int:
    """Print what is due when and who owes figures, or mark a report."""
    if options.words:
        return _mark(options)
    opened = _opened(options)
    as_of = getattr(options, "as_of", None)
    found = deadlines(opened.book.affairs, date.today(), as_of)
    shown = found if options.all else tuple(one for one in found if not one.sent)
    if options.csv:
        print(records.to_csv([plain_calendar.record(one) for one in shown], plain_calendar.KEYS), end="")
        return opened.code
    asked = meant(opened.plan, options.period) if options.period else None
    at = asked or _current(found) or opened.book.latest_period(date.today(), as_of)
    offices = completeness(opened.book.board(at, date.today(), as_of))
    if options.json:
        told = {
            "plan": opened.plan.id,
            "reports": [plain_calendar.record(one) for one in shown],
            "owing": {"period": str(at), "offices": [plain_calendar.office_record(one) for one in offices]},
        }
        print(records.to_json(told))
        return opened.code
    for line in plain_calendar.listing(shown, ascii_only=options.ascii):
        print(line)
    print()
    print(_("Số liệu của {period}:").format(period=at.words()))
    for line in plain_calendar.owing(offices):
        print(line)
    return opened.code


def _current(found: tuple[Deadline, ...]) -> Period | None:
    """Return the period that figures are collected for now."""
    near = upcoming(found, 1)
    return near[0].due.period if near else None


def _mark(options: Namespace) -> int:
    """Record how the report of a period stands."""
    if len(options.words) != 4 or options.words[0] != "mark":
        tell(_("viết: tvplan calendar mark BÁO_CÁO KỲ TRẠNG_THÁI"))
        return exits.USAGE
    if options.read_only:
        tell(_("--read-only: {command} không được ghi").format(command=options.command))
        return exits.REFUSED
    own_config(options)
    opened = _opened(options)
    _word, report, period, text = options.words
    try:
        state = read_report_state(text)
    except ValueError as fault:
        tell(str(fault))
        return exits.USAGE
    names = [rule.id for rule in opened.plan.reports]
    if report.casefold() not in [name.casefold() for name in names]:
        return unknown(report, names, _("Kế hoạch không có báo cáo “{name}”"))
    made, closing = mark_report(opened.plan, report, period, state, options.note)
    if options.json:
        told = {**made._asdict(), "state": made.state.value, "fingerprint": closing.fingerprint if closing else None}
        print(records.to_json(told))
        return exits.FINE
    if closing is not None:
        _tell_closed(opened, closing)
    print(f"{made.report} {made.period}: {report_state_word(state)}")
    print(_("Đã ghi: {place}").format(place=made.place))
    return exits.FINE


@guarded
def close(options: Namespace) -> int:
    """Close a period, or open it again."""
    own_config(options)
    if options.data:
        tell(_("chốt số liệu của [data] files; bỏ --data"))
        return exits.USAGE
    opened = _opened(options)
    period = opened.placed(options.at)
    if options.undo:
        made = reopen(opened.plan, period, options.note)
    else:
        made = close_period(opened.plan, period, options.note, again=options.again)
    if options.json:
        print(records.to_json({**made._asdict(), "open": not made.fingerprint}))
        return exits.FINE
    if made.fingerprint:
        _tell_closed(opened, made)
    else:
        _tell_reopened(opened, period)
    print(_("Đã ghi: {place}").format(place=made.place))
    return exits.FINE


@guarded
def corrections(options: Namespace) -> int:
    """Print what differs now from what was closed."""
    opened = _opened(options)
    closing = is_closed(opened.book, options.at)
    if closing is None:
        tell(_("{period} chưa chốt: tvplan close {at}").format(period=options.at.words().capitalize(), at=options.at))
        return exits.USAGE
    found = corrections_since(opened.book, closing)
    rows = [one._asdict() for one in found]
    if options.json:
        print(records.to_json({"closing": closing._asdict(), "corrections": rows}))
    elif options.csv:
        print(records.to_csv(rows, plain_calendar.CORRECTION_KEYS), end="")
    else:
        for line in plain_calendar.corrected(closing, found, ascii_only=options.ascii):
            print(line)
    return opened.code


def _tell_closed(opened: Opened, closing: Closing) -> None:
    """Say who closed what, and how many figures are missing in it."""
    print(plain_calendar.closing_words(closing))
    period = meant(opened.plan, Period.parse(closing.period))
    lacking = plain_calendar.lacking_words(opened.book.board(period, date.today()))
    if lacking:
        print(lacking)


def _tell_reopened(opened: Opened, period: Period) -> None:
    """Say that a period is open again, or which earlier closing counts now."""
    earlier = Affairs.open(opened.plan).closing(period)
    if earlier is None:
        print(_("Đã mở lại {period}").format(period=period.words()))
    else:
        print(_("Đã rút lần chốt sau cùng; lần chốt trước lại có hiệu lực."))
        print(plain_calendar.closing_words(earlier))
