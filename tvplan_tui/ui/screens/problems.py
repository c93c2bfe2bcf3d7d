"""Every fault of config and data: where it is, what is wrong, what to write instead."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tvplan_tui.domain.language import _
from tvplan_tui.domain.problem import ERROR
from tvplan_tui.ui.keys.action import PROBLEMS
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.fault_list import FaultList

from .base import PlanScreen


class ProblemsScreen(PlanScreen):
    """The faults, and the doubts about the figures of the period shown."""

    scope = PROBLEMS
    with_tabs = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PROBLEMS)]

    def body(self) -> ComposeResult:
        """Yield title and list."""
        ascii = self.desk.ascii
        yield Bar(ascii=ascii, id="title")
        none = _("Không có vấn đề nào: cấu hình và số liệu đều đọc được.\nEsc: về")
        yield FaultList(self.desk.source, ascii=ascii, empty=none)

    def refresh_problems(self) -> None:
        """Show what has come to be known since."""
        super().refresh_problems()
        self.show_board()

    def show_affairs(self) -> None:
        """Show faults of tasks and the calendar too."""
        self.show_board()

    def show_board(self) -> None:
        """Fill the list."""
        found = self.desk.problems
        grave = sum(problem.severity == ERROR for problem in found)
        title = _(" Vấn đề: {errors} lỗi, {doubts} chỗ đáng ngờ").format(errors=grave, doubts=len(found) - grave)
        self.query_one("#title", Bar).tell(((title, "bold $strong"),))
        self.query_one(FaultList).show(found)
