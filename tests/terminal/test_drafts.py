"""What was typed into a form survives a dropped line and kill -9; the real program on a real pseudo-terminal."""

from __future__ import annotations

import json
import os
import signal
import stat
import sys
import time
from pathlib import Path

import pytest
from support.judging import ROOT
from support.shipped import copied

from benchmarks.terminal import Terminal

JUDGED = "480,117"
NOTE = "thu chậm vì mưa"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied(tmp_path)
    return tmp_path


def opened(folder: Path) -> Terminal:
    command = [sys.executable, "-m", "tvplan_tui", "--config", str(folder / "config.toml")]
    terminal = Terminal(command, cwd=str(ROOT), rows=24, cols=120, env={"XDG_STATE_HOME": str(folder / "state")})
    terminal.wait(JUDGED)
    terminal.quiet(0.3)
    return terminal


def to_note(terminal: Terminal) -> None:
    terminal.press("\x1b[24~")  # F12
    terminal.wait("Ghi chú")
    terminal.quiet(0.3)
    for _field in ("numerator", "denominator", "value", "status"):
        terminal.press("enter")
        terminal.quiet(0.1)


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "state" / "tvplan" / "drafts").rglob("*.json"))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP])
def test_a_draft_is_there_a_second_later_and_offered_again(folder: Path, number: signal.Signals) -> None:
    with opened(folder) as terminal:
        to_note(terminal)
        terminal.press(NOTE)
        terminal.wait(NOTE)
        if number == signal.SIGKILL:
            time.sleep(1)
        os.kill(terminal.pid, number)
        terminal.wait_end(3)
    (draft,) = kept(folder)
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    assert json.loads(draft.read_text(encoding="utf-8"))["fields"]["note"] == NOTE
    with opened(folder) as terminal:
        terminal.wait("bản nháp")
        to_note(terminal)
        assert NOTE in terminal.text()
        terminal.press("\x1b[21~")  # F10
        terminal.wait("Đã ghi")
        assert not kept(folder)
    rows = (folder / "data" / "2023.csv").read_text(encoding="utf-8")
    assert rows.count(NOTE) == 1


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP])
def test_an_indicator_half_typed_is_there_at_the_next_start(folder: Path, number: signal.Signals) -> None:
    with opened(folder) as terminal:
        terminal.press("a")
        terminal.wait("Thêm một chỉ tiêu")
        terminal.quiet(0.3)
        terminal.press(NOTE)
        terminal.wait(NOTE)
        if number == signal.SIGKILL:
            time.sleep(1)
        os.kill(terminal.pid, number)
        terminal.wait_end(3)
    assert len(kept(folder)) == 1
    with opened(folder) as terminal:
        terminal.wait("một chỉ tiêu mới")
        terminal.press("a")
        terminal.wait("Gõ tiếp bản nháp")
        assert NOTE in terminal.text()


def test_two_consoles_in_one_form_keep_a_draft_each(folder: Path) -> None:
    with opened(folder) as one, opened(folder) as other:
        for terminal, text in ((one, NOTE), (other, "bên kia")):
            to_note(terminal)
            terminal.press(text)
            terminal.wait(text)
            terminal.quiet(1)
        for terminal in (one, other):
            os.kill(terminal.pid, signal.SIGKILL)
            terminal.wait_end(3)
    notes = [json.loads(draft.read_text(encoding="utf-8"))["fields"]["note"] for draft in kept(folder)]
    assert sorted(notes) == sorted([NOTE, "bên kia"])
    with opened(folder) as terminal:
        terminal.wait("2 bản nháp")


def test_an_open_form_sends_nothing_and_works_nothing_while_nobody_types(folder: Path) -> None:
    with opened(folder) as terminal:
        to_note(terminal)
        terminal.press(NOTE)
        terminal.quiet(1.5)
        before, cpu, draft = len(terminal.raw), terminal.cpu(), kept(folder)[0].stat().st_mtime_ns
        terminal.quiet(3, timeout=3)
        assert len(terminal.raw) == before
        assert terminal.cpu() - cpu <= 0.05
        assert kept(folder)[0].stat().st_mtime_ns == draft


def test_discarded_on_purpose_it_is_gone(folder: Path) -> None:
    with opened(folder) as terminal:
        to_note(terminal)
        terminal.press(NOTE)
        terminal.quiet(1)
        assert kept(folder)
        terminal.press("escape")
        terminal.wait("Bỏ những gì đã gõ")
        terminal.quiet(0.2)
        terminal.press("down", "enter")
        terminal.wait("Đánh giá")
        terminal.quiet(0.3)
        assert not kept(folder)
