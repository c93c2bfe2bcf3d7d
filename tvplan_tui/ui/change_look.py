"""What the period shown is compared with, and what came of it; compared in a thread, kept as long as the book is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvplan_tui.report.changes import Changes, Since, changes, usual

if TYPE_CHECKING:
    from tvplan_tui.domain.period import Period
    from tvplan_tui.report.board import Book

    from .desk import Desk


class ChangeLook:
    """The comparison of one console.

    Attributes:
        chosen: what somebody chose to compare with; None for the period before.
    """

    def __init__(self, app: Desk) -> None:
        self._app = app
        self.chosen: Since | None = None
        self._book: Book | None = None
        self._found: dict[tuple[Period, Since], Changes] = {}
        self._asked: set[tuple[Period, Since]] = set()

    @property
    def since(self) -> Since | None:
        """What is compared with now; None at the first period of the year, where nothing was chosen."""
        app = self._app
        if app.book is None or app.board is None:
            return None
        chosen, period = self.chosen, app.board.period
        if chosen is None or (isinstance(chosen, type(period)) and chosen.last >= period.last):
            return usual(app.book, period)  # stepping back over what was chosen leaves nothing to compare
        return chosen

    def found(self) -> Changes | None:
        """Return what changed; None while it is compared (the screens are told), and where nothing can be."""
        app, since = self._app, self.since
        if app.book is None or app.board is None or since is None:
            return None
        if app.book is not self._book:
            self._book, self._found, self._asked = app.book, {}, set()
        key = (app.board.period, since)
        if key not in self._found and key not in self._asked:
            self._asked.add(key)
            book = app.book
            app.run_worker(lambda: self._compare(book, *key), thread=True, group="changes")
        return self._found.get(key)

    def _compare(self, book: Book, period: Period, since: Since) -> None:
        """Run in a thread."""
        app = self._app
        found = changes(book, period, app.today, since, app.as_of)
        app.call_from_thread(self._compared, book, (period, since), found)

    def _compared(self, book: Book, key: tuple[Period, Since], found: Changes) -> None:
        if book is self._book:
            self._found[key] = found
            self._app.refresh_screens()
