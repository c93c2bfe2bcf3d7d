"""The figures that count as people enter them, and the doubts they raise."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

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
    parted = pl.col("numerator").is_not_null() & pl.col("denominator").is_not_null()
    columns = rows.select("indicator", "first", "last", "figure", parted)
    for indicator, first, last, value, parts in columns.iter_rows():
        if value is not None:
            found[indicator].append(Figure(Period(first, last), value, parts))
    return dict(found)


def in_unit(book: Book, rows: pl.DataFrame) -> pl.DataFrame:
    """Add ``figure``: what each row says in its indicator's unit, null for words and for 0 / 0."""
    import polars as pl

    from tvplan_tui.domain.actual import figure

    kinds = [(one.id, one.kind.value, one.scale) for one in book.plan.indicators]
    frame = pl.DataFrame(kinds, schema={"indicator": pl.String, "kind": pl.String, "scale": pl.Float64}, orient="row")
    return rows.join(frame, on="indicator", how="left", maintain_order="left").with_columns(figure=figure())


def problem(one: Doubt) -> Problem:
    """Return a doubt as a problem among others: a figure that is used, and should be looked at again."""
    key = " ".join(part for part in (one.indicator, one.period) if part)
    return Problem("", 0, key, one.message, _("soát lại số này; nếu đúng thì ghi chú lý do khi nhập"), WARNING)


def doubtful(book: Book, board: Board) -> tuple[Doubt, ...]:
    """Return the doubts about a board's figures, and those its plan's relations between indicators raise."""
    known = {row["id"]: Known(row["actual"], row["data_through"]) for row in board.rows}
    return doubts(board.plan, board.period, figures(book, board.as_of), known)
