"""Files looked at now and then, so that what others save is seen; silent as long as nothing changes.

Their state is asked for, not announced: that works on network disks too, and survives that an editor puts a new file
in the old one's place. The thread sleeps in between; the screen is only woken by a change.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event, Thread

EVERY = 1.5
"""Seconds between two looks: with the reading behind it, a change is on the screen within three."""
STILL = 0.1
"""Seconds a changed file must stay as it is before it is read: an editor may still be writing it."""
_ROUNDS = 10
"""How often that is waited for; a file that never rests is read all the same."""

State = dict[str, tuple[int, int, int] | None]
"""By path: modified (ns), size, inode; None for a file that is not there."""


def state(files: Iterable[Path]) -> State:
    """Return the state of files; of a link, that of the file it leads to."""
    return {os.fspath(file): _state(file) for file in files}


def _state(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


class Watch:
    """A thread that tells when files have changed.

    Args:
        files: returns the files to look at, asked before every look: a new one counts as a change.
        changed: called in the thread with the files that differ.
        known: their state when they were read; what happened since is a change.
        first: run once in the thread before it watches.

    Attributes:
        known: set it at each reading, so that what has been read is not told as a change.
    """

    def __init__(
        self,
        files: Callable[[], Iterable[Path]],
        changed: Callable[[tuple[str, ...]], object],
        known: State,
        first: Callable[[], object],
    ) -> None:
        self._files = files
        self._changed = changed
        self._first = first
        self.known = known
        self._ended = Event()
        self._thread = Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> None:
        """Watch no longer; returns once the thread has gone, or hangs on a disk that does not answer."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join(0.5)

    def _run(self) -> None:
        self._first()
        while not self._ended.wait(EVERY):
            now = state(self._files())
            if now == self.known:
                continue
            now, before = self._settled(now), self.known
            different = tuple(name for name in sorted(now.keys() | before.keys()) if now.get(name) != before.get(name))
            self.known = now
            if different and not self._ended.is_set():
                self._changed(different)

    def _settled(self, now: State) -> State:
        """Return the state once it has stopped changing."""
        for _round in range(_ROUNDS):
            if self._ended.wait(STILL):
                break
            later = state(self._files())
            if later == now:
                break
            now = later
        return now
