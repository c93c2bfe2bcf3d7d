"""The tables of the shipped plan: names that can be told apart, columns that stay where they are, at every width."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tvplan_tui.domain.period import Period
from tvplan_tui.report.board import Board, Book
from tvplan_tui.store.config import read_config
from tvplan_tui.ui.lists.listing import ALARMS, Look, listing, whole_listing
from tvplan_tui.ui.lists.measure import letters_apart
from tvplan_tui.ui.lists.rows import ROOMY, Presenter, columns, sector_words, shape_of
from tvplan_tui.ui.widgets.grid_layout import Layout, Marks, cell_len, cut_inside, fit, spell

WIDTHS = (60, 80, 100, 120, 160, 200)
SECTORS = ("KT", "HT", "XH", "QA", "III")


@pytest.fixture(scope="module")
def boards() -> list[Board]:
    plan, _faults = read_config(Path(__file__).parents[2] / "config.toml")
    assert plan is not None
    book = Book.open(plan)
    return [book.board(Period.parse(text), date(2023, 10, 5)) for text in ("2023-01", "2023-06", "2023-09", "2023-12")]


def table(board: Board, sector: str, width: int, look: Look, *, judged: bool = True) -> tuple[Layout, Presenter]:
    whole = listing(board.plan, sector, board if judged else None, Look())
    entries = listing(board.plan, sector, board if judged else None, look)
    presenter = Presenter(entries, board.series, roomy=width >= ROOMY, judged=judged, shape=shape_of(whole))
    return fit(columns(look, presenter.shape, roomy=width >= ROOMY), width - 1), presenter


def names(board: Board, sector: str, width: int) -> list[str]:
    layout, presenter = table(board, sector, width, Look())
    slot = next(slot for slot in layout.slots if slot.column.key == "name")
    lines = [
        "".join(text for text, _tone in spell(presenter.line(at), layout, Marks()))
        for at in range(len(presenter.entries))
    ]
    return [line[slot.x : slot.x + slot.width].strip(" ▾├└…") for line in lines]


@pytest.mark.parametrize("sector", SECTORS)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_two_rows_read_the_same_and_none_could_be_the_other(boards, sector, width):
    shown = names(boards[2], sector, width)
    assert len(set(shown)) == len(shown)
    whole = [one.name for one, _depth in boards[2].plan.in_sector(sector)]
    for text, name in zip(shown, whole, strict=True):
        if text != name and " … " not in text:
            assert sum(other.startswith(text) for other in whole) == 1


@pytest.mark.parametrize("sector", SECTORS)
def test_a_wider_terminal_never_shows_less_of_a_name(boards, sector):
    room = [
        next(s.width for s in table(boards[2], sector, width, Look())[0].slots if s.column.key == "name")
        for width in WIDTHS
    ]
    assert min(room[1:4]) == room[1]  # 80, 100 and 120 cells
    assert room[-1] >= table(boards[2], sector, 200, Look())[1].shape.whole


@pytest.mark.parametrize("width", WIDTHS)
def test_columns_stay_where_they_are_whatever_is_looked_at(boards, width):
    looks = (
        Look(),
        Look(query="bao hiem"),
        Look(only=ALARMS),
        Look(folded=frozenset({"KT3", "XH9"})),
        Look(sort="projection", reverse=True),
    )
    for sector in SECTORS:
        first = [
            (slot.column.key, slot.x, slot.width)
            for slot in table(boards[0], sector, width, Look(), judged=False)[0].slots
        ]
        for board in boards:
            for look in looks:
                layout, _presenter = table(board, sector, width, look)
                assert [(slot.column.key, slot.x, slot.width) for slot in layout.slots] == first


@pytest.mark.parametrize("width", WIDTHS)
def test_figures_have_their_unit_beside_them(boards, width):
    for sector in SECTORS:
        shown = {slot.column.key for slot in table(boards[2], sector, width, Look())[0].slots}
        assert {"unit", "actual"} <= shown


def test_the_letters_that_tell_a_name_from_those_like_it():
    given = {"a": "Lao động tham gia", "b": "Lao động tham gia bảo hiểm", "c": "Lao động có việc", "d": "Hộ nghèo"}
    apart = letters_apart((key, name) for key, name in given.items())
    assert {key: given[key][:count] for key, count in apart.items()} == {
        "a": "Lao động tham gia",
        "b": "Lao động tham gia bảo",
        "c": "Lao động có",
        "d": "Hộ nghèo"[: apart["d"]],
    }


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (60, "Lao động tham gia bảo hiểm xã hội tự nguyện"),
        (42, "Lao động tham gia bảo hiểm xã hội tự nguy…"),
        (30, "Lao động … xã hội tự nguyện"),
        (24, "Lao động … hội tự nguyện"),
        (20, "Lao động … tự nguyện"),
        (17, "Lao … tự nguyện"),
        (12, "Lao … tự ng…"),
        (3, "La…"),
        (0, ""),
    ],
)
def test_a_name_is_cut_where_it_tells_least(width, expected):
    name = "Lao động tham gia bảo hiểm xã hội tự nguyện"
    told = cut_inside(name, width, "…", name.index(" nguyện"))
    assert told == expected
    assert cell_len(told) <= width


def test_a_narrow_table_has_its_names_rather_than_numbers_and_whole_units(boards):
    whole = [name for name in names(boards[2], "KT", 80) if "…" not in name]
    assert len(whole) >= 5, "the children of growth, and more"
    assert any("Nông nghiệp - thủy sản" in name for name in whole)
    layout, _presenter = table(boards[2], "KT", 80, Look())
    assert "number" not in [slot.column.key for slot in layout.slots]


@pytest.mark.parametrize("width", [80, 120])
def test_the_whole_plan_in_one_table_tells_the_share_of_the_target_and_each_sector(boards, width):
    board, roomy = boards[2], width >= ROOMY
    entries = whole_listing(board.plan, board, Look())
    words = sector_words(board.plan.sectors, roomy=roomy)
    presenter = Presenter(entries, board.series, roomy=roomy, shape=shape_of(entries), sectors=words)
    layout = fit(columns(Look(), presenter.shape, roomy=roomy, wide=True), width - 1)
    assert {"share", "actual", "target", "sector"} <= {slot.column.key for slot in layout.slots}
    told = {presenter.line(at).cells["sector"].text for at in range(len(entries))}
    assert told == set(words.values()) and ("3" in told) is not roomy
