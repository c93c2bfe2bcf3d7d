"""Days and periods as Vietnamese documents write them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tvplan_tui.domain.due import listed
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period

from .text import plain


def vn_date(text: str) -> str:
    """Return an ISO date as Nghị định 30/2020/NĐ-CP has it: "03/02/2023", "30/9/2023"; other text as it is.

    Days below 10 and the months 1 and 2 get a zero before them, so that no digit can be added; other months none.
    """
    try:
        on = date.fromisoformat(text)
    except ValueError:
        return plain(text)
    month = f"{on.month:02}" if on.month < 3 else str(on.month)
    return f"{on.day:02}/{month}/{on.year}"


def lacking(periods: Iterable[str]) -> str:
    """Return periods without a figure, a run by its ends: "tháng 10 đến 12/2023"; at a dash a line could end."""
    return listed(tuple(Period.parse(text) for text in periods)).replace("–", _(" đến "))
