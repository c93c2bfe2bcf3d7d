"""``--read-only``: the console writes nothing but in its state folder, and every key that would says why."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.judging import ROOT

from benchmarks.terminal import Terminal

JUDGED = "480,117"
STRACE = shutil.which("strace")
_OPENED = re.compile(r'open(?:at)?\((?:AT_FDCWD|-?\d+), "([^"]*)", ([A-Z_|0-9]*)')
_MADE = re.compile(r"(?:mkdir|rename|unlink|creat|link|symlink|truncate|chmod)(?:at2?|at)?\((.*)")
TOLD = {"a": "--read-only", "A": "--read-only", "R": "--read-only", "D": "--read-only", "e": "--read-only"}


@pytest.fixture
def config(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "config.toml", tmp_path)
    shutil.copy(ROOT / "tasks.toml", tmp_path)
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path / "config.toml"


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


def test_every_editing_key_says_why_and_nothing_is_written(config: Path, tmp_path: Path) -> None:
    before = files(tmp_path)
    command = [sys.executable, "-m", "tvplan_tui", "--config", str(config), "--read-only"]
    with Terminal(command, cwd=str(ROOT), env=settings(tmp_path)) as terminal:
        walked(terminal)
    assert files(tmp_path) == before


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
