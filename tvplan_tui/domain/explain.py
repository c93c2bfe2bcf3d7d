"""A verdict in one Vietnamese sentence with its sum in it, and what must still happen.

Pure functions of a scoreboard row and its indicator: they put numbers into words and
compute none. Numbers are shown with the target's decimals; where rounding would hide
the difference a verdict rests on, with as many as it takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .due import listed
from .indicator import Indicator, Kind, Pace, Plan
from .language import _
from .moment import day_words
from .path import due_month
from .period import Period
from .sentence import (
    against_plan,
    flow_sentence,
    growth_sentence,
    growth_target,
    is_range,
    level_sentence,
    original,
    target,
)
from .status import DataStatus, Status, data_word
from .wording import amount, every, reached_amount, reached_change

Row = Mapping[str, Any]


def explain(
    row: Row, indicator: Indicator, plan: Plan, missing: tuple[Period, ...], *, provisional: bool = True
) -> str:
    """Return the verdict as one sentence.

    Args:
        row: a row of the scoreboard.
        indicator: what it is of.
        plan: for its year and thresholds.
        missing: the figures that are due and not there.
        provisional: whether it says what a verdict on figures that are not final is; False where that stands beside.
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
        sentence = growth_sentence(row, indicator, status)
    elif indicator.kind is Kind.FLOW:
        sentence = flow_sentence(row, indicator, status)
    else:
        sentence = level_sentence(row, indicator, status)
    sentence += _revised(row, indicator) + _lacking(row, status, missing)
    return sentence + (_provisional(row, status) if provisional else "") + "."


def _revised(row: Row, indicator: Indicator) -> str:
    """Return which target it was judged against, where that is not the one the plan set first."""
    if row["target_since"] is None:
        return ""
    day = day_words(row["target_since"])
    if is_range(indicator):
        text = _("; xét theo mục tiêu điều chỉnh ngày {day}: {target}").format(target=target(indicator), day=day)
    else:
        text = _("; xét theo mục tiêu điều chỉnh {target} từ {day}").format(
            target=amount(indicator.aim, indicator), day=day
        )
    if row["target_document"]:
        text += _(" ({document})").format(document=row["target_document"])
    first = original(row, indicator)
    return text + _(", ban đầu là {original}").format(original=first) if first else text


def _qualitative(row: Row, status: Status, missing: tuple[Period, ...]) -> str:
    if status is Status.NOT_DUE:
        return _("Chưa đến kỳ đánh giá; chỉ tiêu này do cơ quan theo dõi nhận định bằng lời, không chấm theo %")
    if status is Status.NO_DATA and not row["seen"]:
        return _("Chưa có nhận định nào của cơ quan theo dõi (thiếu {missing})").format(missing=listed(missing))
    if status is Status.NO_DATA:
        return _("Năm đã hết nhưng cơ quan theo dõi chưa nhận định kỳ cuối ({missing})").format(
            missing=listed(missing[-1:])
        )
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
    return text + _("; số liệu đến {when} là {actual}").format(when=when, actual=reached_amount(row, indicator))


def _not_due(row: Row, indicator: Indicator) -> str:
    if row["seen"] and row["actual"] is None:
        return _("{what}; mục tiêu {target}").format(what=undefined(indicator), target=target(indicator))
    return _("Chưa đến kỳ đánh giá: {why}; mục tiêu {target}").format(
        why=why_not_due(row, indicator), target=target(indicator)
    )


def undefined(indicator: Indicator) -> str:
    """Return why figures that were given come to no number."""
    if indicator.kind is Kind.GROWTH:
        return _("Số cùng kỳ năm trước bằng 0 nên tốc độ tăng chưa xác định")
    return _("Chưa phát sinh trường hợp nào (mẫu số bằng 0) nên tỷ lệ chưa xác định, không phải 0 %")


def why_not_due(row: Row, indicator: Indicator) -> str:
    """Return why nothing is judged yet: due once later, before the first milestone, or reported less often."""
    if indicator.pacing is Pace.ONCE:
        month = (indicator.year_start + due_month(indicator) - 2) % 12 + 1
        return _("chỉ chấm một lần trong năm, đến hạn tháng {month}").format(month=month)
    if row["seen"]:
        return _("mốc đầu tiên của lộ trình chưa tới")
    return _("số liệu chỉ báo cáo theo {every}").format(every=every(row["every"]))


def _no_data(row: Row, indicator: Indicator, plan: Plan, missing: tuple[Period, ...]) -> str:
    if not row["seen"]:
        return _("Chưa có số liệu nào của năm {year} dù đã đến kỳ (thiếu {missing}) nên chưa chấm được").format(
            year=plan.year, missing=listed(missing)
        )
    if row["actual"] is None:
        told = _("{what}; còn thiếu số liệu {missing}")
        return told.format(what=undefined(indicator), missing=listed(missing))
    actual = reached_amount(row, indicator)
    if row["incomplete"] and indicator.kind is Kind.GROWTH:
        return _(
            "Thiếu số liệu {missing}: các kỳ đã có {change} so cùng kỳ, mục tiêu {target}, chưa đủ để kết luận"
        ).format(missing=listed(missing), change=reached_change(row, indicator), target=growth_target(indicator))
    if row["incomplete"] and indicator.kind is not Kind.FLOW:
        return _("Thiếu số liệu {missing}: các kỳ đã có cho {actual}, mục tiêu {target}, chưa đủ để kết luận").format(
            missing=listed(missing), actual=actual, target=target(indicator)
        )
    if row["incomplete"]:
        least = _("lũy kế ít nhất {actual}") if row["lower_bound"] else _("lũy kế các tháng đã có {actual}")
        return _("Thiếu số liệu {missing}: {sum}{plan}, chưa đủ để kết luận").format(
            missing=listed(missing), sum=least.format(actual=actual), plan=against_plan(row, indicator)
        )
    return _("Năm đã hết nhưng chưa có số liệu kỳ cuối ({missing}), số gần nhất là {actual}").format(
        missing=listed(missing[-1:]), actual=actual
    )


def _lacking(row: Row, status: Status, missing: tuple[Period, ...]) -> str:
    """Return which figures a verdict does without."""
    if not missing or not row["seen"] or status in (Status.NOT_DUE, Status.NO_DATA):
        return ""
    if row["lower_bound"]:
        return _("; còn thiếu {missing} nên đây là mức tối thiểu").format(missing=listed(missing))
    return _("; chưa có số liệu {missing}").format(missing=listed(missing))


def _provisional(row: Row, status: Status) -> str:
    """Return that the verdict may change with figures that are not final."""
    if not row["seen"] or status in (Status.NOT_DUE, Status.NO_DATA):
        return ""
    if row["data_status"] not in (DataStatus.ESTIMATE, DataStatus.PRELIMINARY):
        return ""
    told = _("; còn là số {status}") if status is Status.NO_TARGET else _("; kết luận tạm thời vì còn số {status}")
    return told.format(status=data_word(DataStatus(row["data_status"])))
