"""Numbers inside a sentence of a report, as offices write them: "81,0%", "điểm %", "tăng", "giảm"."""

from __future__ import annotations

import re

from tvplan_tui.domain import wording
from tvplan_tui.domain.indicator import Bound, Indicator
from tvplan_tui.domain.language import _, marks
from tvplan_tui.domain.moment import day_words
from tvplan_tui.domain.numbers import MINUS, TOLERANCE, show, show_apart
from tvplan_tui.domain.sentence import growth_target, original
from tvplan_tui.domain.status import DataStatus, Status
from tvplan_tui.domain.wording import decimals
from tvplan_tui.report.board import Row


def points() -> str:
    """Return the word for percentage points; never broken across lines."""
    return _("điểm %").replace(" ", "\u00a0")


_LOOSE = re.compile(r"(?<=\d) ([%‰])")


def amount(value: float | None, indicator: Indicator) -> str:
    """Return a value with its unit: "480,117 tỷ đồng", "99,96%"."""
    return with_unit(_short(show(value, decimals(indicator))), indicator.unit)


def reached_amount(row: Row, indicator: Indicator) -> str:
    """Return what a row has come to with its unit; it never seems to reach what it does not."""
    return with_unit(_short(wording.reached(row, indicator)), indicator.unit)


def _short(number: str) -> str:
    """Return a number without the zeros at its end, which tables keep and prose does not: "208,400" is "208,4"."""
    mark = marks().decimal
    return number.rstrip("0").rstrip(mark) if mark in number and "^" not in number else number


def with_unit(number: str, unit: str) -> str:
    """Join number and unit; % and ‰ stand at the number."""
    return number + unit if indicator_sign(unit) else f"{number} {unit}".rstrip()


def tight(text: str) -> str:
    """Return a sentence of the console with its % at the numbers, as reports have them."""
    return _LOOSE.sub(r"\1", text)


def indicator_sign(unit: str) -> bool:
    """Whether a unit is a sign that stands at its number."""
    return unit.startswith(("%", "‰"))


def share(ratio: float) -> str:
    """Return a ratio as a percentage that never rounds up to the 100% it has not reached: "81,0%"."""
    return tight(wording.share(ratio))


def reached_share(row: Row) -> str:
    """Return what has been reached of the plan likewise, at least where months are missing: "ít nhất 77,5%"."""
    return tight(wording.reached_percent(row, "attainment"))


def distance(value: float, indicator: Indicator) -> str:
    """Return how far something is, without a sign: "0,76 điểm %", "60 doanh nghiệp", "0,10‰"."""
    number = _short(show_apart(abs(value), 0.0, decimals(indicator)))
    return f"{number} {points()}" if indicator.unit.startswith("%") else with_unit(number, indicator.unit)


def growth(value: float, indicator: Indicator) -> str:
    """Return a growth rate in words: "tăng 10,38%", "giảm 12,03%", "không tăng"."""
    return _grown(show(value, decimals(indicator)))


def growth_goal(indicator: Indicator) -> str:
    """Return what a rate of growth is held against: "tăng 10,38%", "giảm không quá 12%"."""
    return tight(growth_target(indicator, _short(show(abs(indicator.aim or 0.0), decimals(indicator)))))


def reached_growth(row: Row, indicator: Indicator) -> str:
    """Return what a row has grown by, in words; it never seems to reach what it does not."""
    return _grown(wording.reached(row, indicator))


def _grown(rate: str) -> str:
    number = _short(rate)
    if not number.strip("0,."):
        return _("không tăng")
    if number.startswith(MINUS):
        return _("giảm {rate}%").format(rate=number[1:])
    return _("tăng {rate}%").format(rate=number)


def _difference(value: float, indicator: Indicator) -> str:
    """Return a difference in points with the decimals of the figures it lies between: 83,3 less 81,8 is 1,5.

    One that would look like none has two.
    """
    least = decimals(indicator)
    told = show(value, least, signed=True)
    return told if told.strip("0.,") or abs(value) < TOLERANCE else show(value, max(least, 2), signed=True)


def against_last_year(row: Row, indicator: Indicator) -> str:
    """Return the change on the same period last year: "tăng 6,2% so cùng kỳ"; "" if it is not known."""
    change = row["yoy"]
    if change is None:
        return ""
    if row["yoy_unit"] == "points":
        number = _short(_difference(change, indicator))
        size = with_unit(number[1:], row["unit"][:1]) if row["unit"].startswith("‰") else f"{number[1:]} {points()}"
    else:
        number = show(change * 100, 1, signed=True)
        size = f"{number[1:]}%"
    if not number.startswith(("+", MINUS)):
        return _("bằng cùng kỳ")
    return (_("giảm {size} so cùng kỳ") if number.startswith(MINUS) else _("tăng {size} so cùng kỳ")).format(size=size)


def annexed_change(row: Row, indicator: Indicator) -> str:
    """Return the same as a cell of a table: "+6,2%", "−0,40 đ%", "" if it is not known."""
    if row["yoy"] is None:
        return ""
    if row["yoy_unit"] == "points":
        points = _difference(row["yoy"], indicator)
        return f"{points}‰" if row["unit"].startswith("‰") else _("{points} đ%").format(points=points)
    return f"{show(row['yoy'] * 100, 1, signed=True)}%"


def adjusted(row: Row, indicator: Indicator) -> str:
    """Return which target it was held against, where that is not the one the plan set first; else ""."""
    if row["target_since"] is None:
        return ""
    document = f" ({row['target_document']})" if row["target_document"] else ""
    told = _("theo mục tiêu điều chỉnh từ {day}{document}").format(
        day=day_words(row["target_since"]), document=document
    )
    first = original(row, indicator)
    return told + _(", ban đầu là {original}").format(original=tight(first)) if first else told


def finality(data_status: str | None) -> str:
    """Return what stands before a verb and says how final its figure is: "", "ước ", "sơ bộ "."""
    words = {DataStatus.ESTIMATE.value: _("ước "), DataStatus.PRELIMINARY.value: _("sơ bộ ")}
    return words.get(data_status or "", "")


def reached(data_status: str | None, indicator: Indicator) -> str:
    """Return the verb for a figure: "đạt", "ước đạt"; what should stay low is not reached: "ước ở mức"."""
    return finality(data_status) + (_("ở mức") if indicator.bound is Bound.AT_MOST else _("đạt"))


def verdict(status: Status) -> str:
    """Return how a target stands, as the end of a sentence."""
    return {
        Status.MISSED: _("không đạt kế hoạch"),
        Status.AT_RISK: _("có nguy cơ không đạt kế hoạch"),
        Status.BEHIND: _("chậm so với yêu cầu"),
        Status.NO_DATA: _("chưa đủ số liệu để đánh giá"),
        Status.NO_TARGET: _("chưa có số mục tiêu"),
        Status.IN_PROGRESS: _("đang thực hiện"),
        Status.NOT_DUE: _("chưa đến kỳ đánh giá"),
        Status.ON_TRACK: _("đúng tiến độ"),
        Status.ACHIEVED: _("hoàn thành sớm kế hoạch năm"),
        Status.MET: _("đạt kế hoạch"),
        Status.EXCEEDED: _("vượt kế hoạch"),
    }[status]
