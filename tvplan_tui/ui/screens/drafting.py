"""What every form for figures does: keep what is typed as a draft, offer it again, ask before it is thrown away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.screen import ModalScreen
from textual.timer import Timer

from tvplan_tui.domain.language import _
from tvplan_tui.store.drafts import DraftFile, Kept, trouble
from tvplan_tui.store.refusals import NotSavedError
from tvplan_tui.store.sanitize import clean

from .ask import AskScreen
from .base import PlanScreen

SOON = 0.4
"""Seconds from the first key to the draft on the disk; further keys in between wait for the same write."""
KEEP, DROP = "keep", "drop"


class FormScreen(PlanScreen, ModalScreen[None]):
    """A full screen with fields; modal, so that letters are text and never commands.

    A subclass fills its fields from ``typed`` in ``show_typed`` and calls ``take`` when one changes.

    Attributes:
        typed: what stands in the fields now, by field.
        fresh: what stood there when the form was opened, before any draft.
    """

    CSS_PATH = Path(__file__).parents[1] / "forms.tcss"
    with_tabs = False

    def __init__(self) -> None:
        super().__init__()
        self.typed: dict[str, str] = {}
        self.fresh: dict[str, str] = {}
        self._draft: DraftFile | None = None
        self._soon: Timer | None = None
        self._troubled = False

    def show_typed(self) -> None:
        """Put ``typed`` into the fields."""
        raise NotImplementedError

    def begin(self, form: str, key: str, fresh: dict[str, str]) -> Kept | None:
        """Start from ``fresh``, or from the draft kept for this form; return that draft."""
        self._draft = DraftFile(self.desk.source, form, key)
        kept = self._draft.found()
        self.fresh, self.typed = fresh, dict(fresh)
        if kept is not None:
            self.typed.update({name: clean(text) for name, text in kept.fields.items() if name in fresh})
        self.show_typed()
        return kept if self.changed else None

    @property
    def changed(self) -> bool:
        """Whether anything was typed that is not written yet."""
        return self.typed != self.fresh

    def take(self, name: str, text: str) -> bool:
        """Take note of what stands in a field, and keep it soon; return whether it is new."""
        if self.typed.get(name) == text:
            return False
        self.typed = {**self.typed, name: text}
        if self._soon is None:
            self._soon = self.set_timer(SOON, self._keep_now)
        return True

    def _keep_now(self) -> None:
        self._soon = None
        self.run_worker(self._keep, thread=True, group="draft")

    def _keep(self) -> None:
        """Run in a thread: the disk may be slow."""
        if self._draft is None:
            return
        try:
            self._draft.keep(lambda: self.typed)
        except NotSavedError as error:
            if not self._troubled:
                self._troubled = True
                self.app.call_from_thread(self.say, trouble(error), "bad")

    def on_unmount(self) -> None:
        """Keep the last keys, if the console ends between them and their turn."""
        if self._soon is not None and self._draft is not None:
            self._soon.stop()
            try:
                self._draft.keep(lambda: self.typed)
            except NotSavedError:
                return  # the console is ending: there is nobody left to tell

    def forget(self) -> None:
        """Remove the draft: it was written, or nobody wants it."""
        if self._soon is not None:
            self._soon.stop()
            self._soon = None
        if self._draft is not None:
            self._draft.drop()

    # Leaving

    def do_form_leave(self) -> None:
        """Close; ask first if something was typed."""
        if not self.changed:
            self.forget()
            self.dismiss()
            return
        question = ((_("Còn số đang gõ, chưa ghi."), "bold $strong"),)
        answers = (
            (KEEP, _("Giữ bản nháp, lần sau gõ tiếp")),
            (DROP, _("Bỏ những gì đã gõ")),
            ("", _("Gõ tiếp")),
        )
        self.app.push_screen(AskScreen(question, answers), self._leave)

    def _leave(self, answer: str | None) -> None:
        if answer == KEEP:
            self.dismiss()
        elif answer == DROP:
            self.forget()
            self.dismiss()

    def do_form_fresh(self) -> None:
        """Go back to what was there before anything was typed."""
        if not self.changed:
            self.say(_("Chưa gõ gì khác với số đã ghi"))
            return
        self.forget()
        if self._draft is not None:
            self._draft.begin()
        self.typed = dict(self.fresh)
        self.show_typed()
        self.say(_("Đã bỏ bản nháp"), "good")

    def in_thread(self, callback: Any, *arguments: Any) -> None:
        """Call a method of this screen from a thread, if the screen is still there."""
        if self.is_attached:
            self.app.call_from_thread(callback, *arguments)
