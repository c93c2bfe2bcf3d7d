"""Periods as people type them, and what is no period."""

from __future__ import annotations

import pytest

from tvplan_tui.domain.moment import moment_words
from tvplan_tui.domain.typed_period import read_period


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *((text, "2023-07") for text in ("7/2023", "07/2023", "T7/2023", "tháng 7/2023", " Tháng  07 / 2023")),
        *((text, "2023-07") for text in ("2023-7", "2023/7", "2023/07")),
        *((text, "2023-Q3") for text in ("quý 3/2023", "Quý III/2023", "Q3/2023", "q.iii/2023", "2023-q3")),
        ("quý IV/2023", "2023-Q4"),
        ("năm 2023", "2023"),
        ("2023", "2023"),
        ("2023-H1", "2023-H1"),
    ],
)
def test_a_period_as_people_type_it(text: str, meant: str) -> None:
    assert str(read_period(text)) == meant


@pytest.mark.parametrize(
    "text", ["13/2023", "0/2023", "quý 5/2023", "quý IIII/2023", "7", "5/10", "5/10/2023", "2023-13", ""]
)
def test_what_is_no_period_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="6/2023"):
        read_period(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-11-24T13:35:07.123456+07:00", "24/11/2026 13:35"),
        ("2026-11-24 13:35", "24/11/2026 13:35"),
        ("2023-10-09", "09/10/2023"),
        ("hôm qua", "hôm qua"),
        ("", ""),
    ],
)
def test_a_moment_as_people_write_it(text: str, words: str) -> None:
    assert moment_words(text) == words
