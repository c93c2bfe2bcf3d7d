"""Many processes that add and enter at once in one plan; run as a program, prints what was ever seen wrong as JSON.

It forks before anything with threads is loaded; each worker loads the engine for itself.
"""

from __future__ import annotations

import csv
import json
import os
import sys
import time
from datetime import date
from pathlib import Path

from tvplan_tui.store.config import edit, read_config
from tvplan_tui.store.config.save import save

HEAD = """\
# một tệp của người dùng
[plan]
id = "P"
title = "Kế hoạch"
authority = "UBND"
year = 2023

[[sectors]]
id = "KT"
name = "Kinh tế"
"""
TAIL = "# cuối tệp\n"
BLOCK = """
[[indicators]]
id = "{id}" # ghi chú
sector = "KT"
name = "Tên"
unit = "hộ"
kind = "flow"
"""
COLUMNS = "indicator,period,value,numerator,denominator,status,area,note,source,recorded_at,recorded_by"
TODAY = date(2023, 12, 31)
ALL = "KT1"
"""The indicator for which everybody enters."""


def plan_text(workers: int) -> str:
    """Return a plan with one indicator for all and one for each worker."""
    ids = [ALL, *(f"E{worker}" for worker in range(workers))]
    return HEAD + "".join(BLOCK.format(id=one) for one in ids) + TAIL


def fields(name: str) -> dict[str, object]:
    """Return an indicator with that id."""
    return {"id": name, "sector": "KT", "name": name, "unit": "hộ", "kind": "flow", "bound": "at_least", "target": 5}


def add(folder: Path, name: str) -> bool:
    """Add an indicator; return whether it was taken."""
    try:
        save(folder / "config.toml", lambda now: edit.add(now, fields(name)), wait=120)
    except edit.WrongIdError:
        return False
    return True


def enter(folder: Path, indicator: str, turn: int, value: int) -> bool:
    """Enter a figure as the form does, over the one that was seen just before; return whether it was taken."""
    from tvplan_tui.domain.period import Period
    from tvplan_tui.report.board import Book
    from tvplan_tui.report.entering import Typed, said
    from tvplan_tui.report.writing import Refused, write

    plan, _problems = read_config(folder / "config.toml")
    assert plan is not None
    period = Period.month(2023, turn % 12 + 1)
    seen = said(Book.open(plan), indicator, period)
    typed = Typed(indicator, period, str(value), None, None, "ước", "vì sao", "")
    told = write(plan, typed, TODAY, seen)
    assert not isinstance(told, Refused) or told.moved, told
    return not isinstance(told, Refused)


def work(folder: Path, worker: int, rounds: int) -> None:
    """Add an own indicator and one that all want, enter an own figure and one that all enter, round by round."""
    told: dict[str, bool] = {}
    for turn in range(rounds):
        for name in (f"W{worker}-{turn}", f"ALL-{turn}"):
            told[f"add {name}"] = add(folder, name)
        value = worker * 1000 + turn + 1
        for name in (f"E{worker}", ALL):
            told[f"enter {name} {value}"] = enter(folder, name, turn, value)
    (folder / f"told-{worker}").write_text(json.dumps(told))


def faults(folder: Path) -> list[str]:
    """Return what is wrong with the files at this moment."""
    plan, problems = read_config(folder / "config.toml")
    seen = [str(problem) for problem in problems] if plan else ["no plan"]
    ledger = folder / "data" / "2023.csv"
    if ledger.exists():
        with ledger.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, strict=True))
        seen += [f"row {at}: {row}" for at, row in enumerate(rows) if len(row) != len(COLUMNS.split(","))]
    return seen


def watch(folder: Path, children: set[int]) -> tuple[list[str], int]:
    """Read both files over and over until all children have ended; return every fault ever seen, and how many looks."""
    seen, looks = [], 0
    while children:
        seen += faults(folder)
        looks += 1
        time.sleep(0.02)
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid:
            children.remove(pid)
            if status:
                seen.append(f"worker ended with {status}")
    return seen, looks


def main(folder: Path, workers: int, rounds: int) -> None:
    """Let them all loose."""
    (folder / "data").mkdir(parents=True)
    (folder / "config.toml").write_text(plan_text(workers), encoding="utf-8")
    children = set()
    for worker in range(workers):
        child = os.fork()
        if child == 0:
            try:
                work(folder, worker, rounds)
            except BaseException:
                sys.excepthook(*sys.exc_info())
                os._exit(1)
            os._exit(0)
        children.add(child)
    seen, looks = watch(folder, children)
    print(json.dumps({"seen": seen, "looks": looks}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
