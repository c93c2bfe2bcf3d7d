"""How each figure of a row is written, the same on every screen, command and report."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tvplan_tui.domain.indicator import Bound, Indicator, Kind
from tvplan_tui.domain.language import _, marks
from tvplan_tui.domain.numbers import NONE, read_written, show, show_apart
from tvplan_tui.domain.status import FACES, Status, word
from tvplan_tui.domain.wording import decimals, is_above, reached, reached_share, used_share

if TYPE_CHECKING:
    from .board import Row


WIDEST = 14
"""Cells a number may take in a table; a longer one is written with a power of ten."""
_DIGITS = re.compile(r"[0-9.,]*[0-9]")


def face(status: Status, *, ascii_only: bool = False) -> str:
    """Return symbol and word: "▼ Nguy cơ"."""
    shape = FACES[status]
    return f"{shape.ascii if ascii_only else shape.symbol} {word(status)}"


def target(indicator: Indicator) -> str:
    """Return the plan's number: "592,642", "≤ 4,19", "6,6–6,8"; "—" for none."""
    places = decimals(indicator)
    if indicator.low is not None and indicator.high is not None and indicator.target is None:
        return f"{show(indicator.low, places)}–{show(indicator.high, places)}"
    return show(indicator.aim, places)


def edged_target(indicator: Indicator) -> str:
    """Return the plan's number with the edges of its range: "6,6–6,8", "580,642 (551,610–580,642)"."""
    if indicator.low is None or indicator.high is None:
        return target(indicator)
    edges = target(replace(indicator, target=None))
    # the number of a range that has none of its own is its lower edge
    return edges if indicator.target in (None, indicator.low) else f"{target(indicator)} ({edges})"


def actual(row: Row, indicator: Indicator) -> str:
    """Return the actual value, with enough decimals not to look like a target it has not reached."""
    return reached(row, indicator)


def bounded_target(indicator: Indicator, *, ascii_only: bool = False) -> str:
    """Return the target with its limit: "592,642", "≤ 4,19"; "" for what has no number."""
    if not indicator.measured:
        return ""
    limit = ("<= " if ascii_only else "≤ ") if indicator.bound is Bound.AT_MOST and indicator.aim is not None else ""
    return limit + target(indicator)


def bounded_actual(row: Row, indicator: Indicator, *, ascii_only: bool = False) -> str:
    """Return what was reached, "≥ " before it where months are missing; "" for what has no number."""
    if not indicator.measured:
        return ""
    least = (">= " if ascii_only else "≥ ") if row["lower_bound"] else ""
    return least + actual(row, indicator)


def expected(row: Row, indicator: Indicator) -> str:
    """Return what is asked for by now; a point of a path may need one decimal more than the target."""
    value = row["expected"]
    places = decimals(indicator)
    whole = value is None or abs(value - round(value, places)) < 1e-9
    return show(value, places if whole else max(places, 1))


def attainment(row: Row) -> str:
    """Return "% so kế hoạch" as a bare number; for growth the index."""
    return reached_share(row, "index" if row["kind"] == Kind.GROWTH else "attainment")


def bounded_attainment(row: Row, *, ascii_only: bool = False) -> str:
    """Return the same with "≥ " before it where months are missing."""
    return _bounded(row, attainment(row), ascii_only=ascii_only)


def _bounded(row: Row, text: str, *, ascii_only: bool) -> str:
    # of what a limit leaves, missing months leave less: that is no least
    if not row["lower_bound"] or row["bound"] == Bound.AT_MOST or text == NONE:
        return text
    return (">= " if ascii_only else "≥ ") + text


def rate_of_rates(row: Row) -> str:
    """Return growth's g/G, as the offices reckon it, as a bare percentage; "—" where it says nothing."""
    ratio = row["attainment"] if row["kind"] == Kind.GROWTH else None
    return NONE if ratio is None else show_apart(ratio * 100, 100.0, 1)


def gap(row: Row, indicator: Indicator) -> str:
    """Return actual − target with its unit: "−60 doanh nghiệp", "+0,76 điểm %", "−0,20 ‰"."""
    if row["gap"] is None:
        return NONE
    unit = _("điểm %") if indicator.unit.startswith("%") else indicator.unit
    digits = max(decimals(indicator), 2 if indicator.is_rate else 0)
    return f"{show(row['gap'], digits, signed=True, down=row['lower_bound'])} {unit}"


def pace(row: Row, indicator: Indicator, name: str, *, ascii_only: bool = False) -> tuple[str, str]:
    """Return actual against expected as a bare percentage, with its ``name``.

    Against what may not be passed, a limit or the upper edge of a range, it counts upwards, as its sentence does, and
    is called so: 103,3 % of it, not the 96,7 % it is judged by.
    """
    limited = indicator.bound is Bound.AT_MOST and row["pace"] is not None and row["expected"] > 0
    if limited or is_above(row, indicator):
        if not limited and (indicator.high or 0.0) <= 0:
            return name, NONE
        least = (">= " if ascii_only else "≥ ") if row["lower_bound"] else ""
        return _("So mốc") if limited else _("So mức trên"), least + used_share(row)
    return name, _bounded(row, reached_share(row, "pace"), ascii_only=ascii_only)


def change(row: Row, *, roomy: bool = False) -> str:
    """Return the change on the same period last year: "+6,2 %", for percentage points "−0,40 đ%" or "−0,40 điểm %"."""
    if row["yoy"] is None:
        return NONE
    if row["yoy_unit"] == "points":
        points = show(row["yoy"], 2, signed=True)
        if row["unit"].startswith("‰"):
            return f"{points} ‰"
        return (_("{points} điểm %") if roomy else _("{points} đ%")).format(points=points)
    return f"{show(row['yoy'] * 100, 1, signed=True)} %"


def projection(row: Row, indicator: Indicator) -> str:
    """Return where the year is heading, in the unit."""
    return show(row["projection"], decimals(indicator))


def fitted(text: str, *, ascii_only: bool = False) -> str:
    """Return a figure in at most about ``WIDEST`` cells: "1,00·10^14" for one with too many digits."""
    if len(text) <= WIDEST or "^" in text:
        return text.replace("·", "*") if ascii_only else text
    times = "*" if ascii_only else "·"

    def short(found: re.Match[str]) -> str:
        mantissa, _e, exponent = f"{read_written(found[0]):.2e}".partition("e")
        return f"{mantissa.replace('.', marks().decimal)}{times}10^{int(exponent)}"

    return _DIGITS.sub(short, text, count=1)
