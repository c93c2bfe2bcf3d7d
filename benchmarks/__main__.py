"""Measure the console beside its baselines and print ratios.

Every round runs each program once, in turn, so that a machine that slows down slows all of them;
medians of the rounds are compared. Absolute times are those of this machine.
"""

from __future__ import annotations

import argparse
import compileall
import csv
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from .terminal import Terminal

ROOT = Path(__file__).resolve().parent.parent
FILES = [str(file) for file in sorted((ROOT / "data").glob("*.csv"))]
TVPLAN = [sys.executable, "-m", "tvplan_tui", "--config", str(ROOT / "config.toml")]
BARE = [sys.executable, "-m", "benchmarks.bare_table"]
POLARS = [*BARE, "--polars", *FILES]
FIRST = "Tổng thu ngân sách"
"""A name that both programs show in their first picture."""

VERDICT = "480,117"
"""What the console shows of the same row once it is judged: the year so far, as printed in the README's picture."""

Figures = dict[str, float]


def bare_figure() -> str:
    """Return what the baseline shows of that row once it has read the figures: their plain sum."""
    rows = (row for file in FILES for row in csv.DictReader(Path(file).read_text(encoding="utf-8").splitlines()))
    return f"{sum(float(row['value'] or 0) for row in rows if row['indicator'] == 'KT3'):.1f}"


def start(command: list[str], verdict: str | None) -> Figures:
    """Return seconds to the first picture, to the figures (``verdict`` on the screen), and memory then."""
    with Terminal(command, cwd=str(ROOT), env={"XDG_STATE_HOME": "/nonexistent"}) as terminal:
        found: Figures = {"first": terminal.wait(FIRST)}
        if verdict:
            found["figures"] = terminal.wait(verdict)
        terminal.quiet(0.3)
        found["memory"] = terminal.rss()
        return found


def walk(command: list[str], verdict: str | None, close: tuple[str, ...] = ()) -> Figures:
    """Return bytes and milliseconds of cursor moves, and what the program does when left alone for 3 s."""
    with Terminal(command, cwd=str(ROOT), env={"XDG_STATE_HOME": "/nonexistent"}) as terminal:
        terminal.wait(FIRST)
        if verdict:
            terminal.wait(verdict)
        for key in close:
            terminal.quiet(0.3)
            terminal.press(key)
        terminal.quiet(0.5)
        times, sizes = [], []
        for key in ["down", "down", "up", "up"] * 10:
            size, at = len(terminal.raw), time_of(lambda key=key: terminal.press(key), terminal)
            times.append(at)
            sizes.append(len(terminal.raw) - size)
        cpu, size = terminal.cpu(), len(terminal.raw)
        terminal.quiet(3, timeout=3)
        times.sort()
        return {
            "move_ms": statistics.median(times),
            "move_p95_ms": times[int(len(times) * 0.95) - 1],
            "move_bytes": statistics.median(sizes),
            "idle_bytes": len(terminal.raw) - size,
            "idle_cpu": terminal.cpu() - cpu,
        }


def time_of(action: Callable[[], None], terminal: Terminal) -> float:
    """Return milliseconds from ``action`` to the last byte it caused; the silence after it is not counted."""
    before = time.perf_counter()
    action()
    last = terminal.quiet(0.06, show=False)
    return ((last or time.perf_counter()) - before) * 1000


def medians(rounds: dict[str, list[Figures]]) -> dict[str, Figures]:
    """Return each program's median figures."""
    return {
        name: {key: statistics.median(one[key] for one in runs) for key in runs[0]} for name, runs in rounds.items()
    }


def main() -> None:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    starts: defaultdict[str, list[Figures]] = defaultdict(list)
    sum_shown = bare_figure()
    # as it is once installed: pip compiles what it installs, and so are Textual and Polars compiled here
    compileall.compile_dir(ROOT / "tvplan_tui", quiet=1)
    for _ in range(rounds):
        starts["bare"].append(start(BARE, None))
        starts["tvplan"].append(start(TVPLAN, VERDICT))
        starts["polars"].append(start(POLARS, sum_shown))
    walks = {"bare": [walk(BARE, None)], "tvplan": [walk(TVPLAN, VERDICT, ("d",))]}
    report(medians(starts), medians(walks))


def report(starts: dict[str, Figures], walks: dict[str, Figures]) -> None:
    """Print one line a figure: tvplan, its baseline, the ratio."""
    bare, polars, own = starts["bare"], starts["polars"], starts["tvplan"]
    lines = [
        ("first picture, s", own["first"], bare["first"]),
        ("verdicts on the screen, s", own["figures"], polars["figures"]),
        ("memory with figures, MiB", own["memory"], polars["memory"]),
        ("cursor move, ms median", walks["tvplan"]["move_ms"], walks["bare"]["move_ms"]),
        ("cursor move, ms p95", walks["tvplan"]["move_p95_ms"], walks["bare"]["move_p95_ms"]),
        ("cursor move, bytes", walks["tvplan"]["move_bytes"], walks["bare"]["move_bytes"]),
        ("idle 3 s, bytes", walks["tvplan"]["idle_bytes"], walks["bare"]["idle_bytes"]),
        ("idle 3 s, CPU s", walks["tvplan"]["idle_cpu"], walks["bare"]["idle_cpu"]),
    ]
    print(f"{'':28}{'tvplan':>10}{'baseline':>10}{'ratio':>8}")
    for name, ours, theirs in lines:
        print(f"{name:28}{ours:10.3f}{theirs:10.3f}{f'{ours / theirs:8.2f}' if theirs else '       –'}")


if __name__ == "__main__":
    main()
