"""Tasks beside the verdicts: who serves what, who is named, and where the two do not fit together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.judging import ROOT

from tvplan_tui.domain.period import Period
from tvplan_tui.domain.task import Task, TaskNote, TaskState
from tvplan_tui.report.agenda import Agenda, concerns
from tvplan_tui.report.board import Board, Book
from tvplan_tui.report.completeness import completeness
from tvplan_tui.store.config import read_config

TODAY = date(2023, 10, 12)


@pytest.fixture(scope="module")
def board() -> Board:
    plan, _faults = read_config(ROOT / "config.toml")
    assert plan is not None
    return Book.open(plan).board(Period.parse("2023-09"), TODAY)


def agenda(board: Board, *states: TaskState) -> Agenda:
    tasks = [Task(f"T{at}", "F", "Việc", indicators=("KT1",)) for at, _state in enumerate(states)]
    notes = [TaskNote(task.id, state) for task, state in zip(tasks, states, strict=True)]
    return Agenda.of(board.plan, (), tasks, notes, TODAY)


@pytest.mark.parametrize(
    ("states", "idle", "blocked"),
    [
        ([TaskState.TODO], True, 0),
        ([TaskState.DONE], True, 0),
        ([TaskState.BLOCKED], True, 1),
        ([TaskState.BLOCKED, TaskState.DOING], False, 1),
    ],
)
def test_a_target_at_risk_that_nobody_works_at_or_that_waits(board, states, idle, blocked) -> None:
    found = {one.indicator.id: one for one in concerns(agenda(board, *states), board)}
    assert (found["KT1b"].idle, len(found["KT1b"].blocked)) == (idle, blocked), "by the task of its parent"
    assert found["KT2"].idle, "no task names it"
    assert "KT3" not in found, "it is on track"


def test_work_under_way_is_no_concern(board) -> None:
    assert "KT1b" not in {one.indicator.id for one in concerns(agenda(board, TaskState.DOING), board)}
    assert concerns(agenda(board), board) == (), "of a plan without tasks nothing can be said"


def test_offices_are_those_named_else_those_of_the_targets(board) -> None:
    made = agenda(board, TaskState.TODO)
    task = made.standings[0].task
    assert made.offices(task) == ("Chi cục Thống kê khu vực",)
    assert made.offices(replace(task, office="Các chủ đầu tư")) == ("Các chủ đầu tư",)
    assert made.offices(replace(task, indicators=())) == ()


def test_every_due_row_is_delivered_or_owed_once(board) -> None:
    offices = completeness(board)
    counted = [one.id for office in offices for one in office.delivered]
    counted += [owed.indicator.id for office in offices for owed in office.owed]
    assert sorted(counted) == sorted(row["id"] for row in board.rows if row["data_state"] != "not_due")
    owed = {each.indicator.id: [str(period) for period in each.periods] for one in offices for each in one.owed}
    assert owed == {"KT5": ["2023-Q3"], "KT5g": ["2023-Q3"]}
    assert [office.name for office in offices if office.owed] == ["Chi cục Thống kê khu vực"]
