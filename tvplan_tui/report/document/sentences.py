"""One indicator in one sentence, in the offices' own manner.

"Tổng thu ngân sách lũy kế 9 tháng đạt 480,1 tỷ đồng, bằng 81,0% dự toán, tăng 6,2% so cùng kỳ; đúng tiến độ."
The numbers are the board's; nothing is computed here.
"""

from __future__ import annotations

from tvplan_tui.domain.indicator import Bound, Indicator, Kind, Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import TOLERANCE
from tvplan_tui.domain.path import year_end
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.sentence import growth_target, is_range, target
from tvplan_tui.domain.status import DataStatus, Status
from tvplan_tui.domain.vietnamese import capital
from tvplan_tui.domain.wording import is_marked
from tvplan_tui.report.board import Board, Row

from .dates import lacking
from .phrases import (
    adjusted,
    against_last_year,
    amount,
    distance,
    finality,
    growth,
    growth_goal,
    reached,
    reached_amount,
    reached_growth,
    reached_share,
    tight,
    verdict,
)


def sentence(board: Board, indicator: Indicator, row: Row) -> str:
    """Return what a report says of one indicator."""
    status = Status(row["status"])
    if status is Status.NOT_DUE:
        return _("{name}: chưa đến kỳ đánh giá.").format(name=indicator.name)
    if indicator.kind is Kind.QUALITATIVE:
        return _qualitative(indicator, row, status)
    if row["actual"] is None:
        return _nothing(indicator, row)
    told = {Kind.GROWTH: _growth, Kind.FLOW: _flow}.get(indicator.kind, _level)(board, indicator, row)
    told = ", ".join(part for part in (told, adjusted(row, indicator)) if part)
    return _("{told}; {verdict}.").format(told=told, verdict=_verdict(indicator, row, status))


def _verdict(indicator: Indicator, row: Row, status: Status) -> str:
    """Return the end of the sentence; what is over its limit is named as that, what is missing too."""
    if status is Status.NO_TARGET:
        return _("kế hoạch chưa nêu số mục tiêu nên không đánh giá")
    if is_over(indicator, row):
        told = standing(indicator, row)
        return _("{told}, phải giải trình").format(told=told) if indicator.bound is Bound.BETWEEN else told
    missing = lacking(row["missing_periods"])
    if missing and status is Status.NO_DATA:
        return _("{verdict} (thiếu {missing})").format(verdict=verdict(status), missing=missing)
    if missing:
        return _("{verdict}, chưa có số liệu {missing}").format(verdict=verdict(status), missing=missing)
    return verdict(status)


def is_over(indicator: Indicator, row: Row) -> bool:
    """Whether a sum is missed for it passed its upper edge: more than was allowed, not less than was asked for."""
    missed = Status(row["status"]) is Status.MISSED and indicator.kind is Kind.FLOW
    return missed and (row["outside"] or 0.0) > 0


def standing(indicator: Indicator, row: Row) -> str:
    """Return how a target stands, as the end of a sentence or in brackets after its name."""
    if not is_over(indicator, row):
        return verdict(Status(row["status"]))
    return _("vượt dự toán") if indicator.bound is Bound.BETWEEN else _("vượt mức tối đa")


def _nothing(indicator: Indicator, row: Row) -> str:
    missing = lacking(row["missing_periods"])
    if missing:
        return _("{name}: chưa có số liệu {missing}.").format(name=indicator.name, missing=missing)
    if row["data_through"] is not None and indicator.measured:
        return _("{name}: chưa phát sinh nên chưa xác định được tỷ lệ.").format(name=indicator.name)
    return _("{name}: chưa có số liệu.").format(name=indicator.name)


def _qualitative(indicator: Indicator, row: Row, status: Status) -> str:
    if status is Status.NO_DATA:
        missing = lacking(row["missing_periods"])
        return _("{name}: chưa có nhận định {missing}").format(name=indicator.name, missing=missing).rstrip() + "."
    judged = {Status.MET: _("đạt"), Status.MISSED: _("chưa đạt")}.get(status, _("đang thực hiện"))
    told = _("{name}: cơ quan theo dõi đánh giá {judged}").format(name=indicator.name, judged=judged)
    evidence = row["note"] if row["note"] and row["note_period"] == row["data_through"] else ""
    return f"{told} ({evidence.rstrip('. ')})." if evidence else f"{told}."


def span(board: Board, indicator: Indicator, row: Row) -> str:
    """Return how much of its own year a figure covers: "lũy kế 9 tháng", "cả năm 2023"."""
    months = row["judged"]
    if indicator.kind is Kind.GROWTH or row["missing_periods"]:
        months = Period.parse(row["data_through"]).last - year_end(indicator, board.plan.year) + 12
    if row["closed"] and months == 12:
        if indicator.year_start == 1:
            return _("cả năm {year}").format(year=board.plan.year)
        return _("cả năm nghiệp vụ {year}").format(year=board.plan.year)
    return _("lũy kế {count} tháng").format(count=months)


def _growth(board: Board, indicator: Indicator, row: Row) -> str:
    head = _("{name} {span} {grown}{growth} so cùng kỳ").format(
        name=_grown_name(indicator.name),
        span=span(board, indicator, row),
        grown=finality(row["data_status"]),
        growth=reached_growth(row, indicator),
    )
    if row["previous_year"] is not None:
        head += _(" (cùng kỳ {growth})").format(growth=growth(row["previous_year"], indicator))
    if indicator.aim is None or row["gap"] is None:
        return head
    if is_range(indicator):
        return f"{head}, {_to_range(indicator, row, tight(growth_target(indicator)))}"
    goal = growth_goal(indicator)
    if abs(row["gap"]) <= TOLERANCE * abs(indicator.aim):
        return _("{head}, bằng kế hoạch ({goal})").format(head=head, goal=goal)
    words = (
        _("{head}, cao hơn kế hoạch ({goal}) {size}")
        if row["gap"] > 0
        else _("{head}, thấp hơn kế hoạch ({goal}) {size}")
    )
    return words.format(head=head, goal=goal, size=distance(row["gap"], indicator))


def _grown_name(name: str) -> str:
    """Return what grows: "Tốc độ tăng vốn đầu tư" would read "tốc độ tăng … tăng"."""
    for opening in (_("Tốc độ tăng trưởng "), _("Tốc độ tăng ")):
        if name.startswith(opening) and len(name) > len(opening):
            rest = name[len(opening) :]
            return capital(rest)
    return name


def _flow(board: Board, indicator: Indicator, row: Row) -> str:
    if row["lower_bound"] and not _has_gaps(row):
        row = {**row, "lower_bound": False}  # of the months that are told none is missing
    least = _(" ít nhất") if row["lower_bound"] else ""
    parts = [
        _("{name} {span} {reached}{least} {amount}").format(
            name=indicator.name,
            span=span(board, indicator, row),
            reached=reached(row["data_status"], indicator),
            least=least,
            amount=reached_amount(row, indicator),
        ),
        _against_plan(board.plan, indicator, row),
        against_last_year(row, indicator),
        _own_period(board, indicator, row),
    ]
    return ", ".join(part for part in parts if part)


def _has_gaps(row: Row) -> bool:
    """Whether a figure is missing within the months that are told, not only after them."""
    through = Period.parse(row["data_through"]).last
    return any(Period.parse(text).last <= through for text in row["missing_periods"])


def plan_word(plan: Plan, indicator: Indicator) -> str:
    """Return what the document calls the target: "dự toán" where it says so of it or of what it is part of."""
    one: Indicator | None = indicator
    while one is not None:
        if _("dự toán") in one.quote.lower() or (one.kind is Kind.FLOW and one.bound is Bound.BETWEEN):
            return _("dự toán")
        one = plan.by_id.get(one.parent) if one.parent else None
    return _("kế hoạch")


def _against_plan(plan: Plan, indicator: Indicator, row: Row) -> str:
    if indicator.aim is None or row["attainment"] is None:
        return ""
    aim = amount(indicator.aim, indicator)
    if indicator.bound is Bound.AT_MOST:
        under = row["actual"] <= indicator.aim
        words = _("thấp hơn mức tối đa ({aim}) {size}") if under else _("cao hơn mức tối đa ({aim}) {size}")
        return words.format(aim=aim, size=distance(row["gap"], indicator))
    return _("bằng {share} {plan} ({aim})").format(share=reached_share(row), plan=plan_word(plan, indicator), aim=aim)


def _own_period(board: Board, indicator: Indicator, row: Row) -> str:
    """Return the period's own amount, where it is another than the year so far."""
    through = row["data_through"]
    current = through is not None and Period.parse(through).last == board.period.last
    start = year_end(indicator, board.plan.year) - 11
    if not current or row["period_value"] is None or board.period.first <= start:
        return ""
    return _("riêng {period} {reached} {amount}").format(
        period=board.period.words(),
        reached=reached(_least_final(board, indicator, start), indicator),
        amount=amount(row["period_value"], indicator),
    )


def _least_final(board: Board, indicator: Indicator, start: int) -> str | None:
    """Return the lowest data status among the period's own figures."""
    known = board.series[indicator.id].statuses[board.period.first - start : board.period.last - start + 1]
    return min((DataStatus(one) for one in known if one), key=list(DataStatus).index, default=None)


def _level(board: Board, indicator: Indicator, row: Row) -> str:
    when = (
        span(board, indicator, row)
        if row["closed"] and not row["missing_periods"]
        else _("đến hết {period}").format(period=Period.parse(row["data_through"]).words())
    )
    parts = [
        _("{name} {when} {reached} {amount}").format(
            name=indicator.name,
            when=when,
            reached=reached(row["data_status"], indicator),
            amount=reached_amount(row, indicator),
        ),
        _to_target(indicator, row),
        _by_now(indicator, row),
        against_last_year(row, indicator),
    ]
    return ", ".join(part for part in parts if part)


def _to_target(indicator: Indicator, row: Row) -> str:
    if indicator.aim is None or row["gap"] is None:
        return ""
    if is_range(indicator):
        return _to_range(indicator, row, tight(target(indicator)))
    aim = amount(indicator.aim, indicator)
    if abs(row["gap"]) <= TOLERANCE * abs(indicator.aim):
        return _("bằng kế hoạch ({aim})").format(aim=aim)
    if not indicator.is_rate and row["attainment"] is not None and indicator.bound is not Bound.AT_MOST:
        return _("bằng {share} kế hoạch ({aim})").format(share=reached_share(row), aim=aim)
    if indicator.bound is Bound.AT_MOST:
        words = _("cao hơn mức tối đa ({aim}) {size}") if row["gap"] > 0 else _("thấp hơn mức tối đa ({aim}) {size}")
    else:
        words = _("cao hơn kế hoạch ({aim}) {size}") if row["gap"] > 0 else _("thấp hơn kế hoạch ({aim}) {size}")
    return words.format(aim=aim, size=distance(row["gap"], indicator))


def _to_range(indicator: Indicator, row: Row, goal: str) -> str:
    """Return whether a value lies in its range, or how far from the edge that it has left."""
    off = row["off_range"]
    if not off:
        return _("trong khoảng kế hoạch ({goal})").format(goal=goal)
    words = (
        _("cao hơn mức trên của kế hoạch ({goal}) {size}")
        if off > 0
        else _("thấp hơn mức dưới của kế hoạch ({goal}) {size}")
    )
    return words.format(goal=goal, size=distance(off, indicator))


def _by_now(indicator: Indicator, row: Row) -> str:
    """Return what is asked for by now, where that is less than the target of the year."""
    if indicator.aim is None or not is_marked(row, indicator):
        return ""
    return _("mốc đến kỳ {expected}").format(expected=amount(row["expected"], indicator))
