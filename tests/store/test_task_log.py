"""What is recorded of tasks and reports: append-only, own rows taken back, circles refused, broken rows told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.ledgers import PLAN

from tvplan_tui.domain.indicator import Frequency
from tvplan_tui.domain.report_rule import ReportRule, ReportState
from tvplan_tui.domain.task import Task, TaskNote, TaskState, standing
from tvplan_tui.store.ledger import read_ledger
from tvplan_tui.store.refusals import NotSavedError
from tvplan_tui.store.report_log import ReportMark, append_report_mark, read_report_log, read_report_state
from tvplan_tui.store.task_log import TaskError, append_task_note, read_state, read_task_log

TASKS = {name: Task(name, "F", f"Việc {name}") for name in "ABC"}
RULE = ReportRule("R", "Báo cáo", Frequency.MONTH, due_days=3)


@pytest.fixture
def plan(tmp_path):
    return replace(PLAN, file=str(tmp_path / "config.toml"), reports=(RULE,))


def test_written_read_back_and_taken_back(plan, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("LOGNAME", "lan")
    made = append_task_note(plan, TASKS, TaskNote("A", TaskState.DOING, 'dòng một\ndòng "hai"'))
    assert (made.place, made.by, made.note) == ("data/tasks/2023.csv:2", "lan", 'dòng một dòng "hai"')
    append_task_note(plan, TASKS, TaskNote("A", withdraws=True))
    found, problems = read_task_log(TASKS, tmp_path)
    assert problems == ()
    assert standing(found)["A"] == ()
    with pytest.raises(TaskError, match="không còn gì"):
        append_task_note(plan, TASKS, TaskNote("A", withdraws=True))
    append_task_note(plan, TASKS, TaskNote("A", TaskState.DONE, by="hoa"))
    with pytest.raises(TaskError, match="của hoa"):
        append_task_note(plan, TASKS, TaskNote("A", withdraws=True))


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (TaskNote("X", TaskState.DONE), "không có nhiệm vụ X"),
        (TaskNote("A"), "chưa có gì để ghi"),
        (TaskNote("A", None, " "), "chưa có gì để ghi"),
        (TaskNote("A", TaskState.BLOCKED, blocked_by=("X",)), "không có nhiệm vụ X"),
        (TaskNote("A", TaskState.DOING, blocked_by=("B",)), "đang vướng"),
        (TaskNote("A", TaskState.BLOCKED, blocked_by=("A",)), "A → A"),
        (TaskNote("C", TaskState.BLOCKED, blocked_by=("A",)), "vòng tròn"),
    ],
)
def test_what_cannot_be_recorded(plan, tmp_path, note, words) -> None:
    append_task_note(plan, TASKS, TaskNote("A", TaskState.BLOCKED, blocked_by=("B",)))
    append_task_note(plan, TASKS, TaskNote("B", TaskState.BLOCKED, blocked_by=("C",)))
    before = (tmp_path / "data" / "tasks" / "2023.csv").read_bytes()
    with pytest.raises(TaskError, match=words):
        append_task_note(plan, TASKS, note)
    assert (tmp_path / "data" / "tasks" / "2023.csv").read_bytes() == before


def test_whoever_has_not_seen_the_latest_note_is_refused(plan) -> None:
    first = append_task_note(plan, TASKS, TaskNote("A", TaskState.DOING), seen=None)
    with pytest.raises(TaskError, match="người khác"):
        append_task_note(plan, TASKS, TaskNote("A", TaskState.DONE), seen=None)
    append_task_note(plan, TASKS, TaskNote("A", TaskState.DONE), seen=first)


def test_broken_rows_and_a_circle_by_hand_are_told(plan, tmp_path) -> None:
    append_task_note(plan, TASKS, TaskNote("A", TaskState.DOING))
    path = tmp_path / "data" / "tasks" / "2023.csv"
    rows = "X,done,,,,\nA,tốt,,,,\nA,done\nA,blocked,,X,,\nA,blocked,,B,2030-01-01,\nB,Vướng,,A,2030-01-02,\n"
    path.write_text(path.read_text("utf-8") + rows, "utf-8")
    found, problems = read_task_log(TASKS, tmp_path)
    assert [one.task for one in found] == ["A", "A", "B"]
    assert sorted(one.line for one in problems) == [3, 4, 5, 6, 8]
    assert any("A → B → A" in one.message and one.line == 8 for one in problems)


def test_a_foreign_header_is_told(plan, tmp_path) -> None:
    (tmp_path / "data" / "tasks").mkdir(parents=True)
    (tmp_path / "data" / "tasks" / "2023.csv").write_text("a,b\n", "utf-8")
    assert [one.line for one in read_task_log(TASKS, tmp_path)[1]] == [1]


@pytest.mark.parametrize("folder", ["tasks", "calendar", "closings"])
def test_no_glob_takes_records_for_figures(tmp_path, folder) -> None:
    (tmp_path / "data" / folder).mkdir(parents=True)
    (tmp_path / "data" / folder / "2023.csv").write_text("indicator,period,value\nTHU,2023-01,1\n", "utf-8")
    assert read_ledger(PLAN, tmp_path, ["data/**/*.csv"])[0].is_empty()


def test_states_as_codes_and_in_words() -> None:
    assert read_state("dang lam") is read_state("ĐANG LÀM") is TaskState.DOING
    assert read_report_state("đã gửi") is ReportState.SENT
    for read in (read_state, read_report_state):
        with pytest.raises(ValueError, match="có:"):
            read("hay")


def test_reports(plan, tmp_path) -> None:
    made = append_report_mark(plan, ReportMark("R", "2023-09", ReportState.SENT, "CV 12"))
    path = tmp_path / "data" / "calendar" / "2023.csv"
    path.write_text(path.read_text("utf-8") + "Q,2023-09,sent,,,\nR,2023-09,hay,,,\n", "utf-8")
    found, problems = read_report_log(plan, tmp_path)
    assert found == (made,)
    assert [one.line for one in problems] == [3, 4]


def test_whoever_has_not_seen_how_a_report_stands_is_refused(plan, tmp_path) -> None:
    first = append_report_mark(plan, ReportMark("R", "2023-09", ReportState.CLOSED), seen=None)
    append_report_mark(plan, ReportMark("R", "2023-08", ReportState.SENT), seen=None)
    with pytest.raises(NotSavedError, match=r"vừa được .* ghi: Đã chốt; chưa ghi gì"):
        append_report_mark(plan, ReportMark("R", "2023-09", ReportState.SENT), seen=None)
    append_report_mark(plan, ReportMark("R", "2023-09", ReportState.SENT), seen=first)
    assert len(read_report_log(plan, tmp_path)[0]) == 3
