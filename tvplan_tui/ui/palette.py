"""What the palette offers, and what a few typed letters find in it. Pure; knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import periods
from tvplan_tui.domain.vietnamese import fold

from .keys.actions import on_screen
from .keys.key_words import key_word
from .period_offers import means, names

ACTION, ROW, PLACE, TIME, VIEW, YEARS, KEEP = "action", "row", "place", "time", "view", "years", "keep"
LEAST = 2
"""Letters from which scattered ones are looked for."""
SPREAD = 4
"""How many times as long as the letters the stretch may be in which they are scattered."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of a list to choose from.

    Attributes:
        kind: what choosing it does: run an ``ACTION``, open a ``ROW``, a ``PLACE``, a ``TIME`` or a ``VIEW``,
            compare with ``YEARS``, ``KEEP`` the present view.
        value: the action's id, the indicator's id, the sector's place from 0, the period's text, the view's name.
        text: what it is called.
        hint: key, unit or the like, shown on the right.
    """

    kind: str
    value: str
    text: str
    hint: str = ""

    @property
    def name(self) -> str:
        """What it is remembered by."""
        return f"{self.kind} {self.value}"


def offers(
    scope: str, plan: Plan, period: Period | None, views: Sequence[str] = (), *, ascii: bool = False
) -> list[Offer]:
    """Return everything the palette offers: actions of a screen, saved views, sectors, periods, indicators."""
    found = [
        Offer(ACTION, action.id, action.tooltip, "  ".join(key_word(key, ascii=ascii) for key in action.keys))
        for action in on_screen(scope)
        if action.palette and not action.widget
    ]
    found += [Offer(VIEW, name, name) for name in views]
    found += [Offer(PLACE, str(at), sector.name, sector.section) for at, sector in enumerate(plan.sectors)]
    found += [_time(one, now=one == period) for one in periods(plan)]
    found += [Offer(ROW, one.id, one.name, f"{one.id}  {one.unit}") for one in plan.indicators]
    return found


def _time(period: Period, *, now: bool) -> Offer:
    return Offer(TIME, str(period), period.words(), f"{period}  {_('đang xem')}" if now else str(period))


def kind_word(kind: str) -> str:
    """Return the name of a kind of offer."""
    return {
        ACTION: _("lệnh"),
        ROW: _("chỉ tiêu"),
        PLACE: _("lĩnh vực"),
        TIME: _("kỳ"),
        VIEW: _("khung"),
        YEARS: _("năm"),
        KEEP: _("lưu"),
    }[kind]


def matching(found: Sequence[Offer], query: str, recent: Sequence[str] = ()) -> list[Offer]:
    """Return the offers that ``query`` finds, diacritics aside; of the periods, those it means.

    First what is called just that or begins so, then what has words that do, then initials ("ttns"), then what holds
    all of its words, last where its letters are scattered closely. Of equals those of ``recent`` come first.
    """
    latest = {name: at for at, name in enumerate(recent)}

    def age(offer: Offer) -> int:
        return latest.get(offer.name, len(latest))

    phrase = " ".join(fold(query).split())
    if not phrase:
        return sorted(found, key=age)
    ranked = [(rank, age(offer), offer) for offer in found if (rank := _rank(offer, phrase)) is not None]
    return [offer for _rank_, _age, offer in sorted(ranked, key=lambda each: each[:2])]


def _rank(offer: Offer, phrase: str) -> int | None:
    """Return how near an offer comes, 0 the nearest; None if it is not found."""
    if offer.kind == TIME:
        return _rank_of_period(Period.parse(offer.value), phrase)
    text, words = _folded(offer.text), phrase.split()
    whole = f"{text} {_folded(offer.hint)}"
    if phrase in (text, _folded(offer.hint)):
        return 0
    if text.startswith(phrase):
        return 1
    if f" {phrase}" in f" {whole}":
        return 2
    if all(f" {word}" in f" {whole}" for word in words):
        return 3
    if len(phrase) >= LEAST and "".join(each[0] for each in text.split()).startswith(phrase):
        return 4
    if all(word in whole for word in words):
        return 5
    return 6 if _scattered(phrase.replace(" ", ""), text) else None


def _rank_of_period(period: Period, phrase: str) -> int | None:
    if not means(phrase, period):
        return None
    texts = [_folded(name) for name in names(period)]
    if phrase in texts:
        return 0
    if any(text.startswith(phrase) for text in texts):
        return 1
    return 2 if any(f" {phrase}" in text for text in texts) else 3


def _scattered(letters: str, text: str) -> bool:
    """Tell whether the letters stand in a text in their order, beginning at a word and not too far apart."""
    if len(letters) < LEAST:
        return False
    starts = [at for at, char in enumerate(text) if char == letters[0] and (at == 0 or not text[at - 1].isalnum())]
    for start in starts:
        at: int = start
        for letter in letters[1:]:
            at = text.find(letter, at + 1)
            if at < 0:
                return False
        if at - start < SPREAD * len(letters):
            return True
    return False


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return fold(text)
