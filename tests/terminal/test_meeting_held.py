"""A meeting on a real pseudo-terminal: only PgDn, the full stop and typed conclusions; and kill -9."""

from __future__ import annotations

import csv
import os
import signal
import sys
import time
from pathlib import Path

import pytest
from support.judging import ROOT
from support.keystrokes import telex
from support.shipped import copied

from benchmarks.terminal import Terminal

JUDGED = "480,117"
AGENDA = ("KT1b", "KT2", "XH5", "III-2", "KT1", "KT3a", "HT2", "XH9", "QA2", "QA4", "KT3", "KT5")
SAID = {
    "KT2": ("Giao Phòng Tài chính - Kế hoạch đôn đốc từng hồ sơ, báo cáo trước 25/10", "31/10"),
    "KT3a": ("Chi cục Thuế rà soát nguồn thu, không để nợ đọng", "15/1"),
    "KT5": ("Chi cục Thống kê gửi số liệu quý III ngay trong tuần", ""),
}
DUE = {"KT2": "2023-10-31", "KT3a": "2024-01-15", "KT5": ""}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied(tmp_path)
    known = (tmp_path / "config.toml").read_text(encoding="utf-8")
    assert all(f'id = "{one}"' in known for one in AGENDA)
    listed = ", ".join(f'"{one}"' for one in AGENDA)
    (tmp_path / "data" / "agenda.toml").write_text(f"indicators = [{listed}]\n", encoding="utf-8")
    return tmp_path


def opened(folder: Path) -> Terminal:
    command = [sys.executable, "-m", "tvplan_tui", "--period", "2023-09", "--config", str(folder / "config.toml")]
    terminal = Terminal(command, cwd=str(ROOT), rows=24, cols=80, env={"XDG_STATE_HOME": str(folder / "state")})
    terminal.wait(JUDGED)
    terminal.quiet(0.3)
    return terminal


def conclude(terminal: Terminal, text: str, due: str) -> None:
    """Type a conclusion as Telex sends it, and write it."""
    terminal.press("enter")
    terminal.wait("ô sau")
    for word in text.split(" "):
        for burst in telex(word):
            terminal.press(burst)
        terminal.press(" ")
    terminal.quiet(0.2)
    terminal.press("enter", "enter", due, "enter")
    terminal.wait("Đã ghi kết luận")


def begin(terminal: Terminal) -> None:
    terminal.press("p")
    terminal.wait("Chương trình họp")
    terminal.press("right", "right")
    terminal.wait("Tự chọn")
    terminal.press("enter")
    terminal.wait(f"1/{len(AGENDA)}")


def written(folder: Path) -> list[dict[str, str]]:
    with (folder / "data" / "conclusions" / "2023.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_twelve_indicators_with_page_down_full_stop_and_typed_conclusions(folder: Path) -> None:
    with opened(folder) as terminal:
        begin(terminal)
        for at, one in enumerate(AGENDA, 1):
            terminal.wait(f" {at}/{len(AGENDA)} ")
            assert len(terminal.text().splitlines()) == 24
            if at == 3:
                terminal.press(".")
                terminal.quiet(0.3)
                assert not terminal.text().strip()
                terminal.press(".")
                terminal.wait(f" {at}/{len(AGENDA)} ")
            if one in SAID:
                conclude(terminal, *SAID[one])
            terminal.press("pagedown")
        terminal.wait("3 kết luận về 3 chỉ tiêu")
        terminal.press("x")
        terminal.wait("Đã xuất")
        terminal.press("escape")
        terminal.wait(JUDGED)
    rows = written(folder)
    assert [(row["number"], row["indicator"], row["text"], row["due"]) for row in rows] == [
        (f"{at}/2023", one, text, DUE[one]) for at, (one, (text, _due)) in enumerate(SAID.items(), 1)
    ]
    assert all(row["recorded_at"] and row["recorded_by"] and row["office"] for row in rows)
    told = (folder / "ket-luan-2023-09.md").read_text(encoding="utf-8")
    places = [told.index(text) for text, _due in SAID.values()]
    assert places == sorted(places)
    assert told.count("\n- Số ") == 3
    assert "hạn 15/01/2024" in told


def test_killed_in_the_middle_of_a_word_and_started_again_nothing_typed_is_lost(folder: Path) -> None:
    half = "Giao Phòng Tài chính"
    with opened(folder) as terminal:
        begin(terminal)
        terminal.press("pagedown")
        terminal.wait(" 2/12 ")
        conclude(terminal, "Việc đã ghi", "")
        terminal.press("pagedown")
        terminal.wait(" 3/12 ")
        terminal.press("enter")
        terminal.wait("ô sau")
        terminal.press(half)
        terminal.wait(half)
        time.sleep(0.4)
        os.kill(terminal.pid, signal.SIGKILL)
        terminal.wait_end(3)
    with opened(folder) as terminal:
        terminal.wait("bản nháp")
        terminal.press("p")
        terminal.wait("Đang ở 3/12")
        terminal.press("enter")
        terminal.wait("Gõ tiếp bản nháp")
        assert half in terminal.text()
        terminal.press(" đôn đốc", "\x1b[21~")  # F10
        terminal.wait("Đã ghi kết luận số 2/2023")
    assert [row["text"] for row in written(folder)] == ["Việc đã ghi", f"{half} đôn đốc"]
