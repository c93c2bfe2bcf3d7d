"""Two indicators, or the years of one, as lines in one chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.wording import decimals
from tvplan_tui.report.year import Year
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.drawing.charts import views
from tvplan_tui.ui.drawing.picture import Picture
from tvplan_tui.ui.drawing.together import Mark, Track, draw_together
from tvplan_tui.ui.keys.action import TOGETHER
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.lists.listing import share
from tvplan_tui.ui.palette import ROW, YEARS, Offer
from tvplan_tui.ui.widgets.bar import Bar, Piece
from tvplan_tui.ui.widgets.chart import Canvas

from .finder import Finder
from .yearly import YearlyScreen

if TYPE_CHECKING:
    from tvplan_tui.report.board import Board
    from tvplan_tui.report.past_years import PastYear
    from tvplan_tui.ui.app import TvplanApp

VALUES, SHARE, PACE, TOTALS, AMOUNTS = "values", "share", "pace", "totals", "amounts"


class TogetherScreen(YearlyScreen):
    """The chart and the measures it can be drawn in.

    Args:
        one: id of the main indicator.
        other: id of the other one; "" compares the years of the main one.
    """

    scope = TOGETHER
    with_tabs = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(TOGETHER)]

    def __init__(self, one: str, other: str) -> None:
        super().__init__()
        self._one, self._other = one, other
        self._kind = ""
        self._years: list[PastYear] = []
        self._years_of: object = None

    @property
    def chosen(self) -> str:
        """Id of the main indicator."""
        return self._one

    def body(self) -> ComposeResult:
        """Yield title, measures, chart."""
        ascii = self.desk.ascii
        yield Bar(ascii=ascii, id="title")
        yield Bar(ascii=ascii, id="views")
        yield Canvas(ascii=ascii)

    def show_year(self, found: Year | None) -> None:
        """Draw what is compared."""
        plan, board = self.desk.plan, self.desk.board
        one, other = plan.by_id.get(self._one), plan.by_id.get(self._other)
        if one is None or board is None or (self._other and other is None):
            self.query_one(Canvas).draw(None, None)
            self._title(_("Chỉ tiêu đã so không còn trong kế hoạch"), ())
        elif other is None:
            self._show_years(one)
        else:
            self._show_both(one, other, found)

    def _title(self, text: str, kinds: tuple[str, ...]) -> None:
        self.query_one("#title", Bar).tell(((f" {clean(text)}", "bold $strong"),))
        pieces: list[Piece] = [(" ", "")]
        for kind in kinds:
            pieces += [(f" {kind_word(kind)} ", "bold reverse" if kind == self._kind else "$neutral"), (" ", "")]
        bar = self.query_one("#views", Bar)
        bar.tell(tuple(pieces))
        bar.display = bool(kinds)

    # Years of one

    def _show_years(self, one: Indicator) -> None:
        desk = self.desk
        kinds = _kinds_of_years(one)
        self._kind = self._kind if self._kind in kinds else kinds[0]
        self._title(_("{name}: các năm").format(name=one.name), kinds if len(kinds) > 1 else ())
        asked = (desk.book, desk.board)
        if asked == self._years_of:
            self._draw_years(one)
            return
        from tvplan_tui.report.past_years import past_years

        book, period, as_of = desk.book, desk.period, desk.as_of
        assert book is not None and period is not None

        def came(years: list[PastYear]) -> None:
            if self.is_attached:
                self._years, self._years_of = years, asked
                self._draw_years(one)

        self.run_worker(
            lambda: desk.call_from_thread(came, past_years(book, one, period, as_of)),
            thread=True,
            exclusive=True,
            group="years",
        )

    def _draw_years(self, one: Indicator) -> None:
        board = self.desk.board
        series = board.series.get(one.id) if board else None
        if series is None:
            return
        every, digits = one.frequency.months, decimals(one)
        amounts = self._kind == AMOUNTS
        tracks = tuple(
            Track(str(year.year), year.amounts if amounts else year.totals, every, digits) for year in self._years
        )
        mark = None if amounts or series.target is None else Mark(series.target, _("mục tiêu"))
        self._draw(tracks, series.months, one.unit, mark, series.now)

    # Two indicators

    def _show_both(self, one: Indicator, other: Indicator, found: Year | None) -> None:
        kinds = self._kinds(one, other)
        self._kind = self._kind if self._kind in kinds else kinds[0]
        self._title(_("{one} và {other}").format(one=one.name, other=other.name), kinds)
        board = self.desk.board
        assert board is not None
        series = board.series[one.id]
        if self._kind == VALUES:
            tracks = tuple(
                Track(each.name, board.series[each.id].cumulative, each.frequency.months, decimals(each))
                for each in (one, other)
            )
            self._draw(tracks, series.months, one.unit, None, series.now)
        elif found is not None:
            tracks = tuple(self._track(found, each) for each in (one, other))
            months = tuple(month.last_month for month in found.months)
            unit = _("% kế hoạch") if self._kind == SHARE else _("% mốc đến kỳ")
            mark = Mark(100.0, _("kế hoạch") if self._kind == SHARE else _("mốc đến kỳ"))
            self._draw(tracks, months, unit, mark, found.now + 1)

    def _kinds(self, one: Indicator, other: Indicator) -> tuple[str, ...]:
        """Return the measures both have: their own unit only where it is the same one, over the same months."""
        board = self.desk.board
        assert board is not None
        series, rows = board.series, [board.by_id.get(each.id) for each in (one, other)]
        alike = one.unit == other.unit and series[one.id].months == series[other.id].months
        paced = all(row is not None and row["pace"] is not None for row in rows)  # growth has no pace
        return (*((VALUES,) if alike else ()), SHARE, *((PACE,) if paced else ()))

    def _track(self, found: Year, one: Indicator) -> Track:
        def measured(board: Board | None) -> float | None:
            row = board.by_id.get(one.id) if board else None
            through = row["data_through"] if row else None
            if board is None or row is None or through is None or row["incomplete"]:
                return None
            if Period.parse(through).last != board.period.last:
                return None  # no figure of that month is a gap, not the figure before once more
            ratio: float | None = share(row) if self._kind == SHARE else row["pace"]
            return None if ratio is None else ratio * 100

        return Track(one.name, tuple(map(measured, found.boards)), one.frequency.months)

    def _draw(self, tracks: tuple[Track, ...], months: tuple[int, ...], unit: str, mark: Mark | None, now: int) -> None:
        ascii = self.desk.ascii

        def make(width: int, height: int) -> Picture:
            return draw_together(tracks, months, unit=unit, mark=mark, now=now, width=width, height=height, ascii=ascii)

        self.query_one(Canvas).draw((tracks, months, unit, mark, now), make)

    # Keys

    def do_together_kind(self) -> None:
        """Draw it in the next measure."""
        plan = self.desk.plan
        one, other = plan.by_id.get(self._one), plan.by_id.get(self._other)
        if one is None:
            return
        kinds = self._kinds(one, other) if other else _kinds_of_years(one)
        if len(kinds) == 1:
            self.say(_("Ở đây chỉ có một thước đo: {kind}").format(kind=kind_word(kinds[0]).lower()))
            return
        self._kind = kinds[(kinds.index(self._kind) + 1) % len(kinds)]
        self.show_year(self.year)

    def do_together_other(self) -> None:
        """Choose what to compare with."""
        pick_other(self.desk, self._one, here=self)

    def compare(self, other: str) -> None:
        """Compare with another indicator, or with the years ("")."""
        self._other = other
        self.show_year(self.year)


def _kinds_of_years(one: Indicator) -> tuple[str, ...]:
    """Return how the years of an indicator can be laid over each other."""
    return (TOTALS, AMOUNTS) if one.kind is Kind.FLOW else (VALUES,)


def kind_word(kind: str) -> str:
    """Return the name of a measure."""
    return {
        VALUES: _("Số liệu"),
        SHARE: _("% so kế hoạch"),
        PACE: _("% so mốc đến kỳ"),
        TOTALS: _("Lũy kế"),
        AMOUNTS: _("Từng kỳ"),
    }[kind]


def pick_other(app: TvplanApp, one: str, here: TogetherScreen | None = None) -> None:
    """Ask what an indicator is to be compared with, those of its unit first; then show it."""
    plan, main = app.plan, app.plan.by_id[one]
    found = [Offer(YEARS, one, _("{name}: các năm trước").format(name=main.name), main.unit)]
    others = [each for each in plan.indicators if each.id != one and views(each)]
    others.sort(key=lambda each: (each.unit != main.unit, each.sector != main.sector))
    found += [Offer(ROW, each.id, each.name, each.unit) for each in others]

    def chosen(offer: Offer | None) -> None:
        if offer is None:
            return
        other = "" if offer.kind == YEARS else offer.value
        if here is not None:
            here.compare(other)
        else:
            app.push_screen(TogetherScreen(one, other))

    prompt = _("so với gì: “{name}”").format(name=clean(main.name))
    app.push_screen(Finder(prompt, found, _("ĐVT")), chosen)
