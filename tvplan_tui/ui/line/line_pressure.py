"""How far a line is behind what was written to it, judged by the terminal's own answers.

The queue of a pseudo-terminal tells nothing: sshd (or tmux) empties it at once into buffers of a megabyte, and Linux
says 0 for it anyway. So the terminal is asked now and then to report its cursor, which it does once everything
before the question has been drawn. From the times of its answers follow how fast the line carries and when it will
have carried what is under way. A line that proves fast is asked once in ``SELDOM`` bytes, a slow one
after each picture; a terminal that never answers is taken for fast.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from math import inf
from typing import NamedTuple

QUESTION = "\x1b[6n"
"""Report the cursor: as old as the VT100, so that terminals which know little else answer it."""
SLACK = 0.1
"""Seconds of carrying that may be under way when the next picture is sent: the line must not run dry."""
FAST = 50_000.0
"""Bytes a second from which the line needs no watching."""
SELDOM = 2048
"""Bytes after which a fast line is asked again: it may have become slow."""
LATE = 0.5
"""Seconds an answer may be late before the line counts as stalled."""
LOST = 2.0
"""Seconds for which pictures wait for a late answer: one can get lost among keys."""
LEAVING = 1.0
"""Seconds an answer may be late before a console that leaves goes without it."""
LONGEST = 8.0
"""Seconds after a question in which a console that leaves goes in any case."""
FIRST = 30.0
"""Seconds after which the answer after the first picture, which tells the speed, is given up."""
SLOWEST = 300.0
"""Bytes a second below which no line is taken to be, whatever an answer says."""
AT_ONCE = 0.02
"""Seconds of carrying too short to tell a speed by."""
TELLING = 200
"""Bytes from which a speed is told by their carrying: of fewer, the way and the terminal take longer than the line."""


class _Question(NamedTuple):
    at: float
    """When it was asked."""
    due: float
    """When the line should have carried all that lies before it."""
    size: int
    """Bytes since the question before."""


class LinePressure:
    """What is under way on the line to one terminal.

    Args:
        clock: seconds that only go forward.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._open: deque[_Question] = deque()
        self._since = 0
        self._carried_at = -inf
        self._empty_at = -inf
        self._shortest = inf
        self._rate = inf
        self._measured = False

    def sent(self, size: int) -> None:
        """Take note that so many bytes were written."""
        self._since += size
        self._empty_at = max(self._clock(), self._empty_at) + size / self._rate

    @property
    def doubtful(self) -> bool:
        """Whether the terminal should be asked now, at the end of a picture."""
        if not self._since:
            return False
        if self._shortest == inf:  # it has never answered: ask before and after the first picture, then leave it alone
            return len(self._open) < 2
        if not self._measured:
            return self._since >= TELLING
        return self._rate < FAST or self._since >= SELDOM

    def asked(self) -> None:
        """Take note that ``QUESTION`` was written, behind all that was sent."""
        self._open.append(_Question(self._clock(), self._empty_at, self._since))
        self._since = 0

    def answered(self) -> None:
        """Take note of an answer: all before the oldest question has been drawn."""
        if not self._open:
            return
        asked, now = self._open.popleft(), self._clock()
        self._shortest = min(self._shortest, now - asked.at)
        carrying = now - max(self._carried_at, asked.at + self._shortest)
        if asked.size >= TELLING:
            self._rate = max(SLOWEST, asked.size / carrying) if carrying > AT_ONCE else inf
            self._measured = True
        self._carried_at = now
        self._foresee(now - self._shortest)

    def _foresee(self, empty_at: float) -> None:
        """Work out anew when the line will have carried what is under way, it having been empty then."""
        for at, question in enumerate(self._open):
            empty_at = max(question.at, empty_at) + question.size / self._rate
            self._open[at] = question._replace(due=empty_at)
        self._empty_at = empty_at + self._since / self._rate

    @property
    def awaited(self) -> bool:
        """Whether an answer is under way: one that comes when the console has left stands in the user's shell."""
        if not self._open:
            return False
        latest = self._open[-1]
        carried = max(latest.at, latest.due) + (self._shortest if self._shortest < inf else 0.0)
        return self._clock() < min(carried + LEAVING, latest.at + LONGEST)

    @property
    def behind(self) -> bool:
        """Whether a picture sent now would only queue behind others."""
        if not self._open or self._shortest == inf:
            return False
        oldest, now = self._open[0], self._clock()
        late = now - max(oldest.at, oldest.due) - self._shortest
        if late > LOST:
            if self._measured or late > FIRST:
                self._open.clear()
            return False
        return late > LATE or self._empty_at - now > SLACK
