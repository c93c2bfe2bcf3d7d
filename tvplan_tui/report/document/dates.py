"""Days as Vietnamese documents write them."""

from __future__ import annotations

from datetime import date

from .text import plain


def vn_date(text: str) -> str:
    """Return an ISO date as people write it: "30/9/2023"; other text as it is."""
    try:
        on = date.fromisoformat(text)
    except ValueError:
        return plain(text)
    return f"{on.day}/{on.month}/{on.year}"
