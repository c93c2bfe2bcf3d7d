"""A figure of a longer period beside those of the shorter ones within it: where they disagree, one is not counted.

Which of them counts is settled elsewhere (``observation.counted_once``); here it is told that they say different
things, because whoever enters the one may not know of the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .doubt import Doubt, Figure
from .indicator import Indicator, Kind, Reported
from .language import _
from .numbers import TOLERANCE, places, show
from .path import year_end
from .period import Period
from .wording import counted, decimals

REVISED = 0.2
"""How far a more final figure of a longer period may lie from the sum of less final ones: that is what it is for."""


def overlapping(indicator: Indicator, year: int, period: Period, figures: Sequence[Figure]) -> Iterator[Doubt]:
    """Yield a doubt for each longer figure of the indicator's year that the shorter ones within it contradict.

    Args:
        indicator: whose figures they are.
        year: the plan's.
        period: up to which figures are looked at.
        figures: those that stand, one a period.
    """
    start = year_end(indicator, year) - 12
    own = [one for one in figures if start < one.period.last <= period.last]
    for whole in own:
        inside = [one for one in own if _within(one.period, whole.period)]
        if inside:
            told = _summed(indicator, whole, inside) if _sums(indicator) else _ended(indicator, whole, inside)
            for message in told:
                yield Doubt(indicator.id, str(whole.period), message)


def _within(period: Period, whole: Period) -> bool:
    return period.length < whole.length and whole.first <= period.first and period.last <= whole.last


def _sums(indicator: Indicator) -> bool:
    return indicator.kind is Kind.FLOW and indicator.reported is Reported.PERIOD


def _summed(indicator: Indicator, whole: Figure, inside: Sequence[Figure]) -> Iterator[str]:
    """Hold a flow against the sum of its parts; where some are missing it is at least that, as none is negative."""
    parts: list[Figure] = []
    for one in sorted(inside, key=lambda figure: figure.period.length):
        if all(one.period.last < other.period.first or other.period.last < one.period.first for other in parts):
            parts.append(one)
    total, least = sum(one.value for one in parts), min(one.rank for one in parts)
    full = sum(one.period.length for one in parts) == whole.period.length
    slack = _rounding(indicator, [whole, *parts]) + (REVISED * abs(total) if whole.rank > least else 0.0)
    if whole.value < total - slack and (full or all(one.value >= 0 for one in parts)):
        words = _("{value} thấp hơn {total} {unit} là tổng các kỳ đã có trong đó; {used} được dùng")
    elif full and whole.value > total + slack:
        words = _("{value} cao hơn {total} {unit} là tổng các kỳ trong đó; {used} được dùng")
    else:
        return
    yield words.format(
        value=_number(indicator, whole),
        total=show(total),
        unit=indicator.unit,
        used=_("các kỳ ấy") if full and least >= whole.rank else whole.period.words(),
    )


def _ended(indicator: Indicator, whole: Figure, inside: Sequence[Figure]) -> Iterator[str]:
    """Hold what says how it stands at its end against a shorter figure with the same end."""
    if indicator.kind is Kind.RATIO:
        return  # told as parts of a year, of which each has its own denominator
    last = max((one for one in inside if one.period.last == whole.period.last), key=_rank, default=None)
    if last is None or whole.rank > last.rank or abs(whole.value - last.value) <= _rounding(indicator, [whole, last]):
        return
    yield _("{value} khác {other} {unit} của {period}, cùng một thời điểm").format(
        value=_number(indicator, whole), other=_number(indicator, last), unit=indicator.unit, period=last.period.words()
    )


def _rank(figure: Figure) -> int:
    return figure.rank


def _rounding(indicator: Indicator, figures: Sequence[Figure]) -> float:
    """Return how far figures may be apart by how they are rounded alone."""
    written = 0.0 if counted(indicator) else sum(0.5 * 10.0 ** -places(one.value) for one in figures)
    return written + TOLERANCE * max(abs(one.value) for one in figures)


def _number(indicator: Indicator, figure: Figure) -> str:
    return show(figure.value, max(places(figure.value), decimals(indicator)))
