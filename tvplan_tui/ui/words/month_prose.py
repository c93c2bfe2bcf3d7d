"""What is said about the rows of the grid in which a sector's month is entered. Pure; knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tvplan_tui.domain.doubt import Doubt
from tvplan_tui.domain.entry import Entry, EntryError
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.report.month import Due, Outcome
from tvplan_tui.report.writing import Refused
from tvplan_tui.store.sanitize import clean

from . import entry_prose
from .prose import Piece, Pieces

if TYPE_CHECKING:
    from tvplan_tui.report.entering import Draft


def hint() -> Pieces:
    """Return what is said while the status has the keys."""
    return (
        (
            _("Tình trạng này ghi cho mọi số nhập ở dưới. Ô có tử số, mẫu số: gõ 98/102; định tính: gõ đạt, chưa đạt…"),
            "$dim",
        ),
    )


def told(
    due: Due,
    read: Entry | EntryError | None,
    failed: Refused | None,
    made: Draft | None,
    raised: Sequence[Doubt],
    *,
    noted: bool,
    ascii: bool,
) -> Pieces:
    """Return how a row was read, what is wrong or odd about it, and what it would come to.

    Args:
        due: the figure.
        read: what was typed, or why it cannot be taken; None if nothing was changed.
        failed: why it was not written, if a save has failed.
        made: the verdict last worked out, maybe of another row.
        raised: the row's doubts.
        noted: whether it has a note.
        ascii: whether only ASCII signs may be used.
    """
    one = due.indicator
    pieces: list[Piece] = [(f"{clean(one.name)}, {due.period.words()}: ", "$neutral")]
    if failed is not None:
        pieces.append((clean(str(failed)), "$bad"))
    elif read is None:
        return (*pieces, (_("chưa đổi gì"), "$dim"))
    elif isinstance(read, EntryError):
        pieces += entry_prose.reason(read)
    else:
        pieces.append((entry_prose.echo(read, one), "bold $good"))
        if made is not None and made.entry.indicator == one.id:
            pieces += [("  ", ""), *entry_prose.verdicts(made, None, ascii=ascii)]
    odd = entry_prose.doubts(raised, noted=noted, ascii=ascii)
    return (*pieces, ("\n", ""), *odd) if odd else tuple(pieces)


def summary(period: Period, rows: Sequence[Due], came: Sequence[Outcome]) -> str:
    """Return what one save has written where, and the first row it has not."""
    files = dict.fromkeys(one.file for one in came if not isinstance(one, Refused))
    failed = [(due, one) for due, one in zip(rows, came, strict=True) if isinstance(one, Refused)]
    text = _("Đã ghi {count} số của {period} vào {files}").format(
        count=len(came) - len(failed), period=period.words(), files=", ".join(files)
    )
    if not failed:
        return text
    due, why = failed[0]
    words = _("{written}; CHƯA ghi {count}: {first}: {why}") if files else _("CHƯA ghi {count} số: {first}: {why}")
    return words.format(written=text, count=len(failed), first=due.indicator.name, why=why.reason)
