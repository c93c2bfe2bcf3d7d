"""Who changed what, from what to what: each row as the change it made."""

from __future__ import annotations

from datetime import date

import polars as pl
from support.judging import indicator, observations, plan

from tvplan_tui.domain.override import Override
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import DataStatus, Status
from tvplan_tui.report.board import Book
from tvplan_tui.report.history_log import events

ROWS = [
    ({"value": 10.0, "recorded_at": None}, 1),
    ({"value": 12.0, "recorded_at": "2023-07-05", "recorded_by": "lan", "note": "theo biên bản"}, 3),
    ({"value": 11.0, "recorded_at": "2023-07-06T08:00:00+07:00", "recorded_by": "minh"}, 2),
    ({"value": 12.0, "recorded_at": "2023-07-07", "recorded_by": "lan"}, -1),
    ({"value": 99.0, "recorded_at": "2023-07-07", "area": "P1"}, 3),
]


def book() -> Book:
    frame = observations({"period": "2023-06", **row} for row, _rank in ROWS)
    frame = frame.with_columns(rank=pl.Series([rank for _row, rank in ROWS], dtype=pl.Int8))
    given = Override("X", Period.parse("2023-06"), Status.MET, "đã rà", "2023-07-06T09:00", "anh")
    return Book(plan(indicator("flow", target=120.0)), frame, (), (given, Override("Y", given.period, None, "")))


def test_each_row_is_the_change_it_made():
    found = events(book(), "X")
    told = [(one.kind, one.before and one.before.value, one.after and one.after.value, one.by) for one in found]
    assert told == [
        ("figure", None, 10, ""),
        ("figure", 10, 12, "lan"),
        ("figure", 12, 12, "minh"),  # less final than what stood
        ("verdict", None, None, "anh"),
        ("withdrawal", 12, 11, "lan"),
    ]
    assert [one.after.status for one in found if one.after] == [
        DataStatus.ESTIMATE, DataStatus.OFFICIAL, DataStatus.OFFICIAL, DataStatus.PRELIMINARY,
    ]  # fmt: skip
    assert (found[1].note, found[1].place, found[3].note) == ("theo biên bản", "t.csv:3", "đã rà")


def test_as_of_a_day_later_rows_are_not_there():
    assert [one.by for one in events(book(), "X", date(2023, 7, 5))] == ["", "lan"]
    assert [one.by for one in events(book(), "X", date(2023, 7, 6))] == ["", "lan", "minh", "anh"]
    assert events(book(), "Z") == ()
