"""One row of the grid in which a sector's month is entered: what it is, what it was, two fields, how it stands."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal

from tvplan_tui.report.month import Due
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.filter_bar import Field

COLUMNS = ("value", "note")
"""The fields of a row, in the order Tab goes through them."""


class FormRow(Horizontal):
    """A row of the grid.

    Attributes:
        due: the figure it is for.
    """

    DEFAULT_CSS = """
    FormRow { height: 1; }
    FormRow Bar { background: $background; }
    FormRow Field { background: $surface; }
    FormRow Field:focus { background: $selection; }
    FormRow .name { width: 1fr; }
    FormRow .unit { width: 13; }
    FormRow .before, FormRow .now { width: 12; }
    FormRow .value { width: 17; margin: 0 1; }
    FormRow .note { width: 20; }
    FormRow .mark { width: 3; }
    """

    def __init__(self, due: Due, before: str, now: str, *, ascii: bool = False) -> None:
        super().__init__()
        self.due = due
        self._ascii = ascii
        self._told = (before, now)

    def compose(self) -> ComposeResult:
        """Yield the cells."""
        one = self.due.indicator
        before, now = self._told
        indent = "  " * self.due.depth
        yield _cell("name", f" {indent}{one.name}", "", self._ascii)
        yield _cell("unit", one.unit, "$dim", self._ascii)
        yield _cell("before", f"{before:>10}", "$dim", self._ascii)
        yield _cell("now", f"{now:>10}", "$neutral", self._ascii)
        for name in COLUMNS:
            field = Field()
            field.add_class(name)
            field.select_on_focus = True  # as in a spreadsheet: what is typed takes the place of what stood there
            yield field
        yield _cell("mark", "", "", self._ascii)

    def field(self, name: str) -> Field:
        """Return one of its fields."""
        return self.query_one(f".{name}", Field)

    def fields(self) -> Iterator[tuple[str, Field]]:
        """Yield its fields with their names."""
        for name in COLUMNS:
            yield name, self.field(name)

    def mark(self, sign: str, tone: str) -> None:
        """Show how it stands."""
        self.query_one(".mark", Bar).tell(((f" {sign}", f"bold ${tone}"),) if sign else ())


class FormHead(Horizontal):
    """The titles above the rows."""

    DEFAULT_CSS = """
    FormHead { height: 1; margin: 1 0 0 0; }
    FormHead Bar { background: $background; }
    FormHead .name { width: 1fr; }
    FormHead .unit { width: 13; }
    FormHead .before, FormHead .now { width: 12; }
    FormHead .value { width: 17; margin: 0 1; }
    FormHead .note { width: 20; }
    FormHead .mark { width: 3; }
    """

    def __init__(self, titles: dict[str, str], *, ascii: bool = False) -> None:
        super().__init__()
        self._titles = titles
        self._ascii = ascii

    def compose(self) -> ComposeResult:
        """Yield the titles."""
        for name, title in self._titles.items():
            yield _cell(name, title, "bold", self._ascii)


def _cell(name: str, text: str, style: str, ascii: bool) -> Bar:
    bar = Bar(ascii=ascii)
    bar.add_class(name)
    bar.tell(((clean(text), style),))
    return bar
