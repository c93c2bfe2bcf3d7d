"""``tvplan year``: the verdicts of all months side by side."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from tvplan_tui.report import records, year_told
from tvplan_tui.report import year as yearly

from .naming import require_sector
from .paint import Paint
from .source import RefusedError, open_plan


def year(options: Namespace) -> int:
    """Print the year and return the exit code."""
    try:
        opened = open_plan(options)
        shown = opened.board(options)
        if options.sector:
            require_sector(options.sector, shown.plan)
    except RefusedError as refused:
        return refused.code
    found = yearly.year(opened.book, shown.period, date.today(), options.as_of)
    sector = options.sector or ""
    if options.json:
        print(records.to_json(year_told.document(found, sector)))
    elif options.csv:
        rows = year_told.months(found, sector)
        print(records.to_csv(rows, ["id", "sector", "name", *map(str, found.months)]), end="")
    else:
        paint = Paint.choose(plain_wanted=options.plain, no_color=options.no_color)
        for line in year_told.plain(found, sector, ascii_only=options.ascii):
            print(paint.line(line))
    return opened.code
