"""One key after the other: a key waits until the one before it has done all it does.

A terminal can deliver several keys at once (a slow line, a paste, an input method). Left
alone, the second is sent to whatever had the keys before the first opened a field, and its
letters would run as commands.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from textual import events
from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from textual.app import App
    from textual.timer import Timer

PATIENCE = 1.0
"""Seconds after which waiting keys go on although the key before them has not been heard of."""
ROUNDS = 2
"""What a key does, and what the messages do that it sends on."""

Typed = events.Key | events.Paste


class Turns:
    """Lets the keys of an app through one at a time."""

    def __init__(self, app: App[object]) -> None:
        self._app = app
        self._waiting: deque[Typed] = deque()
        self._busy = 0
        self._turn = 0
        self._guard: Timer | None = None
        self._text = False

    def hold(self, event: Typed) -> bool:
        """Keep an event that must wait; False if its turn has come."""
        if not self._busy:
            return False
        self._waiting.append(event)
        self._watch_over()
        return True

    def _watch_over(self) -> None:
        if self._guard is None:
            self._guard = self._app.set_timer(PATIENCE, self._next)

    def typed(self) -> None:
        """Take note that a key was text for a field; letters do not wait for each other."""
        self._text = True

    def behind_text(self, target: MessagePump, event: Typed) -> bool:
        """Keep an event that is no text until what was typed before it is taken note of; False if nothing was."""
        if not self._text:
            return False
        self.follow(target)
        self._waiting.appendleft(event)  # before what came after it
        self._watch_over()
        return True

    def follow(self, target: MessagePump) -> None:
        """Take note that a key was sent to ``target``; the next one waits until everybody has seen it."""
        self._turn += 1
        self._busy = ROUNDS
        self._text = False
        self._pass_on(target, self._turn)

    def _pass_on(self, pump: MessagePump, turn: int) -> None:
        """Queue behind the key where it is now, as it goes from the target up to the app."""
        if not pump.call_later(self._passed, pump, turn) and pump is not self._app:
            self._pass_on(self._app, turn)  # the target is going away, and the key with it

    def _passed(self, pump: MessagePump, turn: int) -> None:
        if turn != self._turn:
            return
        above = pump._parent
        if pump is not self._app and above is not None:
            self._pass_on(above, turn)
        elif self._busy > 1:
            self._busy -= 1
            self._pass_on(self._app.focused or self._app.screen, turn)
        else:
            self._app.call_later(self._next)

    async def _next(self) -> None:
        if self._guard is not None:
            self._guard.stop()
            self._guard = None
        self._turn += 1
        self._busy = 0
        while self._waiting and not self._busy:
            await self._app.on_event(self._waiting.popleft())
