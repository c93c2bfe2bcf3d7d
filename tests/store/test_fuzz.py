"""A short run of the byte-level mutator over a whole plan; ``python -m benchmarks.fuzz`` is the long one."""

from __future__ import annotations

import pytest

from benchmarks import fuzz


@pytest.mark.slow
def test_knocked_bytes_neither_raise_nor_last_nor_change_a_number() -> None:
    assert fuzz.fuzz(200, seed=3) == ()


@pytest.mark.parametrize(
    ("name", "told"),
    [("_number", "was read as"), ("LONGEST", "took"), ("clean", "a terminal obeys")],
    ids=["a wrong number", "a slow case", "a message with control signs"],
)
def test_it_would_tell(monkeypatch: pytest.MonkeyPatch, name: str, told: str) -> None:
    planted = {"_number": lambda _cell, comma: 0.5, "LONGEST": 0.0, "clean": lambda text: f"{text}\x1b"}
    monkeypatch.setattr(fuzz, name, planted[name])
    assert any(told in case.what for seed in range(3) for case in fuzz.fuzz(2, seed))
