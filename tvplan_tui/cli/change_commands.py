"""``tvplan changes``: what is different from an earlier period, or from what was known on a day."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import first_day, meant, within
from tvplan_tui.domain.typed_day import read_day
from tvplan_tui.report import change_list, records
from tvplan_tui.report.changes import Since, changes, usual

from . import exits
from .paint import Paint
from .source import RefusedError, open_plan
from .told import tell


def changed(options: Namespace) -> int:
    """Print what is different, the worst first."""
    try:
        opened = open_plan(options)
        board = opened.board(options)
        since = _since(options, board.plan, board.period, usual(opened.book, board.period))
    except RefusedError as refused:
        return refused.code
    found = changes(opened.book, board.period, date.today(), since, board.as_of)
    if options.json:
        print(records.to_json(change_list.record(found)))
    elif options.csv:
        print(records.to_csv([change_list.row(one) for one in found.found], change_list.KEYS), end="")
    else:
        paint = Paint.choose(plain_wanted=options.plain, no_color=options.no_color)
        for line in change_list.plain_lines(found, ascii_only=options.ascii):
            print(paint.line(line))
    return opened.code


def _since(options: Namespace, plan: Plan, period: Period, usual: Period | None) -> Since:
    """Return what to compare with; refuse what lies outside the plan's year or not before the period."""
    since = options.since or usual
    if isinstance(since, str):
        day = read_day(since, first_day(plan))
        assert day is not None  # the parser takes no empty text
        return day
    if since is None:
        tell(_("Đây là kỳ đầu của năm kế hoạch: ghi --since với một ngày để so"))
        raise RefusedError(exits.USAGE)
    if isinstance(since, Period) and (not within(plan, meant(plan, since)) or since.last >= period.last):
        tell(_("Kỳ so sánh phải ở trước {period} và trong năm {year}").format(period=period.words(), year=plan.year))
        raise RefusedError(exits.USAGE)
    return since
