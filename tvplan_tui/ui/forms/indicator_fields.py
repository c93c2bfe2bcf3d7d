"""The fields of the indicator's form: their order, their labels, the words of those with a fixed set of values."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from tvplan_tui.domain.indicator import Kind, Plan
from tvplan_tui.domain.language import _
from tvplan_tui.store.config.keys import Type

from .indicator_draft import KEYS, next_id

Options = list[tuple[str, str]]

FIRST = ("id", "sector", "parent", "name", "unit", "kind", "bound", "target", "low", "high", "owner")
"""What nearly every indicator says."""
THEN = ("section", "quote", "note", "decimals", "ceiling", "reported", "frequency", "pace", "due_month")
"""What may be said besides."""
RARE = ("milestones", "profile", "year_start", "behind", "calendar", "companion")
"""What few need."""

UNTARGETED = (Kind.QUALITATIVE, Kind.GROUP)


class Part(NamedTuple):
    """Fields under one heading."""

    title: str
    keys: tuple[str, ...]


def parts() -> tuple[Part, ...]:
    """Return every field, in the order of the form."""
    return (
        Part(_("Chỉ tiêu"), FIRST),
        Part(_("Nếu cần"), THEN),
        Part(_("Ít dùng"), RARE),
    )


def _words() -> dict[str, str]:
    return {
        "flow": _("cộng dồn (flow)"),
        "level": _("mức tại thời điểm (level)"),
        "ratio": _("tử số / mẫu số (ratio)"),
        "growth": _("tăng so cùng kỳ (growth)"),
        "milestone": _("một lần trong năm (milestone)"),
        "qualitative": _("nhận định bằng lời (qualitative)"),
        "group": _("tiêu đề, không có số (group)"),
        "at_least": _("ít nhất (at_least)"),
        "at_most": _("nhiều nhất (at_most)"),
        "between": _("trong khoảng (between)"),
        "period": _("của từng kỳ (period)"),
        "cumulative": _("lũy kế từ đầu năm (cumulative)"),
        "prorata": _("chia theo thời gian (prorata)"),
        "full": _("cả năm như nhau (full)"),
        "once": _("một lần (once)"),
        "month": _("tháng (month)"),
        "quarter": _("quý (quarter)"),
        "half": _("nửa năm (half)"),
        "year": _("năm (year)"),
        "statistical": _("tháng dương lịch (statistical)"),
        "administrative": _("từ ngày 15 đến 14 (administrative)"),
    }


def options(key: str, plan: Plan, texts: Mapping[str, str]) -> Options | None:
    """Return the values a field can take, with their words; None where anything may be typed."""
    if key == "sector":
        return [(sector.id, f"{sector.id} · {sector.name}") for sector in plan.sectors]
    if key == "parent":
        rows = [one for one, _depth in plan.in_sector(texts.get("sector", ""))]
        return [("", "—"), *((one.id, f"{one.id} · {one.name}") for one in rows if one.id != texts.get("id"))]
    schema = KEYS[key]
    if schema.type is not Type.CHOICE:
        return None
    words = _words()
    known = [(str(word), words[word]) for word in schema.allowed]
    return known if schema.required else [("", "—"), *known]


def beginning(plan: Plan, sector: str, used: Collection[str] = ()) -> dict[str, str]:
    """Return what a new indicator's form begins with; ``used`` as ``next_id`` takes it."""
    return {"id": next_id(plan, sector, used), "sector": sector, "kind": "flow", "bound": "at_least"}
