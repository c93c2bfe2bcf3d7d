"""What the palette offers, and what a few typed letters find in it. Pure; knows no widget."""

from __future__ import annotations

from dataclasses import dataclass

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period, ordinal
from tvplan_tui.domain.vietnamese import fold

from .actions import on_screen
from .key_words import key_word

ACTION, ROW, PLACE, TIME = "action", "row", "place", "time"


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the palette.

    Attributes:
        kind: what choosing it does: run an ``ACTION``, open a ``ROW``, a ``PLACE`` or a ``TIME``.
        value: the action's id, the indicator's id, the sector's place from 0, or the period's text.
        text: what it is called.
        hint: key, unit or the like, shown on the right.
    """

    kind: str
    value: str
    text: str
    hint: str = ""


def offers(scope: str, plan: Plan, period: Period | None, *, ascii: bool = False) -> list[Offer]:
    """Return everything the palette offers on a screen: actions, sectors, periods of the year, indicators."""
    found = [
        Offer(ACTION, action.id, action.tooltip, "  ".join(key_word(key, ascii=ascii) for key in action.keys))
        for action in on_screen(scope)
        if action.palette and not action.widget
    ]
    found += [Offer(PLACE, str(at), sector.name, sector.section) for at, sector in enumerate(plan.sectors)]
    start = ordinal(plan.year, plan.year_start)
    months = (Period(at, at) for at in range(start, start + 12))
    found += [Offer(TIME, str(month), month.words(), _("đang xem") if month == period else "") for month in months]
    found += [Offer(ROW, one.id, one.name, f"{one.id}  {one.unit}") for one in plan.indicators]
    return found


def kind_word(kind: str) -> str:
    """Return the name of a kind of offer."""
    return {ACTION: _("lệnh"), ROW: _("chỉ tiêu"), PLACE: _("lĩnh vực"), TIME: _("kỳ")}[kind]


def matching(found: list[Offer], query: str) -> list[Offer]:
    """Return the offers that hold every word of ``query``, diacritics aside.

    First those that begin with it, then those with a word that does, then those that hold it as it is typed.
    """
    phrase = fold(query).strip()
    words = phrase.split()
    kept = [offer for offer in found if all(word in fold(f"{offer.text} {offer.hint}") for word in words)]

    def distance(offer: Offer) -> int:
        text = fold(offer.text)
        return 0 if text.startswith(phrase) else 1 if f" {phrase}" in text else 2 if phrase in text else 3

    return sorted(kept, key=distance) if phrase else kept
