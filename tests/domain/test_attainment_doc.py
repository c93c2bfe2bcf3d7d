"""Every line of the table of docs/attainment.md is a test: the document cannot drift from the rules."""

from __future__ import annotations

import pytest
from support.judging import ROOT, indicator, judge


def lines() -> list[list[str]]:
    text = (ROOT / "docs" / "attainment.md").read_text(encoding="utf-8")
    table = text.split("| target | figures | at | gives |")[1].splitlines()[2:]
    return [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in table if line.startswith("|")]


def number(text: str) -> float | None:
    return None if text == "none" else float(text)


def value(text: str):
    parts = [float(part) for part in text.split("/")]
    return parts[0] if len(parts) == 1 else (parts[0], parts[1])


def word(text: str):
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return text


@pytest.mark.parametrize(("target", "figures", "at", "gives"), lines())
def test_line(target, figures, at, gives):
    kind, bound, aim, *more = target.split()
    keys = {key: word(text) for key, text in (pair.split("=") for pair in more)}
    one = indicator(kind, None if bound == "none" else bound, number(aim), **keys)
    row = judge(one, {key: value(text) for key, text in (pair.split("=") for pair in figures.split())}, at)
    for key, text in (pair.split("=") for pair in gives.split()):
        if key == "status" or text == "none":
            assert (row[key] or "none") == text, key
        else:
            digits = len(text.partition(".")[2])
            assert row[key] == pytest.approx(float(text), abs=0.5000001 * 10**-digits), key


def test_there_is_a_table():
    assert len(lines()) > 25
