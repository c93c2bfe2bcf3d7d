"""The JSON Schema says of a config what the reader says."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from support.configs import HEAD, block
from support.torture import variants

from tvplan_tui.store.config.json_schema import DIALECT, json_schema
from tvplan_tui.store.config.schema import TABLES

SHIPPED = Path(__file__).resolve().parents[2] / "config.toml"
TYPES = {"object": dict, "array": list, "string": (str, date), "integer": int, "number": (int, float)}


def faults(schema: dict[str, Any], value: Any, at: str = "") -> Iterator[str]:
    """Say what a value lacks: those words of JSON Schema that the schema uses, and no others."""
    used = {"$schema", "title", "description", "default", "format", *CHECKED}
    assert schema.keys() <= used, schema.keys() - used
    types = schema.get("type", [])
    allowed = tuple(one for name in ([types] if isinstance(types, str) else types) for one in _tuple(TYPES[name]))
    if isinstance(value, bool) or not isinstance(value, allowed):
        yield f"{at}: type"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: enum"
    if isinstance(value, str):
        if not re.search(schema.get("pattern", ""), value) or len(value) < schema.get("minLength", 0):
            yield f"{at}: pattern"
    elif isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", 10**6):
            yield f"{at}: length"
        if schema.get("uniqueItems") and len(set(map(str, value))) < len(value):
            yield f"{at}: unique"
        for position, item in enumerate(value):
            yield from faults(schema["items"], item, f"{at}[{position}]")
    elif isinstance(value, dict):
        yield from _object_faults(schema, value, at)
    elif isinstance(value, int | float) and not (schema.get("minimum", value) <= value <= schema.get("maximum", value)):
        yield f"{at}: limits"


CHECKED = (
    *("type", "enum", "pattern", "minLength", "items", "minItems", "maxItems", "uniqueItems", "minimum", "maximum"),
    *("properties", "patternProperties", "additionalProperties", "required", "dependentRequired", "anyOf"),
)


def _tuple(one: Any) -> tuple[type, ...]:
    return one if isinstance(one, tuple) else (one,)


def _object_faults(schema: dict[str, Any], value: dict[str, Any], at: str) -> Iterator[str]:
    for name in schema.get("required", []):
        if name not in value:
            yield f"{at}.{name}: required"
    for name, others in schema.get("dependentRequired", {}).items():
        if name in value and not value.keys() >= set(others):
            yield f"{at}.{name}: dependent"
    ways = schema.get("anyOf", [{"required": []}])
    if not any(value.keys() >= set(way["required"]) for way in ways):
        yield f"{at}: none of the ways"
    for name, item in value.items():
        known = schema.get("properties", {}).get(name)
        known = known or next(
            (one for pattern, one in schema.get("patternProperties", {}).items() if re.search(pattern, name)), None
        )
        if known is None:
            yield f"{at}.{name}: unknown"
        else:
            yield from faults(known, item, f"{at}.{name}")


def told(text: str) -> list[str]:
    return list(faults(json_schema(), tomllib.loads(text)))


def test_it_is_json_of_the_right_draft_and_has_every_key() -> None:
    schema = json.loads(json.dumps(json_schema()))
    assert schema["$schema"] == DIALECT
    for table in TABLES:
        fields = schema["properties"][table.name]
        fields = fields["items"] if table.many else fields
        assert tuple(fields["properties"]) == table.names


def test_good_plans_are_good() -> None:
    assert told(SHIPPED.read_text(encoding="utf-8")) == []
    assert told(variants()["lf"].decode()) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"kind": '"flo"'}, "kind: enum"),
        ({"name": None}, "name: required"),
        ({"id": '"có dấu"'}, "id: pattern"),
        ({"decimals": "9"}, "decimals: limits"),
        ({"decimals": "1.5"}, "decimals: type"),
        ({"target": '"10,5"'}, "target: type"),
        ({"celing": "5"}, "celing: unknown"),
        ({"bound": None}, "target: dependent"),
        ({"profile": "[0.5, 1.0]"}, "profile: length"),
        ({"milestones": '{ "tháng 6" = 5 }'}, "tháng 6: unknown"),
        ({"companion": '{ unit = "%" }'}, "target: required"),
        ({"retired": '"7/2023"'}, "retired: pattern"),
        ({"revisions": "[{ date = 2023-07-01 }]"}, "revisions[0]: none of the ways"),
        ({"revisions": "[{ date = 2023-07-01, value = 5, low = 4 }]"}, "low: dependent"),
        ({"revisions": "[{ value = 5 }]"}, "date: required"),
    ],
)
def test_faults_are_seen(changes: dict[str, str | None], fault: str) -> None:
    assert told(HEAD + block()) == []
    (got,) = told(HEAD + block(**changes))
    assert got.endswith(fault)
