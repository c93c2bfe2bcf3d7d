"""Taking an indicator out: retired from a period on, with its history kept; or deleted, after a question."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from tvplan_tui.domain.indicator import Indicator
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import within
from tvplan_tui.domain.problem import Problem
from tvplan_tui.domain.typed_period import read_period, typed_period
from tvplan_tui.store.config import edit
from tvplan_tui.store.config.save import Edit, UnfitError, save
from tvplan_tui.store.config.source import CannotEditError
from tvplan_tui.store.files import NotSavedError, read
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.copying import copy
from tvplan_tui.ui.widgets.bar import Piece
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.filter_bar import Field

from .ask import AskScreen
from .paced import PacedModal

if TYPE_CHECKING:
    from tvplan_tui.ui.app import TvplanApp


def retire(app: TvplanApp, one: Indicator) -> None:
    """Ask from which period on an indicator is no longer watched, and write that."""

    def answered(period: Period | None) -> None:
        if period is not None:
            told = _("{id} ngừng theo dõi từ {period}").format(id=one.id, period=period.words())
            _write(app, lambda content: edit.retire(content, one.id, str(period)), told)

    app.push_screen(RetireScreen(one, app.period), answered)


def delete(app: TvplanApp, one: Indicator) -> None:
    """Ask whether an indicator shall go, saying what is lost, and take it out."""
    try:
        seen = read(app.source)
    except NotSavedError as refused:
        app.say(str(refused), "bad")
        return

    def answered(answer: str | None) -> None:
        if answer == "retire":
            retire(app, one)
        elif answer == "delete":
            told = _("Đã xóa {id} khỏi kế hoạch").format(id=one.id)
            _write(app, partial(edit.delete, name=one.id), told, seen.data)

    answers = (
        ("keep", _("Giữ lại")),
        ("retire", _("Ngừng theo dõi, giữ lịch sử")),
        ("delete", _("Xóa khỏi kế hoạch")),
    )
    app.push_screen(AskScreen(_lost(app, one), answers), answered)


def _lost(app: TvplanApp, one: Indicator) -> tuple[Piece, ...]:
    """Say what goes with an indicator."""
    lines = [_("Khối của nó trong tệp kế hoạch, cùng chú thích ngay trên khối, bị xóa.")]
    figures = app.book.observations.filter(app.book.observations["indicator"] == one.id).height if app.book else 0
    if figures:
        told = _("{count} dòng số liệu vẫn nằm trong data nhưng không còn được đọc, và bị báo là mã lạ.")
        lines.append(told.format(count=figures))
    if children := app.plan.children.get(one.id):
        names = ", ".join(child.id for child in children)
        lines.append(_("Các dòng “trong đó” mất dòng trên ({names}): phải sửa chúng trước.").format(names=names))
    if count := sum(1 for check in app.plan.checks if one.id in (*check.left.ids, *check.right.ids)):
        lines.append(_("{count} quan hệ trong [[checks]] còn dùng mã này: phải sửa chúng trước.").format(count=count))
    title = _("Xóa {id} · {name}?").format(id=one.id, name=one.name)
    return ((clean(title), "bold $strong"), *((f"\n{clean(line)}", "") for line in lines))


def _write(app: TvplanApp, change: Edit, told: str, seen: bytes | None = None) -> None:
    """Write an edit in a thread; say what came of it."""

    def guarded(content: bytes) -> bytes:
        if seen is not None and content != seen:
            raise CannotEditError(_("tệp vừa được người khác sửa"), _("xem lại rồi xóa"))
        return change(content)

    def run() -> None:
        try:
            save(Path(app.source), guarded)
        except UnfitError as unfit:
            app.call_from_thread(app.say, _("Chưa ghi: {problem}").format(problem=_cured(unfit.problems[0])), "bad")
        except NotSavedError as refused:
            app.call_from_thread(_refused, app, refused)
        else:
            app.call_from_thread(app.read_again, told)

    app.run_worker(run, thread=True, group="save")


def _cured(problem: Problem) -> Problem:
    """Return what stands in the way; a relation is not mended by naming some other indicator in it."""
    if not problem.key.startswith("checks["):
        return problem
    return replace(problem, cure=_("sửa [[checks]] ấy trước, hoặc ngừng theo dõi (R)"))


def _refused(app: TvplanApp, refused: NotSavedError) -> None:
    """Say why nothing was written; a block to be put there by hand is copied and shown."""
    block = refused.block if isinstance(refused, CannotEditError) else ""
    if not block:
        app.say(_("Chưa ghi: {reason}").format(reason=refused), "bad")
        return
    told = copy(app, block, _("khối TOML"))
    shown = "\n".join(clean(line) for line in block.splitlines())
    pieces = ((str(refused), "bold $bad"), (f"\n{told}\n\n", ""), (shown, "$neutral"))
    app.push_screen(AskScreen(pieces, (("", _("Đóng")),)))


class RetireScreen(PacedModal[Period]):
    """Asks from which period on an indicator is no longer watched; ends with it, None for Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]
    DEFAULT_CSS = """
    RetireScreen #box { width: 70; max-width: 94%; height: auto; padding: 1 2; }
    RetireScreen #box { background: $surface; border: round $accent; }
    RetireScreen #box > Prose { height: auto; margin: 0 0 1 0; }
    RetireScreen Field { background: $selection; margin: 0 0 1 0; }
    """

    def __init__(self, one: Indicator, period: Period | None) -> None:
        super().__init__()
        self._one = one
        self._period = period

    def compose(self) -> ComposeResult:
        """Yield question, field and what is said of it."""
        with Container(id="box"):
            yield Prose(markup=False, id="asked")
            field = Field()
            field.value = typed_period(self._period) if self._period else ""
            yield field
            yield Prose(markup=False, id="said")

    def on_mount(self) -> None:
        """Ask."""
        title = _("Ngừng theo dõi {id} · {name}").format(id=self._one.id, name=self._one.name)
        about = _("Từ kỳ nào? (7/2023, quý 3/2023, 2023-H2) Số liệu và đánh giá các kỳ trước vẫn giữ.")
        self.query_one("#asked", Prose).tell((clean(title), "bold $strong"), (f"\n{about}", ""))
        self.query_one(Field).focus()
        self.query_one(Field).action_select_all()  # what is typed takes the place of what is offered
        self._said(self.query_one(Field).value)

    @on(Field.Typed)
    def typed(self, event: Field.Typed) -> None:
        """Say how it is read."""
        self._said(event.text)

    def _said(self, text: str) -> Period | None:
        said = self.query_one("#said", Prose)
        try:
            period = read_period(text)
        except ValueError as fault:
            said.tell((clean(str(fault)), "$bad"))
            return None
        plan = cast("TvplanApp", self.app).plan
        if not within(plan, period):
            said.tell((_("kế hoạch là của năm {year}").format(year=plan.year), "$bad"))
            return None
        said.tell((_("từ {period} · Enter ghi, Esc thôi").format(period=period.words()), "$good"))
        return period

    @on(Field.Left)
    def left_field(self, event: Field.Left) -> None:
        """Answer, or close."""
        if event.key == "escape":
            self.dismiss()
        elif event.key == "enter" and (period := self._said(self.query_one(Field).value)):
            self.dismiss(period)
