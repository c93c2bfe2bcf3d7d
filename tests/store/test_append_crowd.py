"""Several processes that enter figures at once, and one that is killed while it does."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

from support.ledgers import HEADER

from tvplan_tui.domain.indicator import Bound, Indicator, Kind, Plan
from tvplan_tui.store.files import sweep
from tvplan_tui.store.ledger import read_ledger

WRITER = """
import sys
from tvplan_tui.domain.entry import Entry
from tvplan_tui.domain.indicator import Bound, Indicator, Kind, Plan
from tvplan_tui.domain.period import Period
from tvplan_tui.store.ledger.append import append_figure
folder, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
one = Indicator("MO", "S", "Mở", "người", Kind.LEVEL, Bound.AT_LEAST)
plan = Plan(id="P", title="K", authority="U", year=2023, indicators=(one,), file=f"{folder}/config.toml")
for number in range(count):
    entry = Entry("MO", Period.parse("2023-06"), value=number + 0.5, note="dài " * 20, recorded_by=name)
    append_figure(plan, entry, wait=60)
    print(number, flush=True)
"""
PLAN = Plan(
    id="P",
    title="K",
    authority="U",
    year=2023,
    indicators=(Indicator("MO", "S", "Mở", "người", Kind.LEVEL, Bound.AT_LEAST),),
)


def start(folder, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(folder), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_nobody_overwrites_anybody(tmp_path):
    (tmp_path / "data").mkdir()
    writers = [start(tmp_path, f"w{number}", 12) for number in range(6)]
    assert [writer.wait(90) for writer in writers] == [0] * 6
    frame, problems = read_ledger(PLAN, tmp_path, ["data/*.csv"])
    assert problems == ()
    wanted = sorted((f"w{number}", count + 0.5) for number in range(6) for count in range(12))
    assert sorted(frame.select("recorded_by", "value").rows()) == wanted
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["2023.csv"]


def test_who_is_killed_loses_at_most_the_row_under_way(tmp_path):
    (tmp_path / "data").mkdir()
    told = 0
    for turn in range(4):
        writer = start(tmp_path, f"w{turn}", 100000)
        assert writer.stdout is not None
        told += bool(writer.stdout.readline())
        time.sleep(0.03 * turn)
        writer.send_signal(signal.SIGKILL)
        told += len(writer.stdout.read().splitlines())
        writer.wait(20)
    assert start(tmp_path, "last", 1).wait(60) == 0
    sweep(tmp_path / "data")
    frame, problems = read_ledger(PLAN, tmp_path, ["data/*.csv"])
    assert told <= frame.filter(frame["recorded_by"] != "last").height <= told + 4
    assert frame["recorded_by"].to_list()[-1] == "last"
    assert len(problems) <= 4
    assert (tmp_path / "data" / "2023.csv").read_text(encoding="utf-8").startswith(HEADER)
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["2023.csv"]
