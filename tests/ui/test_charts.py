import math
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tvplan_tui.domain.indicator import Bound, Indicator, Kind
from tvplan_tui.domain.series import Series, Values
from tvplan_tui.ui.drawing import charts
from tvplan_tui.ui.drawing.charts import draw, first_view, view_word, views
from tvplan_tui.ui.drawing.figures import View
from tvplan_tui.ui.drawing.picture import Picture, Tone, cells, text
from tvplan_tui.ui.drawing.plots import runs

CALENDAR = tuple(range(1, 13))
NONE: Values = (None,) * 12
SIZES = [(60, 15), (76, 16), (116, 30), (50, 8)]


def totals(values: Values) -> Values:
    """Running totals up to the first missing month."""
    found: list[float | None] = []
    for value in values:
        stop = value is None or (found and found[-1] is None)
        found.append(None if stop or value is None else value + (found[-1] or 0.0 if found else 0.0))
    return tuple(found)


PERIODS: Values = (41.2, 42.5, 67.1, 49.0, 41.8, 61.3, 49.9, 70.4, 60.9, None, None, None)
LAST: Values = (50.1, 40.2, 50.0, 40.7, 50.3, 60.0, 40.0, 70.5, 52.0, 48.0, 40.0, 50.0)
REVENUE = Series(
    months=CALENDAR,
    values=PERIODS,
    previous=LAST,
    cumulative=totals(PERIODS),
    previous_cumulative=totals(LAST),
    path=tuple(592.642 * month / 12 for month in CALENDAR),
    target=592.642,
    low=None,
    high=None,
    now=9,
)
RATES: Values = (91.2, 91.0, 90.8, 91.6, 92.2, None, 93.1, 93.4, 93.9, None, None, None)
INSURANCE = Series(CALENDAR, RATES, NONE, RATES, NONE, (94.44,) * 12, 94.44, None, None, 9)
GROWTH: Values = (-6.2, -7.0, -7.7, -8.4, -8.9, -9.1, -9.4, -9.4, -9.4, None, None, None)
FARMING = Series(CALENDAR, GROWTH, (2.0, 1.5, *(-1.0,) * 10), GROWTH, NONE, (-12.03,) * 12, -12.03, None, None, 9)
EMPTY = Series(CALENDAR, NONE, NONE, NONE, NONE, NONE, 100.0, None, None, 3)


def drawn(series: Series, view: str, width: int = 76, height: int = 16, **options: object) -> list[str]:
    picture = draw(series, view, **{"unit": "tỷ đồng", "width": width, "height": height, **options})  # type: ignore[arg-type]
    assert len(picture) == height
    assert {cells(line) for line in picture} == {width}
    return text(picture).split("\n")


def toned(picture: Picture, tone: Tone) -> str:
    return "".join(span.text for line in picture for span in line if span.tone is tone)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Kind.FLOW, (View.CUMULATIVE, View.PERIODS)),
        (Kind.GROWTH, (View.GROWTH,)),
        (Kind.LEVEL, (View.LEVEL,)),
        (Kind.RATIO, (View.LEVEL,)),
        (Kind.MILESTONE, (View.LEVEL,)),
        (Kind.QUALITATIVE, ()),
        (Kind.GROUP, ()),
    ],
)
def test_views_suit_the_kind(kind: Kind, expected: tuple[View, ...]) -> None:
    assert views(Indicator("x", "s", "n", "%", kind)) == expected


@pytest.mark.parametrize("width", [58, 64, 78])
def test_a_legend_that_needs_it_takes_two_lines_and_names_all_that_is_drawn(width: int) -> None:
    months = tuple(range(1, 13))
    path, sums = tuple(50.0 * at for at in months), tuple(53.0 * at for at in months)
    drawn = (*sums[:9], None, None, None)
    year = Series(months, drawn, sums, drawn, sums, path, 592.642, None, None, 9)
    words = ["tỷ đồng", "lũy kế 477,000", "năm trước", "mốc đến kỳ", "suy ra năm 607", "mục tiêu 592,642"]
    tall = text(draw(year, "cumulative", unit="tỷ đồng", ahead=607.0, width=width, height=10)).splitlines()
    assert all(word in f"{tall[0]}\n{tall[1]}" for word in words)
    assert len(tall) == 10 and {len(line) for line in tall} == {width}
    low = text(draw(year, "cumulative", unit="tỷ đồng", ahead=607.0, width=width, height=9)).splitlines()
    assert "mục tiêu" in low[0] and "┤" in low[1]


def test_every_view_has_a_name() -> None:
    assert len({view_word(view) for view in View}) == len(View)


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize(
    ("series", "view"), [(REVENUE, "cumulative"), (REVENUE, "periods"), (INSURANCE, "level"), (FARMING, "growth")]
)
@pytest.mark.parametrize("ascii", [False, True])
def test_every_size_is_filled_exactly(series: Series, view: str, width: int, height: int, ascii: bool) -> None:
    lines = drawn(series, view, width, height, ascii=ascii)
    assert all(char.isascii() or char.isalpha() for char in "".join(lines)) or not ascii
    months = re.findall(r"T\d+", lines[-1])
    assert "T9" in months
    assert len(months) == (12 if width > 50 else 6)


def test_the_target_is_named_on_the_axis_and_drawn_through_the_year() -> None:
    row = next(line for line in drawn(REVENUE, "cumulative") if line.startswith("592,642 ┤"))
    assert row.count("╌") > 40


def test_ticks_are_round_and_right_aligned() -> None:
    labels = [line.split("┤")[0] for line in drawn(REVENUE, "cumulative")[1:-2] if "┤" in line]
    assert [label.strip() for label in labels] == ["592,642", "400", "200"]
    assert {len(label) for label in labels} == {8}


def test_zero_is_the_axis_line_of_a_chart_without_negative_values() -> None:
    assert drawn(REVENUE, "cumulative")[-2].startswith("  0     └")


def test_the_present_month_is_marked_under_the_axis_and_in_its_label() -> None:
    picture = draw(REVENUE, "cumulative", unit="tỷ đồng", width=76, height=16)
    lines = text(picture).split("\n")
    assert toned(picture[-2:], Tone.NOW) == "▲T9"
    assert lines[-2].index("▲") == lines[-1].index("T9")


def test_no_month_is_marked_before_the_year_begins() -> None:
    assert "▲" not in "".join(drawn(replace(REVENUE, now=0), "cumulative"))


def test_months_are_the_indicators_own() -> None:
    shifted = replace(INSURANCE, months=(10, 11, 12, *range(1, 10)))
    assert re.findall(r"T\d+", drawn(shifted, "level", 116, 20)[-1])[:4] == ["T10", "T11", "T12", "T1"]


def test_the_legend_says_the_numbers_of_the_period() -> None:
    legend = drawn(REVENUE, "cumulative", 90)[0]
    assert legend.strip() == (
        "tỷ đồng  █ lũy kế 484,100  ▒ năm trước 453,800  ━ mốc đến kỳ 444,482  ╌ mục tiêu 592,642"
    )


def test_the_legend_gives_way_but_never_breaks_a_word() -> None:
    assert drawn(REVENUE, "cumulative", 50, 8)[0].strip() == "█ lũy kế  ▒ năm trước  ━ mốc đến kỳ  ╌ mục tiêu"


def test_an_older_figure_names_its_month() -> None:
    late = replace(REVENUE, now=11)
    assert "60,900 (T9)" in drawn(late, "periods", decimals=3)[0]


def test_a_line_never_crosses_a_missing_month() -> None:
    lines = drawn(INSURANCE, "level")
    june = lines[-2].index("┬", lines[-1].index("T6") - 1)
    column = [line[june] for line in lines[1:-2]]
    assert set(column) <= {" ", "╌"}
    assert list(runs(RATES, 1)) == [[0, 1, 2, 3, 4], [6, 7, 8]]


def test_quarterly_figures_are_neighbours() -> None:
    quarters: Values = (None, None, 1.0, None, None, 2.0, None, None, None, None, None, 4.0)
    assert list(runs(quarters, 3)) == [[2, 5], [11]]
    series = replace(INSURANCE, values=quarters, target=None, path=NONE)
    joined = sum(line.count("▀") + line.count("▄") for line in drawn(series, "level", every=3))
    assert joined > 0
    assert sum(line.count("▀") + line.count("▄") for line in drawn(series, "level", every=1)) == 0


def test_a_bar_grows_with_its_value_and_ends_at_its_tick() -> None:
    series = replace(REVENUE, values=(100.0, 50.0, *(None,) * 10), previous=NONE, now=2)
    lines = drawn(series, "periods", 76, 13)
    first, second = (lines[-1].index(label) for label in ("T1", "T2"))
    heights = [sum(line[at] in "▁▂▃▄▅▆▇█" for line in lines[1:-2]) for at in (first, second)]
    assert heights == [10, 5]
    tick = next(index for index, line in enumerate(lines) if line.lstrip().startswith("50 ┤"))
    assert lines[tick][second] in "▃▄▅"


def test_negative_growth_hangs_from_zero_and_the_target_lies_below() -> None:
    lines = drawn(FARMING, "growth")
    zero = next(index for index, line in enumerate(lines) if line.lstrip().startswith("0  ") and "┤" in line[:9])
    target = next(index for index, line in enumerate(lines) if line.lstrip().startswith("−12,03 ┤"))
    at = lines[-1].index("T9") + 1
    bar = [index for index, line in enumerate(lines[1:-2], 1) if line[at] in "█▀"]
    assert zero < min(bar) and max(bar) < target
    assert lines[zero].count("─") > 50


def test_axis_and_months_stay_where_they_are_from_one_indicator_to_the_next() -> None:
    places = set()
    for series, view in ((FARMING, "growth"), (replace(FARMING, previous=NONE), "growth"), (REVENUE, "cumulative")):
        lines = drawn(series, view, 66, 20)
        places.add((lines[-2].index("└"), lines[-1].index("T1"), lines[-1].rindex("T1")))
    assert len(places) == 1


def test_a_stroke_never_hides_the_top_of_a_bar() -> None:
    beside = replace(REVENUE, path=REVENUE.cumulative)
    lines = drawn(beside, "cumulative", 116, 30)
    for label in ("T1", "T5", "T9"):
        at = lines[-1].index(label) + 1
        column = [line[at] for line in lines[1:-2] if line[at] not in " ╌"]
        assert column[0] in "▁▂▃▄▅▆▇█"


def test_a_stroke_shows_through_the_body_of_a_bar() -> None:
    early = replace(REVENUE, path=tuple(value / 2 if value else None for value in REVENUE.path))
    assert toned(draw(early, "cumulative", unit="", width=76, height=16), Tone.PATH_OVER)


def test_series_are_told_apart_without_colour() -> None:
    bars = "".join(drawn(REVENUE, "cumulative"))
    assert all(sign in bars for sign in "█▒━╌")
    lines = "".join(drawn(replace(INSURANCE, previous=LAST), "level"))
    assert all(sign in lines for sign in "●○╌")


def test_a_range_has_both_its_lines() -> None:
    ranged = replace(INSURANCE, values=(6.2, 6.5, 6.7, *(None,) * 9), target=6.6, low=6.6, high=6.8, path=(6.6,) * 12)
    labels = [line.split("┤")[0].strip() for line in drawn(ranged, "level") if "╌" in line[10:60]]
    assert labels[-2:] == ["6,8", "6,6"]


def test_a_path_that_is_the_target_is_drawn_once() -> None:
    assert "━" not in "".join(drawn(INSURANCE, "level"))


def test_without_figures_there_is_a_sentence() -> None:
    lines = drawn(EMPTY, "level")
    assert [line.strip() for line in lines if line.strip()] == ["Chưa có số liệu để vẽ đồ thị."]
    assert drawn(EMPTY, "level", ascii=True)[7].strip() == "Chưa có số liệu để vẽ đồ thị."


@pytest.mark.parametrize(("width", "height"), [(0, 0), (1, 1), (20, 10), (60, 3)])
def test_without_room_there_is_a_sentence(width: int, height: int) -> None:
    picture = draw(REVENUE, "cumulative", unit="tỷ đồng", width=width, height=height)
    assert [cells(line) for line in picture] == [width] * height
    assert not toned(picture, Tone.BAR)


def test_nothing_infinite_is_drawn() -> None:
    odd = replace(INSURANCE, values=(math.inf, math.nan, -math.inf, 92.0, *(None,) * 8), now=4)
    assert drawn(odd, "level", decimals=1)[0].startswith("tỷ đồng  ● năm nay 92,0")


def test_a_unit_cannot_reach_the_terminal_raw() -> None:
    legend = drawn(REVENUE, "cumulative", unit="\x1b[31mtỷ\u202e đồng")[0]
    assert legend.startswith("[31mtỷ đồng")


def test_what_was_drawn_is_remembered() -> None:
    first = draw(REVENUE, "cumulative", unit="tỷ đồng", width=70, height=15)
    assert draw(replace(REVENUE), "cumulative", unit="tỷ đồng", width=70, height=15) is first
    assert draw(REVENUE, "cumulative", unit="tỷ đồng", width=71, height=15) is not first


def test_importing_the_module_loads_no_plotext() -> None:
    code = "import sys, tvplan_tui.ui.drawing.charts; sys.exit('plotext' in sys.modules or 'textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


VALUE = st.none() | st.floats() | st.floats(-1000, 1000) | st.just(0.0)
TWELVE = st.tuples(*[VALUE] * 12)


@settings(max_examples=60)
@given(
    TWELVE,
    TWELVE,
    TWELVE,
    VALUE,
    VALUE,
    st.integers(0, 12),
    st.sampled_from(View),
    st.integers(0, 130),
    st.integers(0, 32),
    st.booleans(),
    st.none() | st.integers(0, 4),
)
def test_any_figures_make_a_picture_of_the_size_asked_for(
    values: Values,
    previous: Values,
    path: Values,
    target: float | None,
    high: float | None,
    now: int,
    view: View,
    width: int,
    height: int,
    ascii: bool,
    decimals: int | None,
) -> None:
    series = Series(CALENDAR, values, previous, values, previous, path, target, None, high, now)
    picture = draw(series, view, unit="doanh nghiệp", decimals=decimals, width=width, height=height, ascii=ascii)
    assert [cells(line) for line in picture] == [width] * height
    assert all(char.isprintable() for line in picture for span in line for char in span.text)
    assert all(char.isascii() or char.isalpha() for char in text(picture)) or not ascii


def test_the_figure_is_cleared_between_drawings() -> None:
    charts._draw.cache_clear()
    before = draw(INSURANCE, "level", unit="%", width=76, height=16)
    draw(REVENUE, "cumulative", unit="tỷ đồng", width=116, height=30)
    charts._draw.cache_clear()
    assert draw(INSURANCE, "level", unit="%", width=76, height=16) == before


def test_a_flow_without_its_first_months_opens_on_its_periods_and_says_why_it_has_no_sum() -> None:
    values: Values = (*NONE[:6], 5.0, 7.0, 2.0, *NONE[:3])
    late = replace(REVENUE, values=values, previous=NONE, cumulative=NONE, previous_cumulative=NONE)
    flow = Indicator("X", "S", "X", "dự án", Kind.FLOW, Bound.AT_LEAST, target=24.0)
    assert first_view(flow, late) is View.PERIODS
    assert first_view(flow, REVENUE) is View.CUMULATIVE
    assert first_view(flow, EMPTY) is View.CUMULATIVE
    assert first_view(replace(flow, kind=Kind.GROUP), late) is None
    assert any("chưa cộng được lũy kế" in line for line in drawn(late, "cumulative"))
    assert any("Chưa có số liệu" in line for line in drawn(EMPTY, "cumulative"))
