"""A judged row put into words: what the query gives, and what the plan and people say besides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from tvplan_tui.domain import due
from tvplan_tui.domain.explain import explain
from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.outlook import outlook
from tvplan_tui.domain.override import Override
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.revisions import revision_at
from tvplan_tui.domain.status import Status, is_alarm

from .row import FURTHER, PINNED, Row


class Told(Mapping[str, Any]):
    """A row of the board; its two sentences are made when they are first asked for: few of a long table are read.

    Args:
        known: what the query gives and what is said of it besides.
        explanation: makes that key's sentence; ``outlook`` likewise.
    """

    __slots__ = ("_known", "_later")
    _KEYS = dict.fromkeys(PINNED + FURTHER)

    def __init__(self, known: dict[str, Any], explanation: Callable[[], str], outlook: Callable[[], str]) -> None:
        self._known = known
        self._later = {"explanation": explanation, "outlook": outlook}

    def __getitem__(self, key: str) -> Any:
        try:
            return self._known[key]
        except KeyError:
            self._known[key] = made = self._later[key]()
            return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._KEYS)

    def __len__(self) -> int:
        return len(self._KEYS)


class Seen(NamedTuple):
    """What a row is told with: the plan in force at the period, the plan as set, and verdicts given by hand."""

    plan: Plan
    original: Plan
    period: Period
    as_of: date | None
    overrides: Mapping[str, Override]

    def told(self, row: Mapping[str, Any]) -> Row:
        """Return the row with its sentences, its missing periods in words scripts read, and what people decided."""
        indicator, original = self.plan.by_id[row["id"]], self.original.by_id[row["id"]]
        missing = due.periods(row["missing_mask"], row["start"], row["every"])
        revision = revision_at(indicator, self.plan.year, self.period, self.as_of)
        told = {
            **row,
            "target": indicator.aim,
            "missing_periods": [str(period) for period in missing],
            "data_through": _month(row, row["through"]),
            "note_period": _month(row, row["note_at"]),
            "original_target": original.aim,
            "original_low": original.low,
            "original_high": original.high,
            "target_document": revision.document if revision else None,
            "target_since": revision.date if revision else None,
            "override": _given(self.overrides.get(row["id"])),
            "unexplained": self._unexplained(row),
        }
        return Told(
            told, lambda: explain(told, indicator, self.plan, missing), lambda: outlook(told, indicator, self.plan)
        )

    def _unexplained(self, row: Mapping[str, Any]) -> bool:
        """Whether a verdict asks for action and nobody wrote why: no note to the latest figure or in the period."""
        if not is_alarm(Status(row["status"])):
            return False
        since = min(row["through"] or 0, self.period.first - row["start"])
        return row["note_at"] is None or row["note_at"] < since


def _month(row: Mapping[str, Any], at: int | None) -> str | None:
    """Return a month of the indicator's own year as a period's text."""
    return None if at is None else str(Period(row["start"] + at, row["start"] + at))


def _given(override: Override | None) -> dict[str, str] | None:
    """Return a verdict given by hand as scripts read it."""
    if override is None or override.verdict is None:
        return None
    return {
        "verdict": override.verdict.value,
        "reason": override.reason,
        "by": override.by,
        "at": override.at,
        "on": override.day,
    }
