"""What the palette offers, and what a few typed letters find in it. Pure; knows no widget."""

from __future__ import annotations

from dataclasses import dataclass

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.vietnamese import fold

from .actions import on_screen
from .key_words import key_word
from .period_offers import means, names, periods

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
    found += [_time(one, now=one == period) for one in periods(plan)]
    found += [Offer(ROW, one.id, one.name, f"{one.id}  {one.unit}") for one in plan.indicators]
    return found


def _time(period: Period, *, now: bool) -> Offer:
    return Offer(TIME, str(period), period.words(), f"{period}  {_('đang xem')}" if now else str(period))


def kind_word(kind: str) -> str:
    """Return the name of a kind of offer."""
    return {ACTION: _("lệnh"), ROW: _("chỉ tiêu"), PLACE: _("lĩnh vực"), TIME: _("kỳ")}[kind]


def matching(found: list[Offer], query: str) -> list[Offer]:
    """Return the offers that hold every word of ``query``, diacritics aside; of the periods, those it means.

    First what is called just that, then those that begin with it, then those with a word that does, then those that
    hold it as it is typed.
    """
    phrase = fold(query).strip()
    words = phrase.split()
    if not words:
        return found

    def held(offer: Offer) -> bool:
        if offer.kind == TIME:
            return means(phrase, Period.parse(offer.value))
        text = fold(f"{offer.text} {offer.hint}")
        return all(word in text for word in words)

    return sorted(filter(held, found), key=lambda offer: _distance(offer, phrase))


def _distance(offer: Offer, phrase: str) -> int:
    called = names(Period.parse(offer.value)) if offer.kind == TIME else (offer.text,)
    texts = [fold(text) for text in called]
    if phrase in texts:
        return 0
    if any(text.startswith(phrase) for text in texts):
        return 1
    return 2 if any(f" {phrase}" in text for text in texts) else 3 if any(phrase in text for text in texts) else 4
