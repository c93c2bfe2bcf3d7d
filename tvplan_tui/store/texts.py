"""A text put into a file of the state folder, for terminals that do not hand it to the clipboard."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tvplan_tui.domain.vietnamese import fold

from .drafts import state_home
from .files import replace
from .refusals import refusal


def save_text(name: str, text: str) -> Path:
    """Write a text whole, readable by its owner alone, over what the file held; return where.

    Args:
        name: what it is about; becomes the file's name in plain letters.
        text: what to write.

    Raises:
        NotSavedError: the system refused.
    """
    plain = re.sub(r"[^A-Za-z0-9.-]+", "-", fold(name)).strip(".-") or "text"
    path = state_home() / "tvplan" / "texts" / f"{plain[:100]}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise refusal(error, path) from None
    replace(path, lambda _old: text.encode() + b"\n")
    return path
