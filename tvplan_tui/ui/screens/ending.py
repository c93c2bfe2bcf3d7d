"""The end of a meeting: what it concluded, to be corrected, taken back and exported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import ModalScreen

from tvplan_tui.domain.conclusion import Conclusion
from tvplan_tui.domain.language import _
from tvplan_tui.domain.typed_day import show_day
from tvplan_tui.report.concluding import Concluded, Unconcluded, taken_back, write_down
from tvplan_tui.report.conclusions import charge, recorded, selected, unreadable
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.keys.action import ENDING
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.grid import Grid
from tvplan_tui.ui.widgets.grid_layout import Cell, Column, Line

from .ask import AskScreen
from .base import PlanScreen
from .blank import BlankScreen


class ConclusionList(Grid):
    """The list; a page up from its first line leads back to the pages."""

    class Above(Message):
        """A page up was asked for at the first line."""

    def action_page(self, pages: int) -> None:
        """Move by pages, or tell that there is none above."""
        if pages < 0 and self.cursor == 0:
            self.post_message(self.Above())
        else:
            super().action_page(pages)


class EndingScreen(PlanScreen, ModalScreen[None]):
    """The conclusions of the period, in the order of the agenda.

    Args:
        ids: the agenda.
        over: called when the meeting is ended here.
    """

    scope = ENDING
    with_tabs = False
    CSS_PATH = Path(__file__).parents[1] / "meeting.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ENDING)]

    def __init__(self, ids: Sequence[str], over: Callable[[], object]) -> None:
        super().__init__()
        self._over = over
        self.ids = tuple(ids)
        self._found: tuple[Conclusion, ...] = ()

    @property
    def conclusions(self) -> tuple[Conclusion, ...]:
        """Those of the period shown, in the order of the agenda."""
        desk = self.desk
        if desk.book is None or desk.period is None:
            return ()
        order = {one: at for at, one in enumerate(self.ids)}
        found = selected(desk.book, desk.period, None, desk.as_of)
        return tuple(sorted(found, key=lambda one: order.get(one.indicator, len(order))))

    def body(self) -> ComposeResult:
        """Yield title, list and the chosen one in full."""
        ascii = self.desk.ascii
        yield Bar(ascii=ascii, id="title")
        yield ConclusionList(ascii=ascii)
        yield Prose(markup=False, id="told")

    def on_mount(self) -> None:
        """Set the columns once."""
        grid = self.query_one(Grid)
        grid.set_columns(
            [
                Column("number", _("Số"), 8),
                Column("name", _("Chỉ tiêu"), 24, priority=1),
                Column("text", _("Kết luận"), 40, grow=True, least=24),
                Column("office", _("Cơ quan"), 24, priority=2),
                Column("due", _("Thời hạn"), 10),
            ]
        )
        super().on_mount()
        grid.focus()

    def show_board(self) -> None:
        """Fill the list."""
        self._found = self.conclusions
        period = self.desk.period
        words = period.words() if period else ""
        discussed = len({one.indicator for one in self._found})
        told = _("{count} kết luận về {discussed} chỉ tiêu ")
        unread = unreadable(self.desk.book) if self.desk.book else ()
        amiss = ((_("có dòng không đọc được · "), "bold $bad"),) if unread else ()
        self.query_one("#title", Bar).tell(
            ((_(" Kết luận cuộc họp "), "bold $accent"), (words, "bold $strong")),
            (*amiss, (told.format(count=len(self._found), discussed=discussed), "$neutral")),
        )
        arrow = "->" if self.desk.ascii else "→"
        faults = [str(fault).replace(" → ", f"\n{arrow} ") for fault in unread]
        self.query_one(Grid).empty_text = "\n".join(faults) or self._nothing()
        self.query_one(Grid).set_lines(len(self._found), lambda at: self._line(self._found[at]))
        self._tell()

    def _line(self, one: Conclusion) -> Line:
        shown = {
            "number": Cell(one.number, "dim"),
            "name": Cell(self.desk.plan.by_id[one.indicator].name),
            "text": Cell(one.text, "strong"),
            "office": Cell(one.office),
            "due": Cell(show_day(one.due)),
        }
        return Line(one.number, shown)

    @property
    def _one(self) -> Conclusion | None:
        """The conclusion under the cursor."""
        at = self.query_one(Grid).cursor
        return self._found[at] if at < len(self._found) else None

    @on(Grid.Moved)
    def moved(self) -> None:
        """Show the one under the cursor in full."""
        self._tell()

    def _tell(self) -> None:
        one = self._one
        text = self.query_one("#told", Prose)
        text.display = one is not None
        if one is not None:
            name = clean(self.desk.plan.by_id[one.indicator].name)
            further = ". ".join(part for part in (charge(one), recorded(one)) if part)
            text.tell(
                (name, "$neutral"), ("\n", ""), (clean(one.text), "bold $strong"), (f"\n{clean(further)}", "$dim")
            )

    # Going

    @on(ConclusionList.Above)
    def do_ending_back(self) -> None:
        """Go back to the pages."""
        self.dismiss()

    def do_meeting_leave(self) -> None:
        """End the meeting."""
        self.dismiss()
        self._over()

    def do_meeting_blank(self) -> None:
        """Show nothing until a key is pressed."""
        self.app.push_screen(BlankScreen())

    # Changing

    @staticmethod
    def _nothing() -> str:
        return _("Cuộc họp chưa có kết luận nào")

    @on(Grid.Chosen)
    def chosen_line(self) -> None:
        """Correct the one under the cursor."""
        self.desk.action_perform("ending.change")

    def do_ending_change(self) -> None:
        """Correct the one under the cursor."""
        from .conclusion import ConclusionScreen

        one = self._one
        if one is None:
            self.say(self._nothing())
        else:
            self.app.push_screen(ConclusionScreen(one.indicator, one.period, one))

    def do_ending_withdraw(self) -> None:
        """Take the one under the cursor back, after asking."""
        one = self._one
        if one is None:
            self.say(self._nothing())
            return
        question = (
            (_("Rút lại kết luận số {number}?").format(number=one.number), "bold $strong"),
            (f"\n\n{clean(one.text)}\n", ""),
            ("\n" + _("Dòng đã ghi vẫn ở lại trong tệp; một dòng mới ghi việc rút lại."), "$dim"),
        )
        answers = (("", _("Không, để nguyên")), ("yes", _("Rút lại")))
        self.app.push_screen(AskScreen(question, answers), lambda answer: self._withdraw(answer, one))

    def _withdraw(self, answer: str | None, one: Conclusion) -> None:
        book = self.desk.book
        if answer == "yes" and book is not None:
            self.run_worker(
                lambda: self.app.call_from_thread(self._withdrawn, write_down(book.plan, taken_back(one), one)),
                thread=True,
                group="write",
            )

    def _withdrawn(self, came: Concluded | Unconcluded) -> None:
        if isinstance(came, Unconcluded):
            self.say(came.reason, "bad")
        else:
            self.desk.read_again(_("Đã rút lại kết luận số {number}").format(number=came.made.number))

    # Exporting

    def do_ending_export(self) -> None:
        """Write the conclusions to a file beside the plan; ask before one that is there is overwritten."""
        from tvplan_tui.ui.meetings.conclusion_export import export_conclusions

        export_conclusions(self.desk, self._found)
