"""Which rows count where some take others back, and in which order stamps stand."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.judging import observations

from tvplan_tui.domain.moment import moment, moments
from tvplan_tui.domain.observation import live, newest, settle

BACK = -1


def ledger(*rows) -> pl.DataFrame:
    """Rows of (value, rank[, recorded_at]); rank −1 takes back."""
    made = observations(
        {"period": "2023-06", "value": row[0], "recorded_at": row[2] if len(row) > 2 else None} for row in rows
    )
    return made.with_columns(rank=pl.Series([row[1] for row in rows], dtype=pl.Int8))


def counts(*rows) -> float | None:
    found = newest(ledger(*rows).lazy()).collect()
    assert found.equals(settle(ledger(*rows)).select(found.columns))
    return found["value"].item() if found.height else None


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        ([(10, 1), (12, 3), (12, BACK)], 10),  # an official figure taken back: the estimate counts again
        ([(10, 1), (10, BACK)], None),
        ([(10, 1), (10, BACK), (10, 1)], 10),  # entered again
        ([(10, 1), (12, 1), (10, 2), (10, BACK)], 12),  # the later of two alike
        ([(10, 3), (12, 3), (10, BACK)], 12),  # what others entered since keeps standing
        ([(10, BACK), (10, 1)], 10),  # nothing earlier to take back
        ([(10, BACK), (10, 1), (10, BACK)], None),
        ([(10, 3), (12, 1), (None, BACK)], None),  # without a content: all that came before
        ([(10, 3), (None, BACK), (8, 1)], 8),
        ([(10, 3), (11, BACK)], 10),  # another content
        ([(10, 3), (12, 3), (12, BACK), (10, BACK)], None),
        ([(10, 3, "2023-07-05T10:00"), (10, BACK, "2023-07-05T09:00")], 10),  # recorded before it
        ([(10, BACK, "2023-07-05T11:00+07:00"), (10, 3, "2023-07-05T03:00Z")], None),
    ],
)
def test_what_counts(rows, value):
    assert counts(*rows) == value


def test_other_periods_and_areas_are_left_alone():
    rows = observations(
        [
            {"period": "2023-06", "value": 1.0},
            {"period": "2023-07", "value": 1.0},
            {"period": "2023-06", "value": 1.0, "area": "P1"},
            {"period": "2023-06", "value": 1.0},
        ]
    ).with_columns(rank=pl.Series([0, 0, 0, BACK], dtype=pl.Int8))
    left = live(rows.lazy()).collect()
    assert left.select("period", "area").rows() == [("2023-07", ""), ("2023-06", "P1")]


@given(st.lists(st.tuples(st.sampled_from([1.0, 2.0, None]), st.sampled_from([BACK, BACK, 0, 1, 3])), max_size=12))
def test_like_a_stack_for_each_content(rows):
    standing: list[tuple[int, float]] = []
    for at, (value, rank) in enumerate(rows):
        if rank != BACK:
            if value is not None:
                standing.append((at, value))
        elif value is None:
            standing = []
        else:
            same = [one for one in standing if one[1] == value]
            if same:
                standing.remove(same[-1])
    frame = ledger(*rows)
    assert live(frame.lazy()).collect()["order"].to_list() == [at for at, _ in standing]


STAMPS = [
    None,
    "2023-07-05",
    "2023-07-05T00:00:01+07:00",
    "2023-07-05T08:30",
    "2023-07-05T01:31Z",
    "2023-07-05T08:31:30+07:00",
    "2023-07-05T03:00:00+00:00",
    "2023-07-05T03:00:01-0000",
    "2023-07-05T23:59",
    "2023-07-05T20:00:00-05:30",
    "2023-07-06T08:40",
]


def test_stamps_of_people_and_programs_on_one_line():
    frame = pl.DataFrame({"recorded_at": STAMPS}, schema={"recorded_at": pl.String})
    seconds = frame.select(moment=moments())["moment"].to_list()
    assert seconds[0] is None
    assert seconds[1:] == sorted(set(seconds[1:]))
    assert seconds[1:] == [moment(text) for text in STAMPS[1:]]
    assert moment(None) < moment("1900-01-01")
    assert moment("hôm qua") == moment("")
    assert counts(*((at, 1, text) for at, text in reversed(list(enumerate(STAMPS))))) == len(STAMPS) - 1
