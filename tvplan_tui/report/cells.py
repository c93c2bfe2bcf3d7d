"""How each figure of a row is written, the same on every screen, command and report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import NONE, show, show_apart
from tvplan_tui.domain.status import FACES, Status, word
from tvplan_tui.domain.wording import decimals

if TYPE_CHECKING:
    from .board import Row


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


def actual(row: Row, indicator: Indicator) -> str:
    """Return the actual value, with enough decimals not to look like a target it has not reached."""
    return show_apart(row["actual"], indicator.aim, decimals(indicator))


def expected(row: Row, indicator: Indicator) -> str:
    """Return what is asked for by now; a point of a path may need one decimal more than the target."""
    value = row["expected"]
    places = decimals(indicator)
    whole = value is None or abs(value - round(value, places)) < 1e-9
    return show(value, places if whole else max(places, 1))


def attainment(row: Row) -> str:
    """Return "% so kế hoạch" as a bare number; for growth the index."""
    ratio = row["index"] if row["kind"] == Kind.GROWTH else row["attainment"]
    return NONE if ratio is None else show_apart(ratio * 100, 100.0, 1)


def pace(row: Row) -> str:
    """Return actual against expected as a bare percentage."""
    return NONE if row["pace"] is None else show_apart(row["pace"] * 100, 100.0, 1)


def change(row: Row) -> str:
    """Return the change on the same period last year: "+6,2 %" or "−0,4 đ%" for percentage points."""
    if row["yoy"] is None:
        return NONE
    if row["yoy_unit"] == "points":
        points = show(row["yoy"], 2, signed=True)
        return f"{points} ‰" if row["unit"].startswith("‰") else _("{points} đ%").format(points=points)
    return f"{show(row['yoy'] * 100, 1, signed=True)} %"


def projection(row: Row, indicator: Indicator) -> str:
    """Return where the year is heading, in the unit."""
    return show(row["projection"], decimals(indicator))
