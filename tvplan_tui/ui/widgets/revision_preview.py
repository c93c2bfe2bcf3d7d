"""What a revised target comes to: the row as it is judged now and as it will be, one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.report import cells
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.forms.indicator_draft import Drafted
from tvplan_tui.ui.forms.revision_draft import first_period
from tvplan_tui.ui.lists.listing import Look, listing
from tvplan_tui.ui.words.prose import summary, verdict

from .detail import Prose
from .indicator_preview import Preview

if TYPE_CHECKING:
    from tvplan_tui.report.board import Board
    from tvplan_tui.ui.app import TvplanApp


class RevisionPreview(Preview):
    """The row before and after, at a period that the new target is in force for."""

    def period(self, drafted: Drafted, desk: TvplanApp) -> Period | None:
        """Return the period shown, or the first one judged against the new target if that is later."""
        one, shown = drafted.one, desk.period
        first = first_period(one, desk.plan) if one is not None else None
        if first is None or shown is None:
            return None
        return shown if shown.last >= first.last else first

    def judged(self, name: str, before: Board, after: Board) -> None:
        """Show both rows, and say what becomes of the verdict."""
        pairs = []
        for board in (before, after):
            one = board.plan.by_id[name]
            entries = listing(board.plan, one.sector, board, Look())
            pairs.append(next(entry for entry in entries if entry.indicator.id == name))
        self.show_rows(pairs, after.series, 1)
        one, row = after.plan.by_id[name], after.by_id.get(name)
        old = before.by_id.get(name)
        told = []
        if row is not None and old is not None:
            arrow = " -> " if self.ascii else " → "
            told += [
                (_("Kỳ {period}: ").format(period=after.period.words()), "$dim"),
                (clean(cells.edged_target(before.plan.by_id[name])), "bold"),
                (" ", ""),
                verdict(old, ascii=self.ascii),
                (arrow, "$dim"),
                (clean(cells.edged_target(one)), "bold"),
                (" ", ""),
                verdict(row, ascii=self.ascii),
                ("\n\n", ""),
            ]
        self.query_one("#stands", Prose).tell(*told, *summary(one, row, ascii=self.ascii))
