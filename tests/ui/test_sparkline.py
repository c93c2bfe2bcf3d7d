import math

from hypothesis import given
from hypothesis import strategies as st

from tvplan_tui.ui.drawing.sparkline import BLOCKS, sparkline


def test_least_and_greatest_take_the_whole_range() -> None:
    assert sparkline((0, 1, 2, 3, 4, 5, 6, 7), 8) == BLOCKS


def test_a_gap_stays_a_gap() -> None:
    assert sparkline((1.0, None, 2.0, math.nan, 3.0, None), 6) == "▁ ▅ █ "


def test_a_series_that_does_not_move_stands_in_the_middle() -> None:
    assert sparkline((5.0,) * 3, 5) == "▄▄▄  "


def test_negative_values_rise_like_others() -> None:
    assert sparkline((-12.0, -8.0, -4.0), 3) == "▁▅█"


def test_the_latest_months_are_kept_when_there_is_no_room() -> None:
    assert sparkline((9.0, 9.0, 1.0, 2.0), 2) == "▁█"


def test_nothing_known_is_blank() -> None:
    assert sparkline((None,) * 12) == " " * 12
    assert sparkline((), 4) == "    "
    assert sparkline((1.0,), 0) == ""


def test_ascii_has_eight_levels_of_its_own() -> None:
    drawn = sparkline((0, 1, 2, 3, 4, 5, 6, 7), 8, ascii=True)
    assert drawn.isascii()
    assert len(set(drawn)) == 8


@given(st.lists(st.none() | st.floats(), max_size=30), st.integers(0, 40), st.booleans())
def test_always_exactly_as_wide_as_asked(values: list[float | None], width: int, ascii: bool) -> None:
    drawn = sparkline(values, width, ascii)
    assert len(drawn) == width
    assert drawn.isascii() or not ascii
    if len(values) <= width:
        blank = [value is None or not math.isfinite(value) for value in values]
        assert [char == " " for char in drawn[: len(values)]] == blank
