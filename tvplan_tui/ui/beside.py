"""Tasks, reports and closed periods beside the figures: read when nobody waits any more, told on the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .desk import Desk

Pieces = tuple[tuple[str, str], ...]


def read_beside(desk: Desk) -> None:
    """Read them, in a thread, once the verdicts are shown; then have the screens show them."""
    book = desk.book
    if book is not None and book.affairs_read is None:
        book.read_affairs()
        if desk.is_running:
            desk.call_from_thread(desk.refresh_screens, "refresh_affairs")


def worry(desk: Desk, id_: str) -> Pieces:
    """Return why the tasks of a target at risk do not help it; nothing where they do, or where it is not at risk."""
    from tvplan_tui.domain.status import Status, is_alarm
    from tvplan_tui.domain.vietnamese import capital
    from tvplan_tui.report.agenda import concerns
    from tvplan_tui.report.plain_tasks import concern_words
    from tvplan_tui.store.sanitize import clean

    affairs, board = desk.affairs, desk.board
    row = board.by_id.get(id_) if board else None
    if affairs is None or board is None or row is None or not is_alarm(Status(row["status"])):
        return ()
    agenda = affairs.agenda(desk.today, desk.as_of)
    told = [concern_words(one, agenda) for one in concerns(agenda, board) if one.indicator.id == id_]
    return tuple((clean(capital(words)), "bold $bad") for words in told)


def told(desk: Desk) -> dict[str, Pieces]:
    """Return the lines of the overview by name: the next deadlines, the targets at risk that nobody works at."""
    from tvplan_tui.report.agenda import concerns
    from tvplan_tui.report.deadlines import deadlines

    from .lists import calendar_rows, task_rows

    affairs, board, ascii = desk.affairs, desk.board, bool(getattr(desk, "ascii", False))
    if affairs is None:
        return {"deadlines": (), "duties-worry": ()}
    found = concerns(affairs.agenda(desk.today, desk.as_of), board) if board else ()
    return {
        "deadlines": calendar_rows.next_words(deadlines(affairs, desk.today, desk.as_of), ascii=ascii),
        "duties-worry": task_rows.worried(found, desk.size.width, named=True, ascii=ascii),
    }
