"""Many people at once: every accepted edit is there, every refused one was told, the file is good at any moment."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from support.judging import ROOT

from tvplan_tui.store.config import read_config


@pytest.mark.parametrize(("workers", "rounds"), [(6, 3), pytest.param(20, 10, marks=pytest.mark.slow)])
def test_nothing_is_lost(tmp_path, workers, rounds):
    folder = tmp_path / "plan"
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "support" / "crowd.py"), str(folder), str(workers), str(rounds)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stderr == ""
    assert json.loads(done.stdout) == {"seen": []}
    told = [json.loads((folder / f"told-{worker}").read_text()) for worker in range(workers)]
    assert all(len(one) == 2 * rounds for one in told)
    accepted = sorted(name for one in told for name, taken in one.items() if taken)
    own = [f"W{worker}-{turn}" for worker in range(workers) for turn in range(rounds)]
    shared = [f"ALL-{turn}" for turn in range(rounds)]
    assert accepted == sorted(own + shared), "each own one taken, each shared one from exactly one"
    plan, problems = read_config(folder / "config.toml")
    assert problems == ()
    assert plan is not None
    assert sorted(plan.by_id) == sorted([*accepted, "KT1"])
    rows = (folder / "rows.csv").read_text().splitlines()
    assert sorted(rows) == sorted(f"W{w}-{turn},2023-01,{turn}" for w in range(workers) for turn in range(rounds))
    hidden = [entry.name for entry in folder.iterdir() if entry.name.startswith(".")]
    assert hidden == []
