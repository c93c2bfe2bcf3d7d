"""Every fault of config and data: where it is, what is wrong, what to write instead."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from tvplan_tui.domain.language import _
from tvplan_tui.domain.problem import ERROR, Problem
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.action import PROBLEMS
from tvplan_tui.ui.bindings import bindings
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.grid import Grid
from tvplan_tui.ui.widgets.grid_layout import Cell, Column, Line

from .base import PlanScreen


def problem_columns() -> list[Column]:
    """Return the columns of a list of faults."""
    return [
        Column("kind", _("Loại"), 8),
        Column("place", _("Chỗ"), 30, priority=1),
        Column("message", _("Vấn đề"), 40, grow=True, least=30),
    ]


def problem_line(at: int, problem: Problem, *, ascii: bool = False) -> Line:
    """Return a fault as a line."""
    grave = problem.severity == ERROR
    sign = ("x", "!") if ascii else ("✕", "!")
    kind = Cell(f"{sign[0]} {_('lỗi')}", "bad") if grave else Cell(f"{sign[1]} {_('ngờ')}", "fair")
    place = problem.place if len(problem.place) <= 30 else (".." if ascii else "…") + problem.place[-28:]
    return Line(str(at), {"kind": kind, "place": Cell(place, "dim"), "message": Cell(problem.message)})


def told(problem: Problem) -> tuple[tuple[str, str], ...]:
    """Return a fault in full."""
    cure = (("\n" + _("Cách chữa: "), "bold $good"), (clean(problem.cure), "")) if problem.cure else ()
    return ((clean(problem.place), "$dim"), ("\n", ""), (clean(problem.message), "$strong"), *cure)


class ProblemsScreen(PlanScreen):
    """The list, and the chosen fault in full."""

    scope = PROBLEMS
    with_tabs = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PROBLEMS)]

    def body(self) -> ComposeResult:
        """Yield title, list and text."""
        ascii = self.desk.ascii
        yield Bar(ascii=ascii, id="title")
        yield Grid(ascii=ascii)
        yield Prose(markup=False, id="told")

    @property
    def _found(self) -> list[Problem]:
        """The faults, errors before doubts."""
        return sorted(self.desk.problems, key=lambda problem: problem.severity != ERROR)

    def show_board(self) -> None:
        """Fill the list."""
        found = self._found
        grave = sum(problem.severity == ERROR for problem in found)
        title = _(" Vấn đề: {errors} lỗi, {doubts} chỗ đáng ngờ").format(errors=grave, doubts=len(found) - grave)
        self.query_one("#title", Bar).tell(((title, "bold $strong"),))
        grid = self.query_one(Grid)
        grid.set_columns(problem_columns())
        grid.empty_text = _("Không có vấn đề nào: cấu hình và số liệu đều đọc được.\nEsc: về")
        grid.set_lines(len(found), lambda at: problem_line(at, found[at], ascii=self.desk.ascii))
        self._tell()

    @on(Grid.Rested)
    def rested(self) -> None:
        """Show the fault on which the cursor rests."""
        self._tell()

    def _tell(self) -> None:
        found, text = self._found, self.query_one("#told", Prose)
        text.display = bool(found)
        if found:
            text.tell(*told(found[self.query_one(Grid).cursor]))
