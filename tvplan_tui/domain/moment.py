"""When a row was recorded: stamps of people and programs on one time line.

A person writes ``2023-07-05`` or ``2023-07-05T08:30``, the program ``2023-07-05T08:30:12+07:00``. A bare date is
the start of its day, so that what is stamped with an hour of that day is later. A stamp without an offset is
Vietnamese time, which knows one zone and no summer time.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from .typed_day import show_day

if TYPE_CHECKING:
    import polars as pl

OFFSET = timedelta(hours=7)
"""What a stamp without an offset is ahead of UTC."""

_BARE = timezone(OFFSET)
_DAY, _HOUR, _MINUTE = 86400, 3600, 60


def moment(text: str | None) -> int:
    """Return a stamp as seconds since 1970 UTC; what is no stamp is earlier than all that is."""
    if not text:
        return -(1 << 62)
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return -(1 << 62)
    return int((at if at.tzinfo else at.replace(tzinfo=_BARE)).astimezone(UTC).timestamp())


def stamp(at: datetime) -> str:
    """Return an aware time as the ledger writes it: ISO, whole seconds, with its offset."""
    return at.isoformat(timespec="seconds")


def day(text: str) -> str:
    """Return the day of a stamp on its writer's own calendar: "2023-07-05"."""
    return text[:10]


def day_words(text: str) -> str:
    """Return the day of a stamp as people write it: "05/07/2023"; the text itself where it is no stamp."""
    try:
        return show_day(date.fromisoformat(day(text)))
    except ValueError:
        return text


def moment_words(text: str) -> str:
    """Return a stamp as people write it, its minute too where it has one: "05/07/2023 08:30"."""
    minute = re.match(r"[T ](\d\d:\d\d)", text[10:])
    return f"{day_words(text)} {minute[1]}" if minute else day_words(text)


def moments() -> pl.Expr:
    """Return ``recorded_at`` as seconds since 1970 UTC, null where there is none; the column form of ``moment``."""
    import polars as pl

    text = pl.col("recorded_at")

    def number(start: int) -> pl.Expr:
        return text.str.slice(start, 2).cast(pl.Int64, strict=False).fill_null(0)

    days = text.str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False).cast(pl.Int32).cast(pl.Int64)
    seconds = pl.when(text.str.slice(16, 1) == ":").then(number(17)).otherwise(0)
    zone = text.str.extract(r"([+-]\d{2}:?\d{2})$").str.replace(":", "", literal=True)
    hours = zone.str.slice(0, 3).cast(pl.Int64, strict=False) * _HOUR
    minutes = zone.str.slice(3, 2).cast(pl.Int64, strict=False) * _MINUTE
    ahead = pl.when(zone.str.starts_with("-")).then(hours - minutes).otherwise(hours + minutes)
    ahead = pl.when(text.str.ends_with("Z")).then(0).otherwise(ahead).fill_null(int(OFFSET.total_seconds()))
    return days * _DAY + number(11) * _HOUR + number(14) * _MINUTE + seconds - ahead


def day_of(as_of: date) -> date:
    """Return the day of what something is seen as of: a day, or a moment of it on its own calendar."""
    return as_of.date() if isinstance(as_of, datetime) else as_of


def known(text: str, as_of: date | None) -> bool:
    """Tell whether a row with this stamp was there: at the end of a day, or at that very second of a moment.

    What has no stamp was always there, and for ``None`` everything is.
    """
    if as_of is None or not text:
        return True
    if isinstance(as_of, datetime):
        return moment(text) <= _second(as_of)
    return day(text) <= as_of.isoformat()


def until(as_of: date) -> pl.Expr:
    """Tell rows that were there at the end of a day or at a moment; the column form of ``known``."""
    import polars as pl

    if isinstance(as_of, datetime):
        return (moments() <= _second(as_of)).fill_null(value=True)
    return (pl.col("recorded_at").str.slice(0, 10) <= as_of.isoformat()).fill_null(value=True)


def at_moment(text: str) -> datetime:
    """Return a stamp as a moment to see things as of; ValueError if it is none."""
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=_BARE)


def _second(as_of: datetime) -> int:
    return int((as_of if as_of.tzinfo else as_of.replace(tzinfo=_BARE)).timestamp())
