"""The folder in which the program keeps what is its own: drafts, saved views, where one was last time.

It is read before the first picture, so this module loads nothing.
"""

from __future__ import annotations

import os
from pathlib import Path


def state_home() -> Path:
    """Return the XDG state folder; a relative one is to be ignored, says the XDG specification."""
    named = os.environ.get("XDG_STATE_HOME", "")
    if Path(named).is_absolute():
        return Path(named)
    return Path(os.environ.get("HOME") or Path.home()) / ".local" / "state"


def make_room(path: Path) -> None:
    """Make the folder and an empty file that nobody else may read, whose mode what is written then takes over.

    Raises:
        NotSavedError: the system refused.
    """
    from .refusals import refusal

    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise refusal(error, path) from None
