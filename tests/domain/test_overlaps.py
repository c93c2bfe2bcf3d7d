"""A quarter beside its months: what they say differently is told, what only looks different is not."""

from __future__ import annotations

import pytest
from support.judging import indicator, plan

from tvplan_tui.domain.checks import doubts
from tvplan_tui.domain.doubt import Figure
from tvplan_tui.domain.period import Period

YEAR = Period.month(2023, 12)
ESTIMATE, OFFICIAL = 1, 3
COUNTED = {"kind": "flow", "unit": "doanh nghiệp", "target": 160.0}
MONEY = {"kind": "flow", "unit": "tỷ đồng", "target": 600.0}
QUARTER = {"2023-01": 10.0, "2023-02": 11.0, "2023-03": 12.0}


def told(keys, values, ranks=None) -> list[str]:
    ranks = ranks or {}
    figures = [Figure(Period.parse(at), value, None, ranks.get(at, ESTIMATE)) for at, value in values.items()]
    one = indicator(**keys)
    found = doubts(plan(one), YEAR, {"X": sorted(figures, key=lambda figure: figure.period.last)}, {})
    return [doubt.message for doubt in found if doubt.period in ("2023-Q1", "2023-H1", "2023")]


@pytest.mark.parametrize(
    ("keys", "whole", "words"),
    [
        (COUNTED, {"2023-Q1": 33.0}, ""),
        (COUNTED, {"2023-Q1": 12.0}, "12 thấp hơn 33 doanh nghiệp là tổng các kỳ đã có trong đó; các kỳ ấy được dùng"),
        (COUNTED, {"2023-Q1": 34.0}, "34 cao hơn 33 doanh nghiệp"),
        (COUNTED, {"2023": 20.0}, "20 thấp hơn 33 doanh nghiệp là tổng các kỳ đã có trong đó; năm 2023 được dùng"),
        (COUNTED, {"2023": 150.0}, ""),  # nine months are still to be told
        (MONEY, {"2023-Q1": 34.0}, ""),  # three figures rounded to whole milliards, and their sum
        (MONEY, {"2023-Q1": 36.5}, "36,5 cao hơn 33 tỷ đồng"),
        ({**COUNTED, "reported": "cumulative"}, {"2023-Q1": 12.0}, ""),
        ({**COUNTED, "reported": "cumulative"}, {"2023-Q1": 33.0}, "33 khác 12 doanh nghiệp của tháng 3/2023"),
        ({"kind": "level", "unit": "xã", "target": 20.0}, {"2023-Q1": 13.0}, "13 khác 12 xã của tháng 3/2023"),
        ({"kind": "level", "unit": "xã", "target": 20.0}, {"2023-Q1": 12.0}, ""),
        ({"kind": "growth", "unit": "%"}, {"2023-Q1": 12.3}, ""),  # 12 may be 12,3 rounded
        ({"kind": "growth", "unit": "%"}, {"2023-Q1": 13.5}, "13,50 khác 12,00 % của tháng 3/2023"),
        ({"kind": "ratio", "unit": "%"}, {"2023-Q1": 13.5}, ""),
    ],
)
def test_a_longer_period_beside_its_parts(keys, whole, words):
    found = told(keys, {**QUARTER, **whole})
    assert (len(found) == 1 and words in found[0]) if words else found == []


def test_a_more_final_figure_may_differ_but_not_by_much():
    official = {"2023-Q1": OFFICIAL}
    assert told(COUNTED, {**QUARTER, "2023-Q1": 30.0}, official) == []
    assert len(told(COUNTED, {**QUARTER, "2023-Q1": 12.0}, official)) == 1
    assert told({"kind": "level", "unit": "xã"}, {**QUARTER, "2023-Q1": 13.0}, official) == []


def test_what_is_less_than_nothing_proves_no_least():
    values = {"2023-01": 30.0, "2023-02": -2.0, "2023-Q1": 25.0}
    assert told({"kind": "flow", "unit": "tỷ đồng"}, values) == []


def test_months_are_not_counted_again_through_their_quarter():
    whole = {**QUARTER, "2023-Q1": 33.0, "2023-Q2": 40.0, "2023-H1": 73.0}
    assert told(COUNTED, whole) == []
    assert told(COUNTED, {**whole, "2023-H1": 106.0}) == [
        "106 cao hơn 73 doanh nghiệp là tổng các kỳ trong đó; các kỳ ấy được dùng"
    ]
