"""Numbers are written as people round them on paper."""

import pytest

from tvplan_tui.domain.numbers import show, show_apart


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
    found = [show(value, places, down=True) for value, places in ((12.5, 0), (12.99, 1), (63.75, 2), (-0.5, 0))]
    assert found == ["12", "12,9", "63,75", "−1"]


@pytest.mark.parametrize(
    ("value", "against", "down", "text"),
    [
        (99.96, 100.0, False, "99,96"),
        (12.5, 13.0, True, "12"),
        (13.2, 13.0, True, "13,2"),
        (6.76, (6.6, 6.8), False, "6,76"),
        (100.0 - 1e-8, 100.0, False, "100"),  # within the tolerance of a verdict it is the target
    ],
)
def test_a_number_is_told_apart_from_every_edge_it_does_not_reach(value, against, down, text) -> None:
    assert show_apart(value, against, 1 if value == 6.76 or value == 99.96 else 0, down=down) == text
