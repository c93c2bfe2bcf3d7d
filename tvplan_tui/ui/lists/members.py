"""What stands below a heading: verdict, actual and target, name of each row, as aligned pieces of text. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.status import Status
from tvplan_tui.store.sanitize import clean

from .rows import actual, face, target

if TYPE_CHECKING:
    from tvplan_tui.report.board import Board, Row

Pieces = tuple[tuple[str, str], ...]


def members(board: Board | None, group: Indicator, *, ascii: bool = False) -> Pieces:
    """Return the rows below a heading, a line each; nothing for other rows and before the figures are judged."""
    if board is None or group.kind is not Kind.GROUP:
        return ()
    found = [(one, board.by_id.get(one.id)) for one in board.plan.children.get(group.id, ())]
    faces = [face(Status(row["status"]), ascii=ascii) if row else ("", "dim") for _one, row in found]
    figures = [_figures(one, row, ascii) for one, row in found]
    wide = max((cell_len(text) for text, _tone in faces), default=0)
    room = max((cell_len(text) for text in figures), default=0)
    pieces: list[tuple[str, str]] = []
    for (one, _row), (text, tone), figure in zip(found, faces, figures, strict=True):
        pieces += [
            ("\n" if pieces else "", ""),
            (text + " " * (wide - cell_len(text)), f"bold ${tone}"),
            (f"  {figure:>{room}}" if room else "", "$strong"),
            (f"  {clean(one.name)}", ""),
        ]
    return tuple(pieces)


def _figures(one: Indicator, row: Row | None, ascii: bool) -> str:
    if not one.measured:
        return ""
    return f"{actual(one, row, ascii)} / {target(one, ascii=ascii)} {clean(one.unit)}".strip()
