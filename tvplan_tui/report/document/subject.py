"""What a report is about ("trích yếu"), by the form of its period."""

from __future__ import annotations

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import months, span

QUARTERS = ("I", "II", "III", "IV")


def subject(plan: Plan, period: Period) -> str:
    """Return the line beneath "BÁO CÁO": whose results, of which period, and what comes next."""
    whole = _whole(plan, period)
    year = _("năm {year}").format(year=period.year)
    own = plan.year_start != 1 and not _is_year(period)  # the year named after the period is not the plan's
    named = plan.title if own else plan.title.removesuffix(year).rstrip()  # a plan's own year is said once
    if named == plan.title:
        told = _("Tình hình thực hiện {title} – {span}").format(title=plan.title, span=whole)
    else:
        told = _("Tình hình thực hiện {title} {span}").format(title=named, span=whole)
    words = _("{told}; phương hướng, nhiệm vụ {after}") if _is_year(period) else _("{told}; nhiệm vụ trọng tâm {after}")
    return words.format(told=told, after=following(plan, period))


def following_title(plan: Plan, period: Period) -> str:
    """Return the title of the section on what comes next."""
    words = _("Phương hướng, nhiệm vụ {after}") if _is_year(period) else _("Nhiệm vụ trọng tâm {after}")
    return words.format(after=following(plan, period))


def _is_year(period: Period) -> bool:
    return period.length == 12


def _whole(plan: Plan, period: Period) -> str:
    """Return the period and the year so far: "quý III và 9 tháng đầu năm 2023"."""
    month, year, reached = period.last_month, period.year, period.last - span(plan).first + 1
    if _is_year(period):
        return _("năm {year}").format(year=year)
    if plan.year_start != 1:
        return _of_own_year(plan, period, reached)
    if month == 12:
        whole = _("cả năm {year}").format(year=year)
    else:
        whole = _("{month} tháng đầu năm {year}").format(month=month, year=year)
    if period.length == 6 and month == 6:
        return whole
    own = _own(period)
    if month == period.length:
        return _("{own} năm {year}").format(own=own, year=year)
    return _("{own} và {whole}").format(own=own, whole=whole)


def _of_own_year(plan: Plan, period: Period, reached: int) -> str:
    """Return the same where "the first nine months of 2023" would be those of another year."""
    if period.length == 1:
        own = _("tháng {month} năm {year}").format(month=period.last_month, year=period.year)
    else:
        named = _("{own} {year}") if period.length == 6 else _("{own} năm {year}")
        own = named.format(own=_own(period), year=period.year)
    if reached == period.length:
        return own
    if reached == 12:
        whole = _("cả năm {year}").format(year=plan.year)
    else:
        whole = _("lũy kế {count} tháng từ {first}").format(count=reached, first=months(plan)[0].words())
    return _("{own} và {whole}").format(own=own, whole=whole)


def _own(period: Period) -> str:
    """Return the period without its year."""
    return {
        1: _("tháng {month}").format(month=period.last_month),
        3: _("quý {quarter}").format(quarter=QUARTERS[(period.last_month - 1) // 3]),
        6: _("6 tháng đầu năm") if period.last_month == 6 else _("6 tháng cuối năm"),
    }[period.length]


def following(plan: Plan, period: Period) -> str:
    """Return the period that comes next, as offices name it, with its year."""
    end, after = span(plan).last, period.last + 1
    year, month = after // 12, after % 12 + 1
    if period.last == end:
        return _("năm {year}").format(year=plan.year + 1)
    if period.length == 1:
        return _("tháng {month} năm {year}").format(month=month, year=year)
    if month == 7 and after + 5 <= end:
        return _("6 tháng cuối năm {year}").format(year=year)
    if month == 1 and after + 5 <= end and period.length == 6:
        return _("6 tháng đầu năm {year}").format(year=year)
    return _("quý {quarter} năm {year}").format(quarter=QUARTERS[(month - 1) // 3], year=year)


def authority_name(authority: str) -> str:
    """Return an authority in full and in capitals: "UBND thành phố A" is "ỦY BAN NHÂN DÂN THÀNH PHỐ A"."""
    short, full = "UBND", "ỦY BAN NHÂN DÂN"
    first, _blank, rest = authority.partition(" ")
    return f"{full if first == short else first} {rest}".strip().upper()
