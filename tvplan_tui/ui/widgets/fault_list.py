"""A list of faults with the chosen one in full beneath: where it is, what is wrong, what to write instead."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from tvplan_tui.domain.language import _
from tvplan_tui.domain.problem import ERROR, Problem
from tvplan_tui.store.sanitize import clean

from .detail import Prose
from .grid import Grid
from .grid_layout import Cell, Column, Line

PLACE = 30  # cells


def problem_line(at: int, problem: Problem, *, folder: str = "", ascii: bool = False) -> Line:
    """Return a fault as a line; its place without the plan's ``folder``."""
    grave = problem.severity == ERROR
    sign = ("x", "!") if ascii else ("✕", "!")
    kind = Cell(f"{sign[0]} {_('lỗi')}", "bad") if grave else Cell(f"{sign[1]} {_('ngờ')}", "fair")
    dots = ".." if ascii else "…"
    place = problem.place.removeprefix(folder)
    place = place if len(place) <= PLACE else dots + place[len(dots) - PLACE :]
    return Line(str(at), {"kind": kind, "place": Cell(place, "dim"), "message": Cell(problem.message)})


def told(problem: Problem) -> tuple[tuple[str, str], ...]:
    """Return a fault in full."""
    cure = (("\n" + _("Cách chữa: "), "bold $good"), (clean(problem.cure), "")) if problem.cure else ()
    return ((clean(problem.place), "$dim"), ("\n", ""), (clean(problem.message), "$strong"), *cure)


class FaultList(Vertical):
    """The list and the text; errors stand before doubts."""

    DEFAULT_CSS = """
    FaultList { height: 1fr; }
    FaultList > Grid { height: 1fr; }
    FaultList > Prose { border-top: solid $line; height: auto; min-height: 3; max-height: 8; padding: 0 1; }
    """

    def __init__(self, source: str, *, ascii: bool, empty: str = "") -> None:
        super().__init__()
        self.ascii = ascii
        self._folder = f"{Path(source).parent}/"
        self._empty = empty
        self._found: list[Problem] = []

    def compose(self) -> ComposeResult:
        """Yield list and text."""
        yield Grid(ascii=self.ascii)
        yield Prose(markup=False, id="told")

    def show(self, problems: Sequence[Problem]) -> None:
        """Show these faults."""
        found = sorted(problems, key=lambda problem: problem.severity != ERROR)
        self._found = found
        grid = self.query_one(Grid)
        grid.set_columns(
            [
                Column("kind", _("Loại"), 8),
                Column("place", _("Chỗ"), PLACE, priority=1),
                Column("message", _("Vấn đề"), 40, grow=True, least=30),
            ]
        )
        grid.empty_text = self._empty
        grid.set_lines(len(found), lambda at: problem_line(at, found[at], folder=self._folder, ascii=self.ascii))
        self._tell()

    @on(Grid.Rested)
    def rested(self) -> None:
        """Show the fault on which the cursor rests."""
        self._tell()

    def _tell(self) -> None:
        text = self.query_one(Prose)
        text.display = bool(self._found)
        if self._found:
            text.tell(*told(self._found[self.query_one(Grid).cursor]))
