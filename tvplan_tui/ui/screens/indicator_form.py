"""The form that adds an indicator, or changes one: what is typed, what will be written, how it will stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from tvplan_tui.domain.indicator import Indicator, Plan
from tvplan_tui.domain.key_words import label
from tvplan_tui.domain.language import _
from tvplan_tui.report.returning import strangers
from tvplan_tui.store.config.keys import Key
from tvplan_tui.store.config.reader import parse_config
from tvplan_tui.store.drafts import DraftFile
from tvplan_tui.store.files import Content, NotSavedError, read
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.forms.draft_keeping import Keeping
from tvplan_tui.ui.forms.indicator_draft import KEYS, Drafted, Form, next_id
from tvplan_tui.ui.forms.indicator_fields import UNTARGETED, Part, beginning, options, parts
from tvplan_tui.ui.widgets.filter_bar import Field
from tvplan_tui.ui.widgets.indicator_preview import IndicatorPreview
from tvplan_tui.ui.widgets.pick import Pick
from tvplan_tui.ui.writing import INDICATOR_FORM

from .config_form import ConfigForm

if TYPE_CHECKING:
    from tvplan_tui.ui.app import TvplanApp


def open_form(app: TvplanApp, name: str = "") -> None:
    """Open the form of an indicator, or of a new one; where the config cannot be edited, say why."""
    keeping = Keeping(DraftFile(app.source, INDICATOR_FORM, name))
    try:
        content = read(app.source)
        form = Form.of(content.data, name, app.source) if name else _new(app, content, keeping.fields.get("sector", ""))
    except NotSavedError as refused:
        keeping.end()
        app.say(str(refused), "bad")
        return
    app.push_screen(IndicatorForm(form, content, keeping))


def _new(app: TvplanApp, content: Content, drafted: str) -> Form:
    one = app.plan.by_id.get(app.chosen)
    sector = one.sector if one else app.sector_screen.sector.id
    if any(known.id == drafted for known in app.plan.sectors):
        sector = drafted
    return Form(content.data, "", beginning(app.plan, sector, _used(app)), app.source)


def _used(app: TvplanApp) -> frozenset[str]:
    """Return ids that are not offered: figures of a deleted indicator would come back with them."""
    return strangers(app.book.problems) if app.book else frozenset()


class IndicatorForm(ConfigForm):
    """Every key of an indicator; the row as it will be judged among its neighbours beside it."""

    spoken: ClassVar[tuple[str, ...]] = ("target", "low", "high", "ceiling")

    @property
    def keys(self) -> Mapping[str, Key]:
        """What the config's schema says of each field."""
        return KEYS

    @property
    def unit(self) -> str:
        """The unit as it is typed."""
        return self._texts["unit"].strip()

    def parts(self) -> tuple[Part, ...]:
        """Return the fields under their headings."""
        return parts()

    def heading(self) -> str:
        """Return what the form does."""
        name = self._form.name
        return _("Sửa chỉ tiêu {id}").format(id=name) if name else _("Thêm một chỉ tiêu")

    def label(self, key: str) -> str:
        """Return what a field is called."""
        return label(key)

    def preview(self) -> IndicatorPreview:
        """Return row, sentences and block."""
        return IndicatorPreview(ascii=self.desk.ascii)

    def control(self, key: str) -> Field | Pick:
        """Return a text field, or one to pick from where the values are known."""
        choices = options(key, self.desk.plan, self._texts)
        if choices is None:
            return super().control(key)
        return Pick(choices, self._texts[key], ascii=self.desk.ascii)

    def on_mount(self) -> None:
        """Begin with the first field that is still to be filled in."""
        if self._form.name:
            self._line("id").control.disabled = True
        self._go_to(self.first_key)
        super().on_mount()

    @property
    def first_key(self) -> str:
        """The name: id and sector are offered."""
        return "name"

    def follow(self, key: str) -> None:
        """Offer a new sector's rows as parents, and an id in its manner; a kind without a target needs no bound."""
        if key == "sector":
            self._sector_picked()
        elif key == "kind" and self._texts["kind"] in UNTARGETED and "bound" not in self._touched:
            self._put("bound", "")

    def _sector_picked(self) -> None:
        plan = self.desk.plan
        if not self._form.name and "id" not in self._touched:
            self._put("id", beginning(plan, self._texts["sector"], _used(self.desk))["id"])
        self._put("parent", "")
        picks = self._line("parent").control
        assert isinstance(picks, Pick)
        picks.offer(options("parent", plan, self._texts) or [])

    def refresh_board(self) -> None:
        """Look at once whether a colleague has taken the id of a new row: nothing of theirs is written over by it."""
        if self.is_mounted and not self._form.name and self._taken(self.desk.plan) is not None:
            try:
                told = self._rebase(read(self.desk.source))
            except NotSavedError as refused:
                told = str(refused)
            self._notice = told
            self._hint()
        super().refresh_board()

    def _rebase(self, content: Content) -> str:
        """Say so where a colleague took the id of a new row; the next free one stands in for one merely offered."""
        told = super()._rebase(content)
        plan, _problems = parse_config(content.data, self.desk.source)
        theirs = self._taken(plan) if plan is not None and not self._form.name else None
        if plan is None or theirs is None:
            return told
        free = next_id(plan, self._texts["sector"], _used(self.desk))
        values = {"id": theirs.id, "name": clean(theirs.name), "free": free}
        if not free or self._texts["id"] != self._form.start.get("id"):
            self._go_to("id")
            told = _("Đồng nghiệp vừa dùng mã {id} cho “{name}”. Chữ đã gõ còn nguyên; ghi một mã khác")
            return (told + (_(", {free} còn trống") if free else "")).format(**values)
        self._form = replace(self._form, start={**self._form.start, "id": free})
        self._put("id", free)
        self._judge()
        return _(
            "Đồng nghiệp vừa dùng mã {id} cho “{name}”; dòng này đổi sang {free}, chữ đã gõ còn nguyên. F10 ghi"
        ).format(**values)

    def _taken(self, plan: Plan) -> Indicator | None:
        """Return the row that has the id typed here."""
        return plan.by_id.get(self._texts["id"].strip())

    def saved(self, drafted: Drafted) -> str:
        """Return what is to be said once it is written."""
        told = _("Đã sửa {id} trong kế hoạch") if self._form.name else _("Đã thêm {id} vào kế hoạch")
        return told.format(id=drafted.fields.get("id") or self._form.name)

    def shown_afterwards(self, drafted: Drafted) -> str:
        """Return the row to go to: a new one."""
        return "" if self._form.name else str(drafted.fields["id"])
