"""The way out to the terminal: bytes to its file, in its own character set, and no harm when it has gone."""

from __future__ import annotations

import codecs
import os
from io import TextIOBase

from tvplan_tui.domain.vietnamese import fold

INSTEAD = "tvplan.base-letters"
"""Name of the error handler: a letter that the character set lacks loses its marks, anything else is a "?"."""


def _base_letters(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    lost = error.object[error.start : error.end]
    plain = "".join(base if len(base := fold(char)) == 1 and base.isascii() else "?" for char in lost)
    return "".join(b.upper() if a.isupper() else b for a, b in zip(lost, plain, strict=True)), error.end


codecs.register_error(INSTEAD, _base_letters)


class Outlet(TextIOBase):
    """A file that writes past Python's buffers, whose lock a thread stuck on a dead line would keep at exit.

    Args:
        descriptor: of the terminal.
        charset: what the terminal reads, as Python names it.

    Attributes:
        gone: whether the terminal refuses; whatever is written from then on is dropped.
    """

    def __init__(self, descriptor: int, charset: str) -> None:
        self._descriptor = descriptor
        self._charset = charset
        self.gone = False

    def fileno(self) -> int:
        """Return the descriptor."""
        return self._descriptor

    def write(self, text: str) -> int:
        """Write all of it; waits where the terminal takes no more for now."""
        left = memoryview(text.encode(self._charset, INSTEAD))
        while left and not self.gone:
            try:
                left = left[os.write(self._descriptor, left) :]
            except OSError:  # the line has been cut
                self.gone = True
        return len(text)
