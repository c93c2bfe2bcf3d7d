"""What stands below a heading: verdict, name, actual and target of each row, as aligned pieces of text. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.status import Status
from tvplan_tui.store.sanitize import clean

from .rows import actual, face, target

if TYPE_CHECKING:
    from tvplan_tui.report.board import Board

Pieces = tuple[tuple[str, str], ...]


def members(board: Board | None, group: Indicator, *, ascii: bool = False) -> Pieces:
    """Return the rows below a heading, a line each; nothing for other rows and before the figures are judged."""
    if board is None or group.kind is not Kind.GROUP:
        return ()
    found = [(one, board.by_id.get(one.id)) for one in board.plan.children.get(group.id, ())]
    faces = [face(Status(row["status"]), ascii=ascii) if row else ("", "dim") for _one, row in found]
    wide = max((cell_len(text) for text, _tone in faces), default=0)
    pieces: list[tuple[str, str]] = []
    for (one, row), (text, tone) in zip(found, faces, strict=True):
        figures = actual(one, row, ascii)
        goal = f" / {target(one, ascii=ascii)}" if one.measured else ""
        pieces += [
            ("\n" if pieces else "", ""),
            (text + " " * (wide - cell_len(text)), f"bold ${tone}"),
            (f"  {clean(one.name)}  ", ""),
            (f"{figures}{goal} {clean(one.unit)}".strip() if one.measured else "", "$strong"),
        ]
    return tuple(pieces)
