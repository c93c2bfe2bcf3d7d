"""Each format read back: its numbers are those that ``tvplan list --json`` prints of the same period."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest
from support.hostile import CLOSER, HOSTILE, WRITTEN, hostile_report, in_json
from support.reports import PERIODS, listed, report, same

from tvplan_tui.report.formats.catalogue import Format, render
from tvplan_tui.report.formats.page import STYLE

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
    for words in (*HOSTILE, *WRITTEN, CLOSER):
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
    for words in (*HOSTILE, *WRITTEN, CLOSER):
        assert words in shown
    for mark in ("<script>", "[x](", "http:", "www.evil", "| ["):
        assert mark not in text


class Page(HTMLParser):
    """Reads a page: the cells of its table, its text, every address and script in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.text = ""
        self.outside: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag not in ("meta", "col", "rect", "line", "circle", "polyline"):
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        self.outside += [f"{tag} {name}={value}" for name, value in attrs if name in ("src", "href", "onload")]
        if tag in ("script", "link", "iframe", "img", "object", "a", "b", "i"):
            self.outside.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data
        if self.open and self.open[-1] in ("td", "th"):
            self.rows[-1][-1] += data


@pytest.mark.parametrize("period", PERIODS)
def test_the_page_shows_the_numbers_as_listed(period):
    page = Page(render(Format.HTML, report(period)).decode())
    same([row for row in page.rows[1:] if len(row) > 2], period)
    assert page.outside == []
    assert page.open == []
    assert report(period).notice in page.text
    assert "\u00a0tỷ\u00a0đồng" in page.text, "no line parts a number from its unit"
    assert "p, li { break-inside: avoid; }" in STYLE, "printed, no line of a point stands alone on the next page"


def test_hostile_text_is_text_on_the_page():
    page = Page(render(Format.HTML, hostile_report()).decode())
    for words in (*HOSTILE, *WRITTEN, CLOSER):
        assert words in page.text
    assert page.outside == []


def test_a_report_is_the_same_however_often_it_is_made():
    for form in (Format.HTML, Format.MARKDOWN, Format.CSV, Format.JSON):
        assert render(form, report("2023-09")) == render(form, report("2023-09"))
