"""What a report is about ("trích yếu"), by the form of its period."""

from __future__ import annotations

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period

QUARTERS = ("I", "II", "III", "IV")


def subject(plan: Plan, period: Period) -> str:
    """Return the line beneath "BÁO CÁO": whose results, of which period, and what comes next."""
    told = _("Tình hình thực hiện {title} – {span}").format(title=plan.title, span=_span(period))
    return _("{told}; nhiệm vụ trọng tâm {after}").format(told=told, after=following(period))


def _span(period: Period) -> str:
    """Return the period and the year so far: "quý III và 9 tháng đầu năm"."""
    month = period.last_month
    whole = {12: _("cả năm")}.get(month, _("{month} tháng đầu năm").format(month=month))
    if period.length == 12 or (period.length == 6 and month == 6):
        return whole
    own = {
        1: _("tháng {month}").format(month=month),
        3: _("quý {quarter}").format(quarter=QUARTERS[(month - 1) // 3]),
        6: _("6 tháng cuối năm"),
    }[period.length]
    return own if month == period.length else _("{own} và {whole}").format(own=own, whole=whole)


def following(period: Period) -> str:
    """Return the period that comes next, as offices name it."""
    month = period.last_month
    if month == 12:
        return _("năm {year}").format(year=period.year + 1)
    if period.length == 1:
        return _("tháng {month}").format(month=month + 1)
    if month == 6:
        return _("6 tháng cuối năm")
    return _("quý {quarter}").format(quarter=QUARTERS[month // 3])


def authority_name(authority: str) -> str:
    """Return an authority in full and in capitals: "UBND thành phố A" is "ỦY BAN NHÂN DÂN THÀNH PHỐ A"."""
    short, full = "UBND", "ỦY BAN NHÂN DÂN"
    first, _blank, rest = authority.partition(" ")
    return f"{full if first == short else first} {rest}".strip().upper()
