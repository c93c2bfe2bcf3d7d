"""Section II of a report: what is late or missed and why, what nobody explained, what people judged otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import Status, word
from tvplan_tui.report.board import Board, Row
from tvplan_tui.report.lacking import lacks

from .dates import lacking, vn_date
from .model import Form, Paragraph
from .sentences import standing
from .text import plain

GRAVE = (Status.MISSED, Status.AT_RISK, Status.BEHIND)


def shortcomings_title() -> str:
    """Return the section's title, by which a format that has no other section finds it."""
    return _("Tồn tại, hạn chế và nguyên nhân")


def shortcomings(board: Board) -> tuple[Paragraph, ...]:
    """Return the section's paragraphs; none where there is nothing to say."""
    parts = (
        (_("Nguyên nhân, giải pháp"), list(_causes(board))),
        (_("Chưa có giải trình"), list(_unexplained(board))),
        (_("Số liệu còn thiếu"), list(_missing(board))),
        (_("Nhận định của người phụ trách khác kết quả tính"), list(_given(board))),
    )
    found: list[Paragraph] = []
    for number, (title, points) in enumerate(((title, points) for title, points in parts if points), 1):
        found.append(Paragraph(Form.HEADING, f"{number}. {title}"))
        found += (Paragraph(Form.POINT, plain(point)) for point in points)
    return tuple(found)


def _grave(board: Board) -> Iterator[Row]:
    for status in GRAVE:
        yield from (row for row in board.rows if row["status"] == status)


def _causes(board: Board) -> Iterator[str]:
    """Yield what the offices wrote of what is missed, at risk or late."""
    for row in _grave(board):
        if row["note"] and not row["unexplained"]:
            yield _("{name} ({verdict}): {note}{source}.").format(
                name=row["name"],
                verdict=standing(board.plan.by_id[row["id"]], row),
                note=row["note"].rstrip(". "),
                source=_source(board, row),
            )


def _source(board: Board, row: Row) -> str:
    """Return who wrote it, and of which month: " (Phòng Tài chính - Kế hoạch, tháng 9/2023)"."""
    when = Period.parse(row["note_period"]).words() if row["note_period"] else ""
    said = ", ".join(part for part in (board.plan.by_id[row["id"]].owner, when) if part)
    return f" ({said})" if said else ""


def _unexplained(board: Board) -> Iterator[str]:
    """Yield what is missed or at risk and has no note of this period, and what is late without any note."""
    for row in _grave(board):
        if row["unexplained"] or not row["note"]:
            owner = board.plan.by_id[row["id"]].owner
            told = _("{name}: {verdict}").format(name=row["name"], verdict=standing(board.plan.by_id[row["id"]], row))
            yield _("{told}; đề nghị {owner} giải trình.").format(told=told, owner=owner) if owner else f"{told}."


def _missing(board: Board) -> Iterator[str]:
    """Yield what each office owes."""
    owed: dict[str, list[str]] = {}
    for row in board.rows:
        if lacks(row):
            periods = lacking(row["missing_periods"])
            owed.setdefault(board.plan.by_id[row["id"]].owner, []).append(f"{row['name']} ({periods})")
    for owner, names in owed.items():
        told = "; ".join(names)
        yield f"{owner}: {told}." if owner else f"{told}."


def _given(board: Board) -> Iterator[str]:
    for row in board.rows:
        given = row["override"]
        if given is None:
            continue
        yield _("{name}: phần mềm chấm “{computed}”, người phụ trách nhận định “{given}” ({by}): {reason}.").format(
            name=row["name"],
            computed=word(Status(row["status"])),
            given=word(Status(given["verdict"])),
            by=", ".join(part for part in (given["by"], vn_date(given["on"])) if part),
            reason=given["reason"].rstrip(". "),
        )
