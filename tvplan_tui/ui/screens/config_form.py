"""A form about the plan: fields on the left (above, where it is narrow), what they come to on the right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.timer import Timer
from textual.widget import Widget

from tvplan_tui.domain.language import _
from tvplan_tui.domain.number_words import amount_words
from tvplan_tui.store.config.keys import Key
from tvplan_tui.store.files import NotSavedError, read
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.forms.indicator_draft import Drafted
from tvplan_tui.ui.keys.action import FORM
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.filter_bar import Field
from tvplan_tui.ui.widgets.footer import Footer
from tvplan_tui.ui.widgets.form_line import FormLine
from tvplan_tui.ui.widgets.indicator_preview import Preview
from tvplan_tui.ui.widgets.pick import Pick

from .config_saving import ConfigSaving

PAUSE = 0.06
"""Seconds without a key after which what was typed is judged."""
BROAD = 100
"""Width in cells from which what the fields come to stands beside them."""
TALL = 20
"""Height in lines from which what the fields come to stands below them; in less one of the two is in view."""


class ConfigForm(ConfigSaving):
    """Goes from field to field, says beside each what is to be said of it, shows what comes of them all."""

    scope = FORM
    spoken: ClassVar[tuple[str, ...]] = ()
    """Fields whose number is said in words."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(FORM)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (BROAD, "-broad")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (TALL, "-tall")]  # noqa: RUF012
    DEFAULT_CSS = """
    ConfigForm { align: left top; background: $background; }
    ConfigForm > #middle { height: 1fr; width: 100%; layout: vertical; }
    ConfigForm.-broad > #middle { layout: horizontal; }
    ConfigForm #fields { height: 11; width: 100%; }
    ConfigForm.-broad #fields { height: 100%; width: 62%; }
    ConfigForm #becomes { height: 1fr; width: 100%; border-top: solid $line; }
    ConfigForm.-broad #becomes { height: 100%; width: 38%; border-top: none; border-left: vkey $line; }
    ConfigForm.-narrow.-low #fields { height: 1fr; }
    ConfigForm.-narrow.-low #becomes { height: 0; border-top: none; }
    ConfigForm.-narrow.-low.-turned #fields { height: 0; }
    ConfigForm.-narrow.-low.-turned #becomes { height: 1fr; }
    ConfigForm #hint { height: auto; min-height: 2; max-height: 4; padding: 0 1; background: $surface; }
    ConfigForm VerticalScroll { scrollbar-size-vertical: 1; }
    ConfigForm .part { background: $background; }
    """

    _pause: Timer | None = None

    # What a subclass says

    @property
    def keys(self) -> Mapping[str, Key]:
        """What the config's schema says of each field."""
        raise NotImplementedError

    @property
    def unit(self) -> str:
        """The unit of its numbers."""
        raise NotImplementedError

    def heading(self) -> str:
        """Return what the form does."""
        raise NotImplementedError

    def preview(self) -> Preview:
        """Return the widget that shows what the fields come to."""
        raise NotImplementedError

    def control(self, key: str) -> Field | Pick:
        """Return what a field is typed or picked in."""
        field = Field()
        field.value = self._texts[key]
        return field

    def below(self) -> Iterator[Widget]:
        """Yield what stands below the fields."""
        yield from ()

    def follow(self, key: str) -> None:
        """Fill in what follows from a field that has just been typed."""

    # The screen

    def compose(self) -> ComposeResult:
        """Yield title, fields, what they come to, the hint and the keys."""
        ascii = self.desk.ascii
        self.set_class(self.desk.size.width >= BROAD, "-broad")  # Textual says so only after the first picture
        yield Bar(ascii=ascii, id="title")
        with Container(id="middle"):
            with VerticalScroll(id="fields", can_focus=False):
                for part in self.parts():
                    heading = Bar(ascii=ascii)
                    heading.add_class("part")
                    heading.tell(((f" {part.title}", "bold $accent"),))
                    yield heading
                    for key in part.keys:
                        yield FormLine(key, self.label(key), self.control(key), ascii=ascii)
                yield from self.below()
            with VerticalScroll(id="becomes", can_focus=False):
                yield self.preview()
        yield Prose(markup=False, id="hint")
        yield Footer(FORM, ascii=ascii)

    def on_mount(self) -> None:
        """Show what the form does, and what its fields come to."""
        self.retitle()
        self._show()
        told = self._keeping.told
        if told and (self.changed or self._keeping.kept is None):
            self.say(told)

    def retitle(self) -> None:
        """Say what the form does, and to which file."""
        self.query_one("#title", Bar).tell(
            ((f" {clean(self.heading())}", "bold $strong"),), ((f"{clean(Path(self.desk.source).name)} ", "$dim"),)
        )

    @property
    def first_key(self) -> str:
        """Key of the field one begins with."""
        return self.parts()[0].keys[0]

    def _go_to(self, key: str) -> None:
        self._line(key).control.focus()

    def _line(self, key: str) -> FormLine:
        return self.query_one(f"#line-{key}", FormLine)

    # Typing

    def _typed(self, control: Field | Pick, text: str) -> None:
        line = control.parent
        assert isinstance(line, FormLine)
        self.remove_class("-turned")
        if text == self._texts[line.key]:
            return
        self._texts[line.key] = text
        self._touched.add(line.key)
        self._notice = ""
        self.follow(line.key)
        self._keeping.soon()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._judge)

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
        if key == "enter" and self.focused is self._line(self.parts()[-1].keys[-1]).control:
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
        """Explain the field that has the keys, in view."""
        self.remove_class("-turned")
        self._hint()

    # What it comes to

    def _show(self) -> None:
        drafted = self._drafted
        for line in self.query(FormLine):
            line.remark(*self.remark(line.key, drafted))
        self._hint()
        self.query_one(Preview).show(drafted, self.desk)

    def remark(self, key: str, drafted: Drafted) -> tuple[str, str]:
        """Return what stands beside a field, and its tone: a field still empty is asked for, not blamed."""
        slip = drafted.slips.get(key)
        theirs = self.theirs(key)
        if theirs:
            return clean(theirs if slip is None else f"{slip.text}; {theirs}"), "$fair"
        fresh = key not in self._touched and key not in self._form.start
        if slip is not None and not self._texts[key].strip():
            if self.keys[key].required:
                return _("cần điền"), "$fair" if fresh else "$bad"
            if fresh:
                return clean(slip.text), "$fair"
        if slip is not None:
            return clean(slip.text), "$bad" if slip.grave else "$fair"
        value = drafted.fields.get(key)
        if key in self.spoken and isinstance(value, int | float):
            return clean(amount_words(value, self.unit)), "$good"
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
            text, tone = self.remark(line.key, drafted)
            empty = not self._texts[line.key].strip()  # what it means is then more than that it is asked for
            said = "" if tone == "$fair" and empty and not self.theirs(line.key) else text
            means = said or clean(_(self.keys[line.key].doc).replace("`", ""))
            hint.tell((f"{self.label(line.key)}: ", "$neutral"), (means, tone if said else "$dim"))

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
        self.retitle()
        self.query_one(Preview).show(self._drafted, self.desk)

    def do_form_fresh(self) -> None:
        """Go back to what was there before anything was typed, and to the first field."""
        super().do_form_fresh()
        self._go_to(self.first_key)

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
        """Scroll what the fields come to; where only one of the two is in view, turn to it and back first."""
        becomes = self.query_one("#becomes")
        turned = self.has_class("-turned")
        if not turned and pages > 0:
            self.add_class("-turned")
            if self.has_class("-low") and self.has_class("-narrow"):
                return
        if pages < 0 and becomes.scroll_y <= 0:
            self.remove_class("-turned")
        becomes.scroll_relative(y=pages * 6, animate=False)
