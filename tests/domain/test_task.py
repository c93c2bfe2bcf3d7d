"""How a task stands by what was recorded of it, and who waits for whom in a circle."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvplan_tui.domain.moment import at_moment
from tvplan_tui.domain.task import Task, TaskNote, TaskState, circle, stand, standing

TASK = Task("A", "F", "Việc", due="2023-06-30")
TODAY = date(2023, 5, 2)


def note(at: str, state: TaskState | None = None, **keys: object) -> TaskNote:
    return TaskNote("A", state, at=at, by="lan", **keys)


def test_the_latest_state_counts_and_a_note_alone_leaves_it() -> None:
    notes = [note("2023-01-05", TaskState.DOING, note="bắt đầu"), note("2023-02-05", None, note="xong một nửa")]
    found = stand(TASK, standing(notes)["A"], TODAY)
    assert (found.state, found.note, found.since) == (TaskState.DOING, "xong một nửa", notes[0])
    assert stand(TASK, (), TODAY).state is TaskState.TODO


def test_taking_back_is_a_stack() -> None:
    rows = [
        note("2023-01-05", TaskState.DOING),
        note("2023-01-06", TaskState.DONE),
        note("2023-01-07", withdraws=True),
        note("2023-01-08", TaskState.BLOCKED),
        note("2023-01-09", withdraws=True),
        note("2023-01-10", withdraws=True),
        note("2023-01-11", withdraws=True),
    ]
    states = [[one.state.value for one in standing(rows[: at + 1])["A"] if one.state] for at in range(len(rows))]
    assert states == [["doing"], ["doing", "done"], ["doing"], ["doing", "blocked"], ["doing"], [], []]


def test_as_of_a_day_and_a_moment() -> None:
    rows = [note("2023-01-05T08:00:00+07:00", TaskState.DOING), note("2023-01-05T09:00:00+07:00", TaskState.DONE)]
    assert len(standing(rows, date(2023, 1, 4)).get("A", ())) == 0
    assert len(standing(rows, date(2023, 1, 5))["A"]) == 2
    assert len(standing(rows, at_moment("2023-01-05T08:59:59+07:00"))["A"]) == 1
    assert len(standing(rows, at_moment("2023-01-05T02:00:00+00:00"))["A"]) == 2


def test_waiting_counts_only_while_blocked() -> None:
    rows = [note("2023-01-05", TaskState.BLOCKED, blocked_by=("B",)), note("2023-01-06", TaskState.DOING)]
    assert stand(TASK, rows[:1], TODAY).blocked_by == ("B",)
    assert stand(TASK, rows, TODAY).blocked_by == ()


@pytest.mark.parametrize(
    ("today", "state", "late"),
    [(date(2023, 6, 30), TaskState.DOING, False), (date(2023, 7, 1), TaskState.DOING, True),
     (date(2023, 7, 1), TaskState.DONE, False), (date(2023, 7, 1), None, True)],
)  # fmt: skip
def test_overdue(today: date, state: TaskState | None, late: bool) -> None:
    notes = (note("2023-01-05", state),) if state else ()
    assert stand(TASK, notes, today).overdue is late


def test_circles() -> None:
    assert circle({"A": ("B",), "B": ("C",), "C": ()}) == ()
    assert circle({"A": ("A",)}) == ("A", "A")
    assert circle({"A": ("B",), "B": ("C",), "C": ("B",)}) == ("B", "C", "B")
    assert circle({"A": ("B", "C"), "B": (), "C": ("D",), "D": ("A",)}) == ("A", "C", "D", "A")
    assert circle({"A": ("?",)}) == ()


NAMES = "ABCDEF"


@given(st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=3)))
def test_a_circle_is_one_and_its_absence_means_an_order(waits: dict[str, list[str]]) -> None:
    found = circle(waits)
    if found:
        assert found[0] == found[-1]
        assert all(after in waits[before] for before, after in itertools.pairwise(found))
        return
    left = set(waits) | {one for many in waits.values() for one in many}
    while left:  # taking away what waits for nothing that is left ends with nothing
        free = {one for one in left if not set(waits.get(one, ())) & left}
        assert free
        left -= free
