"""Each format read back: its numbers are those that ``tvplan list --json`` prints of the same period."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from support.reports import PERIODS, in_annex, listed, report

from tvplan_tui.report.document.annex import columns
from tvplan_tui.report.document.model import Rank
from tvplan_tui.report.formats.catalogue import Format, render

NUMERIC = ("target", "low", "high", "actual", "expected", "attainment", "gap", "index", "pace", "previous_year", "yoy",
           "projection", "run_rate_needed")  # fmt: skip


@pytest.mark.parametrize("period", PERIODS)
def test_json_holds_the_rows_as_listed(period):
    made = json.loads(render(Format.JSON, report(period)))
    assert made["period"] == period
    found = {row["id"]: row for row in made["rows"]}
    assert {key: {name: row[name] for name in listed(period)[key]} for key, row in found.items()} == listed(period)
    assert "data_state" not in made["rows"][0], "what is overdue depends on the day the report is made"


@pytest.mark.parametrize("period", PERIODS)
def test_csv_holds_the_rows_as_listed(period):
    rows = list(csv.DictReader(io.StringIO(render(Format.CSV, report(period)).decode())))
    assert [row["id"] for row in rows] == list(listed(period))
    for row in rows:
        wanted = listed(period)[row["id"]]
        assert {key: float(row[key]) if row[key] else None for key in NUMERIC} == {key: wanted[key] for key in NUMERIC}
        assert row["status"] == wanted["status"]


def annex_of(lines: list[list[str]], period: str) -> dict[str, dict[str, str]]:
    """Put lines of text cells beside the annex they were made from, by indicator."""
    keys = [column.key for column in columns(report(period).board)]
    wanted = [line for line in report(period).lines if line.rank is not Rank.SECTOR]
    assert len(lines) == len(wanted)
    return {
        line.indicator.id: dict(zip(keys, map(str.strip, cells), strict=True))
        for line, cells in zip(wanted, lines, strict=True)
        if line.row is not None
    }


def same(lines: list[list[str]], period: str) -> None:
    found = annex_of(lines, period)
    assert list(found) == list(listed(period))
    assert {key: wrong for key, cells in found.items() if (wrong := in_annex(cells, listed(period)[key]))} == {}


@pytest.mark.parametrize("period", PERIODS)
def test_markdown_shows_the_numbers_as_listed(period):
    text = render(Format.MARKDOWN, report(period)).decode()
    rows = [line for line in text.splitlines() if line.startswith("| ") and not re.match(r"\| (TT|---)", line)]
    same([re.split(r"(?<!\\)\|", line)[1:-1] for line in rows], period)
    assert "minh họa" in text
