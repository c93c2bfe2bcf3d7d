"""Entering, taking back, overruling and looking back from the command line, on a copy of the shipped plan."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from support.shipped import copied

from tvplan_tui.cli import exits
from tvplan_tui.cli.run import run
from tvplan_tui.store.files import locked


@pytest.fixture
def home(tmp_path, monkeypatch):
    copied(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOGNAME", "lan")
    return tmp_path


@pytest.fixture
def tvplan(home, capsys):
    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def told(tvplan):
    def call(*arguments: str):
        return json.loads(tvplan(*arguments, "--json")[1])

    return call


def ledger(home) -> str:
    return (home / "data" / "2023.csv").read_text(encoding="utf-8")


def test_enter_says_what_changes_and_the_plan_shows_it(tvplan, told, home):
    before = ledger(home)
    code, out, err = tvplan("enter", "kt3", "2023-10", "52,3", "--status", "sơ bộ", "--source", "Kho bạc")
    assert (code, err) == (0, "")
    assert "chưa có → 52,300 tỷ đồng (sơ bộ)" in out
    assert (
        "Kết luận tháng 10/2023: ● Đúng tiến độ (không đổi)"
        in tvplan("enter", "kt3", "2023-10", "52,4", "--dry-run")[1]
    )
    assert "? Thiếu số liệu → ● Đúng tiến độ" in out
    assert "data/2023.csv:218" in out
    assert ledger(home).startswith(before)
    assert "KT3,2023-10,52.3,,,sơ bộ,,,Kho bạc,20" in ledger(home)
    assert ledger(home).endswith(",lan\n")
    row = next(row for row in told("list", "--period", "2023-10")["rows"] if row["id"] == "KT3")
    assert row["actual"] == pytest.approx(532.417)
    assert told("check")["problems"] == []


def test_a_correction_is_one_more_row_and_undo_takes_it_back(told, home):
    assert told("enter", "KT3", "2023-10", "52,3")["to"] == {"value": 52.3, "status": "estimate"}
    made = told("enter", "KT3", "2023-10", "53.1", "--status", "official", "--note", "Kho bạc đính chính")
    assert (made["from"]["value"], made["to"], made["written"]) == (52.3, {"value": 53.1, "status": "official"}, True)
    back = told("undo")
    assert (back["from"]["value"], back["to"]) == (53.1, {"value": 52.3, "status": "estimate"})
    gone = told("undo", "KT3", "2023-10")
    assert (gone["to"], gone["verdict_after"]) == (None, "no_data")
    assert ledger(home).count("KT3,2023-10,") == 4 and ledger(home).count(",rút,") == 2
    log = told("log", "KT3")["events"][-4:]
    assert [(one["kind"], one["by"]) for one in log] == [("figure", "lan")] * 2 + [("withdrawal", "lan")] * 2
    assert [one["from"] and one["from"]["value"] for one in log] == [None, 52.3, 53.1, 52.3]
    assert [one["to"] and one["to"]["value"] for one in log] == [52.3, 53.1, 52.3, None]
    assert log[1]["note"] == "Kho bạc đính chính"
    assert "T" not in log[2]["note"]  # the moment it was recorded at, as people write it
    assert told("check")["problems"] == []


def test_undo_touches_nobody_elses_entries(tvplan, home, monkeypatch):
    tvplan("enter", "KT3", "2023-10", "52,3")
    monkeypatch.setenv("LOGNAME", "minh")
    assert tvplan("undo")[0] == exits.REFUSED
    tvplan("enter", "KT3", "2023-10", "54")
    monkeypatch.setenv("LOGNAME", "lan")
    code, out, _ = tvplan("undo", "--note", "nhập nhầm")
    assert code == 0
    assert "54,000 tỷ đồng (ước) → 54,000 tỷ đồng (ước)" in out
    assert "nhập nhầm" in ledger(home)


def test_undoing_once_more_says_that_nothing_is_left(tvplan):
    assert "lan chưa nhập số nào ở đây" in tvplan("undo", "KT3", "2023-10")[2]
    tvplan("enter", "KT3", "2023-10", "52,3")
    tvplan("undo", "KT3", "2023-10")
    assert "lan đã rút lại hết số mình nhập ở đây" in tvplan("undo", "KT3", "2023-10")[2]


def test_dry_run_writes_nothing(told, home):
    before = ledger(home)
    made = told("enter", "QA4", "2023-10", "--numerator", "8", "--denominator", "10", "--dry-run")
    assert (made["written"], made["to"]["value"], made["file"]) == (False, 80, None)
    assert ledger(home) == before


def test_words_for_a_qualitative_target(told, tvplan):
    made = told("enter", "QA3", "2023-Q4", "Đạt", "--note", "Kiểm tra tháng 12")
    assert (made["to"]["value"], made["verdict_after"]) == ("met", "met")
    assert tvplan("enter", "QA3", "2023-Q4", "90")[0] == exits.REFUSED
    assert tvplan("enter", "QA3", "2023-Q4", "đạt", "--numerator", "1", "--denominator", "1")[0] == exits.REFUSED


def test_a_negative_number_is_a_value(told):
    assert told("enter", "KT1a", "2023-Q4", "-12,03")["verdict_after"] == "met"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["KT3", "2023-10", "592.642"], ["592.642", "592,642", "đọc được hai cách"]),
        (["KT3", "2023-10", "1,234.5"], ["không phải là số → viết 1234,5"]),
        (["KT3", "2023-10", "1 234,5"], ["không phải là số → viết 1234,5"]),
        (["KT3", "2023-10", "1,234,567"], ["không phải là số → viết 1234567"]),
        (["KT3", "2023-10", "12 34"], ["không phải là số → viết 1615 hoặc 592,642"]),
        (["KT1a", "2023-10", "-12"], ["theo quý", "2023-Q4"]),
        (["KT2", "2024-01", "5"], ["không thuộc năm 2023"]),
        (["KT2", "2021-12", "5"], ["không thuộc năm 2023"]),
        (["XH1", "2023", "5"], ["tiêu đề nhóm", "XH1a"]),
        (["KT3", "2023-10", "12%"], ["có dấu %"]),
        (["KT3", "2023-10"], ["chưa có số liệu"]),
        (["QA4", "2023-10", "--numerator", "8"], ["phải có cả hai"]),
        (["QA4", "2023-10", "70", "--numerator", "8", "--denominator", "10"], ["không khớp", "80"]),
        (["QA4", "2023-10", "--numerator", "8", "--denominator", "-10"], ["mẫu số phải"]),
        (["KT3", "2023-09", "50", "--status", "ước chừng"], ["không phải tình trạng"]),
        (["KT3", "2023-08", "50", "--status", "ước"], ["đã có số sơ bộ", '--status "sơ bộ"']),
        (["KT3", "2023-08", "50", "--status", "rút"], ["tvplan undo"]),
        (["KT3", "2023-10", "523"], ["đáng ngờ", "--note"]),
    ],
)
def test_refused_with_the_reason_and_nothing_written(tvplan, home, arguments, words):
    before = ledger(home)
    code, _out, err = tvplan("enter", *arguments)
    assert code == exits.REFUSED
    assert all(word in err for word in words), err
    assert ledger(home) == before


def test_a_doubtful_figure_is_taken_with_a_note(tvplan, told, home):
    refused = tvplan("enter", "KT3", "2023-10", "523", "--json")
    assert [doubt["indicator"] for doubt in json.loads(refused[1])["doubts"]] == ["KT3"]
    made = told("enter", "KT3", "2023-10", "523", "--note", "Truy thu một lần")
    assert (made["written"], len(made["doubts"])) == (True, 1)
    assert "KT3 tháng 10/2023: 523" in tvplan("check", "--figures", "--period", "2023-10")[1]


def test_a_relation_the_plan_declares_is_asked_about(tvplan, told):
    refused = tvplan("enter", "XH9a", "2023-09", "95", "--status", "official")
    assert refused[0] == exits.REFUSED
    assert "XH9a" in refused[1] and "nghi vấn" in refused[1]


def test_entered_for_a_future_period_asks_why(tvplan, monkeypatch):
    class Early(date):
        @classmethod
        def today(cls):
            return date(2023, 10, 5)

    monkeypatch.setattr("tvplan_tui.cli.entry_commands.date", Early)
    assert "tháng 12/2023 chưa bắt đầu" in tvplan("enter", "KT3", "2023-12", "52,3")[1]
    assert tvplan("enter", "KT3", "2023-10", "52,3")[0] == 0
    assert "52,300 tỷ đồng (ước)" in tvplan("enter", "KT3", "2023-10", "52,3", "--dry-run")[1]


def test_the_lock_is_waited_for_and_told(tvplan, home, monkeypatch):
    monkeypatch.setattr("tvplan_tui.store.ledger.append.append_figure.__kwdefaults__", {"wait": 0.05}, raising=False)
    before = ledger(home)
    with locked(home / "data" / "2023.csv"):
        code, _out, err = tvplan("enter", "KT3", "2023-10", "52,3")
    assert (code, ledger(home)) == (exits.LOCKED, before)
    assert "người khác đang ghi" in err


def test_a_torn_row_is_told_when_the_next_one_is_written(tvplan, home):
    with (home / "data" / "2023.csv").open("a", encoding="utf-8") as file:
        file.write("KT3,2023-10,5")
    code, _out, err = tvplan("enter", "KT2", "2023-10", "15")
    assert code == 0
    assert "data/2023.csv:218" in err
    assert tvplan("check")[0] == exits.DATA


def test_names_and_files_that_do_not_fit_are_usage(tvplan, home):
    assert tvplan("enter", "KT9", "2023-10", "5")[0] == exits.USAGE
    assert tvplan("enter", "KT3", "2023-10", "5", "--data", "data/2023.csv")[0] == exits.USAGE
    (home / "config.toml").unlink()
    code, _out, err = tvplan("enter", "KT3", "2023-10", "5")
    assert code == exits.REFUSED
    assert "config init" in err


def test_without_a_status_the_one_in_force_is_taken_else_an_estimate(tvplan, home):
    out = tvplan("enter", "KT3", "2023-10", "52,3")[1]
    assert "Không có --status, hiểu là: ước\n" in out
    assert "52,300 tỷ đồng (ước)" in out
    assert tvplan("enter", "KT3", "2023-10", "52,4", "--status", "sơ bộ")[0] == 0
    out = tvplan("enter", "KT3", "2023-10", "52,5")[1]
    assert "Không có --status, hiểu là: sơ bộ\n" in out
    assert ledger(home).splitlines()[-1].startswith("KT3,2023-10,52.5,,,sơ bộ")


def test_the_unit_may_stand_behind_the_figure(tvplan):
    assert "52,100 tỷ đồng" in tvplan("enter", "KT3", "2023-10", "52,1 tỷ", "--dry-run")[1]
    assert tvplan("enter", "KT3", "2023-10", "52,1 triệu", "--dry-run")[0] == exits.REFUSED


def test_the_same_figure_again_writes_nothing_and_says_so(tvplan, told, home):
    assert tvplan("enter", "KT3", "2023-10", "52,3", "--note", "kho bạc")[0] == 0
    before = ledger(home)
    for again in ([], ["--status", "ước"], ["--note", "kho bạc"]):
        code, out, err = tvplan("enter", "KT3", "2023-10", "52,3", *again)
        assert (code, err) == (0, "")
        assert out == "KT3 tháng 10/2023 đã là 52,300 tỷ đồng (ước): không có gì mới, không ghi\n"
    assert told("enter", "KT3", "2023-10", "52,3")["written"] is False
    assert ledger(home) == before
    assert tvplan("enter", "KT3", "2023-10", "52,3", "--note", "đối chiếu lại")[0] == 0
    assert tvplan("enter", "KT3", "2023-10", "52,3", "--status", "sơ bộ")[0] == 0
    assert len(ledger(home).splitlines()) == len(before.splitlines()) + 2


def test_override_stands_beside_the_verdict(tvplan, told):
    code, out, _ = tvplan("override", "KT2", "2023-09", "đạt", "--reason", "30 hồ sơ đang cấp")
    assert code == 0
    assert "Phần mềm chấm: Nguy cơ" in out
    row = told("show", "KT2", "--period", "2023-09")["row"]
    assert row["status"] == "at_risk"
    assert {key: row["override"][key] for key in ("verdict", "reason", "by")} == {
        "verdict": "met", "reason": "30 hồ sơ đang cấp", "by": "lan",
    }  # fmt: skip
    assert "Đạt – 30 hồ sơ đang cấp (lan" in tvplan("show", "KT2", "--period", "2023-Q3")[1]
    assert told("show", "KT2", "--period", "2023-08")["row"]["override"] is None
    assert told("override", "KT2", "2023-09", "--withdraw")["written"]
    assert told("override", "KT2", "2023-09", "đạt", "--reason", "x", "--date", "12/10/2023")["on"] == "2023-10-12"
    assert "x (lan, 12/10/2023)" in tvplan("show", "KT2", "--period", "2023-09")[1]
    assert "nhận định: Đạt, ngày 12/10/2023" in tvplan("log", "KT2")[1]
    assert told("override", "KT2", "2023-09", "--withdraw")["written"]
    assert told("show", "KT2", "--period", "2023-09")["row"]["override"] is None
    assert [one["kind"] for one in told("log", "KT2")["events"][-4:]] == ["verdict"] * 4
    assert told("check")["problems"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["KT2", "2023-09", "đạt"],
        ["KT2", "2023-09", "tốt", "--reason", "x"],
        ["KT2", "2023-09", "--reason", "x"],
        ["KT2", "2023-09", "--withdraw"],
        ["KT2", "2023-09", "đạt", "--withdraw"],
        ["XH1", "2023-09", "đạt", "--reason", "x"],
        ["KT2", "2023-09", "đạt", "--reason", "x", "--date", "31/2/2023"],
        ["KT2", "2023-09", "đạt", "--reason", "x", "--date", "1/1/2999"],
        ["KT2", "2024-10", "đạt", "--reason", "x"],  # nobody would ever see it
    ],
)
def test_override_refused(tvplan, home, arguments):
    assert tvplan("override", *arguments)[0] == exits.REFUSED
    assert not (home / "data" / "verdicts").exists()


def test_as_of_brings_back_that_days_board(tvplan, told):
    then = told("list", "--as-of", "2023-07-06")
    assert (then["period"], then["as_of"]) == ("2023-06", "2023-07-06")
    tvplan("enter", "KT3", "2023-06", "40", "--status", "official", "--note", "đính chính")
    assert told("list", "--as-of", "2023-07-06") == then
    now = told("list", "--period", "2023-06")
    actual = [next(row["actual"] for row in one["rows"] if row["id"] == "KT3") for one in (then, now)]
    assert actual[0] != actual[1]
    assert "đến hết ngày 06/07/2023" in tvplan("status", "--as-of", "2023-07-06")[1]
    assert told("list", "--as-of", "6/7/2023") == then
    assert len(told("log", "KT3", "--as-of", "2023-07-06")["events"]) < len(told("log", "KT3")["events"])
    assert told("trend", "KT3", "--as-of", "2023-07-06")["months"][6]["value"] is None
    with pytest.raises(SystemExit) as gone:
        tvplan("list", "--as-of", "hôm qua")
    assert gone.value.code == exits.USAGE


def test_check_asks_about_figures_only_when_told_to(tvplan, told):
    assert tvplan("check")[1].startswith("Không có lỗi")
    assert "nghi vấn: " not in tvplan("check")[1]
    found = told("check", "--figures")
    assert (found["exit"], found["problems"]) == (0, [])
    assert (found["doubts"], found["until"]) == ([], "2023-12")
    tvplan("enter", "KT2", "2023-11", "4000", "--note", "Lý do")
    assert [doubt["indicator"] for doubt in told("check", "--figures")["doubts"]] == ["KT2"]


def test_a_revised_and_a_retired_target(tvplan, told, home):
    text = (home / "config.toml").read_text(encoding="utf-8")
    text = text.replace("target = 160\n", 'target = 160\nretired = "2023-08"\n', 1)
    revision = 'target = 592.642\n[[indicators.revisions]]\ndate = 2023-08-01\nvalue = 600\ndocument = "NQ 12"\n'
    block = text.index('id = "KT3"\n')
    end = text.index("[[indicators]]", block)
    revised = text[block:end].rstrip() + "\n\n" + revision.partition("\n")[2] + "\n"
    (home / "config.toml").write_text(text[:block] + revised + text[end:], encoding="utf-8")
    rows = {row["id"]: row for row in told("list")["rows"]}
    assert "KT2" not in rows and len(rows) == 42
    assert rows["KT3"]["target"] == 600
    assert "điều chỉnh 600,000 tỷ đồng từ 01/08/2023 (NQ 12)" in rows["KT3"]["explanation"]
    assert "Mục tiêu ban đầu: 592,642" in tvplan("show", "KT3")[1]
    assert "Không theo dõi nữa từ tháng 8/2023" in tvplan("show", "KT2")[1]
    assert "Không theo dõi nữa" in tvplan("trend", "KT2")[1]
    assert told("show", "KT2")["row"] is None
    assert "KT2" in {row["id"] for row in told("list", "--period", "2023-07")["rows"]}
    assert tvplan("enter", "KT2", "2023-10", "5")[0] == exits.REFUSED


def test_a_relation_that_fails_is_told_once_at_its_place(tvplan):
    code, out, err = tvplan("enter", "HT3", "2023-Q3", "98", "--status", "chính thức", "--note", "vì", "--dry-run")
    assert code == 0
    assert (out + err).count("Dân số dùng nước sạch cũng là dân số có nước hợp vệ sinh") == 1


def test_the_log_names_where_a_figure_is_from(tvplan):
    tvplan("enter", "KT3", "2023-10", "52,3", "--source", "Kho bạc", "--note", "số ước")
    head, *lines = tvplan("log", "KT3")[1].splitlines()[1:]
    at = head.index("Nguồn")
    assert lines[-1][at:].split("  ")[0] == "Kho bạc" and lines[-1].endswith("số ước")


def test_the_log_is_printed_as_the_screens_write_days_and_periods_and_json_stays_pinned(tvplan, told):
    tvplan("enter", "KT3", "2023-10", "52,3")
    event = told("log", "KT3")["events"][-1]
    assert event["period"] == "2023-10"
    at = datetime.fromisoformat(event["at"])
    lines = tvplan("log", "KT3")[1].splitlines()
    assert lines[-1].startswith(f"{at:%d/%m/%Y %H:%M}  lan ")
    assert "tháng 10/2023" in lines[-1]
    assert "05/10/2023" in lines[-2]
    assert "2023-" not in "\n".join(lines)
