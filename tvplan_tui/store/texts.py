"""A text put into a file of the state folder, for terminals that do not hand it to the clipboard."""

from __future__ import annotations

import re
from pathlib import Path

from tvplan_tui.domain.vietnamese import fold

from .files import replace
from .state_folder import make_room, state_home


def save_text(name: str, text: str) -> Path:
    """Write a text whole, readable by its owner alone, over what the file held; return where.

    Args:
        name: what it is about; becomes the file's name in plain letters.
        text: what to write.

    Raises:
        NotSavedError: the system refused.
    """
    plain = re.sub(r"[^a-z0-9.-]+", "-", fold(name)).strip(".-") or "text"
    path = state_home() / "tvplan" / "texts" / f"{plain[:100]}.txt"
    make_room(path)
    replace(path, lambda _old: text.encode() + b"\n")
    return path
