"""A verdict in one Vietnamese sentence with its sum in it, and what must still happen.

Pure functions of a scoreboard row and its indicator: they put numbers into words and
compute none. Numbers are shown with the target's decimals; where rounding would hide
the difference a verdict rests on, with as many as it takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .due import listed
from .indicator import Bound, Indicator, Kind, Plan
from .language import _
from .numbers import TOLERANCE, percent, places, show, show_apart
from .period import Period
from .status import DataStatus, Status, data_word
from .wording import amount, change, decimals, every, path_places, share

Row = Mapping[str, Any]


def explain(row: Row, indicator: Indicator, plan: Plan, missing: tuple[Period, ...]) -> str:
    """Return the verdict as one sentence.

    Args:
        row: a row of the scoreboard.
        indicator: what it is of.
        plan: for its year and thresholds.
        missing: the figures that are due and not there.
    """
    status = Status(row["status"])
    if indicator.kind is Kind.QUALITATIVE:
        sentence = _qualitative(row, status, missing)
    elif status is Status.NO_TARGET:
        sentence = _no_target(row, indicator)
    elif status is Status.NOT_DUE:
        sentence = _not_due(row, indicator)
    elif status is Status.NO_DATA:
        sentence = _no_data(row, indicator, plan, missing)
    elif indicator.kind is Kind.GROWTH:
        sentence = _growth(row, indicator, status)
    elif indicator.kind is Kind.FLOW:
        sentence = _flow(row, indicator, status)
    else:
        sentence = _level(row, indicator, status)
    return sentence + _revised(row, indicator) + _reservation(row, status, missing) + "."


def _revised(row: Row, indicator: Indicator) -> str:
    """Return which target it was judged against, where that is not the one the plan set first."""
    if row["target_since"] is None:
        return ""
    year, month, day = row["target_since"].split("-")
    text = _("; xét theo mục tiêu điều chỉnh {target} từ {day}/{month}/{year}").format(
        target=amount(indicator.aim, indicator), day=day, month=month, year=year
    )
    if row["target_document"]:
        text += _(" ({document})").format(document=row["target_document"])
    original = row["original_target"]
    if original is None:
        return text
    return text + _(", ban đầu là {original}").format(original=amount(original, indicator))


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


def _is_range(indicator: Indicator) -> bool:
    return indicator.low is not None and indicator.high is not None and indicator.low != indicator.high


def _target(indicator: Indicator) -> str:
    """Return the target as it is compared: "ít nhất 94,44 %", "không quá 4,19 %", "từ 6,6 đến 6,8 %"."""
    if _is_range(indicator):
        low = show(indicator.low, decimals(indicator))
        return _("từ {low} đến {high}").format(low=low, high=amount(indicator.high, indicator))
    text = amount(indicator.aim, indicator)
    if indicator.bound is Bound.AT_MOST:
        return _("không quá {target}").format(target=text)
    return _("ít nhất {target}").format(target=text) if indicator.bound is Bound.AT_LEAST else text


def _growth_target(indicator: Indicator) -> str:
    """Return a growth target: "tăng 10,38 %", "không quá mức tăng 2,5 %", "tăng từ 6,6 đến 6,8 %"."""
    if _is_range(indicator):
        low, high = change(indicator.low or 0.0, indicator), change(indicator.high or 0.0, indicator)
        return _("từ {low} đến {high}").format(low=low, high=high)
    text = change(indicator.aim or 0.0, indicator)
    return _("không quá mức {target}").format(target=text) if indicator.bound is Bound.AT_MOST else text


def _apart(row: Row, indicator: Indicator) -> float | None:
    """Return the edge from which the actual value must be told apart: the one it lies outside of, else the target."""
    outside = row["outside"] or 0.0
    return indicator.aim if not outside else row["actual"] - outside


def _distance(row: Row, indicator: Indicator) -> str:
    """Return how far the actual value is from the target, or from the edge of a range it lies outside of."""
    outside = row["outside"] or 0.0
    inside_range = _is_range(indicator) and not outside
    if inside_range:
        return _("trong khoảng mục tiêu")
    distance = outside if _is_range(indicator) else row["gap"]
    if abs(distance) <= TOLERANCE * abs(indicator.aim or 0.0):
        return _("bằng mục tiêu")
    size = show_apart(abs(distance), 0.0, decimals(indicator))
    points = indicator.unit.startswith("%") or indicator.kind is Kind.GROWTH
    size = _("{size} điểm %").format(size=size) if points else f"{size} {indicator.unit}"
    if _is_range(indicator):
        return (_("cao hơn mức trên {size}") if distance > 0 else _("thấp hơn mức dưới {size}")).format(size=size)
    return (_("cao hơn {size}") if distance > 0 else _("thấp hơn {size}")).format(size=size)


def _growth(row: Row, indicator: Indicator, status: Status) -> str:
    head = _("{span} {change} so cùng kỳ, mục tiêu {target}").format(
        span=_span(row, indicator, row["through"]),
        change=change(row["actual"], indicator, against=_apart(row, indicator)),
        target=_growth_target(indicator),
    )
    limit = ""
    if status in (Status.BEHIND, Status.AT_RISK):
        within = _(" (chưa quá {limit} điểm)") if status is Status.BEHIND else _(" (quá {limit} điểm)")
        limit = within.format(limit=show(row["behind"]))
    return _("{head}: {middle}{limit} nên {verdict}").format(
        head=head, middle=_distance(row, indicator), limit=limit, verdict=verdict(status)
    )


def _against_plan(row: Row, indicator: Indicator) -> str:
    """Return a sum beside its plan: ", bằng 81,0 % kế hoạch 592,642 tỷ đồng"; a share only of a positive plan."""
    aim = amount(indicator.aim, indicator)
    if row["plan_share"] is None:
        return _(", kế hoạch {target}").format(target=_target(indicator))
    if indicator.bound is Bound.AT_MOST:
        return _(", bằng {share} mức tối đa {target}").format(share=share(row["plan_share"]), target=aim)
    if _is_range(indicator) and indicator.target is None:
        return _(", bằng {share} mức dưới của kế hoạch {target}").format(
            share=share(row["plan_share"]), target=_target(indicator)
        )
    return _(", bằng {share} kế hoạch {target}").format(share=share(row["plan_share"]), target=aim)


def _flow(row: Row, indicator: Indicator, status: Status) -> str:
    head = _("{span} {actual}{plan}").format(
        span=_span(row, indicator, row["judged"]),
        actual=amount(row["actual"], indicator, _apart(row, indicator)),
        plan=_against_plan(row, indicator),
    )
    roof = indicator.high if indicator.high is not None else indicator.aim
    if status is Status.MISSED and (row["outside"] or 0.0) > 0:
        over = _("vượt dự toán {roof}") if indicator.bound is Bound.BETWEEN else _("vượt mức tối đa {roof}")
        return _("{head}: {over} nên không đạt, phải giải trình").format(
            head=head, over=over.format(roof=amount(roof, indicator))
        )
    if row["closed"] or status is Status.ACHIEVED or row["expected"] is None:
        return _("{head} nên {verdict}").format(head=head, verdict=verdict(status))
    budget = indicator.bound is Bound.BETWEEN and indicator.low is not None
    of = _(" (tính trên mức dưới {low})").format(low=amount(indicator.low, indicator)) if budget else ""
    return head + _("; {pace}{of} nên {verdict}").format(
        pace=_pace(row, indicator, status), of=of, verdict=verdict(status)
    )


def _pace(row: Row, indicator: Indicator, status: Status) -> str:
    """Return the comparison with what is expected by now: "mốc 9/12 là 444,482, đạt 108,0 % mốc"."""
    expected = row["expected"]
    text = _("mốc {months}/12 là {expected}").format(
        months=row["judged"], expected=show(expected, min(6, max(decimals(indicator), path_places(expected))))
    )
    if row["pace"] is not None:
        text += _(", đạt {pace} mốc").format(pace=share(row["pace"]))
    if row["pace"] is not None and status in (Status.BEHIND, Status.AT_RISK):
        within = _(" (từ {limit} trở lên)") if status is Status.BEHIND else _(" (dưới {limit})")
        text += within.format(limit=percent(row["behind"], places(row["behind"] * 100)))
    return text


def _level(row: Row, indicator: Indicator, status: Status) -> str:
    when = _span(row, indicator, row["judged"])
    if not row["closed"]:
        when = _("Đến hết {period}").format(period=Period.parse(row["data_through"]).words())
    head = _("{when} là {actual}, mục tiêu {target}").format(
        when=when, actual=amount(row["actual"], indicator, _apart(row, indicator)), target=_target(indicator)
    )
    if row["prorata"] and not row["closed"]:
        return _("{head}; {pace} nên {verdict}").format(
            head=head, pace=_pace(row, indicator, status), verdict=verdict(status)
        )
    if indicator.kind is Kind.MILESTONE and status is Status.ON_TRACK:
        return _("{head}: việc một lần trong năm đã xong, {verdict}").format(head=head, verdict=verdict(status))
    limit = ""
    if status in (Status.BEHIND, Status.AT_RISK) and row["pace"] is not None:
        limit = _(" ({pace} mục tiêu, ngưỡng nguy cơ {limit})").format(
            pace=share(row["pace"]), limit=percent(row["behind"], places(row["behind"] * 100))
        )
    return _("{head}: {middle}{limit} nên {verdict}").format(
        head=head, middle=_distance(row, indicator), limit=limit, verdict=verdict(status)
    )


def _qualitative(row: Row, status: Status, missing: tuple[Period, ...]) -> str:
    if status is Status.NOT_DUE:
        return _("Chưa đến kỳ đánh giá; chỉ tiêu này do cơ quan theo dõi nhận định bằng lời, không chấm theo %")
    if status is Status.NO_DATA:
        return _("Chưa có nhận định nào của cơ quan theo dõi (thiếu {missing})").format(missing=listed(missing))
    words = {
        Status.MET: _("đạt"),
        Status.MISSED: _("chưa đạt"),
        Status.IN_PROGRESS: _("đang thực hiện"),
    }
    when = Period.parse(row["data_through"]).words()
    text = _("Cơ quan theo dõi nhận định đến {when}: {word}").format(when=when, word=words.get(status, str(status)))
    evidence = row["note"] if row["note_at"] == row["through"] else None
    return f"{text} – {evidence.rstrip('. ')}" if evidence else text


def _no_target(row: Row, indicator: Indicator) -> str:
    text = _("Văn bản chưa nêu số mục tiêu nên không chấm")
    if row["actual"] is None:
        return text
    when = Period.parse(row["data_through"]).words()
    return text + _("; số liệu đến {when} là {actual}").format(when=when, actual=amount(row["actual"], indicator))


def _not_due(row: Row, indicator: Indicator) -> str:
    if row["once"]:
        month = (indicator.year_start + row["due"] - 2) % 12 + 1
        why = _("chỉ chấm một lần trong năm, đến hạn tháng {month}").format(month=month)
    elif row["seen"]:
        why = _("mốc đầu tiên của lộ trình chưa tới")
    else:
        why = _("số liệu báo cáo theo {every}").format(every=every(row["every"]))
    return _("Chưa đến kỳ đánh giá: {why}; mục tiêu {target}").format(why=why, target=_target(indicator))


def _no_data(row: Row, indicator: Indicator, plan: Plan, missing: tuple[Period, ...]) -> str:
    if not row["seen"]:
        return _("Chưa có số liệu nào của năm {year} dù đã đến kỳ (thiếu {missing}) nên chưa chấm được").format(
            year=plan.year, missing=listed(missing)
        )
    if row["actual"] is None and indicator.kind is Kind.GROWTH:
        return _("Số cùng kỳ năm trước bằng 0 nên tốc độ tăng chưa xác định")
    if row["actual"] is None:
        return _("Chưa phát sinh trường hợp nào (mẫu số bằng 0) nên tỷ lệ chưa xác định, không phải 0 %")
    actual = amount(row["actual"], indicator, _apart(row, indicator))
    if row["incomplete"]:
        least = _("lũy kế ít nhất {actual}") if row["lower_bound"] else _("lũy kế các tháng đã có {actual}")
        return _("Thiếu số liệu {missing}: {sum}{plan}, chưa đủ để kết luận").format(
            missing=listed(missing), sum=least.format(actual=actual), plan=_against_plan(row, indicator)
        )
    return _("Năm đã hết nhưng chưa có số liệu kỳ cuối ({missing}), số gần nhất là {actual}").format(
        missing=listed(missing[-1:]), actual=actual
    )


def _reservation(row: Row, status: Status, missing: tuple[Period, ...]) -> str:
    """Return what makes the verdict provisional: an estimate, or figures that are not there."""
    if not row["seen"] or status in (Status.NOT_DUE, Status.NO_DATA):
        return ""
    text = ""
    if missing and row["lower_bound"]:
        text += _("; còn thiếu {missing} nên đây là mức tối thiểu").format(missing=listed(missing))
    elif missing:
        text += _("; chưa có số liệu {missing}").format(missing=listed(missing))
    if row["data_status"] in (DataStatus.ESTIMATE, DataStatus.PRELIMINARY):
        text += _("; kết luận tạm thời vì còn số {status}").format(status=data_word(DataStatus(row["data_status"])))
    return text
