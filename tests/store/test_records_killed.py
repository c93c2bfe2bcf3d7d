"""``kill -9`` before each system call of a note, a mark, a closing: all of it or nothing, and the next one is whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from support.judging import ROOT


def test_every_point_of_a_record_leaves_all_of_it_or_nothing(tmp_path):
    program = ROOT / "tests" / "support" / "recording.py"
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    done = subprocess.run(
        [sys.executable, str(program), str(tmp_path)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stderr == ""
    told = json.loads(done.stdout)
    assert told["wrong"] == []
    assert told["points"] >= 100
