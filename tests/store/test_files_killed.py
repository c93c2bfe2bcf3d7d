"""``kill -9`` before each system call of a save: the old file or the new one, and no litter after the next start."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from support.judging import ROOT


def test_every_point_of_a_save_leaves_the_old_file_or_the_new_one_and_of_an_entry_no_other_row_touched(tmp_path):
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "support" / "killing.py"), str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stderr == ""
    told = json.loads(done.stdout)
    assert told["wrong"] == []
    assert told["points"] >= 200
    assert told["entered"] >= 60
