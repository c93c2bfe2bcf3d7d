"""One line of the indicator's form: label, field, and beside it what is to be said of what stands there."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from .bar import Bar
from .filter_bar import Field
from .pick import Pick


class FormLine(Horizontal):
    """Label, control, remark.

    Attributes:
        key: the key of the config it is about.
        control: what is typed or picked in.
    """

    DEFAULT_CSS = """
    FormLine { height: 1; }
    FormLine > .label { width: 16; background: $background; }
    FormLine > .remark { width: 2fr; background: $background; }
    FormLine > Field, FormLine > Pick { width: 3fr; }
    FormLine > Field:focus { background: $selection; }
    """

    def __init__(self, key: str, label: str, control: Field | Pick, *, ascii: bool) -> None:
        super().__init__(id=f"line-{key}")
        self.key = key
        self.control = control
        self._label = Bar(ascii=ascii)
        self._label.add_class("label")
        self._remark = Bar(ascii=ascii)
        self._remark.add_class("remark")
        self._label.tell(((f" {label}", "$neutral"),))

    def compose(self) -> ComposeResult:
        """Yield the three."""
        yield self._label
        yield self.control
        yield self._remark

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.control.value

    def put(self, text: str) -> None:
        """Let it hold a text, as if it had been there from the start."""
        if isinstance(self.control, Pick):
            self.control.put(text)
            return
        with self.control.prevent(Input.Changed):
            self.control.value = text
        self.control.cursor_position = len(text)

    def remark(self, text: str = "", tone: str = "$dim") -> None:
        """Say something beside the field."""
        self._remark.tell(((f" {text}", tone),) if text else ())
