"""The command line twin on the shipped plan: the pinned shapes, the right verdicts, the exit codes."""

from __future__ import annotations

import csv
import io
import itertools
import json
import shutil

import pytest
from support.judging import ROOT

from tvplan_tui.cli.run import run

CONFIG = str(ROOT / "config.toml")
WORDS = """
    id sector parent name unit kind bound target low high actual expected attainment gap index pace status data_status
    missing_periods previous_year yoy projection projection_method run_rate_needed explanation
"""
PINNED = WORDS.split()
"""Restated from the issue: a key more or less, or out of order, breaks somebody's script."""

SEPTEMBER = {
    "at_risk": "KT1b KT2 XH9 III-5",
    "behind": "KT1 KT3a HT1 HT3a XH1a XH8 QA4a QA5 III-2",
    "on_track": "KT1a KT1c KT3 KT4 HT2 HT3 XH1b XH1c XH2 XH6 XH7 XH9a XH10 QA1 QA2 QA4 III-4",
    "achieved": "XH3",
    "no_data": "KT5 KT5g",
    "not_due": "XH4 XH4a XH5 XH5a XH11 III-1",
    "no_target": "III-9",
    "in_progress": "QA3",
    "met": "QA7",
    "exceeded": "QA6",
}
"""The verdicts of September 2023 on the shipped illustrative figures, worked out by hand from data/2023.csv."""


@pytest.fixture
def tvplan(capsys):
    def call(*arguments: str, config: str = CONFIG) -> tuple[int, str, str]:
        code = run([*arguments, "--config", config])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_list_json_has_the_pinned_shape_and_every_row(tvplan):
    code, out, err = tvplan("list", "--json")
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert list(told)[:2] == ["plan", "period"]
    assert {"counts", "rows"} <= set(told)
    assert told["period"] == "2023-09"
    assert len(told["rows"]) == 43
    assert all(list(row) == PINNED for row in told["rows"])
    assert (told["counts"]["total_bullets"], told["counts"]["total_rows"]) == (30, 43)
    document = [told["counts"]["sectors"][sector] for sector in ("KT", "HT", "XH", "QA")]
    assert sum(one["total_bullets"] for one in document) == 25
    assert sum(one["total_rows"] for one in document) == 38


def test_every_verdict_of_september(tvplan):
    rows = json.loads(tvplan("list", "--json")[1])["rows"]
    got = {row["id"]: row["status"] for row in rows}
    assert got == {name: status for status, names in SEPTEMBER.items() for name in names.split()}


def test_every_row_explains_itself_in_one_sentence_with_its_numbers(tvplan):
    for row in json.loads(tvplan("list", "--json")[1])["rows"]:
        text = row["explanation"]
        assert text.endswith(".") and "\n" not in text and "None" not in text and "{" not in text
        if row["actual"] is not None:
            assert any(digit.isdigit() for digit in text)


def test_a_heading_is_shown_with_how_it_stands_in_the_tables(tvplan):
    code, out, _ = tvplan("show", "XH1")
    lines = out.splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("XH1 · "))
    assert code == 0 and lines[at + 1] == "◐ Chậm" and "“Bậc mầm non” đang chậm" in lines[at + 2]


@pytest.mark.parametrize("period", ["2023-06", "2023-Q3", "2023-H1", "2023"])
def test_any_form_of_period(tvplan, period):
    code, out, _ = tvplan("list", "--json", "--period", period)
    assert code == 0
    assert json.loads(out)["period"] == period


def test_csv_reads_back_to_the_same_numbers(tvplan):
    rows = json.loads(tvplan("list", "--json")[1])["rows"]
    read = list(csv.DictReader(io.StringIO(tvplan("list", "--csv")[1])))
    assert [row["id"] for row in read] == [row["id"] for row in rows]
    for one, other in zip(read, rows, strict=True):
        for key in ("actual", "expected", "pace", "yoy", "projection"):
            assert (float(one[key]) if one[key] else None) == other[key]


def _listed(out: str) -> tuple[str, list[str]]:
    """Return the heading line of a plain list and the lines below it, thresholds left out."""
    lines = out.splitlines()
    top = next(at for at, line in enumerate(lines) if line.startswith("Đánh giá"))
    return lines[top], lines[top + 1 : -2]


def test_plain_list_is_aligned(tvplan):
    top, below = _listed(tvplan("list", "--plain")[1])
    column = top.index("Kế hoạch") + len("Kế hoạch")
    rows = [line for line in below if line[:1] not in ("", " ") and line[top.index("ID") - 1 : top.index("ID")] == " "]
    rows = [line for line in rows if len(line) > column]
    assert len(rows) == 43
    for line in rows:
        assert line[column : column + 2] == "  ", line
        assert line[column - 1] != " ", line


def test_plain_list_names_sectors_and_headings_and_shows_bounds(tvplan):
    top, below = _listed(tvplan("list", "--plain")[1])
    sectors = [after for blank, after in itertools.pairwise(below) if not blank]
    assert sectors[0] == "Kinh tế"
    assert len(sectors) == 5
    by_id = {line[top.index("ID") :].split()[0]: line for line in below if len(line) > top.index("Chỉ tiêu")}
    ids = list(by_id)
    assert ids.index("XH1a") == ids.index("XH1") + 1
    assert by_id["XH1"].startswith("◐ Chậm")  # a heading stands as the worst below it, as on the screen
    assert by_id["XH1"].rstrip().endswith("%") and not any(char.isdigit() for char in by_id["XH1"].partition("XH1")[2])
    assert by_id["XH1"].index("Học sinh") + 2 == by_id["XH1a"].index("Bậc mầm non")
    assert "≥ 2.600" in by_id["KT5"]
    assert "≤ 4,19" in by_id["XH6"]
    _top, plain = _listed(tvplan("list", "--plain", "--ascii")[1])
    assert any(">= 2.600" in line for line in plain) and any("<= 4,19" in line for line in plain)


def test_plain_list_of_one_sector_has_its_heading_rows_only(tvplan):
    _top, below = _listed(tvplan("list", "--sector", "QA", "--plain")[1])
    assert below[:2] == ["", "Quốc phòng - an ninh"]
    assert "QA1-2" in below[2]
    assert not any("XH1" in line for line in below)


@pytest.mark.parametrize("command", [["status"], ["list"], ["show", "KT2"], ["show", "KT1"]])
def test_thresholds_are_printed_with_every_report(tvplan, command):
    told = [line for line in tvplan(*command)[1].splitlines() if line.startswith("Ngưỡng: ")]
    assert len(told) == 1
    assert ("điểm %" if command[-1] != "KT2" else "90 % mốc") in told[0]


def test_one_absurd_figure_does_not_widen_the_plain_list(tvplan, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_text("indicator,period,value\nKT3,2023-01,1e300\nKT3,2023-02,1\n", encoding="utf-8")
    out = tvplan("list", "--plain", "--data", str(bad))[1]
    assert "1,00·10^300" in out
    assert max(len(line) for line in _listed(out)[1]) < 170


def test_show_leaves_out_what_is_not_there_and_names_both_ratios_of_growth(tvplan):
    early = tvplan("show", "XH5")[1]
    assert "— " not in early and ": —" not in early
    growth = tvplan("show", "KT1")[1]
    assert "Chỉ số so kế hoạch: 99,4 %" in growth
    assert "g/G theo cách các cơ quan tính: 93,3 %" in growth
    assert "g/G" not in tvplan("show", "KT1a")[1]
    flow = tvplan("show", "KT2")[1]
    for line in ("Chênh lệch: −60 doanh nghiệp", "Tiến độ so mốc: 83,3 %", "Kỳ này: 12 doanh nghiệp"):
        assert line in flow
    assert "Kỳ này" not in tvplan("show", "KT2", "--period", "2023-10")[1]


def test_status_lists_what_is_overdue_whatever_its_verdict(tvplan):
    out = tvplan("status")[1]
    lacking = out.partition("Thiếu hoặc quá hạn số liệu:")[2].partition("\n\n")[0]
    assert "KT5 " in lacking and "KT5g " in lacking
    assert lacking.count("\n") == 2


def test_status_says_bullets_and_rows_and_that_figures_are_invented(tvplan):
    out = tvplan("status")[1]
    assert "Cả kế hoạch: 30 chỉ tiêu, 43 dòng" in out
    assert "DỮ LIỆU MINH HỌA" in out
    assert "\x1b" not in out


def test_show_quotes_the_plan_and_trend_gives_the_months(tvplan):
    out = tvplan("show", "kt3")[1]
    assert "Tổng thu ngân sách Nhà nước theo dự toán 592,642 tỷ đồng" in out
    months = json.loads(tvplan("trend", "QA6", "--json")[1])["months"]
    assert [months[0]["period"], months[-1]["period"]] == ["2022-10", "2023-09"]
    assert months[5]["expected"] == pytest.approx(41.4)


def test_shipped_plan_is_clean(tvplan):
    code, out, _ = tvplan("check", "--json")
    assert (code, json.loads(out)["problems"]) == (0, [])


def test_exit_codes(tvplan, tmp_path):
    assert tvplan("status", "--fail-on", "at_risk")[0] == 1
    assert tvplan("status", "--fail-on", "missed")[0] == 0
    assert tvplan("show", "KT33")[0] == 2
    assert "KT3" in tvplan("show", "KT33")[2]
    assert tvplan("list", "--period", "2022")[0] == 2
    assert tvplan("status", config=str(tmp_path / "none.toml"))[0] == 2
    with pytest.raises(SystemExit) as gone:
        tvplan("lst")
    assert gone.value.code == 2


def test_a_broken_config_still_shows_the_rest_and_says_where(tvplan, tmp_path):
    text = (ROOT / "config.toml").read_text(encoding="utf-8").replace('kind = "growth"', 'kind = "grow"', 1)
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    code, out, err = tvplan("list", "--json", config=str(tmp_path / "config.toml"))
    line = text[: text.index('"grow"')].count("\n") + 1
    assert code == 2
    assert len(json.loads(out)["rows"]) == 42
    assert f"config.toml:{line}:" in err
    assert "growth" in err


def test_unreadable_data_is_exit_three_and_the_rest_is_shown(tvplan, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_text("indicator,period,value\nKT3,2023-01,50\nKT3,2023-02,12%\n", encoding="utf-8")
    code, out, err = tvplan("list", "--json", "--data", str(bad))
    assert code == 3
    assert next(row for row in json.loads(out)["rows"] if row["id"] == "KT3")["actual"] == 50
    assert "bad.csv:3:value" in err


def test_hostile_text_reaches_no_terminal(tvplan, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_bytes('indicator,period,value,note\nKT3,2023-01,50,"\x1b]52;c;aGk=\x07[/]\u202e=1+1"\n'.encode())
    for command in (["status"], ["list"], ["show", "KT3"], ["trend", "KT3"], ["list", "--csv"], ["check"]):
        _, out, err = tvplan(*command, "--data", str(bad))
        assert "\x1b" not in out + err and "\u202e" not in out + err and "\x07" not in out + err


@pytest.mark.parametrize(
    ("command", "head", "holds"),
    [
        ("keys", "id,keys,tooltip,screens", "quit,"),
        ("status", "sector,status,bullets,rows", "KT,at_risk,1,2"),
        ("check", "severity,file,line,key,message,cure", ""),
    ],
)
def test_tables_are_had_as_csv(tvplan, command, head, holds):
    code, out, _err = tvplan(command, "--csv")
    assert code == 0
    assert out.splitlines()[0] == head
    assert holds in out


def test_the_shipped_figures_raise_no_doubt(tvplan):
    code, out, _err = tvplan("check", "--figures")
    assert (code, out.splitlines()[1:]) == (0, ["0 nghi vấn về số liệu cả năm 2023"])


def test_check_looks_at_figures_of_months_that_are_not_opened_on_yet(tvplan, own_config):
    with (own_config.parent / "data" / "2023.csv").open("a", encoding="utf-8") as ledger:
        ledger.write("KT2,2023-11,-4,,,chính thức,,,minh họa,2023-12-04,PTCKH\n")
        ledger.write("HT1,2023-11,108,,,chính thức,,,minh họa,2023-12-04,PQLDT\n")
    _code, out, _err = tvplan("check", config=str(own_config))
    assert "2 nghi vấn về số liệu: xem tvplan check --figures" in out
    _code, out, _err = tvplan("check", "--figures", config=str(own_config))
    assert "KT2 tháng 11/2023: −4 doanh nghiệp là số âm" in out
    assert "HT1 tháng 11/2023" in out
    _code, out, _err = tvplan("check", "--figures", "--period", "2023-09", config=str(own_config))
    assert out.splitlines()[-1] == "0 nghi vấn về số liệu đến hết tháng 9/2023"
    _code, out, _err = tvplan("check", "--csv", config=str(own_config))
    assert "doubt,,,KT2 2023-11," in out


@pytest.mark.parametrize("value", ["95", "97"])
def test_what_no_number_of_stations_makes_is_doubted(tvplan, own_config, value):
    with (own_config.parent / "data" / "2023.csv").open("a", encoding="utf-8") as ledger:
        ledger.write(f"XH7,2023-Q4,{value},,,chính thức,,,minh họa,2023-12-04,PYT\n")
        ledger.write(f"III-4,2023-Q4,{value},,,chính thức,,,minh họa,2023-12-04,PYT\n")
    _code, out, _err = tvplan("check", "--figures", config=str(own_config))
    assert out.count("không ứng với số trạm nào trong tổng số 10") == 2


def test_two_rows_of_equal_standing_that_differ_are_told_with_both_lines(tvplan, own_config):
    ledger = own_config.parent / "data" / "2023.csv"
    count = len(ledger.read_text(encoding="utf-8").splitlines())
    with ledger.open("a", encoding="utf-8") as file:
        file.write("KT2,2023-10,12,,,chính thức,,,minh họa,2023-11-04,PTCKH\n")
        file.write("KT2,2023-10,13,,,chính thức,,,minh họa,2023-11-04,PTCKH\n")
        file.write("KT3,2023-10,50,,,chính thức,,,minh họa,2023-11-04,PTCKH\n")
        file.write("KT3,2023-10,51,,,chính thức,,,minh họa,2023-11-05,PTCKH\n")  # a correction
        file.write("XH2,2023-10,80,,,ước,,,minh họa,2023-11-04,PLDTBXH\n")
        file.write("XH2,2023-10,81,,,chính thức,,,minh họa,2023-11-04,PLDTBXH\n")  # of a higher standing
    _code, out, _err = tvplan("check", "--figures", config=str(own_config))
    first, second = f"data/2023.csv:{count + 1}", f"data/2023.csv:{count + 2}"
    assert f"KT2 tháng 10/2023: 2 dòng ngang nhau ghi khác nhau ({first}, {second})" in out
    assert "1 nghi vấn" in out


def test_a_doubt_that_was_explained_says_how(tvplan, own_config):
    with (own_config.parent / "data" / "2023.csv").open("a", encoding="utf-8") as file:
        file.write("KT2,2023-10,12.5,,,ước,,tính cả chi nhánh,minh họa,2023-11-04,PTCKH\nKT2,2023-11,12.5,,,ước,,,,,\n")
    _code, out, _err = tvplan("check", "--figures", config=str(own_config))
    october, november = [line for line in out.splitlines() if "có số lẻ" in line]
    assert october.endswith("; đã ghi chú: “tính cả chi nhánh”")
    assert "ghi chú" not in november


@pytest.mark.parametrize(
    ("stamp", "second", "count"),
    [
        ("2023-11-04T08:10:02+07:00", "lan", 0),  # entered twice within a second
        ("2023-11-04T08:10:02+07:00", "minh", 1),  # neither has seen the other's
        ("2023-11-04T08:10", "lan", 1),
        ("2023-11-04", "lan", 1),
    ],
)
def test_a_correction_within_the_same_second_is_no_contradiction(tvplan, own_config, stamp, second, count):
    with (own_config.parent / "data" / "2023.csv").open("a", encoding="utf-8") as file:
        file.write(f"KT2,2023-10,12,,,ước,,,minh họa,{stamp},lan\nKT2,2023-10,13,,,ước,,,minh họa,{stamp},{second}\n")
    _code, out, _err = tvplan("check", "--figures", config=str(own_config))
    assert out.count("ngang nhau") == count
    assert f"{count} nghi vấn" in out
