"""Screens that show every month of the year: the boards of the months are judged in a thread, and kept by the book."""

from __future__ import annotations

from tvplan_tui.report.board import Book
from tvplan_tui.report.year import Year, year

from .base import PlanScreen


class YearlyScreen(PlanScreen):
    """A screen about all months; a subclass shows them in ``show_year``."""

    def __init__(self) -> None:
        super().__init__()
        self.year: Year | None = None
        self._of: tuple[object, ...] = ()

    def show_board(self) -> None:
        """Show the year if it is known as it is now, else have it judged."""
        desk = self.desk
        if desk.book is None or desk.board is None:
            self.show_year(None)
            return
        wanted = (desk.book, desk.board)
        if self._of == wanted:
            self.show_year(self.year)
            return
        self._of = wanted
        if self.year is None:
            self.show_year(None)
        book, period, today, as_of = desk.book, desk.board.period, desk.today, desk.as_of
        self.run_worker(
            lambda: desk.call_from_thread(self._came, book, year(book, period, today, as_of)),
            thread=True,
            exclusive=True,
            group="year",
        )

    def _came(self, book: Book, found: Year) -> None:
        if self._of == (book, found.shown) and self.is_attached:
            self.year = found
            self.show_year(found)

    def show_year(self, found: Year | None) -> None:
        """Show the months; None while they are being judged."""
        raise NotImplementedError
