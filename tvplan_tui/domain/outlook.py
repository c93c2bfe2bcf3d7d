"""What must still happen, and where the year is heading, in words.

Puts the query's numbers into sentences and computes none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .indicator import Bound, Indicator, Plan
from .language import _
from .wording import amount, every, pace, share

Row = Mapping[str, Any]


def outlook(row: Row, indicator: Indicator, plan: Plan) -> str:
    """Return what must still happen and where the year is heading; "" where nothing honest can be said."""
    parts = []
    needed, left = row["run_rate_needed"], row["periods_left"]
    if needed is not None and left:
        parts.append(_needed(row, indicator, needed, left))
    if row["projection"] is not None:
        how = {
            "seasonal": _("theo mùa vụ năm {year}").format(year=plan.year - 1),
            "profile": _("theo lộ trình của kế hoạch"),
            "prorata": _("chia đều theo thời gian"),
        }[row["projection_method"]]
        text = _("Suy ra cả năm {whole} ({share} kế hoạch), {how}").format(
            whole=amount(row["projection"], indicator), share=share(row["projection_attainment"]), how=how
        )
        parts.append(text + _past_limit(row, indicator) + ".")
    return " ".join(part for part in parts if part)


def _past_limit(row: Row, indicator: Indicator) -> str:
    """Return a warning where the year is heading past what it may not pass."""
    roof = indicator.high if indicator.high is not None else indicator.aim
    if indicator.bound is Bound.AT_LEAST or roof is None or row["projection"] <= roof:
        return ""
    text = _(", vượt dự toán {roof}") if indicator.bound is Bound.BETWEEN else _(", vượt mức tối đa {roof}")
    return text.format(roof=amount(roof, indicator))


def _needed(row: Row, indicator: Indicator, needed: float, left: int) -> str:
    noun = every(row["every"])
    rate = pace(needed, indicator)
    rest = _("{left} {every} chưa có số liệu") if row["incomplete"] else _("{left} {every} còn lại")
    values = {"rate": rate, "unit": indicator.unit, "every": noun, "rest": rest.format(left=left, every=noun)}
    if indicator.bound is Bound.BETWEEN:
        return _("Đến hết kế hoạch còn {rate} {unit}/{every} trong {rest}.").format(**values)
    if indicator.bound is Bound.AT_MOST:
        return _("Còn được phép {rate} {unit}/{every} trong {rest}.").format(**values)
    if needed == 0 and row["incomplete"] and not row["lower_bound"]:
        return ""
    if needed == 0:
        return _("Không còn phải đạt thêm.")
    text = _("Còn phải đạt {rate} {unit}/{every} trong {rest}").format(**values)
    if row["rate_periods"]:
        text += _(" (đã từng: {reached}/{periods} {every})").format(
            reached=row["rate_reached"], periods=row["rate_periods"], every=noun
        )
    return text + "."
