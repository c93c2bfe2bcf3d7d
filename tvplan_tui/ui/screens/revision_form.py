"""The form that revises a target: from which day, to what, by which document; the original stays in the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from tvplan_tui.domain.indicator import Indicator
from tvplan_tui.domain.language import _
from tvplan_tui.domain.typed_day import show_day
from tvplan_tui.report import cells
from tvplan_tui.report.plain_ledger import targets_so_far
from tvplan_tui.store.config.keys import Key
from tvplan_tui.store.drafts import DraftFile
from tvplan_tui.store.files import NotSavedError, read
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.forms.draft_keeping import Keeping
from tvplan_tui.ui.forms.indicator_draft import Drafted
from tvplan_tui.ui.forms.indicator_fields import Part
from tvplan_tui.ui.forms.revision_draft import KEYS, Revising, first_period
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.filter_bar import Field
from tvplan_tui.ui.widgets.pick import Pick
from tvplan_tui.ui.widgets.revision_preview import RevisionPreview
from tvplan_tui.ui.writing import REVISION_FORM

from .config_form import ConfigForm

if TYPE_CHECKING:
    from tvplan_tui.ui.app import TvplanApp


def open_revision(app: TvplanApp) -> None:
    """Open the form for the chosen indicator; where the config cannot be edited, say why."""
    keeping = Keeping(DraftFile(app.source, REVISION_FORM, app.chosen))
    try:
        content = read(app.source)
        form = Revising.of(content.data, app.chosen, app.source)
    except NotSavedError as refused:
        keeping.end()
        app.say(str(refused), "bad")
        return
    app.push_screen(RevisionForm(form, content, keeping))


class RevisionForm(ConfigForm):
    """Day, new target, document; the row before and after beside it."""

    spoken: ClassVar[tuple[str, ...]] = ("value", "low", "high")
    DEFAULT_CSS = """
    RevisionForm.-broad > #middle { layout: vertical; }
    RevisionForm #fields, RevisionForm.-broad #fields { height: auto; max-height: 11; width: 100%; }
    RevisionForm.-broad #becomes { height: 1fr; width: 100%; border-top: solid $line; border-left: none; }
    RevisionForm #earlier { height: auto; padding: 0 1; color: $neutral; }
    """

    @property
    def keys(self) -> Mapping[str, Key]:
        """What the config's schema says of each field; every number asked for here is needed."""
        return {name: key._replace(required=name != "document") for name, key in KEYS.items()}

    @property
    def _one(self) -> Indicator | None:
        return self.desk.plan.by_id.get(self._form.name)

    @property
    def unit(self) -> str:
        """The indicator's unit."""
        return self._one.unit if self._one else ""

    def parts(self) -> tuple[Part, ...]:
        """Return the fields under one heading."""
        assert isinstance(self._form, Revising)
        return (Part(_("Mục tiêu mới; mục tiêu cũ vẫn ở lại trong kế hoạch"), self._form.keys),)

    def heading(self) -> str:
        """Return what the form does, and what the target is now."""
        one = self._one
        told = _("Điều chỉnh mục tiêu {id}").format(id=self._form.name)
        if one is None:
            return told
        now = _("đang là {target} {unit}").format(target=cells.edged_target(one), unit=one.unit)
        return f"{told} · {now} · {one.name}"

    def label(self, key: str) -> str:
        """Return what a field is called."""
        return {
            "date": _("Từ ngày"),
            "value": _("Mục tiêu mới"),
            "low": _("Cạnh dưới mới"),
            "high": _("Cạnh trên mới"),
            "document": _("Văn bản"),
        }[key]

    def control(self, key: str) -> Field | Pick:
        """Return a text field, with an example where it is empty."""
        field = super().control(key)
        if isinstance(field, Field):
            examples = {"date": "15/7/2023", "document": _("Nghị quyết số … của HĐND")}
            field.placeholder = clean(examples.get(key, self.unit))
        return field

    def below(self) -> Iterator[Prose]:
        """Yield which targets there have been so far."""
        yield Prose(markup=False, id="earlier")

    def retitle(self) -> None:
        """Say what the target is now, and which ones there have been so far."""
        super().retitle()
        one = self.desk.book.plan.by_id.get(self._form.name) if self.desk.book else None
        if one is not None:
            self.query_one("#earlier", Prose).tell((clean(targets_so_far(one)), ""))

    def preview(self) -> RevisionPreview:
        """Return rows, sentences and block."""
        return RevisionPreview(ascii=self.desk.ascii)

    def on_mount(self) -> None:
        """Begin with the day."""
        self._line("date").control.focus()
        super().on_mount()

    def remark(self, key: str, drafted: Drafted) -> tuple[str, str]:
        """Say beside the day from which month on the new target counts."""
        said = super().remark(key, drafted)
        if key == "date" and not said[0] and drafted.one is not None:
            first = first_period(drafted.one, self.desk.plan)
            return (_("xét từ {period}").format(period=first.words()), "$good") if first else said
        return said

    def saved(self, drafted: Drafted) -> str:
        """Return what is to be said once it is written."""
        day = drafted.fields["date"]
        return _("Đã điều chỉnh mục tiêu {id} từ {day}").format(id=self._form.name, day=show_day(day))

    def shown_afterwards(self, _drafted: Drafted) -> str:
        """Stay where one is: it is the same row."""
        return ""
