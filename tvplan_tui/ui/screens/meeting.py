"""The meeting: one indicator a page, read from the back row, walked through with a presenter's remote."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.screen import ModalScreen

from tvplan_tui.domain.indicator import Indicator
from tvplan_tui.domain.language import _
from tvplan_tui.domain.status import FACES, Status
from tvplan_tui.report.board import Board, Row
from tvplan_tui.report.conclusions import selected
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.drawing.charts import views
from tvplan_tui.ui.drawing.glyphs import height, scale_for
from tvplan_tui.ui.keys.action import MEETING
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.meetings import meeting_prose
from tvplan_tui.ui.meetings.meeting_place import Bookmark, Place
from tvplan_tui.ui.meetings.meeting_room import TALL, room
from tvplan_tui.ui.widgets.bar import Bar, Piece
from tvplan_tui.ui.widgets.big_number import BigNumber
from tvplan_tui.ui.widgets.chart import Chart
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.jump import Jump
from tvplan_tui.ui.widgets.told import Told

from .jumping import JumpingScreen


class MeetingScreen(JumpingScreen, ModalScreen[None]):
    """The pages; modal, so that a letter is never a command: it begins a jump.

    Args:
        bookmark: where its place is kept.
        ids: the agenda.
        at: the page to open on.
        resumed: whether a meeting goes on that was cut off; a conclusion half typed is then opened again.
        own_theme: the theme to go back to.
    """

    scope = MEETING
    with_tabs = False
    CSS_PATH = Path(__file__).parents[1] / "meeting.tcss"
    AUTO_FOCUS = ""  # the keys are the page's, until a jump asks for letters
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(MEETING)]

    def __init__(
        self,
        bookmark: Bookmark,
        ids: Sequence[str],
        at: int = 0,
        *,
        resumed: bool = False,
        own_theme: str = "",
    ) -> None:
        super().__init__()
        self._bookmark = bookmark
        self._own_theme = own_theme
        self.ids = tuple(ids)
        self.at = at
        self._resumed = resumed
        self._asked = self._may_leave = False

    # What it is about

    @property
    def chosen(self) -> str:
        """Id of the indicator on the page."""
        return self.ids[self.at]

    @property
    def indicator(self) -> Indicator | None:
        """The indicator on the page; None if the plan has lost it meanwhile."""
        return self.desk.plan.by_id.get(self.chosen)

    @property
    def row(self) -> Row | None:
        """Its verdict."""
        board = self.desk.board
        return board.by_id.get(self.chosen) if board else None

    def aged(self, _board: Board) -> tuple[Row, ...]:
        """Return the one row whose figures' age is shown."""
        return (self.row,) if self.row else ()

    def _sections(self, one: Indicator) -> list[meeting_prose.Section]:
        """Return cause, remedy, the tasks that serve it, and what was concluded about it at this period."""
        desk = self.desk
        concluded = selected(desk.book, desk.period, one.id, desk.as_of) if desk.book else ()
        serving = desk.affairs.agenda(desk.today, desk.as_of).for_indicator(one.id) if desk.affairs else ()
        return meeting_prose.sections(one, self.row, concluded, serving, board=desk.board, ascii=desk.ascii)

    def compose(self) -> ComposeResult:
        """Yield the page."""
        ascii = self.desk.ascii
        yield Bar(ascii=ascii, id="place")
        yield Bar(ascii=ascii, id="verdict")
        yield Bar(ascii=ascii, id="name")  # between verdict and figure: two blocks of one colour would run together
        with Horizontal(id="top"):
            yield BigNumber(ascii=ascii)
            yield Prose(markup=False, id="facts")
        with Container(id="below"):
            yield Chart(ascii=ascii)
            yield Told(ascii=ascii)
        yield Bar(ascii=ascii, id="last")
        yield Jump(ascii=ascii)

    def on_mount(self) -> None:
        """Show the first page."""
        self.refresh_board()
        self._mark()
        if self._resumed:
            self.call_after_refresh(self._type_on)

    def on_resize(self) -> None:
        """Share the lines out anew."""
        self.refresh_board()

    def refresh_board(self) -> None:
        """Show the page with the figures as they are now."""
        one, row, board = self.indicator, self.row, self.desk.board
        self._show_header()
        if one is None:
            self.query_one("#name", Bar).tell(((clean(self.chosen), "bold $strong"),))
            self.query_one(Told).tell((meeting_prose.Section("", _("Kế hoạch không còn chỉ tiêu này."), "$fair"),))
            return
        self._show_name(one, row)
        most = scale_for(*self.app.size)
        text, unit = meeting_prose.figure(one, row, ascii=self.desk.ascii)
        tone = f"${FACES[Status(row['status'])].hue.value}" if row else ""
        self.query_one("#top").display = bool(text)
        self.query_one(BigNumber).show(text, unit, "$strong" if tone == "$neutral" else tone, most)
        lines = height(most, ascii=self.desk.ascii)
        self.query_one("#facts", Prose).tell(*meeting_prose.facts(one, row, lines, ascii=self.desk.ascii))
        series = board.series.get(one.id) if board else None
        ahead = row["projection"] if row and self.app.size.height >= TALL else None  # a low chart has no room for it
        self.query_one(Chart).show(series, one, ahead=ahead)
        self.query_one(Told).tell(self._sections(one))
        self._share(drawn=series is not None and bool(views(one)), figured=bool(text), lines=lines)
        self.hush()

    def _show_header(self) -> None:
        desk = self.desk
        one, board = self.indicator, desk.board
        sector = next((each.name for each in desk.plan.sectors if one and each.id == one.sector), "")
        right: list[Piece] = [(desk.period.words() if desk.period else "", "bold $strong")]
        warned = ((_("DỮ LIỆU MINH HỌA"), "bold $fair"),) if board is not None and board.illustrative else ()
        for mark in (*self._marks(), *warned):
            right += [("  ", ""), mark]
        self.query_one("#place", Bar).tell(
            ((f" {self.at + 1}/{len(self.ids)} ", "bold reverse"), (f"  {clean(sector)}", "$neutral")),
            (*right, (" ", "")),
        )

    def _show_name(self, one: Indicator, row: Row | None) -> None:
        parent = self.desk.plan.by_id.get(one.parent or "")
        within = f"  {clean(parent.name)}" if parent else ""
        size = self.app.size
        age = ((f"{self._age()} ", "$neutral"),) if size.width >= meeting_prose.OFFICE else ()
        self.query_one("#name", Bar).tell(((f" {clean(one.name)}", "bold $strong"), (within, "$neutral")), age)
        self.query_one("#verdict", Bar).tell(*meeting_prose.verdict(one, row, size.width, ascii=self.desk.ascii))

    def _share(self, *, drawn: bool, figured: bool, lines: int) -> None:
        """Give chart and sentences their lines."""
        told, chart = self.query_one(Told), self.query_one(Chart)
        chart.display, told.styles.height = room(self.app.size, lines if figured else 0, told.needed, drawn=drawn)

    # Pages

    def go(self, at: int) -> None:
        """Show a page of the agenda; before the first there is nothing, behind the last the end of the meeting."""
        if at >= len(self.ids):
            from .ending import EndingScreen

            self.app.push_screen(EndingScreen(self.ids, self._over))
            return
        if at < 0:
            self.say(_("Đây là trang đầu"))
            return
        self.at = at
        self.refresh_board()
        self._mark()

    def _mark(self) -> None:
        """Keep the place, beside the page."""
        period = self.desk.period
        if period is not None:
            self._bookmark.set(Place(self.ids, self.at, period))
            self.run_worker(self._bookmark.keep, thread=True, group="bookmark")

    def _over(self) -> None:
        """End the meeting for good: there is nothing to go on with."""
        self._bookmark.drop()
        self.dismiss()

    def do_meeting_next(self) -> None:
        """Show the next page."""
        self.go(self.at + 1)

    def do_meeting_previous(self) -> None:
        """Show the page before."""
        self.go(self.at - 1)

    def do_meeting_first(self) -> None:
        """Show the first page."""
        self.go(0)

    def do_meeting_last(self) -> None:
        """Show the last page about an indicator."""
        self.go(len(self.ids) - 1)

    def do_meeting_blank(self) -> None:
        """Show nothing until a key is pressed."""
        from .blank import BlankScreen

        self.app.push_screen(BlankScreen())

    def do_meeting_why(self) -> None:
        """Show the whole of what is said about it."""
        from tvplan_tui.ui.commands import COMMANDS

        if self.row is not None:
            COMMANDS["why"](self.desk)

    def do_meeting_leave(self) -> None:
        """End the meeting when asked for a second time: many a remote sends this key unasked."""
        if self._may_leave:
            self.dismiss()
            return
        self._asked = True
        self.say(_("Esc lần nữa để rời cuộc họp"))

    def on_unmount(self) -> None:
        """Go back to the person's own theme, and let go of the place, however the meeting was left."""
        self._bookmark.release()
        if self._own_theme:
            self.app.theme = self._own_theme

    # Conclusions

    def do_meeting_conclude(self) -> None:
        """Type a conclusion about this indicator; of the page what stands above chart and sentences stays in view."""
        from .conclusion import ConclusionScreen

        if self.indicator is not None and self.desk.period is not None:
            told, above = self._sections(self.indicator), self.query_one("#below").region.y
            self.app.push_screen(ConclusionScreen(self.chosen, self.desk.period, told=told, above=above))

    def _type_on(self) -> None:
        """Open the conclusion that was half typed when the console was cut off."""
        from .conclusion import half_typed

        if self.indicator is not None and not self.desk.frozen and half_typed(self.desk, self.chosen):
            self.do_meeting_conclude()

    # The last line

    def say(self, text: str, tone: str = "fair") -> None:
        """Say something until the next key."""
        self.query_one("#last", Bar).tell(((f" {clean(text)}", f"bold ${tone}"),))

    def hush(self) -> None:
        """Say no more than how to get help; the key before this one may have asked to leave."""
        self._may_leave, self._asked = self._asked, False
        self.query_one("#last", Bar).tell((), ((_("? phím "), "$dim"),))
