"""Who records something, and when: what every row the program writes ends with."""

from __future__ import annotations

import getpass
from datetime import datetime

from tvplan_tui.domain.moment import stamp
from tvplan_tui.store.sanitize import clean

LONGEST = 64
"""Characters of a name; a name is what the system calls the user, not a text."""


def author() -> str:
    """Return the name of whoever is logged in, safe to write; "" where the system knows none."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
    return clean(name).strip()[:LONGEST]


def now() -> str:
    """Return this moment as the ledger writes it: ISO, whole seconds, with the offset of this machine."""
    return stamp(datetime.now().astimezone())
