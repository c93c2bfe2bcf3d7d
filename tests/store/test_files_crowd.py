"""Many people at once: every accepted edit is there, every refused one was told, the files are good at any moment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from subprocess import PIPE

import pytest
from support.crowd import ALL, plan_text
from support.judging import ROOT

from tvplan_tui.store.config import read_config
from tvplan_tui.store.ledger import read_ledger

ENV = {**os.environ, "PYTHONPATH": str(ROOT), "POLARS_MAX_THREADS": "1"}


def figures(folder: Path) -> list[tuple[str, float]]:
    plan, problems = read_config(folder / "config.toml")
    assert plan is not None
    assert problems == ()
    frame, problems = read_ledger(plan, folder, ["data/*.csv"])
    assert problems == ()
    return sorted(frame.select("indicator", "value").rows())


def hidden(folder: Path) -> list[str]:
    return [entry.name for entry in folder.rglob(".*")]


@pytest.mark.parametrize(("workers", "rounds"), [(4, 2), pytest.param(20, 10, marks=pytest.mark.slow)])
def test_nothing_is_lost(tmp_path, workers, rounds):
    folder, begun = tmp_path / "plan", time.monotonic()
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "support" / "crowd.py"), str(folder), str(workers), str(rounds)],
        env=ENV,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    took = time.monotonic() - begun
    assert done.stderr == ""
    watched = json.loads(done.stdout)
    assert watched["seen"] == []
    assert watched["looks"] > 5
    told = [json.loads((folder / f"told-{worker}").read_text()) for worker in range(workers)]
    assert all(len(one) == 4 * rounds for one in told)
    accepted = [words for one in told for words, taken in one.items() if taken]
    # every one's own is taken, each that all want from exactly one
    own = [f"W{worker}-{turn}" for worker in range(workers) for turn in range(rounds)]
    added = sorted(words.split()[1] for words in accepted if words.startswith("add"))
    assert added == sorted([*own, *(f"ALL-{turn}" for turn in range(rounds))])
    plan, problems = read_config(folder / "config.toml")
    assert problems == ()
    assert plan is not None
    assert sorted(plan.by_id) == sorted([*added, ALL, *(f"E{worker}" for worker in range(workers))])
    text = (folder / "config.toml").read_text(encoding="utf-8")
    assert text.startswith(plan_text(workers).removesuffix("# cuối tệp\n"))
    # of the figures that all enter, those are there that were taken, and no other
    entered = sorted((words.split()[1], float(words.split()[2])) for words in accepted if words.startswith("enter"))
    assert figures(folder) == entered
    assert sum(name != ALL for name, _value in entered) == workers * rounds
    assert sum(name == ALL for name, _value in entered) >= rounds
    assert hidden(folder) == []
    asked = 4 * workers * rounds
    print(f"{asked} asked, {len(accepted)} accepted, {asked - len(accepted)} refused, {took:.1f} s")


@pytest.mark.slow
def test_nothing_is_lost_through_the_commands(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "config.toml").write_text(plan_text(6), encoding="utf-8")
    words = [["add", *(f"--set={pair}" for pair in pairs(name))] for name in ("A0", "A1", "A2", "A3", "ALL", "ALL")]
    words += [["enter", f"E{worker}", "2023-06", str(worker + 1)] for worker in range(6)]
    command = [sys.executable, "-m", "tvplan_tui", "--config", str(tmp_path / "config.toml")]
    started = [subprocess.Popen([*command, *one], env=ENV, stdout=PIPE, stderr=PIPE, text=True) for one in words]
    told = [(process.communicate(timeout=60)[1], process.returncode) for process in started]
    assert sorted(code for _told, code in told) == [0] * 11 + [2], told
    assert all("ALL" in reason for reason, code in told if code), told
    plan, problems = read_config(tmp_path / "config.toml")
    assert problems == ()
    assert plan is not None
    assert {"A0", "A1", "A2", "A3", "ALL"} <= set(plan.by_id)
    assert figures(tmp_path) == [(f"E{worker}", float(worker + 1)) for worker in range(6)]
    assert hidden(tmp_path) == []


def pairs(name: str) -> list[str]:
    return [f"id={name}", "sector=KT", "name=Tên", "unit=hộ", "kind=flow", "bound=at_least", "target=5"]
