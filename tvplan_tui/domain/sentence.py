"""The sentence of a verdict on a number: what was reached, what was asked for, how far apart, therefore what.

Pure functions of a scoreboard row and its indicator, one for each way of judging.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .indicator import Bound, Indicator, Kind
from .language import _
from .numbers import TOLERANCE, percent, places, show, show_apart
from .period import Period
from .status import Status
from .wording import (
    amount,
    at_least,
    change,
    decimals,
    is_above,
    is_marked,
    path_places,
    reached_amount,
    reached_change,
    reached_percent,
    reached_places,
    used_percent,
)

Row = Mapping[str, Any]


def verdict(status: Status) -> str:
    """Return the status as the end of a sentence."""
    return {
        Status.MISSED: _("không đạt"),
        Status.AT_RISK: _("có nguy cơ không đạt"),
        Status.BEHIND: _("chậm"),
        Status.ON_TRACK: _("đúng tiến độ"),
        Status.ACHIEVED: _("hoàn thành sớm"),
        Status.MET: _("đạt"),
        Status.EXCEEDED: _("vượt"),
    }.get(status, str(status))


def _span(row: Row, indicator: Indicator, months: int) -> str:
    """Return how much of the year the actual value covers: "Lũy kế 9 tháng", "Cả năm"."""
    if row["closed"] and months == 12:
        return _("Cả năm") if indicator.year_start == 1 else _("Cả năm nghiệp vụ (12 tháng)")
    return _("Lũy kế {count} tháng").format(count=months)


def is_range(indicator: Indicator) -> bool:
    """Tell whether the target is a range."""
    return indicator.low is not None and indicator.high is not None and indicator.low != indicator.high


def target(indicator: Indicator) -> str:
    """Return the target as it is compared: "ít nhất 94,44 %", "không quá 4,19 %", "từ 6,6 đến 6,8 %"."""
    if is_range(indicator):
        low = show(indicator.low, decimals(indicator))
        return _("từ {low} đến {high}").format(low=low, high=amount(indicator.high, indicator))
    text = amount(indicator.aim, indicator)
    if indicator.bound is Bound.AT_MOST:
        return _("không quá {target}").format(target=text)
    return _("ít nhất {target}").format(target=text) if indicator.bound is Bound.AT_LEAST else text


def original(row: Row, indicator: Indicator) -> str:
    """Return the target that the plan set first, in words; "" where it set none."""
    low, high = row["original_low"], row["original_high"]
    if is_range(indicator) and low is not None and high is not None:
        return target(replace(indicator, low=low, high=high))
    return "" if row["original_target"] is None else amount(row["original_target"], indicator)


def growth_target(indicator: Indicator, size: str = "") -> str:
    """Return a growth target: "tăng 10,38 %", "tăng không quá 2,5 %", "từ tăng 6,6 % đến tăng 6,8 %".

    Below 0 the sides change: at most −2 is to fall by at least 2, at least −2 to fall by no more than 2.
    ``size`` is its size as it is to be written, where not with all its decimals.
    """
    if is_range(indicator):
        low, high = change(indicator.low or 0.0, indicator), change(indicator.high or 0.0, indicator)
        return _("từ {low} đến {high}").format(low=low, high=high)
    aim, most = indicator.aim or 0.0, indicator.bound is Bound.AT_MOST
    size = size or show(abs(aim), decimals(indicator))
    if aim < 0:
        text = _("giảm ít nhất {size} %") if most else _("giảm không quá {size} %")
    elif aim == 0:
        text = _("không tăng") if most else _("không giảm")
    else:
        text = _("tăng không quá {size} %") if most else _("tăng {size} %")
    return text.format(size=size)


def _distance(row: Row, indicator: Indicator) -> str:
    """Return how far the actual value is from the target, or from the edge of a range it lies outside of."""
    distance = row["off_range"] if is_range(indicator) else row["gap"]
    if is_range(indicator) and not distance:
        return _("trong khoảng mục tiêu")
    if abs(distance) <= TOLERANCE * abs(indicator.aim or 0.0):
        return _("bằng mục tiêu")
    limit = row["behind"] if indicator.kind is Kind.GROWTH else None  # is it within, or past?
    size = _sized(show_apart(abs(distance), (0.0, limit), reached_places(row, indicator)), indicator)
    if is_range(indicator):
        return (_("cao hơn mức trên {size}") if distance > 0 else _("thấp hơn mức dưới {size}")).format(size=size)
    return (_("cao hơn {size}") if distance > 0 else _("thấp hơn {size}")).format(size=size)


def _sized(size: str, indicator: Indicator) -> str:
    """Return the size of a difference with its unit: "0,82 điểm %", "10 km"."""
    points = indicator.unit.startswith("%") or indicator.kind is Kind.GROWTH
    return _("{size} điểm %").format(size=size) if points else f"{size} {indicator.unit}"


def growth_sentence(row: Row, indicator: Indicator, status: Status) -> str:
    """Return the verdict on a rate of growth, without what makes it provisional and without its full stop."""
    head = _("{span} {change} so cùng kỳ, mục tiêu {target}").format(
        span=_span(row, indicator, row["through"]),
        change=reached_change(row, indicator),
        target=growth_target(indicator),
    )
    limit = ""
    if status in (Status.BEHIND, Status.AT_RISK):
        within = _(" (chưa quá {limit} điểm)") if status is Status.BEHIND else _(" (quá {limit} điểm)")
        limit = within.format(limit=show(row["behind"]))
    return _("{head}: {middle}{limit} nên {verdict}").format(
        head=head, middle=_distance(row, indicator), limit=limit, verdict=verdict(status)
    )


def against_plan(row: Row, indicator: Indicator) -> str:
    """Return a sum beside its plan: ", bằng 81,0 % kế hoạch 592,642 tỷ đồng"; a share only of a positive plan."""
    aim = amount(indicator.aim, indicator)
    if row["plan_share"] is None:
        return _(", kế hoạch {target}").format(target=target(indicator))
    if indicator.bound is Bound.AT_MOST:
        return _(", bằng {share} mức tối đa {target}").format(share=reached_percent(row, "plan_share"), target=aim)
    if is_range(indicator) and indicator.target is None:
        return _(", bằng {share} mức dưới của kế hoạch {target}").format(
            share=reached_percent(row, "plan_share"), target=target(indicator)
        )
    return _(", bằng {share} kế hoạch {target}").format(share=reached_percent(row, "plan_share"), target=aim)


def flow_sentence(row: Row, indicator: Indicator, status: Status) -> str:
    """Return the verdict on a sum, likewise."""
    head = _("{span} {actual}{plan}").format(
        span=_span(row, indicator, row["judged"]),
        actual=at_least(row, reached_amount(row, indicator)),
        plan=against_plan(row, indicator),
    )
    roof = indicator.high if indicator.high is not None else indicator.aim
    if status is Status.MISSED and (row["outside"] or 0.0) > 0:
        over = _("vượt dự toán {roof}") if indicator.bound is Bound.BETWEEN else _("vượt mức tối đa {roof}")
        return _("{head}: {over} nên không đạt, phải giải trình").format(
            head=head, over=over.format(roof=amount(roof, indicator))
        )
    if row["closed"] or status is Status.ACHIEVED or row["expected"] is None:
        return _("{head} nên {verdict}").format(head=head, verdict=verdict(status))
    return head + _("; {pace} nên {verdict}").format(pace=_pace(row, indicator, status), verdict=verdict(status))


def _pace(row: Row, indicator: Indicator, status: Status) -> str:
    """Return the comparison with what is expected by now: "mốc 9/12 là 444,482, đạt 108,0 % mốc"."""
    most = row["haste"] is not None and status is Status.AT_RISK and row["haste"] > 1
    expected = row["expected_most"] if most else row["expected"]
    edge = indicator.high if most else indicator.low
    mark = _("mốc {months}/12 là {expected}")
    if indicator.kind is Kind.FLOW and indicator.bound is Bound.BETWEEN and edge is not None:
        mark = (
            _("mốc {months}/12 của mức trên {edge} là {expected}")
            if most
            else _("mốc {months}/12 của mức dưới {edge} là {expected}")
        )
    text = mark.format(
        months=row["judged"],
        edge=show(edge, decimals(indicator)),
        expected=show(expected, min(6, max(decimals(indicator), path_places(expected)))),
    )
    if most:
        limit = percent(2 - row["behind"], places(row["behind"] * 100))
        return text + _(", đã bằng {share} mốc (quá {limit}, dễ vượt mức trên)").format(
            share=reached_percent(row, "haste"), limit=limit
        )
    if row["pace"] is not None and indicator.bound is Bound.AT_MOST and expected > 0:
        return text + _used(row, status)
    if row["pace"] is not None:
        text += _(", đạt {pace} mốc").format(pace=reached_percent(row, "pace")) + _behind(row, status)
    return text


def _used(row: Row, status: Status) -> str:
    """Return how much of a limit is used up by now, counted upwards: ", bằng 110,0 % mốc (nguy cơ từ trên 110 %)"."""
    text = _(", bằng {share} mốc").format(share=used_percent(row))
    if status is Status.BEHIND:
        text += _(" (nguy cơ từ trên {limit})").format(limit=percent(2 - row["behind"], places(row["behind"] * 100)))
    if status is Status.AT_RISK:
        text += _(" (trên {limit})").format(limit=percent(2 - row["behind"], places(row["behind"] * 100)))
    return text


def level_sentence(row: Row, indicator: Indicator, status: Status) -> str:
    """Return the verdict on a level, a share or a thing done once, likewise."""
    when = _span(row, indicator, row["judged"])
    if not row["closed"]:
        when = _("Đến hết {period}").format(period=Period.parse(row["data_through"]).words())
    head = _("{when} là {actual}, mục tiêu {target}").format(
        when=when, actual=reached_amount(row, indicator), target=target(indicator)
    )
    if is_marked(row, indicator):
        told = _pace(row, indicator, status) if row["prorata"] else _mark(row, indicator, status)
        return _("{head}; {pace} nên {verdict}").format(head=head, pace=told, verdict=verdict(status))
    if indicator.kind is Kind.MILESTONE and status is Status.ON_TRACK:
        return _("{head}: việc một lần trong năm đã xong, {verdict}").format(head=head, verdict=verdict(status))
    limit = ""
    # what lies outside and is on track all the same, by a lower threshold, says why as well
    running = status in (Status.BEHIND, Status.AT_RISK) or (status is Status.ON_TRACK and row["outside"])
    if running and row["pace"] is not None and not row["closed"]:
        limit = _limit(row, indicator)
    return _("{head}: {middle}{limit} nên {verdict}").format(
        head=head, middle=_distance(row, indicator), limit=limit, verdict=verdict(status)
    )


def _mark(row: Row, indicator: Indicator, status: Status) -> str:
    """Return how far a level is from its mark: "mốc đến tháng 6 là 40 km, thấp hơn 10 km, bằng 75,0 % mốc (dưới…)"."""
    expected = row["expected"]
    least = max(decimals(indicator), path_places(expected))
    text = _("mốc đến tháng {month} là {expected}").format(
        month=(indicator.year_start + row["judged"] - 2) % 12 + 1, expected=f"{show(expected, least)} {indicator.unit}"
    )
    distance = row["actual"] - expected
    if abs(distance) <= TOLERANCE * abs(expected):
        return text + _(", bằng mốc")
    size = _sized(show_apart(abs(distance), 0.0, max(least, reached_places(row, indicator))), indicator)
    text += (_(", cao hơn {size}") if distance > 0 else _(", thấp hơn {size}")).format(size=size)
    if row["pace"] is None or expected < 0:  # of a mark below 0 there is no share
        return text
    if indicator.bound is Bound.AT_MOST:
        return text + _used(row, status)
    text += _(", bằng {share} mốc").format(share=reached_percent(row, "pace"))
    return text + _behind(row, status)


def _behind(row: Row, status: Status) -> str:
    if status not in (Status.BEHIND, Status.AT_RISK):
        return ""
    within = _(" (từ {limit} trở lên)") if status is Status.BEHIND else _(" (dưới {limit})")
    return within.format(limit=percent(row["behind"], places(row["behind"] * 100)))


def _limit(row: Row, indicator: Indicator) -> str:
    """Return where the actual value lies between the target and the bound of risk; for a limit counted upwards."""
    digits = places(row["behind"] * 100)
    if is_above(row, indicator):
        if (indicator.high or 0.0) <= 0:
            return ""
        return _(" (bằng {share} mức trên, nguy cơ từ trên {limit})").format(
            share=used_percent(row), limit=percent(2 - row["behind"], digits)
        )
    if indicator.bound is Bound.AT_MOST:
        if row["plan_share"] is None:
            return ""
        return _(" (bằng {share} mức tối đa, nguy cơ từ trên {limit})").format(
            share=reached_percent(row, "plan_share"), limit=percent(2 - row["behind"], digits)
        )
    return _(" ({pace} mục tiêu, ngưỡng nguy cơ {limit})").format(
        pace=reached_percent(row, "pace"), limit=percent(row["behind"], digits)
    )
