"""Two consoles on one plan, on real pseudo-terminals: what one person saves is on the other's screen within 3 s."""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path

import pytest
from support.judging import ROOT
from support.shipped import copied

from benchmarks.terminal import Terminal

JUDGED = "480,117"
SOON = 3.0
"""Seconds within which a saved change must be seen."""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return copied(tmp_path)


def console(config: Path, *arguments: str) -> Terminal:
    command = [sys.executable, "-m", "tvplan_tui", "--config", str(config), *arguments]
    return Terminal(command, cwd=str(ROOT), rows=40, cols=120)


def opened(config: Path) -> Terminal:
    terminal = console(config)
    terminal.wait(JUDGED)
    terminal.quiet(0.3)
    return terminal


def seen(terminal: Terminal, text: str) -> float:
    """Return the seconds until a text is on the screen."""
    begun = time.perf_counter()
    terminal.wait(text, timeout=SOON + 5)
    return time.perf_counter() - begun


def chosen(terminal: Terminal) -> str:
    return next(line for line in terminal.lines() if "▌" in line)


def replaced(file: Path, old: str, new: str) -> None:
    """Save as editors do: a new file in the old one's place."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    fresh = file.with_suffix(".new")
    fresh.write_text(text.replace(old, new, 1), encoding="utf-8")
    fresh.replace(file)


def test_a_hand_edit_shows_in_every_console_and_keeps_the_place(config: Path) -> None:
    with opened(config) as one, opened(config) as other:
        for terminal in (one, other):
            terminal.press("down", "down", "down", ",")
            terminal.wait("tháng 8/2023")
            terminal.quiet(0.3)
        before = chosen(one)
        replaced(config, 'name = "Tổng thu ngân sách Nhà nước"', 'name = "Tổng thu NSNN sửa tay"')
        assert seen(one, "Tổng thu NSNN sửa tay") < SOON
        assert seen(other, "Tổng thu NSNN sửa tay") < SOON
        one.quiet(0.3)
        assert chosen(one) == before
        assert "tháng 8/2023" in one.text()


def test_a_figure_entered_elsewhere_shows(config: Path) -> None:
    with opened(config) as terminal:
        with (config.parent / "data" / "2023.csv").open("a", encoding="utf-8") as file:
            row = "KT3,2023-09,99,,,official,,sửa,minh họa,2030-01-01T00:00:00+07:00,X"
            header = (config.parent / "data" / "2023.csv").read_text(encoding="utf-8").splitlines()[0]
            names = header.split(",")
            known = dict(  # noqa: C408
                indicator="KT3",
                period="2023-09",
                value="99",
                status="official",
                note="sửa",
                source="minh họa",
                recorded_at="2030-01-01T00:00:00+07:00",
                recorded_by="X",
            )
            row = ",".join(known.get(name, "") for name in names)
            file.write(row + "\n")
        assert seen(terminal, "510,383") < SOON  # 480,117 − 68,734 + 99


def test_a_broken_config_keeps_the_plan_and_mends_itself(config: Path) -> None:
    with opened(config) as terminal:
        good = config.read_text(encoding="utf-8")
        config.write_text(good.replace("target = 592.642", "target = 592,642", 1), encoding="utf-8")
        line = 1 + good[: good.index("target = 592.642")].count("\n")
        assert seen(terminal, "Giữ bản đọc được trước đó") < SOON
        terminal.quiet(0.3)
        assert f"config.toml:{line}" in terminal.text()
        assert JUDGED in terminal.text()
        assert re.search(r"bản đọc lúc \d\d:\d\d", terminal.lines()[0])
        terminal.press("c")
        terminal.wait("Cách chữa")
        assert f":{line}" in terminal.text()
        terminal.press("escape")
        config.write_text(good, encoding="utf-8")
        terminal.wait("Đã đọc lại", timeout=SOON + 2)
        terminal.quiet(0.3)
        assert "bản đọc lúc" not in terminal.lines()[0]


def test_a_table_of_figures_that_is_unreadable_keeps_the_last_ones(config: Path) -> None:
    with opened(config) as terminal:
        ledger = config.parent / "data" / "2023.csv"
        good = ledger.read_bytes()
        ledger.write_bytes(good.decode().encode("utf-16"))
        assert seen(terminal, "Giữ bản đọc được trước đó") < SOON
        terminal.quiet(0.3)
        assert JUDGED in terminal.text()
        ledger.write_bytes(good)
        terminal.wait("Đã đọc lại", timeout=SOON + 2)


def test_a_config_that_gave_no_plan_opens_once_it_is_mended(config: Path) -> None:
    good = config.read_text(encoding="utf-8")
    config.write_text("[plan]\nid = \n", encoding="utf-8")
    with console(config) as terminal:
        terminal.wait("config.toml:2")
        config.write_text(good, encoding="utf-8")
        terminal.wait(JUDGED, timeout=SOON + 5)


def test_an_idle_console_sends_nothing_and_does_nothing(config: Path) -> None:
    with opened(config) as terminal:
        terminal.quiet(1)
        sent, used, woken = len(terminal.raw), terminal.cpu(), wakings(terminal.pid)
        terminal.quiet(5, timeout=5)
        assert len(terminal.raw) == sent
        assert terminal.cpu() - used <= 0.05
        # the look at the files each second, and Polars' own housekeeping: nobody asks for keys that do not come
        assert wakings(terminal.pid) - woken <= 40


def wakings(process: int) -> int:
    """Return how often a thread of a process has gone to sleep by itself."""
    tasks = Path(f"/proc/{process}/task").iterdir()
    lines = [line for task in tasks for line in (task / "status").read_text().splitlines()]
    return sum(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches"))


def test_an_indicator_added_in_one_console_shows_in_the_other(config: Path) -> None:
    with opened(config) as one, opened(config) as other:
        one.press("a")
        one.wait("Thêm một chỉ tiêu")
        one.quiet(0.2)
        one.press("Dự án mới")
        one.press("tab")
        one.press("dự án")
        one.press("tab", "tab", "tab")
        one.press("12")
        one.wait("mười hai dự án")
        one.quiet(0.3)
        one.press("\x1b[21~")  # F10
        one.wait("Đã thêm KT6", timeout=10)
        one.quiet(0.3)
        assert "Dự án mới" in chosen(one)
        assert seen(other, "Dự án mới") < SOON
        assert "Dự án mới" not in chosen(other)


def test_leftovers_of_a_killed_save_are_swept_unless_read_only(config: Path) -> None:
    left = [config.parent / ".config.toml.tvplan-0123456789abcdef.tmp"]
    left.append(config.parent / "data" / ".2023.csv.tvplan-0123456789abcdef.tmp")
    for file in left:
        file.write_text("half", encoding="utf-8")
    with console(config, "--read-only") as terminal:
        terminal.wait(JUDGED)
        terminal.quiet(0.7)
        assert all(file.exists() for file in left)
    with opened(config) as terminal:
        end = time.monotonic() + 3
        while any(map(os.path.exists, left)) and time.monotonic() < end:
            terminal.read(0.05)
        assert not any(map(os.path.exists, left))
