"""What the ledger says and has said of a figure; plain records, light to load."""

from __future__ import annotations

from typing import NamedTuple

from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import DataStatus


class Said(NamedTuple):
    """What the ledger says of one figure: a number in the unit or an assessment, and how final it is.

    Attributes:
        parts: numerator and denominator the number is made of, if it is.
        note: what was written about it.
    """

    value: float | None
    assessment: str | None
    status: DataStatus | None
    by: str = ""
    at: str = ""
    parts: tuple[float, float] | None = None
    note: str = ""


FIGURE, WITHDRAWAL, VERDICT = "figure", "withdrawal", "verdict"


class Event(NamedTuple):
    """One row that was recorded.

    Attributes:
        kind: ``FIGURE``, ``WITHDRAWAL`` of one, or ``VERDICT`` given by hand.
        before: what counted for that period until then; None if nothing did.
        after: what has counted since; equal to ``before`` where a more final figure stood already.
        verdict: for a verdict its code; "" for one taken back.
        place: ``file:line``.
        on: for a verdict the day it was given, where that is not the day it was recorded; "" else.
    """

    kind: str
    period: Period
    before: Said | None
    after: Said | None
    verdict: str
    note: str
    source: str
    by: str
    at: str
    place: str = ""
    on: str = ""
