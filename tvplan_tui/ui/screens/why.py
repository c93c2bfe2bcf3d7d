"""The answer to "vì sao?" over whatever screen it was asked on: one paragraph, to be read out or copied."""

from __future__ import annotations

from typing import ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll

from tvplan_tui.domain.indicator import Indicator
from tvplan_tui.domain.language import _
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.keys.action import WHY
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.footer import Footer

from .paced import PacedModal


class WhyScreen(PacedModal[None]):
    """A box with a title, sentences and its keys.

    Args:
        indicator: what it is about.
        pieces: what is shown.
        text: the paragraph that is copied.
    """

    scope = WHY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(WHY)]

    def __init__(self, indicator: Indicator, pieces: tuple[tuple[str, str], ...], text: str) -> None:
        super().__init__()
        unit = f"  {clean(indicator.unit)}"
        self._pieces = ((clean(indicator.name), "bold $strong"), (unit, "$dim"), ("\n", ""), *pieces)
        self._text = clean(text)
        self._id = indicator.id

    def compose(self) -> ComposeResult:
        """Yield the box and its keys."""
        with Container(id="box"):
            with VerticalScroll(id="page"):
                yield Prose(markup=False)
            yield Footer(WHY, ascii=bool(getattr(self.app, "ascii", False)))

    def on_mount(self) -> None:
        """Fill the box."""
        self.query_one(Prose).tell(*self._pieces)
        self.query_one("#page").focus()

    def say(self, text: str, tone: str = "fair") -> None:
        """Say something in place of the keys."""
        self.query_one(Footer).say(text, tone)

    def hush(self) -> None:
        """Show the keys again."""
        self.query_one(Footer).hush()

    def do_paragraph_copy(self) -> None:
        """Hand the paragraph to the terminal's clipboard."""
        self.app.copy_to_clipboard(self._text)
        self.say(_("Đã chép. Dán không ra thì bấm s để ghi ra tệp"), "good")

    def do_paragraph_save(self) -> None:
        """Write the paragraph into a file of the state folder."""
        self._save()

    @work(thread=True, exclusive=True)
    def _save(self) -> None:
        from tvplan_tui.store.refusals import NotSavedError
        from tvplan_tui.store.texts import save_text
        from tvplan_tui.ui.desk import Desk

        period = cast("Desk", self.app).period
        try:
            path = save_text(f"{self._id} {period}", self._text)
        except NotSavedError as error:
            self.app.call_from_thread(self.say, error.reason, "bad")
            return
        self.app.call_from_thread(self.say, str(path), "good")

    def do_paragraph_close(self) -> None:
        """Close the box."""
        self.dismiss()
