"""Notes on tasks, marks of reports and closings, killed before each system call; run as a program, prints JSON.

It forks with the engine loaded, and asks it nothing.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from support.killing import MOST, killed
from tvplan_tui.domain.indicator import Frequency, Plan
from tvplan_tui.domain.report_rule import ReportRule, ReportState
from tvplan_tui.domain.task import Task, TaskNote, TaskState
from tvplan_tui.store import files
from tvplan_tui.store.closing_log import Closing, append_closing, fingerprint, read_closings, read_snapshot
from tvplan_tui.store.report_log import ReportMark, append_report_mark, read_report_log
from tvplan_tui.store.task_log import append_task_note, read_task_log

RULE = ReportRule("R", "Báo cáo", Frequency.MONTH, due_days=3)
TASKS = {name: Task(name, "F", f"Việc {name}") for name in "AB"}
STAMP = {"at": "2023-10-16T09:00:00+07:00", "by": "lan"}
KEPT = {text: f"[{text}]\n".encode() * 400 for text in ("một", "hai")}


class Kind(NamedTuple):
    """One kind of record: its table, how one is written with a text of one's own, which texts are read."""

    table: str
    write: Callable[[Plan, str], object]
    read: Callable[[Plan], list[str]]


def note(plan: Plan, text: str) -> object:
    return append_task_note(plan, TASKS, TaskNote("A", TaskState.DOING, text, **STAMP))


def mark(plan: Plan, text: str) -> object:
    return append_report_mark(plan, ReportMark("R", "2023-09", ReportState.CLOSED, text, **STAMP))


def close(plan: Plan, text: str) -> object:
    found = read_closings(Path(plan.file).parent)[0]
    made = Closing("2023-09", fingerprint(KEPT[text]), text, **STAMP)
    return append_closing(plan, made, KEPT[text], seen=found[-1] if found else None)


def closed(plan: Plan) -> list[str]:
    """Return the notes of the closings, each of whose snapshots is proved to be what was closed."""
    base = Path(plan.file).parent
    found = read_closings(base)[0]
    assert [read_snapshot(base, one) for one in found] == [KEPT[one.note] for one in found]
    return [one.note for one in found]


KINDS = (
    Kind("tasks", note, lambda plan: [one.note for one in read_task_log(TASKS, Path(plan.file).parent)[0]]),
    Kind("calendar", mark, lambda plan: [one.note for one in read_report_log(plan, Path(plan.file).parent)[0]]),
    Kind("closings", close, closed),
)


def scene(root: Path) -> Plan:
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    return Plan(id="P", title="K", authority="U", year=2023, reports=(RULE,), file=str(root / "config.toml"))


def main(root: Path) -> None:
    """Kill the first record of each kind, and a second one, at every call; what is read then, and after another one."""
    os.fsync = lambda _descriptor: None  # the kernel outlives the process here; it is counted all the same
    points, wrong = 0, []
    for kind in KINDS:
        for before in ([], ["một"]):
            for call in range(1, MOST):
                plan = scene(root / "plan")
                for text in before:
                    kind.write(plan, text)
                if not killed(lambda kind=kind, plan=plan: kind.write(plan, "hai"), call):  # type: ignore[misc]
                    break
                points += 1
                found = kind.read(plan)
                kind.write(plan, "hai")
                after = kind.read(plan)
                files.sweep(root / "plan" / "data" / kind.table)
                litter = [path.name for path in root.rglob(".*")]
                if found not in (before, [*before, "hai"]) or after != [*found, "hai"] or litter:
                    wrong.append([kind.table, before, call, found, after, litter])
    print(json.dumps({"points": points, "wrong": wrong}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
