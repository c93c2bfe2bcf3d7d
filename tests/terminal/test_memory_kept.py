"""A dropped line forgets nothing: where one was is there at the next start, in the first picture."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from support.judging import ROOT

from benchmarks.terminal import Terminal

COMMAND = [sys.executable, "-m", "tvplan_tui", "--config", "config.toml"]


def test_a_dropped_line_forgets_nothing(tmp_path: Path) -> None:
    state = {"XDG_STATE_HOME": str(tmp_path / "state")}
    with Terminal(COMMAND, cwd=str(ROOT), rows=24, cols=80, env=state) as terminal:
        terminal.wait("480,117")
        terminal.press("3")
        terminal.wait("mầm non")
        terminal.press("down")
        terminal.quiet(0.3)
        os.kill(terminal.pid, signal.SIGHUP)
        terminal.wait_end(3)
    with Terminal(COMMAND, cwd=str(ROOT), rows=24, cols=80, env=state) as terminal:
        terminal.wait("mầm non")
        assert "Tổng thu ngân sách" not in terminal.text(), "another table was painted first"
        assert next(line for line in terminal.lines() if "▌" in line).count("mầm non") == 1
