"""A sector's month entered at once: what is odd about it is asked of corrections too."""

from __future__ import annotations

from datetime import date

import pytest
from support.shipped import copied

from tvplan_tui.report.board import Book
from tvplan_tui.report.entering import said
from tvplan_tui.report.month import Row, typed_cell, write_all
from tvplan_tui.report.writing import Refused
from tvplan_tui.store.config.reader import read_config

TODAY = date(2023, 10, 12)


@pytest.fixture
def plan(tmp_path):
    return read_config(copied(tmp_path))[0]


def grid(plan, *cells: tuple[str, str, str]) -> list[object]:
    book = Book.open(plan)
    rows = []
    for one, text, note in cells:
        typed = typed_cell(one, month_shown(book), text, "ước", note)
        rows.append(Row(typed, said(book, one, typed.period)))
    return write_all(plan, rows, TODAY)


def month_shown(book):
    return book.latest_period(TODAY)


def test_a_correction_is_doubted_like_a_first_figure(plan):
    (came,) = grid(plan, ("KT2", "1.234,5", ""))
    assert isinstance(came, Refused)
    assert any("gấp 103 lần" in one.message for one in came.doubts)
    (came,) = grid(plan, ("KT2", "1.234,5", "Đợt chuyển đổi hộ kinh doanh"))
    assert not isinstance(came, Refused)


def test_a_part_above_its_whole_is_none_while_both_are_corrected(plan):
    (alone,) = grid(plan, ("KT3a", "75", ""))
    assert isinstance(alone, Refused) and "KT3" in alone.doubts[0].others
    assert not any(isinstance(one, Refused) for one in grid(plan, ("KT3", "80", ""), ("KT3a", "75", "")))
