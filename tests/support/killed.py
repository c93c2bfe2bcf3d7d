"""A program that kills itself before each system call of a write, run apart; what it found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from support.judging import ROOT


def killed_at_every_point(program: str, folder: Path) -> dict[str, Any]:
    """Run a program of this folder in a process of its own and return what it tells; nothing may go wrong in it."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "support" / program), str(folder)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stderr == ""
    told: dict[str, Any] = json.loads(done.stdout)
    assert told["wrong"] == []
    return told
