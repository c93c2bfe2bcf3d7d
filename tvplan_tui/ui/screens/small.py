"""What is shown while the terminal is too small for anything else."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult

from tvplan_tui.domain.language import _
from tvplan_tui.ui.widgets.detail import Prose

from .paced import PacedModal

LEAST_WIDTH, LEAST_HEIGHT = 60, 15


class SmallScreen(PacedModal[None]):
    """Says what it needs; goes away by itself."""

    def compose(self) -> ComposeResult:
        """Yield the text."""
        yield Prose(markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Say how far it is from being large enough."""
        told = _("Cửa sổ {width}×{height} quá nhỏ.\nCần ít nhất {least_width}×{least_height}.\nq: thoát").format(
            width=event.size.width, height=event.size.height, least_width=LEAST_WIDTH, least_height=LEAST_HEIGHT
        )
        self.query_one(Prose).tell((told, "bold $fair"))

    def key_q(self) -> None:
        """Leave the console; the app's own keys sleep under this screen."""
        self.app.exit(0)
