"""Measure the console beside its baselines and print ratios: ``python -m benchmarks``, or only some figures of it.

Each program runs once a round, in turn, so that a machine that slows down slows all of them; medians of the rounds
are compared. Absolute times are those of this machine. Ten million rows by area: ``python -m benchmarks.scale``.
"""

from __future__ import annotations

import argparse
import compileall
import os

from .figures import HEADING
from .measures import MEASURES
from .programs import ROOT


def main() -> None:
    """Measure what is asked for and print it, a line a figure, each as soon as it is known."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("figures", nargs="*", metavar="FIGURE", help=f"{', '.join(MEASURES)}; all of them if none")
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    unknown = set(options.figures) - set(MEASURES)
    if unknown:
        parser.error(f"no such figure: {', '.join(sorted(unknown))}")
    # as it is once installed: pip compiles what it installs, and so are Textual and Polars compiled here
    compileall.compile_dir(ROOT / "tvplan_tui", quiet=1)
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors; medians of {options.rounds} rounds")
    print(HEADING)
    for name in options.figures or MEASURES:
        for line in MEASURES[name](options.rounds):
            print(line.text(), flush=True)
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
