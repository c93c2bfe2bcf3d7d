"""The TOML of one indicator as the program writes it: keys in the order of the shipped plan, tables on one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import tomli_w

from .keys import Table
from .schema import INDICATORS, REVISIONS

ORDER = (
    *("id", "sector", "parent", "name", "unit", "kind", "bound", "target", "low", "high", "ceiling", "companion"),
    *("decimals", "reported", "behind", "pace", "due_month", "year_start", "profile", "milestones", "frequency"),
    *("calendar", "owner", "section", "quote", "note", "retired", "revisions"),
)
"""Keys of a block in the order in which they are written."""


def rank(key: str) -> int:
    """Return the place of a key in a block; one that is not known comes last."""
    return ORDER.index(key) if key in ORDER else len(ORDER)


def value_text(value: object) -> str:
    """Return a value as TOML on one line."""
    if isinstance(value, Mapping):
        inner = ", ".join(assignment(key, item) for key, item in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(value_text(item) for item in value) + "]"
    return tomli_w.dumps({"x": value}).removeprefix("x = ").rstrip("\n")


def assignment(key: str, value: object) -> str:
    """Return ``key = value`` on one line."""
    name = tomli_w.dumps({key: 0}).removesuffix(" = 0\n")
    return f"{name} = {value_text(value)}"


def render(fields: Mapping[str, Any]) -> str:
    """Return an ``[[indicators]]`` block with LF line ends, its revisions as blocks behind it."""
    plain = {key: fields[key] for key in sorted(fields, key=rank) if key != "revisions"}
    later = fields.get("revisions", ())
    return _opened(INDICATORS, plain) + "".join("\n" + render_revision(revision) for revision in later)


def render_revision(fields: Mapping[str, Any]) -> str:
    """Return an ``[[indicators.revisions]]`` block with LF line ends."""
    names = REVISIONS.names
    known = sorted(fields, key=lambda key: names.index(key) if key in names else len(names))
    return _opened(REVISIONS, {key: fields[key] for key in known})


def _opened(table: Table, fields: Mapping[str, Any]) -> str:
    """Return a block; its header is written here, for tomli-w might choose an inline list."""
    return "".join(f"{line}\n" for line in (table.header, *(assignment(*item) for item in fields.items())))
