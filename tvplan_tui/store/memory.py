"""Where a person was in the console, kept for the next start: one small TOML file a config.

Forgetting costs somebody three key presses, so nothing here ever stands in the way: what cannot be read is nothing,
what cannot be written is let go. The file is read before the first picture: it is TOML because that reader is there
already, and no hash and no lock is loaded for it.
"""

from __future__ import annotations

import os
import threading
import tomllib
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from .state_folder import make_room, state_home

LARGEST = 1 << 16
"""Bytes read of it; it holds some names."""
WAIT = 0.5
"""Seconds to wait for another console that writes the same file."""
_turn = threading.Lock()


class Memory(NamedTuple):
    """What is taken up again. The period is not: one opens the console to see the latest figures.

    Attributes:
        sector: id of the open table's sector; "" for none.
        rows: id of the chosen row by sector.
        folded: ids of parents whose children are hidden.
        sort: column the tables are sorted by; "" for the plan's order.
        reverse: whether that is turned round.
        theme: the theme chosen with its key; "" if none was.
        pane: whether the pane beside the table is open.
        view: the chart's view; "" for the usual one.
        overview: whether the overview lay over the tables.
        recent: what was chosen in the palette, the latest first.
    """

    sector: str = ""
    rows: Mapping[str, str] = {}
    folded: tuple[str, ...] = ()
    sort: str = ""
    reverse: bool = False
    theme: str = ""
    pane: bool = True
    view: str = ""
    overview: bool = False
    recent: tuple[str, ...] = ()


def memory_file(config: str) -> Path:
    """Return where the memory of a config is; links are resolved, so that it is one config however it was opened."""
    real = _real(config).encode()
    return state_home() / "tvplan" / "memory" / f"{zlib.crc32(real):08x}{zlib.adler32(real):08x}.toml"


def _real(config: str) -> str:
    return os.fsencode(os.path.realpath(config)).decode(errors="replace")


def recall(config: str) -> Memory:
    """Return what is remembered of a config; what is not there, or what is not sound, is as at the first start."""
    try:
        with memory_file(config).open("rb") as file:
            told: Any = tomllib.loads(file.read(LARGEST).decode())
    except (OSError, ValueError, RecursionError):
        return Memory()
    if told.get("config") != _real(config):  # another one of the same hash
        return Memory()
    plain = Memory()
    return Memory(**{name: _sound(told.get(name), getattr(plain, name)) for name in Memory._fields})


def _sound(value: Any, usual: Any) -> Any:
    """Return a value read from the file if it is of the kind of the usual one, else that."""
    if isinstance(usual, tuple):
        return tuple(filter(_is_text, value)) if isinstance(value, list) else usual
    if isinstance(usual, Mapping):
        pairs = value.items() if isinstance(value, dict) else ()
        return {key: one for key, one in pairs if _is_text(one)}
    return value if type(value) is type(usual) else usual


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def keep(config: str, memory: Callable[[], Memory]) -> None:
    """Write what ``memory`` returns once it is this writer's turn, whole or not at all; a refusal is passed over."""
    import tomli_w

    from .files import replace
    from .refusals import NotSavedError

    def spelled(_old: bytes) -> bytes:
        return tomli_w.dumps({"config": _real(config), **memory()._asdict()}).encode()

    with _turn, suppress(NotSavedError):
        path = memory_file(config)
        make_room(path)
        replace(path, spelled, wait=WAIT)
