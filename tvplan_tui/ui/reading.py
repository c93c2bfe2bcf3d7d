"""Reading config and figures, apart from any screen: what a thread does and hands back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.problem import Problem
from tvplan_tui.report.board import Board, Book
from tvplan_tui.store.config import read_config

from .listing import usable


@dataclass(frozen=True, slots=True)
class Found:
    """What came of reading.

    Attributes:
        faults: problems that are not the board's own.
        book: the ledger; None if it could not be read, or the config gives no plan.
        board: the period judged; None likewise.
    """

    faults: tuple[Problem, ...]
    book: Book | None = None
    board: Board | None = None


def read(
    source: str,
    data: Sequence[str] | None,
    period: Period | None,
    today: date,
    before: tuple[Plan, tuple[Problem, ...]] | None = None,
) -> Found:
    """Read the ledger and judge a period.

    Args:
        source: the config's path.
        data: paths or globs in place of the plan's own.
        period: the period to judge; None for the latest with figures.
        today: the date verdicts are taken at.
        before: plan and problems of a config just read; None reads it (again).
    """
    plan, faults = before or read_config(Path(source))
    if plan is None or not usable(plan):
        return Found(tuple(faults))
    try:
        book = Book.open(plan, data)
        board = book.board(period or book.latest_period(today), today)
    except Exception as error:  # the engine's errors are of no one family; people get to read them
        return Found((*faults, _unread(error)))
    return Found(tuple(faults), book, board)


def _unread(error: Exception) -> Problem:
    words = str(error).strip().splitlines() or [type(error).__name__]
    return Problem(
        file="",
        line=0,
        key="",
        message=_("Không đọc được số liệu: {error}").format(error=words[0]),
        cure=_("chạy tvplan check để soát từng tệp, sửa rồi bấm r"),
    )
