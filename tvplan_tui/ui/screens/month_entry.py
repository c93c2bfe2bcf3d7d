"""A sector's figures of one month in one grid: a column of values, Enter going down, one save for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widgets import Input

from tvplan_tui.domain.doubt import Doubt
from tvplan_tui.domain.entry import Entry, EntryError
from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import NONE
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import DataStatus, data_word
from tvplan_tui.report import entering, month
from tvplan_tui.report.entering import Draft, Typed
from tvplan_tui.report.month import Due, Outcome
from tvplan_tui.report.said import Said
from tvplan_tui.report.writing import Refused
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.forms import entry_fields
from tvplan_tui.ui.keys.action import MONTH
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.filter_bar import Field
from tvplan_tui.ui.widgets.form_field import Choice, FormField
from tvplan_tui.ui.widgets.form_row import COLUMNS, FormHead, FormRow
from tvplan_tui.ui.words import entry_prose, month_prose
from tvplan_tui.ui.writing import MONTH_FORM

from .grid_form import GridForm

if TYPE_CHECKING:
    from tvplan_tui.report.board import Book

PAUSE = 0.25
"""Seconds without a key after which doubts and verdict are worked out anew."""


class MonthScreen(GridForm):
    """The grid.

    Args:
        sector: id of the sector.
        period: whose last month the figures are owed for.
    """

    scope = MONTH
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(MONTH)]

    def __init__(self, sector: str, period: Period) -> None:
        super().__init__()
        self._sector = sector
        self._period = Period(period.last, period.last)
        self._seen: dict[str, Said | None] = {}
        self._failed: dict[str, Refused] = {}
        self._raised: dict[str, tuple[Doubt, ...]] = {}
        self._known: dict[Typed, Entry | EntryError] = {}
        self._made: Draft | None = None
        self._pause: Timer | None = None
        self._saving = False

    @property
    def book(self) -> Book:
        """The ledger; there is one wherever a form can be opened."""
        assert self.desk.book is not None
        return self.desk.book

    def body(self) -> ComposeResult:
        """Yield title, status, rows and what is said of the row with the keys."""
        ascii = self.desk.ascii
        words = [(data_word(status), data_word(status)) for status in DataStatus]
        titles = {
            "name": _(" Chỉ tiêu"),
            "unit": _("ĐVT"),
            "before": f"{_('Kỳ trước'):>10}",
            "now": f"{_('Đang có'):>10}",
            "value": _(" Nhập"),
            "note": _(" Ghi chú"),
            "mark": "",
        }
        yield Bar(ascii=ascii, id="title")
        yield FormField("status", _("Số liệu"), Choice(words, ascii=ascii))
        yield FormHead(titles, ascii=ascii)
        with VerticalScroll(id="rows", can_focus=False):
            owed = list(month.due(self.desk.plan, self._sector, self._period))
            before = entry_prose.aligned([self._text(due, due.period.step(-1)) for due in owed])
            now = entry_prose.aligned([self._text(due, due.period) for due in owed])
            for due, *texts in zip(owed, before, now, strict=True):
                yield FormRow(due, *texts, ascii=ascii)
        yield Prose(markup=False, id="outcome")

    def _text(self, due: Due, period: Period) -> str:
        said = entering.said(self.book, due.indicator.id, period)
        return entry_prose.bare(said, due.indicator) if said else NONE

    def on_mount(self) -> None:
        """Fill the fields with what the ledger says, or the draft."""
        super().on_mount()
        fresh = {"status": data_word(DataStatus.ESTIMATE)}
        for row in self.rows:
            fresh.update(self._recorded(row))
        told = self.begin(MONTH_FORM, f"{self._sector} {self._period}", fresh)
        if self.rows:
            self.rows[0].field("value").focus()
        if told:
            self.say(told)

    def _recorded(self, row: FormRow) -> dict[str, str]:
        """Return what a row's fields hold before anybody types."""
        one, period = row.due.indicator.id, row.due.period
        self._seen[one] = entering.said(self.book, one, period)
        return {f"{one}:value": entry_fields.cell(self.book, one, period), f"{one}:note": ""}

    def show_typed(self) -> None:
        """Put what was typed into the fields."""
        self.query_one(FormField).put(self.typed["status"])
        for row in self.rows:
            for name, field in row.fields():
                with self.prevent(Input.Changed):
                    field.value = self.typed[f"{row.due.indicator.id}:{name}"]
        self._failed = {}
        self._check()

    def show_board(self) -> None:
        """Show the title; take over what others have written in rows nobody has touched here."""
        sector = next((one.name for one in self.desk.plan.sectors if one.id == self._sector), "")
        self.query_one("#title", Bar).tell(
            ((_(" Nhập cả lĩnh vực "), "bold $accent"), (clean(sector), "bold $strong")),
            ((self._period.words(), "bold $accent"), (" ", "")),
        )
        self._known.clear()
        if not self.fresh:
            return
        for row in self.rows:
            if not self.touched(row):
                recorded = self._recorded(row)
                self.fresh.update(recorded)
                self.typed.update(recorded)
                with self.prevent(Input.Changed):
                    row.field("value").value = recorded[f"{row.due.indicator.id}:value"]
        self._check()

    # While one types

    @on(Field.Typed)
    def text_typed(self, event: Field.Typed) -> None:
        """Take what was typed."""
        row = event.field.parent
        if isinstance(row, FormRow):
            name = next(name for name, field in row.fields() if field is event.field)
            if self.take(f"{row.due.indicator.id}:{name}", event.text):
                self._failed.pop(row.due.indicator.id, None)
                self._check()

    @on(Choice.Picked)
    def picked(self, event: Choice.Picked) -> None:
        """Take the status for all rows."""
        if self.take("status", event.value):
            self._check()

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Tell about the row that has the keys now."""
        if self.typed:
            self._later()
            self._tell()

    def _as_typed(self, row: FormRow) -> Typed:
        one = row.due.indicator.id
        value, note = (self.typed[f"{one}:{name}"] for name in COLUMNS)
        return month.typed_cell(one, row.due.period, value, self.typed["status"], note)

    def _read(self, row: FormRow) -> Entry | EntryError:
        """Read a row; what was read stays known until the figures are read anew."""
        typed = self._as_typed(row)
        if typed not in self._known:
            try:
                self._known[typed] = entering.read_entry(self.book, typed, self.desk.today)
            except EntryError as error:
                self._known[typed] = error
        return self._known[typed]

    def _check(self) -> None:
        """Mark every row; doubts and verdict follow in a moment."""
        signs = ("v", "x", "!") if self.desk.ascii else ("✓", "✕", "!")
        for row in self.rows:
            one = row.due.indicator.id
            if not self.touched(row):
                row.mark("", "")
            elif one in self._failed or isinstance(self._read(row), EntryError):
                row.mark(signs[1], "bad")
            elif self._raised.get(one) and not self.typed[f"{one}:note"].strip():
                row.mark(signs[2], "fair")
            else:
                row.mark(signs[0], "good")
        self._later()
        self._tell()

    def _later(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._ponder)

    def _ponder(self) -> None:
        self._pause = None
        read = {row: self._read(row) for row in self.rows if self.touched(row)}
        entries = [one for one in read.values() if isinstance(one, Entry)]
        here = read.get(self.current) if self.current else None
        if entries:
            book, today = self.book, self.desk.today
            self.run_worker(
                lambda: self.in_thread(
                    self._pondered,
                    month.together(book, entries, today),
                    entering.draft(book, here, today) if isinstance(here, Entry) else None,
                ),
                thread=True,
                exclusive=True,
                group="ponder",
            )

    def _pondered(self, raised: dict[str, tuple[Doubt, ...]], made: Draft | None) -> None:
        if self._pause is not None:
            return  # something else has been typed meanwhile
        before, self._raised, self._made = self._raised, raised, made
        if before != raised:
            self._check()
            if self._pause is not None:
                self._pause.stop()
                self._pause = None
        self._tell()

    def _tell(self) -> None:
        """Say how the row with the keys was read, what is wrong or odd about it, and what it would come to."""
        row, ascii = self.current, self.desk.ascii
        if row is None:
            told = month_prose.hint()
        else:
            one = row.due.indicator
            told = month_prose.told(
                row.due,
                self._read(row) if self.touched(row) else None,
                self._failed.get(one.id),
                self._made,
                self._raised.get(one.id, ()),
                noted=bool(self.typed[f"{one.id}:note"].strip()),
                ascii=ascii,
            )
        self.query_one("#outcome", Prose).tell(*told)

    # Saving

    def do_form_save(self) -> None:
        """Write every row that was changed; those that cannot be written are told and stay."""
        rows = self.changed_rows()
        if self._saving:
            return
        if not rows:
            self.say(_("Chưa gõ gì khác với số đã ghi"))
            return
        self._saving = True
        self.say(_("Đang ghi…"))
        plan, today = self.book.plan, self.desk.today
        asked = [month.Row(self._as_typed(row), self._seen[row.due.indicator.id]) for row in rows]
        self.run_worker(
            lambda: self.in_thread(self._saved, rows, month.write_all(plan, asked, today)), thread=True, group="write"
        )

    def _saved(self, rows: list[FormRow], came: list[Outcome]) -> None:
        self._saving = False
        for row, outcome in zip(rows, came, strict=True):
            one = row.due.indicator.id
            if isinstance(outcome, Refused):
                self._failed[one] = outcome
                if outcome.moved:
                    self._seen[one] = outcome.found
            else:
                self.fresh.update({f"{one}:{name}": self.typed[f"{one}:{name}"] for name in COLUMNS})
        failed = [row for row in rows if row.due.indicator.id in self._failed]
        told = month_prose.summary(self._period, [row.due for row in rows], came)
        desk = self.desk
        if not failed:
            self.forget()
            self.dismiss()
            desk.read_again(told)
            return
        why = self._failed[failed[0].due.indicator.id]
        failed[0].field(why.field if why.field in COLUMNS else "value").focus()
        self._check()
        if len(failed) < len(rows) or any(self._failed[row.due.indicator.id].moved for row in failed):
            desk.read_again(told)
        self.say(told, "bad")
