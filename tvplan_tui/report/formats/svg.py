"""Charts as SVG for the web page: shapes and escaped text, no script, no outside resource."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape

from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import show
from tvplan_tui.domain.series import Values
from tvplan_tui.report.document.charts import HUES, Bars, Course, bars_told, course_told, hue_word

from .colours import ACTUAL, FILL, PATH, PREVIOUS

_BAR, _GAP, _NAMES, _WIDTH = 22, 14, 190, 720
_W, _H, _LEFT, _TOP, _BOTTOM = 340, 220, 52, 40, 24


def bars_svg(bars: Bars) -> str:
    """Return the standing of the sectors as bars of stacked counts."""
    most = max((sum(counts) for counts in bars.counts), default=1) or 1
    unit = (_WIDTH - _NAMES - 10) / most
    height = len(bars.sectors) * (_BAR + _GAP) + 34
    return _svg(_WIDTH, height, bars_told(bars), [*_bars(bars, unit), *_hues(height - 14)])


def _bars(bars: Bars, unit: float) -> Iterator[str]:
    for at, (name, counts) in enumerate(zip(bars.sectors, bars.counts, strict=True)):
        y = at * (_BAR + _GAP) + 6
        yield _text(_NAMES - 8, y + _BAR * 0.7, _cut(name, 26), anchor="end")
        x = float(_NAMES)
        for hue, count in zip(HUES, counts, strict=True):
            if count:
                yield f'<rect x="{_n(x)}" y="{y}" width="{_n(count * unit)}" height="{_BAR}" fill="{FILL[hue]}"/>'
                yield _text(x + count * unit / 2, y + _BAR * 0.7, str(count), anchor="middle")
                x += count * unit


def _hues(y: float) -> Iterator[str]:
    x = float(_NAMES)
    for hue in HUES:
        word = hue_word(hue)
        yield f'<rect x="{_n(x)}" y="{_n(y - 9)}" width="12" height="10" fill="{FILL[hue]}"/>'
        yield _text(x + 17, y, word, size=12)
        x += 34 + 6.6 * len(word)


def course_svg(course: Course) -> str:
    """Return one sum on its way: last year, the plan's path, this year."""
    known = [value for values in (course.actual, course.path, course.previous) for value in values if value is not None]
    ticks = _ticks(min(0.0, *known), max(known))
    return _svg(_W, _H + 26, course_told(course), list(_course(course, ticks)))


def _course(course: Course, ticks: Sequence[float]) -> Iterator[str]:
    low, high = ticks[0], ticks[-1]
    floor = _H - _BOTTOM

    def y(value: float) -> float:
        return floor - (value - low) / (high - low or 1) * (floor - _TOP)

    def x(month: int) -> float:
        return _LEFT + 12 + month * (_W - _LEFT - 24) / 11

    yield _text(_W / 2, 14, _cut(course.title, 50), anchor="middle", bold=True)
    yield _text(_W / 2, 29, f"({_cut(course.unit, 40)})", anchor="middle", size=11)
    for tick in ticks:
        yield f'<line x1="{_LEFT}" x2="{_W - 6}" y1="{_n(y(tick))}" y2="{_n(y(tick))}" stroke="#e2e2e2"/>'
        yield _text(_LEFT - 5, y(tick) + 4, show(tick), anchor="end", size=11)
    for at, month in enumerate(course.months):
        yield _text(x(at), floor + 15, str(month), anchor="middle", size=11)
    for values, colour, look in (
        (course.previous, PREVIOUS, 'stroke-width="1.5" stroke-dasharray="2 3"'),
        (course.path, PATH, 'stroke-width="1.5" stroke-dasharray="6 4"'),
        (course.actual, ACTUAL, 'stroke-width="2.5"'),
    ):
        yield _polyline(values, x, y, colour, look)
    for at, value in enumerate(course.actual):
        if value is not None:
            yield f'<circle cx="{_n(x(at))}" cy="{_n(y(value))}" r="3" fill="{ACTUAL}"/>'
    yield from _lines_told()


def _polyline(values: Values, x: object, y: object, colour: str, look: str) -> str:
    assert callable(x) and callable(y)
    points = " ".join(f"{_n(x(at))},{_n(y(value))}" for at, value in enumerate(values) if value is not None)
    return f'<polyline points="{points}" fill="none" stroke="{colour}" {look}/>' if points else ""


def _lines_told() -> Iterator[str]:
    left = 24.0
    for word, colour, look in (
        (_("Năm trước"), PREVIOUS, 'stroke-width="1.5" stroke-dasharray="2 3"'),
        (_("Theo kế hoạch"), PATH, 'stroke-width="1.5" stroke-dasharray="6 4"'),
        (_("Lũy kế"), ACTUAL, 'stroke-width="2.5"'),
    ):
        y = _H + 16
        yield f'<line x1="{_n(left)}" x2="{_n(left + 24)}" y1="{y - 4}" y2="{y - 4}" stroke="{colour}" {look}/>'
        yield _text(left + 29, y, word, size=11)
        left += 46 + 6.4 * len(word)


def _ticks(low: float, high: float) -> list[float]:
    """Return round numbers that span two values, five steps or so."""
    if high <= low:
        return [low, low + 1]
    step = 10.0 ** math.floor(math.log10((high - low) / 5))
    step *= next(factor for factor in (1, 2, 5, 10) if (high - low) / (step * factor) <= 6)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [round(at * step, 10) for at in range(first, last + 1)]


def _svg(width: int, height: int, title: str, parts: Sequence[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">'
    return f"{head}<title>{escape(title)}</title>{''.join(parts)}</svg>"


def _text(x: float, y: float, text: str, *, anchor: str = "start", size: int = 13, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    place = f'x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}" font-size="{size}"{weight}'
    return f"<text {place}>{escape(text)}</text>"


def _n(value: float) -> str:
    """Return a coordinate, the same on every machine."""
    return f"{value:.1f}"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
