"""Nothing at all: the meeting talks, the screen is silent."""

from __future__ import annotations

from textual import events

from .paced import PacedModal


class BlankScreen(PacedModal[None]):
    """A blank screen; any key brings the picture back and does nothing else."""

    def on_key(self, event: events.Key) -> None:
        """Go away."""
        event.stop()
        event.prevent_default()
        self.dismiss()
