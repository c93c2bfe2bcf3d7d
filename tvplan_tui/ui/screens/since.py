"""Which period or day to compare with: a field, and the usual answers under it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from tvplan_tui.domain.language import _
from tvplan_tui.domain.plan_year import first_day, meant, within
from tvplan_tui.domain.typed_day import read_day, show_day
from tvplan_tui.domain.typed_period import read_period
from tvplan_tui.report.change_list import against
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.filter_bar import Field
from tvplan_tui.ui.widgets.grid import Grid
from tvplan_tui.ui.widgets.grid_layout import Cell, Column, Line

from .paced import PacedModal

if TYPE_CHECKING:
    from tvplan_tui.report.changes import Since
    from tvplan_tui.ui.app import TvplanApp


class SinceScreen(PacedModal["Since | str"]):
    """Asks; ends with a period, a day, "" for the period before."""

    CSS_PATH = Path(__file__).parents[1] / "forms.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self._offered: list[tuple[str, Since | str]] = []
        self._refused = ""

    @property
    def desk(self) -> TvplanApp:
        """The app, by its own type."""
        return cast("TvplanApp", self.app)

    def compose(self) -> ComposeResult:
        """Yield question, field and answers."""
        with Container(id="box"):
            yield Prose(markup=False)
            yield Field(placeholder=_("hoặc gõ: 8/2023, 05/10/2023"))
            yield Grid(ascii=self.desk.ascii)

    def on_mount(self) -> None:
        """Offer the earlier periods, and days back."""
        desk = self.desk
        assert desk.board is not None
        period, end = desk.board.period, desk.as_of or desk.today
        self._offered = [(_("kỳ trước"), "")] if desk.can_step(-1) else []
        earlier = [period.step(-count) for count in range(2, 12)]
        self._offered += [(one.words(), one) for one in earlier if within(desk.plan, one)]
        for days in (1, 7, 30):
            day = end - timedelta(days=days)
            self._offered.append((_("{days} ngày trước, {day}").format(days=days, day=show_day(day)), day))
        grid = self.query_one(Grid)
        grid.can_focus = False
        grid.set_columns([Column("answer", "", 30, grow=True, least=20)])
        grid.set_lines(len(self._offered), self._line, cursor=0)
        grid.styles.height = min(len(self._offered) + 1, 10)
        self.query_one(Field).focus()
        self._tell()

    def _line(self, at: int) -> Line:
        return Line(str(at), {"answer": Cell(self._offered[at][0])})

    def _tell(self) -> None:
        since = self.desk.change_look.since
        now = against(since) if since is not None else _("chưa so với gì")
        pieces = [(_("So với kỳ nào, hoặc những gì đã biết đến hết ngày nào?"), "bold $strong")]
        pieces.append(
            ("\n" + (self._refused or _("Đang so với: {now}").format(now=now)), "$bad" if self._refused else "$dim")
        )
        self.query_one(Prose).tell(*pieces)

    @on(Field.Typed)
    def typed(self) -> None:
        """Take the complaint back as one types."""
        self._refused = ""
        self._tell()

    @on(Field.Left)
    def left_field(self, event: Field.Left) -> None:
        """Move in the list, choose, or close."""
        grid = self.query_one(Grid)
        if event.key in ("up", "down"):
            grid.action_move(-1 if event.key == "up" else 1)
        elif event.key in ("pageup", "pagedown"):
            grid.action_page(-1 if event.key == "pageup" else 1)
        elif event.key == "escape":
            self.dismiss(None)
        elif event.key == "enter":
            self._choose(event.field.value.strip())

    def _choose(self, text: str) -> None:
        try:
            self.dismiss(self._read(text) if text else self._offered[self.query_one(Grid).cursor][1])
        except ValueError as error:
            self._refused = str(error)
            self._tell()

    def _read(self, text: str) -> Since:
        """Read a period of the plan's year before the one shown, or a day."""
        board = self.desk.board
        assert board is not None
        try:
            period = read_period(text)
        except ValueError:
            day = read_day(text, first_day(board.plan))
            assert day is not None
            return day
        if not within(board.plan, meant(board.plan, period)) or period.last >= board.period.last:
            raise ValueError(_("Kỳ so sánh phải ở trước {period}").format(period=board.period.words()))
        return period
