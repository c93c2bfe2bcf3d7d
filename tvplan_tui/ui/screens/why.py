"""The answer to "vì sao?" over whatever screen it was asked on."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.widgets.detail import Prose


class WhyScreen(ModalScreen[None]):
    """A box with a title and sentences; any of the usual keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,i,f4,q,space", "dismiss", show=False)]

    def __init__(self, title: str, pieces: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._pieces = ((clean(title), "bold $strong"), ("\n\n", ""), *pieces)

    def compose(self) -> ComposeResult:
        """Yield the box."""
        with VerticalScroll(id="box"):
            yield Prose(markup=False)

    def on_mount(self) -> None:
        """Fill the box."""
        self.query_one(Prose).tell(*self._pieces)
        self.query_one("#box").focus()
