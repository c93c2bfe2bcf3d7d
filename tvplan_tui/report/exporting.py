"""Reports written to files: which periods and formats, under which names, one after the other.

Every file is written whole or not at all, and none is replaced unless that was asked for. Between two files the
work can be stopped; what was written until then stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _, current, speaking
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import periods
from tvplan_tui.store.files import Content, overwrite, read
from tvplan_tui.store.locks import locked
from tvplan_tui.store.refusals import NotSavedError, refusal
from tvplan_tui.store.sanitize import clean

from .board import Book
from .document.compose import compose
from .document.material import gather
from .document.model import Report
from .formats.catalogue import Format, NotInstalledError, missing, render
from .formats.template import own_template, shipped_template

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Job:
    """One file to be written."""

    period: Period
    form: Format
    path: Path


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written.

    Attributes:
        replace: whether files that are there may be replaced.
        template: a Word template in place of the plan's or the shipped one.
        live: whether closed periods are told as they stand now.
    """

    jobs: tuple[Job, ...]
    today: date
    as_of: date | None = None
    replace: bool = False
    template: Path | None = None
    live: bool = False


class ThereError(NotSavedError):
    """A file is there already, and nobody said that it may be replaced."""


def file_name(plan: Plan, period: Period, form: Format, as_of: date | None = None) -> str:
    """Return a report's file name: ASCII letters, digits, dots and dashes, whatever the plan is called."""
    stem = _UNSAFE.sub("-", plan.id).strip("-._")[:60] or "ke-hoach"
    seen = f"_{as_of.isoformat()}" if as_of else ""
    return f"bao-cao_{stem}_{period}{seen}.{form}"


def jobs(
    plan: Plan, periods: Sequence[Period], formats: Sequence[Format], folder: Path, as_of: date | None = None
) -> tuple[Job, ...]:
    """Return the files of every period in every format."""
    return tuple(
        Job(period, form, folder / file_name(plan, period, form, as_of)) for period in periods for form in formats
    )


def whole_year(plan: Plan, latest: Period) -> tuple[Period, ...]:
    """Return the periods of the plan's year that have ended by ``latest``: months, quarters, half years, the year."""
    ended = [one for one in periods(plan) if one.last <= latest.last]
    return tuple(sorted(ended, key=lambda one: (one.last, -one.first)))


def there(found: Sequence[Job]) -> list[Path]:
    """Return the files that exist already."""
    return [job.path for job in found if job.path.exists() or job.path.is_symlink()]


def check(order: Order) -> None:
    """Refuse before anything is computed: what is not installed, what is there already.

    Raises:
        NotInstalledError: packages of a format are not there.
        ThereError: a file exists and may not be replaced.
    """
    lacking = missing(list(dict.fromkeys(job.form for job in order.jobs)))
    if lacking:
        raise NotInstalledError(lacking)
    if not order.replace and (found := there(order.jobs)):
        raise _there(found)


def _there(found: Sequence[Path]) -> ThereError:
    more = _(" và {count} tệp khác").format(count=len(found) - 1) if len(found) > 1 else ""
    told = _("Chưa ghi gì: đã có {file}{more}").format(file=clean(str(found[0])), more=more)
    return ThereError(told, _("chọn thư mục khác, hoặc cho phép ghi đè"))


def write(book: Book, order: Order, stopped: Callable[[], bool] = lambda: False) -> Iterator[Job]:
    """Write the files one by one and yield each once it is on the disk; in the plan's language, whatever the screen's.

    Args:
        book: the plan with its figures.
        order: what to write.
        stopped: asked before each file; once it says so, nothing more is written.

    Raises:
        NotInstalledError, ThereError: see ``check``; nothing was written.
        NotSavedError: the system refused a file; those before it are whole.
        TemplateError: see ``formats.catalogue.render``.
    """
    check(order)
    language = book.plan.language
    if language != current():  # its boards would be kept with sentences in the screen's language
        book = book.afresh()
    report: Report | None = None
    for job in order.jobs:
        if stopped():
            return
        with speaking(language):
            if report is None or report.board.period != job.period:
                report = compose(gather(book, job.period, order.today, order.as_of, live=order.live))
            content = render(job.form, report, order.template or own_template(report.board.plan, book.plan.file))
        if stopped():
            return
        _save(job.path, content, order.replace)
        yield job


def save_template(path: Path, *, may_replace: bool) -> None:
    """Write the Word template that comes with the program, to be edited; raises as ``write`` does."""
    _save(path, shipped_template(), may_replace)


def _save(path: Path, content: bytes, may_replace: bool) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(error, path) from None
    with locked(path) as file:
        old = read(file)
        if old.stat is not None and not may_replace:  # somebody else made it meanwhile
            raise _there([path])
        overwrite(file, old if old.stat else Content.of(b""), content)
