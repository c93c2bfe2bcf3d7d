"""``tvplan year``: the same verdicts as the boards of the months, as text, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json

from support.judging import ROOT

from tvplan_tui.cli.run import run

CONFIG = ["--config", str(ROOT / "config.toml")]


def told(capsys, *arguments: str) -> str:
    assert run([*arguments, *CONFIG]) == 0
    out: str = capsys.readouterr().out
    return out


def test_the_year_repeats_the_list_of_each_month(capsys) -> None:
    rows = list(csv.DictReader(io.StringIO(told(capsys, "year", "--csv"))))
    listed = json.loads(told(capsys, "list", "--json", "--period", "2023-06"))["rows"]
    assert {row["id"]: row["2023-06"] for row in rows} == {row["id"]: row["status"] for row in listed}
    assert all(row["2023-10"] == "" for row in rows)


def test_totals_are_sums_of_the_rows(capsys) -> None:
    document = json.loads(told(capsys, "year", "--json"))
    for group in document["totals"]:
        for month, count in group["rows"].items():
            found = sum(row[month] in group["statuses"] for row in document["rows"])
            assert count in (None, found)


def test_text_has_a_sign_a_month_and_says_what_signs_mean(capsys) -> None:
    plain = told(capsys, "year", "--plain", "--ascii", "--sector", "KT")
    line = next(line for line in plain.splitlines() if "Thu nội địa" in line)
    assert line.split()[-9:] == list("*~!~~!~~~")
    assert "! Nguy cơ" in plain.splitlines()[-1]
    assert "HẠ TẦNG" not in plain
    assert run(["year", "--sector", "KX", *CONFIG]) == 2
    assert "KT" in capsys.readouterr().err
