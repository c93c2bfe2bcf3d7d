"""A prompt for going somewhere by a few typed signs: a number, or letters of a name without diacritics."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from tvplan_tui.domain.language import _
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.meetings.meeting_agenda import sought

from .bar import Bar
from .filter_bar import Field


class Jump(Horizontal):
    """One line: what is typed, and what it finds; there only while it is asked for."""

    DEFAULT_CSS = """
    Jump { height: 1; display: none; }
    Jump > #jump-label { width: 7; }
    Jump > Field { width: 24; background: $selection; }
    Jump > #jump-found { width: 1fr; }
    """

    class Left(Message):
        """It was left: ``at`` is where to go, None for nowhere; ``key`` what it was left with.

        The names beyond the agenda are counted on after its own.
        """

        def __init__(self, at: int | None, key: str) -> None:
            super().__init__()
            self.at = at
            self.key = key

    def __init__(self, *, ascii: bool = False) -> None:
        super().__init__()
        self._ascii = ascii
        self._names: tuple[str, ...] = ()
        self._beyond: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Yield label, field and what is found."""
        label = Bar(ascii=self._ascii, id="jump-label")
        label.tell(((_(" Đến: "), "bold $accent"),))
        yield label
        yield Field()
        yield Bar(ascii=self._ascii, id="jump-found")

    @property
    def open(self) -> bool:
        """Whether it is asked for."""
        return bool(self.display)

    def ask(self, names: Sequence[str], text: str, beyond: Sequence[str] = ()) -> None:
        """Ask where to among names, else among those ``beyond``, the first signs being typed already."""
        self._names, self._beyond = tuple(names), tuple(beyond)
        self.display = True
        field = self.query_one(Field)
        field.value = text
        field.cursor_position = len(text)
        field.focus()
        self._seek(text)

    def _seek(self, text: str) -> int | None:
        """Show what a text finds."""
        at = sought(self._names, text)
        if at is not None:
            shown = f"{at + 1}. {clean(self._names[at])}"
        elif not text.strip().isdecimal() and (further := sought(self._beyond, text)) is not None:
            at = len(self._names) + further
            shown = _("ngoài chương trình: {name}").format(name=clean(self._beyond[further]))
        else:
            shown = _("không có") if text.strip() else ""
        self.query_one("#jump-found", Bar).tell(((f" {shown}", "bold $strong" if at is not None else "$fair"),))
        return at

    @on(Field.Typed)
    def typed(self, event: Field.Typed) -> None:
        """Look as one types."""
        event.stop()
        self._seek(event.text)

    @on(Field.Left)
    def left_field(self, event: Field.Left) -> None:
        """Close, and tell where to go."""
        event.stop()
        at = self._seek(event.field.value) if event.key == "enter" else None
        if event.key == "enter" and at is None and event.field.value.strip():
            return  # nothing is found: one goes on typing
        self.screen.set_focus(None)
        self.display = False
        self.post_message(self.Left(at, event.key))
