"""Ten million observations judged at once, beside a bare scan of the same file: ``python -m benchmarks.scale``.

The baseline reads the file with Polars and sums it by (indicator, area, period) and by (indicator, area, year). Both
run in processes of their own, in turn; a process counts from its start, so that importing Polars is in both.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
TIMES, MEMORY = 2.0, 1.25
"""Limits, as multiples of the baseline."""
WORDS = ("missing_periods", "explanation")
"""Keys of a row that are put into words of the row's figures, for people, when a row is shown."""


class Cost(NamedTuple):
    """What a process used: seconds on the clock, of processors, and MiB at its fullest."""

    seconds: float
    cpu: float
    memory: float
    rows: int


def bare(file: str, _areas: int) -> int:
    """Sum the file twice and return the rows of both."""
    import polars as pl

    scan = pl.scan_parquet(file)
    by_period = scan.group_by("indicator", "area", "period").agg(pl.col("value").sum())
    by_year = scan.group_by("indicator", "area", year=pl.col("last") // 12).agg(pl.col("value").sum())
    rows = by_period.collect(engine="streaming").height
    return rows + by_year.collect(engine="streaming").height


def own(file: str, areas: int) -> int:
    """Judge every target of every area and return how many verdicts there are."""
    import polars as pl

    from tvplan_tui.domain.by_area import scoreboard_by_area
    from tvplan_tui.domain.period import Period
    from tvplan_tui.report.row import PINNED

    from .observations import area_targets

    columns = ["area", "missing_mask", *(name for name in PINNED if name not in WORDS)]
    month, today = Period.month(2023, 9), date(2023, 10, 5)
    board = scoreboard_by_area(area_targets(areas), pl.scan_parquet(file), month, today, columns)
    assert board["status"].null_count() == 0
    return board.height


PARTS: dict[str, Callable[[str, int], int]] = {"bare": bare, "own": own}


def cost(part: str, file: str, areas: int) -> Cost:
    """Run one part in a process of its own."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.scale", "--part", part, "--file", file, "--areas", str(areas)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    rows = int(json.loads(process.stdout.read()))
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{part} ended with {process.returncode}")
    return Cost(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, rows)


def main() -> None:
    """Write the file, run both in turn and print what each took."""
    parser = argparse.ArgumentParser(prog="benchmarks.scale", description=__doc__)
    parser.add_argument("--areas", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--file", help="Parquet written by benchmarks.observations; made anew otherwise")
    parser.add_argument("--part", choices=PARTS, help="run one part here and print its rows")
    options = parser.parse_args()
    if options.part:
        print(PARTS[options.part](options.file, options.areas))
        return
    with tempfile.TemporaryDirectory() as place:
        file = options.file or str(Path(place) / "observations.parquet")
        if not options.file:
            subprocess.run(
                [sys.executable, "-m", "benchmarks.observations", file, str(options.areas)], cwd=ROOT, check=True
            )
        rounds = [{part: cost(part, file, options.areas) for part in PARTS} for _ in range(options.rounds)]
    report(rounds)


def report(rounds: list[dict[str, Cost]]) -> None:
    """Print the medians, the ratios and whether the limits are kept."""
    mid = {part: Cost(*map(statistics.median, zip(*(one[part] for one in rounds), strict=True))) for part in PARTS}
    print(f"{'':28}{'tvplan':>10}{'baseline':>10}{'ratio':>8}{'limit':>8}")
    for name, at, limit in (("time, s", 0, TIMES), ("processor time, s", 1, TIMES), ("memory, MiB", 2, MEMORY)):
        ratio = mid["own"][at] / mid["bare"][at]
        verdict = "reached" if ratio <= limit else "not reached"
        print(f"{name:28}{mid['own'][at]:10.2f}{mid['bare'][at]:10.2f}{ratio:8.2f}{limit:8.2f}  {verdict}")
    print(f"{int(mid['own'].rows)} verdicts; {int(mid['bare'].rows)} sums")


if __name__ == "__main__":
    main()
