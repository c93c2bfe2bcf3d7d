"""What covers a screen while the terminal is too small for it; the keys stay with what is beneath."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tvplan_tui.domain.language import _

LEAST = Size(60, 15)


def fits(size: Size) -> bool:
    """Whether a terminal is large enough."""
    return size.width >= LEAST.width and size.height >= LEAST.height


class Small(Widget):
    """Says how large the terminal has to be."""

    DEFAULT_CSS = """
    Small {
        layer: _loading; dock: top; width: 100%; height: 100%;
        content-align: center middle; text-align: center; background: $background; color: $fair; text-style: bold;
    }
    """

    def render(self) -> Content:
        """Return the text; what is typed goes on being typed, so no key is named."""
        width, height = self.app.size
        told = _(
            "Cửa sổ {width}×{height} quá nhỏ.\nCần ít nhất {least_width}×{least_height}.\nPhím vẫn dùng như trước."
        )
        return Content(told.format(width=width, height=height, least_width=LEAST.width, least_height=LEAST.height))
