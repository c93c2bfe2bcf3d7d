"""Files looked at now and then, so that what others save is seen; silent as long as nothing changes.

Their state is asked for, not announced: that works on network disks too, and survives that an editor puts a new file
in the old one's place. The thread sleeps in between; the screen is only woken by a change.

A disk's clock ticks slower than people write: two saves of the same length within one tick look alike. So the content
of a file that changed a moment ago is looked at as well, until its time of change is so old that a further save must
have another.
"""

from __future__ import annotations

import os
import time
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

EVERY = 1.0
"""Seconds between two looks: with the reading behind it, a change is on the screen within three."""
STILL = 0.1
"""Seconds a changed file must stay as it is before it is read: an editor may still be writing it."""
TICK = 2.0
"""Seconds within which two saves may bear the same time: FAT counts in twos, old network disks in ones."""
LARGEST = 16 << 20
"""Bytes up to which a file's content is looked at; reading more would cost more than the chance is worth."""
_ROUNDS = 10
"""How often that is waited for; a file that never rests is read all the same."""


class Stamp(NamedTuple):
    """How a file was found.

    Attributes:
        modified: when its content changed, ns.
        changed: when anything of it did, ns; a copy that keeps the old time of modification shows here.
        size: in bytes.
        inode: another one after an atomic replace.
        content: checksum, only where the times were too young to tell a further save; None otherwise.
    """

    modified: int
    changed: int
    size: int
    inode: int
    content: int | None = None


State = dict[str, Stamp | None]
"""By path; None for a file that is not there."""


def state(files: Iterable[Path], known: State | None = None) -> State:
    """Return the state of files, to be compared with what is ``known``; of a link, that of the file it leads to."""
    return {os.fspath(file): _stamp(file, (known or {}).get(os.fspath(file))) for file in files}


def differing(now: State, before: State) -> tuple[str, ...]:
    """Return the files whose state is another one."""
    return tuple(name for name in sorted(now.keys() | before.keys()) if not _same(now.get(name), before.get(name)))


def _same(one: Stamp | None, other: Stamp | None) -> bool:
    if one is None or other is None:
        return one is other
    return one[:4] == other[:4] and (one.content == other.content or None in (one.content, other.content))


def _stamp(file: Path, known: Stamp | None) -> Stamp | None:
    """Return a file's stamp; it is opened for that: a network disk asks the server then, and not its own memory."""
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except PermissionError:
        return _closed(file)
    except (OSError, ValueError):
        return None
    try:
        stamp = _of(os.fstat(descriptor))
        young = time.time_ns() - max(stamp.modified, stamp.changed) < TICK * 1e9
        if stamp.size <= LARGEST and (young or (known is not None and known.content is not None)):
            return stamp._replace(content=zlib.crc32(os.read(descriptor, stamp.size)))
        return stamp
    except OSError:
        return None
    finally:
        os.close(descriptor)


def _closed(file: Path) -> Stamp | None:
    try:
        return _of(file.stat())
    except OSError:
        return None


def _of(found: os.stat_result) -> Stamp:
    return Stamp(found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


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
        with suppress(OSError, ValueError, RuntimeError):  # whatever becomes of it, the files are followed
            self._first()
        while not self._ended.wait(EVERY):
            self._look()

    def _look(self) -> None:
        """Tell of a change; a look that fails (a folder taken away, a disk gone) is as good as none."""
        known = self.known
        now = self._state(known)
        if now is None:
            return
        if differing(now, known):
            now, known = self._settled(now), self.known
            different = differing(now, known)
            self.known = now
            if different and not self._ended.is_set():
                self._changed(different)
        elif self.known is known:
            self.known = now  # its checksums go once they are no longer needed

    def _state(self, known: State) -> State | None:
        try:
            return state(self._files(), known)
        except (OSError, ValueError, RuntimeError):
            return None

    def _settled(self, now: State) -> State:
        """Return the state once it has stopped changing."""
        for _round in range(_ROUNDS):
            if self._ended.wait(STILL):
                break
            later = self._state(now)
            if later is None or not differing(later, now):
                break
            now = later
        return now
