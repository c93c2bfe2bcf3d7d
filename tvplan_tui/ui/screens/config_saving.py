"""What was typed into a form about the plan, on its way into the config: nothing overwritten, nothing lost."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tvplan_tui.domain.language import _
from tvplan_tui.store.config.save import UnfitError, save
from tvplan_tui.store.files import ChangedError, Content, NotSavedError
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.copying import copy
from tvplan_tui.ui.forms.draft_keeping import Keeping
from tvplan_tui.ui.forms.indicator_draft import Drafted, Form
from tvplan_tui.ui.forms.indicator_fields import Part
from tvplan_tui.ui.widgets.footer import Footer

from .ask import DROP, KEEP, unsaved
from .paced import PacedModal

if TYPE_CHECKING:
    from tvplan_tui.ui.app import TvplanApp


class ConfigSaving(PacedModal[None]):
    """A form's texts and what they come to; a subclass shows them and says what its fields are.

    Args:
        form: what is edited.
        content: the config as it was read when the form opened; nothing is written over anything else.
        keeping: the draft; what it says stands over what the form begins with.
    """

    def __init__(self, form: Form, content: Content, keeping: Keeping) -> None:
        super().__init__()
        self._form = form
        self._content = content
        self._texts = {key: form.start.get(key, "") for part in self.parts() for key in part.keys}
        kept = {key: text for key, text in keeping.fields.items() if key in self._texts}
        self._texts.update(kept)
        self._drafted = form.draft(self._texts)
        self._touched: set[str] = set(kept)
        self._notice = ""
        self._theirs: dict[str, str] = {}
        self._saving = False
        self._keeping = keeping
        keeping.follow(self, self._differing, self.say)

    @property
    def desk(self) -> TvplanApp:
        """The app, by its own type."""
        return cast("TvplanApp", self.app)

    # What a subclass says

    def parts(self) -> tuple[Part, ...]:
        """Return the fields under their headings."""
        raise NotImplementedError

    def saved(self, drafted: Drafted) -> str:
        """Return what is to be said once it is written."""
        raise NotImplementedError

    def shown_afterwards(self, drafted: Drafted) -> str:
        """Return the id of the row to go to once it is written; "" to stay."""
        raise NotImplementedError

    def label(self, key: str) -> str:
        """Return what a field is called."""
        raise NotImplementedError

    def _show(self) -> None:
        """Show what the texts come to."""
        raise NotImplementedError

    def _hint(self) -> None:
        """Say what is to be said of the field that has the keys, or why nothing was written."""
        raise NotImplementedError

    def _go_to(self, key: str) -> None:
        """Give the keys to a field."""
        raise NotImplementedError

    def _put(self, key: str, text: str) -> None:
        """Let a field hold a text."""
        raise NotImplementedError

    # While one types

    @property
    def changed(self) -> bool:
        """Whether anything was typed that is not written yet."""
        return bool(self._differing())

    def _differing(self) -> dict[str, str]:
        """Return what was typed, as it is kept: what nobody touched stays as others have written it since."""
        start = self._form.start
        typed = {key: text for key, text in self._texts.items() if text != start.get(key, "")}
        if not typed or self._form.name:
            return typed
        return {**typed, "sector": self._texts["sector"]}  # a new one's id and neighbours follow from it

    def _judge(self) -> None:
        self._drafted = self._form.draft(self._texts)
        self._show()

    def _rebase(self, content: Content) -> str:
        """Go on from what the config holds now: what was typed stays, what nobody touched is as others wrote it.

        Returns:
            What the one typing must know of it besides; "" if nothing.
        """
        mine = self._differing().keys()
        before, self._form = self._form, self._form.over(content.data)
        self._content = content
        self._theirs |= before.moved(self._form)
        for key in self._texts.keys() - mine if before.name else ():
            self._put(key, self._form.start.get(key, ""))
        self._judge()
        return ""

    def theirs(self, key: str) -> str:
        """Return what somebody else has written into a field that holds something else here; "" if nothing."""
        text = self._theirs.get(key)
        if text is None or text == self._texts[key]:
            return ""
        return _("đồng nghiệp vừa ghi {text}").format(text=text) if text else _("đồng nghiệp vừa bỏ trống")

    def do_form_fresh(self) -> None:
        """Go back to what was there before anything was typed."""
        if not self.changed:
            self.say(_("Chưa gõ gì khác với những gì đã ghi"))
            return
        self._keeping.restart()
        for key in self._texts:
            self._put(key, self._form.start.get(key, ""))
        self._touched.clear()
        self._theirs.clear()
        self._notice = ""
        self._judge()
        self.say(_("Đã bỏ bản nháp"), "good")

    # Writing

    def do_form_save(self) -> None:
        """Write the block, unless something is wrong with it."""
        if self._saving:
            return
        self._judge()
        drafted = self._drafted
        if self._form.start and not drafted.fields and not drafted.slips.keys() & self._differing().keys():
            self.say(_("Chưa sửa gì"))
            return
        self._touched.update(self._texts)
        if not drafted.good:
            self._show()
            grave = next((key for key in self._texts if key in drafted.slips and drafted.slips[key].grave), "")
            if grave:
                self._go_to(grave)
            self.say(_("Chưa ghi: còn chỗ phải sửa"), "bad")
        else:
            self._saving = True
            self.say(_("Đang ghi…"))
            self.run_worker(partial(self._save, drafted), thread=True, group="save")

    def _save(self, drafted: Drafted) -> None:
        """Run in a thread: the lock may have to be waited for."""
        try:
            save(Path(self.desk.source), self._form.edit(drafted.fields), expect=self._content)
        except UnfitError as unfit:
            self.desk.call_from_thread(self._refused, str(unfit.problems[0]), None)
        except NotSavedError as refused:
            found = refused.found if isinstance(refused, ChangedError) else None
            self.desk.call_from_thread(self._refused, str(refused), found)
        else:
            self.desk.call_from_thread(self._saved, drafted)

    def _refused(self, reason: str, found: Content | None) -> None:
        """Keep what was typed; a config changed meanwhile is what the next save will be compared with."""
        self._saving = False
        self.hush()
        told = self._rebase(found) if found is not None else ""
        path = Path(os.path.realpath(self.desk.source))
        short = clean(reason).replace(clean(str(path)), clean(path.name)).rstrip(".")  # the title says which file it is
        self._notice = _("{reason}. Chữ đã gõ còn nguyên; Ctrl+Y chép khối").format(reason=short)
        against = next((key for key in self._texts if found is not None and self.theirs(key)), "")
        if against:
            self._notice = _("{reason}. {field}: {theirs}. F10 ghi chữ của mình, F8 lấy bản mới").format(
                reason=short, field=self.label(against), theirs=clean(self.theirs(against))
            )
            self._go_to(against)
        if told:
            self._notice = told
        self._hint()

    def _saved(self, drafted: Drafted) -> None:
        desk, name = self.desk, self.shown_afterwards(drafted)
        self._keeping.forget()
        self.dismiss()
        desk.read_again(self.saved(drafted), partial(_go, desk, name) if name else None)

    def do_form_copy(self) -> None:
        """Copy the block, to be put into the file by hand."""
        self.say(copy(self.desk, self._drafted.block, _("khối TOML")), "good")

    # Leaving

    def do_form_leave(self) -> None:
        """Close; ask first if something was typed."""
        if self._saving:
            self.say(_("Đang ghi…"))
        elif self.changed:
            self.app.push_screen(unsaved(_("Những gì đã gõ chưa được ghi.")), self._leave)
        else:
            self._keeping.forget()
            self.dismiss()

    def _leave(self, answer: str | None) -> None:
        if answer == KEEP:
            self._keeping.end()
            self.dismiss()
        elif answer == DROP:
            self._keeping.forget()
            self.dismiss()

    def on_unmount(self) -> None:
        """Keep the last keys, if the console ends between them and their turn."""
        self._keeping.end()

    def say(self, text: str, tone: str = "fair") -> None:
        """Say something in place of the keys, until the next key."""
        self.query_one(Footer).say(text, tone)

    def hush(self) -> None:
        """Show the keys again."""
        self.query_one(Footer).hush()


def _go(desk: TvplanApp, name: str) -> None:
    """Go to a row, letting go of a filter that hides it."""
    if name in desk.plan.by_id:
        desk.open_row(name)
        desk.sector_screen.reveal(name)
