"""A person's verdict beside the computed one: it never replaces it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from .moment import day, moment
from .moment import known as there
from .period import Period
from .status import Status


class Override(NamedTuple):
    """What somebody decided about an indicator at a period.

    Attributes:
        verdict: how it stands in that person's judgment; None takes the earlier verdict back.
        reason: why.
        at: when it was recorded, as written; "" if not said.
        by: who recorded it.
        given_on: the day it was given, ISO; "" where that is the day it was recorded.
    """

    indicator: str
    period: Period
    verdict: Status | None
    reason: str
    at: str = ""
    by: str = ""
    given_on: str = ""

    @property
    def day(self) -> str:
        """The day it was given, ISO; "" if not said."""
        return self.given_on or day(self.at)


CHOICES: tuple[Status, ...] = (
    Status.MISSED,
    Status.AT_RISK,
    Status.BEHIND,
    Status.IN_PROGRESS,
    Status.ON_TRACK,
    Status.ACHIEVED,
    Status.MET,
    Status.EXCEEDED,
)
"""What a person may decide; that figures are missing or not due is no matter of judgment."""


def in_force(overrides: Iterable[Override], period: Period, as_of: date | None = None) -> dict[str, Override]:
    """Return by indicator the verdicts given at the month a period ends with, the last one recorded by ``as_of``."""
    known = [one for one in overrides if one.period.last == period.last and there(one.at, as_of)]
    latest = {one.indicator: one for one in sorted(known, key=lambda one: moment(one.at))}
    return {key: one for key, one in latest.items() if one.verdict is not None}
