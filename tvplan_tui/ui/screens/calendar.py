"""The reporting calendar: what is due when, how it stands, who owes figures for it; closing a period."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll

from tvplan_tui.domain.language import _
from tvplan_tui.report.completeness import Office, completeness
from tvplan_tui.report.deadlines import Deadline, deadlines
from tvplan_tui.ui.keys.action import CALENDAR
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.lists import calendar_rows
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.footer import Footer
from tvplan_tui.ui.widgets.grid import Grid, Line

from .base import PlanScreen

if TYPE_CHECKING:
    from tvplan_tui.report.corrections import Correction
    from tvplan_tui.store.closing_log import Closing


class CalendarScreen(PlanScreen):
    """Reports above, the chosen one and its offices below."""

    scope = CALENDAR
    with_tabs = False
    CSS_PATH = Path(__file__).parents[1] / "duties.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CALENDAR)]
    AUTO_FOCUS = "#duties"

    def __init__(self) -> None:
        super().__init__()
        self._with_sent = True
        self._shown: tuple[Deadline, ...] = ()
        self._opened = False
        self._since: dict[Closing, tuple[Correction, ...] | str] = {}

    @property
    def deadline(self) -> Deadline | None:
        """The chosen report."""
        at = self.query_one("#duties", Grid).cursor
        return self._shown[at] if at < len(self._shown) else None

    def body(self) -> ComposeResult:
        """Yield title, list, text and offices."""
        ascii = self.desk.ascii
        yield Bar(ascii=ascii, id="title", listed=True)
        yield Grid(ascii=ascii, id="duties")
        with Container(id="under"):
            yield Grid(ascii=ascii, id="owing")
            with VerticalScroll(id="about"):
                yield Prose(markup=False, id="about-text")

    def on_mount(self) -> None:
        """Set the columns once."""
        self.query_one("#duties", Grid).set_columns(calendar_rows.deadline_columns())
        self.query_one("#owing", Grid).set_columns(calendar_rows.owing_columns())
        super().on_mount()

    def show_board(self) -> None:
        """Show who owes what now, and what has been recorded."""
        self._since = {}
        self.show_affairs()

    def show_affairs(self) -> None:
        """Fill everything anew, on the same report; at first on the one to think of next."""
        desk = self.desk
        affairs = desk.affairs
        grid = self.query_one("#duties", Grid)
        found = deadlines(affairs, desk.today, desk.as_of) if affairs else ()
        keep = grid.cursor_key
        self._shown = tuple(one for one in found if self._with_sent or not one.sent)
        grid.empty_text = self._nothing()
        at = next((at for at, one in enumerate(self._shown) if one.key == keep), None)
        if at is None or not self._opened:
            unsent = [at for at, one in enumerate(self._shown) if not one.sent]
            at = next((at for at in unsent if self._shown[at].days_left >= 0), unsent[0] if unsent else 0)
        self._opened = self._opened or bool(self._shown)
        ascii = desk.ascii
        grid.set_lines(
            len(self._shown), lambda index: calendar_rows.deadline_line(self._shown[index], ascii=ascii), cursor=at
        )
        words = calendar_rows.next_words(found, ascii=ascii)
        self.query_one("#title", Bar).tell(((_(" Lịch báo cáo "), "bold $accent"), *words[1:]))
        hidden = len(found) - len(self._shown)
        aside = ((_(" ẩn {count} báo cáo đã gửi ").format(count=hidden), "bold $fair"),) if hidden else ()
        self.query_one(Footer).aside(*aside)
        self._tell()

    def _nothing(self) -> str:
        if self.desk.affairs is None:
            return _("Đang đọc lịch báo cáo…")
        if not self.desk.plan.reports:
            return _("Kế hoạch chưa có báo cáo nào.\nThêm khối [[reports]] vào config.toml (docs/calendar.md).")
        return _("Đã gửi đủ mọi báo cáo.\ns: hiện lại")

    # The chosen report

    @on(Grid.Rested, "#duties")
    def rested(self) -> None:
        """Let the lower part follow once the cursor rests."""
        self._tell()

    def _tell(self) -> None:
        one, text, owing = self.deadline, self.query_one("#about-text", Prose), self.query_one("#owing", Grid)
        if one is None:
            text.tell()
            owing.set_lines(0, _none)
            return
        pieces = [*calendar_rows.told(one, ascii=self.desk.ascii), *self._corrected(one)]
        board = self.desk.board_at(one.due.period)
        offices: tuple[Office, ...] = ()
        if board is None:
            owing.empty_text = _("Đang tính kỳ này")
        else:
            offices = completeness(board)
            owing.empty_text = _("Chưa có số liệu nào đến kỳ.")
            pieces += calendar_rows.owed_words(offices)
        text.tell(*pieces)
        owing.set_lines(len(offices), lambda at: calendar_rows.owing_line(offices[at]))

    def _corrected(self, one: Deadline) -> calendar_rows.Pieces:
        """Return what was corrected since the report's period was closed; it is worked out in a thread."""
        closing = one.closing
        if closing is None:
            return ()
        known = self._since.get(closing)
        if isinstance(known, str):
            return (("\n" + known, "$bad"),)
        if known is None:
            self.run_worker(lambda: self._compare(closing), thread=True, exclusive=True, group="corrections")
        return calendar_rows.corrected(known, ascii=self.desk.ascii)

    def _compare(self, closing: Closing) -> None:
        """Run in a thread."""
        from tvplan_tui.report.corrections import corrections
        from tvplan_tui.store.refusals import NotSavedError

        book = self.desk.book
        assert book is not None
        came: tuple[Correction, ...] | str
        try:
            came = corrections(book, closing)
        except NotSavedError as error:
            came = str(error)
        if self.is_attached:
            self.app.call_from_thread(self._compared, closing, came)

    def _compared(self, closing: Closing, came: tuple[Correction, ...] | str) -> None:
        self._since[closing] = came
        self._tell()

    # What the keys do

    @on(Grid.Chosen, "#duties")
    def opened(self) -> None:
        """Ask how the report stands."""
        self.desk.action_perform("report.mark")

    def do_report_mark(self) -> None:
        """Record how the chosen report stands, after asking."""
        from tvplan_tui.ui.report_marking import ask

        if self.deadline is not None:
            ask(self.desk, self.deadline)

    def do_report_all(self) -> None:
        """Show or hide what has been sent."""
        if self._with_sent and not any(one.sent for one in self._shown):
            self.desk.say(_("Chưa có báo cáo nào đã gửi để ẩn"))
            return
        self._with_sent = not self._with_sent
        self.show_affairs()

    def do_duty_pane(self) -> None:
        """Give the keys to the next pane."""
        self.focus_next()


def _none(index: int) -> Line:
    raise IndexError(index)
