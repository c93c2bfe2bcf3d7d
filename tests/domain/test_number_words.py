"""Numbers read aloud."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvplan_tui.domain.number_words import amount_words, integer_words, number_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (25, "hai mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (1010, "một nghìn không trăm mười"),
        (1615, "một nghìn sáu trăm mười lăm"),
        (6319, "sáu nghìn ba trăm mười chín"),
        (21_000, "hai mươi mốt nghìn"),
        (1_000_001, "một triệu không trăm linh một"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (2_000_000_000, "hai tỷ"),
        (1_000_000_000_000, "một nghìn tỷ"),
        (1_000_000_000_000_000, "một triệu tỷ"),
        (1_005_000_000_000, "một nghìn không trăm linh năm tỷ"),
    ],
)
def test_whole_numbers(value: int, words: str) -> None:
    assert integer_words(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (592.642, "năm trăm chín mươi hai phẩy sáu bốn hai"),
        (10.38, "mười phẩy ba tám"),
        (0.02, "không phẩy không hai"),
        (0.05, "không phẩy không năm"),
        (-12.03, "âm mười hai phẩy không ba"),
        (160.0, "một trăm sáu mươi"),
        (-0.0, "không"),
        (1e15, "một triệu tỷ"),
        (1e-6, "không phẩy không không không không không một"),
    ],
)
def test_decimals_are_read_digit_by_digit(value: float, words: str) -> None:
    assert number_words(value) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (592.642, "tỷ đồng", "năm trăm chín mươi hai phẩy sáu bốn hai tỷ đồng"),
        (4.19, "%", "bốn phẩy một chín phần trăm"),
        (0.02, "điểm %", "không phẩy không hai điểm phần trăm"),
        (7.1, "‰", "bảy phẩy một phần nghìn"),
        (3, "", "ba"),
    ],
)
def test_the_unit_is_said_too(value: float, unit: str, words: str) -> None:
    assert amount_words(value, unit) == words


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_what_is_no_number_has_no_words(value: float) -> None:
    with pytest.raises(ValueError, match="no number"):
        number_words(value)


def test_a_negative_whole_number_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        integer_words(-1)


@given(st.integers(0, 10**18), st.integers(0, 10**18))
def test_two_numbers_never_sound_alike(one: int, other: int) -> None:
    assert (integer_words(one) == integer_words(other)) == (one == other)


@given(st.floats(-1e15, 1e15))
def test_words_are_words(value: float) -> None:
    text = number_words(value)
    assert text == " ".join(text.split())
    assert not any(letter.isdigit() for letter in text)
