"""A form whose fields stand one below the other, with something to scroll beside them."""

from __future__ import annotations

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll

from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.filter_bar import Field
from tvplan_tui.ui.widgets.form_field import Choice, FormField
from tvplan_tui.ui.widgets.pick import Pick

from .drafting import FormScreen


class FieldForm(FormScreen):
    """Takes note of what is typed and goes from field to field; ``#beside`` is scrolled from any of them.

    A subclass looks at what was typed in ``check`` and saves in ``do_form_save``.
    """

    def body(self) -> ComposeResult:
        """Yield title, fields and what stands beside them."""
        yield Bar(ascii=self.desk.ascii, id="title")
        with Horizontal(id="form-panes"):
            with VerticalScroll(id="form", can_focus=False):
                yield from self.form_fields()
            with VerticalScroll(id="beside", can_focus=False):
                yield Prose(markup=False, id="beside-text")

    def form_fields(self) -> Iterator[FormField]:
        """Yield the fields, where ``body`` is as here."""
        raise NotImplementedError

    def show_typed(self) -> None:
        """Put what was typed into the fields."""
        for name, field in self.fields.items():
            field.put(self.typed[name])
        self.check()

    def check(self) -> None:
        """Look at what stands in the fields."""
        raise NotImplementedError

    def do_form_save(self) -> None:
        """Write what stands in the fields."""
        raise NotImplementedError

    @property
    def fields(self) -> dict[str, FormField]:
        """The fields by name, in their order."""
        return {field.key: field for field in self.query(FormField)}

    @on(Field.Typed)
    def text_typed(self, event: Field.Typed) -> None:
        """Take what was typed."""
        self._taken(event.field, event.text)

    @on(Choice.Picked)
    def picked(self, event: Choice.Picked) -> None:
        """Take what was chosen."""
        self._taken(event.choice, event.value)

    def _taken(self, control: Field | Choice | Pick, text: str) -> None:
        for name, field in self.fields.items():
            if field.control is control and self.take(name, text):
                self.check()

    def do_form_fresh(self) -> None:
        """Go back to what was there before anything was typed, and to the first field."""
        super().do_form_fresh()
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.control.focus()

    # From field to field

    @on(Field.Left)
    def left_field(self, event: Field.Left) -> None:
        """Go where the key says."""
        self._left(event.key)

    @on(Choice.Left)
    def left_choice(self, event: Choice.Left) -> None:
        """Go where the key says."""
        self._left(event.key)

    def _left(self, key: str) -> None:
        if key == "escape":
            self.do_form_leave()
        elif key == "enter":
            self.do_form_next()
        elif key in ("pageup", "pagedown"):
            self._scroll(-1 if key == "pageup" else 1)
        else:
            self._step(-1 if key == "up" else 1)

    def _step(self, count: int) -> None:
        controls = [field.control for field in self.fields.values()]
        at = next((at for at, control in enumerate(controls) if control.has_focus), -1)
        controls[(at + count) % len(controls)].focus()

    def do_form_next(self) -> None:
        """Go to the next field; save from the last one."""
        if self.focused is list(self.fields.values())[-1].control:
            self.do_form_save()
        else:
            self._step(1)

    def do_form_up(self) -> None:
        """Scroll what stands beside."""
        self._scroll(-1)

    def do_form_below(self) -> None:
        """Scroll what stands beside."""
        self._scroll(1)

    def _scroll(self, pages: int) -> None:
        beside = self.query_one("#beside", VerticalScroll)
        beside.scroll_relative(y=pages * max(1, beside.size.height - 1), animate=False)
