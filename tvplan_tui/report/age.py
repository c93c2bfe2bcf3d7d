"""How old figures are: the last day they cover, and when the latest of them was recorded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tvplan_tui.domain.indicator import Calendar
from tvplan_tui.domain.language import _
from tvplan_tui.domain.moment import day, moment
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.typed_day import show_day

if TYPE_CHECKING:
    from .board import Board, Row


class Age(NamedTuple):
    """The last day that figures cover by their own calendar, and the stamp of the latest one ("" if none has one)."""

    cut_off: date
    recorded: str


def age(board: Board, rows: Iterable[Row]) -> Age | None:
    """Return the age of the figures in some rows of a board; None if there is no figure."""
    # ten thousand rows end with a dozen months and bear a few stamps
    ends, stamps = set(), set()
    for row in rows:
        if row["data_through"]:
            ends.add((row["data_through"], board.plan.by_id[row["id"]].calendar is Calendar.ADMINISTRATIVE))
            stamps.add(row["recorded"] or "")
    if not ends:
        return None
    last = max(Period.parse(text).cut_off(administrative=civil) for text, civil in ends)
    return Age(last, max(stamps, key=moment))


def words(one: Age, year: int, *, brief: bool = False) -> str:
    """Return an age: "số liệu đến 30/09/2023, ghi 10/10/2023"; ``brief``: "số đến 30/9, ghi 10/10".

    Brief leaves the year out where it is ``year``.
    """
    until = _day(one.cut_off, year, brief)
    text = (_("số đến {day}") if brief else _("số liệu đến {day}")).format(day=until)
    if not one.recorded:
        return text
    try:
        written = _day(date.fromisoformat(day(one.recorded)), year, brief)
    except ValueError:
        written = one.recorded
    return text + _(", ghi {day}").format(day=written)


def _day(when: date, year: int, brief: bool) -> str:
    return show_day(when, year=not brief or when.year != year)
