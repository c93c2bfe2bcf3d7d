"""The book: which month it opens on, what its boards hold."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from support.judging import ROOT, indicator, observations, plan

from tvplan_tui.domain.period import Period
from tvplan_tui.report import records, seen
from tvplan_tui.report.board import FURTHER, PINNED, Book
from tvplan_tui.report.panics import EngineError
from tvplan_tui.store.config import read_config

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


@pytest.mark.parametrize("as_of", [None, date(2023, 8, 7)])
def test_verdicts_that_are_only_counted_are_those_of_the_board(as_of):
    shipped, _faults = read_config(ROOT / "config.toml")
    opened = Book.open(shipped)
    for month in (1, 7, 9):
        at = (Period.month(2023, month), TODAY, as_of)
        brief, whole = opened.standing(*at), opened.board(*at)
        assert records.standing(brief) == records.standing(whole)
        assert records.tallies(brief) == records.tallies(whole)
        assert (brief.recorded, brief.today) == (whole.recorded, whole.today)


def test_sentences_are_made_of_the_rows_that_are_read(monkeypatch):
    told = []
    monkeypatch.setattr(seen, "explain", lambda row, *_more: told.append(row["id"]) or row["id"])
    board = book({"A": "2023-09", "B": "2023-09", "C": "2023-09"}).board(Period.month(2023, 9), TODAY)
    assert told == []
    assert [board.by_id["B"]["explanation"], board.by_id["B"]["explanation"]] == ["B", "B"]
    assert told == ["B"]
    assert tuple(board.by_id["A"]) == PINNED + FURTHER
    assert {**board.by_id["A"]}["explanation"] == "A"


def test_a_panic_of_the_engine_is_an_error_like_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def panics(*_given: object, **_named: object) -> None:
        raise pl.exceptions.PanicException("index out of bounds")

    monkeypatch.setattr("tvplan_tui.domain.scoreboard.scoreboard", panics)
    opened = book({"A": "2023-09"})
    for ask in (opened.board, opened.standing):
        with pytest.raises(EngineError, match="index out of bounds"):
            ask(Period.month(2023, 9), TODAY)
