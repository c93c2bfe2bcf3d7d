"""The form in which a task is updated: state, a note, what it waits for; the plan's wording and the log beside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tvplan_tui.domain.language import _
from tvplan_tui.domain.task import Standing, TaskNote, TaskState, state_word
from tvplan_tui.store.refusals import NotSavedError
from tvplan_tui.store.sanitize import clean
from tvplan_tui.store.task_log import TaskError, append_task_note
from tvplan_tui.ui.forms import task_draft
from tvplan_tui.ui.keys.action import ENTRY
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.lists import task_rows
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.filter_bar import Field
from tvplan_tui.ui.widgets.form_field import Choice, FormField

from .field_form import FieldForm

if TYPE_CHECKING:
    from tvplan_tui.report.agenda import Agenda

TASK_FORM = "task"
"""The kind of its drafts."""


class TaskScreen(FieldForm):
    """State, note and what it waits for, of one task.

    Args:
        task: its id.
    """

    scope = ENTRY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ENTRY)]

    def __init__(self, task: str) -> None:
        super().__init__()
        self._about = task
        self._saving = False
        self._was: Standing | None = None
        self._moved = False

    @property
    def agenda(self) -> Agenda:
        """The tasks; they are read wherever this form can be opened."""
        desk = self.desk
        assert desk.affairs is not None
        return desk.affairs.agenda(desk.today)

    @property
    def was(self) -> Standing:
        """The task as whoever types has seen it."""
        assert self._was is not None
        return self._was

    def form_fields(self) -> Iterator[FormField]:
        """Yield the fields."""
        words = [(state.value, state_word(state)) for state in TaskState]
        yield FormField("state", _("Tình trạng"), Choice(words, ascii=self.desk.ascii))
        yield FormField("note", _("Ghi chú"), Field(placeholder=_("đã làm gì, vướng gì")))
        yield FormField("blocked_by", _("Chờ"), Field(placeholder=_("mã nhiệm vụ phải xong trước, nếu vướng vì nó")))

    def on_mount(self) -> None:
        """Fill the fields with how the task stands, and the draft."""
        super().on_mount()
        told = self.begin(TASK_FORM, self._about, task_draft.fresh(self.was))
        self.fields["state"].control.focus()
        if told:
            self.say(told)

    def show_board(self) -> None:
        """Show the task as it stands now."""
        one = self.agenda.by_id.get(self._about)
        if one is None:  # taken out of the plan meanwhile
            self.dismiss()
            return
        if self._was is None or (self._moved and one.notes != self._was.notes):
            self._was, self._moved = one, False
        title = ((_(" Ghi tiến độ "), "bold $accent"), (clean(one.task.name), "bold $strong"))
        self.query_one("#title", Bar).tell(title, ((f"{clean(one.task.id)} ", "$dim"),))
        self.query_one("#beside-text", Prose).tell(*task_rows.told(one, self.agenda, ascii=self.desk.ascii))

    def show_affairs(self) -> None:
        """Show what others have recorded meanwhile."""
        self.show_board()

    def check(self) -> None:
        """Say at once what cannot be taken, and which tasks are waited for."""
        for field in self.fields.values():
            field.say()
        try:
            task_draft.read(self.was, self.agenda, self.typed)
        except TaskError as error:
            self._told(error)
            return
        waits = task_draft.waited_for(self.agenda, self.typed["blocked_by"])
        names = "; ".join(clean(self.agenda.by_id[one].task.name) for one in waits)
        if names:
            self.fields["blocked_by"].say((names, "$good"))

    def _told(self, error: TaskError) -> None:
        field = self.fields.get(error.field)
        if field is not None:
            field.say((clean(str(error)), "$bad"))

    # Saving

    def do_form_save(self) -> None:
        """Record what was typed; what cannot be taken is told, and the field it is about gets the keys."""
        if self._saving:
            return
        if not self.changed:
            self.say(_("Chưa đổi gì so với lần ghi trước"))
            return
        try:
            note = task_draft.read(self.was, self.agenda, self.typed)
        except TaskError as error:
            self._refused(error)
            return
        self._saving = True
        self.say(_("Đang ghi…"))
        self.run_worker(lambda: self.in_thread(self._saved, self._written(note)), thread=True, group="write")

    def _written(self, note: TaskNote) -> TaskNote | NotSavedError:
        """Run in a thread."""
        affairs = self.desk.affairs
        assert affairs is not None
        seen = self.was.notes[-1] if self.was.notes else None
        try:
            return append_task_note(affairs.plan, {one.id: one for one in affairs.tasks}, note, seen=seen)
        except NotSavedError as error:
            return error

    def _saved(self, came: TaskNote | NotSavedError) -> None:
        self._saving = False
        if isinstance(came, NotSavedError):
            self._refused(came)
            return
        self.forget()
        desk = self.desk
        self.dismiss()
        state = f": {state_word(came.state)}" if came.state else ""
        desk.read_again(_("Đã ghi {id}{state} ({place})").format(id=came.task, state=state, place=came.place))

    def _refused(self, why: NotSavedError) -> None:
        self.say(str(why), "bad")
        field = self.fields.get(why.field) if isinstance(why, TaskError) else None
        if field is not None:
            field.control.focus()
            field.say((clean(str(why)), "$bad"))
        elif isinstance(why, TaskError):  # others have written: what they wrote is seen from now on
            self._moved = True
            self.desk.read_again(str(why))
