"""``[[reports]]``: one broken block per rule."""

from __future__ import annotations

import pytest

from tests.support.configs import HEAD, WITNESS, read
from tvplan_tui.domain.indicator import Calendar, Frequency

GOOD = """
[[reports]]
id = "R"
name = "Báo cáo"
frequency = "month"
calendar = "statistical"
due_day = 5
recipients = ["UBND tỉnh"]

[[reports]]
id = "S"
name = "Báo cáo khác"
frequency = "year"
due_days = 0
"""


def test_good_rules() -> None:
    plan, problems = read(HEAD + WITNESS + GOOD)
    assert problems == ()
    assert plan is not None
    one, other = plan.reports
    assert (one.frequency, one.calendar, one.due_day, one.recipients) == (
        Frequency.MONTH, Calendar.STATISTICAL, 5, ("UBND tỉnh",),
    )  # fmt: skip
    assert (other.calendar, other.due_days) == (Calendar.ADMINISTRATIVE, 0)


FAULTS = [
    ("due_day = 5\n", "", "due_days", "chưa ghi hạn gửi", "due_days = 3"),
    ("due_day = 5\n", "due_day = 5\ndue_days = 2\n", "due_days", "đã có due_day", "giữ một"),
    ("due_day = 5", "due_day = 32", "due_day", "nằm ngoài khoảng 1 – 31", "trong khoảng"),
    ("due_day = 5", "due_day = 5\ncut_off_day = 0", "cut_off_day", "nằm ngoài khoảng", "trong khoảng"),
    ('"month"', '"monthly"', "frequency", "không nhận “monthly”", "viết month"),
    ('frequency = "month"\n', "", "frequency", "thiếu khóa bắt buộc frequency", 'frequency = "month"'),
    ('"statistical"', '"stat"', "calendar", "không nhận “stat”", "statistical"),
    ('["UBND tỉnh"]', '"UBND tỉnh"', "recipients", "phải là danh sách", '["…"'),
    ('["UBND tỉnh"]', '["A", "A"]', "recipients", "ghi hai lần", "giữ một"),
    ('id = "R"', 'id = "Bao cao"', "id", "không dùng được", '"BAO-CAO"'),
    ('name = "Báo cáo"', 'name = "Báo cáo"\nreciever = "x"', "reciever", "khóa lạ", "recipients"),
]


@pytest.mark.parametrize(("old", "new", "key", "words", "cure"), FAULTS)
def test_a_faulty_rule_is_told_and_left_out(old: str, new: str, key: str, words: str, cure: str) -> None:
    plan, (problem,) = read(HEAD + WITNESS + GOOD.replace(old, new, 1))
    assert plan is not None
    assert [rule.id for rule in plan.reports] == ["S"]
    assert problem.key == f"reports[0].{key}"
    assert words in problem.message
    assert cure in problem.cure
    assert problem.line >= (HEAD + WITNESS).count("\n") + 2


def test_an_id_twice() -> None:
    plan, (problem,) = read(HEAD + WITNESS + GOOD.replace('id = "S"', 'id = "R"'))
    assert plan is not None
    assert len(plan.reports) == 1
    assert problem.key == "reports[1].id"
