"""What was typed into a form and not saved yet, kept in the state folder across a dropped line.

A draft is one small JSON file of its own, readable by its owner alone, written whole or not at all. Losing one costs
somebody a few words; it never stands in the way of anything else, so that an unreadable one is simply none.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tvplan_tui.domain.language import _

from .files import replace
from .ledger.authorship import now
from .refusals import NotSavedError
from .state_folder import make_room, state_home

LARGEST = 1 << 20
"""Bytes of a draft; nobody types more."""
WAIT = 0.5
"""Seconds to wait for another console that writes the same draft."""


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
    """The draft of one form about one thing of one config.

    Attributes:
        config: the config's path; links are resolved, so that it is one config however it was opened.
        form: which kind of form.
        key: what it is about.
    """

    config: str
    form: str
    key: str
    _turn: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _dropped: bool = False

    @property
    def path(self) -> Path:
        """Where it is kept."""
        name = hashlib.sha256(f"{self.form}\n{self.key}".encode()).hexdigest()[:32]
        return _folder(self.config) / f"{name}.json"

    def found(self) -> Kept | None:
        """Return what was kept; None if there is nothing, or nothing that can be read."""
        kept = _read(self.path)
        return kept if kept and (kept.form, kept.key) == (self.form, self.key) else None

    def keep(self, typed: Callable[[], Mapping[str, str]]) -> None:
        """Write what ``typed`` returns once it is this writer's turn: of several the last has the latest.

        Raises:
            NotSavedError: the system refused.
        """
        with self._turn:
            if self._dropped:
                return
            path = self.path
            make_room(path)
            replace(path, lambda _old: self._spelled(typed()), wait=WAIT)

    def drop(self) -> None:
        """Remove it for good: a write under way or yet to come brings nothing back."""
        with self._turn:
            self._dropped = True
            with suppress(OSError):
                self.path.unlink(missing_ok=True)

    def begin(self) -> None:
        """Let what is typed from now on be kept again."""
        self._dropped = False

    def _spelled(self, fields: Mapping[str, str]) -> bytes:
        told = {"config": self.config, "form": self.form, "key": self.key, "at": now(), "fields": dict(fields)}
        return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def waiting(config: str) -> tuple[Kept, ...]:
    """Return every draft kept for a config, the latest first."""
    try:
        files = sorted(_folder(config).glob("*.json"))
    except OSError:
        return ()
    kept = [one for one in map(_read, files) if one is not None]
    return tuple(sorted(kept, key=lambda one: one.at, reverse=True))


def _folder(config: str) -> Path:
    where = hashlib.sha256(os.path.realpath(config).encode()).hexdigest()[:16]
    return state_home() / "tvplan" / "drafts" / where


def _read(path: Path) -> Kept | None:
    try:
        with path.open("rb") as file:
            told: Any = json.loads(file.read(LARGEST))
    except (OSError, ValueError, RecursionError):
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
