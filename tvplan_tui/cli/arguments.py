"""What the parsers of several commands share."""

from __future__ import annotations

import argparse
import re
from typing import Protocol

from tvplan_tui.domain.period import Period

NEGATIVE = re.compile(r"-[\d.,]+%?")
"""What is a number, not an option: also ``-12,03``."""


class Declare(Protocol):
    """Declares a command and returns its parser."""

    def __call__(  # noqa: D102
        self, name: str, about: str, *, csv: bool = False, md: bool = False
    ) -> argparse.ArgumentParser: ...


def period(text: str) -> Period:
    """Read a period for a parser, whose complaint says which forms there are."""
    from tvplan_tui.domain.typed_period import read_period

    try:
        return read_period(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(str(fault)) from None
