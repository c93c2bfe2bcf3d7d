"""The console at the end of a real SSH line: OpenSSH's client on a pseudo-terminal, OpenSSH's server."""

from __future__ import annotations

import os
import re
import signal
import time
from pathlib import Path

import psutil
import pytest
from support.slow_line import SlowPort
from support.sshd import Server, console, consoles

from benchmarks.terminal import Terminal

JUDGED = "480,117"
NEW = "Doanh nghiệp thành"
"""How the row in which a figure is entered begins."""
GONE = 1.0
"""Seconds within which a console whose line was cut must have ended."""


def opened(server: Server, config: Path, *arguments: str, **options: int) -> Terminal:
    terminal = server.login(console(config, *arguments), **options)
    terminal.wait(JUDGED)
    terminal.quiet(0.2)
    return terminal


def chosen(terminal: Terminal) -> str:
    return next(line for line in terminal.lines() if "▌" in line)


def go_to(terminal: Terminal, name: str) -> None:
    """Bring the cursor to a row."""
    for _step in range(20):
        if name in chosen(terminal):
            return
        terminal.press("down")
        terminal.quiet(0.1)
    raise AssertionError(f"{name} is not in the table:\n{terminal.text()}")


def enter(terminal: Terminal, figure: str) -> None:
    """Open the form of the chosen row and type a figure."""
    terminal.press("e")
    terminal.wait("Nhập số liệu")
    terminal.quiet(0.2)
    terminal.press(figure)
    terminal.wait(figure)


def left_clean(raw: bytes) -> None:
    """Check that everything that was switched on has been switched off again, at last."""
    for mode in re.findall(rb"\x1b\[\?(\d+)h", raw):
        if mode in (b"25", b"7"):  # a cursor and wrapped lines are what a shell has
            continue
        assert raw.rfind(b"\x1b[?%bl" % mode) > raw.rfind(b"\x1b[?%bh" % mode), mode
    for mode in (b"25", b"7"):
        assert raw.rfind(b"\x1b[?%bh" % mode) > raw.rfind(b"\x1b[?%bl" % mode), mode
    assert raw.count(b"\x1b[>") == raw.count(b"\x1b[<u")


def seconds_until_gone(one: psutil.Process) -> float:
    """Wait for a process of somebody else's to end; its parent may take its time to notice."""
    start = time.monotonic()
    while time.monotonic() - start < 10:
        if not one.is_running() or one.status() == psutil.STATUS_ZOMBIE:
            return time.monotonic() - start
        time.sleep(0.01)
    raise AssertionError(f"{one} still runs")


def ledger(config: Path) -> str:
    return "".join(file.read_text(encoding="utf-8") for file in sorted((config.parent / "data").glob("*.csv")))


def beside(config: Path) -> list[str]:
    """Return what is left of saves: locks and temporary files."""
    return [file.name for file in config.parent.rglob(".*tvplan*")]


def test_a_morning_at_the_end_of_a_line(server: Server, own_config: Path) -> None:
    with opened(server, own_config) as terminal:
        first = chosen(terminal)
        terminal.press("down", "down")
        terminal.quiet(0.2)
        assert chosen(terminal) != first
        terminal.press("/doanh nghiep\r")
        terminal.quiet(0.3)
        assert "Doanh nghiệp" in terminal.text()
        assert "Thu nội địa" not in terminal.text()
        go_to(terminal, NEW)
        terminal.press("t")
        terminal.wait("năm trước")
        terminal.press("escape")
        terminal.wait("Đánh giá")
        enter(terminal, "17")
        terminal.press("\x1b[21~")  # F10
        terminal.wait("Doanh nghiệp", timeout=5)
        end = time.monotonic() + 5
        while "KT2,2023-09,17," not in ledger(own_config) and time.monotonic() < end:
            terminal.read(0.05)
        assert "KT2,2023-09,17," in ledger(own_config), terminal.text()
        terminal.quiet(0.5)
        terminal.press("q")
        assert terminal.wait_end(5) == 0
        left_clean(bytes(terminal.raw))
        assert "Đánh giá" not in terminal.text(), "the picture is left behind"
    assert not consoles(own_config)
    assert not beside(own_config)


def test_the_exit_code_passes_through(server: Server, own_config: Path) -> None:
    with server.login(console(own_config, "list", "--fail-on", "at_risk")) as terminal:
        assert terminal.wait_end(10) == 1
    with opened(server, own_config) as terminal:
        (one,) = consoles(own_config)
        one.send_signal(signal.SIGTERM)
        assert terminal.wait_end(5) == 130
        left_clean(bytes(terminal.raw))


def test_a_line_dropped_in_a_form_keeps_the_draft(server: Server, own_config: Path) -> None:
    with opened(server, own_config) as terminal:
        go_to(terminal, NEW)
        enter(terminal, "17")
        (one,) = consoles(own_config)
        terminal.press("5")  # and cut before any timer has run
        terminal.wait("175")
        os.kill(terminal.pid, signal.SIGKILL)
        assert seconds_until_gone(one) < GONE
    assert not beside(own_config)
    assert "KT2,2023-09,17" not in ledger(own_config)
    with opened(server, own_config) as terminal:
        assert "nháp" in terminal.text()
        go_to(terminal, NEW)
        terminal.press("e")
        terminal.wait("175")
        terminal.wait("Gõ tiếp bản nháp", timeout=5)


def test_a_dropped_line_ends_the_console_even_where_its_signal_is_ignored(server: Server, own_config: Path) -> None:
    with server.login("trap '' HUP; " + console(own_config)) as terminal:
        terminal.wait(JUDGED)
        (one,) = consoles(own_config)
        os.kill(terminal.pid, signal.SIGKILL)
        assert seconds_until_gone(one) < GONE


def test_through_a_terminal_of_a_few_cells(server: Server, own_config: Path) -> None:
    with server.login(console(own_config), rows=10, cols=40) as terminal:
        terminal.wait("60×15")
        terminal.press("q")
        assert terminal.wait_end(5) == 0


@pytest.mark.slow
def test_a_slow_ssh_line_carries_no_old_pictures(server: Server, own_config: Path) -> None:
    slow = SlowPort(server.port)
    with server.login(console(own_config), port=slow.port) as terminal:
        terminal.wait(JUDGED, timeout=60)
        terminal.quiet(2.5, timeout=40)
        for _time in range(20):
            terminal.press("down")
            terminal.read(0.033)
        let_go = time.monotonic()
        while "└ Tốc độ tăng vốn" not in chosen(terminal) and time.monotonic() - let_go < 20:
            terminal.read(0.05)
        assert time.monotonic() - let_go < 3.5  # sshd's padding and sums come on top of each picture
        os.kill(terminal.pid, signal.SIGKILL)
    slow.end()
