"""Doubts about the figures of the period shown: looked for when nobody waits any more, told among the problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tvplan_tui.domain.problem import Problem
    from tvplan_tui.report.board import Board, Book

    from .desk import Desk


class Doubts:
    """What is doubtful about the board a desk shows."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._board: Board | None = None
        self._found: tuple[Problem, ...] = ()

    @property
    def told(self) -> tuple[Problem, ...]:
        """The doubts about the board shown, as problems; none before they are known."""
        return self._found if self._board is self._desk.board else ()

    def look(self) -> None:
        """Look at the board shown, in a thread, unless that is done."""
        desk, board = self._desk, self._desk.board
        if desk.book is not None and board is not None and board is not self._board:
            book = desk.book
            desk.run_worker(lambda: self._read(book, board), thread=True, exclusive=True, group="doubts")

    def _read(self, book: Book, board: Board) -> None:
        """Run in a thread."""
        from tvplan_tui.report.doubts import doubtful_around, notes, problem

        doubts = doubtful_around(book, board)
        found = tuple(map(problem, doubts, notes(book, doubts, board.as_of)))
        if self._desk.is_running:
            self._desk.call_from_thread(self._known, board, found)

    def _known(self, board: Board, found: tuple[Problem, ...]) -> None:
        if board is self._desk.board:
            self._board, self._found = board, found
            if found:
                self._desk.refresh_screens("refresh_problems")
