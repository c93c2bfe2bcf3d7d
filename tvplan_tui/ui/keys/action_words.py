"""The actions of a screen in words: the lines of its help, the items of its footer."""

from __future__ import annotations

from typing import NamedTuple

from tvplan_tui.domain.language import _

from .action import Action
from .actions import actions, on_screen
from .key_words import PLAIN, key_word
from .situation import WRITING

_HELP = ("help", "form.help")


class Entry(NamedTuple):
    """One line of help or one item of the footer: the text of the keys, what they do."""

    keys: str
    label: str
    tooltip: str


def entries(scope: str, *, ascii: bool = False) -> tuple[Entry, ...]:
    """Return help's lines for a screen: an action each, a family once."""
    lines: list[Entry] = []
    families: set[str] = set()
    for action in on_screen(scope):
        if action.family in families:
            continue
        if action.family:
            families.add(action.family)
        tooltip = _family_tooltip(action)
        lines.append(Entry(_all_keys(action, ascii), action.label, tooltip))
    return tuple(lines)


def footer(scope: str, count: int = 7, *, ascii: bool = False, frozen: bool = False) -> tuple[Entry, ...]:
    """Return the most useful keys of a screen, best first, "help" always among them; ``frozen`` none that writes."""
    offered = (action for action in on_screen(scope) if not (frozen and action.why in WRITING))
    ranked = sorted((action for action in offered if action.rank), key=lambda action: action.rank)
    seen: set[str] = set()
    unique = [a for a in ranked if not (a.family and a.family in seen) and not seen.add(a.family)]  # type: ignore[func-returns-value]
    keep = unique[: count - 1]
    keep += [action for action in unique[count - 1 :] if action.id in (*_HELP, "quit")][:1]
    keep.sort(key=lambda action: action.id in _HELP)  # where there is little room it stays the longest
    return tuple(Entry(_first_key(action, ascii), action.label, action.tooltip) for action in keep)


def _family_tooltip(action: Action) -> str:
    return _("Lùi, tiến một kỳ") if action.id.startswith("period.") else action.tooltip


def _first_key(action: Action, ascii: bool) -> str:
    if action.family:
        return (
            {"↑↓": "Up/Dn", "←→": "</>"}.get(action.family, action.family.translate(PLAIN)) if ascii else action.family
        )
    return key_word(action.keys[0], ascii=ascii)


def _all_keys(action: Action, ascii: bool) -> str:
    members = [action] if not action.family else [other for other in actions() if other.family == action.family]
    if len(members) > 2:
        return _first_key(action, ascii)
    rounds = zip(*(member.keys for member in members), strict=True)
    return "  ".join(" ".join(key_word(key, ascii=ascii) for key in keys) for keys in rounds)
