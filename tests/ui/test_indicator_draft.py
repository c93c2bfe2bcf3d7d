"""What is typed into the form of an indicator: numbers, reasons, the block and the row it makes. No screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tvplan_tui.store.config import read_config
from tvplan_tui.ui.forms.indicator_draft import KEYS, Form, next_id, read_number, read_text, text_of
from tvplan_tui.ui.forms.indicator_fields import parts

GOOD = {"id": "DA", "sector": "KT", "name": "Dự án", "unit": "dự án", "kind": "flow", "bound": "at_least"}


# Numbers


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("592,642", "tỷ đồng", 592.642),
        ("592,642 tỷ", "tỷ đồng", 592.642),
        ("1.615,5", "hộ", 1615.5),
        ("160 DN", "DN", 160),
        ("12.5", "%", 12.5),
        ("0.500", "%", 0.5),
        ("1234.567", "", 1234.567),
        ("−12,03%", "%", -12.03),
        ("1615", "", 1615),
    ],
)
def test_numbers_as_vietnamese_papers_write_them(text: str, unit: str, value: float) -> None:
    assert read_number(text, unit) == value


@pytest.mark.parametrize(
    ("value", "text"), [(592.642, "592,642"), (0.1, "0,1"), (1e-7, "0,0000001"), (160.0, "160"), (1615, "1615")]
)
def test_a_field_shows_the_shortest_text_that_reads_back(value: float, text: str) -> None:
    assert text_of(KEYS["target"], value) == text
    assert read_number(text) == value


@pytest.mark.parametrize(
    ("text", "unit", "told"),
    [
        ("592.642", "tỷ đồng", "592642 hoặc 592,642"),
        ("592 tỷ", "đồng", "đơn vị là “đồng”"),
        ("nhiều", "", "không phải số"),
        ("1,2,3", "", "không phải số"),
    ],
)
def test_what_could_be_two_numbers_or_none_is_refused_with_what_to_write(text: str, unit: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_number(text, unit)


def test_every_value_of_a_plan_is_shown_so_that_it_reads_back(plan: Path) -> None:
    for file in (plan, Path(__file__).parents[2] / "config.toml"):
        content = file.read_bytes()
        for one in read_config(file)[0].indicators:
            made = Form.of(content, one.id, str(file))
            drafted = made.draft({key: text + " " for key, text in made.start.items()})
            assert not drafted.fields, one.id
            for key, text in made.start.items():
                assert text_of(KEYS[key], read_text(KEYS[key], text, one.unit)) == text


def test_the_form_offers_every_key_once() -> None:
    keys = [key for part in parts() for key in part.keys]
    assert sorted(keys) == sorted(KEYS)


def test_the_next_id_follows_the_sectors_own() -> None:
    shipped, _faults = read_config(Path(__file__).parents[2] / "config.toml")
    assert shipped is not None
    assert next_id(shipped, "KT") == "KT6"
    assert next_id(shipped, "KT", {"KT6", "KT7"}) == "KT8"  # figures of deleted rows would come back with these


# What the reader says


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("id", "THU", "đã có"),
        ("id", "có dấu", "mã"),
        ("target", "592.642", "592642 hoặc 592,642"),
        ("bound", "", "bound"),
        ("due_month", "13", "12"),
        ("parent", "MN", "MN"),
    ],
)
def test_a_reason_stands_at_its_field(plan: Path, key: str, text: str, told: str) -> None:
    drafted = Form(plan.read_bytes()).draft({**GOOD, "target": "5", key: text})
    assert told in drafted.slips[key].text
    assert not drafted.good


def test_a_good_draft_has_a_block_and_a_row(plan: Path) -> None:
    drafted = Form(plan.read_bytes()).draft({**GOOD, "target": "592,642"})
    assert drafted.good
    assert drafted.one is not None
    assert drafted.one.target == 592.642
    assert "target = 592.642\n" in drafted.block


def test_a_number_of_the_file_is_shown_without_binary_dust() -> None:
    for value, text in ((592.642, "592,642"), (295.0, "295"), (-12.03, "-12,03"), (0.1 + 0.2, "0,30000000000000004")):
        assert text_of(KEYS["target"], value) == text
        assert read_text(KEYS["target"], text) == value
