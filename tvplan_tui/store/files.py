"""Files written whole or not at all, by several people at once, with nothing lost.

A save holds the lock of the file only for read, compare and write. The new text goes to a temporary file in the same
folder, is brought to the disk, and takes the old file's place in one step: whoever reads, and whatever dies when, there
is the old file or the new one. Links stay links; mode, owner, group and access list are kept.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tvplan_tui.domain.language import _

from .locks import SUFFIX, WAIT, locked
from .refusals import BusyError, NotSavedError, refusal
from .sanitize import clean

__all__ = ["BusyError", "ChangedError", "Content", "NotSavedError", "locked", "overwrite", "read", "replace", "sweep"]

_ACL = "system.posix_acl_access"
_LEFT = re.compile(rf"\.(.+)(?:\.tvplan-[0-9a-f]{{16}}\.tmp|{re.escape(SUFFIX)})")


class Content(NamedTuple):
    """What a file held at one moment.

    Attributes:
        data: all of it; empty for a file that was not there.
        digest: SHA-256 of the bytes.
        stat: its state then; None for a file that was not there.
    """

    data: bytes
    digest: str
    stat: os.stat_result | None

    @classmethod
    def of(cls, content: bytes, state: os.stat_result | None = None) -> Content:
        """Return the content of these bytes."""
        return cls(content, hashlib.sha256(content).hexdigest(), state)


class ChangedError(NotSavedError):
    """The file is no longer what the writer had read; nothing was written.

    Attributes:
        expected: what the writer had read.
        found: what the file holds now.
    """

    def __init__(self, path: Path, expected: Content, found: Content) -> None:
        super().__init__(
            _("Chưa ghi được {file}: tệp vừa được người khác sửa").format(file=clean(str(path))),
            _("xem nội dung mới rồi lưu lại"),
        )
        self.expected = expected
        self.found = found


def read(path: str | os.PathLike[str]) -> Content:
    """Return what a file holds; an absent file is empty and has no ``stat``.

    Raises:
        NotSavedError: it is no regular file, or cannot be read.
    """
    try:
        # a pipe must not make this wait for ever
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except FileNotFoundError:
        return Content.of(b"")
    except OSError as error:
        raise refusal(error, Path(path)) from None
    try:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode):
            raise NotSavedError(_("{file} không phải tệp thường").format(file=clean(os.fspath(path))))
        with open(descriptor, "rb", closefd=False) as file:
            return Content.of(file.read(), state)
    except OSError as error:
        raise refusal(error, Path(path)) from None
    finally:
        os.close(descriptor)


def replace(
    path: str | os.PathLike[str],
    make: Callable[[bytes], bytes],
    *,
    expect: Content | None = None,
    wait: float = WAIT,
) -> Content:
    """Give a file new content, made from the present one while nobody else can write.

    Args:
        path: the file; links to it stay. If it is absent, it is made, and ``make`` gets ``b""``.
        make: present bytes to new bytes; what it raises passes through, and nothing is written. If it
            returns what it got, nothing is written either.
        expect: what the caller read before; if the file holds something else now, nothing is written.
        wait: seconds to wait for other writers.

    Returns:
        What the file holds now.

    Raises:
        ChangedError: the file is not as expected, or was edited by hand this very moment.
        BusyError: others were writing all the time.
        NotSavedError: the system refused; the reason in words.
    """
    with locked(path, wait) as file:
        found = read(file)
        if expect is not None and expect.digest != found.digest:
            raise ChangedError(file, expect, found)
        return overwrite(file, found, make(found.data))


def overwrite(file: Path, old: Content, new: bytes) -> Content:
    """Put ``new`` in the place of ``old``; only for whoever holds the lock of ``file``.

    Args:
        file: the real file, as ``locked`` gave it.
        old: what ``read`` found there inside the lock.
        new: what it shall hold.

    Raises:
        ChangedError: an editor that knows no lock has written the file since.
        NotSavedError: the system refused; the old file is intact.
    """
    if new == old.data and old.stat is not None:
        return old
    temporary = file.with_name(f".{file.name}.tvplan-{secrets.token_hex(8)}.tmp")
    try:
        _remove_left(file)
        if old.stat is not None and not os.access(file, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))  # a rename would pass over a file's own "no"
        state = _fill(temporary, new, old.stat)
        if _moved_on(file, old):
            raise ChangedError(file, old, read(file))
        _put(temporary, file)
    except OSError as error:
        _discard(temporary)
        raise refusal(error, file) from None
    except BaseException:
        _discard(temporary)
        raise
    return Content.of(new, state)


def _fill(temporary: Path, new: bytes, like: os.stat_result | None) -> os.stat_result:
    """Write the temporary file to the disk, with the rights of the one whose place it will take."""
    mode = 0o666 if like is None else 0o600  # rights are given, never taken back
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode)
    try:
        left = memoryview(new)
        while left:
            left = left[os.write(descriptor, left) :]
        if like is not None:
            _keep_rights(descriptor, like)
        os.fsync(descriptor)
        return os.fstat(descriptor)
    finally:
        os.close(descriptor)


def _keep_rights(descriptor: int, like: os.stat_result) -> None:
    """Give the new file owner, group and mode of the old one; what cannot be kept never gives anyone more."""
    with suppress(OSError):  # only root may give files away
        os.fchown(descriptor, like.st_uid, -1)
    mode = stat.S_IMODE(like.st_mode) & 0o777
    try:
        os.fchown(descriptor, -1, like.st_gid)
    except OSError:
        if os.fstat(descriptor).st_gid != like.st_gid:
            mode &= ~0o070 | (mode & 0o007) << 3  # another group gets no more than everybody
    os.fchmod(descriptor, mode)


def _keep_access_list(old: Path, new: Path) -> None:
    """Give the new file the old one's access list, or none where the folder's default would add one."""
    with suppress(OSError, AttributeError):  # absent, or a system without such lists
        os.removexattr(new, _ACL)
    with suppress(OSError, AttributeError):
        os.setxattr(new, _ACL, os.getxattr(old, _ACL))


def _moved_on(file: Path, old: Content) -> bool:
    """Whether the file was written since it was read, by an editor that asks for no lock."""
    try:
        now = file.stat()
    except FileNotFoundError:
        return old.stat is not None
    if old.stat is None:
        return True
    return (now.st_ino, now.st_mtime_ns, now.st_size) != (old.stat.st_ino, old.stat.st_mtime_ns, old.stat.st_size)


def _put(temporary: Path, file: Path) -> None:
    """Let the temporary file take the place of ``file``, and bring the folder to the disk."""
    if file.exists():
        _keep_access_list(file, temporary)
    folder = _folder(file.parent)
    try:
        temporary.replace(file)
        if folder is not None:
            with suppress(OSError):  # the file has been replaced: a folder that knows no fsync is no failure
                os.fsync(folder)
    finally:
        if folder is not None:
            os.close(folder)


def _folder(path: Path) -> int | None:
    """Open a folder; None where one may write but not look into it."""
    try:
        return os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    except PermissionError:
        return None


def _discard(temporary: Path) -> None:
    with suppress(OSError):
        temporary.unlink()


def _remove_left(file: Path) -> list[Path]:
    """Remove temporary files that a killed save of ``file`` left; whoever holds the lock is the only one to write."""
    removed = []
    with suppress(OSError):  # litter never stands in the way of a save
        for left in _left_in(file.parent):
            if left.name.endswith(".tmp") and _owner(left) == file.name:
                left.unlink()
                removed.append(left)
    return removed


def _left_in(folder: Path) -> list[Path]:
    with os.scandir(folder) as entries:
        return [Path(entry.path) for entry in entries if _LEFT.fullmatch(entry.name)]


def _owner(left: Path) -> str:
    found = _LEFT.fullmatch(left.name)
    return found[1] if found else ""


def sweep(folder: str | os.PathLike[str]) -> tuple[Path, ...]:
    """Remove what killed saves left in a folder, and nothing of a save that is running; never raises.

    Returns:
        The temporary files removed; a left lock file goes with them.
    """
    removed: list[Path] = []
    with suppress(OSError):
        for name in sorted({_owner(left) for left in _left_in(Path(folder))}):
            with suppress(NotSavedError), locked(Path(folder) / name, wait=0) as file:
                removed += _remove_left(file)
    return tuple(removed)
