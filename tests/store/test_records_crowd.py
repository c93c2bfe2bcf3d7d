"""Several processes that write down tasks and reports at once, and some that are killed while they do."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

from support.recording import RULE, TASKS

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.store.files import sweep
from tvplan_tui.store.report_log import read_report_log
from tvplan_tui.store.task_log import read_task_log

WRITER = """
import sys
from support.recording import ReportMark, ReportState, RULE, TASKS, TaskNote, TaskState
from tvplan_tui.domain.indicator import Plan
from tvplan_tui.store.report_log import append_report_mark
from tvplan_tui.store.task_log import append_task_note
folder, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
plan = Plan(id="P", title="K", authority="U", year=2023, reports=(RULE,), file=f"{folder}/config.toml")
for number in range(count):
    text = f"{name} {number} " + "dài " * 20
    append_task_note(plan, TASKS, TaskNote("A", TaskState.DOING, text, by=name), wait=60)
    append_report_mark(plan, ReportMark("R", "2023-09", ReportState.CLOSED, text, by=name), wait=60)
    print(number, flush=True)
"""
ROOT = Path(__file__).resolve().parents[2]


def start(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(folder), name, str(count)]
    environ = {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}", "PATH": "/usr/bin:/bin"}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ)


def recorded(folder: Path) -> tuple[list[list[tuple[str, str]]], int]:
    """Return who wrote which note, of tasks and of reports, and how many rows cannot be read."""
    plan = Plan(id="P", title="K", authority="U", year=2023, reports=(RULE,), file=str(folder / "config.toml"))
    notes, torn = read_task_log(TASKS, folder)
    marks, cut = read_report_log(plan, folder)
    told = [[(one.by, " ".join(one.note.split()[:2])) for one in found] for found in (notes, marks)]
    return told, len(torn) + len(cut)


def test_nobody_overwrites_anybody(tmp_path):
    writers = [start(tmp_path, f"w{number}", 12) for number in range(5)]
    assert [writer.wait(90) for writer in writers] == [0] * 5
    wanted = sorted((f"w{number}", f"w{number} {count}") for number in range(5) for count in range(12))
    told, unread = recorded(tmp_path)
    assert [sorted(one) for one in told] == [wanted, wanted]
    assert unread == 0
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == ["2023.csv", "2023.csv"]


def test_who_is_killed_loses_at_most_the_row_under_way(tmp_path):
    acknowledged = []
    for turn in range(3):
        writer = start(tmp_path, f"w{turn}", 100000)
        assert writer.stdout is not None
        lines = [writer.stdout.readline()]
        time.sleep(0.05 * turn)
        writer.send_signal(signal.SIGKILL)
        lines += writer.stdout.read().splitlines(keepends=True)
        acknowledged += [f"w{turn} {line.strip()}" for line in lines if line.endswith("\n")]
        writer.wait(20)
    assert start(tmp_path, "last", 1).wait(60) == 0
    for table in ("tasks", "calendar"):
        sweep(tmp_path / "data" / table)
    told, unread = recorded(tmp_path)
    for found in told:
        words = [text for _by, text in found]
        assert set(acknowledged) <= set(words)
        assert len(words) == len(set(words)) <= len(acknowledged) + 3 + 1
        assert words[-1] == "last 0"
    assert unread <= 3
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == ["2023.csv", "2023.csv"]
