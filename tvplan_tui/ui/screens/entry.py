"""The form in which one figure is entered, with what it is judged against and would come to beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.timer import Timer

from tvplan_tui.domain.entry import Entry, EntryError
from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import Status, word
from tvplan_tui.report import entering, recent, writing
from tvplan_tui.report.entering import Draft, Typed
from tvplan_tui.report.said import Said
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.forms import entry_fields
from tvplan_tui.ui.keys.action import ENTRY
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.filter_bar import Field
from tvplan_tui.ui.widgets.form_field import Choice, FormField
from tvplan_tui.ui.words import entry_prose
from tvplan_tui.ui.writing import FIGURE_FORM

from .field_form import FieldForm

if TYPE_CHECKING:
    from tvplan_tui.report.board import Book

PAUSE = 0.15
"""Seconds without a key after which the verdict is worked out anew."""
NUMBERS = ("value", "numerator", "denominator")


class EntryScreen(FieldForm):
    """Value (of a rate, or both its parts; or an assessment), status, note, source of one indicator and period.

    Args:
        indicator: its id.
        period: of the figure.
    """

    scope = ENTRY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ENTRY)]

    def __init__(self, indicator: str, period: Period) -> None:
        super().__init__()
        self._chosen = indicator
        self._period = period
        self._seen: Said | None = None
        self._on_record: Said | None = None
        self._made: Draft | None = None
        self._pause: Timer | None = None
        self._saving = False
        self._gave_way = ""

    # What it is about

    @property
    def chosen(self) -> str:
        """Id of the indicator."""
        return self._chosen

    @property
    def book(self) -> Book:
        """The ledger; there is one wherever a form can be opened."""
        assert self.desk.book is not None
        return self.desk.book

    @property
    def indicator(self) -> Indicator:
        """The indicator, its target as in force at the period shown."""
        return self.desk.plan.by_id[self._chosen]

    def body(self) -> ComposeResult:
        """Yield title, fields and what stands beside them."""
        yield Bar(ascii=self.desk.ascii, id="title")
        with Horizontal(id="form-panes"):
            with VerticalScroll(id="form", can_focus=False):
                yield from self._fields()
                yield Prose(markup=False, id="outcome")
            with VerticalScroll(id="beside", can_focus=False):
                yield Prose(markup=False, id="beside-text")

    def _fields(self) -> Iterator[FormField]:
        ascii = self.desk.ascii
        one = self.indicator
        statuses = entry_fields.statuses(self.book, one.id, self._period)
        if one.kind is Kind.QUALITATIVE:
            words = [(status.value, word(status)) for status in (Status.MET, Status.MISSED, Status.IN_PROGRESS)]
            yield FormField("value", _("Nhận định"), Choice(words, ascii=ascii))
        elif recent.is_parted(self.book, one):
            growth = one.kind is Kind.GROWTH
            yield FormField("numerator", _("Năm nay") if growth else _("Tử số"), Field())
            yield FormField("denominator", _("Cùng kỳ") if growth else _("Mẫu số"), Field(), spoken=True)
            # an office may know the rate alone
            yield FormField("value", _("Hoặc {unit}").format(unit=clean(one.unit)), Field(placeholder=one.unit))
        else:
            yield FormField("value", _("Giá trị"), Field(placeholder=one.unit), spoken=True)
        yield FormField("status", _("Số liệu"), Choice(statuses, ascii=ascii))
        yield FormField("note", _("Ghi chú"), Field(placeholder=_("nguyên nhân, cách khắc phục")))
        yield FormField("source", _("Nguồn"), Field(placeholder=_("báo cáo, công văn số …")))

    def on_mount(self) -> None:
        """Fill the fields with what the ledger says, or the draft."""
        super().on_mount()
        self._seen = self._on_record = entering.said(self.book, self._chosen, self._period)
        fresh = entry_fields.recorded(self.book, self._chosen, self._period, self.fields)
        told = self.begin(FIGURE_FORM, f"{self._chosen} {self._period}", fresh)
        first = next(iter(self.fields.values()))
        first.control.focus()
        if told:
            self.say(told)
        self._offer_statuses()
        if not self.changed:
            first.select_all()

    def show_board(self) -> None:
        """Show title and comparison anew when figures have come."""
        one = self.indicator
        self.query_one("#title", Bar).tell(
            (
                (_(" Nhập số liệu "), "bold $accent"),
                (clean(one.name), "bold $strong"),
                (f"  {clean(one.unit)}", "$dim"),
            ),
            ((self._period.words(), "bold $accent"), (" ", "")),
        )
        if self.typed:
            self._recorded_anew()

    def _recorded_anew(self) -> None:
        """Show what is on record by now; a field nobody touched goes along with it."""
        self._on_record = entering.said(self.book, self._chosen, self._period)
        mine = self._differing()
        self.fresh = entry_fields.recorded(self.book, self._chosen, self._period, self.fields)
        before, self.typed = self.typed, {**self.fresh, **mine}
        for name, field in self.fields.items():
            if self.typed[name] != before[name]:
                field.put(self.typed[name])
        self._offer_statuses()
        self.check()

    def _offer_statuses(self) -> None:
        """Offer the statuses that can replace what is on record by now; one that cannot any more gives way, told."""
        statuses = entry_fields.statuses(self.book, self._chosen, self._period)
        choice, chosen = self.fields["status"].control, self.typed["status"]
        assert isinstance(choice, Choice)
        choice.offer(statuses)
        if chosen != choice.value:
            self.typed = {**self.typed, "status": choice.value}
            self._gave_way = chosen

    # While one types

    def _as_typed(self) -> Typed:
        held = {name: self.typed[name].strip() or None for name in NUMBERS if name in self.typed}
        return Typed(
            self._chosen,
            self._period,
            held.get("value"),
            held.get("numerator"),
            held.get("denominator"),
            self.typed["status"],
            self.typed["note"],
            self.typed["source"],
        )

    def check(self) -> None:
        """Say at once what cannot be taken and how the number was read; the verdict follows in a moment."""
        entry: Entry | None = None
        error: EntryError | None = None
        try:
            entry = entering.read_entry(self.book, self._as_typed(), self.desk.today)
        except EntryError as refused:
            error = refused
        self._told(entry, error)
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        if entry is None:
            self._show(None)
        else:
            self._pause = self.set_timer(PAUSE, lambda: self._ponder(entry))

    def _told(self, entry: Entry | None, error: EntryError | None) -> None:
        blank = not any(self.typed.get(name, "").strip() for name in NUMBERS)
        meant = error.field if error else ""
        typed_in = "denominator" if entry is not None and entry.value is None else "value"
        for name, field in self.fields.items():
            if error is not None and not blank and name == meant:
                field.say(*entry_prose.reason(error))
            elif entry is not None and isinstance(field.control, Field) and name == typed_in:
                field.say((f"= {entry_prose.echo(entry, self.indicator)}", "$good"))
            elif name == "status" and self._gave_way and self._gave_way != self.typed["status"]:
                told = _("đã đổi từ {before}: số đang ghi là số {status}")
                field.say((told.format(before=self._gave_way, status=self.typed["status"]), "$fair"))
            else:
                field.say()

    def _ponder(self, entry: Entry) -> None:
        self._pause = None
        book, today = self.book, self.desk.today
        self.run_worker(
            lambda: self.in_thread(self._pondered, entering.draft(book, entry, today)),
            thread=True,
            exclusive=True,
            group="ponder",
        )

    def _pondered(self, made: Draft) -> None:
        if self._pause is None:  # else something else has been typed meanwhile
            self._show(made)

    def _show(self, made: Draft | None) -> None:
        """Show verdict, doubts and comparison."""
        self._made = made
        board, noted = self.desk.board, bool(self.typed["note"].strip())
        row = board.by_id.get(self._chosen) if board else None
        at = made.after.period if made else board.period if board else self._period
        about = entry_prose.About(self.book, self.indicator, self._period, self._on_record, self.desk.ascii)
        self.query_one("#outcome", Prose).tell(*about.outcome(made if self.changed else None, row, noted=noted))
        self.query_one("#beside-text", Prose).tell(*about.beside(made, row, at))

    # Saving

    def do_form_save(self) -> None:
        """Write the figure; what cannot be taken is told, and the field it is about gets the keys."""
        if self._saving:
            return
        if not self.changed:
            self.say(_("Chưa gõ gì khác với số đã ghi"))
            return
        self._saving = True
        self.say(_("Đang ghi…"))
        plan, typed, today, seen = self.book.plan, self._as_typed(), self.desk.today, self._seen
        self.run_worker(
            lambda: self.in_thread(self._saved, writing.write(plan, typed, today, seen)), thread=True, group="write"
        )

    def _saved(self, came: writing.Written | writing.Refused) -> None:
        self._saving = False
        if isinstance(came, writing.Refused):
            self._refused(came)
            return
        self.forget()
        told = entry_prose.outcome(came.made, self.indicator, came.appended.file, came.appended.line)
        if came.appended.torn:
            told += _("; dòng {line} bị cắt dở từ trước, hãy nhập lại số ấy").format(line=came.appended.torn)
        desk = self.desk
        self.dismiss()
        desk.read_again(told)

    def _refused(self, why: writing.Refused) -> None:
        if why.moved:
            self._seen = self._on_record = why.found
            self._show(self._made)
            self.desk.read_again(str(why))
        self.say(str(why), "bad")
        field = self.fields.get(why.field)
        if field is not None:
            field.control.focus()
            if not why.doubts:
                field.say((clean(str(why)), "$bad"))
