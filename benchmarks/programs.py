"""The programs that are measured, and how each is started on a pseudo-terminal of 120×40."""

from __future__ import annotations

import csv
import shutil
import sys
from pathlib import Path

from .terminal import Terminal

ROOT = Path(__file__).resolve().parent.parent
FILES = [str(file) for file in sorted((ROOT / "data").glob("*.csv"))]
CONFIG = ROOT / "config.toml"
FIRST = "Tổng thu ngân sách"
"""A name that both programs show in their first picture."""

VERDICT = "480,117"
"""What the console shows of the same row once it is judged: the year so far, as printed in the README's picture."""


def tvplan(config: Path = CONFIG) -> list[str]:
    """Return the command that opens the console."""
    return [sys.executable, "-m", "tvplan_tui", "--config", str(config)]


def bare(config: Path = CONFIG, *, polars: bool = False) -> list[str]:
    """Return the command that opens the bare table; with ``polars`` it reads the figures too."""
    figures = ["--polars", *FILES] if polars else []
    return [sys.executable, "-m", "benchmarks.bare_table", "--config", str(config), *figures]


def visidata() -> list[str] | None:
    """Return the command that opens the year's figures in VisiData; None where it is not installed."""
    beside = Path(sys.executable).with_name("vd")
    found = str(beside) if beside.exists() else shutil.which("vd")
    return [found, "--overwrite=n", FILES[-1]] if found else None


def opened(command: list[str]) -> Terminal:
    """Start a program that finds nothing in its state folder and can leave nothing there, whoever runs it."""
    return Terminal(command, cwd=str(ROOT), env={"XDG_STATE_HOME": "/dev/null"})


def bare_figure() -> str:
    """Return what the bare table shows of ``FIRST`` once it has read the figures: their plain sum."""
    rows = (row for file in FILES for row in csv.DictReader(Path(file).read_text(encoding="utf-8").splitlines()))
    return f"{sum(float(row['value'] or 0) for row in rows if row['indicator'] == 'KT3'):.1f}"
