"""``tvplan report``: reports written to files, with progress on a terminal."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import meant
from tvplan_tui.report import records
from tvplan_tui.report.exporting import Job, Order, ThereError, jobs, save_template, whole_year, write
from tvplan_tui.report.formats.catalogue import Format, NotInstalledError
from tvplan_tui.report.formats.template import TemplateError
from tvplan_tui.store.refusals import NotSavedError
from tvplan_tui.store.sanitize import clean

from . import exits
from .source import Opened, RefusedError, open_plan
from .told import tell


def report(options: Namespace) -> int:
    """Write the reports asked for and print the files."""
    try:
        if options.save_template:
            save_template(Path(options.save_template), may_replace=options.overwrite)
            print(clean(options.save_template))
            return exits.FINE
        opened = open_plan(options)
        order = Order(
            jobs(opened.plan, _periods(opened, options), _formats(options), Path(options.output), _as_of(options)),
            date.today(),
            _as_of(options),
            options.overwrite,
            Path(options.template) if options.template else None,
            options.live,
        )
        return _written(opened, order, as_json=options.json)
    except RefusedError as refused:
        return refused.code
    except NotInstalledError as error:
        tell(str(error))
        return exits.USAGE
    except TemplateError as error:
        tell(str(error))
        return exits.USAGE
    except ThereError as error:
        tell(_("{reason} → chọn thư mục khác bằng -o, hoặc thêm --overwrite").format(reason=error.reason))
        return exits.REFUSED
    except NotSavedError as error:
        tell(str(error))
        return exits.REFUSED


def _as_of(options: Namespace) -> date | None:
    """Return the day looked back to."""
    as_of: date | None = getattr(options, "as_of", None)
    return as_of


def _formats(options: Namespace) -> list[Format]:
    return [Format(name) for name in dict.fromkeys(options.format or [Format.DOCX.value])]


def _periods(opened: Opened, options: Namespace) -> tuple[Period, ...]:
    latest = opened.book.latest_period(date.today(), _as_of(options))
    if options.whole_year:
        return whole_year(opened.plan, meant(opened.plan, options.period) if options.period else latest)
    return (opened.board(options).period,)


def _written(opened: Opened, order: Order, *, as_json: bool) -> int:
    """Write the files; each is printed once it is there, so that Ctrl+C leaves a true list."""
    done: list[Job] = []
    for job in write(opened.book, order):
        done.append(job)
        if len(order.jobs) > 1 and sys.stderr.isatty():
            print(f"{len(done)}/{len(order.jobs)}", file=sys.stderr, end="\r", flush=True)
        if not as_json:
            print(clean(str(job.path)), flush=True)
    if as_json:
        files = [{"period": str(job.period), "format": job.form.value, "file": str(job.path)} for job in done]
        print(records.to_json({"files": files}))
    return opened.code
