"""``--set KEY=VALUE``: TOML or plain text, Vietnamese numbers strictly, doubtful ones refused."""

from __future__ import annotations

from datetime import date

import pytest

from tvplan_tui.store.config.given import GivenError, read_pairs
from tvplan_tui.store.config.schema import REVISIONS


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("target=6.5", 6.5),
        ("target=0.500", 0.5),
        ("target=1234.567", 1234.567),
        ("target=592,642", 592.642),
        ('target="592,642"', 592.642),
        ("target=1.615,5", 1615.5),
        ("target=1.234.567", 1234567),
        ("target=1_615", 1615),
        ("target=6319", 6319),
        ("target= −12,03 ", -12.03),
        ("target=-12.03", -12.03),
        ("decimals=2", 2),
        ("name=Tổng thu", "Tổng thu"),
        ('name="Tổng \\"thu\\""', 'Tổng "thu"'),
        ('name="Thu" nội địa', '"Thu" nội địa'),
        ("name=592", "592"),
        ("name=a=b", "a=b"),
        ("name=co\u0302ng", "công"),
        ("unit=", ""),
        ("owner=", None),
        ("kind=flow", "flow"),
        ("retired=2023-07", "2023-07"),
        ('companion={ unit = "điểm %", target = 0.02 }', {"unit": "điểm %", "target": 0.02}),
        ('milestones={ "2023-06" = 250 }', {"2023-06": 250}),
        ("profile=[0.1, 1.0]", [0.1, 1.0]),
        ("revisions=[{ date = 2023-07-01, value = 5 }]", [{"date": date(2023, 7, 1), "value": 5}]),
    ],
)
def test_values(text: str, value: object) -> None:
    ((_key, got),) = read_pairs([text]).items()
    assert got == value
    assert type(got) is type(value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('target="592.642"', "592.642 hoặc 592,642 → ghi target=592642 hoặc target=592,642"),
        ("target=592.642", "592.642 hoặc 592,642 → ghi target=592642 hoặc target=592,642"),
        ("target=6.500", "6.500 hoặc 6,5 → ghi target=6500 hoặc target=6,5"),
        ("target=-6.500", "−6.500 hoặc −6,5"),
        ("target='6.319'", "6.319 hoặc 6,319"),
        ("target=10,38 %", "không phải số"),
        ("target=1,234,567", "không phải số"),
        ("target=true", "không phải số"),
        ("target=nhiều", "không kèm đơn vị"),
        ("target=1\n[plan]", "không phải số"),
        ("companion=6 hộ", "companion={"),
        ("milestones=250", None),
        ("profile=0.1, 0.2", "không hiểu"),
        ("taget=5", "viết target"),
        ("target", "thiếu dấu bằng"),
        ("name=\udcff", "UTF-8"),
    ],
)
def test_refusals(text: str, words: str | None) -> None:
    if words is None:  # a TOML value of another type is for the reader to refuse, with line and cure
        assert read_pairs([text]) == {"milestones": 250}
        return
    with pytest.raises(GivenError, match=words.replace("{", "\\{")):
        read_pairs([text])


def test_a_key_given_twice_is_refused_and_another_table_may_be_asked_for() -> None:
    with pytest.raises(GivenError, match="hai lần"):
        read_pairs(["target=1", "target=2"])
    assert read_pairs(["date=2023-07-01", "value=5"], REVISIONS) == {"date": date(2023, 7, 1), "value": 5}
    with pytest.raises(GivenError, match="khóa lạ"):
        read_pairs(["name=5"], REVISIONS)
