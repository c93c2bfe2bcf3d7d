"""The last section of a report: what the next period has to bring."""

from __future__ import annotations

from collections.abc import Iterator

from tvplan_tui.domain.language import _
from tvplan_tui.domain.status import Status
from tvplan_tui.report.board import Board
from tvplan_tui.report.lacking import lacks

from .model import Form, Paragraph
from .phrases import tight
from .text import plain

LAGGING = (Status.AT_RISK, Status.BEHIND, Status.NO_DATA)


def ahead(board: Board) -> tuple[Paragraph, ...]:
    """Return the section's paragraphs; none where there is nothing to do."""
    return tuple(Paragraph(Form.POINT, plain(text)) for text in _points(board))


def _points(board: Board) -> Iterator[str]:
    for row in board.rows:
        if row["outlook"] and row["run_rate_needed"] and row["status"] in LAGGING:
            told = tight(row["outlook"])
            yield _("{name}: {told}").format(name=row["name"], told=told[0].lower() + told[1:])
    falling = [row["name"] for row in board.rows if row["status"] == Status.AT_RISK and not row["outlook"]]
    if falling:
        yield _("Tập trung các chỉ tiêu có nguy cơ không đạt: {names}.").format(names="; ".join(falling))
    owed = sum(1 for row in board.rows if lacks(row))
    if owed:
        yield _("Bổ sung số liệu còn thiếu của {count} dòng nêu ở phần “Số liệu còn thiếu”.").format(count=owed)
    if any(row["unexplained"] for row in board.rows):
        yield _("Các cơ quan theo dõi giải trình nguyên nhân, giải pháp của chỉ tiêu nêu ở phần “Chưa có giải trình”.")
