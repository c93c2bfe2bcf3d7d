"""What a report is made of: a board, and what people recorded beside it; as it is, or as it was when it was closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tvplan_tui.domain.conclusion import Conclusion
from tvplan_tui.domain.moment import day, day_of
from tvplan_tui.domain.period import Period
from tvplan_tui.report.agenda import Agenda
from tvplan_tui.report.board import Board, Book
from tvplan_tui.report.closing import Closing, frozen, is_closed
from tvplan_tui.report.conclusions import selected
from tvplan_tui.report.corrections import Correction, corrections


@dataclass(frozen=True)
class Material:
    """Everything a report is made of.

    Attributes:
        board: the period judged.
        concluded: what meetings concluded about the period.
        agenda: the tasks as they stood; None for a plan without.
        closing: the closing of the period; None while it is open.
        live: whether a closed period is told as it stands now, not as it was closed.
        corrected: what has changed since it was closed; only of a period told as it stands now.
    """

    board: Board
    concluded: tuple[Conclusion, ...] = ()
    agenda: Agenda | None = None
    closing: Closing | None = None
    live: bool = False
    corrected: tuple[Correction, ...] = ()


def gather(book: Book, period: Period, today: date, as_of: date | None = None, *, live: bool = False) -> Material:
    """Return what the report of a period is made of; of a closed one what was closed, whatever has changed since.

    Args:
        book: plan and figures.
        period: which.
        today: tells what is overdue, nowhere else.
        as_of: see it as it was at the end of that day; a closing is passed over then.
        live: tell a closed period as it stands now, and what has changed since it was closed.

    Raises:
        SealError: what was closed is gone, or is not what was closed.
        NotSavedError: it cannot be read.
    """
    closing = is_closed(book, period) if as_of is None else None
    if closing is None or live:
        board = book.board(period, today, as_of)
        told = corrections(book, closing) if closing else ()
        found = selected(book, period, as_of=as_of)
        return Material(board, found, _agenda(book, board), closing, bool(closing), told)
    then = frozen(book, closing)
    return Material(then.board, selected(then.book, period), _agenda(then.book, then.board), closing)


def _agenda(book: Book, board: Board) -> Agenda | None:
    """Return the tasks as they stood when the period was reported on, so that another day tells the same.

    What was recorded of them in the month after the period still belongs to its report, later only with figures that
    came as late: a half-year's report that is printed again in autumn does not tell of autumn's tasks.
    """
    after = Period(board.period.last + 1, board.period.last + 1)
    seen = board.as_of or max(date.fromisoformat(until(board)), after.cut_off())
    # what had to be done by the period's last day is late on the day after it, whenever the report is made
    agenda = book.affairs.agenda(board.period.cut_off() + timedelta(days=1), seen)
    return agenda if agenda.standings else None


def until(board: Board) -> str:
    """Return the day the figures are of; never the day it happens to be.

    It is the day looked back to, else the one on which the latest figure was recorded, else the period's end.
    """
    if board.as_of is not None:
        return day_of(board.as_of).isoformat()
    recorded = day(board.recorded)
    return recorded if _is_day(recorded) else board.period.cut_off().isoformat()


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
