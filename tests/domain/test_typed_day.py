"""Days as people type them, and which conclusions stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tvplan_tui.domain.conclusion import Conclusion, concerning, in_force
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.typed_day import read_day, show_day

AFTER = date(2023, 9, 1)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("31/10", date(2023, 10, 31)),
        (" 5/9 ", date(2023, 9, 5)),
        ("31.8", date(2024, 8, 31)),
        ("15-1", date(2024, 1, 15)),
        ("29/2", date(2024, 2, 29)),
        ("1/2/2023", date(2023, 2, 1)),
        ("2023-10-31", date(2023, 10, 31)),
        ("", None),
    ],
)
def test_a_day_is_read_day_first_and_without_a_year_as_the_next_one(text: str, meant: date | None) -> None:
    assert read_day(text, AFTER) == meant


@pytest.mark.parametrize("text", ["31/2", "31/2/2024", "32/1", "10", "2023-13-01", "31/10/23", "cuối tháng", "1/1/1 "])
def test_what_is_no_day_is_refused_with_the_way_to_write_it(text: str) -> None:
    with pytest.raises(ValueError, match="31/10/2023"):
        read_day(text, AFTER)


def test_a_day_is_shown_as_it_is_typed() -> None:
    assert read_day(show_day(date(2024, 2, 9)), AFTER) == date(2024, 2, 9)
    assert show_day(None) == ""


def test_the_last_row_about_a_number_stands_and_what_was_taken_back_does_not() -> None:
    month = Period.parse("2023-09")
    first = Conclusion("9/2023", "A", month, "một", at="2023-10-01T08:00:00+07:00")
    tenth = Conclusion("10/2023", "B", Period.parse("2023-06"), "mười", at="2023-10-02")
    mended = replace(first, text="hai", at="2023-10-03T08:00:00+07:00")
    gone = replace(tenth, withdrawn=True, at="2023-10-04")
    rows = (tenth, first, mended, gone)
    assert in_force(rows) == (mended,)
    assert in_force(rows, date(2023, 10, 3)) == (mended, tenth)
    assert in_force(rows, date(2023, 10, 2)) == (first, tenth)
    standing = in_force(rows[:3])
    assert concerning(standing, period=Period.parse("2023-H1")) == (tenth,)
    assert concerning(standing, period=Period.parse("2023"), indicator="A") == (mended,)
    assert concerning((Conclusion("1", "A", Period.parse("2023-Q3"), "quý"),), period=month) == (
        Conclusion("1", "A", Period.parse("2023-Q3"), "quý"),
    )
