"""What is still needed, and where the year is heading, as sentences to be read aloud. Pure; computes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvplan_tui.domain.indicator import Bound, Indicator, Kind, Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import show, show_apart
from tvplan_tui.domain.status import Status
from tvplan_tui.domain.steps import Step, step_needed
from tvplan_tui.domain.wording import amount, decimals, every, pace, path_places

from .spoken import points

if TYPE_CHECKING:
    from tvplan_tui.domain.series import Series

    from .board import Row

FEW = 20
"""Cases below which a share has no pace."""
_STANDING = (Status.ON_TRACK, Status.BEHIND, Status.AT_RISK)


def needed(row: Row, indicator: Indicator, series: Series | None, plan: Plan) -> str:
    """Return what each period to come must bring and how often one brought that much; "" where nothing is asked."""
    if indicator.kind is Kind.FLOW:
        return _rate(row, indicator)
    if not _moves(row, indicator) or series is None:
        return ""
    if not row["outside"]:
        return "" if row["once"] else _("Từ nay đến hết năm chỉ cần giữ mức này")
    step = _missing_step(row, indicator, series)
    return "" if step is None else _step(step, row, indicator, plan)


def _moves(row: Row, indicator: Indicator) -> bool:
    """Whether it has a value that can still move by so much a period."""
    if indicator.kind is Kind.RATIO and row["denominator"] is not None and row["denominator"] < FEW:
        return False  # of so few cases a share moves by whole cases, and no pace of points means anything
    return indicator.kind not in (Kind.FLOW, Kind.MILESTONE) and Status(row["status"]) in _STANDING


def _missing_step(row: Row, indicator: Indicator, series: Series | None) -> Step | None:
    """Return what each figure still to come must add; None where nothing is missing or no pace means anything."""
    if not _moves(row, indicator) or series is None or not row["outside"]:
        return None
    return step_needed(
        row["actual"],
        row["actual"] - row["outside"],
        row["periods_left"],
        row["every"],
        series.values[: series.now],
        series.previous,
    )


def _rate(row: Row, indicator: Indicator) -> str:
    rate, left = row["run_rate_needed"], row["periods_left"]
    if rate is None or not left or row["status"] == Status.MISSED:
        return ""
    noun = every(row["every"])
    size = f"{pace(rate, indicator)} {indicator.unit}"
    if indicator.bound is Bound.AT_MOST:
        return _("Từ nay mỗi {every} còn được phép {size}").format(every=noun, size=size)
    if rate == 0:
        return ""
    rest = _rest(row, left)
    if indicator.bound is Bound.BETWEEN:
        text = _("Đến mức kế hoạch, {rest} {each}còn {size}")
    else:
        text = _("Để đạt kế hoạch, {rest} {each}cần {size}")
    text = text.format(rest=rest, each=_each(left, noun), size=size)
    return text + _reached(row["rate_reached"], row["rate_periods"], noun)


def shortly(row: Row, indicator: Indicator, series: Series | None, plan: Plan) -> str:
    """Return what is still needed in one line for a page of the meeting; whether it was ever reached is never cut."""
    rate, left = row["run_rate_needed"], row["periods_left"]
    asked = rate and left and row["status"] != Status.MISSED and indicator.bound is Bound.AT_LEAST
    step = None if row["outlook"] else _missing_step(row, indicator, series)
    if step is not None:
        return _step_shortly(step, row, indicator, plan)
    if indicator.kind is not Kind.FLOW or not asked:
        return row["outlook"] or needed(row, indicator, series, plan)
    noun = every(row["every"])
    text = _("{size} {unit}/{every}, còn {left} {every}").format(
        size=pace(rate, indicator), unit=indicator.unit, every=noun, left=left
    )
    if not row["rate_periods"]:
        return text
    return text + _("; đã từng: {reached}/{periods} {every}").format(
        reached=row["rate_reached"], periods=row["rate_periods"], every=noun
    )


def _rest(row: Row, left: int) -> str:
    noun = every(row["every"])
    count = noun if left == 1 else f"{left} {noun}"
    return (_("{count} chưa có số") if row["missing_periods"] else _("{count} còn lại")).format(count=count)


def _each(left: int, noun: str) -> str:
    return "" if left == 1 else _("mỗi {every} ").format(every=noun)


def _reached(reached: int | None, periods: int | None, noun: str) -> str:
    """Return in how many of the year's periods so far it was reached."""
    if not periods or reached is None:
        return ""
    if periods == 1:
        once = _("; {every} đã qua được như thế") if reached else _("; {every} đã qua chưa được như thế")
        return once.format(every=noun)
    values = {"periods": periods, "every": noun, "reached": reached}
    if not reached:
        return _("; {periods} {every} đã qua chưa {every} nào được như thế").format(**values)
    if reached == periods:
        return _("; {periods} {every} đã qua {every} nào cũng được như thế").format(**values)
    return _("; {periods} {every} đã qua có {reached} {every} được như thế").format(**values)


def _step(step: Step, row: Row, indicator: Indicator, plan: Plan) -> str:
    noun, falls = every(row["every"]), step.needed < 0
    digits = max(decimals(indicator), 2 if indicator.is_rate else path_places(abs(step.needed)))
    verb = _("giảm") if falls else _("tăng")
    size = points(step.needed, indicator, digits)
    text = _("Để đạt, {rest} {each}phải {verb} thêm {size}").format(
        rest=_rest(row, step.left), each=_each(step.left, noun), verb=verb, size=size
    )
    if not indicator.is_rate and step.left > 1:  # what is counted is said whole
        whole = points(step.needed * step.left, indicator)
        text = _("Để đạt, {rest} phải {verb} thêm {whole}, mỗi {every} {size}").format(
            rest=_rest(row, step.left), verb=verb, whole=whole, every=noun, size=show(abs(step.needed), digits)
        )
    if not step.moves:
        return text
    year = _("năm {year}").format(year=plan.year - 1) if step.last_year else _("năm nay")
    values = {"year": year, "verb": verb, "moves": step.moves, "reached": step.reached}
    if step.moves == 1:
        once = _("; {year} đã một lần {verb} được như thế") if step.reached else _("; {year} chưa {verb} được như thế")
        return text + once.format(**values)
    if not step.reached:
        return text + _("; {year} chưa lần nào trong {moves} lần có số mới {verb} được như thế").format(**values)
    if step.reached == step.moves:
        return text + _("; {year} cả {moves} lần có số mới đều {verb} được như thế").format(**values)
    return text + _("; {year} có {reached} trong {moves} lần có số mới {verb} được như thế").format(**values)


def _step_shortly(step: Step, row: Row, indicator: Indicator, plan: Plan) -> str:
    """Return a step in one line: how much a period, how many are left, how often one moved that far."""
    noun = every(row["every"])
    digits = max(decimals(indicator), 2 if indicator.is_rate else path_places(abs(step.needed)))
    verb, size = _("Giảm thêm") if step.needed < 0 else _("Tăng thêm"), points(step.needed, indicator, digits)
    once, more = _("{verb} {size} trong {every} còn lại"), _("{verb} {size}/{every}, còn {left} {every}")
    told = once if step.left == 1 else more
    text = told.format(verb=verb, size=size, every=noun, left=step.left)
    if not step.moves:
        return text
    if step.last_year:
        return text + _("; năm {year}: {reached}/{moves} lần").format(
            year=plan.year - 1, reached=step.reached, moves=step.moves
        )
    return text + _("; đã từng: {reached}/{moves} lần").format(reached=step.reached, moves=step.moves)


def heading(row: Row, indicator: Indicator, plan: Plan) -> str:
    """Return where the year is heading: by which method, within which range; why not, where it cannot be said."""
    if row["projection"] is None:
        running = indicator.kind is Kind.FLOW and not row["closed"] and not row["once"]
        return _("Chưa suy ra được cả năm vì thiếu số liệu") if running and row["incomplete"] else ""
    text = _("Suy ra cả năm là {whole}, {way}").format(
        whole=amount(row["projection"], indicator), way=_way(row["projection_method"], row, plan)
    )
    low, high = row["projection_low"], row["projection_high"]
    if low is None or high is None:
        return text + _("; chỉ có một cách tính nên không nêu khoảng")
    ways = {name: value for name, value in row["projection_ways"].items() if value is not None}
    count = {2: _("hai"), 3: _("ba")}.get(len(ways), str(len(ways)))
    if show(low, decimals(indicator)) == show(high, decimals(indicator)):
        return text + _("; {count} cách tính cho cùng kết quả").format(count=count)
    ends = [_end(value, ways, row, indicator, plan) for value in (low, high)]
    return text + _("; {count} cách tính cho từ {low} đến {high}{meeting}").format(
        count=count, low=ends[0], high=ends[1], meeting=_meeting(row["projection_meeting"], len(ways), indicator)
    )


def _end(value: float, ways: dict[str, float], row: Row, indicator: Indicator, plan: Plan) -> str:
    """Return one end of the range, with the way it comes from unless that has just been said."""
    size = show(value, decimals(indicator))
    way = next(name for name, one in ways.items() if one == value)
    return size if way == row["projection_method"] else f"{size} ({_way(way, row, plan)})"


def _way(way: str, row: Row, plan: Plan) -> str:
    window = max(3, row["every"])
    late = {3: _("ba tháng"), 6: _("nửa năm")}.get(window, _("năm"))
    return {
        "seasonal": _("theo mùa vụ năm {year}").format(year=plan.year - 1),
        "profile": _("theo lộ trình của kế hoạch"),
        "prorata": _("chia đều"),
        "recent": _("theo nhịp {late} gần đây").format(late=late),
    }[way]


def _meeting(meeting: int | None, count: int, indicator: Indicator) -> str:
    if meeting is None:
        return ""
    goal = _("đạt kế hoạch") if indicator.bound is Bound.AT_LEAST else _("nằm trong mức cho phép")
    if meeting == count:
        return _(", đều {goal}").format(goal=goal)
    if not meeting:
        return _(", không cách nào {goal}").format(goal=goal)
    number = _("một") if meeting == 1 else _("hai")
    return _(", chỉ {number} cách {goal}").format(number=number, goal=goal)


def compared(row: Row, indicator: Indicator) -> str:
    """Return the change on the same period last year; "" where it says nothing new."""
    before, change = row["previous_year"], row["yoy"]
    if before is None or change is None or indicator.kind is Kind.GROWTH or row["status"] == Status.NO_DATA:
        return ""
    then, when = amount(before, indicator), _("Năm trước") if row["closed"] else _("Cùng kỳ năm trước")
    if abs(change) < 1e-9:
        return _("{when} cũng là {then}").format(when=when, then=then)
    if row["yoy_unit"] == "points":
        side = _("cao hơn") if change > 0 else _("thấp hơn")
        return _("{when} là {then}, nay {side} {size}").format(
            when=when, then=then, side=side, size=points(change, indicator)
        )
    side = _("tăng") if change > 0 else _("giảm")
    return _("{when} là {then}, nay {side} {size} %").format(
        when=when, then=then, side=side, size=show_apart(abs(change) * 100, 0.0, 1)
    )


def fallen(row: Row, indicator: Indicator) -> str:
    """Return the change on the same period last year in few words where it is bad news, which nothing crowds out."""
    change = row["yoy"] or 0.0
    worse = change > 0 if indicator.bound is Bound.AT_MOST else change < 0 and indicator.bound is Bound.AT_LEAST
    if not worse or not compared(row, indicator):
        return ""
    side = _("tăng") if change > 0 else _("giảm")
    size = f"{show_apart(abs(change) * 100, 0.0, 1)} %"
    if row["yoy_unit"] == "points":
        size = points(change, indicator)
    return _("So cùng kỳ {side} {size}").format(side=side, size=size)
