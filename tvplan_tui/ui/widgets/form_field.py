"""One field of a form: its label, what is typed or chosen, and under it what is said about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from tvplan_tui.ui.widgets.bar import spelled
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.filter_bar import Field
from tvplan_tui.ui.widgets.pick import Pick


class Choice(Widget, can_focus=True, inherit_bindings=False):
    """One of a few words, all of them in view; arrows or Space move to the next.

    Attributes:
        value: the chosen one's key.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "Choice { height: auto; width: 1fr; padding: 0 0 0 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
    ]

    value: reactive[str] = reactive("")

    class Picked(Message):
        """Another one was chosen."""

        def __init__(self, choice: Choice, value: str) -> None:
            super().__init__()
            self.choice = choice
            self.value = value

    class Left(Message):
        """It was left with a key, as ``Field.Left``."""

        def __init__(self, choice: Choice, key: str) -> None:
            super().__init__()
            self.choice = choice
            self.key = key

    def __init__(self, options: Sequence[tuple[str, str]], *, ascii: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options = tuple(options)
        self._marks = ("(*)", "( )") if ascii else ("(•)", "( )")

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Let it have other words; what is chosen stays where it is among them, else the first is."""
        self._options = tuple(options)
        if self._options and self.value and self.value not in dict(self._options):
            self.value = self._options[0][0]
        self.refresh(layout=True)

    def action_turn(self, step: int) -> None:
        """Choose a neighbour; round at the ends."""
        keys = [key for key, _word in self._options]
        at = keys.index(self.value) + step if self.value in keys else 0
        self.value = keys[at % len(keys)]
        self.post_message(self.Picked(self, self.value))

    def on_key(self, event: events.Key) -> None:
        """Tell of the keys that leave it."""
        if event.key in ("enter", "escape", "up", "down", "pageup", "pagedown", "tab"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(self, event.key))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines the words take; none is broken in two."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[list[tuple[str, str]]]:
        """Return the words, with their keys, line by line."""
        lines: list[list[tuple[str, str]]] = [[]]
        room = width
        for key, word in self._options:
            text = f"{self._marks[key != self.value]} {word}"
            if lines[-1] and cell_len(text) > room:
                lines.append([])
                room = width
            lines[-1].append((key, text))
            room -= cell_len(text) + 1
        return lines

    def render(self) -> Content:
        """Show every word, the chosen one marked."""
        pieces: list[tuple[str, str]] = []
        for line in self._lines(self.size.width):
            for key, text in line:
                chosen = "bold reverse" if self.has_focus else "bold"
                pieces += [(text, chosen if key == self.value else "$neutral"), (" ", "")]
            pieces[-1] = ("\n", "")
        return spelled(*pieces[:-1])


class FormField(Vertical):
    """A line with label and control, and a line about what stands in it.

    Attributes:
        key: the field's name in what is typed.
        control: the text field, the choice or the pick.
    """

    DEFAULT_CSS = """
    FormField { height: auto; margin: 0 0 0 1; }
    FormField > Horizontal { height: auto; }
    FormField .label { width: 10; height: 1; color: $text-muted; }
    FormField Field, FormField Pick { width: 1fr; }
    FormField Field:focus { background: $selection; }
    FormField > .said { height: auto; padding: 0 0 0 11; }
    """

    def __init__(self, key: str, label: str, control: Field | Choice | Pick, *, spoken: bool = False) -> None:
        super().__init__()
        self.key = key
        self.control = control
        self._label = label
        self._spoken = spoken

    def compose(self) -> ComposeResult:
        """Yield label, control and the line beneath."""
        with Horizontal():
            yield Prose(spelled((self._label, "")), markup=False, classes="label")
            yield self.control
        yield Prose(Content(), markup=False, classes="said")

    def on_mount(self) -> None:
        """Say nothing yet."""
        self.say()

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.control.value

    def put(self, text: str) -> None:
        """Let it hold a text, as if it had been there from the start."""
        if isinstance(self.control, Pick):
            self.control.put(text)
            return
        with self.prevent(Input.Changed):
            self.control.value = text
        if isinstance(self.control, Field):
            self.control.cursor_position = len(text)

    def select_all(self) -> None:
        """Choose the whole text, so that what is typed takes its place."""
        if isinstance(self.control, Field):
            self.control.action_select_all()

    def say(self, *pieces: tuple[str, str]) -> None:
        """Say something about it; with nothing to say the line goes, except where there mostly is something."""
        said = self.query_one(".said", Prose)
        said.tell(*pieces)
        said.display = bool(pieces) or self._spoken
