"""One writer at a time: a lock file beside the file, which a dead process never keeps.

The lock is ``flock`` on ``.NAME.tvplan-lock``; the kernel drops it with the process that held it, so a
lock file that was left behind blocks nobody. It is removed when the lock is given back, and whoever takes a lock
makes sure that the file locked is still the one that others would find.
"""

from __future__ import annotations

import fcntl
import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tvplan_tui.domain.language import _

from .refusals import BusyError, refusal
from .sanitize import clean

WAIT = 5.0
"""Seconds a writer waits for others; a save takes some hundredths of one."""
SUFFIX = ".tvplan-lock"


def lock_file(path: Path) -> Path:
    """Return the lock file of a real file."""
    return path.with_name(f".{path.name}{SUFFIX}")


@contextmanager
def locked(path: str | os.PathLike[str], wait: float = WAIT) -> Iterator[Path]:
    """Hold the lock of a file; no other process (or thread) that asks gets it meanwhile.

    It does not nest: whoever holds it writes with ``files.overwrite``, not with ``files.replace``.

    Args:
        path: the file to be written, which need not exist; its folder must.
        wait: seconds to wait for others; 0 tries once.

    Yields:
        The real file, links resolved.

    Raises:
        BusyError: somebody else held it all the time.
        NotSavedError: the lock file cannot be made.
    """
    file = Path(os.path.realpath(path))
    lock = lock_file(file)
    try:
        descriptor = _acquire(lock, file, time.monotonic() + wait)
    except OSError as error:
        raise refusal(error, file) from None
    if descriptor is None:
        reason = _("Chưa ghi được {file}: người khác đang ghi tệp này").format(file=clean(str(file)))
        raise BusyError(reason, _("lưu lại sau ít giây"))
    try:
        yield file
    finally:
        with suppress(OSError):  # in a folder where only its maker may remove it, it stays, and blocks nobody
            if _is_same(descriptor, lock):
                lock.unlink()
        os.close(descriptor)


def _acquire(lock: Path, file: Path, deadline: float) -> int | None:
    while True:
        descriptor = _opened(lock, file)
        if descriptor is not None:
            if _take(descriptor, lock) and _is_same(descriptor, lock):
                return descriptor
            os.close(descriptor)
        if time.monotonic() >= deadline:
            return None
        time.sleep(random.uniform(0.002, 0.02))


def _opened(lock: Path, file: Path) -> int | None:
    """Open the lock file, or make it; None when another process was quicker either way.

    Never ``O_CREAT`` alone: a hardened kernel refuses that for a colleague's file in a shared folder.
    """
    try:
        return os.open(lock, os.O_RDWR | os.O_NOFOLLOW)
    except FileNotFoundError:
        pass
    except PermissionError:
        return os.open(lock, os.O_RDONLY | os.O_NOFOLLOW)  # enough for flock, if not for NFS
    try:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o666)
    except FileExistsError:
        return None
    with suppress(OSError):  # whoever may write the file may lock it
        like = file.stat()
        os.fchown(descriptor, -1, like.st_gid)
        os.fchmod(descriptor, like.st_mode & 0o666 | 0o600)
    return descriptor


def _take(descriptor: int, lock: Path) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a disk that knows no locks: nobody holds this one
        os.close(descriptor)
        with suppress(OSError):
            lock.unlink()
        raise
    return True


def _is_same(descriptor: int, lock: Path) -> bool:
    """Whether the open lock file is the one others find; its last holder may have removed it."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.lstat(lock))
    except FileNotFoundError:
        return False
