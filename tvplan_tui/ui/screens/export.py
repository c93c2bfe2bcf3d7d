"""The form of reports: which period, which formats, which folder; and the export that is under way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from tvplan_tui.domain.language import _
from tvplan_tui.domain.moment import moment_words
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import meant, span, within
from tvplan_tui.report.exporting import Job, Order, jobs, there, whole_year
from tvplan_tui.report.formats.catalogue import INSTALL, Format, missing, name, purpose
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.exporting import start
from tvplan_tui.ui.keys.action import EXPORT
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.filter_bar import Field
from tvplan_tui.ui.widgets.footer import Footer
from tvplan_tui.ui.widgets.form_line import FormLine
from tvplan_tui.ui.widgets.pick import Pick

from .ask import AskScreen
from .paced import PacedModal

if TYPE_CHECKING:
    from tvplan_tui.ui.app import TvplanApp

PERIOD, LIVE, FOLDER = "period", "live", "folder"
YEAR = "year"
"""The choice of every report of the year so far."""
YES = "yes"


class ExportScreen(PacedModal[None]):
    """Period, formats, folder; modal, so that letters are text and never commands."""

    scope = EXPORT
    CSS_PATH = Path(__file__).parents[1] / "forms.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(EXPORT)]
    DEFAULT_CSS = """
    ExportScreen { align: left top; background: $background; }
    ExportScreen #fields { height: 1fr; width: 100%; padding: 1 1 0 0; scrollbar-size-vertical: 1; }
    ExportScreen #files { padding: 1 1 0 1; height: auto; }
    """

    @property
    def desk(self) -> TvplanApp:
        """The app, by its own type."""
        return cast("TvplanApp", self.app)

    def say(self, text: str, tone: str = "fair") -> None:
        """Say something in place of the keys, until the next key."""
        self.query_one(Footer).say(text, tone)

    def hush(self) -> None:
        """Show the keys again."""
        self.query_one(Footer).hush()

    def compose(self) -> ComposeResult:
        """Yield title, fields, what will be written, the keys."""
        ascii = self.desk.ascii
        yield Bar(ascii=ascii, id="title")
        with VerticalScroll(id="fields", can_focus=False):
            yield FormLine(PERIOD, _("Kỳ báo cáo"), self._pick(self._periods(), PERIOD), ascii=ascii)
            yield FormLine(LIVE, _("Kỳ đã chốt"), self._pick(_figures(), LIVE), ascii=ascii)
            for form in Format:
                offered = ((YES, _("có xuất")), ("", _("không")))
                yield FormLine(form.value, name(form), self._pick(offered, form.value), ascii=ascii)
            folder = Field()
            folder.value = self._start[FOLDER]
            yield FormLine(FOLDER, _("Thư mục"), folder, ascii=ascii)
            yield Prose(markup=False, id="files")
        yield Footer(EXPORT, ascii=ascii)

    def on_mount(self) -> None:
        """Say what each format is for, and what will be written."""
        told = _("Xuất báo cáo")
        self.query_one("#title", Bar).tell(
            ((f" {told}", "bold $strong"),), ((f"{clean(self.desk.plan.title)} ", "$dim"),)
        )
        for form in Format:
            lacking = bool(missing([form]))
            text = _("chưa cài") if lacking else purpose(form)
            self._line(form.value).remark(text, "$fair" if lacking else "$dim")
        self.show_running()

    def show_running(self) -> None:
        """Show how far an export is, or what would be written."""
        running = self.desk.exports.running
        if running is not None:
            more = _("Màn hình vẫn dùng được trong lúc xuất. F8 dừng: tệp đã xuất xong vẫn ở lại.")
            self.query_one("#files", Prose).tell((running.told(), "bold $fair"), (f"\n{more}", "$neutral"))
            return
        self._tell_closing()
        found = self._jobs()
        told, tone = self.desk.exports.ended
        before = (_("Lần trước: {told}").format(told=told) + "\n\n" if told else "", f"${tone}" if tone else "")
        unfit = self._uninstalled(found) if found else _("Chưa chọn dạng nào")
        if unfit:
            self.query_one("#files", Prose).tell(before, (unfit, "$fair"))
            return
        names = [job.path.name for job in found[:6]]
        rest = _("… và {count} tệp nữa").format(count=len(found) - len(names)) if len(found) > len(names) else ""
        told = _("Sẽ xuất {count} tệp:").format(count=len(found))
        taken = len(there(found))
        warned = "\n" + _("{count} tệp đã có: sẽ hỏi trước khi ghi đè").format(count=taken) if taken else ""
        listed = "".join(f"\n  {clean(name)}" for name in [*names, rest] if name)
        self.query_one("#files", Prose).tell(before, (told, "$neutral"), (listed, ""), (warned, "$fair"))

    def _tell_closing(self) -> None:
        """Say beside the choice of figures whether the period is closed: only then there is a choice."""
        period, affairs = self._line(PERIOD).text, self.desk.affairs
        closing = affairs.closing(period) if affairs is not None and period != YEAR else None
        told = _("chốt {at}").format(at=moment_words(closing.at)) if closing else _("kỳ này chưa chốt")
        self._line(LIVE).remark("" if period == YEAR or affairs is None else told)

    # What is chosen

    @property
    def _start(self) -> dict[str, str]:
        """What the form begins with: what was chosen last, but always the period that is shown."""
        usual = Format.HTML if missing([Format.DOCX]) else Format.DOCX
        first = {usual.value: YES, FOLDER: str(Path.cwd() / "bao-cao")}
        period = str(self.desk.period) if self.desk.period else ""
        every = dict.fromkeys((LIVE, *(form.value for form in Format)), "")
        return {**every, **first, **self.desk.exports.chosen, PERIOD: period}

    def _pick(self, options: tuple[tuple[str, str], ...], key: str) -> Pick:
        return Pick(options, self._start[key], ascii=self.desk.ascii)

    def _periods(self) -> tuple[tuple[str, str], ...]:
        """Return the month shown and what it is part of, then every report of the year so far."""
        assert self.desk.period is not None
        plan, month, year = self.desk.plan, self.desk.period.last_month, self.desk.period.year
        around = (
            self.desk.period,
            Period.month(year, month),
            Period.parse(f"{year}-Q{(month + 2) // 3}"),
            Period.parse(f"{year}-H{(month + 5) // 6}"),
            span(plan),
        )
        named = dict.fromkeys(one for one in around if within(plan, one))
        every = (YEAR, _("mọi báo cáo của năm đến kỳ này"))
        return (*((str(period), period.words()) for period in named), every)

    def _line(self, key: str) -> FormLine:
        return self.query_one(f"#line-{key}", FormLine)

    def _jobs(self) -> tuple[Job, ...]:
        texts = {line.key: line.text for line in self.query(FormLine)}
        wanted = [form for form in Format if texts[form.value] == YES]
        desk = self.desk
        assert desk.period is not None
        one = texts[PERIOD]
        periods = whole_year(desk.plan, desk.period) if one == YEAR else (meant(desk.plan, Period.parse(one)),)
        folder = Path(texts[FOLDER].strip() or ".").expanduser()
        return jobs(desk.plan, periods, wanted, folder, desk.as_of)

    # Typing and leaving

    @on(Field.Typed)
    @on(Pick.Picked)
    def changed(self) -> None:
        """Show what would be written now."""
        self.show_running()

    @on(Field.Left)
    def field_left(self, event: Field.Left) -> None:
        """Go on to another field."""
        self._left(event.key)

    @on(Pick.Left)
    def pick_left(self, event: Pick.Left) -> None:
        """Go on to another field."""
        self._left(event.key)

    def _left(self, key: str) -> None:
        if key == "enter":
            self.do_export_next()
        elif key in ("down", "tab"):
            self.focus_next()
        elif key == "up":
            self.focus_previous()
        elif key == "escape":
            self.do_export_leave()
        else:
            pages = 1 if key == "pagedown" else -1
            self.query_one("#fields", VerticalScroll).scroll_relative(y=pages * 8, animate=False)

    def do_export_next(self) -> None:
        """Go to the next field; write from the last one."""
        if self.focused is self._line(FOLDER).control:
            self.do_export_write()
        else:
            self.focus_next()

    def do_export_leave(self) -> None:
        """Close; an export under way goes on."""
        self.dismiss()

    def do_export_stop(self) -> None:
        """Stop the export under way."""
        running = self.desk.exports.running
        if running is None:
            self.say(_("Không có lần xuất nào đang chạy"))
            return
        running.stop()
        self.show_running()

    def do_export_write(self) -> None:
        """Write the files; ask first where there are some already."""
        found = self._jobs()
        refused = self._refused(found)
        if refused:
            self.say(refused)
            return
        taken = there(found)
        if not taken:
            self._begin(found, replace=False)
            return
        listed = "".join(f"\n  {clean(path.name)}" for path in taken[:5])
        question = (
            (_("Ghi đè {count} tệp đã có?").format(count=len(taken)), "bold $strong"),
            (f"{listed}\n" + ("  …\n" if len(taken) > 5 else ""), "$neutral"),
        )
        answers = (("", _("Không, để nguyên")), (YES, _("Ghi đè")))

        def answered(answer: str | None) -> None:
            if answer == YES:
                self._begin(found, replace=True)

        self.app.push_screen(AskScreen(question, answers), answered)

    def _refused(self, found: tuple[Job, ...]) -> str:
        """Return why nothing can be written now; "" if it can."""
        if self.desk.exports.running is not None:
            return _("Đang xuất: F8 để dừng, hoặc chờ xong")
        if not found:
            return _("Chưa chọn dạng nào: mũi tên lên xuống để sang ô, Space để chọn")
        return self._uninstalled(found)

    def _uninstalled(self, found: tuple[Job, ...]) -> str:
        """Return what must be installed for the formats chosen; "" if nothing must."""
        lacking = missing(list(dict.fromkeys(job.form for job in found)))
        if not lacking:
            return ""
        return _("Chưa cài phần xuất {formats}: {command} ở thư mục mã nguồn").format(
            formats=", ".join(lacking), command=INSTALL
        )

    def _begin(self, found: tuple[Job, ...], *, replace: bool) -> None:
        desk = self.desk
        chosen = {line.key: line.text for line in self.query(FormLine)}
        desk.exports.chosen = {key: text for key, text in chosen.items() if key != PERIOD}
        order = Order(found, desk.today, desk.as_of, replace, live=chosen[LIVE] == YES)
        self.dismiss()
        desk.call_later(start, desk, order)


def _figures() -> tuple[tuple[str, str], ...]:
    return (("", _("theo số liệu khi chốt")), (YES, _("theo số liệu hiện nay, kèm phần đã sửa")))
