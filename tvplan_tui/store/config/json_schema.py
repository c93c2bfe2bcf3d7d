"""The config's schema as JSON Schema (draft 2020-12), so that editors complete and check ``config.toml``."""

from __future__ import annotations

from typing import Any

from .keys import LARGEST, Key, Table, Type
from .schema import COMPANION, REVISIONS, TABLES

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_PERIOD = r"\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?"
_NEEDS = {"target": ["bound"], "low": ["bound", "high"], "high": ["bound", "low"], "revisions": ["bound"]}
"""Keys of an indicator that others must stand beside."""


def json_schema() -> Schema:
    """Return the schema of the whole file."""
    return {
        "$schema": DIALECT,
        "title": "tvplan config.toml",
        "type": "object",
        "properties": {table.name: _table(table) for table in TABLES},
        "required": list(_MUST),
        "additionalProperties": False,
    }


_MUST = ("plan", "sectors", "indicators")
"""Tables without which a file is no plan."""


def _table(table: Table) -> Schema:
    fields: Schema = {
        "type": "object",
        "description": table.doc,
        "properties": {key.name: _key(key) for key in table.keys},
        "required": [key.name for key in table.keys if key.required],
        "additionalProperties": False,
    }
    if table.name == "indicators":
        fields["dependentRequired"] = _NEEDS
    if table is REVISIONS:  # a number, or both edges of a range
        fields["dependentRequired"] = {"low": ["high"], "high": ["low"]}
        fields["anyOf"] = [{"required": ["value"]}, {"required": ["low", "high"]}]
    return {"type": "array", "items": fields} if table.many else fields


def _key(key: Key) -> Schema:
    schema = {"description": key.doc, **_type(key)}
    if key.default not in (None, "", ()):
        schema["default"] = list(key.default) if isinstance(key.default, tuple) else key.default
    return schema


def _type(key: Key) -> Schema:
    match key.type:
        case Type.TEXT:
            return {"type": "string", "minLength": 1} if key.required and not key.blank else {"type": "string"}
        case Type.ID:
            return {"type": "string", "pattern": r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$"}
        case Type.INTEGER | Type.NUMBER:
            return {"type": "integer" if key.type is Type.INTEGER else "number", **_limits(key)}
        case Type.CHOICE:
            return {"type": "string", "enum": list(map(str, key.allowed))}
        case Type.DATE:
            return {"type": "string", "format": "date"}
        case Type.PERIOD:
            return {"type": "string", "pattern": f"^({_PERIOD})?$"}
        case Type.FILE:
            return {"type": "string", "pattern": "|".join(_end(end) for end in key.allowed or (".toml",))}
        case Type.SIDE:
            return {"type": ["string", "number"]}
        case _:
            return _compound(key)


def _end(end: str) -> str:
    """Return a file name's end in either case as a pattern."""
    letters = "".join(f"[{letter}{letter.upper()}]" for letter in end.lstrip("."))
    return rf"\.{letters}$"


def _compound(key: Key) -> Schema:
    match key.type:
        case Type.PATHS:
            item = {"type": "string", "pattern": r"\.([cC][sS][vV]|[xX][lL][sS][xX]|[pP][aA][rR][qQ][uU][eE][tT])$"}
            return {"type": "array", "items": item, "minItems": 1}
        case Type.TEXTS:
            return {"type": "array", "items": {"type": "string", "minLength": 1}, "uniqueItems": True}
        case Type.PROFILE:
            share = {"type": "number", "minimum": 0, "maximum": 1}
            return {"type": "array", "items": share, "minItems": 12, "maxItems": 12}
        case Type.MILESTONES:
            values = {f"^{_PERIOD}$": {"type": "number"}}
            return {"type": "object", "patternProperties": values, "additionalProperties": False}
        case Type.REVISIONS:
            return _table(REVISIONS)
        case Type.TABLE:
            return _table(COMPANION)
        case _:
            raise AssertionError(key.type)


def _limits(key: Key) -> Schema:
    limits: Schema = {}
    if key.low > -LARGEST:
        limits["minimum"] = key.low
    if key.high < LARGEST:
        limits["maximum"] = key.high
    return limits
