"""Who changed what, when, from what to what: the ledger's rows of one indicator as events."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tvplan_tui.domain.moment import day, known, moment
from tvplan_tui.domain.override import Override
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import WITHDRAWN

from .board import Book
from .doubts import in_unit
from .entering import spoken
from .said import FIGURE, VERDICT, WITHDRAWAL, Event, Said

if TYPE_CHECKING:
    import polars as pl


def events(book: Book, indicator: str, as_of: date | None = None) -> tuple[Event, ...]:
    """Return everything recorded about an indicator (whole area), oldest first; rows without a time come first."""
    import polars as pl

    from tvplan_tui.domain.moment import moments, until

    rows = book.observations.filter((pl.col("indicator") == indicator) & (pl.col("area") == ""))
    if as_of is not None:
        rows = rows.filter(until(as_of))
    rows = rows.with_columns(moment=moments()).sort("moment", "order", nulls_last=False).drop("moment")
    found: list[Event] = []
    for _key, group in rows.group_by("first", "last", maintain_order=True):
        found += _of_period(book, group)
    for one in book.overrides:
        if one.indicator == indicator and known(one.at, as_of):
            verdict = one.verdict.value if one.verdict else ""
            found.append(
                Event(VERDICT, one.period, None, None, verdict, one.reason, "", one.by, one.at, on=_other_day(one))
            )
    return tuple(sorted(found, key=lambda event: moment(event.at)))


def _other_day(one: Override) -> str:
    return one.given_on if one.given_on != day(one.at) else ""


def _of_period(book: Book, rows: pl.DataFrame) -> list[Event]:
    """Return the events of one figure: what counts is asked of the same rule again after each row."""
    from tvplan_tui.domain.observation import newest

    taken_back = bool((rows["rank"] == WITHDRAWN).any())
    found = []
    before: Said | None = None
    for count, row in enumerate(rows.iter_rows(named=True), 1):
        counting = newest(rows.head(count).lazy(), taken_back=taken_back).collect(engine="in-memory")
        after = spoken(in_unit(book, counting))
        found.append(_event(row, before, after))
        before = after
    return found


def _event(row: dict[str, Any], before: Said | None, after: Said | None) -> Event:
    return Event(
        WITHDRAWAL if row["rank"] == WITHDRAWN else FIGURE,
        Period(row["first"], row["last"]),
        before,
        after,
        "",
        row["note"] or "",
        row["source"] or "",
        row["recorded_by"] or "",
        row["recorded_at"] or "",
        f"{row['file']}:{row['line']}",
    )
