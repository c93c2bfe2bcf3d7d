"""Options of ``tvplan changes``."""

from __future__ import annotations

import argparse
from datetime import date

from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period

from .arguments import Declare, declare_as_of


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


def _since(text: str) -> Period | str:
    """Return a period, or a day as it was typed: which year one without it means, the plan says."""
    from tvplan_tui.domain.typed_day import read_day
    from tvplan_tui.domain.typed_period import read_period

    try:
        return read_period(text)
    except ValueError:
        pass
    try:
        read_day(text or "?", date.today())
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("“{text}” không phải một kỳ hay một ngày; viết 2023-08 hoặc 2023-10-05").format(text=text)
        ) from None
    return text
