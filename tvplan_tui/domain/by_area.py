"""Many areas judged, so many at a time that what is worked on stays near the processor.

Ten million rows grouped by half a million places at once wait for memory most of the time, and fill it. Areas do not
depend on each other: the file is read once, its words as numbers, and judged a thousand areas after the other by the
one query.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl

from .moment import moments
from .observation import SCHEMA, settle_many, within_a_year
from .period import Period
from .scoreboard import scoreboard
from .targets import own_years

TOGETHER = 1000
"""Areas judged at once."""
_UNREAD = ("period", "recorded_by", "file", "line")
"""Columns that no rule looks at."""
_WORDS = ("assessment", "recorded_at", "note", "source")


def scoreboard_by_area(
    targets: pl.DataFrame,
    observations: pl.LazyFrame,
    period: Period,
    today: date,
    columns: Sequence[str],
    *,
    together: int = TOGETHER,
) -> pl.DataFrame:
    """Return what ``scoreboard`` does, of more areas and observations than should be judged at once.

    Args:
        targets: rows of ``targets.SCHEMA``, a target an indicator and area.
        observations: rows of ``observation.SCHEMA``, raw, best a scan of a file.
        period: its last month is the month judged.
        today: tells what is due, and what is overdue.
        columns: what is wanted of a row; nothing else is worked out.
        together: areas judged at once.

    Returns:
        The rows in the order of the targets' areas, those of an area in the plan's order.
    """
    areas = pl.Enum(targets["area"].unique(maintain_order=True))
    ids = pl.Enum(targets["id"].unique(maintain_order=True))
    ends = own_years(targets)
    known = _read(observations.filter(within_a_year(ends)) if ends else observations, areas, ids)
    aims = targets.with_columns(pl.col("area").cast(areas), pl.col("id").cast(ids))
    theirs, aimed = known["area"].to_physical(), aims["area"].to_physical()
    boards = []
    for at in range(0, len(areas.categories), together):
        part = _side_by_side(known.filter(theirs.is_between(at, at + together - 1)))
        some = aims.filter(aimed.is_between(at, at + together - 1))
        asked = scoreboard(some.lazy(), settle_many(part.lazy()), period, today, settled=True)
        wanted = asked.sort("area", "position", maintain_order=True).select(columns)
        boards.append(wanted.collect(engine="streaming"))
    return pl.concat(boards).with_columns(pl.col(pl.Enum, pl.Categorical).cast(pl.String))


def _side_by_side(rows: pl.DataFrame) -> pl.DataFrame:
    """Put the rows of each figure beside each other: some sixty sums of a figure are then worked on in one place.

    One number a row is sorted by in half the time of two words.
    """
    figure = pl.col("area").to_physical().cast(pl.UInt64) * 2**32 + pl.col("indicator").to_physical()
    return rows.sort(figure)


def _read(observations: pl.LazyFrame, areas: pl.Enum, ids: pl.Enum) -> pl.DataFrame:
    """Return the observations that have a target, in as little room as they need, with their ``moment``."""
    # many rows bear the same stamp, and reading one takes longer than looking it up
    stamps = observations.select("recorded_at").unique().collect(engine="streaming").with_columns(moment=moments())
    return (
        observations.select(name for name in SCHEMA if name not in _UNREAD)
        .with_columns(pl.col("area").cast(areas, strict=False), pl.col("indicator").cast(ids, strict=False))
        .filter(pl.col("area").is_not_null() & pl.col("indicator").is_not_null())
        .join(stamps.lazy(), on="recorded_at", how="left", nulls_equal=True)
        .with_columns(pl.col(_WORDS).cast(pl.Categorical))
        .collect(engine="streaming")
    )
