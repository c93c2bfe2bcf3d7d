"""Keeping what a form's fields hold while one types, so that a dropped line costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from textual.screen import Screen
from textual.timer import Timer

from tvplan_tui.domain.language import _
from tvplan_tui.domain.moment import moment_words
from tvplan_tui.store.drafts import DraftFile, Kept, trouble
from tvplan_tui.store.refusals import NotSavedError
from tvplan_tui.store.sanitize import clean

SOON = 0.4
"""Seconds from the first key to the draft on the disk; further keys in between wait for the same write."""


class Keeping:
    """The draft of one open form; what was typed is kept once ``follow`` has said how to get at it.

    Args:
        draft: where it is kept.
        wait: seconds from the first key to the draft on the disk; 0: at once, keys that come during a write share the
            next one.

    Attributes:
        kept: the draft that was there when the form opened; None for none.
    """

    def __init__(self, draft: DraftFile, wait: float = SOON) -> None:
        self._wait = wait
        self._draft = draft
        self._screen: Screen[Any] | None = None
        self._typed: Callable[[], Mapping[str, str]] = dict
        self._say: Callable[[str, str], None] | None = None
        self._soon: Timer | None = None
        self._asked = False  # whether a write is to come that has not looked at the fields yet
        self.kept: Kept | None = draft.found()

    def follow(
        self, screen: Screen[Any], typed: Callable[[], Mapping[str, str]], say: Callable[[str, str], None]
    ) -> None:
        """Keep what ``typed`` returns, called in a thread; ``say`` tells people once if that fails."""
        self._screen, self._typed, self._say = screen, typed, say

    @property
    def fields(self) -> dict[str, str]:
        """What the draft that was there says, safe to show."""
        return {name: clean(text) for name, text in self.kept.fields.items()} if self.kept else {}

    @property
    def told(self) -> str:
        """What is to be said when the form opens; "" for nothing."""
        if self.kept is not None:
            at = moment_words(self.kept.at)
            return _("Gõ tiếp bản nháp lúc {at}; F8: bỏ nháp").format(at=at)
        if self._draft.elsewhere:
            return _("Một màn hình khác của bạn cũng đang gõ dở ở đây; mỗi bên giữ bản nháp riêng")
        return ""

    def soon(self) -> None:
        """Keep what is typed, in a moment."""
        if self._asked or self._screen is None:
            return
        self._asked = True
        if self._wait:
            self._soon = self._screen.set_timer(self._wait, self._now)
        else:
            self._now()

    def _now(self) -> None:
        self._soon = None
        if self._screen is not None:
            self._screen.run_worker(self._keep, thread=True, group="draft")

    def _keep(self) -> None:
        """Run in a thread: the disk may be slow."""
        try:
            self._draft.keep(self._latest)
        except NotSavedError as error:
            if self._say is not None and self._screen is not None:
                say, self._say = self._say, None
                self._screen.app.call_from_thread(say, trouble(error), "bad")

    def _latest(self) -> Mapping[str, str]:
        self._asked = False
        return self._typed()

    def end(self) -> None:
        """Keep the last keys: the form closes, and whoever opens it next goes on with them."""
        self._stop()
        if self._screen is not None:
            with suppress(NotSavedError):  # the form is closing: there is nobody left to tell
                self._draft.keep(self._typed)
        self._draft.release()

    def forget(self) -> None:
        """Remove the draft: it was written, or nobody wants it."""
        self._stop()
        self._draft.drop()

    def restart(self) -> None:
        """Remove the draft, and keep what is typed from now on."""
        self.forget()
        self._draft.begin()

    def _stop(self) -> None:
        self._asked = False
        if self._soon is not None:
            self._soon.stop()
            self._soon = None
