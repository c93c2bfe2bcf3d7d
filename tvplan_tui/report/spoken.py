"""A verdict with its sum as a sentence to be read aloud: who, how it stands, how much of how much.

Pure; puts numbers of a judged row into words and computes none. The table and the detail pane use the denser
``domain.explain``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvplan_tui.domain.due import listed
from tvplan_tui.domain.explain import why_not_due
from tvplan_tui.domain.indicator import Bound, Indicator, Kind, Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import TOLERANCE, percent, places, show, show_apart
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.sentence import growth_target, is_range, target
from tvplan_tui.domain.status import Status
from tvplan_tui.domain.wording import (
    amount,
    at_least,
    decimals,
    every,
    is_above,
    is_marked,
    path_places,
    reached,
    reached_amount,
    reached_change,
    reached_percent,
    reached_places,
    used_percent,
)

if TYPE_CHECKING:
    from .board import Row


def opening(row: Row, indicator: Indicator, plan: Plan, *, brief: bool = False) -> str:
    """Return the first sentence, without its full stop; ``brief`` does not say what the indicator is part of."""
    status = Status(row["status"])
    who = called(indicator, plan, brief=brief)
    if indicator.kind is Kind.QUALITATIVE:
        return f"{who} {_assessed(row, status)}"
    if status is Status.NOT_DUE:
        return f"{who} {_not_due(row, indicator)}"
    if status is Status.NO_DATA:
        return f"{who} {_no_data(row, indicator, plan)}"
    if status is Status.NO_TARGET:
        return f"{who} {_no_target(row, indicator)}"
    head = f"{who} {stands(status)}: "
    if indicator.kind is Kind.GROWTH:
        return head + _growth(row, indicator, status)
    return head + (_flow(row, indicator, status) if indicator.kind is Kind.FLOW else _level(row, indicator, status))


def called(indicator: Indicator, plan: Plan, *, brief: bool = False) -> str:
    """Return what an indicator is called, with the one it is part of."""
    parent = plan.by_id.get(indicator.parent or "")
    if parent is None or brief:
        return _("Chỉ tiêu “{name}”").format(name=indicator.name)
    return _("Chỉ tiêu “{name}” (thuộc “{parent}”)").format(name=indicator.name, parent=parent.name)


def stands(status: Status) -> str:
    """Return a verdict as what is said of a subject: "có nguy cơ không đạt", "đang đúng tiến độ"."""
    return {
        Status.MISSED: _("không đạt"),
        Status.AT_RISK: _("có nguy cơ không đạt"),
        Status.BEHIND: _("đang chậm"),
        Status.NO_DATA: _("thiếu số liệu"),
        Status.NO_TARGET: _("chưa có số mục tiêu"),
        Status.IN_PROGRESS: _("đang thực hiện"),
        Status.NOT_DUE: _("chưa đến kỳ đánh giá"),
        Status.ON_TRACK: _("đang đúng tiến độ"),
        Status.ACHIEVED: _("đã hoàn thành sớm"),
        Status.MET: _("đạt"),
        Status.EXCEEDED: _("vượt kế hoạch"),
    }[status]


def points(value: float, indicator: Indicator, digits: int | None = None, *, limit: float | None = None) -> str:
    """Return the size of a difference with its unit: "0,82 điểm %", "0,1 ‰"; told apart from ``limit``."""
    least = decimals(indicator) if digits is None else digits
    size = show_apart(abs(value), (0.0, limit), least)
    is_share = indicator.unit.startswith("%") or indicator.kind is Kind.GROWTH
    return _("{size} điểm %").format(size=size) if is_share else f"{size} {indicator.unit}"


def _span(row: Row, indicator: Indicator, months: int) -> str:
    if row["closed"] and months == 12:
        return _("cả năm") if indicator.year_start == 1 else _("cả năm nghiệp vụ")
    return _("{count} tháng").format(count=months)


def _until(row: Row, indicator: Indicator) -> str:
    """Return the day a level is of: "đến hết tháng 9/2023", "cả năm nghiệp vụ"."""
    if row["closed"] and not row["missing_periods"]:
        return _span(row, indicator, 12)
    return _("đến hết {period}").format(period=Period.parse(row["data_through"]).words())


def _flow(row: Row, indicator: Indicator, status: Status) -> str:
    span = _span(row, indicator, row["judged"])
    if row["plan_share"] is None:
        return _("{span} là {actual}, mục tiêu {goal}").format(
            span=span, actual=reached_amount(row, indicator), goal=target(indicator)
        )
    of = _("mức tối đa") if indicator.bound is Bound.AT_MOST else _("kế hoạch")
    text = _("{span} là {actual} trên {target}, tức {share} {of}").format(
        span=span,
        actual=at_least(row, reached(row, indicator)),
        target=amount(indicator.aim, indicator),
        share=reached_percent(row, "plan_share"),
        of=of,
    )
    if status is Status.MISSED and (row["outside"] or 0.0) > 0:
        return text + _(", nhiều hơn mức cho phép {over} nên phải giải trình").format(
            over=points(row["outside"], indicator)
        )
    if row["closed"] or status is Status.ACHIEVED or row["expected"] is None:
        return text
    return f"{text}; {_pace(row, indicator, status)}"


def _pace(row: Row, indicator: Indicator, status: Status) -> str:
    """Return the comparison with what is asked for by now, or with what a budget may have come to by now."""
    hasty = row["haste"] is not None and status is Status.AT_RISK and row["haste"] > 1
    expected = row["expected_most"] if hasty else row["expected"]
    edge = indicator.high if hasty else indicator.low
    digits = min(6, max(decimals(indicator), path_places(expected)))
    planned = bool(indicator.profile or indicator.milestones)
    how = _("theo lộ trình") if planned else _("chia đều theo {every}").format(every=every(row["every"]))
    if indicator.bound is Bound.BETWEEN and edge is not None and indicator.kind is Kind.FLOW:
        side = _("tính trên mức trên {edge}, {how}") if hasty else _("tính trên mức dưới {edge}, {how}")
        how = side.format(edge=show(edge, decimals(indicator)), how=how)
    least = _("không quá") if hasty or indicator.bound is Bound.AT_MOST else _("phải có")
    size = show(expected, digits) if indicator.kind is Kind.FLOW else f"{show(expected, digits)} {indicator.unit}"
    text = _("{how} thì đến nay {least} {size}").format(how=how, least=least, size=size)
    digits = places(row["behind"] * 100)
    if hasty:
        limit = percent(2 - row["behind"], digits)
        return text + _(", đã bằng {share} mức ấy, quá ngưỡng nguy cơ {limit}").format(
            share=reached_percent(row, "haste"), limit=limit
        )
    if row["pace"] is not None and indicator.bound is Bound.AT_MOST and expected > 0:
        text += _(", đã bằng {share} mức ấy").format(share=used_percent(row))
        limit = percent(2 - row["behind"], digits)
        past = {
            Status.BEHIND: _(", chưa quá ngưỡng nguy cơ {limit}"),
            Status.AT_RISK: _(", quá ngưỡng nguy cơ {limit}"),
        }
        return text + past.get(status, "").format(limit=limit)
    if row["pace"] is None or indicator.bound is Bound.AT_MOST:
        return text
    if status not in (Status.BEHIND, Status.AT_RISK):
        return text + _(", đã có {pace} mức ấy").format(pace=reached_percent(row, "pace"))
    below = _("dưới ngưỡng nguy cơ {limit}") if status is Status.AT_RISK else _("chưa dưới ngưỡng nguy cơ {limit}")
    told = _(", mới được {pace} mức ấy, ").format(pace=reached_percent(row, "pace"))
    return text + told + below.format(limit=percent(row["behind"], digits))


def _level(row: Row, indicator: Indicator, status: Status) -> str:
    head = _("{until} là {actual}").format(until=_until(row, indicator), actual=reached_amount(row, indicator))
    if row["numerator"] is not None and row["denominator"]:
        head += _(" ({numerator} trên {denominator})").format(
            numerator=show(row["numerator"]), denominator=show(row["denominator"])
        )
    if is_marked(row, indicator):
        return _("{head}, mục tiêu cả năm {goal}; {pace}").format(
            head=head, goal=target(indicator), pace=_pace(row, indicator, status)
        )
    text = f"{head}, {_distance(row, indicator)}"
    near = status in (Status.BEHIND, Status.AT_RISK) or (status is Status.ON_TRACK and row["outside"])
    return text + _limit(row, indicator) if near else text


def _limit(row: Row, indicator: Indicator) -> str:
    """Return how the value lies to the bound of risk; for a limit it is counted upwards."""
    digits = places(row["behind"] * 100)
    if is_above(row, indicator):
        if (indicator.high or 0.0) <= 0:
            return ""
        return _(" (bằng {share} mức trên, trên {limit} là nguy cơ)").format(
            share=used_percent(row), limit=percent(2 - row["behind"], digits)
        )
    if indicator.bound is Bound.AT_MOST and row["plan_share"] is not None:
        return _(" (bằng {share} mức tối đa, trên {limit} là nguy cơ)").format(
            share=reached_percent(row, "plan_share"), limit=percent(2 - row["behind"], digits)
        )
    if indicator.bound is Bound.AT_MOST or row["pace"] is None:
        return ""
    return _(" (mức hoàn thành {pace}, ngưỡng nguy cơ {limit})").format(
        pace=reached_percent(row, "pace"), limit=percent(row["behind"], digits)
    )


def _distance(row: Row, indicator: Indicator) -> str:
    """Return how far the value is from the target, or from the edge of a range it lies outside of."""
    distance = row["off_range"] if is_range(indicator) else row["gap"]
    if is_range(indicator) and not distance:
        return _("nằm trong mục tiêu {goal}").format(goal=target(indicator))
    if abs(distance) <= TOLERANCE * abs(indicator.aim or 0.0):
        return _("đúng bằng mục tiêu")
    side = _("cao hơn") if distance > 0 else _("thấp hơn")
    return _("{side} {size} so với mục tiêu {goal}").format(
        side=side,
        size=_size(row, indicator, distance),
        goal=target(indicator),
    )


def _size(row: Row, indicator: Indicator, distance: float) -> str:
    """Return a difference from the target; of growth it is told apart from the bound of risk, which is one too."""
    limit = row["behind"] if indicator.kind is Kind.GROWTH else None
    return points(distance, indicator, reached_places(row, indicator), limit=limit)


def _growth(row: Row, indicator: Indicator, status: Status) -> str:
    head = _("{span} {change} so cùng kỳ").format(
        span=_span(row, indicator, row["through"]),
        change=reached_change(row, indicator),
    )
    limit = ""
    if status in (Status.BEHIND, Status.AT_RISK):
        told = _(", trong giới hạn {limit} điểm") if status is Status.BEHIND else _(", quá giới hạn {limit} điểm")
        limit = told.format(limit=show(row["behind"]))
    if is_range(indicator):
        return _("{head}, {distance}{limit}").format(head=head, distance=_distance(row, indicator), limit=limit)
    aim, size, goal = indicator.aim or 0.0, _size(row, indicator, row["gap"]), growth_target(indicator)
    if abs(row["gap"]) <= TOLERANCE * abs(aim):
        return _("{head}, đúng bằng mục tiêu {goal}").format(head=head, goal=goal)
    if aim < 0:  # of two falls the lower number is the greater fall: only better or worse is plain
        side = _("kém") if row["outside"] else _("tốt hơn")
        return _("{head}; mục tiêu là {goal}, {side} {size}{limit}").format(
            head=head, goal=goal, side=side, size=size, limit=limit
        )
    side = _("cao hơn") if row["gap"] > 0 else _("thấp hơn")
    return _("{head}, {side} {size} so với mục tiêu {goal}{limit}").format(
        head=head, side=side, size=size, goal=goal, limit=limit
    )


def _assessed(row: Row, status: Status) -> str:
    missing = listed(tuple(map(Period.parse, row["missing_periods"])))
    if status is Status.NOT_DUE:
        return _("chưa đến kỳ đánh giá; cơ quan theo dõi nhận định bằng lời, không chấm theo số")
    if status is Status.NO_DATA:
        return _("chưa có nhận định nào của cơ quan theo dõi dù đã đến kỳ (thiếu {missing})").format(missing=missing)
    when = Period.parse(row["data_through"]).words()
    return _("{stands} theo nhận định của cơ quan theo dõi đến {when}").format(stands=stands(status), when=when)


def _not_due(row: Row, indicator: Indicator) -> str:
    if row["seen"] and row["actual"] is None:
        return _("{what}; mục tiêu {goal}").format(what=_undefined(indicator), goal=target(indicator))
    return _("chưa đến kỳ đánh giá vì {why}; mục tiêu {goal}").format(
        why=why_not_due(row, indicator), goal=target(indicator)
    )


def _undefined(indicator: Indicator) -> str:
    if indicator.kind is Kind.GROWTH:
        return _("chưa chấm được: số cùng kỳ năm trước bằng 0 nên tốc độ tăng chưa xác định")
    return _("chưa chấm được: chưa phát sinh trường hợp nào nên tỷ lệ chưa xác định, không phải 0 %")


def _no_target(row: Row, indicator: Indicator) -> str:
    # the plan's own note says why, if it has one
    told = _("không được chấm") if indicator.note else _("không được chấm vì kế hoạch chưa có số mục tiêu")
    if row["actual"] is None:
        return told
    when = Period.parse(row["data_through"]).words()
    return told + _("; đến hết {when} là {actual}").format(when=when, actual=reached_amount(row, indicator))


def _no_data(row: Row, indicator: Indicator, plan: Plan) -> str:
    missing = tuple(map(Period.parse, row["missing_periods"]))
    if not row["seen"]:
        return _("chưa chấm được: đã đến kỳ mà năm {year} chưa có số liệu nào").format(year=plan.year)
    if row["actual"] is None:
        told = _("{what}; còn thiếu số liệu {missing}")
        return told.format(what=_undefined(indicator), missing=listed(missing))
    actual = reached_amount(row, indicator)
    if row["incomplete"] and indicator.kind is not Kind.FLOW:
        told = _("chưa đủ căn cứ để chấm: thiếu số liệu {missing}; các kỳ đã có cho {actual}, mục tiêu {goal}")
        return told.format(missing=listed(missing), actual=actual, goal=target(indicator))
    if row["incomplete"]:
        least = _("các kỳ đã có cộng lại ít nhất") if row["lower_bound"] else _("các kỳ đã có cộng lại là")
        share = reached_percent(row, "plan_share")
        part = _(", bằng {share} kế hoạch").format(share=share) if row["plan_share"] else ""
        return _("chưa đủ căn cứ để chấm: thiếu số liệu {missing}; {least} {actual}{part}").format(
            missing=listed(missing), least=least, actual=actual, part=part
        )
    when = Period.parse(row["data_through"]).words()
    return _("chưa chấm được: năm đã hết mà thiếu số liệu {missing}; số gần nhất, {when}, là {actual}").format(
        missing=listed(missing), when=when, actual=actual
    )
