"""The keys of the screen below, from the table of actions."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from tvplan_tui.domain.language import _
from tvplan_tui.domain.status import FACES, Status, word
from tvplan_tui.ui.keys.action import APP, HELP
from tvplan_tui.ui.keys.action_words import Entry, entries
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.keys.key_words import key_word
from tvplan_tui.ui.lists.rows import GIVEN
from tvplan_tui.ui.widgets.bar import Bar, Piece
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.footer import Footer

from .base import PlanScreen


class HelpScreen(PlanScreen):
    """Keys on the left or above, the signs of the statuses after them."""

    scope = HELP
    with_tabs = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(HELP)]

    def __init__(self, of: str, name: str) -> None:
        super().__init__()
        self._of = of
        self._of_name = name

    def body(self) -> ComposeResult:
        """Yield the text."""
        yield Bar(ascii=self.desk.ascii, id="title")
        with VerticalScroll(id="page"):
            yield Prose(markup=False, id="keys")
            yield Prose(markup=False, id="signs")

    def on_mount(self) -> None:
        """Fill the text."""
        super().on_mount()
        title = _(" Phím của màn hình: {name}").format(name=self._of_name)
        self.query_one("#title", Bar).tell(((title, "bold $strong"),))
        own = entries(self._of, ascii=self.desk.ascii)
        everywhere = {entry.tooltip for entry in entries(APP, ascii=self.desk.ascii)}
        here = [entry for entry in own if entry.tooltip not in everywhere]
        rest = [entry for entry in own if entry.tooltip in everywhere]
        wide = max(cell_len(entry.keys) for entry in own) + 2
        keys = _block(_("Ở màn hình này"), here, wide)
        if rest:
            keys += [("\n", ""), *_block(_("Ở mọi màn hình"), rest, wide)]
        text = self.query_one("#keys", Prose)
        text.hang = wide
        text.tell(*keys)
        self.query_one("#signs", Prose).tell(*self._signs())
        self.query_one("#page").focus()

    def _signs(self) -> list[Piece]:
        pieces: list[Piece] = [(_("Đánh giá"), "bold $accent")]
        for status in Status:
            face = FACES[status]
            symbol = face.ascii if self.desk.ascii else face.symbol
            pieces += [("\n", ""), (f"{symbol} ", f"${face.hue.value}"), (word(status), "")]
        pieces += [("\n\n", ""), (_("Ký hiệu cạnh tên lĩnh vực: đánh giá xấu nhất và số dòng có đánh giá đó."), "$dim")]
        given = _("{sign} sau đánh giá: người phụ trách có nhận định khác, xem ở khung chi tiết; ! là chưa giải thích.")
        pieces += [("\n", ""), (given.format(sign=GIVEN), "$dim")]
        floor = _("{sign} trước số lũy kế: thiếu kỳ, số thật không nhỏ hơn số này.")
        pieces += [("\n", ""), (floor.format(sign=">=" if self.desk.ascii else "≥"), "$dim")]
        pieces += [("\n", ""), (_("đ%: điểm phần trăm. % KH của tốc độ tăng là chỉ số (100+g)/(100+G)."), "$dim")]
        return pieces


class FormHelp(HelpScreen, ModalScreen[None]):
    """The keys of the form below, which is as it was when this is closed; no key leads away from it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,q,enter", "dismiss", show=False)]

    def on_mount(self) -> None:
        """Fill the text."""
        super().on_mount()
        self.query_one(Footer).teach((key_word("escape", ascii=self.desk.ascii), _("về")))


def _block(title: str, lines: list[Entry], wide: int) -> list[Piece]:
    pieces: list[Piece] = [(title, "bold $accent"), ("\n", "")]
    for entry in lines:
        blank = " " * (wide - cell_len(entry.keys))
        pieces += [(f"{entry.keys}{blank}", "bold $strong"), (entry.tooltip, ""), ("\n", "")]
    return pieces
