"""Taking back one's own last entry: the counter-row that does it."""

from __future__ import annotations

from tvplan_tui.domain.entry import Entry, EntryError
from tvplan_tui.domain.language import _
from tvplan_tui.domain.moment import moment, moment_words
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import WITHDRAWN, Status
from tvplan_tui.store.ledger.authorship import now

from .board import Book


def counter_row(book: Book, by: str, indicator: str | None = None, period: Period | None = None) -> Entry:
    """Return the row that takes back the last figure ``by`` has entered and not taken back yet.

    It repeats the content of the row it takes back, so that figures others have entered since keep standing.

    Args:
        book: with the ledger as it is.
        by: whose entries are meant.
        indicator: only entries of this indicator.
        period: only entries of this period.

    Raises:
        EntryError: there is none.
    """
    import polars as pl

    from tvplan_tui.domain.observation import live

    meant = (pl.col("recorded_by") == by) & (pl.col("area") == "")
    if indicator is not None:
        meant &= pl.col("indicator") == indicator
    if period is not None:
        meant &= (pl.col("first") == period.first) & (pl.col("last") == period.last)
    rows = live(book.observations.lazy()).filter(meant & pl.col("moment").is_not_null())
    own = rows.sort("moment", "order").tail(1).collect(engine="in-memory")
    if own.is_empty():
        back = not book.observations.filter(meant & (pl.col("rank") == WITHDRAWN)).is_empty()
        reason = _("{name} đã rút lại hết số mình nhập ở đây") if back else _("{name} chưa nhập số nào ở đây")
        raise EntryError("indicator", reason.format(name=by or "?"))
    row = own.row(0, named=True)
    stamp = row["recorded_at"] if moment(row["recorded_at"]) > moment(now()) else ""
    return Entry(
        row["indicator"],
        Period(row["first"], row["last"]),
        value=row["value"],
        numerator=row["numerator"],
        denominator=row["denominator"],
        assessment=Status(row["assessment"]) if row["assessment"] else None,
        withdraws=True,
        note=_("rút lại số ghi lúc {at}").format(at=moment_words(row["recorded_at"])),
        recorded_at=stamp,
    )
