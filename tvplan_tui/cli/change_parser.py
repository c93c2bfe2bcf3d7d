"""Options of ``tvplan changes``."""

from __future__ import annotations

import argparse
from datetime import date

from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period

from .arguments import Declare
from .entry_parser import declare_as_of


def declare(command: Declare) -> None:
    """Declare ``changes``."""
    made = command("changes", _("có gì khác so với kỳ trước, hoặc so với một ngày"), csv=True)
    made.add_argument(
        "--since",
        metavar=_("KỲ|NGÀY"),
        type=_since,
        help=_("so với một kỳ (2023-08), hoặc với những gì đã biết đến hết một ngày (2023-10-05); không ghi: kỳ trước"),
    )
    declare_as_of([made])


def _since(text: str) -> Period | date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return Period.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("“{text}” không phải một kỳ hay một ngày; viết 2023-08 hoặc 2023-10-05").format(text=text)
        ) from None
