"""Numbers are written as people round them on paper."""

import pytest

from tvplan_tui.domain.numbers import least, show


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(1211.25, 1, "1.211,3"), (0.6375 * 100, 1, "63,8"), (84.5, 0, "85"), (-12.03, 2, "−12,03"), (-0.04, 1, "0,0")],
)
def test_halves_round_up_and_binary_dust_does_not_show(value, decimals, text):
    assert show(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "signed", "shown"),
    [
        (123456789012345678901234.0, False, "1,23·10^23"),
        (-2.5e22, True, "−2,50·10^22"),
        (2.5e22, True, "+2,50·10^22"),
        (999_999_999_999_999.0, False, "999.999.999.999.999"),
    ],
)
def test_no_digit_is_made_up(value: float, signed: bool, shown: str) -> None:
    assert show(value, 0, signed=signed) == shown


def test_what_is_reached_at_least_is_rounded_down() -> None:
    assert [least(12.5, 0), least(12.99, 1), least(63.75, 2), least(-0.5, 0)] == [12, 12.9, 63.75, -1]
