"""Many processes that write one config and one ledger at once; run as a program, prints what each was told as JSON.

It forks, so it loads nothing that has threads.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from tvplan_tui.store import files
from tvplan_tui.store.config import edit, read_config
from tvplan_tui.store.config.save import save

PLAN = """\
# một tệp của người dùng
[plan]
id = "P"
title = "Kế hoạch"
authority = "UBND"
year = 2023

[[sectors]]
id = "KT"
name = "Kinh tế"

[[indicators]]
id = "KT1" # ghi chú
sector = "KT"
name = "Tên"
unit = "hộ"
kind = "flow"
# cuối tệp
""".encode()


def fields(name: str) -> dict[str, object]:
    """Return an indicator with that id."""
    return {"id": name, "sector": "KT", "name": name, "unit": "hộ", "kind": "flow", "bound": "at_least", "target": 5}


def work(folder: Path, worker: int, rounds: int) -> None:
    """Add an own indicator, one that all others want too, and a row of the ledger, round by round."""
    told: dict[str, bool] = {}
    for turn in range(rounds):
        for name in (f"W{worker}-{turn}", f"ALL-{turn}"):
            try:
                save(folder / "config.toml", lambda now, name=name: edit.add(now, fields(name)), wait=120)  # type: ignore[misc]
                told[name] = True
            except edit.WrongIdError:
                told[name] = False
        row = f"W{worker}-{turn},2023-01,{turn}\n".encode()
        files.replace(folder / "rows.csv", lambda now, row=row: now + row, wait=120)  # type: ignore[misc]
    (folder / f"told-{worker}").write_text(json.dumps(told))


def watch(folder: Path, children: set[int]) -> list[str]:
    """Read the config over and over until all children have ended; every fault ever seen is returned."""
    seen = []
    while children:
        plan, problems = read_config(folder / "config.toml")
        if plan is None or problems:
            seen += [str(problem) for problem in problems] or ["no plan"]
        time.sleep(0.02)
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid:
            children.remove(pid)
            if status:
                seen.append(f"worker ended with {status}")
    return seen


def main(folder: Path, workers: int, rounds: int) -> None:
    """Let them all loose."""
    folder.mkdir(parents=True)
    (folder / "config.toml").write_bytes(PLAN)
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
    print(json.dumps({"seen": watch(folder, children)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
