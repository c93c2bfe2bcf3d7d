"""A question over whatever screen it arises on: a text and a few answers, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from tvplan_tui.domain.language import _
from tvplan_tui.ui.keys.action import WHY
from tvplan_tui.ui.keys.key_words import key_word
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.footer import Footer
from tvplan_tui.ui.widgets.grid import Cell, Column, Grid, Line

from .paced import PacedModal

if TYPE_CHECKING:
    from tvplan_tui.ui.app import TvplanApp

KEEP, DROP = "keep", "drop"
"""Answers to what shall become of what was typed."""


class AskScreen(PacedModal[str]):
    """Asks; ends with the key of the answer chosen, "" for Esc.

    Args:
        pieces: the question.
        answers: key and words of each; the first one is chosen at the start.
    """

    CSS_PATH = Path(__file__).parents[1] / "forms.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss('')", show=False)]

    def __init__(self, pieces: Sequence[tuple[str, str]], answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._pieces = tuple(pieces)
        self._answers = tuple(answers)

    @property
    def _ascii(self) -> bool:
        return cast("TvplanApp", self.app).ascii

    def compose(self) -> ComposeResult:
        """Yield question, answers and keys."""
        with Container(id="box"):
            yield Prose(markup=False)
            yield Grid(ascii=self._ascii)
        yield Footer(WHY, ascii=self._ascii)

    def on_mount(self) -> None:
        """Fill them."""
        ascii = self._ascii
        keys = (("Up/Dn" if ascii else "↑↓", _("chọn")), (key_word("enter", ascii=ascii), _("trả lời")))
        self.query_one(Footer).teach(*keys, (key_word("escape", ascii=ascii), _("về")))
        self.query_one(Prose).tell(*self._pieces)
        grid = self.query_one(Grid)
        grid.set_columns([Column("answer", "", 30, grow=True, least=20)])
        grid.set_lines(len(self._answers), self._line)
        grid.styles.height = len(self._answers) + 1
        grid.focus()

    def _line(self, at: int) -> Line:
        key, words = self._answers[at]
        return Line(key, {"answer": Cell(words)})

    @on(Grid.Chosen)
    def answered(self, event: Grid.Chosen) -> None:
        """End with the answer."""
        self.dismiss(event.key)


def unsaved(told: str) -> AskScreen:
    """Ask what shall become of what was typed and is not written: ``KEEP``, ``DROP`` or go on typing."""
    answers = (
        (KEEP, _("Giữ bản nháp, lần sau gõ tiếp")),
        (DROP, _("Bỏ những gì đã gõ")),
        ("", _("Gõ tiếp")),
    )
    return AskScreen(((told, "bold $strong"),), answers)
