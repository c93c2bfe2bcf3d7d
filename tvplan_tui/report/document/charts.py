"""What the charts of a report show: plain numbers from the board, drawn by each format in its own way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import show
from tvplan_tui.domain.series import Values
from tvplan_tui.domain.status import FACES, Hue
from tvplan_tui.report.board import Board
from tvplan_tui.report.counts import Tally, counts

from .text import plain

MOST = 6
"""Charts of single indicators in one report."""
HUES: tuple[Hue, ...] = (Hue.GOOD, Hue.FAIR, Hue.BAD, Hue.NEUTRAL)


@dataclass(frozen=True, slots=True)
class Bars:
    """How many bullets of each sector stand where; ``counts`` holds a sector's numbers in the order of ``HUES``."""

    title: str
    sectors: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A sum on its way through the year: twelve months of the indicator's own year.

    Attributes:
        months: calendar months, 1 to 12.
        actual: the running total; None where it is not known.
        path: what the plan asks for by then.
        previous: the running total of the year before.
    """

    id: str
    title: str
    unit: str
    months: tuple[int, ...]
    actual: Values
    path: Values
    previous: Values


def hue_word(hue: Hue) -> str:
    """Return what a hue stands for."""
    return {
        Hue.GOOD: _("Đạt, vượt, đúng tiến độ"),
        Hue.FAIR: _("Chậm"),
        Hue.BAD: _("Nguy cơ, không đạt"),
        Hue.NEUTRAL: _("Chưa đánh giá"),
    }[hue]


def bars(board: Board) -> Bars:
    """Return the standing of each sector."""
    counted = counts(board).sectors
    sectors = [sector for sector in board.plan.sectors if counted[sector.id].bullets.total()]
    return Bars(
        title=_("Số chỉ tiêu theo tình trạng, {period}").format(period=board.period.words()),
        sectors=tuple(plain(sector.name) for sector in sectors),
        counts=tuple(_by_hue(counted[sector.id]) for sector in sectors),
    )


def _by_hue(tally: Tally) -> tuple[int, ...]:
    return tuple(sum(number for status, number in tally.bullets.items() if FACES[status].hue is hue) for hue in HUES)


def bars_told(bars: Bars) -> str:
    """Return in words what the bars show, for who cannot see them."""
    parts = []
    for name, numbers in zip(bars.sectors, bars.counts, strict=True):
        counted = "; ".join(f"{hue_word(hue).lower()}: {number}" for hue, number in zip(HUES, numbers, strict=True))
        parts.append(f"{name} – {counted}.")
    return " ".join((f"{bars.title}.", *parts))


def course_told(course: Course) -> str:
    """Return in words where a sum stands: its latest known month beside the plan and the year before."""
    at = max(month for month, value in enumerate(course.actual) if value is not None)
    return _("{title}: đến tháng {month} lũy kế {actual} {unit}; theo kế hoạch {path}; năm trước {previous}.").format(
        title=course.title,
        month=course.months[at],
        actual=show(course.actual[at]),
        unit=course.unit,
        path=show(course.path[at], 1),
        previous=show(course.previous[at]),
    )


def courses_told(courses: tuple[Course, ...]) -> str:
    """Return the same of several."""
    return " ".join((_("Lũy kế so với kế hoạch và năm trước."), *(course_told(course) for course in courses)))


def courses(board: Board) -> tuple[Course, ...]:
    """Return the sums worth a picture: bullets of the document with two known months or more, in its order."""
    found = list(_courses(board))
    return tuple(found[:MOST])


def _courses(board: Board) -> Iterator[Course]:
    for one in board.plan.indicators:
        series = board.series.get(one.id)
        if one.kind is not Kind.FLOW or one.parent or series is None or one.id not in board.by_id:
            continue
        actual = tuple(value if at < series.now else None for at, value in enumerate(series.cumulative))
        if sum(value is not None for value in actual) >= 2:
            yield Course(
                one.id, plain(one.name), plain(one.unit), series.months, actual, _path(one, series.path),
                series.previous_cumulative,
            )  # fmt: skip


def _path(one: Indicator, path: Values) -> Values:
    """Return the plan's path; none for what has no target."""
    return path if one.aim is not None else (None,) * 12
