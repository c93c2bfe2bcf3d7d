"""A save killed before each of its system calls in turn; run as a program, prints what it found as JSON.

It forks, so it loads nothing that has threads.
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

from tvplan_tui.store import files
from tvplan_tui.store.config import edit

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


def main(root: Path) -> None:
    """Kill every save of every scene at every call."""
    content = (Path(__file__).resolve().parents[2] / "config.toml").read_bytes()
    added = edit.add(content, NEW)
    row = b"KT3,2023-10,51.5\n"
    saves: dict[str, tuple[Callable[[bytes], bytes], bytes]] = {
        "add": (lambda current: edit.add(current, NEW), added),
        "enter": (lambda current: current + row, content + row),
    }
    points, wrong = 0, []
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
    print(json.dumps({"points": points, "wrong": wrong}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
