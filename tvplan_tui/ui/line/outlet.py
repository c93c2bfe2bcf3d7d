"""The way out to the terminal: bytes to its file, in its own character set, and no harm when it has gone."""

from __future__ import annotations

import os
from io import TextIOBase

from tvplan_tui.store.plain_signs import INSTEAD


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
