"""The figures that count as people enter them, and the doubts they raise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tvplan_tui.domain import plan_year
from tvplan_tui.domain.checks import doubts
from tvplan_tui.domain.doubt import Doubt, Figure, Known
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.problem import WARNING, Problem

from .board import Board, Book

if TYPE_CHECKING:
    import polars as pl


def figures(book: Book, as_of: date | None = None) -> dict[str, list[Figure]]:
    """Return every figure that counts, by indicator, in order of its end (the shorter period first)."""
    import polars as pl

    found: defaultdict[str, list[Figure]] = defaultdict(list)
    rows = in_unit(book, book.settled(as_of).filter(pl.col("area") == "")).sort("last", "length")
    columns = rows.select("indicator", "first", "last", "figure", "numerator", "denominator", "rank")
    for indicator, first, last, value, above, below, rank in columns.iter_rows():
        if value is not None:
            parts = None if above is None or below is None else (above, below)
            found[indicator].append(Figure(Period(first, last), value, parts, rank))
    return dict(found)


def in_unit(book: Book, rows: pl.DataFrame) -> pl.DataFrame:
    """Add ``figure``: what each row says in its indicator's unit, null for words and for 0 / 0."""
    import polars as pl

    from tvplan_tui.domain.actual import figure

    kinds = [(one.id, one.kind.value, one.scale) for one in book.plan.indicators]
    frame = pl.DataFrame(kinds, schema={"indicator": pl.String, "kind": pl.String, "scale": pl.Float64}, orient="row")
    return rows.join(frame, on="indicator", how="left", maintain_order="left").with_columns(figure=figure())


def problem(one: Doubt, note: str = "") -> Problem:
    """Return a doubt as a problem among others: a figure that is used, and should be looked at again.

    Args:
        one: the doubt.
        note: what was written about that figure, maybe why it is right.
    """
    cure = _("soát lại số này; nếu đúng thì ghi chú lý do khi nhập")
    return Problem("", 0, one.place, noted(one.message, note), "" if note else cure, WARNING)


def noted(told: str, note: str) -> str:
    """Return what is told of a doubt, with what was written about its figure behind it."""
    return _("{doubt}; đã ghi chú: “{note}”").format(doubt=told, note=note) if note else told


def notes(book: Book, found: Sequence[Doubt], as_of: date | None = None) -> list[str]:
    """Return beside each doubt the note of the figure it is about; "" where there is none."""
    import polars as pl

    rows = book.settled(as_of).filter((pl.col("area") == "") & pl.col("note").is_not_null())
    about = {(one, period): note for one, period, note in rows.select("indicator", "period", "note").iter_rows()}
    return [about.get((one.indicator, one.period), "") for one in found]


def doubtful(book: Book, board: Board) -> tuple[Doubt, ...]:
    """Return the doubts about a board's figures, and those its plan's relations between indicators raise."""
    known = {row["id"]: Known(row["actual"], row["data_through"]) for row in board.rows}
    found = doubts(board.plan, board.period, figures(book, board.as_of), known)
    return (*found, *_contradictions(book, board))


def whole_year(book: Book, board: Board) -> Board:
    """Return the board at the end of the plan's year, which all of its figures lie before."""
    return book.board(plan_year.months(book.plan)[-1], board.today, board.as_of)


def doubtful_around(book: Book, board: Board) -> tuple[Doubt, ...]:
    """Return the doubts about the figures up to the period shown; of all the year's where no later one is opened on.

    A figure or two of a later month does not make that month the one to open on, but is to be looked at all the same.
    """
    latest = board.period.last >= book.latest_period(board.today, board.as_of).last
    return doubtful(book, whole_year(book, board) if latest else board)


def _in_turn(rows: pl.DataFrame) -> pl.DataFrame:
    """Leave out what its writer corrected within the same second: in one file the later row is the later one.

    Of two people neither may have seen the other's; and a stamp without seconds was not made by writing the row.
    """
    import polars as pl

    seconds = pl.col("recorded_at").str.len_chars() >= len("2023-07-05T08:30:12")
    again = pl.struct("file", "recorded_by").is_last_distinct()
    return rows.filter(again | ~seconds.fill_null(value=False))


def _contradictions(book: Book, board: Board) -> Iterator[Doubt]:
    """Yield a doubt for each figure that rows of equal standing tell differently: only their order decides there."""
    import polars as pl

    from tvplan_tui.domain.moment import until
    from tvplan_tui.domain.observation import CONTENT, KEY, live
    from tvplan_tui.domain.status import WITHDRAWN

    rows = book.observations.filter(pl.col("last").is_between(plan_year.span(book.plan).first - 12, board.period.last))
    if board.as_of is not None:
        rows = rows.filter(until(board.as_of))
    told = rows.filter(pl.any_horizontal(pl.col(*CONTENT).is_not_null()) & (pl.col("rank") != WITHDRAWN))
    several = told.filter(pl.struct(*KEY, "rank", "recorded_at").is_duplicated()).select(KEY).unique()
    if several.is_empty():
        return
    standing = live(rows.join(several, on=KEY, how="semi", nulls_equal=True).lazy()).collect()
    best = standing.filter(pl.col("rank") == pl.col("rank").max().over(KEY))
    best = best.filter(pl.col("moment").eq_missing(pl.col("moment").max().over(KEY)))
    for key, several_told in best.group_by(KEY, maintain_order=True):
        equal = _in_turn(several_told)
        different = equal.unique(CONTENT, keep="last", maintain_order=True)
        if different.height > 1 and equal["line"].min():
            places = [f"{file}:{line}" for file, line in different.select("file", "line").iter_rows()]
            period = Period(int(key[2]), int(key[3]))
            message = _("{count} dòng ngang nhau ghi khác nhau ({places}), chỉ vì đứng sau mà {last} được dùng")
            yield Doubt(
                str(key[0]), str(period), message.format(count=len(places), places=", ".join(places), last=places[-1])
            )
