"""Columns placed and lines spelled, without a terminal."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tvplan_tui.ui.widgets.grid_layout import (
    ASCII_MARKS,
    Cell,
    Column,
    Line,
    Marks,
    cut,
    fit,
    literal,
    spell,
    spell_chosen,
    spell_header,
)

MARKS = Marks()
COLUMNS = (
    Column("status", "Tình trạng", 10),
    Column("name", "Chỉ tiêu", 24, grow=True, least=12),
    Column("unit", "ĐVT", 7, priority=3),
    Column("target", "Kế hoạch", 9, "decimal"),
    Column("share", "% KH", 6, "decimal", priority=1),
    Column("trend", "Xu thế", 9, priority=2),
    Column("office", "Cơ quan theo dõi", 16, priority=3),
)


def line(**cells: str) -> Line:
    return Line("k", {key: Cell(text) for key, text in cells.items()})


def text_of(runs: list[tuple[str, str]]) -> str:
    return "".join(text for text, _tone in runs)


def shown(width: int) -> list[str]:
    return [slot.column.key for slot in fit(COLUMNS, width).slots]


def test_columns_go_by_priority_and_the_rightmost_of_equals_first() -> None:
    assert shown(120) == ["status", "name", "unit", "target", "share", "trend", "office"]
    assert shown(70) == ["status", "name", "unit", "target", "share", "trend"]
    assert shown(60) == ["status", "name", "unit", "target", "share", "trend"]
    assert shown(59) == ["status", "name", "target", "share", "trend"]
    assert shown(51) == ["status", "name", "target", "share"]
    assert shown(41) == ["status", "name", "target"]
    assert [column.title for column in fit(COLUMNS, 59).hidden] == ["ĐVT", "Cơ quan theo dõi"]


@pytest.mark.parametrize("width", range(0, 200))
def test_any_width_is_filled_exactly_and_shows_a_subset_of_the_next(width: int) -> None:
    layout = fit(COLUMNS, width)
    full = line(status="▼ Nguy cơ", name="Tổng thu ngân sách Nhà nước", unit="tỷ đồng", target="592,642", trend="▃▂▅")
    assert cell_len(text_of(spell(full, layout, MARKS))) == width
    assert cell_len(spell_header(layout, MARKS)) == width
    assert cell_len(spell_chosen(full, layout, MARKS)) == width
    assert set(shown(width)) <= set(shown(width + 1))


def test_the_growing_column_takes_what_is_left_and_shrinks_to_its_least() -> None:
    def name_width(width: int) -> int:
        return next(slot.width for slot in fit(COLUMNS[:2], width).slots if slot.column.key == "name")

    assert name_width(2 + 10 + 2 + 60) == 60
    assert name_width(2 + 10 + 1 + 24) == 24
    assert name_width(2 + 10 + 1 + 12) == 12
    unyielding = [Column("a", "A", 5), Column("b", "B", 20, grow=True), Column("c", "C", 5, priority=1)]
    assert [slot.width for slot in fit(unyielding, 30).slots] == [5, 21]


def test_gaps_are_two_cells_only_where_nothing_has_to_shrink() -> None:
    pair = [Column("a", "A", 4), Column("b", "B", 4)]
    assert [slot.x for slot in fit(pair, 12).slots] == [2, 8]
    assert [slot.x for slot in fit(pair, 11).slots] == [2, 7]


def test_columns_of_priority_nought_stay_and_the_edge_cuts_them() -> None:
    layout = fit(COLUMNS, 20)
    assert [(slot.column.key, slot.width) for slot in layout.slots] == [("status", 10), ("name", 7)]
    assert "Kế hoạch" in [column.title for column in layout.hidden]


def test_numbers_stand_on_the_right_edge_and_are_never_cut() -> None:
    layout = fit([Column("n", "Kế hoạch", 7, "decimal")], 9)
    rows = [text_of(spell(line(n=number), layout, MARKS)) for number in ("592,642", "−12,03", "8,45", "1.234,567")]
    assert rows == ["  592,642", "   −12,03", "     8,45", "  #######"]
    assert spell_header(layout, MARKS) == "  Kế hoạ…"


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Tổng thu ngân sách", 18, "Tổng thu ngân sách"),
        ("Tổng thu ngân sách", 12, "Tổng thu ng…"),
        ("Tổng thu ngân sách", 10, "Tổng thu…"),  # no blank before the ellipsis
        ("日本語の列", 10, "日本語の列"),
        ("日本語の列", 6, "日本…"),  # half of 語 does not fit
        ("日本語の列", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_text_is_cut_between_letters(text: str, width: int, expected: str) -> None:
    assert cut(text, width, "…") == expected
    assert cell_len(expected) <= width


def test_wide_letters_keep_the_columns_behind_them_in_place() -> None:
    layout = fit([Column("a", "A", 6), Column("b", "B", 3)], 12)
    assert text_of(spell(line(a="日本", b="xyz"), layout, MARKS)) == "  日本   xyz"


def test_control_characters_show_as_replacement_and_keep_the_width() -> None:
    layout = fit([Column("a", "A", 12), Column("b", "B", 1)], 16)
    assert text_of(spell(line(a="x\x1b[2J\x07y", b="|"), layout, MARKS)) == "  x\ufffd[2J\ufffdy      |"
    assert literal("a\u202eb\u200bc") == "a\ufffdb\ufffdc"
    assert literal("[b]1\u00a0615[/]") == "[b]1\u00a0615[/]"


def test_the_tree_is_drawn_before_the_growing_column_only() -> None:
    columns = [Column("no", "TT", 2), Column("name", "Tên", 20, grow=True)]

    def drawn(depth: int, guide: str) -> str:
        cells = {"no": Cell("1"), "name": Cell("Thu")}
        return text_of(spell(Line("k", cells, depth, guide), fit(columns, 26), MARKS)).rstrip()

    assert drawn(0, "▾ ") == "  1   ▾ Thu"
    assert drawn(1, "├ ") == "  1   ├ Thu"
    assert drawn(1, "") == "  1     Thu"
    assert drawn(2, "└ ") == "  1     └ Thu"
    assert drawn(2, "│ └ ") == "  1   │ └ Thu"


def test_equal_tones_and_blanks_share_a_run() -> None:
    columns = [Column(key, key, 3) for key in "abcd"]
    cells = {"a": Cell("x", "good"), "b": Cell("y"), "c": Cell("z"), "d": Cell("w", "dim")}
    assert spell(Line("k", cells), fit(columns, 20), MARKS) == [
        ("  x    ", "good"),
        ("y    z    ", ""),
        ("w  ", "dim"),
    ]


def test_the_chosen_line_is_marked_in_its_first_cell() -> None:
    layout = fit([Column("a", "A", 3)], 5)
    assert spell_chosen(line(a="abc"), layout, MARKS) == "▌ abc"
    assert spell_chosen(line(a="abcd"), layout, ASCII_MARKS) == "> a.."
