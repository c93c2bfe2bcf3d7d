"""The form in which a person's verdict is put beside the computed one, or taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import BindingType

from tvplan_tui.domain.entry import EntryError
from tvplan_tui.domain.language import _
from tvplan_tui.domain.override import Override
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import word
from tvplan_tui.store.ledger.authorship import author
from tvplan_tui.store.ledger.verdict_append import append_verdict
from tvplan_tui.store.refusals import NotSavedError
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.forms import verdict_draft
from tvplan_tui.ui.forms.verdict_draft import BY, DAY, REASON, VERDICT
from tvplan_tui.ui.keys.action import ENTRY
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.filter_bar import Field
from tvplan_tui.ui.widgets.form_field import FormField
from tvplan_tui.ui.widgets.pick import Pick
from tvplan_tui.ui.words.prose import reason
from tvplan_tui.ui.writing import VERDICT_FORM

from .field_form import FieldForm

if TYPE_CHECKING:
    from tvplan_tui.report.board import Row


class VerdictScreen(FieldForm):
    """Verdict, reason, name and day; beside them why the program judges as it does.

    Args:
        indicator: its id.
        period: the period the verdict is about.
    """

    scope = ENTRY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ENTRY)]

    def __init__(self, indicator: str, period: Period) -> None:
        super().__init__()
        self._about = indicator
        self._period = period
        self._saving = False
        self._given: dict[str, Any] | None = None

    @property
    def chosen(self) -> str:
        """Id of the indicator."""
        return self._about

    def form_fields(self) -> Iterator[FormField]:
        """Yield the fields."""
        ascii = self.desk.ascii
        yield FormField(VERDICT, _("Đánh giá"), Pick(verdict_draft.offers(None, ascii=ascii), "", ascii=ascii))
        yield FormField(REASON, _("Lý do"), Field(placeholder=_("vì sao khác với phần mềm")))
        yield FormField(BY, _("Người ghi"), Field(placeholder=_("tên người nhận định")))
        yield FormField(DAY, _("Ngày"), Field(placeholder=_("ngày nhận định; không ghi: hôm nay")))

    def on_mount(self) -> None:
        """Fill the fields with the verdict that is there, and the draft."""
        row = self._row()
        self._given = row["override"] if row else None
        super().on_mount()
        key = f"{self._about} {self._period}"
        told = self.begin(VERDICT_FORM, key, verdict_draft.fresh(self._given, author(), self.desk.today))
        self.fields[VERDICT].control.focus()
        if told:
            self.say(told)

    def _row(self) -> Row | None:
        board = self.desk.board
        return board.by_id.get(self._about) if board is not None and board.period == self._period else None

    def show_board(self) -> None:
        """Show how the program judges, and the verdict that is there."""
        one, row = self.desk.plan.by_id.get(self._about), self._row()
        if one is None or row is None:
            return  # taken out of the plan meanwhile; what is typed stays in view, and the saving says so
        if row["override"] != self._given:
            self._given = row["override"]
            self.say(_("Người khác vừa ghi hay rút một nhận định; xem bên cạnh trước khi ghi"))
        self._offer()
        title = ((_(" Nhận định của người phụ trách: "), "bold $accent"), (clean(one.name), "bold $strong"))
        self.query_one("#title", Bar).tell(title, ((f"{self._period.words()} ", "$dim"),))
        assert self.desk.board is not None
        self.query_one("#beside-text", Prose).tell(*reason(self.desk.board, one, row, ascii=self.desk.ascii))

    def _offer(self) -> None:
        pick = self.fields[VERDICT].control
        assert isinstance(pick, Pick)
        pick.offer(verdict_draft.offers(self._given, ascii=self.desk.ascii))

    @on(Pick.Picked)
    def verdict_picked(self, event: Pick.Picked) -> None:
        """Take what was picked."""
        self._taken(event.pick, event.pick.value)

    @on(Pick.Left)
    def left_pick(self, event: Pick.Left) -> None:
        """Go where the key says."""
        self._left(event.key)

    def unsaved_words(self) -> str:
        """Return what is asked about before it is thrown away."""
        return _("Còn nhận định đang gõ, chưa ghi.")

    def _read(self) -> Override:
        return verdict_draft.read(self._about, self._period, self.typed, self._given, self.desk.today)

    def check(self) -> None:
        """Say at once what cannot be taken; a field nobody has come to yet is not blamed."""
        for field in self.fields.values():
            field.say()
        try:
            self._read()
        except EntryError as error:
            field = self.fields[error.field]
            if self.changed:
                field.say((clean(str(error)), "$fair"))

    # Saving

    def do_form_save(self) -> None:
        """Record what was typed; what cannot be taken is told, and the field it is about gets the keys."""
        if self._saving:
            return
        try:
            made = self._read()
        except EntryError as error:
            self._refused(error)
            return
        if not self.changed:
            self.say(_("Chưa đổi gì so với lần ghi trước"))
            return
        self._saving = True
        self.say(_("Đang ghi…"))
        self.run_worker(lambda: self.in_thread(self._saved, self._written(made)), thread=True, group="write")

    def _written(self, made: Override) -> tuple[Override, str] | NotSavedError:
        """Run in a thread."""
        assert self.desk.book is not None
        plan = self.desk.book.plan
        if made.indicator not in plan.by_id:
            gone = _("{id} không còn trong kế hoạch").format(id=made.indicator)
            return NotSavedError(gone, _("bản nháp vẫn giữ"))
        try:
            written, file, line = append_verdict(plan, made)
        except NotSavedError as error:
            return error
        return written, f"{file}:{line}"

    def _saved(self, came: tuple[Override, str] | NotSavedError) -> None:
        self._saving = False
        if isinstance(came, NotSavedError):
            self._refused(came)
            return
        self.forget()
        desk, (made, place) = self.desk, came
        self.dismiss()
        told = _("Đã ghi nhận định {id}: {verdict} ({place})") if made.verdict else _("Đã rút nhận định {id} ({place})")
        verdict = word(made.verdict) if made.verdict else ""
        desk.read_again(told.format(id=made.indicator, verdict=verdict, place=place))

    def _refused(self, why: Exception) -> None:
        self.say(str(why), "bad")
        field = self.fields.get(why.field) if isinstance(why, EntryError) else None
        if field is not None:
            field.control.focus()
            field.say((clean(str(why)), "$bad"))
