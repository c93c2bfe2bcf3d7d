"""The console at the end of 9,600 bit/s with a round trip of 600 ms: nothing lost, and no queue of old pictures."""

from __future__ import annotations

import sys
import time

import pytest
from support.judging import ROOT
from support.slow_line import RATE, SlowTerminal

from benchmarks.terminal import Terminal

COMMAND = [sys.executable, "-m", "tvplan_tui", "--config", "config.toml", "--fresh"]
JUDGED = "480,117"
SOON = 3.0
"""Seconds after the last key of a held one in which the right picture must stand."""
SCROLLED = 4.5
"""The same where every row of the table has moved, which the line has to carry as well."""
REPEAT = 0.033
"""Seconds between two keys of a held one."""


def hold(terminal: Terminal, key: str, times: int) -> float:
    """Hold a key down; return when it was let go."""
    for _time in range(times):
        terminal.press(key)
        end = time.monotonic() + REPEAT
        while (left := end - time.monotonic()) > 0:
            terminal.read(left)
    return time.monotonic()


def right_picture(*keys: str) -> str:
    """Return what a fast terminal shows after the same keys."""
    with Terminal(COMMAND, cwd=str(ROOT), rows=24, cols=80, answering=True) as terminal:
        terminal.wait(JUDGED)
        terminal.quiet(0.3)
        terminal.press(*keys)
        terminal.quiet(0.8)
        return terminal.text()


@pytest.mark.slow
def test_after_held_keys_the_right_picture_stands_soon_and_no_key_is_lost() -> None:
    right = {sector: right_picture(sector, *["down"] * 20) for sector in ("1", "3")}
    with SlowTerminal(COMMAND, cwd=str(ROOT)) as terminal:
        terminal.wait(JUDGED, timeout=60)
        for sector, soon in (("1", SOON), ("3", SCROLLED)):
            terminal.press(sector)
            terminal.quiet(1.8, timeout=40)
            before = len(terminal.raw)
            let_go = hold(terminal, "down", 20)
            while terminal.text() != right[sector] and time.monotonic() - let_go < 20:
                terminal.read(0.02)
            took = time.monotonic() - let_go
            assert terminal.text() == right[sector]
            assert took < soon
            assert len(terminal.raw) - before < soon * RATE, "old pictures were carried"


@pytest.mark.slow
def test_a_filter_typed_ahead_of_the_pictures_arrives_whole_and_quitting_leaves_nothing_behind() -> None:
    with SlowTerminal(COMMAND, cwd=str(ROOT)) as terminal:
        terminal.wait("Tổng thu ngân sách", timeout=60)  # names only: the figures are still on their way
        terminal.press("/thu ngan\r")
        terminal.wait("“thu ngan”", timeout=30)
        terminal.press("down", "q")
        assert terminal.wait_end(20) == 0
        terminal.quiet(1.5, timeout=20)
        assert terminal.raw.rstrip().endswith(b"\x1b[?1004l")
