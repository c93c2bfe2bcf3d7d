"""Every kind of terminal gets what it can show, nothing it cannot, and is left as it was found."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.judging import ROOT

from benchmarks.terminal import Terminal

COMMAND = [sys.executable, "-m", "tvplan_tui", "--config", "config.toml"]
JUDGED = "480,117"
NONE, SIXTEEN, MANY, ALL = 0, 16, 256, 1 << 24
KINDS = [
    ("xterm-256color", {}, (), MANY),
    ("xterm-256color", {"COLORTERM": "truecolor"}, (), ALL),
    ("xterm", {}, (), SIXTEEN),
    ("screen", {}, (), SIXTEEN),
    ("screen-256color", {}, (), MANY),
    ("tmux-256color", {}, (), MANY),
    ("linux", {}, (), SIXTEEN),
    ("vt100", {}, (), NONE),
    ("xterm-256color", {"COLORTERM": "truecolor", "NO_COLOR": "1"}, (), NONE),
    ("xterm-256color", {}, ("--no-color", "--ascii"), NONE),
    ("xterm-256color", {"LANG": "C"}, (), MANY),
]


def depth(raw: bytes) -> int:
    """Return how many colours a terminal must know for what was sent."""
    most = NONE
    for codes in re.findall(rb"\x1b\[([\d;]*)m", raw):
        if b"38;2" in codes or b"48;2" in codes:
            return ALL
        if b"38;5" in codes or b"48;5" in codes:
            most = max(most, MANY)
        elif any(code and (30 <= int(code) <= 49 or 90 <= int(code) <= 107) for code in codes.split(b";")):
            most = max(most, SIXTEEN)
    return most


def left_on(raw: bytes) -> set[bytes]:
    """Return the modes that were switched and are not as a shell has them: a cursor, wrapped lines, nothing else."""
    wanted = {b"25": b"h", b"7": b"h"}
    last = dict(re.findall(rb"\x1b\[\?(\d+)([hl])", raw))
    left = {mode for mode, state in last.items() if state != wanted.get(mode, b"l")}
    return left | ({b"kitty"} if raw.count(b"\x1b[>") != raw.count(b"\x1b[<u") else set())


@contextmanager
def console(*arguments: str, command: list[str] | None = None, rows: int = 24, cols: int = 80, **env: str):
    """Open the console; at the end its terminal must be as it was."""
    words = [*(command or COMMAND), *arguments]
    with Terminal(words, cwd=str(ROOT), rows=rows, cols=cols, env=env, answering=True) as terminal:
        before = termios.tcgetattr(terminal.fd)
        yield terminal
        if terminal.code is None:
            terminal.press("q")
            assert terminal.wait_end(5) == 0
        assert left_on(bytes(terminal.raw)) == set()
        assert termios.tcgetattr(terminal.fd) == before


@pytest.mark.parametrize(("kind", "env", "arguments", "colours"), KINDS, ids=lambda one: str(one)[:40])
def test_a_terminal_gets_as_many_colours_as_it_has(kind, env, arguments, colours) -> None:
    with console(*arguments, TERM=kind, **env) as terminal:
        terminal.wait(JUDGED)
        terminal.press("down", "0")
        terminal.quiet(0.2)
        assert depth(bytes(terminal.raw)) == colours
        assert b"\x1b[?100" not in terminal.raw.replace(b"\x1b[?1004", b""), "the mouse belongs to the terminal"
        if "--ascii" in arguments or "LANG" in env:
            assert not set("▼●◐▲○…│┤╌█▒├└─") & set(terminal.text())
    # where there is no other screen to go back to, the picture is gone all the same
    assert "KH 09" not in terminal.text()


def test_the_mouse_is_taken_only_when_asked_for() -> None:
    with console("--mouse") as terminal:
        terminal.wait(JUDGED)
        assert b"\x1b[?1000h" in terminal.raw


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"TERM": "unknown"}, {"TERM": ""}], ids=lambda env: env["TERM"])
def test_what_is_no_screen_gets_words(env: dict[str, str]) -> None:
    with Terminal(COMMAND, cwd=str(ROOT), env=env) as terminal:
        assert terminal.wait_end(15) == 0
        assert b"\x1b" not in terminal.raw
        assert "Cả kế hoạch" in terminal.raw.decode()


def test_without_a_terminal_there_are_words() -> None:
    done = subprocess.run(COMMAND, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=30)
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    assert "Cả kế hoạch" in done.stdout.decode()


def test_errors_sent_elsewhere_leave_the_picture_on_the_terminal(tmp_path: Path) -> None:
    line = f"exec {' '.join(COMMAND)} 2>{tmp_path}/errors"
    with console(command=["sh", "-c", line]) as terminal:
        terminal.wait(JUDGED)
    assert (tmp_path / "errors").read_bytes() == b""


def test_forty_by_ten_says_what_it_needs_and_three_hundred_by_a_hundred_is_filled() -> None:
    with console(rows=10, cols=40) as terminal:
        terminal.wait("60×15")
        terminal.resize(100, 300)
        terminal.wait(JUDGED)
        terminal.wait("? xem mọi phím")
        terminal.quiet(0.3)
        lines = terminal.lines()
        assert "? xem mọi phím" in lines[99]
        assert "MINH HỌA" in lines[0][250:]


def chosen(terminal: Terminal) -> str:
    return next((line for line in terminal.lines() if "▌" in line), "")


def settled(terminal: Terminal) -> str:
    terminal.quiet(0.4)
    return terminal.text()


def test_after_a_storm_of_two_hundred_sizes_the_right_picture_stands() -> None:
    chance = random.Random(6)
    with console(rows=30, cols=100) as terminal:
        terminal.wait(JUDGED)
        terminal.quiet(0.2)
        terminal.press("down", "down", "down")
        right = settled(terminal)
        for _size in range(200):
            terminal.resize(chance.randint(5, 60), chance.randint(20, 200))
            terminal.read(chance.choice((0, 0, 0.001, 0.02)))
        terminal.press("up")
        terminal.resize(30, 100)
        terminal.press("down")
        assert settled(terminal) == right


def test_a_shell_suspends_it_and_brings_it_back() -> None:
    with Terminal(["bash", "--norc", "-i"], cwd=str(ROOT), rows=30, cols=100, env={"PS1": "shell> "}) as terminal:
        terminal.wait("shell>")
        terminal.press(" ".join(COMMAND) + "\r")
        terminal.wait(JUDGED)
        terminal.quiet(0.3)
        terminal.press("down")
        right = settled(terminal)
        for _time in range(2):
            before = len(terminal.raw)
            terminal.press("\x1a")
            terminal.wait("Stopped", timeout=5)
            assert left_on(bytes(terminal.raw)) <= {b"2004"}, "bash has bracketed paste on itself"
            terminal.press("echo in the $((1+1))nd shell\r")
            terminal.wait("in the 2nd shell", timeout=5)
            terminal.press("fg\r")
            terminal.wait(JUDGED, timeout=5)
            assert settled(terminal) == right
            assert len(terminal.raw) > before
        terminal.press("q")
        terminal.wait("shell>", timeout=5)
        assert chosen(terminal) == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_ends_it_in_order(number: signal.Signals) -> None:
    with console() as terminal:
        terminal.wait(JUDGED)
        os.kill(terminal.pid, number)
        assert terminal.wait_end(3) == 130


def test_a_signal_ends_it_while_it_starts() -> None:
    for wait in (0.0, 0.01, 0.1):
        with console() as terminal:
            while b"\x1b[?1049h" not in terminal.raw:
                terminal.read(0.05)
            terminal.read(wait)
            os.kill(terminal.pid, signal.SIGTERM)
            assert terminal.wait_end(5) == 130


def test_a_signal_ends_it_while_the_terminal_takes_nothing() -> None:
    with Terminal(COMMAND, cwd=str(ROOT), rows=50, cols=200) as terminal:
        terminal.wait(JUDGED)
        for _turn in range(40):  # nobody reads: the terminal's buffer fills up
            terminal.press("0", "1")
            time.sleep(0.02)
        start = time.monotonic()
        os.kill(terminal.pid, signal.SIGTERM)
        while time.monotonic() - start < 5:
            done, status = os.waitpid(terminal.pid, os.WNOHANG)
            if done:
                terminal.code = os.waitstatus_to_exitcode(status)
                break
            time.sleep(0.01)
        assert terminal.code == 130
        assert time.monotonic() - start < 2


def test_bytes_that_are_no_letters_are_no_end() -> None:
    with console() as terminal:
        terminal.wait(JUDGED)
        os.write(terminal.fd, b"\xff\xfe\x80")
        os.write(terminal.fd, b"\x1b[99;99;99~\x1b]52;c;xx\x07")
        terminal.quiet(0.3)
        terminal.press("escape")
        terminal.quiet(0.3)
        terminal.press("1")
        terminal.wait(JUDGED)
        terminal.press("\x1b")
        terminal.quiet(0.3)


CRASH = """
import sys
from tvplan_tui.ui import commands
def fail(app):
    secret = "mat-khau-123"
    {deed}
commands.COMMANDS["help"] = fail
from tvplan_tui.__main__ import main
sys.argv = ["tvplan", "--config", "config.toml", *sys.argv[1:]]
sys.exit(main())
"""
DEEDS = {
    "in a key": 'raise ValueError("gone wrong")',
    "in a timer": "app.set_timer(0.01, lambda: 1 / 0)",
    "in a thread": "app.run_worker(lambda: {}['x'], thread=True)",
}


@pytest.fixture
def state(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "state"


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS.keys())
def test_an_error_inside_leaves_a_clean_terminal_and_says_where_it_is_told(state: Path, deed: str) -> None:
    command = [sys.executable, "-c", CRASH.format(deed=deed)]
    with console(command=command, XDG_STATE_HOME=str(state)) as terminal:
        terminal.wait(JUDGED)
        terminal.quiet(0.1)
        terminal.press("?")
        assert terminal.wait_end(5) == 70
    told = terminal.text()
    assert "lỗi bên trong" in told
    assert "crash.log" in told.replace("\n", "")
    assert b"Traceback" not in terminal.raw
    assert b"mat-khau-123" not in terminal.raw
    log = state / "tvplan" / "crash.log"
    assert "Traceback" in log.read_text(encoding="utf-8")
    assert "mat-khau-123" not in log.read_text(encoding="utf-8").replace('secret = "mat-khau-123"', "")
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_copy_goes_to_the_clipboard_and_into_a_file(state: Path) -> None:
    with console("--read-only", cols=120, XDG_STATE_HOME=str(state)) as terminal:
        terminal.wait(JUDGED)
        terminal.press("y")
        terminal.wait("copied.txt", timeout=5)
        assert b"\x1b]52;c;" in terminal.raw
        kept = state / "tvplan" / "copied.txt"
        assert "Giá trị sản xuất" in kept.read_text(encoding="utf-8")
        assert kept.stat().st_mode & 0o777 == 0o600
