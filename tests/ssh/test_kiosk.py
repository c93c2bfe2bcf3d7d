"""An account that can do nothing but look: a forced command, and every key and every entry of the palette pressed."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest
from support.judging import ROOT
from support.key_bytes import sent
from support.sshd import Server, consoles

from benchmarks.terminal import Terminal
from tvplan_tui.ui.keys.actions import SECTOR, actions, on_screen

JUDGED = "480,117"
STRACE = shutil.which("strace")
CALLS = "execve,execveat,open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat"
CALLS += ",rmdir,link,linkat,symlink,symlinkat,mknod,mknodat,truncate,ftruncate,chmod,fchmodat,connect,bind"
OPENED = re.compile(r'open(?:at2?)?\((?:(?:AT_FDCWD|-?\d+), )?"([^"]*)", ([^)]*)')


def forced(config: Path, log: Path | None = None) -> str:
    """Return the command of the account, as it stands in ``authorized_keys``."""
    words = [sys.executable, "-m", "tvplan_tui", "--read-only", "--config", str(config)]
    if log is not None:
        words = [str(STRACE), "-f", "-qq", "--seccomp-bpf", "-o", str(log), "-e", f"trace={CALLS}", *words]
    return f"cd {ROOT} && exec {shlex.join(words)}"


def files(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(file): (file.stat().st_mtime_ns, file.stat().st_size) for file in folder.rglob("*")}


def home(terminal: Terminal) -> None:
    """Come back to the first table from wherever a key has led."""
    for _time in range(3):
        terminal.press("\x1b")
        terminal.quiet(0.15)  # else it is the beginning of another key
        terminal.press("1")
        terminal.quiet(0.1)
        if terminal.closed or any("Đánh giá" in line and "Kế hoạch" in line for line in terminal.lines()[:5]):
            return


def press_everything(terminal: Terminal) -> None:
    """Press each key of the table of actions on the table, then run each entry of the palette."""
    leaving = {key for action in actions() if action.id == "quit" for key in action.keys}
    keys = {key for action in actions() for key in action.keys} - leaving
    home(terminal)
    at_home = terminal.lines()[:-2]
    for key in sorted(keys | {"ctrl+z", "ctrl+c", "ctrl+d", "\x1c"}):
        terminal.press(sent(key))
        terminal.quiet(0.06)
        if terminal.lines()[:-2] != at_home:
            home(terminal)
        assert not terminal.closed, f"{key} ended it:\n{terminal.text()}"
    for action in on_screen(SECTOR):
        if action.palette and not action.widget and action.id != "quit":
            terminal.press(":")
            terminal.wait("không cần dấu", timeout=10)
            terminal.press(action.tooltip[:30], "\r")
            terminal.quiet(0.2)
            home(terminal)
            assert not terminal.closed, f"{action.id} ended it:\n{terminal.text()}"


def test_no_wish_of_the_client_leads_anywhere_else(server: Server, own_config: Path) -> None:
    server.allow_kiosk(forced(own_config))
    for wish in ("sh -i", "touch /tmp/tvplan-kiosk-was-here"):
        with server.login(wish, key="kiosk") as terminal:
            terminal.wait(JUDGED)
            terminal.quiet(0.1)
            assert "chỉ xem" in terminal.text()
            terminal.press("\x1a")  # Ctrl+Z
            terminal.wait("không ra dòng lệnh", timeout=5)
            terminal.press("q")
            assert terminal.wait_end(5) == 0
    assert not Path("/tmp/tvplan-kiosk-was-here").exists()
    assert not consoles(own_config)


@pytest.mark.slow
@pytest.mark.skipif(STRACE is None, reason="strace is not here")
def test_no_key_runs_a_program_or_writes_elsewhere(server: Server, own_config: Path, tmp_path: Path) -> None:
    log = tmp_path / "calls"
    server.allow_kiosk(forced(own_config, log))
    before = files(own_config.parent)
    with server.login("sh -i", key="kiosk", rows=30, cols=100) as terminal:
        terminal.wait(JUDGED, timeout=60)
        press_everything(terminal)
        home(terminal)
        terminal.press("q")
        assert terminal.wait_end(10) == 0
    after = files(own_config.parent)
    assert {name: after[name] for name in before} == before
    assert after.keys() - before.keys() == {str(log)}
    calls = [line for line in log.read_text(errors="replace").splitlines() if " = -1 " not in line]
    assert any(str(own_config) in line for line in calls), "nothing was traced"
    assert sum("execve" in line for line in calls) == 1
    assert not [line for line in calls if "connect(" in line or "bind(" in line]
    allowed = ("/dev/", "/proc/self/", str(server.folder / "state"))
    assert not [line for line in calls if writes(line) and not writes(line).startswith(allowed)]


def writes(line: str) -> str:
    """Return the path a call writes or changes; "" if it only reads."""
    opened = OPENED.search(line)
    if opened:
        return opened[1] if re.search("O_WRONLY|O_RDWR|O_CREAT|O_TRUNC", opened[2]) else ""
    named = re.search(r'"([^"]*)"', line)
    return "" if "execve" in line or not named else named[1]
