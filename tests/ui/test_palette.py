"""What the palette finds first."""

import pytest

from tests.support.configs import HEAD, block, good
from tvplan_tui.ui.palette import ROW, TIME, Offer, matching, offers

NAMES = ["Nông nghiệp - thủy sản", "Thương mại - dịch vụ", "Tổng thu ngân sách Nhà nước", "Thu nội địa"]
OFFERS = [Offer(ROW, name, name) for name in NAMES]


def test_what_holds_the_phrase_comes_before_scattered_words():
    assert matching(OFFERS, "thu ng")[0].text == "Tổng thu ngân sách Nhà nước"


def test_what_begins_with_it_comes_first_and_diacritics_do_not_matter():
    assert matching(OFFERS, "thu n")[0].text == "Thu nội địa"
    assert [offer.text for offer in matching(OFFERS, "dich vu")] == ["Thương mại - dịch vụ"]


def test_nothing_typed_offers_everything_in_order():
    assert matching(OFFERS, " ") == OFFERS


PERIODS = [offer for offer in offers("sector", good(HEAD + block()), None) if offer.kind == TIME]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("thang 3", ["2023-03"]),
        ("tháng 1", ["2023-01"]),
        ("t9", ["2023-09"]),
        ("3/2023", ["2023-03", "2023-Q3"]),
        ("2023-11", ["2023-11"]),
        ("9 thang", ["2023-09"]),
        ("2023-Q2", ["2023-Q2"]),
        ("quy 2", ["2023-Q2"]),
        ("quý II", ["2023-Q2", "2023-Q3"]),
        ("q4", ["2023-Q4"]),
        ("6 tháng", ["2023-H1", "2023-H2"]),
        ("6 tháng cuối", ["2023-H2"]),
        ("2023-H1", ["2023-H1"]),
        ("cả năm", ["2023"]),
    ],
)
def test_every_form_of_a_period_finds_it_and_no_other(typed, found):
    assert [offer.value for offer in matching(PERIODS, typed)] == found


def test_the_bare_year_is_the_first_of_what_a_year_finds():
    found = matching(PERIODS, "2023")
    assert found[0].value == "2023"
    assert len(found) == 12 + 4 + 2 + 1


def test_a_plan_whose_year_starts_in_october_has_only_what_lies_in_it():
    plan = good(HEAD.replace("year = 2023\n", "year = 2023\nyear_start = 10\n") + block())
    values = [offer.value for offer in offers("sector", plan, None) if offer.kind == TIME]
    assert values[0] == "2022-10" and "2022-Q4" in values and "2023-Q3" in values and "2023" in values
    assert "2023-10" not in values and "2022-Q3" not in values and "2023-Q4" not in values


def test_initials_and_scattered_letters_find_too_but_last():
    assert matching(OFFERS, "ttns")[0].text == "Tổng thu ngân sách Nhà nước"
    assert matching(OFFERS, "nghtsan")[0].text == "Nông nghiệp - thủy sản"
    assert matching(OFFERS, "nd")[0].text == "Thu nội địa"
    assert matching(OFFERS, "zq") == []


def test_what_was_chosen_lately_comes_first_among_equals():
    recent = [OFFERS[3].name, OFFERS[1].name]
    assert [offer.text for offer in matching(OFFERS, "", recent)][:2] == ["Thu nội địa", "Thương mại - dịch vụ"]
    assert matching(OFFERS, "th", recent)[0].text == "Thu nội địa"
    assert matching(OFFERS, "tong", recent)[0].text == "Tổng thu ngân sách Nhà nước"


def test_a_word_that_begins_so_comes_before_one_that_holds_it():
    assert matching(OFFERS, "san")[0].text == "Nông nghiệp - thủy sản"
    assert matching(OFFERS, "ng")[0].text in ("Nông nghiệp - thủy sản", "Tổng thu ngân sách Nhà nước")
