"""A save killed before each of its system calls in turn; run as a program, prints what it found as JSON.

It forks with the engine loaded, and asks it nothing.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from tvplan_tui.domain.entry import Entry
from tvplan_tui.domain.indicator import Bound, Indicator, Kind, Plan
from tvplan_tui.domain.period import Period
from tvplan_tui.store import files
from tvplan_tui.store.config import edit
from tvplan_tui.store.ledger.append import append_figure

CALLS = (
    *("open", "close", "write", "fsync", "replace", "unlink", "stat", "lstat", "fstat", "access"),
    *("fchmod", "fchown", "scandir", "getxattr", "setxattr", "removexattr"),
)
MOST = 200
NEW = {"id": "NEW", "sector": "KT", "name": "Mới", "unit": "hộ", "kind": "flow", "bound": "at_least", "target": 5}


def die_at(call: int) -> None:
    """Let this process kill itself before its ``call``-th system call from here; a write is cut in half first."""
    left = [call]

    def wrapped(real: Callable[..., object], is_write: bool) -> Callable[..., object]:
        def counted(*arguments: object, **more: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                if is_write:
                    descriptor, content = arguments
                    real(descriptor, bytes(content)[: len(bytes(content)) // 2])  # type: ignore[arg-type]
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **more)

        return counted

    for name in CALLS:
        setattr(os, name, wrapped(getattr(os, name), name == "write"))
    fcntl.flock = wrapped(fcntl.flock, False)  # type: ignore[assignment]


def killed(save: Callable[[], object], call: int) -> bool:
    """Run ``save`` in a process of its own that dies at a call; False if it was done before that."""
    child = os.fork()
    if child == 0:
        die_at(call)
        save()
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    assert status == 0, status
    return False


def scene(folder: Path, name: str, content: bytes) -> Path:
    """Prepare a folder and return the path that the writer knows."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "real").mkdir(parents=True)
    file = folder / "real" / "config.toml"
    if name != "absent":
        file.write_bytes(content)
        file.chmod(0o664)
    if name == "link":
        link = folder / "config.toml"
        link.symlink_to("real/config.toml")
        return link
    if name == "litter":
        (folder / "real" / ".config.toml.tvplan-00000000000000aa.tmp").write_bytes(content[:100])
        (folder / "real" / ".config.toml.tvplan-lock").touch()
    return file


HEADER = "indicator,period,value,numerator,denominator,status,area,note,source,recorded_at,recorded_by\n"
OLD = HEADER + "KT3,2023-09,48.1,,,ước,,,minh họa,2023-10-02T08:00:00+07:00,lan\n"
LEDGERS = {
    "plain": OLD,
    "link": OLD,
    "windows": "\ufeff" + OLD.replace(",", ";").replace("48.1", "48,1").replace("\n", "\r\n"),
    "open end": OLD.removesuffix("\n"),
    "absent": "",
}


def figure(note: str) -> Entry:
    """Return a figure with every cell settled."""
    at = "2023-11-02T08:00:00+07:00"
    return Entry("KT3", Period.parse("2023-10"), value=51.5, note=note, recorded_at=at, recorded_by="lan")


def ledger_scene(folder: Path, name: str) -> tuple[Plan, Path]:
    """Prepare a plan's folder and return the plan, and the file its figures go to."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "data").mkdir(parents=True)
    one = Indicator("KT3", "KT", "Thu", "tỷ đồng", Kind.FLOW, Bound.AT_LEAST, target=592.642)
    plan = Plan(id="P", title="K", authority="U", year=2023, indicators=(one,), file=str(folder / "config.toml"))
    file = folder / "data" / "2023.csv"
    if name == "link":
        (folder / "real").mkdir()
        (folder / "real" / "figures.csv").write_text(LEDGERS[name], encoding="utf-8", newline="")
        file.symlink_to("../real/figures.csv")
    elif name != "absent":
        file.write_text(LEDGERS[name], encoding="utf-8", newline="")
    return plan, file


def entering(root: Path) -> tuple[int, list[list[object]]]:
    """Kill an entry at every call: the file is as it was, or has the row, or one cut off that the next entry closes."""
    points, wrong = 0, []
    for name in LEDGERS:
        plan, file = ledger_scene(root / "ledger", name)
        before = files.read(file).data
        append_figure(plan, figure("một"))
        whole = files.read(file).data
        for call in range(1, MOST):
            plan, file = ledger_scene(root / "ledger", name)
            if not killed(lambda plan=plan: append_figure(plan, figure("một")), call):  # type: ignore[misc]
                break
            points += 1
            found = files.read(file).data
            for folder in {file.parent, file.resolve().parent}:
                files.sweep(folder)
            litter = [entry.name for entry in (root / "ledger").rglob(".*")]
            cut = found not in (before, whole) and found.startswith(before) and whole.startswith(found)
            told = append_figure(plan, figure("hai"))
            after = files.read(file).data
            last = after.decode("utf-8-sig").splitlines()[-1]
            good = (found in (before, whole) or cut) and after.startswith(found) and bool(told.torn) == cut
            if not (good and not litter and last.startswith("KT3") and "hai" in last and last.count("KT3") == 1):
                wrong.append([name, "entry", call, litter])
    return points, wrong


def main(root: Path) -> None:
    """Kill every save of every scene at every call."""
    content = (Path(__file__).resolve().parents[2] / "config.toml").read_bytes()
    added = edit.add(content, NEW)
    row = b"KT3,2023-10,51.5\n"
    saves: dict[str, tuple[Callable[[bytes], bytes], bytes]] = {
        "add": (lambda current: edit.add(current, NEW), added),
        "enter": (lambda current: current + row, content + row),
    }
    points = 0
    wrong: list[list[object]] = []
    os.fsync = lambda _descriptor: None  # the kernel outlives the process here; it is counted all the same
    for name in ("plain", "link", "litter", "absent"):
        for verb, (make, new) in saves.items():
            old = b"" if name == "absent" else content
            make, new = (lambda _current: added, added) if name == "absent" else (make, new)
            for call in range(1, MOST):
                folder = root / f"{name}-{verb}"
                path = scene(folder, name, content)
                if not killed(lambda path=path, make=make: files.replace(path, make), call):  # type: ignore[misc]
                    break
                points += 1
                found = files.read(path).data
                files.sweep(folder / "real")
                here = sorted(entry.name for entry in (folder / "real").iterdir())
                whole = found in (old, new) and here == (["config.toml"] if found or name != "absent" else [])
                linked = name != "link" or path.is_symlink()
                files.replace(path, lambda _current, new=new: new)  # type: ignore[misc]
                if not (whole and linked and files.read(path).data == new):
                    wrong.append([name, verb, call, here])
    entered, amiss = entering(root)
    print(json.dumps({"points": points, "entered": entered, "wrong": wrong + amiss}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
