"""Jumping within a meeting: a letter or a digit begins it, the agenda and the rest of the plan are its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on

from tvplan_tui.ui.widgets.jump import Jump

from .base import PlanScreen


class JumpingScreen(PlanScreen):
    """The part of a meeting that asks where to go and goes there."""

    if TYPE_CHECKING:
        ids: tuple[str, ...]
        at: int

        def go(self, at: int) -> None:
            """Show a page of the agenda."""

    def on_key(self, event: events.Key) -> None:
        """Begin a jump with a letter or a digit; what else a remote sends does nothing."""
        if event.key in self.active_bindings or self.query_one(Jump).open:
            return
        event.stop()
        event.prevent_default()
        if event.character and event.character.isalnum():
            self._jump(event.character)

    def do_meeting_jump(self) -> None:
        """Ask where to."""
        self._jump("")

    def _jump(self, text: str) -> None:
        plan = self.desk.plan
        self.query_one("#last").display = False
        names = [plan.by_id[one].name if one in plan.by_id else one for one in self.ids]
        self.query_one(Jump).ask(names, text, [plan.by_id[one].name for one in self._beyond])

    @property
    def _beyond(self) -> list[str]:
        """The plan's indicators that are not on the agenda."""
        return [one.id for one in self.desk.plan.indicators if one.id not in self.ids]

    @on(Jump.Left)
    def jumped(self, event: Jump.Left) -> None:
        """Go there, or nowhere; the remote turns the page as ever."""
        self.query_one("#last").display = True
        if event.at is not None and event.at >= len(self.ids):
            self.desk.open_indicator(self._beyond[event.at - len(self.ids)])
        elif event.at is not None:
            self.go(event.at)
        elif event.key in ("pagedown", "pageup"):
            self.go(self.at + (1 if event.key == "pagedown" else -1))
