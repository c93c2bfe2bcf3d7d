"""Messages of the interface, through gettext, and how numbers and days are written in its language.

The source language of every message is Vietnamese, the language of the staff:
with no catalogue at all the console is complete. Other languages come as
catalogues in ``tvplan_tui/locale/<language>/LC_MESSAGES/tvplan.mo``.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import NamedTuple

DEFAULT = "vi"
_FOLDER = Path(__file__).resolve().parent.parent / "locale"


class Marks(NamedTuple):
    """The marks in a number."""

    group: str
    decimal: str


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""What a catalogue may call the months by: ``name`` in the forms of days and periods."""

_MARKS = {DEFAULT: Marks(".", ",")}
_ELSEWHERE = Marks(",", ".")


class _Language(NamedTuple):
    name: str
    messages: gettext.NullTranslations


_VIETNAMESE = _Language(DEFAULT, gettext.NullTranslations())
_chosen = _VIETNAMESE
_for_now: ContextVar[_Language | None] = ContextVar("language", default=None)


def use(language: str) -> None:
    """Make ``language`` ("vi", "en") the language of every later message."""
    global _chosen
    _chosen = _load(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another language for a while, in this thread alone: a document is in its plan's language."""
    before = _for_now.set(_load(language))
    try:
        yield
    finally:
        _for_now.reset(before)


def _load(language: str) -> _Language:
    if language == DEFAULT:
        return _VIETNAMESE
    return _Language(language, gettext.translation("tvplan", _FOLDER, languages=[language], fallback=True))


def available() -> list[str]:
    """Return the languages there are: Vietnamese, and every one with a catalogue."""
    return [DEFAULT, *sorted(file.parent.parent.name for file in _FOLDER.glob("*/LC_MESSAGES/tvplan.mo"))]


def current() -> str:
    """Return the language in use: "vi", "en"."""
    return (_for_now.get() or _chosen).name


def marks() -> Marks:
    """Return how numbers are written in the language in use."""
    return _MARKS.get(current(), _ELSEWHERE)


def _(message: str) -> str:
    """Return ``message`` in the language in use; called when shown, never at import."""
    return (_for_now.get() or _chosen).messages.gettext(message)
