"""Each format read back: its numbers are those that ``tvplan list --json`` prints of the same period."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from support.hostile import HOSTILE, hostile_report, in_json
from support.reports import PERIODS, listed, report, same

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


@pytest.mark.parametrize("period", PERIODS)
def test_markdown_shows_the_numbers_as_listed(period):
    text = render(Format.MARKDOWN, report(period)).decode()
    rows = [line for line in text.splitlines() if line.startswith("| ") and not re.match(r"\| (TT|---)", line)]
    same([re.split(r"(?<!\\)\|", line)[1:-1] for line in rows], period)
    assert "minh họa" in text


def test_hostile_text_comes_out_as_it_is_in_json_and_csv():
    text = render(Format.JSON, hostile_report()).decode()
    for words in HOSTILE:
        assert in_json(words) in text
    rows = list(csv.reader(io.StringIO(render(Format.CSV, hostile_report()).decode(), newline="")))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "@", "\t", "\r")]
    assert not [cell for cell in cells if cell.startswith("-") and not re.fullmatch(r"-[\d.e-]+", cell)]
    for words in HOSTILE:
        if words not in (HOSTILE[-1], HOSTILE[-2]):  # title and sector are in no row
            assert words in cells or "'" + words in cells


def test_hostile_text_is_escaped_in_markdown():
    text = render(Format.MARKDOWN, hostile_report()).decode()
    shown = re.sub(r"\\([\\`*_\[\]<>|~&$@:.#+=-])", r"\1", text)
    for words in HOSTILE:
        assert words in shown
    for mark in ("<script>", "[x](", "http:", "www.evil", "| ["):
        assert mark not in text
