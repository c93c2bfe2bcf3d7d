"""How far a level must still move a period, and how often it moved that far."""

from __future__ import annotations

import pytest

from tvplan_tui.domain.parts import is_outside, sum_beyond
from tvplan_tui.domain.steps import step_needed

NOTHING = (None,) * 12


def test_the_worked_number_of_the_docs():
    """93,62 against 94,44 with three months left: 0,27 a month, reached in four moves of eight."""
    values = (90.86, 91.45, 92.03, 92.37, 92.60, 92.85, 93.15, 93.41, 93.62)
    step = step_needed(93.62, 94.44, 3, 1, values, NOTHING)
    assert step is not None
    assert step.needed == pytest.approx(0.2733, abs=1e-4)
    assert (step.left, step.reached, step.moves, step.last_year) == (3, 4, 8, False)


def test_a_value_that_must_fall():
    step = step_needed(4.29, 4.19, 2, 3, (None, None, 4.35, None, None, 4.29), NOTHING)
    assert step is not None
    assert step.needed == pytest.approx(-0.05)
    assert (step.reached, step.moves) == (1, 1)


def test_without_a_move_this_year_last_years_stand_in():
    step = step_needed(98.1, 98.5, 1, 6, (None,) * 5 + (98.1,), (None,) * 5 + (97.2,) + (None,) * 5 + (97.9,))
    assert step is not None
    assert (step.reached, step.moves, step.last_year) == (1, 1, True)


@pytest.mark.parametrize(("actual", "goal", "left"), [(None, 1.0, 3), (1.0, None, 3), (1.0, 2.0, 0), (2.0, 2.0, 3)])
def test_nothing_to_share_out(actual, goal, left):
    assert step_needed(actual, goal, left, 1, NOTHING, NOTHING) is None


def test_a_gap_is_no_move():
    step = step_needed(3.0, 5.0, 2, 1, (1.0, None, 3.0), NOTHING)
    assert step is not None
    assert step.moves == 0


def test_growth_of_a_whole_lies_within_its_parts():
    assert is_outside(12.0, [1.0, 11.0])
    assert not is_outside(11.0, [1.0, 11.0])
    assert not is_outside(12.0, [1.0])


def test_parts_that_add_up_to_more_than_the_whole():
    assert sum_beyond(10.0, [6.0, 5.0]) == 11.0
    assert sum_beyond(11.0, [6.0, 5.0]) is None
    assert sum_beyond(1.0, [-6.0, 9.0]) is None
    assert sum_beyond(1.0, []) is None
