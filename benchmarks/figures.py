"""A measured figure beside its baseline and its limit, and how a table of them is printed."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable
from typing import NamedTuple

Figures = dict[str, float]
"""What one run of a program gave, by name."""


class Line(NamedTuple):
    """One line of the table.

    Attributes:
        name: what was measured, with its unit.
        own: what the console took.
        baseline: what the program beside it took; None where there is none.
        most: what the figure itself may come to at most.
        times: what it may come to as a multiple of the baseline.
        note: which baseline, where it is not the bare table.
    """

    name: str
    own: float
    baseline: float | None = None
    most: float | None = None
    times: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """The figure as a multiple of its baseline."""
        return self.own / self.baseline if self.baseline else None

    @property
    def reached(self) -> bool | None:
        """Whether every limit is kept; None where there is none."""
        kept = [] if self.most is None else [self.own <= self.most]
        if self.times is not None and self.ratio is not None:
            kept.append(self.ratio <= self.times)
        return all(kept) if kept else None

    def text(self) -> str:
        """Return it as a line of the table."""
        baseline = "–" if self.baseline is None else f"{self.baseline:.3f}"
        ratio = "–" if self.ratio is None else f"{self.ratio:.2f}"
        limits = [f"≤ {self.most:g}"] if self.most is not None else []
        limits += [f"≤ {self.times:g} ×"] if self.times is not None else []
        verdict = {True: "reached", False: "not reached", None: ""}[self.reached]
        cells = f"{self.name:46}{self.own:10.3f}{baseline:>10}{ratio:>7}  {', '.join(limits):10}{verdict:12}{self.note}"
        return cells.rstrip()


HEADING = f"{'':46}{'tvplan':>10}{'baseline':>10}{'ratio':>7}  {'limit':10}"


def medians(runs: Iterable[Figures]) -> Figures:
    """Return the median of every figure."""
    found = list(runs)
    return {name: statistics.median(one[name] for one in found) for name in found[0]}


def in_turn(rounds: int, programs: dict[str, Callable[[], Figures]]) -> dict[str, Figures]:
    """Run every program once a round, so that a machine that slows down slows all of them; return their medians."""
    found: dict[str, list[Figures]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, run in programs.items():
            found[name].append(run())
    return {name: medians(runs) for name, runs in found.items()}
