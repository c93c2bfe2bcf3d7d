"""Config texts made of a good plan and one block with something changed in it."""

from __future__ import annotations

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.problem import Problem
from tvplan_tui.store.config import parse_config

FILE = "config.toml"
HEAD = """\
[plan]
id = "P"
title = "Kế hoạch"
authority = "UBND"
year = 2023

[[sectors]]
id = "KT"
name = "Kinh tế"

[[sectors]]
id = "XH"
name = "Xã hội"

"""
FIELDS = {
    "id": '"A"',
    "sector": '"KT"',
    "name": '"Tên"',
    "unit": '"tỷ đồng"',
    "kind": '"flow"',
    "bound": '"at_least"',
    "target": "10",
}


def block(**changes: str | None) -> str:
    """Return one indicator; a key set to None is left out, others stand as TOML."""
    fields = {key: value for key, value in {**FIELDS, **changes}.items() if value is not None}
    return "[[indicators]]\n" + "".join(f"{key} = {value}\n" for key, value in fields.items()) + "\n"


WITNESS = block(id='"Z"')
"""A good row after the bad one: it must still be there."""


def read(text: str | bytes) -> tuple[Plan | None, tuple[Problem, ...]]:
    """Parse a text as the file ``config.toml``."""
    return parse_config(text if isinstance(text, bytes) else text.encode(), FILE)


def good(text: str | bytes) -> Plan:
    """Parse a text that must have no fault at all."""
    plan, problems = read(text)
    assert problems == ()
    assert plan is not None
    return plan


def line_of(text: str, needle: str) -> int:
    """Return the 1-based line of the first occurrence of ``needle``."""
    return text.count("\n", 0, text.index(needle)) + 1
