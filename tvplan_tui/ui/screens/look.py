"""Filters, order and folds of a table: what a person asked to see, and the keys that change it."""

from __future__ import annotations

from dataclasses import replace

from tvplan_tui.domain.indicator import Indicator
from tvplan_tui.domain.language import _
from tvplan_tui.ui.lists.listing import ALARMS, MISSING, Entry, Look
from tvplan_tui.ui.widgets.grid import Grid

from .base import PlanScreen


class LookScreen(PlanScreen):
    """A screen with one table of indicators; a subclass fills it.

    Attributes:
        look: what is asked for.
        entries: the rows that show it.
    """

    def __init__(self, look: Look | None = None) -> None:
        super().__init__()
        self.look = look or Look()
        self.entries: list[Entry] = []

    @property
    def chosen(self) -> str:
        """Id of the row under the cursor; "" if the table is empty."""
        return self.query_one(Grid).cursor_key or ""

    def fill(self, keep: str) -> None:
        """Fill the table under the look of now, the cursor on ``keep`` if it is there."""
        raise NotImplementedError

    def place(self, one: str) -> int:
        """Return the line of an indicator; where it is not shown, the line of the cursor."""
        at = next((at for at, entry in enumerate(self.entries) if entry.indicator.id == one), None)
        return self.query_one(Grid).cursor if at is None else at

    def set_look(self, look: Look) -> None:
        """Show the table under another look, on the same row if it is still there."""
        keep = self.chosen
        self.look = look
        self.fill(keep)

    def _only(self, which: str) -> None:
        self.set_look(replace(self.look, only="" if self.look.only == which else which))

    def do_only_alarms(self) -> None:
        """Show only what is at risk or missed, or everything again."""
        self._only(ALARMS)

    def do_only_missing(self) -> None:
        """Show only rows whose figures are missing, or everything again."""
        self._only(MISSING)

    # Order and tree

    def do_sort(self) -> None:
        """Sort by the next column, or turn the order round, and go to what comes first: that is why one sorts."""
        self.set_look(self.look.sorted_next())
        self.query_one(Grid).move_to(0)

    def do_sort_plan(self) -> None:
        """Return to the plan's order."""
        self.set_look(replace(self.look, sort="", reverse=False))

    def _fold(self, one: str, folded: bool) -> None:
        now = self.look.folded
        self.set_look(replace(self.look, folded=now | {one} if folded else now - {one}))

    def _fold_point(self) -> Indicator | None:
        """Return what Space folds: the chosen row if it has children, else its parent."""
        plan = self.desk.plan
        one = plan.by_id.get(self.chosen)
        if one is None or one.id in plan.children:
            return one
        return plan.by_id.get(one.parent or "")

    def _foldable(self) -> bool:
        if self.look.sort or self.look.filtering:
            self.say(_("Đang lọc hoặc xếp: không gập được; Esc để bỏ"))
            return False
        return True

    def do_tree_toggle(self) -> None:
        """Fold or unfold; on a child, fold its parent and go there."""
        parent = self._fold_point()
        if parent is None:
            self.say(_("Dòng này không có phần “trong đó”"))
        elif self._foldable():
            self._fold(parent.id, parent.id not in self.look.folded)
            self.query_one(Grid).move_to(self.place(parent.id))

    def do_tree_fold(self) -> None:
        """Fold the chosen row; on a child, go to its parent."""
        parent = self._fold_point()
        if parent is None:
            return
        if parent.id == self.chosen and self._foldable():
            self._fold(parent.id, True)
        self.query_one(Grid).move_to(self.place(parent.id))

    def do_tree_unfold(self) -> None:
        """Unfold the chosen row."""
        if self.chosen in self.look.folded and self._foldable():
            self._fold(self.chosen, False)

    def unfold_above(self, one: str) -> None:
        """Unfold what hides an indicator."""
        plan = self.desk.plan
        above = plan.by_id[one].parent
        while above:
            self.look = replace(self.look, folded=self.look.folded - {above})
            above = plan.by_id[above].parent

    def reveal(self, one: str) -> None:
        """Go to an indicator of the open table, letting go of the filter if that hides it."""
        if self.look.filtering and all(entry.indicator.id != one for entry in self.entries):
            self.look = self.look.unfiltered()
        self.fill(one)

    def do_back(self) -> None:
        """Drop the filters, then the sort."""
        if self.look.filtering:
            self.set_look(self.look.unfiltered())
        elif self.look.sort:
            self.do_sort_plan()
