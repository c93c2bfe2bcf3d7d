"""What a whole and its parts allow: plain comparisons, with the tolerance of a verdict."""

from __future__ import annotations

from collections.abc import Sequence

from .numbers import TOLERANCE


def is_outside(whole: float, parts: Sequence[float]) -> bool:
    """Tell whether the growth of a whole lies outside that of its parts, which no weighted mean can."""
    if len(parts) < 2:
        return False
    slack = TOLERANCE * max(abs(value) for value in (whole, *parts))
    return not min(parts) - slack <= whole <= max(parts) + slack


def sum_beyond(whole: float, parts: Sequence[float]) -> float | None:
    """Return the sum of the parts where it is more than the whole; None where it is not."""
    total = sum(parts)
    if not parts or any(part < 0 for part in parts):
        return None
    return total if total > whole + TOLERANCE * abs(whole) else None
