"""Who changed what of one indicator, when, from what to what: the latest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from tvplan_tui.domain.indicator import Indicator
from tvplan_tui.domain.language import _
from tvplan_tui.domain.moment import moment_words
from tvplan_tui.domain.numbers import NONE
from tvplan_tui.report.plain_ledger import outcome, said
from tvplan_tui.report.said import VERDICT, Event
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.keys.action import LOG
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.grid import Grid
from tvplan_tui.ui.widgets.grid_layout import Cell, Column, Line

from .base import PlanScreen

if TYPE_CHECKING:
    from tvplan_tui.report.board import Book


def log_columns() -> list[Column]:
    """Return the columns of a list of events."""
    return [
        Column("at", _("Ghi lúc"), 16),
        Column("by", _("Người ghi"), 12, priority=2),
        Column("period", _("Kỳ"), 14),
        Column("before", _("Từ"), 20, priority=1),
        Column("after", _("Thành"), 28),
        Column("note", _("Ghi chú"), 30, priority=3, grow=True, least=12),
    ]


def log_line(at: int, event: Event, indicator: Indicator) -> Line:
    """Return an event as a line."""
    cells = {
        "at": Cell(when(event) or NONE, "dim"),
        "by": Cell(event.by or NONE),
        "period": Cell(event.period.words()),
        "before": Cell(NONE if event.kind == VERDICT else _short(said(event.before, indicator), indicator), "dim"),
        "after": Cell(_short(outcome(event, indicator), indicator), "strong"),
        "note": Cell(event.note),
    }
    return Line(str(at), cells)


def _short(text: str, indicator: Indicator) -> str:
    """Leave out the unit: the title says it."""
    return text.replace(f" {indicator.unit}", "", 1)


def when(event: Event) -> str:
    """Return when an event was recorded, to the minute."""
    return moment_words(event.at)


class LogScreen(PlanScreen):
    """The list, and the chosen event in full."""

    scope = LOG
    with_tabs = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LOG)]

    def __init__(self, chosen: str) -> None:
        super().__init__()
        self._chosen = chosen
        self._events: tuple[Event, ...] = ()

    @property
    def chosen(self) -> str:
        """Id of the indicator."""
        return self._chosen

    def body(self) -> ComposeResult:
        """Yield title, list and text."""
        ascii = self.desk.ascii
        yield Bar(ascii=ascii, id="title")
        yield Grid(ascii=ascii)
        yield Prose(markup=False, id="told")

    def show_board(self) -> None:
        """Fill the list, as soon as the ledger is gone through."""
        book = self.desk.book
        one = self.desk.plan.by_id.get(self._chosen)
        grid = self.query_one(Grid)
        if book is None or one is None:
            return
        self.query_one("#title", Bar).tell(
            ((_(" Nhật ký "), "bold $accent"), (clean(one.name), "bold $strong"), (f"  {clean(one.unit)}", "$dim"))
        )
        grid.set_columns(log_columns())
        grid.empty_text = _("Đang đọc nhật ký…") if not self._events else ""
        self.run_worker(lambda: self._gather(book), thread=True, exclusive=True, group="log")

    def _gather(self, book: Book) -> None:
        """Run in a thread: every row's effect is asked of the rules anew."""
        from tvplan_tui.report.history_log import events

        found = events(book, self._chosen, self.desk.as_of)
        if self.is_attached:
            self.app.call_from_thread(self._gathered, found[::-1])

    def _gathered(self, found: tuple[Event, ...]) -> None:
        self._events = found
        one = self.desk.plan.by_id[self._chosen]
        grid = self.query_one(Grid)
        grid.empty_text = _("Chưa có gì được ghi\nEsc: về")
        grid.set_lines(len(found), lambda at: log_line(at, found[at], one))
        self._tell()

    @on(Grid.Rested)
    def rested(self) -> None:
        """Show the event on which the cursor rests."""
        self._tell()

    def _tell(self) -> None:
        text = self.query_one("#told", Prose)
        text.display = bool(self._events)
        if not self._events:
            return
        one = self.desk.plan.by_id[self._chosen]
        event = self._events[min(self.query_one(Grid).cursor, len(self._events) - 1)]
        arrow = " -> " if self.desk.ascii else " → "
        change = outcome(event, one) if event.kind == VERDICT else said(event.before, one) + arrow + outcome(event, one)
        who = ", ".join(part for part in (when(event), event.by, event.place) if part)
        further = [(_("Ghi chú: "), event.note), (_("Nguồn: "), event.source)]
        told = clean(f"{event.period.words()}: ")
        pieces = [(told, "$neutral"), (clean(change), "$strong"), (f"\n{clean(who)}", "$dim")]
        for label, words in further:
            if words:
                pieces += [(f"\n{label}", "$dim"), (clean(words), "")]
        text.tell(*pieces)
