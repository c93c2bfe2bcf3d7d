"""What the parsers of several commands share."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol

from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.typed_day import read_day

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


def declare_as_of(commands: Iterable[argparse.ArgumentParser], default: object = argparse.SUPPRESS) -> None:
    """Let commands look back: as it was on the screen at the end of a day.

    Behind a command the option must not undo what stood before it, so there it has no ``default``.
    """
    for one in commands:
        one.add_argument(
            "--as-of",
            metavar=_("NGÀY"),
            type=_day,
            default=default,
            help=_("như đã báo cáo đến hết ngày ấy, ví dụ 5/7/2023 hoặc 2023-07-05"),
        )


def _day(text: str) -> date:
    try:
        day = read_day(text, date.today() - timedelta(days=364))  # without its year: the last such day
    except ValueError as fault:
        raise argparse.ArgumentTypeError(str(fault)) from None
    if day is None:
        raise argparse.ArgumentTypeError(_("thiếu ngày; viết 31/10/2023"))
    return day
