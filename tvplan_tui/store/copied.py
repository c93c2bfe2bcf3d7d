"""What was copied, in a file as well: not every terminal lets a program reach the clipboard."""

from __future__ import annotations

import os
from pathlib import Path

from .refusals import refusal
from .state_folder import state_home


def copied_file() -> Path:
    """Return where the latest copy is: in the state folder, its owner's alone."""
    return state_home() / "tvplan" / "copied.txt"


def keep_copied(text: str) -> Path:
    """Write the text in place of what was copied before; return the file.

    Raises:
        NotSavedError: the system refused.
    """
    file = copied_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
        descriptor = os.open(file, flags, 0o600)
        try:
            os.write(descriptor, text.encode())
        finally:
            os.close(descriptor)
    except OSError as error:
        raise refusal(error, file) from None
    return file
