"""Records of the domain as plain values (what JSON holds) and back: for what must be read again years later.

Attributes at their default are left out, so that a record written today is read by a program that has learnt further
attributes since.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints


def plain(value: Any, leave: frozenset[str] = frozenset()) -> Any:
    """Return a record, and all it holds, as mappings, lists, texts and numbers.

    Args:
        value: a dataclass, a named tuple, an enumeration's member, a sequence or mapping of such, or a plain value.
        leave: names of attributes to leave out wherever they occur.
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        said = {one.name: (getattr(value, one.name), _default(one)) for one in fields(value)}
    elif isinstance(value, tuple) and hasattr(value, "_fields"):
        defaults: Mapping[str, Any] = value._field_defaults  # type: ignore[attr-defined]
        said = {name: (getattr(value, name), defaults.get(name, MISSING)) for name in value._fields}
    elif isinstance(value, Mapping):
        return {str(key): plain(item, leave) for key, item in value.items()}
    elif isinstance(value, tuple | list):
        return [plain(item, leave) for item in value]
    else:
        return value
    return {name: plain(item, leave) for name, (item, default) in said.items() if item != default and name not in leave}


def rebuilt(kind: Any, value: Any) -> Any:
    """Return the record of a type that ``plain`` made; ValueError or TypeError where it is none."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        real = [one for one in inner if one is not type(None)]
        return rebuilt(real[0], value) if len(real) == 1 else value
    if origin is tuple:
        kinds = [inner[0]] * len(value) if inner[1:] == (...,) else inner
        return tuple(rebuilt(one, item) for one, item in zip(kinds, value, strict=True))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        hints = _hints(kind)
        return kind(**{name: rebuilt(hints[name], item) for name, item in value.items() if name in hints})
    if kind is float:
        return float(value)
    if kind is date:
        return date.fromisoformat(value)
    return value


def _default(one: Any) -> Any:
    return one.default_factory() if one.default_factory is not MISSING else one.default


@cache
def _hints(kind: Any) -> dict[str, Any]:
    from .report_rule import ReportRule  # named in ``indicator`` for type checkers only

    return get_type_hints(kind, localns={"ReportRule": ReportRule})
