"""``--read-only``: the console writes nothing but in its state folder, and every key that would says why."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.judging import ROOT
from support.shipped import copied

from benchmarks.terminal import Terminal

JUDGED = "480,117"
STRACE = shutil.which("strace")
_OPENED = re.compile(r'open(?:at)?\((?:AT_FDCWD|-?\d+), "([^"]*)", ([A-Z_|0-9]*)')
_MADE = re.compile(r"(?:mkdir|rename|unlink|creat|link|symlink|truncate|chmod)(?:at2?|at)?\((.*)")
TOLD = dict.fromkeys("aAMRDeEu", "--read-only")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return copied(tmp_path)


def walked(terminal: Terminal) -> None:
    """Go through screens and press what would write."""
    terminal.wait(JUDGED)
    terminal.quiet(0.3)
    for key, reason in TOLD.items():
        terminal.press(key)
        terminal.wait(reason, timeout=5)
        terminal.press("down")
        terminal.quiet(0.2)
    terminal.press("\x1a")  # Ctrl+Z
    terminal.wait("không ra dòng lệnh", timeout=5)
    for key in ("enter", "t", "escape", "escape", "0", "c", "escape", "1", "y", "q"):
        terminal.press(key)
        terminal.quiet(0.2)
    assert terminal.wait_end(5) == 0


def settings(tmp_path: Path) -> dict[str, str]:
    """Return what would make Textual write, were it obeyed."""
    return {
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_LOG": str(tmp_path / "log.txt"),
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": str(tmp_path),
        "TEXTUAL_DRIVER": "nowhere:Nothing",
        "TEXTUAL_PRESS": "q",
    }


def files(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(file): (file.stat().st_mtime_ns, file.stat().st_size) for file in folder.rglob("*")}


@pytest.mark.skipif(STRACE is None, reason="strace is not here")
def test_no_file_outside_the_state_folder_is_opened_for_writing(config: Path, tmp_path: Path) -> None:
    log = tmp_path / "calls"
    calls = "trace=open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink"
    command = [str(STRACE), "-f", "-qq", "-o", str(log), "-e", calls]
    command += [sys.executable, "-m", "tvplan_tui", "--config", str(config), "--read-only"]
    with Terminal(command, cwd=str(ROOT), env=settings(tmp_path)) as terminal:
        walked(terminal)
    text = log.read_text(errors="replace")
    assert "config.toml" in text, "nothing was traced"
    state = os.environ["XDG_STATE_HOME"]
    wrote = []
    for line in text.splitlines():
        found = _OPENED.search(line)
        if found and re.search("O_WRONLY|O_RDWR|O_CREAT", found[2]) and " = -1 " not in line:
            wrote.append(found[1])
        elif not found and _MADE.search(line) and " = -1 " not in line:
            wrote += re.findall(r'"([^"]*)"', line)  # of a rename both names
    assert not [name for name in wrote if not name.startswith(("/dev/", "/proc/self/", state))]


def noted(log: Path) -> list[list[str]]:
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert lines[0] == ["begun"], "nothing was noted"
    return lines[1:]


def outside(events: list[list[str]]) -> list[list[str]]:
    """Return what was done elsewhere than to a terminal or in the state folder."""
    allowed = ("/dev/", "/proc/self/", os.environ["XDG_STATE_HOME"])
    return [event for event in events if len(event) < 2 or not event[1].startswith(allowed)]


def audited(log: Path, *words: str) -> list[str]:
    return [sys.executable, str(ROOT / "tests" / "support" / "audited.py"), str(log), *words]


def editor(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which whatever starts an editor, a pager or a shell leaves a trace."""
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n", encoding="utf-8")
    trap.chmod(0o755)
    return {name: str(trap) for name in ("EDITOR", "VISUAL", "PAGER", "SHELL", "BROWSER")}


def test_the_console_opens_nothing_for_writing_and_starts_nothing(config: Path, tmp_path: Path) -> None:
    log = tmp_path / "noted"
    env = {**settings(tmp_path), **editor(tmp_path), "PYTHONPATH": str(ROOT)}
    before = files(tmp_path)
    with Terminal(audited(log, "--config", str(config), "--read-only"), cwd=str(ROOT), env=env) as terminal:
        walked(terminal)
    after = files(tmp_path)
    del after[str(log)]
    assert after == before
    assert outside(noted(log)) == []


def test_every_key_of_table_and_indicator_writes_nothing_and_those_that_would_say_why(
    config: Path, tmp_path: Path
) -> None:
    log = tmp_path / "noted"
    env = {**os.environ, **editor(tmp_path), "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"}
    command = audited(log, "--walk", str(config))
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    writing = ("add", "change", "revise", "retire", "delete", "entry", "month", "undo")
    assert [name for name in writing if "--read-only" not in told[name]] == []
    assert "chỉ để xem" in told["suspend"]
    assert outside(noted(log)) == []
    assert not (tmp_path / "sprung").exists()


def test_the_palette_offers_no_screenshot_and_no_shell(config: Path) -> None:
    command = [sys.executable, "-m", "tvplan_tui", "--config", str(config), "--read-only"]
    with Terminal(command, cwd=str(ROOT)) as terminal:
        terminal.wait(JUDGED)
        terminal.quiet(0.3)
        terminal.press(":")
        terminal.wait("Phím, mã", timeout=5)
        for word in ("screenshot", "shell"):
            terminal.press(word)
            terminal.wait(f"Không có gì khớp “{word}”", timeout=5)
            terminal.press("\x15")  # Ctrl+U


def test_the_notes_do_tell_of_a_write(config: Path, tmp_path: Path) -> None:
    log = tmp_path / "noted"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    words = ("change", "KT3", "--set", "target=1")
    subprocess.run(
        audited(log, "--config", str(config), *words), env=env, cwd=tmp_path, capture_output=True, check=True
    )
    events = outside(noted(log))
    assert [event[0] for event in events if event[-1] == str(config)] == ["os.rename"]
    assert any(event[0] == "open" and ".tmp" in event[1] for event in events)


@pytest.mark.parametrize(
    "words", [("status",), ("list",), ("show", "KT3"), ("log", "KT3"), ("check",), ("trend", "KT3")]
)
def test_commands_that_read_write_nothing(config: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    log = tmp_path / "noted"
    env = {**os.environ, **settings(tmp_path), **editor(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        audited(log, "--config", str(config), "--read-only", *words), env=env, cwd=tmp_path, capture_output=True
    )
    assert done.returncode in (0, 1), done.stderr
    assert outside(noted(log)) == []
    assert not (tmp_path / "sprung").exists()


WRITING = (
    ("add", "--set", "id=X"),
    ("change", "KT3", "--set", "target=1"),
    ("revise", "KT3", "1", "--date", "2023-07-01"),
    ("retire", "KT3", "2023-07"),
    ("enter", "KT3", "2023-09", "1"),
    ("undo", "KT3"),
    ("override", "KT3", "2023-09", "met", "--reason", "x"),
    ("config", "init", "folder"),
)


@pytest.mark.parametrize("words", WRITING, ids=lambda words: words[0])
def test_commands_that_write_refuse(config: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    before = files(tmp_path)
    command = [sys.executable, "-m", "tvplan_tui", "--read-only", "--config", str(config), *words]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 5
    assert "--read-only" in done.stderr
    assert files(tmp_path) == before
