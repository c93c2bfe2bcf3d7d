"""What was typed into a form and not saved yet, kept in the state folder across a dropped line.

A draft is one small JSON file of its own, readable by its owner alone, written whole or not at all. Losing one costs
somebody a few words; it never stands in the way of anything else, so that an unreadable one is simply none.

Two consoles may have the same form open. Each writes a file of its own, and holds it with ``flock`` for as long as the
form is open; the kernel lets go of it with the process, however that ends. A form that opens takes over the latest
draft that nobody holds, in one step, so that of two only one gets it; the others wait for the next.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from tvplan_tui.domain.language import _

from .ledger.authorship import now
from .refusals import NotSavedError, refusal
from .state_folder import state_home

LARGEST = 1 << 20
"""Bytes of a draft; nobody types more."""
TRIES = 5
"""How often a draft that is held is asked for: somebody may only be looking whether it is free."""
PAUSE = 0.01
YOUNG = 2.0
"""Seconds for which a temporary file that nobody holds may still be somebody's who has just made it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft as it was found.

    Attributes:
        form: which kind of form, e.g. "figure".
        key: what it is about, e.g. "KT3 2023-09".
        fields: what was typed, by field.
        at: when it was written, as the ledger writes times.
    """

    form: str
    key: str
    fields: Mapping[str, str]
    at: str


@dataclass
class DraftFile:
    """The draft of one open form about one thing of one config.

    Attributes:
        config: the config's path; links are resolved, so that it is one config however it was opened.
        form: which kind of form.
        key: what it is about.
        elsewhere: whether another open form about the same thing had a draft when ``found`` looked.
    """

    config: str
    form: str
    key: str
    elsewhere: bool = False
    _turn: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _token: str = field(default_factory=lambda: secrets.token_hex(8), repr=False)
    _held: BinaryIO | None = field(default=None, repr=False)
    _dropped: bool = False

    @property
    def path(self) -> Path:
        """Where this form's draft is kept."""
        return _folder(self.config) / f"{self._stem}.{self._token}.json"

    @property
    def _stem(self) -> str:
        return hashlib.sha256(f"{self.form}\n{self.key}".encode()).hexdigest()[:32]

    def found(self) -> Kept | None:
        """Take over the latest draft of this form that nobody holds; None if there is none that can be read."""
        self.elsewhere = False
        with self._turn:
            for path, kept in _latest(self.config, f"{self._stem}.*json"):
                if (kept.form, kept.key) != (self.form, self.key):
                    continue
                held = _hold(path, TRIES)
                if held is None:
                    self.elsewhere = self.elsewhere or path.exists()
                    continue
                taken = _parsed(held.read(LARGEST))
                with suppress(OSError):
                    path.rename(self.path)
                    self._let_go(held)
                    return taken
                held.close()
        return None

    def keep(self, typed: Callable[[], Mapping[str, str]]) -> None:
        """Write what ``typed`` returns once it is this writer's turn: of several the last has the latest.

        Where that is nothing, the draft goes.

        Raises:
            NotSavedError: the system refused; what was kept before still is.
        """
        with self._turn:
            if self._dropped:
                return
            fields = typed()
            try:
                if fields:
                    self._let_go(_put(self.path, self._spelled(fields)))
                else:
                    self.path.unlink(missing_ok=True)
                    self._let_go(None)
            except OSError as error:
                raise refusal(error, self.path) from None

    def drop(self) -> None:
        """Remove it for good: a write under way or yet to come brings nothing back."""
        with self._turn:
            self._dropped = True
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
            self._let_go(None)

    def begin(self) -> None:
        """Let what is typed from now on be kept again."""
        self._dropped = False

    def release(self) -> None:
        """Hold it no longer: the form is closed, and whoever opens it next may go on with what was kept."""
        with self._turn:
            self._dropped = True
            self._let_go(None)

    def _let_go(self, instead: BinaryIO | None) -> None:
        if self._held is not None:
            self._held.close()
        self._held = instead

    def _spelled(self, fields: Mapping[str, str]) -> bytes:
        told = {"config": self.config, "form": self.form, "key": self.key, "at": now(), "fields": dict(fields)}
        return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def waiting(config: str) -> tuple[Kept, ...]:
    """Return every draft of a config that no open form holds, the latest first; what killed writes left goes."""
    _sweep(_folder(config))
    found = []
    for path, kept in _latest(config, "*.json"):
        held = _hold(path)
        if held is not None:
            held.close()
            found.append(kept)
    return tuple(found)


def _folder(config: str) -> Path:
    where = hashlib.sha256(os.path.realpath(config).encode()).hexdigest()[:16]
    return state_home() / "tvplan" / "drafts" / where


def _latest(config: str, pattern: str) -> list[tuple[Path, Kept]]:
    """Return the drafts whose names match, the latest first."""
    found = [(path, kept) for path in _listed(_folder(config), pattern) if (kept := _read(path)) is not None]
    return sorted(found, key=lambda both: both[1].at, reverse=True)


def _listed(folder: Path, pattern: str) -> Iterator[Path]:
    try:
        yield from sorted(folder.glob(pattern))
    except OSError:
        return


def _hold(path: Path, tries: int = 1) -> BinaryIO | None:
    """Open a file and hold it against all others until it is closed; None if somebody else does, or it is gone."""
    try:
        file = path.open("r+b")
    except OSError:
        return None
    for turn in range(tries):
        if turn:
            time.sleep(PAUSE)
        if not _locked(file):
            continue
        with suppress(OSError):
            if os.path.samestat(os.fstat(file.fileno()), path.lstat()):
                return file
        break  # its holder has just put a newer one in its place
    file.close()
    return None


def _locked(file: BinaryIO) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a disk that knows no locks: each form still has a file of its own
        return True
    return True


def _put(path: Path, content: bytes) -> BinaryIO:
    """Write a file whole or not at all, readable by its owner alone, and return it held."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    descriptor = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    file = os.fdopen(descriptor, "r+b", buffering=0)
    try:
        _locked(file)
        left = memoryview(content)
        while left:
            left = left[file.write(left) or 0 :]
        os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        file.close()
        with suppress(OSError):
            temporary.unlink()
        raise
    return file  # the lock came with the file into its place


def _sweep(folder: Path) -> None:
    """Remove what killed writes left."""
    for left in _listed(folder, ".*.tmp"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime < YOUNG:
                continue
            held = _hold(left)
            if held is not None:
                left.unlink()
                held.close()


def _read(path: Path) -> Kept | None:
    try:
        with path.open("rb") as file:
            return _parsed(file.read(LARGEST))
    except OSError:
        return None


def _parsed(content: bytes) -> Kept | None:
    try:
        told: Any = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not isinstance(told.get("fields"), dict):
        return None
    parts = [told.get(name) for name in ("form", "key", "at")]
    fields = {key: value for key, value in told["fields"].items() if isinstance(value, str)}
    if not all(isinstance(part, str) for part in parts):
        return None
    form, key, at = map(str, parts)
    return Kept(form, key, fields, at)


def trouble(error: NotSavedError) -> str:
    """Say that what is typed could not be kept."""
    return _("Không giữ được bản nháp: {reason}").format(reason=error.reason)
