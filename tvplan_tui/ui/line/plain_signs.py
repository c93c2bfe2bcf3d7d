"""``--ascii``: whatever is drawn, only letters may be outside ASCII; frames, strokes and signs may not."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tvplan_tui.store.plain_signs import plain_signs


class PlainSigns(LineFilter):
    """Writes a line's signs in ASCII."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 (the base class has it)
        """Return the segments with their signs replaced."""
        return [Segment(text if control else plain_signs(text), style, control) for text, style, control in segments]


PLAIN_SIGNS = PlainSigns()
"""The one filter: Textual remembers filtered lines by it."""
