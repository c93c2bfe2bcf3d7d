"""What a report is about ("trích yếu"), by the form of its period."""

from __future__ import annotations

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period

QUARTERS = ("I", "II", "III", "IV")


def subject(plan: Plan, period: Period) -> str:
    """Return the line beneath "BÁO CÁO": whose results, of which period, and what comes next."""
    span = _span(period)
    year = _("năm {year}").format(year=period.year)
    named = plan.title.removesuffix(year).rstrip()  # of a year's plan its year is said once, after the period
    if named == plan.title:
        told = _("Tình hình thực hiện {title} – {span}").format(title=plan.title, span=span)
    else:
        told = _("Tình hình thực hiện {title} {span}").format(title=named, span=span)
    words = _("{told}; phương hướng, nhiệm vụ {after}") if _is_year(period) else _("{told}; nhiệm vụ trọng tâm {after}")
    return words.format(told=told, after=following(period))


def following_title(period: Period) -> str:
    """Return the title of the section on what comes next."""
    words = _("Phương hướng, nhiệm vụ {after}") if _is_year(period) else _("Nhiệm vụ trọng tâm {after}")
    return words.format(after=following(period))


def _is_year(period: Period) -> bool:
    return period.length == 12


def _span(period: Period) -> str:
    """Return the period and the year so far: "quý III và 9 tháng đầu năm 2023"."""
    month, year = period.last_month, period.year
    if _is_year(period):
        return _("năm {year}").format(year=year)
    if month == 12:
        whole = _("cả năm {year}").format(year=year)
    else:
        whole = _("{month} tháng đầu năm {year}").format(month=month, year=year)
    if period.length == 6 and month == 6:
        return whole
    own = {
        1: _("tháng {month}").format(month=month),
        3: _("quý {quarter}").format(quarter=QUARTERS[(month - 1) // 3]),
        6: _("6 tháng cuối năm"),
    }[period.length]
    if month == period.length:
        return _("{own} năm {year}").format(own=own, year=year)
    return _("{own} và {whole}").format(own=own, whole=whole)


def following(period: Period) -> str:
    """Return the period that comes next, as offices name it, with its year."""
    month, year = period.last_month, period.year
    if month == 12:
        return _("năm {year}").format(year=year + 1)
    if period.length == 1:
        return _("tháng {month} năm {year}").format(month=month + 1, year=year)
    if month == 6:
        return _("6 tháng cuối năm {year}").format(year=year)
    return _("quý {quarter} năm {year}").format(quarter=QUARTERS[month // 3], year=year)


def authority_name(authority: str) -> str:
    """Return an authority in full and in capitals: "UBND thành phố A" is "ỦY BAN NHÂN DÂN THÀNH PHỐ A"."""
    short, full = "UBND", "ỦY BAN NHÂN DÂN"
    first, _blank, rest = authority.partition(" ")
    return f"{full if first == short else first} {rest}".strip().upper()
