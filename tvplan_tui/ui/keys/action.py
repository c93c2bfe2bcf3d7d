"""What an action is, and the screens on which one can work."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .situation import Situation, never

APP, OVERVIEW, SECTOR, INDICATOR, CHART = "app", "overview", "sector", "indicator", "chart"
HELP, PROBLEMS, BROKEN, LISTS = "help", "problems", "broken", "lists"
ENTRY, MONTH, LOG, FORM = "entry", "month", "log", "form"
CHANGES, WHY = "changes", "why"
YEAR, SPARKS, TOGETHER = "year", "sparks", "together"
TASKS, CALENDAR = "tasks", "calendar"
AGENDA, MEETING, CONCLUDING, ENDING = "agenda", "meeting", "concluding", "ending"
EXPORT = "export"

SCOPES: tuple[str, ...] = (
    *(APP, OVERVIEW, SECTOR, INDICATOR, CHART, HELP, PROBLEMS, BROKEN),
    *(ENTRY, MONTH, LOG, FORM, CHANGES, WHY, YEAR, SPARKS, TOGETHER, TASKS, CALENDAR),
    *(AGENDA, MEETING, CONCLUDING, ENDING, EXPORT),
)
"""Where an action can work: ``APP`` is every full screen with a plan, the others are one screen each."""
ALONE: tuple[str, ...] = (APP, BROKEN, ENTRY, MONTH, FORM, WHY, AGENDA, MEETING, CONCLUDING, ENDING, EXPORT)
"""Scopes that those of ``APP`` do not reach: in a form, letters are text; a box over a screen has its own."""


class Action(NamedTuple):
    """Something a key does.

    Attributes:
        id: stable name; keys are remapped by it.
        keys: key names as Textual spells them, the one to show first.
        label: one or two words, for the footer.
        tooltip: a sentence, for help and palette.
        scopes: screens on which it works.
        rank: place in the footer, the smallest first; 0 keeps it out.
        why: reason why it is refused now; "" lets it run.
        family: actions of one family share one entry in footer and help; the text of its keys.
        widget: bound inside the table itself, listed here so that help is complete.
        palette: whether the palette offers it by its tooltip.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    tooltip: str
    scopes: tuple[str, ...]
    rank: int = 0
    why: Callable[[Situation], str] = never
    family: str = ""
    widget: bool = False
    palette: bool = True
