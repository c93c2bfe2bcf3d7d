import subprocess
import sys

import pytest
from textual.app import App, ComposeResult

from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.series import Series
from tvplan_tui.ui.theme import DARK, LIGHT, THEMES
from tvplan_tui.ui.widgets import chart
from tvplan_tui.ui.widgets.chart import Chart

KNOWN = (10.0, 20.0, 30.0, *(None,) * 9)
PATH = tuple(float(10 * month) for month in range(1, 13))
SERIES = Series(tuple(range(1, 13)), KNOWN, KNOWN, KNOWN, KNOWN, PATH, 120.0, None, None, 3)
FLOW = Indicator("x", "s", "n", "tỷ đồng", Kind.FLOW, target=120.0)
WRITTEN = Indicator("y", "s", "n", "", Kind.QUALITATIVE)


class Holder(App[None]):
    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = DARK

    def compose(self) -> ComposeResult:
        yield Chart()


def lines(shown: Chart) -> list[str]:
    return [shown.render_line(y).text for y in range(shown.size.height)]


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Sizes of the drawings asked for."""
    found: list[tuple[int, int]] = []

    def counted(*args: object, **options: int) -> object:
        found.append((options["width"], options["height"]))
        return original(*args, **options)  # type: ignore[arg-type]

    original = chart.draw
    monkeypatch.setattr(chart, "draw", counted)
    return found


async def test_a_chart_fills_its_room_and_is_drawn_once(drawings: list[tuple[int, int]]) -> None:
    app = Holder()
    async with app.run_test(size=(76, 16)) as pilot:
        shown = app.query_one(Chart)
        assert drawings == []
        assert set("".join(lines(shown))) == {" "}
        shown.show(SERIES, FLOW)
        await pilot.pause()
        assert shown.view == "cumulative"
        assert drawings == [(76, 16)]
        assert "lũy kế 30" in lines(shown)[0]
        shown.show(SERIES, FLOW)
        shown.refresh()
        app.theme = LIGHT
        await pilot.pause()
        assert drawings == [(76, 16)]
        await pilot.resize_terminal(60, 12)
        await pilot.pause()
        assert drawings[-1] == (60, 12)
        assert {len(line) for line in lines(shown)} == {60}


async def test_the_theme_gives_the_colours() -> None:
    app = Holder()
    async with app.run_test(size=(76, 16)) as pilot:
        shown = app.query_one(Chart)
        shown.show(SERIES, FLOW)
        await pilot.pause()
        for name in (DARK, LIGHT):
            app.theme = name
            await pilot.pause()
            [bar] = {
                segment.style.color.get_truecolor().hex
                for y in range(16)
                for segment in shown.render_line(y)
                if "█" in segment.text and segment.style and segment.style.color
            }
            assert bar == THEMES[name].variables["bar"]


async def test_views_are_chosen_among_those_that_suit() -> None:
    app = Holder()
    async with app.run_test(size=(76, 16)) as pilot:
        shown = app.query_one(Chart)
        shown.show(SERIES, FLOW, "periods")
        await pilot.pause()
        assert shown.view == "periods"
        assert "năm nay 30" in lines(shown)[0]
        shown.show(SERIES, FLOW, "growth")
        assert shown.view == "cumulative"
        shown.show(SERIES, WRITTEN)
        await pilot.pause()
        assert shown.view == ""
        assert set("".join(lines(shown))) == {" "}


def test_the_widget_alone_loads_no_plotext() -> None:
    code = "import sys, tvplan_tui.ui.widgets.chart; sys.exit('plotext' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
