"""Saved views: a filter and a sort under a name, kept in the state folder for each config.

They stand there and not in ``config.toml`` because a view is one person's habit: it can be kept with ``--read-only``
and where the plan belongs to somebody else, and it never asks colleagues to reload.
They have a file of their own, so that a memory that is lost or left aside takes none along.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from tvplan_tui.domain.vietnamese import nfc

from .files import replace
from .state_folder import make_room, state_home

LARGEST = 1 << 18
WAIT = 0.5
"""Seconds to wait for another console that writes the same file."""


class View(NamedTuple):
    """A named look at the tables.

    Attributes:
        name: what it is called; one name is one view, whatever its case.
        query: the filter, as typed.
        only: "alarms", "missing" or "".
        sort: column sorted by, or "".
        reverse: whether that is turned round.
        sector: id of the sector it was saved in; "" where it looks at the whole plan.
    """

    name: str
    query: str = ""
    only: str = ""
    sort: str = ""
    reverse: bool = False
    sector: str = ""


def saved_views(config: str) -> tuple[View, ...]:
    """Return the views saved for a config, in the order of their names; none where the file cannot be read."""
    try:
        with _file(config).open("rb") as file:
            return _read(file.read(LARGEST))
    except OSError:
        return ()


def save_view(config: str, view: View) -> None:
    """Save a view; one of the same name gives way.

    Raises:
        NotSavedError: the system refused.
    """
    _change(config, lambda views: (*_without(views, view.name), view._replace(name=nfc(view.name).strip())))


def drop_view(config: str, name: str) -> None:
    """Forget a view.

    Raises:
        NotSavedError: the system refused.
    """
    _change(config, lambda views: _without(views, name))


def _without(views: tuple[View, ...], name: str) -> tuple[View, ...]:
    return tuple(view for view in views if view.name.casefold() != nfc(name).strip().casefold())


def _change(config: str, change: Callable[[tuple[View, ...]], tuple[View, ...]]) -> None:
    """Change what the file holds at that moment: what another console saved meanwhile stays."""
    path = _file(config)
    make_room(path)

    def spelled(old: bytes) -> bytes:
        views = sorted(change(_read(old)), key=lambda view: view.name.casefold())
        told = {"config": os.path.realpath(config), "views": [view._asdict() for view in views]}
        return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode(errors="replace")

    replace(path, spelled, wait=WAIT)


def _file(config: str) -> Path:
    where = hashlib.sha256(os.fsencode(os.path.realpath(config))).hexdigest()[:16]
    return state_home() / "tvplan" / "views" / f"{where}.json"


def _read(text: bytes) -> tuple[View, ...]:
    try:
        told: Any = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    listed = told.get("views") if isinstance(told, dict) else None
    return tuple(_view(one) for one in listed if _is_view(one)) if isinstance(listed, list) else ()


def _is_view(one: Any) -> bool:
    return isinstance(one, dict) and isinstance(one.get("name"), str) and bool(one["name"].strip())


def _view(one: dict[str, Any]) -> View:
    usual = View("")._asdict()
    return View(**{key: one[key] if type(one.get(key)) is type(was) else was for key, was in usual.items()})
