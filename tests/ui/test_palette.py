"""What the palette finds first."""

from tvplan_tui.ui.palette import ROW, Offer, matching

NAMES = ["Nông nghiệp - thủy sản", "Thương mại - dịch vụ", "Tổng thu ngân sách Nhà nước", "Thu nội địa"]
OFFERS = [Offer(ROW, name, name) for name in NAMES]


def test_what_holds_the_phrase_comes_before_scattered_words():
    assert matching(OFFERS, "thu ng")[0].text == "Tổng thu ngân sách Nhà nước"


def test_what_begins_with_it_comes_first_and_diacritics_do_not_matter():
    assert matching(OFFERS, "thu n")[0].text == "Thu nội địa"
    assert [offer.text for offer in matching(OFFERS, "dich vu")] == ["Thương mại - dịch vụ"]


def test_nothing_typed_offers_everything_in_order():
    assert matching(OFFERS, " ") == OFFERS
