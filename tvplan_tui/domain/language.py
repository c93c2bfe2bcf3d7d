"""Messages of the interface, through gettext.

The source language of every message is Vietnamese, the language of the staff:
with no catalogue at all the console is complete. Other languages come as
catalogues in ``tvplan_tui/locale/<language>/LC_MESSAGES/tvplan.mo``.
"""

from __future__ import annotations

import gettext
from pathlib import Path

DEFAULT = "vi"
_FOLDER = Path(__file__).resolve().parent.parent / "locale"
_current: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str) -> None:
    """Make ``language`` ("vi", "en") the language of every later message."""
    global _current
    if language == DEFAULT:
        _current = gettext.NullTranslations()
    else:
        _current = gettext.translation("tvplan", _FOLDER, languages=[language], fallback=True)


def available() -> list[str]:
    """Return the languages there are: Vietnamese, and every one with a catalogue."""
    return [DEFAULT, *sorted(file.parent.parent.name for file in _FOLDER.glob("*/LC_MESSAGES/tvplan.mo"))]


def _(message: str) -> str:
    """Return ``message`` in the language in use; called when shown, never at import."""
    return _current.gettext(message)
