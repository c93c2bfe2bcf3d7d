"""What is said beside the output, and where the config was found: all the console needs before its first picture."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from tvplan_tui.domain.problem import Problem
from tvplan_tui.store.config.locate import find_config


def find(options: Namespace) -> Path | None:
    """Return the config to use; None when there is none, after saying where it was looked for."""
    found = find_config(options.config, os.environ, Path())
    if isinstance(found, Problem):
        tell(str(found))
        return None
    return found


def tell(message: str) -> None:
    """Say something to the person, beside the output."""
    print(f"tvplan: {message}", file=sys.stderr)


def tell_all(problems: Iterable[Problem]) -> None:
    """Say every problem."""
    for problem in problems:
        tell(str(problem))
