"""Whatever the bytes, reading ends soon with problems in place of an exception."""

from __future__ import annotations

import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.configs import HEAD, WITNESS, read
from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.problem import ERROR, Problem
from tvplan_tui.store.config.schema import INDICATORS
from tvplan_tui.store.sanitize import REPLACEMENT, clean

SHIPPED = (Path(__file__).resolve().parents[2] / "config.toml").read_text(encoding="utf-8")
SOME = SHIPPED[: SHIPPED.index("# ── II.2.2")]
PIECES = st.sampled_from([
    "[[indicators]]\n", "[[sectors]]", "[plan]", "[", "]", "{", "}", '"', "'", '"""', "'''", "=", ",", ".", "#", "\\",
    "\n", "\r", "\t", "\x00", "\x1b", "\ufeff", "\u00a0", "“", "592,642", "nan", "1e999", "true", "2023-02-31", "−1",
    "parent", 'id = "KT1"\n', "target = ", "a.b.c", "kind", '"flow"', "\ud7ff", "đ", "9" * 30,
])  # fmt: skip


def checked(text: str | bytes) -> None:
    """Read, and hold what comes back to what is promised of it."""
    start = time.perf_counter()
    plan, problems = read(text)
    assert time.perf_counter() - start < 5
    assert plan is not None or problems
    count = (text if isinstance(text, bytes) else text.encode()).count(b"\n") + 1
    for problem in problems:
        sound(problem, count)
    if plan is not None:
        whole(plan)


def sound(problem: Problem, lines: int) -> None:
    assert problem.message
    assert problem.file == "config.toml"
    assert 0 <= problem.line <= lines
    text = str(problem)
    assert clean(text).count(REPLACEMENT) == text.count(REPLACEMENT)  # nothing in it that a terminal obeys
    if problem.severity == ERROR:
        assert problem.cure


def whole(plan: Plan) -> None:
    """No row without its sector or parent, none lost and none twice in the tables."""
    shown = [row.id for sector in plan.sectors for row, _depth in plan.in_sector(sector.id)]
    assert sorted(shown) == sorted(row.id for row in plan.indicators) or not plan.sectors
    assert len(plan.by_id) == len(plan.indicators)
    assert all(row.parent is None or row.parent in plan.by_id for row in plan.indicators)


@settings(max_examples=150)
@given(st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    checked(content)


@settings(max_examples=150)
@given(st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join))
def test_any_heap_of_pieces(text: str) -> None:
    checked(text.encode("utf-8", "replace"))


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, len(SOME)), st.integers(0, 12), PIECES), min_size=1, max_size=4))
def test_the_shipped_plan_with_pieces_replaced(edits: list[tuple[int, int, str]]) -> None:
    text = SOME
    for at, length, piece in edits:
        text = text[:at] + piece + text[at + length :]
    checked(text)


@settings(max_examples=60)
@given(st.integers(0, len(SOME)))
def test_the_shipped_plan_cut_short(at: int) -> None:
    checked(SOME[:at])


@settings(max_examples=100)
@given(
    st.recursive(
        st.booleans().map(lambda value: str(value).lower())
        | st.integers().map(str)
        | st.floats().map(str)
        | st.sampled_from(['""', '"A"', '"flow"', '"\\u001b"', "2023-02-03", "10:00:00", "1e999"]),
        lambda inner: (
            st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
            | st.lists(inner, max_size=2).map(
                lambda items: "{" + ", ".join(f"k{at} = {item}" for at, item in enumerate(items)) + "}"
            )
        ),
        max_leaves=6,
    ),
    st.sampled_from(INDICATORS.names),
)
def test_any_value_under_any_key(value: str, key: str) -> None:
    lines = [line for line in WITNESS.strip().split("\n") if not line.startswith(f"{key} = ")]
    checked(HEAD + "\n".join([*lines, f"{key} = {value}"]) + "\n")
