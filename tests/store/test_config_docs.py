"""The documentation and the schema say the same as the code."""

from __future__ import annotations

import inspect
from dataclasses import fields
from pathlib import Path

import pytest

from tests.support.configs import good
from tvplan_tui.domain.indicator import Indicator, Plan, Thresholds
from tvplan_tui.store.config.keys import Table
from tvplan_tui.store.config.schema import DATA, INDICATORS, PLAN, THRESHOLDS
from tvplan_tui.store.config.schema_doc import markdown, tasks_markdown

DOCS = Path(__file__).resolve().parents[2] / "docs"
DOC = (DOCS / "config.md").read_text(encoding="utf-8")


def test_the_tables_of_the_documentation_are_those_of_the_schema() -> None:
    written = DOC.split("tvplan_tui.store.config.schema_doc -->")[1].split("<!-- /schema -->")[0]
    assert written.strip() == markdown()


def test_the_tables_of_the_tasks_are_those_of_their_schema() -> None:
    text = (DOCS / "tasks.md").read_text(encoding="utf-8")
    written = text.split("tvplan_tui.store.config.schema_doc -->")[1].split("<!-- /schema -->")[0]
    assert written.strip() == tasks_markdown()


def test_the_example_of_the_documentation_is_a_good_plan() -> None:
    example = DOC.split("```toml\n")[1].split("```")[0]
    (row,) = good(example).indicators
    assert (row.id, row.target) == ("KT3", 592.642)


@pytest.mark.parametrize(
    ("table", "record", "renamed"),
    [
        (PLAN, Plan, {}),
        (THRESHOLDS, Thresholds, {}),
        (INDICATORS, Indicator, {}),
        (DATA, Plan, {"files": "data_files"}),
    ],
)
def test_keys_and_defaults_are_those_of_the_records(table: Table, record: type, renamed: dict[str, str]) -> None:
    defaults = _defaults(record)
    for key in table.keys:
        default = defaults[renamed.get(key.name, key.name)]
        if key.required:
            assert default is inspect.Parameter.empty
        elif key.name != "year_start" or table is PLAN:  # an indicator takes the plan's
            assert default == key.default, key.name


def _defaults(record: type) -> dict[str, object]:
    """The default of each field of a dataclass or named tuple; ``Parameter.empty`` where it has none."""
    return {name: parameter.default for name, parameter in inspect.signature(record).parameters.items()}


def test_every_field_of_an_indicator_has_a_key() -> None:
    assert {field.name for field in fields(Indicator)} - set(INDICATORS.names) == {"line"}
