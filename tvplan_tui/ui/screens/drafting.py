"""What every form for figures does: keep what is typed as a draft, offer it again, ask before it is thrown away."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from textual.screen import ModalScreen

from tvplan_tui.domain.language import _
from tvplan_tui.store.drafts import DraftFile
from tvplan_tui.ui.forms.draft_keeping import SOON, Keeping

from .ask import DROP, KEEP, unsaved
from .base import PlanScreen


class FormScreen(PlanScreen, ModalScreen[None]):
    """A full screen with fields; modal, so that letters are text and never commands.

    A subclass fills its fields from ``typed`` in ``show_typed`` and calls ``take`` when one changes.

    Attributes:
        typed: what stands in the fields now, by field.
        fresh: what stood there when the form was opened, before any draft.
        soon: seconds from a key to the draft on the disk; further keys in between wait for the same write.
    """

    soon: ClassVar[float] = SOON

    CSS_PATH = Path(__file__).parents[1] / "forms.tcss"
    with_tabs = False

    def __init__(self) -> None:
        super().__init__()
        self.typed: dict[str, str] = {}
        self.fresh: dict[str, str] = {}
        self._keeping: Keeping | None = None

    def show_typed(self) -> None:
        """Put ``typed`` into the fields."""
        raise NotImplementedError

    def begin(self, form: str, key: str, fresh: dict[str, str]) -> str:
        """Start from ``fresh``, and over it what a draft kept for this form says; return what is to be told of that.

        A draft holds only what was typed: in the other fields stands what others have written since.
        """
        self.fresh, self.typed = fresh, dict(fresh)
        self._keeping = Keeping(DraftFile(self.desk.source, form, key), self.soon)
        self._keeping.follow(self, self._differing, self.say)
        self.typed.update({name: text for name, text in self._keeping.fields.items() if name in fresh})
        self.show_typed()
        return "" if self._keeping.kept is not None and not self.changed else self._keeping.told

    def _differing(self) -> dict[str, str]:
        return {name: text for name, text in self.typed.items() if text != self.fresh[name]}

    @property
    def changed(self) -> bool:
        """Whether anything was typed that is not written yet."""
        return self.typed != self.fresh

    def take(self, name: str, text: str) -> bool:
        """Take note of what stands in a field, and keep it soon; return whether it is new."""
        if self.typed.get(name) == text:
            return False
        self.typed = {**self.typed, name: text}
        if self._keeping is not None:
            self._keeping.soon()
        return True

    def on_resize(self) -> None:
        """Keep the field that has the keys in view; in a lower window it may lie below the edge."""
        if self.focused is not None:
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    def on_unmount(self) -> None:
        """Keep the last keys, if the console ends between them and their turn."""
        if self._keeping is not None:
            self._keeping.end()

    def forget(self) -> None:
        """Remove the draft: it was written, or nobody wants it."""
        if self._keeping is not None:
            self._keeping.forget()

    # Leaving

    def unsaved_words(self) -> str:
        """Return what is asked about before it is thrown away."""
        return _("Còn số đang gõ, chưa ghi.")

    def do_form_leave(self) -> None:
        """Close; ask first if something was typed."""
        if not self.changed:
            self.forget()
            self.dismiss()
            return
        self.app.push_screen(unsaved(self.unsaved_words()), self._leave)

    def _leave(self, answer: str | None) -> None:
        if answer == KEEP:
            if self._keeping is not None:
                self._keeping.end()
            self.dismiss()
        elif answer == DROP:
            self.forget()
            self.dismiss()

    def do_form_fresh(self) -> None:
        """Go back to what was there before anything was typed."""
        if not self.changed:
            self.say(_("Chưa gõ gì khác với số đã ghi"))
            return
        if self._keeping is not None:
            self._keeping.restart()
        self.typed = dict(self.fresh)
        self.show_typed()
        self.say(_("Đã bỏ bản nháp"), "good")

    def in_thread(self, callback: Any, *arguments: Any) -> None:
        """Call a method of this screen from a thread, if the screen is still there."""
        if self.is_attached:
            self.app.call_from_thread(callback, *arguments)
