"""What a meeting concluded about an indicator: text, office, due date; corrected and taken back by later rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .moment import known
from .period import Period


@dataclass(frozen=True, slots=True)
class Conclusion:
    """One row: a conclusion, its correction, or its being taken back.

    Attributes:
        number: what it is called by, "7/2023"; every row about one conclusion has the same.
        indicator: what it is about.
        period: the period the meeting looked at.
        text: what was concluded.
        office: who sees to it; "" for nobody named.
        due: by when; None for no date.
        withdrawn: whether this row takes the conclusion back.
        at: when the row was recorded, as written.
        by: who recorded it.
    """

    number: str
    indicator: str
    period: Period
    text: str
    office: str = ""
    due: date | None = None
    withdrawn: bool = False
    at: str = ""
    by: str = ""

    @property
    def place(self) -> tuple[str, int]:
        """Year and running number, by which conclusions are sorted."""
        running, _stroke, year = self.number.partition("/")
        return year, int(running) if running.isdecimal() else 0


def in_force(rows: Iterable[Conclusion], as_of: date | None = None) -> tuple[Conclusion, ...]:
    """Return what stands, by number: of several rows about one the last that was recorded by ``as_of``.

    Files are only ever added to, so that the order of the rows is the order of what happened.
    """
    latest = {one.number: one for one in rows if known(one.at, as_of)}
    return tuple(sorted((one for one in latest.values() if not one.withdrawn), key=lambda one: one.place))


def concerning(
    rows: Iterable[Conclusion], *, period: Period | None = None, indicator: str | None = None
) -> tuple[Conclusion, ...]:
    """Return the conclusions of meetings on a period (a month, or all within a quarter, half or year)."""
    return tuple(
        one
        for one in rows
        if (indicator is None or one.indicator == indicator)
        and (period is None or (period.first <= one.period.last <= period.last))
    )
