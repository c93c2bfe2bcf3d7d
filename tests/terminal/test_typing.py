"""Vietnamese typed as input methods send it: what arrives in a field is what was meant."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import pytest
from support.judging import ROOT
from support.keystrokes import WORDS, telex, vni
from support.shipped import copied

from benchmarks.terminal import Terminal

JUDGED = "480,117"
TOGETHER = 12
"""Words typed one after the other before they are looked at."""


@pytest.fixture
def form(tmp_path: Path):
    """The entry form of the shipped plan's first indicator, in a folder of its own."""
    copied(tmp_path)
    command = [sys.executable, "-m", "tvplan_tui", "--config", str(tmp_path / "config.toml")]
    with Terminal(command, cwd=str(ROOT), rows=24, cols=170) as terminal:
        terminal.wait(JUDGED)
        terminal.quiet(0.3)
        terminal.press("e")
        terminal.wait("Ghi chú")
        terminal.quiet(0.3)
        for _field in ("numerator", "denominator", "value", "status"):
            terminal.press("enter")
            terminal.quiet(0.1)
        yield terminal


def note(terminal: Terminal) -> str:
    line = next(line for line in terminal.lines() if "Ghi chú" in line)
    found = re.search(r"Ghi chú\s+(.*?)\s*▏", line)
    assert found, line
    return found[1]


def typed(terminal: Terminal, text: str, bursts: list[str]) -> str:
    """Send the bursts, each in one write; return what stands in the field then, and empty it."""
    for burst in bursts:
        terminal.press(burst)
    end = time.perf_counter() + 4
    while time.perf_counter() < end and note(terminal) != text:
        terminal.read(0.05)
    seen = note(terminal)
    terminal.press("\x15")  # Ctrl+U
    while note(terminal) == seen and time.perf_counter() < end + 4:
        terminal.read(0.05)
    return seen


@pytest.mark.parametrize("spell", [telex, vni], ids=["telex", "vni"])
def test_two_hundred_words_arrive_as_they_were_meant(form: Terminal, spell) -> None:
    assert len(set(WORDS)) >= 200
    wrong = {}
    for at in range(0, len(WORDS), TOGETHER):
        words = WORDS[at : at + TOGETHER]
        bursts = [burst for word in words for burst in (*spell(word), " ")][:-1]
        seen = typed(form, " ".join(words), bursts)
        if seen != " ".join(words):
            wrong[" ".join(words)] = seen
    assert wrong == {}


def test_a_whole_sentence_in_one_burst(form: Terminal) -> None:
    sentence = "Nguyên nhân: thu tiền sử dụng đất chậm, đã đôn đốc"
    bursts = [burst for word in sentence.split(" ") for burst in (*telex(word), " ")][:-1]
    assert typed(form, sentence, ["".join(bursts)]) == sentence
