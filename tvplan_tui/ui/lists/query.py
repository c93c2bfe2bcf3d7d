"""The filter's little language: words, and signs before them. Pure; knows no widget.

``!`` at risk or missed, ``?`` figures missing, ``@tài chính`` the office, ``#kinh tế`` the sector, ``-`` before any of
them what shall not be; everything else is looked for in name, id, unit and office. All must hold. Diacritics and case
do not matter. After ``@`` and ``#`` words belong together as long as some office or sector is called so: what comes
after that is text again.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tvplan_tui.domain.indicator import Indicator, Kind, Plan
from tvplan_tui.domain.status import Status, is_alarm
from tvplan_tui.domain.vietnamese import fold
from tvplan_tui.report.lacking import lacks

if TYPE_CHECKING:
    from tvplan_tui.report.board import Row

TEXT, OWNER, SECTOR, ALARM, LACK = "text", "@", "#", "!", "?"
NAMED = (OWNER, SECTOR)
NOT = "-"


class Term(NamedTuple):
    """One thing that must hold, or must not.

    Attributes:
        kind: ``TEXT``, ``OWNER``, ``SECTOR``, ``ALARM`` or ``LACK``.
        text: what is looked for, folded.
        negated: whether it must not hold.
    """

    kind: str
    text: str = ""
    negated: bool = False


class Query(NamedTuple):
    """What was typed, read against a plan's offices and sectors."""

    terms: tuple[Term, ...]
    sectors: dict[str, str]
    groups: dict[str, str]

    @property
    def wide(self) -> bool:
        """Whether it asks for an office or a sector, and so for the whole plan."""
        return any(term.kind in NAMED and term.text and not term.negated for term in self.terms)

    def holds(self, one: Indicator, row: Row | None) -> bool:
        """Tell whether an indicator passes; before the figures are judged nothing is at risk or missing."""
        return all(self._holds(term, one, row) is not term.negated for term in self.terms)

    def _holds(self, term: Term, one: Indicator, row: Row | None) -> bool:
        match term.kind:
            case "!":
                return row is not None and is_alarm(Status(row["status"]))
            case "?":
                return row is not None and lacks(row)
            case "@":
                return f" {term.text}" in f" {_words(one.owner)}"
            case "#":
                return f" {term.text}" in f" {self.sectors.get(one.sector, '')}"
            case _:
                heading = self.groups.get(one.parent or "", "")  # a heading's name is its rows' name too
                return term.text in _folded(" ".join((one.name, one.id, one.unit, one.owner, heading)))


def read(text: str, plan: Plan) -> Query:
    """Read a query."""
    sectors = {sector.id: _words(f"{sector.name} {sector.id} {sector.section}") for sector in plan.sectors}
    groups = {one.id: one.name for one in plan.indicators if one.kind is Kind.GROUP}
    offices = {_words(one.owner) for one in plan.indicators}
    known = {OWNER: offices, SECTOR: set(sectors.values())}
    terms: list[Term] = []
    for token in _folded(text).split():
        before = terms[-1] if terms else None
        longer = f"{before.text} {_words(token)}".strip() if before and before.kind in NAMED else ""
        if before and longer and token[0] not in "!?@#" and _called(longer, known[before.kind]):
            terms[-1] = before._replace(text=longer)
        else:
            terms += _terms(token)
    return Query(tuple(terms), sectors, groups)


def _terms(token: str) -> Iterable[Term]:
    """Read one token: an optional minus, a sign, a word; a sign may stand alone or right before a word."""
    negated = len(token) > 1 and token[0] == NOT
    bare = token[1:] if negated else token
    sign = bare[:1]
    if sign in (ALARM, LACK):
        yield Term(sign, negated=negated)
        if bare[1:]:
            yield from _terms(bare[1:])
    elif sign in NAMED:
        yield Term(sign, _words(bare[1:]), negated)
    elif bare != NOT:
        yield Term(TEXT, bare, negated)


def _called(phrase: str, names: Iterable[str]) -> bool:
    return any(f" {phrase}" in f" {name}" for name in names)


@lru_cache(maxsize=1 << 15)
def _folded(text: str) -> str:
    return fold(text)


@lru_cache(maxsize=1 << 13)
def _words(text: str) -> str:
    """Return a name as bare words: "Phòng Tài chính - Kế hoạch" → "phong tai chinh ke hoach"."""
    return " ".join("".join(char if char.isalnum() else " " for char in fold(text)).split())
