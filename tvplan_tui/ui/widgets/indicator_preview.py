"""What an indicator's form comes to: the row as it will be judged among its neighbours, and the TOML to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from tvplan_tui.domain.language import _
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.indicator_draft import Drafted
from tvplan_tui.ui.listing import Look, listing
from tvplan_tui.ui.prose import summary
from tvplan_tui.ui.rows import Presenter, columns

from .detail import Prose
from .grid import Grid

if TYPE_CHECKING:
    from tvplan_tui.report.board import Board
    from tvplan_tui.ui.app import TvplanApp


class IndicatorPreview(Vertical):
    """Row, sentences, block."""

    DEFAULT_CSS = """
    IndicatorPreview { height: auto; }
    IndicatorPreview > Grid { height: 4; }
    IndicatorPreview > Prose { height: auto; padding: 0 1; }
    IndicatorPreview > #block { margin: 1 0 0 0; color: $neutral; }
    """

    def __init__(self, *, ascii: bool) -> None:
        super().__init__()
        self.ascii = ascii
        self._drafted: Drafted | None = None

    def compose(self) -> ComposeResult:
        """Yield the three."""
        grid = Grid(ascii=self.ascii)
        grid.can_focus = False
        yield grid
        yield Prose(markup=False, id="stands")
        yield Prose(markup=False, id="block")

    def show(self, drafted: Drafted, desk: TvplanApp) -> None:
        """Show the block at once, and the row as soon as it is judged."""
        self._drafted = drafted
        heading = (_("Khối sẽ ghi vào tệp"), "bold $accent")
        self.query_one("#block", Prose).tell(heading, ("\n", ""), (_safe(drafted.block), ""))
        book, plan, period = desk.book, drafted.plan, desk.period
        if drafted.one is None or plan is None or book is None or period is None:
            self._show_nothing()
            return

        def judge() -> None:
            from tvplan_tui.report.board import Book

            tried = Book(plan, book.observations, book.problems, book.overrides)
            try:
                board = tried.board(period, desk.today, desk.as_of)
            except Exception as error:  # the engine's errors are of no one family; people get to read them
                desk.call_from_thread(self._unjudged, str(error))
            else:
                desk.call_from_thread(self._judged, drafted, board)

        self.run_worker(judge, thread=True, exclusive=True, group="preview")

    def _show_nothing(self) -> None:
        self._tell(_("Dòng của chỉ tiêu hiện ở đây khi các ô bắt buộc đã điền đúng."), "$dim")

    def _unjudged(self, error: str) -> None:
        if self.is_attached:
            self._tell(_("Chưa xem trước được: {error}").format(error=error), "$bad")

    def _tell(self, text: str, tone: str) -> None:
        self.query_one(Grid).display = False
        self.query_one("#stands", Prose).tell((clean(text), tone))

    def _judged(self, drafted: Drafted, board: Board) -> None:
        one = drafted.one
        if drafted is not self._drafted or one is None or not self.is_attached:
            return
        one = board.plan.by_id[one.id]
        entries = listing(board.plan, one.sector, board, Look())
        at = next(at for at, entry in enumerate(entries) if entry.indicator.id == one.id)
        near = entries[max(0, at - 1) : at + 2]
        grid = self.query_one(Grid)
        grid.display = True
        grid.styles.height = len(near) + 1
        presenter = Presenter(near, board.series, ascii=self.ascii, roomy=False)
        grid.set_columns(columns(Look(), presenter.widths, roomy=False))
        grid.set_lines(len(near), presenter.line, cursor=near.index(entries[at]))
        row = board.by_id.get(one.id)
        self.query_one("#stands", Prose).tell(*summary(one, row, ascii=self.ascii))


def _safe(block: str) -> str:
    return "\n".join(clean(line) for line in block.rstrip("\n").split("\n"))
