"""Reading config and figures, apart from any screen: what a thread does and hands back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import meant, within
from tvplan_tui.domain.problem import ERROR, Problem
from tvplan_tui.report.board import Board, Book
from tvplan_tui.store.config import read_config

from .lists.listing import usable

Faults = tuple[Problem, ...]

ROOMY = 110
"""Width in cells from which a fault is told with all its words."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What to read.

    Attributes:
        source: the config's path.
        data: paths or globs in place of the plan's own.
        period: the period to judge; None for the latest with figures.
        today: the date verdicts are taken at.
        as_of: the day at whose end it is seen; None for all that is known.
    """

    source: str
    data: Sequence[str] | None
    period: Period | None
    today: date
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Last:
    """What was last read whole.

    Attributes:
        faults: those of its config.
        book: its plan and figures.
    """

    faults: Faults
    book: Book


@dataclass(frozen=True, slots=True)
class Found:
    """What came of reading.

    Attributes:
        faults: problems that are not the board's own.
        book: the ledger; None if it could not be read, or the config gives no plan.
        board: the period judged; None likewise.
        broken: new errors for which the plan, or the figures, read before are kept.
        read_at: when it was read.
    """

    faults: Faults
    book: Book | None = None
    board: Board | None = None
    broken: Faults = ()
    read_at: datetime = field(default_factory=datetime.now)


def read(ask: Ask, before: tuple[Plan, Faults] | None = None) -> Found:
    """Read the ledger and judge a period; ``before`` is a config just read, without it the config is read too."""
    plan, faults = before or read_config(Path(ask.source))
    if plan is None or not usable(plan):
        return Found(tuple(faults))
    try:
        book = Book.open(plan, ask.data)
        there = meant(plan, ask.period) if ask.period else None
        if there is None or not within(plan, there):
            there = book.latest_period(ask.today, ask.as_of)
        board = book.board(there, ask.today, ask.as_of)
    except Exception as error:  # the engine's errors are of no one family; people get to read them
        return Found((*faults, _unread(error)))
    return Found(tuple(faults), book, board)


def read_again(ask: Ask, last: Last) -> Found:
    """Read everything anew; what has become unreadable since is kept as it was, and ``broken`` says why.

    A config with an error that it did not have before is being edited, or was edited wrongly: its last good plan
    stays, for a row left out would look like a row taken out. So do the figures when a whole file cannot be read.
    """
    plan, faults = read_config(Path(ask.source))
    broken = new_errors(last.faults, faults)
    if plan is None or not usable(plan):
        broken = broken or tuple(faults) or (_empty(ask.source),)
    found = read(ask, (last.book.plan, faults) if broken or plan is None else (plan, faults))
    if found.book is None:
        return Found(found.faults, broken=broken or found.faults)
    found.book.read_affairs()  # the screens about them are not to be without them for a moment
    lost = tuple(problem for problem in new_errors(last.book.problems, found.book.problems) if not problem.line)
    if lost:
        return Found((*faults, *lost), broken=(*broken, *lost))
    return replace(found, broken=broken)


def new_errors(before: Sequence[Problem], now: Sequence[Problem]) -> Faults:
    """Return the errors of ``now`` that were not there before, wherever they stood."""
    known = Counter(problem.message for problem in before)
    found = []
    for problem in now:
        known[problem.message] -= 1
        if problem.severity == ERROR and known[problem.message] < 0:
            found.append(problem)
    return tuple(found)


def told_broken(faults: Sequence[Problem], kept: datetime | None, width: int) -> str:
    """Return what to say of errors, of one with a line first; where there is little room, the cure before the reason.

    Args:
        faults: what is wrong now.
        kept: when what goes on being shown was read; None if nothing is.
        width: of the screen, in cells.
    """
    grave = min(faults, key=lambda fault: not fault.line, default=None)
    if grave is None or kept is None or not grave.file:
        return str(grave or "")
    place = f"{Path(grave.file).name}:{grave.line}" if grave.line else Path(grave.file).name
    if width < ROOMY:
        return f"{place} → {grave.cure} · {grave.message}" if grave.cure else f"{place}: {grave.message}"
    short = replace(grave, file=Path(grave.file).name, key="")
    return _("Giữ bản đọc được trước đó, lúc {when}. {problem}").format(when=clock(kept), problem=short)


def clock(moment: datetime) -> str:
    """Return a moment as people tell it: the time, on another day that as well."""
    return f"{moment:%H:%M}" if moment.date() == date.today() else f"{moment:%H:%M %d/%m}"


def files_of(source: str, plan: Plan | None, data: Sequence[str] | None) -> list[Path]:
    """Return every file that reading looks into: config, tasks, figures, and what people recorded beside them."""
    config = Path(source)
    if plan is None:
        return [config]
    from tvplan_tui.store.ledger.side_files import side_folder
    from tvplan_tui.store.ledger.sources import RECORDS, sources

    base = Path(plan.file).parent
    figures, _problems = sources(Path.cwd() if data else base, data or plan.data_files, trusted=bool(data))
    beside = [path for name in sorted(RECORDS) for path in sorted(side_folder(base, name).glob("*.csv"))]
    tasks = [base / plan.tasks_file] if plan.tasks_file else []
    return [config, *tasks, *(one.path for one in figures), *beside]


def _empty(source: str) -> Problem:
    return Problem(source, 0, "", _("tệp không còn lĩnh vực hay chỉ tiêu nào"), _("khôi phục nội dung của tệp"))


def _unread(error: Exception) -> Problem:
    words = str(error).strip().splitlines() or [type(error).__name__]
    return Problem(
        file="",
        line=0,
        key="",
        message=_("Không đọc được số liệu: {error}").format(error=words[0]),
        cure=_("chạy tvplan check để soát từng tệp, sửa rồi bấm r"),
    )
