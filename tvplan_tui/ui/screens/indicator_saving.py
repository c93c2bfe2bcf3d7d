"""What was typed into an indicator's form, on its way into the config: nothing overwritten, nothing lost."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.screen import ModalScreen

from tvplan_tui.domain.language import _
from tvplan_tui.store.config.save import UnfitError, save
from tvplan_tui.store.files import ChangedError, Content, NotSavedError
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.indicator_draft import Drafted, Form
from tvplan_tui.ui.indicator_fields import parts
from tvplan_tui.ui.widgets.footer import Footer

if TYPE_CHECKING:
    from tvplan_tui.ui.app import TvplanApp


class IndicatorSaving(ModalScreen[None]):
    """A form's texts and what they come to; a subclass shows them in ``_show`` and goes to a field in ``_go_to``.

    Args:
        form: what is edited.
        content: the config as it was read when the form opened; nothing is written over anything else.
    """

    def __init__(self, form: Form, content: Content) -> None:
        super().__init__()
        self._form = form
        self._content = content
        self._texts = {key: form.start.get(key, "") for part in parts() for key in part.keys}
        self._drafted = form.draft(self._texts)
        self._touched: set[str] = set()
        self._notice = ""
        self._saving = False

    @property
    def desk(self) -> TvplanApp:
        """The app, by its own type."""
        return cast("TvplanApp", self.app)

    def _show(self) -> None:
        """Show what the texts come to."""
        raise NotImplementedError

    def _hint(self) -> None:
        """Say what is to be said of the field that has the keys, or why nothing was written."""
        raise NotImplementedError

    def _go_to(self, key: str) -> None:
        """Give the keys to a field."""
        raise NotImplementedError

    def _judge(self) -> None:
        self._drafted = self._form.draft(self._texts)
        self._show()

    def _rebase(self, content: Content) -> None:
        """Go on from what the config holds now; what was typed stays."""
        self._content = content
        self._form = Form(content.data, self._form.name, self._form.start, self._form.file)
        self._judge()

    def do_form_save(self) -> None:
        """Write the block, unless something is wrong with it."""
        if self._saving:
            return
        self._judge()
        drafted = self._drafted
        self._touched.update(self._texts)
        if not drafted.good:
            self._show()
            grave = next((key for key in self._texts if key in drafted.slips and drafted.slips[key].grave), "")
            if grave:
                self._go_to(grave)
            self.say(_("Chưa ghi: còn chỗ phải sửa"), "bad")
        elif self._form.name and not drafted.fields:
            self.say(_("Chưa sửa gì để ghi"))
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
        if found is not None:
            self._rebase(found)
        self._notice = _("{reason}. Chữ đã gõ còn nguyên; Ctrl+Y chép khối").format(reason=clean(reason).rstrip("."))
        self._hint()

    def _saved(self, drafted: Drafted) -> None:
        desk, name = self.desk, str(drafted.fields.get("id") or self._form.name)
        told = _("Đã sửa {id} trong kế hoạch") if self._form.name else _("Đã thêm {id} vào kế hoạch")
        shown = None if self._form.name else partial(_go, desk, name)
        self.dismiss()
        desk.read_again(told.format(id=name), shown)

    def do_form_copy(self) -> None:
        """Copy the block, to be put into the file by hand."""
        self.desk.copy_to_clipboard(self._drafted.block)
        self.say(_("Đã chép khối TOML vào bộ nhớ tạm"), "good")

    def do_form_leave(self) -> None:
        """Close; ask first if something was typed."""
        start = self._form.start
        if all(text == start.get(key, "") for key, text in self._texts.items()):
            self.dismiss()
            return
        from .ask import AskScreen

        question = ((_("Những gì đã gõ chưa được ghi."), "bold $strong"),)
        answers = (("stay", _("Gõ tiếp")), ("drop", _("Bỏ, không ghi")))
        self.app.push_screen(AskScreen(question, answers), self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer == "drop":
            self.dismiss()

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
