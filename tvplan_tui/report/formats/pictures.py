"""Charts as PNG pictures for Word, drawn by matplotlib with the font that comes with it: the same bytes everywhere.

No text is read as mathematics ("$"), no setting of the person or machine is used, and nothing global is touched, so
that it may run in a thread.
"""

from __future__ import annotations

import io
import logging
import textwrap
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import show
from tvplan_tui.report.document.charts import HUES, Bars, Course, hue_word

from .colours import ACTUAL, FILL, PATH, PREVIOUS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

DPI = 200
_MM = 1 / 25.4
_FONT = "tvplan report"
"""The name under which the font that comes with matplotlib is known, so that none of the system takes its place."""
_STYLE = {
    "font.family": [_FONT],
    "font.size": 9.0,
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.parse_math": False,
    "hatch.linewidth": 0.4,
}


def bars_picture(bars: Bars, width: float) -> bytes:
    """Return the standing of the sectors as bars of stacked counts; ``width`` in millimetres."""
    with _style():
        return _bars(bars, width)


def courses_picture(courses: tuple[Course, ...], width: float) -> bytes:
    """Return sums on their way, side by side; ``width`` in millimetres."""
    with _style():
        return _courses(courses, width)


@contextmanager
def _style() -> Iterator[None]:
    """Draw with the look of reports and no other, and say nothing on the screen."""
    import matplotlib
    from matplotlib import font_manager

    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    fonts = font_manager.fontManager.ttflist
    if all(font.name != _FONT for font in fonts):
        file = Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSerif.ttf")
        fonts.append(font_manager.FontEntry(fname=str(file), name=_FONT))
    with matplotlib.rc_context(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a letter that the font does not have is drawn as a box
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_STYLE)
        yield


def _bars(bars: Bars, width: float) -> bytes:
    figure = _figure(width, 16 + 9.5 * len(bars.sectors))
    axes = figure.add_subplot()
    places = list(range(len(bars.sectors)))
    left = [0] * len(bars.sectors)
    for at, hue in enumerate(HUES):
        sizes = [counts[at] for counts in bars.counts]
        drawn = axes.barh(places, sizes, left=left, height=0.62, color=FILL[hue], label=hue_word(hue))
        axes.bar_label(drawn, ["" if not size else str(size) for size in sizes], label_type="center", fontsize=9)
        left = [before + size for before, size in zip(left, sizes, strict=True)]
    axes.set_yticks(places, [_cut(name, 34) for name in bars.sectors])
    axes.invert_yaxis()
    axes.set_xlim(0, max([*left, 1]) * 1.02)
    axes.tick_params(length=0)
    axes.set_xticks([])
    for side in ("bottom", "left"):
        axes.spines[side].set_visible(False)
    axes.legend(loc="upper center", bbox_to_anchor=(0.42, -0.02), ncols=4, frameon=False, fontsize=8, handlelength=1.2,
                columnspacing=1.2)  # fmt: skip
    return _png(figure)


def _courses(courses: tuple[Course, ...], width: float) -> bytes:
    columns = min(3, len(courses))
    rows = -(-len(courses) // columns)
    figure = _figure(width, 62.0 * rows + 8)
    grid = [figure.add_subplot(rows, columns, at + 1) for at in range(len(courses))]
    for axes, course in zip(grid, courses, strict=True):
        _course(axes, course)
    handles, labels = grid[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=3, frameon=False, fontsize=9)
    return _png(figure)


def _course(axes: Axes, course: Course) -> None:
    def line(values: tuple[float | None, ...], **look: Any) -> None:
        known = [(at, value) for at, value in enumerate(values) if value is not None]  # quarters are joined
        axes.plot([at for at, _value in known], [value for _at, value in known], **look)

    line(course.previous, color=PREVIOUS, lw=1.2, ls=":", label=_("Năm trước"))
    line(course.path, color=PATH, lw=1.2, ls="--", label=_("Theo kế hoạch"))
    line(course.actual, color=ACTUAL, lw=2.0, marker="o", ms=3, label=_("Lũy kế"))
    axes.set_title(f"{_lines(course.title)}\n({_cut(course.unit, 24)})", fontsize=9)
    axes.set_xticks(list(range(12)), [str(month) for month in course.months], fontsize=7)
    axes.tick_params(axis="y", labelsize=7)
    lowest = min((value for value in (*course.actual, *course.path, *course.previous) if value is not None), default=0)
    if lowest >= 0:
        axes.set_ylim(bottom=0)
    axes.set_xlim(-0.5, 11.5)
    axes.yaxis.set_major_formatter(lambda value, _place: show(value))
    axes.grid(axis="y", lw=0.4, color="#dddddd")
    axes.set_axisbelow(True)


def _figure(width: float, height: float) -> Figure:
    from matplotlib.figure import Figure

    return Figure(figsize=(width * _MM, height * _MM), dpi=DPI, layout="constrained")


def _lines(title: str) -> str:
    """Return a title in as many lines as it takes beside two others: two at most."""
    return "\n".join(textwrap.wrap(title, 42, max_lines=2, placeholder="…")) or title


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _png(figure: Figure) -> bytes:
    out = io.BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()
