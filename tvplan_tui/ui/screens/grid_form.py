"""A form that is a grid: rows of fields, Enter going down, Tab going right."""

from __future__ import annotations

from textual import on

from tvplan_tui.domain.language import _
from tvplan_tui.ui.widgets.filter_bar import Field
from tvplan_tui.ui.widgets.form_field import Choice, FormField
from tvplan_tui.ui.widgets.form_row import COLUMNS, FormRow

from .drafting import FormScreen


class GridForm(FormScreen):
    """Knows its rows and goes from cell to cell; above them stands one field for all rows."""

    @property
    def rows(self) -> list[FormRow]:
        """The rows, in their order."""
        return list(self.query(FormRow))

    @property
    def current(self) -> FormRow | None:
        """The row that has the keys."""
        parent = self.focused.parent if self.focused else None
        return parent if isinstance(parent, FormRow) else None

    def touched(self, row: FormRow) -> bool:
        """Whether something was typed into a row that is not written yet."""
        one = row.due.indicator.id
        return any(self.typed[f"{one}:{name}"] != self.fresh[f"{one}:{name}"] for name in COLUMNS)

    def changed_rows(self) -> list[FormRow]:
        """Return the rows something was typed into."""
        return [row for row in self.rows if self.touched(row)]

    # From cell to cell

    @on(Field.Left)
    def left_field(self, event: Field.Left) -> None:
        """Go where the key says."""
        if event.key == "escape":
            self.do_form_leave()
        elif event.key == "tab":
            self.focus_next()
        else:
            step = {"enter": 1, "down": 1, "up": -1, "pagedown": 10, "pageup": -10}[event.key]
            self._go(step, told=event.key == "enter")

    @on(Choice.Left)
    def left_choice(self, event: Choice.Left) -> None:
        """Go where the key says."""
        if event.key == "escape":
            self.do_form_leave()
        elif self.rows and event.key != "up":
            self.rows[0].field("value").focus()

    def do_form_down(self) -> None:
        """Go to the cell below."""
        self._go(1, told=True)

    def _go(self, step: int, *, told: bool) -> None:
        row, rows = self.current, self.rows
        if row is None:
            return
        name = next(name for name, field in row.fields() if field is self.focused)
        at = rows.index(row) + step
        if at < 0 and step == -1:
            self.query_one(FormField).control.focus()
            return
        rows[max(0, min(at, len(rows) - 1))].field(name).focus()
        if told and at >= len(rows):
            self.say(_("Hết cột. F10: ghi {count} số").format(count=len(self.changed_rows())), "good")
