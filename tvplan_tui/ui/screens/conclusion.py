"""The form in which a conclusion is typed while the meeting looks on: text, office, by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from tvplan_tui.domain.conclusion import Conclusion
from tvplan_tui.domain.entry import EntryError
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.typed_day import show_day
from tvplan_tui.report.concluding import DUE, OFFICE, TEXT, Concluded, Unconcluded, read_typed, write_down
from tvplan_tui.store.drafts import waiting
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.keys.action import CONCLUDING
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.meetings.meeting import NEW
from tvplan_tui.ui.meetings.meeting_prose import Section
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.filter_bar import Field
from tvplan_tui.ui.widgets.footer import Footer
from tvplan_tui.ui.widgets.form_field import FormField
from tvplan_tui.ui.widgets.told import Told
from tvplan_tui.ui.writing import CONCLUSION_FORM

from .field_form import FieldForm

if TYPE_CHECKING:
    from tvplan_tui.ui.app import TvplanApp

LINES = 10
"""Lines of the form itself: edge, title, three fields, how the day was understood, the sentence, keys."""


def draft_key(indicator: str, period: Period, number: str) -> str:
    """Return what the draft of a conclusion is found by."""
    return f"{indicator} {period} {number}"


def half_typed(desk: TvplanApp, indicator: str) -> bool:
    """Whether a new conclusion about an indicator was begun and not written, at the period shown."""
    assert desk.period is not None
    key = draft_key(indicator, desk.period, NEW)
    return any((kept.form, kept.key) == (CONCLUSION_FORM, key) for kept in waiting(desk.source))


class ConclusionScreen(FieldForm):
    """A form on the lower edge; above it the page stays in view.

    Args:
        indicator: its id.
        period: the period the meeting looks at.
        seen: the conclusion to be corrected; None for a new one.
        told: what is said of the indicator, shown above the fields.
        above: lines of the page that stay in view above the form.
    """

    scope = CONCLUDING
    soon = 0.0  # what a meeting dictates is nowhere else
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CONCLUDING)]

    def __init__(
        self,
        indicator: str,
        period: Period,
        seen: Conclusion | None = None,
        *,
        told: Sequence[Section] = (),
        above: int = 0,
    ) -> None:
        super().__init__()
        self._told = told
        self._above = above
        self._chosen = indicator
        self._period = period
        self._seen = seen
        self._saving = False

    @property
    def chosen(self) -> str:
        """Id of the indicator."""
        return self._chosen

    def compose(self) -> ComposeResult:
        """Yield the form; nothing above it."""
        ascii = self.desk.ascii
        with Container(id="paper"):
            yield Bar(ascii=ascii, id="title")
            yield Told(ascii=ascii)
            yield FormField(TEXT, _("Kết luận"), Field())
            yield FormField(OFFICE, _("Cơ quan"), Field(placeholder=_("cơ quan thực hiện")))
            yield FormField(DUE, _("Thời hạn"), Field(placeholder=_("như 31/10; có thể bỏ trống")))
            yield Prose(markup=False, id="spoken")
            yield Footer(self.scope, ascii=ascii)

    def on_mount(self) -> None:
        """Begin with the draft, or with the office that watches the indicator."""
        one, seen = self.desk.plan.by_id[self._chosen], self._seen
        if seen is not None:
            fresh = {TEXT: seen.text, OFFICE: seen.office, DUE: show_day(seen.due)}
            name = _(" Sửa kết luận số {number}: ").format(number=seen.number)
        else:
            fresh = {TEXT: "", OFFICE: clean(one.owner), DUE: ""}
            name = _(" Kết luận: ")
        self.query_one("#title", Bar).tell(((name, "bold $accent"), (clean(one.name), "bold $strong")))
        self.query_one(Told).tell(self._told)
        self.on_resize()
        told = self.begin(CONCLUSION_FORM, draft_key(self._chosen, self._period, seen.number if seen else NEW), fresh)
        self.fields[TEXT].control.focus()
        if told:
            self.say(told)

    def on_resize(self) -> None:
        """Give what is told the lines that the form leaves it."""
        width, tall = self.app.size
        told = self.query_one(Told)
        told.styles.height = max(0, min(told.needed(width - 2), tall - self._above - LINES))

    def refresh_board(self) -> None:
        """The form does not depend on the figures."""

    def _show_header(self) -> None:
        """There is none: the page's own stays in view."""

    def unsaved_words(self) -> str:
        """Return what is asked about before it is thrown away."""
        return _("Còn kết luận đang gõ, chưa ghi.")

    def _read(self) -> Conclusion:
        typed = self.typed
        return read_typed(self._chosen, self._period, typed[TEXT], typed[OFFICE], typed[DUE], self._seen)

    def check(self) -> None:
        """Show the sentence as everybody will read it, and how the day was understood."""
        day: date | None = None
        error: EntryError | None = None
        try:
            day = self._read().due
        except EntryError as refused:
            error = refused
        wrong = error is not None and error.field == DUE
        if wrong:
            self.fields[DUE].say((clean(str(error)), "$bad"))
        elif day is not None and show_day(day) != self.typed[DUE].strip():
            self.fields[DUE].say((f"= {show_day(day)}", "$good"))
        else:
            self.fields[DUE].say()
        spoken, field = self.query_one("#spoken", Prose), self.fields[TEXT].control
        text = clean(self.typed[TEXT])
        whole = cell_len(text) < field.size.width  # then it stands in its field already
        spoken.tell(("" if whole else text, ""))

    def _scroll(self, pages: int) -> None:
        """Stay: a page key of the remote takes nobody away from what he types."""

    def do_form_save(self) -> None:
        """Write it; what cannot be taken is told, and the field it is about gets the keys."""
        if self._saving:
            return
        try:
            made = self._read()
        except EntryError as error:
            self._refused(Unconcluded(error.field, str(error)))
            return
        self._saving = True
        self.say(_("Đang ghi…"))
        assert self.desk.book is not None
        plan, seen = self.desk.book.plan, self._seen
        self.run_worker(lambda: self.in_thread(self._saved, write_down(plan, made, seen)), thread=True, group="write")

    def _saved(self, came: Concluded | Unconcluded) -> None:
        self._saving = False
        if isinstance(came, Unconcluded):
            self._refused(came)
            return
        self.forget()
        desk = self.desk
        self.dismiss()
        told = _("Đã ghi kết luận số {number} ({file}:{line})")
        desk.read_again(told.format(number=came.made.number, file=came.file, line=came.line))

    def _refused(self, why: Unconcluded) -> None:
        self.say(why.reason, "bad")
        field = self.fields.get(why.field)
        if field is not None:
            field.control.focus()
