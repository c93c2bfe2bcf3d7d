"""Numbers are written as people round them on paper."""

import pytest

from tvplan_tui.domain.numbers import show


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(1211.25, 1, "1.211,3"), (0.6375 * 100, 1, "63,8"), (84.5, 0, "85"), (-12.03, 2, "−12,03"), (-0.04, 1, "0,0")],
)
def test_halves_round_up_and_binary_dust_does_not_show(value, decimals, text):
    assert show(value, decimals) == text
