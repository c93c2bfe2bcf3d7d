"""An indicator's months: what charts, sparklines and the history of a row are drawn from."""

from __future__ import annotations

from dataclasses import dataclass

Values = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Twelve months of the indicator's own year beside the twelve before.

    Every tuple has twelve entries, one for each month of the indicator's year in
    order; None means that nothing is known (or asked for), never zero. A figure of a
    quarter, half year or year stands at its last month.

    Attributes:
        months: calendar month numbers, e.g. (10, 11, 12, 1, … 9) for a year that starts in October.
        values: this year's figures in the unit; for a flow the period's own amount, for a ratio or growth
            the rate of the year up to the month (what is judged).
        previous: the same months a year earlier.
        cumulative: for a flow the running total up to the month (None after the last known month
            and where months are missing before it); otherwise equal to ``values``.
        previous_cumulative: the same a year earlier, to the full year.
        path: what the target asks for at the end of each month, in the unit.
        target: the number the year is to end at; ``low`` and ``high`` where it is a range.
        now: how many months of the indicator's year have run at the period shown (0–12).
        statuses: data status of this year's figures ("estimate" …), None where none is said.
    """

    months: tuple[int, ...]
    values: Values
    previous: Values
    cumulative: Values
    previous_cumulative: Values
    path: Values
    target: float | None
    low: float | None
    high: float | None
    now: int
    statuses: tuple[str | None, ...] = (None,) * 12
