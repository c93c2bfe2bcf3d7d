"""Text broken into lines: numbers stay with their units, nothing is lost, everything fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from tvplan_tui.ui.widgets.wrapping import wrapped


def lines(text: str, width: int) -> list[str]:
    return wrapped(Content(text), width).plain.split("\n")


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Đúng tiến độ · 83,3 / 100,0 % kế hoạch", 24, ["Đúng tiến độ ·", "83,3 / 100,0 % kế hoạch"]),
        ("bằng dự toán (81,0 %) của năm", 19, ["bằng dự toán", "(81,0 %) của năm"]),
        ("thấp hơn 0,69 điểm % nên chậm", 16, ["thấp hơn", "0,69 điểm % nên", "chậm"]),
        ("còn ≥ 2.600 tỷ", 8, ["còn", "≥ 2.600", "tỷ"]),
        ("một hai\n\nba", 40, ["một hai", "", "ba"]),
        ("khôngcóchỗ nào", 5, ["không", "cóchỗ", "nào"]),
        ("  thụt vào", 20, ["  thụt vào"]),
        ("", 5, [""]),
    ],
)
def test_lines(text, width, expected):
    assert lines(text, width) == expected


def test_the_rest_of_a_line_goes_on_below_its_words() -> None:
    text = Content("C  Ctrl+X  Lịch báo cáo: hạn gửi, ai còn nợ số liệu, chốt kỳ\nq  Thoát")
    assert wrapped(text, 48, 11).plain.split("\n") == [
        "C  Ctrl+X  Lịch báo cáo: hạn gửi, ai còn nợ số",
        "           liệu, chốt kỳ",
        "q  Thoát",
    ]
    assert wrapped(text, 20, 11).plain == wrapped(text, 20).plain  # it would take more than half the width


@given(st.text("ab 1,%/≥đ\n", max_size=60), st.integers(1, 30), st.integers(0, 20))
def test_hung_lines_fit_too(text, width, hang):
    found = wrapped(Content(text), width, hang).plain.split("\n")
    assert all(cell_len(line) <= width for line in found)
    assert "".join("".join(found).split()) == "".join(text.split())


@given(st.text("ab 1,%/≥đ\n", max_size=60), st.integers(1, 30))
def test_every_line_fits_and_no_letter_is_lost(text, width):
    found = lines(text, width)
    assert all(cell_len(line) <= width for line in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_tones_stay_on_their_letters():
    told = wrapped(Content.assemble("đạt ", ("81,0 %", "bold")), 7)
    assert told.plain == "đạt\n81,0 %"
    assert [(told.plain[span.start : span.end], str(span.style)) for span in told.spans] == [("81,0 %", "bold")]


def test_a_verdict_stays_with_its_sign_and_a_change_with_its_arrow() -> None:
    text = "tháng 10: 1 tỷ đồng  ? Thiếu số liệu → ◐ Chậm"
    for width in range(16, len(text)):
        assert not [line for line in lines(text, width) if line.endswith(("?", "→", "◐"))]
