"""Where the verdicts of a running year change, in words: printed with every report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvplan_tui.domain.indicator import Bound, Kind, Thresholds
from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import show

if TYPE_CHECKING:
    from .board import Row


def of_plan(limits: Thresholds) -> str:
    """Return a plan's thresholds in one line."""
    return _(
        "Ngưỡng: đúng tiến độ từ {on_track} % mốc; nguy cơ dưới {behind} % mốc (mốc chia theo kỳ) hoặc {full} % "
        "(mốc cả năm), với tốc độ tăng là kém mục tiêu quá {points} điểm %; ở giữa là chậm."
    ).format(
        on_track=show(limits.on_track * 100),
        behind=show(limits.behind * 100),
        full=show(limits.behind_full * 100),
        points=show(limits.growth_points),
    )


def of_row(row: Row, limits: Thresholds) -> str:
    """Return the thresholds one verdict is taken with, counted the way it may not go."""
    bound = row["bound"]
    if row["kind"] == Kind.GROWTH:
        points = limits.growth_points if row["behind"] is None else row["behind"]
        told = _("Ngưỡng: đúng tiến độ khi không thấp hơn mục tiêu; nguy cơ khi thấp hơn quá {points} điểm %.")
        if bound == Bound.AT_MOST:
            told = _("Ngưỡng: đúng tiến độ khi không cao hơn mục tiêu; nguy cơ khi cao hơn quá {points} điểm %.")
        elif bound == Bound.BETWEEN:
            told = _("Ngưỡng: đúng tiến độ khi trong khoảng mục tiêu; nguy cơ khi ra ngoài quá {points} điểm %.")
        return told.format(points=show(points))
    least = limits.behind if row["behind"] is None else row["behind"]
    told = _("Ngưỡng: đúng tiến độ từ {on_track} % mốc; nguy cơ dưới {behind} % mốc.")
    if bound == Bound.AT_MOST:
        told = _("Ngưỡng: đúng tiến độ đến {on_track_most} % mốc; nguy cơ trên {most} % mốc.")
    elif bound == Bound.BETWEEN:
        told = _("Ngưỡng: đúng tiến độ từ {on_track} % mốc; nguy cơ dưới {behind} % mốc hoặc trên {most} % {roof}.")
    return told.format(
        on_track=show(limits.on_track * 100),
        on_track_most=show((2 - limits.on_track) * 100),
        roof=_("mốc của mức trên") if row["kind"] == Kind.FLOW else _("mức trên"),
        behind=show(least * 100),
        most=show((2 - least) * 100),
    )
