"""A figure somebody should look at again, and what doubts are raised from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .period import Period


class Figure(NamedTuple):
    """One figure that counts.

    Attributes:
        period: what it covers.
        value: in the indicator's unit; from numerator and denominator where they are given.
        parts: these two, where they are given. Of a ratio such a figure is only a part of the year's: what was there
            from the start stands in the first denominator alone, and a later month may well be above 100 %.
        rank: how final it is, as in ``observation.SCHEMA``.
    """

    period: Period
    value: float
    parts: tuple[float, float] | None = None
    rank: int = 0


class Known(NamedTuple):
    """What the scoreboard says of an indicator, as far as relations between indicators need it.

    Attributes:
        actual: this year so far, in the unit.
        through: the month of the latest figure; figures of different months are not compared.
    """

    actual: float | None
    through: str | None


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """A figure somebody should look at again.

    Attributes:
        indicator: its id; "" where a whole period is meant.
        period: which figure.
        message: what is odd about it, one sentence.
        others: further indicators it rests on.
    """

    indicator: str
    period: str
    message: str
    others: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where it is, as people write it: "III-5 quý I/2023"."""
        period = Period.parse(self.period).words() if self.period else ""
        return " ".join(part for part in (self.indicator, period) if part)
