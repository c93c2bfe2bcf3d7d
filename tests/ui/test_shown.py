"""Whatever is sent in place of a picture leaves the terminal showing that picture."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size, set_cell_size

from tvplan_tui.ui.line.shown import _ONE_CELL, Shown

WIDTH, HEIGHT = 24, 4
PENS = (
    "",
    "1",
    "2",
    "1;7",
    "3;38;5;247",
    "38;5;209;48;5;233",
    "48;5;233",
    "7;31;42",
    "90;107",
    "38;2;1;2;3;48;2;9;8;7",
)
TEXTS = ("", "  ", "   9,69 ", "▌ ● Đúng", "Tổng thu ngân sách Nhà nước dài quá", "x", "漢字", "a漢b", "▁▄█")

runs = st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, WIDTH - 1), st.sampled_from(TEXTS), st.sampled_from(PENS))
pictures = st.lists(st.lists(runs, max_size=6), min_size=1, max_size=8)


def written(picture: list[tuple[int, int, str, str]]) -> str:
    """Spell a picture as Textual does: a place, attributes, text, attributes off."""
    parts = []
    for row, column, whole, pen in picture:
        text = set_cell_size(whole, min(cell_len(whole), WIDTH - column))
        parts.append(f"\x1b[{row + 1};{column + 1}H" + (f"\x1b[{pen}m{text}\x1b[0m" if pen else text))
    return "".join(parts) + "\x1b[1;1H"


def screen() -> tuple[pyte.Screen, pyte.Stream]:
    made = pyte.Screen(WIDTH, HEIGHT)
    made.reset_mode(pyte.modes.DECAWM)  # as Textual does
    return made, pyte.Stream(made)


def cells(shown: pyte.Screen) -> list[list[tuple[object, ...]]]:
    """Return what is seen; the ink of a blank is not, unless it is in reverse video."""
    return [[_seen(shown.buffer[row][column]) for column in range(WIDTH)] for row in range(HEIGHT)]


def _seen(cell: pyte.screens.Char) -> tuple[object, ...]:
    if cell.data == " " and not (cell.reverse or cell.underscore):
        return (" ", cell.bg)
    return tuple(cell)


@settings(max_examples=150, deadline=None)
@given(pictures)
def test_the_difference_shows_the_same_as_the_whole(several):
    (plain, plain_stream), (spared, spared_stream) = screen(), screen()
    shown = Shown()
    blank = written([(row, 0, " " * WIDTH, "48;5;233") for row in range(HEIGHT)])
    for picture in [blank, *map(written, several)]:
        plain_stream.feed(picture)
        sent = shown.difference(picture, WIDTH, HEIGHT)
        spared_stream.feed(sent)
        assert cells(spared) == cells(plain)
        assert (spared.cursor.attrs.bold, spared.cursor.attrs.fg) == (False, "default")


def test_what_stands_there_already_is_not_sent():
    shown = Shown()
    picture = written([(1, 2, "Tổng thu", "1;38;5;209"), (2, 0, "   ", "48;5;233")])
    assert shown.difference(picture, WIDTH, HEIGHT)
    assert shown.difference(picture, WIDTH, HEIGHT) == ""


def test_one_figure_that_changes_sends_that_figure():
    shown = Shown()
    shown.difference(written([(1, 0, "Thu ngân sách 480,117", "1")]), WIDTH, HEIGHT)
    sent = shown.difference(written([(1, 0, "Thu ngân sách 480,917", "1")]), WIDTH, HEIGHT)
    assert sent == "\x1b[2;19H\x1b[1m9\x1b[m\x1b[1;1H"


def test_further_on_in_a_line_the_cursor_steps_ahead():
    shown = Shown()
    shown.difference(written([(1, 0, "480,117   592,642", "")]), WIDTH, HEIGHT)
    sent = shown.difference(written([(1, 0, "481,117   592,643", "")]), WIDTH, HEIGHT)
    assert sent == "\x1b[2;3H1\x1b[13C3\x1b[1;1H"


def test_within_a_row_what_has_one_pen_is_written_together_where_that_is_shorter():
    shown = Shown()
    bars, others = ("38;5;247", "38;5;68")
    shown.difference(written([(1, 0, " " * WIDTH, "")]), WIDTH, HEIGHT)
    sent = shown.difference(written([(1, at, "█", (bars, others)[at % 4 > 0]) for at in (0, 6, 12, 18)]), WIDTH, HEIGHT)
    assert sent.count(f"[{bars}m") == sent.count(f"[{others}m") == 1
    assert "\x1b[7D" in sent


def test_a_blank_looks_the_same_whatever_the_ink_of_the_text_around_it():
    shown = Shown()
    shown.difference(written([(1, 0, "  5,0  ", "38;5;250;48;5;233"), (1, 7, "x", "1")]), WIDTH, HEIGHT)
    sent = shown.difference(written([(1, 0, "       ", "38;5;115;48;5;233"), (1, 7, "x", "1")]), WIDTH, HEIGHT)
    assert sent == "\x1b[2;3H\x1b[48;5;233m   \x1b[m\x1b[1;1H"


def test_all_of_it_is_sent_to_another_size_or_when_nothing_is_taken_for_granted():
    shown = Shown()
    picture = written([(0, 0, "abc", "")])
    whole = shown.difference(picture, WIDTH, HEIGHT)
    assert shown.difference(picture, WIDTH + 1, HEIGHT) == whole
    shown.forget()
    assert shown.difference(picture, WIDTH + 1, HEIGHT) == whole


@pytest.mark.parametrize("other", ["\x1b[?25l", "\x07", "\x1b]52;c;aGk=\x07", "\x1b]22;default\x1b\\", "\x1b[?2026$p"])
def test_what_draws_nothing_goes_through_and_changes_nothing(other: str):
    shown = Shown()
    picture = written([(0, 0, "abc", "1")])
    shown.difference(picture, WIDTH, HEIGHT)
    assert shown.difference(other, WIDTH, HEIGHT) == other
    assert shown.difference(picture, WIDTH, HEIGHT) == ""


@pytest.mark.parametrize("other", ["\x1b[1;1H\x1b]8;;x\x1b\\a", "\x1b[2J", "\x1b[1;1Ha\tb", "text"])
def test_after_something_unknown_the_next_picture_is_sent_whole(other: str):
    shown = Shown()
    picture = written([(0, 0, "abc", "1")])
    whole = shown.difference(picture, WIDTH, HEIGHT)
    assert shown.difference(other, WIDTH, HEIGHT) == other
    assert shown.difference(picture, WIDTH, HEIGHT) == whole


def test_what_does_not_fit_is_not_remembered_as_shown():
    shown = Shown()
    shown.difference("\x1b[1;20Habcdefghij\x1b[1;1H", WIDTH, HEIGHT)
    assert "abcde" in shown.difference("\x1b[1;20Habcde\x1b[1;1H", WIDTH, HEIGHT + 1)
    assert shown.difference("\x1b[99;1Habc\x1b[1;1H", WIDTH, HEIGHT + 1) == ""


def test_what_is_told_at_a_glance_to_take_one_cell_does() -> None:
    glance = [chr(at) for at in range(0x20, 0x3000) if _ONE_CELL.fullmatch(chr(at))]
    assert set("Ậỹ≤▁█│…–") <= set(glance)
    assert [sign for sign in glance if get_character_cell_size(sign) != 1] == []
