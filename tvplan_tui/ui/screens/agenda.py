"""What a meeting goes through: the most urgent first, by sector, or picked by hand and saved."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tvplan_tui.domain.language import _
from tvplan_tui.domain.status import Status
from tvplan_tui.report import cells
from tvplan_tui.store.agenda_file import read_agenda, write_agenda
from tvplan_tui.store.drafts import DraftFile
from tvplan_tui.store.refusals import NotSavedError
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.keys.action import AGENDA
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.lists.rows import face, sector_words
from tvplan_tui.ui.meetings.meeting import begin
from tvplan_tui.ui.meetings.meeting_agenda import PICKED, RISK, Agenda, agenda, kind_word, kinds
from tvplan_tui.ui.meetings.meeting_place import PICKING, Bookmark
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.grid import Grid
from tvplan_tui.ui.widgets.grid_layout import Cell, Column, Line

from .base import PlanScreen

ROOMY = 100
"""Width from which words are spelled out and sectors are named."""


class AgendaScreen(PlanScreen, ModalScreen[None]):
    """A list of every row with a verdict: those the meeting goes through have their number.

    Args:
        bookmark: where the place of the meeting will be kept.
    """

    scope = AGENDA
    with_tabs = False
    CSS_PATH = Path(__file__).parents[1] / "meeting.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(AGENDA)]

    def __init__(self, bookmark: Bookmark) -> None:
        super().__init__()
        self._bookmark = bookmark
        self._picks: tuple[str, ...] | None = None
        self._agenda: Agenda | None = None
        self._unsaved = False
        self._roomy: bool | None = None

    def body(self) -> ComposeResult:
        """Yield kind and list."""
        yield Bar(ascii=self.desk.ascii, id="kind")
        yield Grid(ascii=self.desk.ascii)

    def on_mount(self) -> None:
        """Begin with what is most urgent."""
        self._draft = self._new_draft()
        kept = self._draft.found()
        self._picks = tuple(kept.fields.get("ids", "").split()) if kept else None
        self._arrange()
        super().on_mount()
        self.query_one(Grid).focus()

    def _arrange(self) -> None:
        """Set the columns; a narrow screen has short words, so that names and figures have the room."""
        roomy = self.app.size.width >= ROOMY
        if roomy == self._roomy:
            return
        self._roomy = roomy
        self.query_one(Grid).set_columns(
            [
                Column("number", _("Thứ tự") if roomy else _("TT"), 6 if roomy else 3, align="right"),
                Column("status", _("Đánh giá"), 21 if roomy else 12),
                Column("name", _("Chỉ tiêu"), 40, grow=True, least=24),
                Column("actual", _("Lũy kế"), 9, align="right", priority=2),
                Column("target", _("Kế hoạch"), 9, align="right", priority=2),
                Column("sector", _("Lĩnh vực") if roomy else _("LV"), 24 if roomy else 3, priority=1),
            ]
        )

    def on_resize(self) -> None:
        """Choose the words for the new width."""
        super().on_resize()
        self._arrange()
        if self._agenda is not None and self.desk.board is not None:
            self._fill()

    def _new_draft(self) -> DraftFile:
        return DraftFile(self.desk.source, PICKING, "picked")

    def show_board(self) -> None:
        """Fill the list; figures that came anew keep what is chosen."""
        board = self.desk.board
        if board is None:
            return
        if self._agenda is None:
            self._take(agenda(RISK, board), cursor=0)
        else:
            self._agenda = agenda(PICKED, board, self._agenda.ids) if self._unsaved else self._of(self._agenda.kind)
            self._fill()

    def _of(self, kind: str) -> Agenda:
        """Return the agenda of a kind; the one picked by hand is the draft, or what is saved."""
        board = self.desk.board
        assert board is not None
        picked: tuple[str, ...] = ()
        self._unsaved = False
        if kind == PICKED and self._picks is not None:
            picked, self._unsaved = self._picks, True
        elif kind == PICKED:
            picked, troubles = read_agenda(self.desk.plan)
            if troubles:
                self.say(str(troubles[0]), "bad")
        return agenda(kind, board, picked)

    def _take(self, made: Agenda, *, cursor: int | None = None) -> None:
        self._agenda = made
        self._fill(cursor)

    def _fill(self, cursor: int | None = None) -> None:
        made, board = self._agenda, self.desk.board
        assert made is not None and board is not None
        before, after = ("<", ">") if self.desk.ascii else ("‹", "›")
        word = kind_word(made.kind, board) + (_(" (chưa lưu)") if self._unsaved else "")
        count = _("{count} chỉ tiêu").format(count=len(made.ids))
        self.query_one("#kind", Bar).tell(
            (
                (_(" Chương trình họp  "), "$neutral"),
                (before, "$accent"),
                (f" {clean(word)} ", "bold $strong"),
                (after, "$accent"),
            ),
            ((f"{count} ", "bold $strong"),),
        )
        numbers = {one: str(at) for at, one in enumerate(made.ids, 1)}
        grid = self.query_one(Grid)
        keep = grid.cursor_key if cursor is None else None
        grid.set_lines(len(made.order), lambda at: self._line(made.order[at], numbers), keep=keep, cursor=cursor)

    def _line(self, one: str, numbers: dict[str, str]) -> Line:
        board = self.desk.board
        assert board is not None
        indicator, row = board.plan.by_id[one], board.by_id[one]
        text, tone = face(Status(row["status"]), ascii=self.desk.ascii, roomy=bool(self._roomy))
        parent = board.plan.by_id.get(indicator.parent or "")
        chosen = one in numbers
        sector = sector_words(board.plan.sectors, roomy=bool(self._roomy)).get(indicator.sector, "")
        shown = {
            "number": Cell(numbers.get(one, "-" if self.desk.ascii else "·"), "strong" if chosen else "dim"),
            "status": Cell(text, tone),
            "name": Cell(
                f"{indicator.name} ({parent.name})" if parent else indicator.name, "strong" if chosen else "dim"
            ),
            "actual": Cell(cells.bounded_actual(row, indicator, ascii_only=self.desk.ascii)),
            "target": Cell(cells.bounded_target(indicator, ascii_only=self.desk.ascii), "dim"),
            "sector": Cell(sector, "dim"),
        }
        return Line(one, shown)

    # Choosing

    def do_agenda_next(self) -> None:
        """Offer the next kind of agenda."""
        self._turn(1)

    def do_agenda_previous(self) -> None:
        """Offer the kind before."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        made, board = self._agenda, self.desk.board
        if made is not None and board is not None:
            every = kinds(board)
            self._take(self._of(every[(every.index(made.kind) + step) % len(every)]), cursor=0)

    def do_agenda_toggle(self) -> None:
        """Choose the row under the cursor, or no longer, and go on to the next."""
        grid = self.query_one(Grid)
        if self._agenda is not None and grid.cursor_key:
            self._picked(self._agenda.toggled(grid.cursor_key))
            grid.action_move(1)

    def do_agenda_up(self) -> None:
        """Move the row one place earlier."""
        self._move(-1)

    def do_agenda_down(self) -> None:
        """Move the row one place later."""
        self._move(1)

    def _move(self, step: int) -> None:
        grid = self.query_one(Grid)
        if self._agenda is not None and grid.cursor_key:
            self._picked(self._agenda.moved(grid.cursor_key, step))

    def _picked(self, made: Agenda) -> None:
        """Take what was picked, and keep it as a draft until it is saved."""
        self._unsaved, self._picks = True, made.ids
        self._take(made)
        ids = " ".join(made.ids)
        self.run_worker(lambda: self._keep(ids), thread=True, group="draft")

    def _keep(self, ids: str) -> None:
        """Run in a thread; a draft that cannot be kept costs a choice, not a word."""
        try:
            self._draft.keep(lambda: {"ids": ids})
        except NotSavedError:
            return

    def do_agenda_save(self) -> None:
        """Save what is chosen as the agenda picked by hand."""
        made = self._agenda
        if made is None or not made.ids:
            self.say(_("Chưa chọn chỉ tiêu nào: Space để chọn"))
            return
        try:
            path = write_agenda(self.desk.plan, made.ids)
        except NotSavedError as error:
            self.say(str(error), "bad")
            return
        self._draft.drop()
        self._draft = self._new_draft()  # what is still under way to the old one is dropped with it
        self._unsaved, self._picks = False, None
        self._take(Agenda(PICKED, made.order, made.chosen))
        self.say(_("Đã lưu chương trình họp: {file}").format(file=f"data/{path.name}"), "good")

    # Going

    @on(Grid.Chosen)
    def chosen_line(self) -> None:
        """Begin, whichever row is under the cursor."""
        self.do_agenda_start()

    def do_agenda_start(self) -> None:
        """Begin the meeting."""
        made = self._agenda
        if made is None or not made.ids:
            self.say(_("Chưa chọn chỉ tiêu nào: Space để chọn"))
            return
        desk = self.desk
        self.dismiss()
        desk.call_later(begin, desk, self._bookmark, made.ids)

    def do_agenda_leave(self) -> None:
        """Close it."""
        self._bookmark.release()
        self.dismiss()

    def on_unmount(self) -> None:
        """Leave the draft to whoever opens the agenda next."""
        self._draft.release()
