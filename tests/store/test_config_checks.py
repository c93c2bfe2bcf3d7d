"""``retired``, ``[[indicators.revisions]]`` and ``[[checks]]``: read, and refused with line and cure."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.configs import HEAD, WITNESS, block, good, line_of, read

from tvplan_tui.domain.indicator import CHECK_OPS, Check, Fold, Revision, Side
from tvplan_tui.store.config import read_config

SHIPPED = Path(__file__).resolve().parents[2] / "config.toml"


def check(**changes: str | None) -> str:
    fields = {"left": '"A"', "op": '"<="', "right": '"Z"', "message": '"lời nhắc"', **changes}
    return "[[checks]]\n" + "".join(f"{key} = {value}\n" for key, value in fields.items() if value is not None)


def revision(**changes: str | None) -> str:
    fields = {"date": "2023-07-01", "value": "12", **changes}
    lines = "".join(f"{key} = {value}\n" for key, value in fields.items() if value is not None)
    return f"[[indicators.revisions]]\n{lines}\n"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ('"A"', Side(Fold.SUM, ("A",))),
        ("100", Side(Fold.SUM, (100.0,))),
        ('"100"', Side(Fold.SUM, (100.0,))),
        ("-2.5", Side(Fold.SUM, (-2.5,))),
        ('"A + Z+0.5"', Side(Fold.SUM, ("A", "Z", 0.5))),
        ('"min(A, Z)"', Side(Fold.MIN, ("A", "Z"))),
        ('"max ( A,Z , 3 )"', Side(Fold.MAX, ("A", "Z", 3.0))),
    ],
)
def test_sides(text: str, side: Side) -> None:
    source = HEAD + block() + WITNESS + check(left=text)
    (got,) = good(source).checks
    assert got == Check(side, "<=", Side(Fold.SUM, ("Z",)), "lời nhắc", line_of(source, "[[checks]]"))
    assert side.ids == tuple(term for term in side.terms if isinstance(term, str))


@pytest.mark.parametrize("op", CHECK_OPS)
def test_every_comparison(op: str) -> None:
    assert good(HEAD + block() + WITNESS + check(op=f'"{op}"')).checks[0].op == op


@pytest.mark.parametrize(
    ("changes", "words", "cure"),
    [
        ({"left": '"A -"'}, "không hiểu", "min(A, B)"),
        ({"left": '"min(A, max(A, Z))"'}, "không hiểu", "không lồng nhau"),
        ({"left": '""'}, "không hiểu", ""),
        ({"left": '"' + "A+" * 1500 + 'A"'}, "không hiểu", ""),
        ({"left": "true"}, "đang là true", ""),
        ({"right": '"ZZ"'}, "không có chỉ tiêu ZZ", "viết Z"),
        ({"op": '"=<"'}, "không nhận “=<”", ""),
        ({"message": None}, "thiếu khóa bắt buộc message", ""),
        ({"lefft": '"A"'}, "khóa lạ lefft", "viết left"),
    ],
)
def test_a_faulty_check_is_told_and_the_next_one_kept(changes: dict[str, str | None], words: str, cure: str) -> None:
    plan, problems = read(HEAD + block() + WITNESS + check(**changes) + check(message='"nữa"'))
    assert plan is not None
    assert [one.message for one in plan.checks] == ["nữa"]
    (problem,) = problems
    assert words in problem.message
    assert cure in problem.cure
    assert problem.line >= line_of(HEAD + block() + WITNESS + check(), "[[checks]]")


def test_checks_that_are_no_blocks() -> None:
    plan, (problem,) = read('checks = "A <= B"\n' + HEAD + block())
    assert plan is not None
    assert (plan.checks, problem.line) == ((), 1)
    assert "[[checks]]" in problem.cure


def test_a_slip_in_a_check_costs_that_check_alone() -> None:
    plan, (problem,) = read(HEAD + block() + WITNESS + check(op="<=") + check())
    assert plan is not None
    assert len(plan.checks) == 1
    assert problem.key.startswith("checks[0]")


def test_retired_in_every_form_of_period() -> None:
    for text, period in (('"2023-07"', "2023-07"), ('"2023-q3"', "2023-Q3"), ('"2023"', "2023"), ('""', "")):
        assert good(HEAD + block(retired=text)).indicators[0].retired == period


@pytest.mark.parametrize(
    ("value", "cure"),
    [("2023-07", '"2023-07"'), ("2023", '"2023-07"'), ('"7/2023"', "2023-Q3"), ("2023-07-01", '"2023-07"')],
)
def test_a_retired_that_is_no_period(value: str, cure: str) -> None:
    text = HEAD + block(retired=value) + WITNESS
    plan, (problem,) = read(text)
    assert plan is not None
    assert [row.id for row in plan.indicators] == ["Z"]
    assert problem.line == line_of(text, "retired")
    assert cure in problem.cure


def test_revisions_as_blocks_and_in_a_list() -> None:
    blocks = HEAD + block() + revision() + revision(date="2023-08-01", document='"NQ 5"') + WITNESS
    row = good(blocks).by_id["A"]
    assert row.revisions == (Revision("2023-07-01", 12), Revision("2023-08-01", 12, "NQ 5"))
    assert row.target == 10
    listed = HEAD + block(revisions='[{ date = "2023-07-01", value = 12 }]')
    assert good(listed).by_id["A"].revisions == (Revision("2023-07-01", 12),)
    ranged = block(target=None, low="6.6", high="6.8") + revision(value=None, low="6.4", high="6.7")
    assert good(HEAD + ranged).by_id["A"].revisions == (Revision("2023-07-01", low=6.4, high=6.7),)
    budget = block(bound='"between"', low="9", high="11") + revision(low="11", high="13")
    assert good(HEAD + budget).by_id["A"].revisions == (Revision("2023-07-01", 12, low=11, high=13),)
    first = block(target=None) + revision()
    assert good(HEAD + first).by_id["A"].target is None, "a target that had no number may get one"


@pytest.mark.parametrize(
    ("indicator", "later", "words"),
    [
        (block(), revision(value=None), "thiếu khóa bắt buộc value"),
        (block(), revision(date='"1/7/2023"'), "không phải ngày"),
        (block(), revision(valeu="3"), "khóa lạ valeu"),
        (block(), revision() + revision(), "không sau lần trước"),
        (block(ceiling="11"), revision(), "trần 11 thấp hơn mục tiêu điều chỉnh 12"),
        (block(target=None, bound=None), revision(), "thiếu bound"),
        (block(target=None, low="1", high="2"), revision(), "khoảng"),
        (block(target=None, low="1", high="2"), revision(value=None, low="2"), "thiếu high"),
        (block(target=None, low="1", high="2"), revision(value=None, low="3", high="2"), "low (3) lớn hơn high (2)"),
        (
            block(bound='"between"', low="9", high="11"),
            revision(value=None, low="11", high="12"),
            "10 nằm ngoài khoảng",
        ),
        (block(), revision(low="2"), "mục tiêu là một số, không có low"),
        (block(target=None, low="1", high="2", ceiling="2"), revision(value=None, low="1", high="3"), "trần 2 thấp"),
        (block(kind='"qualitative"', target=None, bound=None), revision(), "không có revisions"),
        (block(revisions="5"), "", "revisions phải là"),
    ],
)
def test_a_faulty_revision_costs_its_indicator(indicator: str, later: str, words: str) -> None:
    text = HEAD + indicator + later + WITNESS
    plan, (problem,) = read(text)
    assert plan is not None
    assert [row.id for row in plan.indicators] == ["Z"]
    assert words in problem.message
    assert problem.message.startswith("A: ")
    assert problem.line >= line_of(text, "[[indicators]]")


def test_a_slip_in_a_revision_is_told_once() -> None:
    text = HEAD + block() + revision(value="12,5") + WITNESS
    plan, (problem,) = read(text)
    assert plan is not None
    assert [row.id for row in plan.indicators] == ["Z"]
    assert (problem.line, problem.cure) == (line_of(text, "value = 12,5"), "value = 12.5")


def test_the_shipped_plan_declares_what_it_allows() -> None:
    plan, problems = read_config(SHIPPED)
    assert problems == ()
    assert plan is not None
    told = [(one.left.fold.value, *one.left.ids, one.op, one.right.fold.value, *one.right.ids) for one in plan.checks]
    children = ("KT1a", "KT1b", "KT1c")
    assert told == [
        ("sum", "KT3a", "<=", "sum", "KT3"),
        ("min", *children, "<=", "sum", "KT1"),
        ("sum", "KT1", "<=", "max", *children),
        ("sum", "HT3a", "<=", "sum", "HT3"),
        ("sum", "XH4a", "<=", "sum", "XH4"),
        ("sum", "XH9a", "<=", "sum", "XH9"),
        ("sum", "III-2", ">=", "sum", "III-1"),
    ]
