"""The book: which month it opens on, what its boards hold."""

from __future__ import annotations

from datetime import date

import pytest
from support.judging import indicator, observations, plan

from tvplan_tui.report.board import Book

TODAY = date(2023, 10, 20)


def book(figures, *, quarterly=()):
    """A book of indicators A, B, C … with the figures ``id -> periods``."""
    named = [
        indicator("level", target=1.0, id=one, frequency="quarter" if one in quarterly else "month") for one in figures
    ]
    rows = [
        {"indicator": one, "period": text, "value": 1.0} for one, texts in figures.items() for text in texts.split()
    ]
    return Book(plan(*named), observations(rows), ())


@pytest.mark.parametrize(
    ("figures", "month"),
    [
        ({"A": "2023-08 2023-09", "B": "2023-08 2023-09", "C": "2023-08 2023-09 2023-10"}, "2023-09"),
        ({"A": "2023-09 2023-10", "B": "2023-09", "C": "2023-09 2023-10"}, "2023-10"),
        ({"A": "2023-09 2023", "B": "2023-09", "C": "2023-09"}, "2023-09"),
        ({"A": "2023-02", "B": ""}, "2023-02"),
        ({"A": "2023-01", "B": "2023-02", "C": "2023-03"}, "2023-03"),
        ({"A": "", "B": ""}, "2023-10"),
        ({"A": "2022-12", "B": "2024-01"}, "2023-10"),
    ],
)
def test_the_month_to_open_on_is_there_as_a_whole(figures, month):
    assert str(book(figures).latest_period(TODAY)) == month


def test_quarterly_figures_do_not_hold_the_months_back():
    figures = {"A": "2023-03 2023-04", "B": "2023-Q1", "C": "2023-Q1", "D": "2023-Q1"}
    assert str(book(figures, quarterly="BCD").latest_period(TODAY)) == "2023-04"
    assert str(book({"B": "2023-Q1", "C": "2023-Q2"}, quarterly="BC").latest_period(TODAY)) == "2023-06"
