"""What a form about the plan comes to: the row as it will be judged, and the TOML to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.forms.indicator_draft import Drafted
from tvplan_tui.ui.lists.listing import Entry, Look, listing
from tvplan_tui.ui.lists.rows import Presenter, columns
from tvplan_tui.ui.words.prose import numbers, summary

from .detail import Prose
from .grid import Grid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tvplan_tui.domain.indicator import Plan
    from tvplan_tui.domain.series import Series
    from tvplan_tui.report.board import Board, Book
    from tvplan_tui.report.returning import Returning
    from tvplan_tui.ui.app import TvplanApp

TABLE = 72
"""Width in cells from which a row can be read in a table; below, each of its numbers has a line."""


class Preview(Vertical):
    """Rows, sentences, block; a subclass shows the rows once they are judged."""

    DEFAULT_CSS = """
    Preview { height: auto; }
    Preview > Grid { height: 4; }
    Preview > Prose { height: auto; padding: 0 1; }
    Preview > #block { margin: 1 0 0 0; color: $neutral; }
    """

    def __init__(self, *, ascii: bool) -> None:
        super().__init__()
        self.ascii = ascii
        self._drafted: Drafted | None = None
        self._boards: tuple[str, Board, Board] | None = None
        self._returned: tuple[Book, Returning] | None = None

    def compose(self) -> ComposeResult:
        """Yield the three, below what a new id brings back."""
        yield Prose(markup=False, id="left")
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
        book, plan, period = desk.book, drafted.plan, self.period(drafted, desk)
        if drafted.one is None or plan is None or book is None or period is None:
            never = drafted.one is not None and period is None and desk.period is not None
            told = _("Không kỳ nào của năm kế hoạch được xét theo mục tiêu này.") if never else ""
            waits = _("Dòng của chỉ tiêu hiện ở đây khi các ô bắt buộc đã điền đúng.")
            self._tell(told or waits, "$fair" if told else "$dim")
            return

        def judge() -> None:
            from tvplan_tui.report.board import Book

            try:
                before = book.board(period, desk.today, desk.as_of)
                found = self._found(book, plan, drafted, desk.data)
                tried = Book(plan, book.observations, book.problems, (*book.overrides, *found.overrides))
                tried = tried.with_rows(found.rows) if found.rows.height else tried
                board = tried.board(period, desk.today, desk.as_of)
            except Exception as error:  # the engine's errors are of no one family; people get to read them
                desk.call_from_thread(self._unjudged, str(error))
            else:
                desk.call_from_thread(self._judged, drafted, before, board, found.words() if found else "")

        self.run_worker(judge, thread=True, exclusive=True, group="preview")

    def _found(self, book: Book, plan: Plan, drafted: Drafted, files: Sequence[str] | None) -> Returning:
        """Return what a new id finds in the ledger; that is read anew only where it holds figures of such an id."""
        from tvplan_tui.report.returning import Returning, returning, strangers

        name = drafted.one.id if drafted.one else ""
        if name not in strangers(book.problems):
            return Returning(name, book.observations.clear())
        known = self._returned
        if known is None or known[0] is not book or known[1].id != name:
            known = self._returned = (book, returning(plan, name, files))
        return known[1]

    def period(self, _drafted: Drafted, desk: TvplanApp) -> Period | None:
        """Return the period that the row is judged at."""
        return desk.period

    def judged(self, name: str, before: Board, after: Board) -> None:
        """Show the row with this id as it stands, and as it will."""
        raise NotImplementedError

    @property
    def tabular(self) -> bool:
        """Whether there is room for rows of the table."""
        return self.size.width >= TABLE

    def on_resize(self, _event: events.Resize) -> None:
        """Show the row as it can be read in the new width."""
        if self._boards is not None and self.tabular is not self.query_one(Grid).display:
            self.judged(*self._boards)

    def _unjudged(self, error: str) -> None:
        if self.is_attached:
            self._tell(_("Chưa xem trước được: {error}").format(error=error), "$bad")

    def _tell(self, text: str, tone: str) -> None:
        self._boards = None
        self.query_one(Grid).display = self.query_one("#left").display = False
        self.query_one("#stands", Prose).tell((clean(text), tone))

    def _judged(self, drafted: Drafted, before: Board, after: Board, left: str) -> None:
        if drafted is self._drafted and drafted.one is not None and self.is_attached:
            self.query_one("#left", Prose).tell((clean(left), "bold $bad"))
            self.query_one("#left").display = bool(left)
            self._boards = (drafted.one.id, before, after)
            self.judged(*self._boards)

    def show_rows(self, entries: Sequence[Entry], series: Mapping[str, Series], at: int) -> None:
        """Show rows of the table, the cursor on the one ``at``, where there is room for them."""
        grid = self.query_one(Grid)
        grid.display = self.tabular
        if not self.tabular:
            return
        grid.styles.height = len(entries) + 1
        presenter = Presenter(entries, series, ascii=self.ascii, roomy=False)
        grid.set_columns(columns(Look(), presenter.shape, roomy=False))
        grid.set_lines(len(entries), presenter.line, cursor=at)


class IndicatorPreview(Preview):
    """The row among its neighbours."""

    def judged(self, name: str, _before: Board, after: Board) -> None:
        """Show the row as it will stand."""
        one = after.plan.by_id[name]
        entries = listing(after.plan, one.sector, after, Look())
        at = next(at for at, entry in enumerate(entries) if entry.indicator.id == name)
        near = entries[max(0, at - 1) : at + 2]
        self.show_rows(near, after.series, near.index(entries[at]))
        row = after.by_id.get(name)
        told = summary(one, row, ascii=self.ascii)
        if not self.tabular:
            lines = numbers(one, row, after.period, ascii=self.ascii)
            told = ((clean(one.name), "bold $strong"), ("\n", ""), *lines, ("\n" if lines else "", ""), *told)
        self.query_one("#stands", Prose).tell(*told)


def _safe(block: str) -> str:
    return "\n".join(clean(line) for line in block.rstrip("\n").split("\n"))
