"""The plan's tasks: walked, filtered, updated; the chosen one in full with the targets it serves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll

from tvplan_tui.domain.language import _
from tvplan_tui.domain.task import Standing
from tvplan_tui.report.agenda import concerns
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.keys.action import TASKS
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.lists import task_rows
from tvplan_tui.ui.lists.task_rows import TaskLook, picked
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.filter_bar import Field
from tvplan_tui.ui.widgets.footer import Footer
from tvplan_tui.ui.widgets.grid import Grid, Line

from .base import PlanScreen

if TYPE_CHECKING:
    from tvplan_tui.report.agenda import Agenda


class TasksScreen(PlanScreen):
    """List above, the chosen task and its targets below."""

    scope = TASKS
    with_tabs = False
    CSS_PATH = Path(__file__).parents[1] / "duties.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(TASKS)]
    AUTO_FOCUS = "#duties"

    def __init__(self, chosen: str = "") -> None:
        super().__init__()
        self._keep = chosen
        self._look = TaskLook()
        self._shown: tuple[Standing, ...] = ()
        self._agenda: Agenda | None = None

    @property
    def chosen(self) -> str:
        """Id of the indicator under the cursor of the lower list; "" while the tasks have the keys."""
        linked = self.query_one("#linked", Grid)
        return (linked.cursor_key or "") if linked.has_focus else ""

    @property
    def standing(self) -> Standing | None:
        """The chosen task."""
        at = self.query_one("#duties", Grid).cursor
        return self._shown[at] if at < len(self._shown) else None

    def body(self) -> ComposeResult:
        """Yield title, list, text and the targets."""
        ascii = self.desk.ascii
        yield Bar(ascii=ascii, id="title")
        yield Bar(ascii=ascii, id="worry")
        yield Grid(ascii=ascii, id="duties")
        with Container(id="under"):
            yield Grid(ascii=ascii, id="linked")
            with VerticalScroll(id="about"):
                yield Prose(markup=False, id="about-text")

    def on_mount(self) -> None:
        """Set the columns once."""
        self.query_one("#duties", Grid).set_columns(task_rows.task_columns())
        self.query_one("#linked", Grid).set_columns(task_rows.linked_columns())
        super().on_mount()

    def show_board(self) -> None:
        """Show targets as they stand now."""
        self.show_affairs()

    def show_affairs(self) -> None:
        """Fill everything anew, on the same task."""
        desk = self.desk
        affairs = desk.affairs
        self._agenda = affairs.agenda(desk.today, desk.as_of) if affairs else None
        self._fill()

    def _fill(self) -> None:
        desk, agenda = self.desk, self._agenda
        grid = self.query_one("#duties", Grid)
        keep = self._keep or grid.cursor_key
        self._keep = ""
        self._shown = picked(agenda, desk.board, self._look) if agenda else ()
        grid.empty_text = self._nothing()
        board, ascii = desk.board, desk.ascii
        at = next((at for at, one in enumerate(self._shown) if one.task.id == keep), None)
        grid.set_lines(
            len(self._shown),
            lambda index: task_rows.task_line(self._shown[index], agenda, board, ascii=ascii),  # type: ignore[arg-type]
            cursor=at if at is not None else 0,
        )
        self._show_title()
        self._tell()

    def _nothing(self) -> str:
        if self._agenda is None:
            return _("Đang đọc nhiệm vụ…")
        if not self._agenda.standings:
            return _('Kế hoạch chưa có nhiệm vụ.\nGhi [tasks] file = "tasks.toml" vào config.toml (docs/tasks.md).')
        return _("Không có nhiệm vụ nào như vậy.\nEsc: bỏ lọc")

    def _show_title(self) -> None:
        agenda, board = self._agenda, self.desk.board
        if agenda is None:
            return
        made_up = ((_("minh họa "), "bold $fair"),) if agenda.illustrative else ()
        title = (
            (_(" Nhiệm vụ và giải pháp  "), "bold $accent"),
            *task_rows.counted(self._shown, ascii=self.desk.ascii),
        )
        self.query_one("#title", Bar).tell(title, made_up)
        found = concerns(agenda, board) if board else ()
        worry = self.query_one("#worry", Bar)
        worry.tell(task_rows.worried(found, self.size.width, ascii=self.desk.ascii))
        worry.display = bool(found)
        filters = self._look.words(agenda, ascii=self.desk.ascii)
        footer = self.query_one(Footer)
        footer.aside(*(((f" {clean(filters)} ", "bold $fair"), (_("Esc bỏ lọc "), "$dim")) if filters else ()))

    # The chosen task

    @on(Grid.Rested, "#duties")
    def rested(self) -> None:
        """Let the lower part follow once the cursor rests."""
        self._tell()

    def _tell(self) -> None:
        one, agenda, board = self.standing, self._agenda, self.desk.board
        text, linked = self.query_one("#about-text", Prose), self.query_one("#linked", Grid)
        if one is None or agenda is None:
            text.tell()
            linked.set_lines(0, _none)
            return
        text.tell(
            (f"{one.task.id}  {clean(one.task.name)}\n", "bold $strong"),
            *task_rows.told(one, agenda, ascii=self.desk.ascii),
        )
        self.query_one("#about").scroll_home(animate=False)
        ids = [id_ for id_ in one.task.indicators if id_ in agenda.plan.by_id] if board else []
        linked.empty_text = _("Không nối với chỉ tiêu nào.")
        linked.set_lines(len(ids), lambda at: task_rows.linked_line(ids[at], board, ascii=self.desk.ascii), cursor=0)  # type: ignore[arg-type]

    @on(Grid.Chosen)
    def opened(self, event: Grid.Chosen) -> None:
        """Open the form of a task, or the page of a target."""
        if event.grid.id == "linked":
            self.desk.open_indicator(event.key)
        else:
            self.desk.action_perform("task.update")

    def do_task_update(self) -> None:
        """Open the form in which the chosen task is updated."""
        from .task_form import TaskScreen

        if self.standing is not None:
            self.app.push_screen(TaskScreen(self.standing.task.id))

    def do_task_undo(self) -> None:
        """Take back one's own last note on the chosen task, after asking."""
        from tvplan_tui.ui.task_undoing import undo

        if self.standing is not None:
            undo(self.desk, self.standing)

    def do_duty_pane(self) -> None:
        """Give the keys to the next pane."""
        self.focus_next()

    # Filters

    def _set_look(self, look: TaskLook) -> None:
        if look != self._look:
            self._look = look
            self._fill()

    def do_task_state(self) -> None:
        """Show the next state alone."""
        self._set_look(self._look.state_next())

    def do_task_office(self) -> None:
        """Show the next office's tasks alone."""
        if self._agenda is not None:
            self._set_look(self._look.office_next(self._agenda))

    def do_task_alarms(self) -> None:
        """Show only the tasks that serve targets at risk, or all again."""
        self._set_look(replace(self._look, alarms=not self._look.alarms))

    def do_field_previous(self) -> None:
        """Show the field before."""
        self._step_field(-1)

    def do_field_next(self) -> None:
        """Show the next field."""
        self._step_field(1)

    def _step_field(self, step: int) -> None:
        if self._agenda is not None:
            self._set_look(self._look.field_step(self._agenda, step))

    def do_back(self) -> None:
        """Drop the filters; without any, go back."""
        if self._look.filtering:
            self._set_look(TaskLook())
        else:
            self.app.pop_screen()

    def do_task_filter(self) -> None:
        """Open the field of the live filter."""
        if self.query(Field):
            self.query_one(Field).focus()
            return
        field = Field(placeholder=_("lọc: gõ không dấu cũng được; ⏎ giữ, Esc bỏ"), id="filter")
        field.value = self._look.query
        self.mount(field, before=self.query_one(Footer))
        field.focus()

    @on(Field.Typed)
    def typed(self, event: Field.Typed) -> None:
        """Filter as one types."""
        self._set_look(replace(self._look, query=event.text.strip()))

    @on(Field.Left)
    def left(self, event: Field.Left) -> None:
        """Keep the filter (Enter, arrows) or drop it (Esc); the list has the keys again."""
        grid = self.query_one("#duties", Grid)
        if event.key in ("up", "down"):
            grid.action_move(-1 if event.key == "up" else 1)
            return
        if event.key == "escape":
            self._set_look(replace(self._look, query=""))
        event.field.remove()
        grid.focus()


def _none(index: int) -> Line:
    raise IndexError(index)
