"""What is shown when the config gives no plan at all: its faults, and how to try again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType

from tvplan_tui.domain.language import _
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.keys.action import BROKEN
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.fault_list import FaultList
from tvplan_tui.ui.widgets.footer import Footer

from .paced import PacedScreen

if TYPE_CHECKING:
    from tvplan_tui.ui.app import TvplanApp


class BrokenScreen(PacedScreen[None]):
    """The faults of an unusable config."""

    scope = BROKEN
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(BROKEN)]
    chosen = ""

    @property
    def desk(self) -> TvplanApp:
        """The app, by its own type."""
        return cast("TvplanApp", self.app)

    def compose(self) -> ComposeResult:
        """Yield title, list and keys."""
        ascii = self.desk.ascii
        yield Bar(ascii=ascii, id="title")
        yield FaultList(self.desk.source, ascii=ascii)
        yield Footer(BROKEN, ascii=ascii)

    def on_mount(self) -> None:
        """Show the faults."""
        self.refresh_board()

    def refresh_board(self) -> None:
        """Show the faults as they are now."""
        file = clean(Path(self.desk.source).name)
        title = _(" Chưa mở được kế hoạch: {file} cần sửa, rồi bấm r để đọc lại").format(file=file)
        self.query_one("#title", Bar).tell(((title, "bold $bad"),))
        self.query_one(FaultList).show(self.desk.problems)

    def say(self, text: str, tone: str = "fair") -> None:
        """Say something in place of the keys, until the next key."""
        self.query_one(Footer).say(text, tone)

    def hush(self) -> None:
        """Show the keys again."""
        self.query_one(Footer).hush()
