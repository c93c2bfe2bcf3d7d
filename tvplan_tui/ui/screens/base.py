"""What every full screen has: the title line, its keys, the figures coming and going."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult

from tvplan_tui.domain.language import _
from tvplan_tui.domain.problem import ERROR
from tvplan_tui.domain.status import URGENCY
from tvplan_tui.domain.typed_day import show_day
from tvplan_tui.ui.keys.action import APP
from tvplan_tui.ui.widgets.bar import Piece
from tvplan_tui.ui.widgets.footer import Footer
from tvplan_tui.ui.widgets.header import TIGHT, Header
from tvplan_tui.ui.widgets.tabs import Tab, Tabs

from .paced import PacedScreen

ROOMY = 120
"""Width in cells from which the age of the data is told in full."""
SETTLING = 3
"""Layouts after which everything of a screen that opens has found its size."""
AT_LAST = 0.3
"""Seconds after which it is painted in any case: Textual leaves such a call to the screen on top, which may go."""

if TYPE_CHECKING:
    from tvplan_tui.report.board import Board, Row
    from tvplan_tui.report.counts import Tally
    from tvplan_tui.ui.app import TvplanApp


class PlanScreen(PacedScreen[None]):
    """A full screen about the plan.

    A subclass yields its middle in ``body`` and fills it in ``show_board``, which is
    called when it is mounted and whenever the plan, the period or the figures change.
    """

    scope: ClassVar[str] = APP
    with_tabs: ClassVar[bool] = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-broad"), (160, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]  # noqa: RUF012

    _unsettled = 0

    def on_screen_resume(self) -> None:
        """Open with one picture; Textual paints at each step of the layout, which a slow line has to carry."""
        if self.desk.ready and not self._unsettled:  # the very first picture cannot come too soon
            self._unsettled = SETTLING
            self.call_after_refresh(self._settle)
            self.set_timer(AT_LAST, self._settled)

    def _settle(self) -> None:
        if self._unsettled > 1:
            self._unsettled -= 1
            self.call_after_refresh(self._settle)
        else:
            self._settled()

    def _settled(self) -> None:
        if self._unsettled:
            self._unsettled = 0
            self.refresh()

    def _compositor_refresh(self) -> None:
        if not self._unsettled:
            super()._compositor_refresh()

    @property
    def desk(self) -> TvplanApp:
        """The app, by its own type."""
        return cast("TvplanApp", self.app)

    @property
    def chosen(self) -> str:
        """Id of the indicator the screen is about; "" if none."""
        return ""

    @property
    def here(self) -> str:
        """Key of the tab that is open."""
        return ""

    def compose(self) -> ComposeResult:
        """Yield title, tabs, middle and keys."""
        ascii = self.desk.ascii
        yield Header(ascii=ascii)
        if self.with_tabs:
            yield Tabs(ascii=ascii)
        yield from self.body()
        yield Footer(self.scope, ascii=ascii)

    def body(self) -> ComposeResult:
        """Yield what stands between the bars."""
        yield from ()

    def on_mount(self) -> None:
        """Show what is known."""
        self.refresh_board()

    def refresh_board(self) -> None:
        """Show the plan and the figures as they are now."""
        self._show_header()
        if self.with_tabs:
            self.query_one(Tabs).show(self._tabs(), self.here)
        self.show_board()

    def refresh_problems(self) -> None:
        """Count problems that have come to be known since."""
        self._show_header()

    def refresh_affairs(self) -> None:
        """Show what has come to be known of tasks, reports and closed periods."""
        self._show_header()
        self.show_affairs()

    def show_affairs(self) -> None:
        """Fill what is about tasks, reports and closed periods."""

    def _show_header(self) -> None:
        desk = self.desk
        plan, board = desk.plan, desk.board
        self.query_one(Header).show(
            plan,
            desk.period,
            illustrative=board is not None and board.illustrative,
            problems=len(desk.problems),
            grave=any(problem.severity == ERROR for problem in desk.problems),
            reading=desk.reading,
            marks=self._marks(),
            age=self._age(),
            brief=self._age(brief=True),
        )

    def aged(self, board: Board) -> Iterable[Row]:
        """Return the rows whose figures' age is shown: of every indicator, unless the screen is about one."""
        return board.rows

    def _age(self, *, brief: bool = False) -> str:
        """Return how old the figures are, in few words where there is little room."""
        board = self.desk.board
        if board is None:
            return ""
        from tvplan_tui.report.age import age, words

        width = self.desk.size.width
        rows, brief = self.aged(board), brief or width < ROOMY
        found = board.age if rows is board.rows else age(board, rows)
        if found is None:
            return ""
        if width < TIGHT or (brief and board.as_of is not None):  # then a mark says of which day it is
            found = found._replace(recorded="")
        return words(found, board.plan.year, brief=brief)

    def on_resize(self) -> None:
        """Spell the age of the data for the width there is."""
        if self.desk.board is not None and self.is_mounted:
            self._show_header()

    def _marks(self) -> tuple[Piece, ...]:
        """Return what must be known of the whole view: when it is of, whether it is behind the files."""
        desk = self.desk
        marks: list[Piece] = []
        if desk.as_of is not None:
            marks.append((_("như ngày {day}").format(day=show_day(desk.as_of)), "bold $fair"))
        if desk.read_only:
            marks.append((_("chỉ xem"), "$dim"))
        if desk.kept:
            from ..reading import clock  # there since the figures were read

            marks.append((_("bản đọc lúc {when}").format(when=clock(desk.kept)), "bold $bad"))
        return tuple(marks)

    def show_board(self) -> None:
        """Fill the middle."""

    def _tabs(self) -> list[Tab]:
        tallies = self._tallies()
        tabs = [Tab("0", _("Tổng quan"))]
        for at, sector in enumerate(self.desk.plan.sectors, 1):
            bullets = tallies[sector.id].bullets if tallies else Counter()
            worst = min(bullets, key=URGENCY.index, default=None)
            tabs.append(Tab(str(at), sector.name, (worst, bullets[worst]) if worst else None))
        return tabs

    def _tallies(self) -> dict[str, Tally]:
        return self.desk.board.counted.sectors if self.desk.board else {}

    def say(self, text: str, tone: str = "fair") -> None:
        """Say something in place of the keys, until the next key."""
        self.query_one(Footer).say(text, tone)

    def hush(self) -> None:
        """Show the keys again."""
        self.query_one(Footer).hush()
