"""How far a meeting has come, kept in the state folder: a console that was killed goes on where it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import meant, within
from tvplan_tui.store.drafts import DraftFile
from tvplan_tui.store.refusals import NotSavedError

if TYPE_CHECKING:
    from tvplan_tui.domain.indicator import Plan

FORM, PICKING = "meeting", "agenda"
"""Kinds of drafts: the place of a meeting, an agenda picked and not saved."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a meeting is.

    Attributes:
        ids: its agenda.
        at: the page, from 0.
        period: the period it looks at.
    """

    ids: tuple[str, ...]
    at: int
    period: Period


class Bookmark:
    """The kept place of the meeting on one config; while one console holds it no other one goes on there.

    Args:
        config: the config's path.
    """

    def __init__(self, config: str) -> None:
        self._file = DraftFile(config, FORM, "place")
        self._place: Place | None = None

    def found(self, plan: Plan) -> Place | None:
        """Take over the place that was kept; None if there is none, or none that the plan still has."""
        kept = self._file.found()
        if kept is None:
            return None
        ids = tuple(one for one in kept.fields.get("ids", "").split() if one in plan.by_id)
        chosen = kept.fields.get("at", "")
        try:
            period = meant(plan, Period.parse(kept.fields.get("period", "")))
        except ValueError:
            return None
        if chosen not in ids or not within(plan, period):
            return None
        return Place(ids, ids.index(chosen), period)

    def set(self, place: Place) -> None:
        """Take note of where the meeting is."""
        self._place = place

    def keep(self) -> None:
        """Write it; a place that cannot be kept is no reason to disturb a meeting."""
        try:
            self._file.keep(self._fields)
        except NotSavedError:
            return

    def release(self) -> None:
        """Leave it where it is, for whoever opens a meeting next."""
        self._file.release()

    def drop(self) -> None:
        """Forget it: the meeting is over."""
        self._file.drop()

    def _fields(self) -> dict[str, str]:
        place = self._place
        assert place is not None
        return {"ids": " ".join(place.ids), "at": place.ids[place.at], "period": str(place.period)}
