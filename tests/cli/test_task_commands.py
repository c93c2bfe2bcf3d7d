"""Tasks, the calendar and closed periods from the command line, on a copy of the shipped plan."""

from __future__ import annotations

import csv
import io
import json

import pytest
from support.shipped import copied

from tvplan_tui.cli import exits
from tvplan_tui.cli.run import run


@pytest.fixture
def home(tmp_path, monkeypatch):
    copied(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOGNAME", "lan")
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    return tmp_path


@pytest.fixture
def tvplan(home, capsys):
    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_tasks_are_listed_filtered_and_pointed_out(tvplan):
    code, out, err = tvplan("tasks", "--as-of", "2023-10-12")
    assert (code, err) == (0, "")
    assert "108 nhiệm vụ: 84 chưa bắt đầu, 16 đang làm, 3 xong, 5 vướng" in out
    assert "XH9 Lao động tham gia bảo hiểm xã hội: vướng: NV3.6.3" in out
    assert "III-5 Phường, xã đạt tiêu chuẩn phù hợp với trẻ em: không có nhiệm vụ nào đang làm (3 nhiệm vụ)" in out
    assert "Tiến độ minh họa" in out
    told = json.loads(tvplan("tasks", "--state", "vướng", "--field", "iii.3", "--office", "bhxh", "--json")[1])
    assert [one["id"] for one in told["tasks"]] == ["NV3.6.3"]
    assert told["tasks"][0]["blocked_by"] == ["NV3.6.1"]
    assert {one["indicator"] for one in told["concerns"]} == {"XH9", "III-5"}
    rows = list(csv.DictReader(io.StringIO(tvplan("tasks", "tiem chung", "--csv")[1])))
    assert [row["id"] for row in rows] == ["NV3.2.3"]
    assert tvplan("tasks", "--state", "hay")[0] == exits.USAGE
    assert "gần nhất: III.5" in tvplan("tasks", "--field", "III.9")[2]


def test_a_task_is_recorded_refused_and_taken_back(tvplan, home):
    log = home / "data" / "tasks" / "2023.csv"
    before = log.read_text("utf-8")
    code, out, err = tvplan("task", "nv1.1.1", "--blocked-by", "NV1.2.1", "--note", "chờ quy hoạch")
    assert (code, err) == (0, "")
    assert "Đã ghi: data/tasks/2023.csv:28" in out
    assert "chờ NV1.2.1 Môi trường đầu tư" in out
    assert log.read_text("utf-8").startswith(before)
    code, out, err = tvplan("task", "NV1.2.1", "--blocked-by", "NV1.1.1")
    assert (code, "vòng tròn" in err) == (exits.REFUSED, True)
    assert tvplan("task", "NV1.1.1", "--undo")[0] == 0
    assert tvplan("task", "NV1.1.1", "--undo")[0] == exits.REFUSED
    assert tvplan("task", "NV1.1.1", "--state", "xong", "--dry-run")[1].endswith("Thử, chưa ghi\n")
    assert tvplan("--read-only", "task", "NV1.1.1", "--state", "xong")[0] == exits.REFUSED
    assert tvplan("task", "NV9")[0] == exits.USAGE
    assert len(log.read_text("utf-8").splitlines()) == 29
    assert tvplan("check")[0] == 0


def test_the_calendar_counts_days_and_names_who_owes(tvplan):
    told = json.loads(tvplan("calendar", "--as-of", "2023-10-12", "--json")[1])
    first = told["reports"][0]
    assert (first["report"], first["period"], first["begins"], first["cut_off"], first["days_left"]) == (
        "BC-THANG", "2023-10", "2023-09-15", "2023-10-14", 5,
    )  # fmt: skip
    owing = {one["office"]: [owed["indicator"] for owed in one["owed"]] for one in told["owing"]["offices"]}
    told = {office: owed for office, owed in owing.items() if owed}
    assert told == {"Chi cục Thống kê khu vực": ["KT5", "KT5g"]}, "of a month that is still running nothing is owed"
    early = json.loads(tvplan("calendar", "--as-of", "2023-10-03", "--period", "2023-09", "--json")[1])
    owing = {one["office"]: [owed["indicator"] for owed in one["owed"]] for one in early["owing"]["offices"]}
    assert owing["Chi cục Thuế khu vực"] == ["KT3a"]
    out = tvplan("calendar", "--as-of", "2023-10-12", "--period", "2023-09")[1]
    assert "nợ KT5 Tổng vốn đầu tư phát triển toàn xã hội: quý III/2023" in out
    rows = list(csv.DictReader(io.StringIO(tvplan("calendar", "--all", "--csv")[1])))
    assert len(rows) == 12 + 4 + 2 + 1


def test_a_period_is_closed_sent_corrected_and_opened_again(tvplan, home):
    assert tvplan("calendar", "mark", "BC-THANG", "2023-10", "sent")[0] == exits.REFUSED
    code, out, err = tvplan("calendar", "mark", "bc-thang", "2023-10", "đã chốt")
    assert (code, err) == (0, "")
    assert "dấu vân tay" in out
    assert "Còn thiếu số liệu của 19 dòng, bản chốt giữ như vậy" in out
    assert tvplan("calendar", "mark", "BC-THANG", "2023-10", "gửi")[0] == exits.USAGE
    assert tvplan("calendar", "mark", "BC-THANG", "2023-Q3", "closed")[0] == exits.REFUSED
    assert tvplan("calendar", "mark", "BC-THANG", "2023-10", "sent", "--note", "CV 12")[0] == 0
    assert tvplan("close", "2023-10")[0] == exits.REFUSED
    # the clock does not move on in this test: a figure of the next second
    with (home / "data" / "2023.csv").open("a", encoding="utf-8") as ledger:
        ledger.write("KT3,2023-10,52.3,,,sơ bộ,,,minh họa,2099-01-01T08:00:00+07:00,lan\n")
    assert "chưa có → 52,300 tỷ đồng (sơ bộ)" in tvplan("corrections", "2023-10")[1]
    told = json.loads(tvplan("corrections", "2023-10", "--json")[1])
    assert [(one["kind"], one["id"], one["by"]) for one in told["corrections"]] == [("figure", "KT3", "lan")]
    assert "Đã mở lại" in tvplan("close", "2023-10", "--undo")[1]
    assert tvplan("corrections", "2023-10")[0] == exits.USAGE
    assert tvplan("--read-only", "close", "2023-10")[0] == exits.REFUSED
    assert tvplan("close", "2022-10")[0] == exits.USAGE
