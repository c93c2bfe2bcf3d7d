"""The form that adds an indicator, or changes one: what is typed, what will be written, how it will stand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.timer import Timer

from tvplan_tui.domain.language import _
from tvplan_tui.domain.number_words import amount_words
from tvplan_tui.store.files import Content, NotSavedError, read
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.actions import FORM
from tvplan_tui.ui.bindings import bindings
from tvplan_tui.ui.indicator_draft import KEYS, Drafted, Form
from tvplan_tui.ui.indicator_fields import UNTARGETED, beginning, label, options, parts
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.filter_bar import Field
from tvplan_tui.ui.widgets.footer import Footer
from tvplan_tui.ui.widgets.form_line import FormLine
from tvplan_tui.ui.widgets.indicator_preview import IndicatorPreview
from tvplan_tui.ui.widgets.pick import Pick

from .indicator_saving import IndicatorSaving

if TYPE_CHECKING:
    from tvplan_tui.ui.app import TvplanApp

PAUSE = 0.06
"""Seconds without a key after which what was typed is judged."""
_SPOKEN = ("target", "low", "high", "ceiling")


def open_form(app: TvplanApp, name: str = "") -> None:
    """Open the form of an indicator, or of a new one; where the config cannot be edited, say why."""
    try:
        content = read(app.source)
        form = Form.of(content.data, name, app.source) if name else _new(app, content)
    except NotSavedError as refused:
        app.say(str(refused), "bad")
        return
    app.push_screen(IndicatorForm(form, content))


def _new(app: TvplanApp, content: Content) -> Form:
    one = app.plan.by_id.get(app.chosen)
    sector = one.sector if one else app.sector_screen.sector.id
    return Form(content.data, "", beginning(app.plan, sector), app.source)


class IndicatorForm(IndicatorSaving):
    """Fields on the left (above, where it is narrow), row and block to be on the right.

    Args:
        form: what is edited.
        content: the config as it was read when the form opened; nothing is written over anything else.
    """

    scope = FORM
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(FORM)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-broad")]  # noqa: RUF012
    DEFAULT_CSS = """
    IndicatorForm { align: left top; background: $background; }
    IndicatorForm > #middle { height: 1fr; width: 100%; layout: vertical; }
    IndicatorForm.-broad > #middle { layout: horizontal; }
    IndicatorForm #fields { height: 11; width: 100%; }
    IndicatorForm.-broad #fields { height: 100%; width: 62%; }
    IndicatorForm #becomes { height: 1fr; width: 100%; border-top: solid $line; }
    IndicatorForm.-broad #becomes { height: 100%; width: 38%; border-top: none; border-left: vkey $line; }
    IndicatorForm #hint { height: 2; padding: 0 1; background: $surface; }
    IndicatorForm VerticalScroll { scrollbar-size-vertical: 1; }
    IndicatorForm .part { background: $background; }
    """

    _pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """Yield title, fields, what they come to, the hint and the keys."""
        ascii = self.desk.ascii
        yield Bar(ascii=ascii, id="title")
        with Container(id="middle"):
            with VerticalScroll(id="fields", can_focus=False):
                for part in parts():
                    heading = Bar(ascii=ascii)
                    heading.add_class("part")
                    heading.tell(((f" {part.title}", "bold $accent"),))
                    yield heading
                    for key in part.keys:
                        yield FormLine(key, label(key), self._control(key), ascii=ascii)
            with VerticalScroll(id="becomes", can_focus=False):
                yield IndicatorPreview(ascii=ascii)
        yield Prose(markup=False, id="hint")
        yield Footer(FORM, ascii=ascii)

    def _control(self, key: str) -> Field | Pick:
        text = self._texts[key]
        choices = options(key, self.desk.plan, self._texts)
        if choices is not None:
            return Pick(choices, text, ascii=self.desk.ascii)
        field = Field()
        field.value = text
        return field

    def on_mount(self) -> None:
        """Begin with the first field that is still to be filled in."""
        name = self._form.name
        title = _("Sửa chỉ tiêu {id}").format(id=name) if name else _("Thêm một chỉ tiêu")
        self.query_one("#title", Bar).tell(
            ((f" {clean(title)}", "bold $strong"),), ((f"{clean(Path(self.desk.source).name)} ", "$dim"),)
        )
        if name:
            self._line("id").control.disabled = True
        self._line("name").control.focus()
        self._show()

    def _go_to(self, key: str) -> None:
        self._line(key).control.focus()

    def _line(self, key: str) -> FormLine:
        return self.query_one(f"#line-{key}", FormLine)

    # Typing

    def _typed(self, control: Field | Pick, text: str) -> None:
        line = control.parent
        assert isinstance(line, FormLine)
        if text == self._texts[line.key]:
            return
        self._texts[line.key] = text
        self._touched.add(line.key)
        self._notice = ""
        if line.key == "sector":
            self._sector_picked()
        elif line.key == "kind" and text in UNTARGETED and "bound" not in self._touched:
            self._put("bound", "")
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._judge)

    def _sector_picked(self) -> None:
        """Offer the rows of the new sector as parents, and an id in its manner."""
        plan = self.desk.plan
        if not self._form.name and "id" not in self._touched:
            self._put("id", beginning(plan, self._texts["sector"])["id"])
        self._put("parent", "")
        picks = self._line("parent").control
        assert isinstance(picks, Pick)
        picks.offer(options("parent", plan, self._texts) or [])

    def _put(self, key: str, text: str) -> None:
        self._texts[key] = text
        self._line(key).put(text)

    @on(Field.Typed)
    def field_typed(self, event: Field.Typed) -> None:
        """Take what was typed."""
        self._typed(event.field, event.text)

    @on(Pick.Picked)
    def picked(self, event: Pick.Picked) -> None:
        """Take what was picked."""
        self._typed(event.pick, event.pick.value)

    @on(Field.Left)
    def field_left(self, event: Field.Left) -> None:
        """Go on to another field."""
        self._left(event.key)

    @on(Pick.Left)
    def pick_left(self, event: Pick.Left) -> None:
        """Go on to another field."""
        self._left(event.key)

    def _left(self, key: str) -> None:
        if key == "enter" and self.focused is self._line(parts()[-1].keys[-1]).control:
            self.do_form_save()
        elif key in ("enter", "down", "tab"):
            self.focus_next()
        elif key == "up":
            self.focus_previous()
        elif key in ("pageup", "pagedown"):
            self._scroll(1 if key == "pagedown" else -1)
        elif key == "escape":
            self.do_form_leave()

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Explain the field that has the keys."""
        self._hint()

    # What it comes to

    def _show(self) -> None:
        drafted = self._drafted
        for line in self.query(FormLine):
            line.remark(*self._remark(line.key, drafted))
        self._hint()
        self.query_one(IndicatorPreview).show(drafted, self.desk)

    def _remark(self, key: str, drafted: Drafted) -> tuple[str, str]:
        """Return what stands beside a field, and its tone: a field still empty is asked for, not blamed."""
        slip = drafted.slips.get(key)
        if slip is not None and not self._texts[key].strip() and key not in self._touched and not self._form.name:
            return (_("cần điền") if KEYS[key].required else clean(slip.text)), "$fair"
        if slip is not None:
            return clean(slip.text), "$bad" if slip.grave else "$fair"
        value = drafted.fields.get(key)
        if key in _SPOKEN and isinstance(value, int | float):
            return clean(amount_words(value, self._texts["unit"].strip())), "$good"
        return "", ""

    def _hint(self) -> None:
        """Say in full what stands beside the field, or else what the field means; a refusal comes before both."""
        line = self.focused.parent if self.focused else None
        hint = self.query_one("#hint", Prose)
        drafted = self._drafted
        if self._notice:
            hint.tell((self._notice, "bold $bad"))
        elif drafted.refused:
            hint.tell((clean(drafted.refused), "bold $bad"))
        elif drafted.others:
            hint.tell((clean(str(drafted.others[0])), "bold $bad"))
        elif isinstance(line, FormLine):
            text, tone = self._remark(line.key, drafted)
            means = f"{line.key}: {KEYS[line.key].doc.replace('`', '')}"
            said = text if tone in ("$bad", "$good") else ""
            hint.tell((said or clean(means), tone if said else "$dim"))

    def refresh_board(self) -> None:
        """Judge the row with the figures that have come meanwhile; a config that could not be edited is read again.

        Otherwise it is not: what is written is compared with what was there when the form opened.
        """
        if not self.is_mounted:
            return
        if self._drafted.refused:
            try:
                self._rebase(read(self.desk.source))
            except NotSavedError as refused:
                self.say(str(refused), "bad")
        self.query_one(IndicatorPreview).show(self._drafted, self.desk)

    def do_form_next(self) -> None:
        """Go to the next field."""
        self._left("enter")

    def do_form_up(self) -> None:
        """Scroll back what the form comes to."""
        self._scroll(-1)

    def do_form_below(self) -> None:
        """Scroll on what the form comes to."""
        self._scroll(1)

    def _scroll(self, pages: int) -> None:
        self.query_one("#becomes").scroll_relative(y=pages * 6, animate=False)
