"""Every command on a plan whose year runs from October to September."""

from __future__ import annotations

import csv
import io
import json

import pytest
from support.own_year import written

from tvplan_tui.cli import exits
from tvplan_tui.cli.run import run


@pytest.fixture
def tvplan(tmp_path, monkeypatch, capsys):
    written(tmp_path / "plan")
    monkeypatch.chdir(tmp_path / "plan")

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        out, err = capsys.readouterr()
        return code, out, err

    return call


def row(tvplan, *arguments: str) -> tuple[str, float, float, str]:
    document = json.loads(tvplan("list", "--json", *arguments)[1])
    found = document["rows"][0]
    return document["period"], found["actual"], found["expected"], found["status"]


def test_it_opens_on_the_last_month_with_figures(tvplan):
    assert row(tvplan) == ("2022-11", 20, 20, "on_track")


@pytest.mark.parametrize(
    ("asked", "expected"), [("2022-Q4", 30), ("2022-12", 30), ("2023-Q1", 60), ("2023-H1", 90), ("2023", 120)]
)
def test_every_period_of_its_year_can_be_looked_at(tvplan, asked, expected):
    assert row(tvplan, "--period", asked) == (asked, 20, expected, "no_data")


def test_a_period_of_another_year_is_refused(tvplan):
    for command in (["list", "--period", "2023-10"], ["close", "2023-10"], ["status", "--period", "2022"]):
        code, _out, err = tvplan(*command)
        assert code == exits.USAGE
        assert "(tháng 10/2022 đến tháng 9/2023)" in err
    for command in (["override", "A1", "2023-10", "met", "--reason", "đã nghiệm thu"], ["conclude", "A1", "Đôn đốc"]):
        more = [] if "2023-10" in command else ["--period", "2023-10"]
        code, _out, err = tvplan(*command, *more)
        assert code == exits.REFUSED
        assert "Kỳ 2023-10 không thuộc kế hoạch năm 2023" in err


def test_the_year_is_its_twelve_months(tvplan):
    found = next(csv.DictReader(io.StringIO(tvplan("year", "--csv")[1])))
    months = {key: value for key, value in found.items() if key.startswith("20")}
    assert (len(months), min(months), max(months)) == (12, "2022-10", "2023-09")
    assert {key for key, value in months.items() if value == "on_track"} == {"2022-10", "2022-11"}


def test_a_figure_goes_into_the_file_of_its_calendar_year(tvplan):
    code, out, _err = tvplan("enter", "A1", "2022-12", "11", "--status", "official")
    assert (code, "data/2022.csv:4" in out) == (exits.FINE, True)
    code, out, _err = tvplan("enter", "A1", "2023-01", "10", "--status", "official")
    assert (code, "data/2023.csv:2" in out) == (exits.FINE, True)
    assert row(tvplan) == ("2023-01", 41, 40, "on_track")


def test_a_figure_of_the_calendar_year_is_refused_and_in_the_ledger_told(tvplan, tmp_path):
    code, _out, err = tvplan("enter", "A1", "2023", "118")
    assert code == exits.REFUSED
    assert "năm 2023 không nằm trọn trong một năm của A1, bắt đầu từ tháng 10 → ghi từng tháng" in err
    ledger = tmp_path / "plan" / "data" / "2022.csv"
    ledger.write_text(ledger.read_text(encoding="utf-8") + "A1,2023,118,,,,,\n", encoding="utf-8")
    assert "data/2022.csv:4:period: năm 2023 không nằm trọn trong một năm của A1" in tvplan("check")[1]


def test_closing_and_judging_its_whole_year(tvplan):
    assert tvplan("close", "2023")[0] == exits.FINE
    calendar = json.loads(tvplan("calendar", "--all", "--json")[1])["reports"]
    assert [(one["period"], one["state"]) for one in calendar] == [("2023", "closed")]
    assert "chưa có gì sửa" in tvplan("corrections", "2023")[1]
    assert tvplan("override", "A1", "2023", "met", "--reason", "đã nghiệm thu")[0] == exits.FINE
    judged = tvplan("show", "A1", "--period", "2023")[1]
    assert "Đạt – đã nghiệm thu" in judged
    assert "quyết toán" not in tvplan("conclusions", "--period", "2023")[1]
    assert tvplan("conclude", "A1", "Sớm quyết toán", "--period", "2023")[0] == exits.FINE
    assert "quyết toán" in tvplan("conclusions", "--period", "2023")[1]


def test_changes_are_told_against_a_month_of_its_year(tvplan):
    assert "So với tháng 12/2022" in tvplan("changes", "--period", "2023-01")[1]
    code, out, _err = tvplan("changes", "--period", "2023-01", "--since", "2022-10")
    assert (code, "So với tháng 10/2022" in out) == (exits.FINE, True)
    assert tvplan("changes", "--period", "2023-01", "--since", "2022-09")[0] == exits.USAGE
    assert tvplan("changes", "--period", "2022-10")[0] == exits.USAGE


def test_reports_of_its_year(tvplan, tmp_path):
    code, out, _err = tvplan("report", "--whole-year", "--period", "2023", "--format", "md", "-o", "out")
    files = out.split()
    assert (code, len(files)) == (exits.FINE, 19)
    assert files[0].endswith("2022-10.md")
    assert files[-1].endswith("_2023.md")
    text = (tmp_path / "plan" / "out" / "bao-cao_THADS_2022-Q4.md").read_text(encoding="utf-8")
    assert "năm 2023 – quý IV năm 2022; nhiệm vụ trọng tâm quý I năm 2023" in text.splitlines()[0]
    assert "Đến hết tháng 12/2022" in text
    whole = (tmp_path / "plan" / "out" / "bao-cao_THADS_2023.md").read_text(encoding="utf-8")
    assert "Kết thúc năm 2023" in whole


def test_a_target_revised_within_its_year_is_judged_and_after_it_warned_of(tvplan):
    assert tvplan("revise", "A1", "240", "--date", "15/12/2022")[2] == ""
    assert row(tvplan, "--period", "2022-11")[2] == 20
    assert row(tvplan, "--period", "2022-12")[2] == 60
    assert "không kỳ nào xét theo mục tiêu này" in tvplan("revise", "A1", "250", "--date", "15/10/2023")[2]
