"""Closed periods: ``data/closings/<year>.csv`` says who closed what, when and with which fingerprint.

What the figures were lies beside it in ``<period>-<fingerprint>.json``, whose SHA-256 is the fingerprint: anybody can
prove with ``sha256sum`` that it is what was closed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.problem import Problem

from .files import read, replace
from .journal import WITHDRAWN, Journal, Noted
from .ledger.sources import CLOSINGS
from .locks import WAIT
from .refusals import NotSavedError
from .sanitize import clean

JOURNAL = Journal(CLOSINGS, ("period", "fingerprint", "note"))
_PRINT = re.compile(r"[0-9a-f]{64}")
SHORT = 12
"""Letters of a fingerprint that people compare, and that name its file."""


class SealError(NotSavedError):
    """What was closed cannot be produced any more, or is not what was closed."""


class Closing(NamedTuple):
    """One closing of a period, or the opening of it again.

    Attributes:
        fingerprint: SHA-256 of the snapshot, 64 hexadecimal letters; "" for one that opens the period again.
        at: when, as written; it is the second the figures are seen as of.
    """

    period: str
    fingerprint: str
    note: str = ""
    at: str = ""
    by: str = ""
    place: str = ""

    @property
    def short(self) -> str:
        """The fingerprint as people compare it."""
        return self.fingerprint[:SHORT]


def fingerprint(snapshot: bytes) -> str:
    """Return the SHA-256 of a snapshot."""
    return hashlib.sha256(snapshot).hexdigest()


def read_closings(base: Path) -> tuple[tuple[Closing, ...], tuple[Problem, ...]]:
    """Return everything recorded of closed periods, in order, and what could not be read."""
    return JOURNAL.records(base, _closing)


def _closing(row: Noted) -> Closing:
    cells = row.cells
    period, print_ = str(Period.parse(cells["period"])), cells["fingerprint"]
    if print_ == WITHDRAWN:
        print_ = ""
    elif not _PRINT.fullmatch(print_):
        raise ValueError(_("fingerprint không phải 64 chữ số thập lục phân"))
    return Closing(period, print_, cells["note"], row.at, row.by, row.place)


def in_force(closings: tuple[Closing, ...]) -> dict[str, tuple[Closing, ...]]:
    """Return by period the closings that stand, oldest first; the last one is in force."""
    found: dict[str, list[Closing]] = {}
    for one in closings:
        mine = found.setdefault(one.period, [])
        if one.fingerprint:
            mine.append(one)
        elif mine:
            mine.pop()
    return {period: tuple(mine) for period, mine in found.items() if mine}


def snapshot_file(base: Path, closing: Closing) -> Path:
    """Return where the snapshot of a closing lies."""
    return JOURNAL.folder(base) / f"{closing.period}-{closing.short}.json"


def read_snapshot(base: Path, closing: Closing) -> bytes:
    """Return what was closed; SealError if it is gone or is not what was closed."""
    file = snapshot_file(base, closing)
    found = read(file)
    name = clean(file.relative_to(base).as_posix())
    if found.stat is None:
        raise SealError(_("Mất bản chụp {file} của kỳ đã chốt").format(file=name), _("khôi phục tệp từ bản sao lưu"))
    if found.digest != closing.fingerprint:
        message = _("{file} không còn đúng với dấu vân tay đã ghi khi chốt")
        raise SealError(message.format(file=name), _("khôi phục tệp từ bản sao lưu"))
    return found.data


def broken_seals(base: Path, closings: tuple[Closing, ...]) -> tuple[Problem, ...]:
    """Return a problem for each closing in force whose snapshot is gone or is not what was closed."""
    found = []
    for standing in in_force(closings).values():
        try:
            read_snapshot(base, standing[-1])
        except NotSavedError as fault:
            file, _colon, line = standing[-1].place.rpartition(":")
            found.append(Problem(file, int(line), "fingerprint", fault.reason, fault.cure))
    return tuple(found)


def append_closing(
    plan: Plan, closing: Closing, snapshot: bytes = b"", *, seen: Closing | None, wait: float = WAIT
) -> Closing:
    """Record that a period is closed (with its snapshot) or open again; returns it as written.

    The snapshot is on the disk before the row is: no row ever names a file that was not there. One that no row came
    to name (the program was killed, the disk was full) harms nobody, and closing the same figures again uses it.

    Args:
        plan: beside whose figures it is written.
        closing: what to record.
        snapshot: what the fingerprint is taken of.
        seen: the closing of the period that was in force when the writer looked; if another one is by now, nothing
            is written.
        wait: seconds to wait for others.

    Raises:
        NotSavedError: somebody else closed or opened the period meanwhile, or the system refused.
    """
    base = Path(plan.file).parent

    def check(_rows: Sequence[Noted]) -> None:
        standing = in_force(read_closings(base)[0]).get(closing.period, ())
        if (standing[-1] if standing else None) != seen:
            raise _overtaken(closing.period, standing[-1] if standing else None)
        if closing.fingerprint:
            replace(snapshot_file(base, closing), partial(_given, snapshot), wait=wait)

    cells = {
        "period": closing.period,
        "fingerprint": closing.fingerprint or WITHDRAWN,
        "note": closing.note,
        "recorded_at": closing.at,
        "recorded_by": closing.by,
    }
    return _closing(JOURNAL.append(plan, cells, check=check, wait=wait))


def _overtaken(period: str, standing: Closing | None) -> NotSavedError:
    """Return what is told to whoever looked before somebody else wrote."""
    words = Period.parse(period).words().capitalize()
    if standing is None:
        reason = _("{period} vừa được người khác mở lại, chưa ghi gì").format(period=words)
    else:
        reason = _("{period} vừa được {by} chốt, chưa ghi gì").format(period=words, by=standing.by or "?")
    return NotSavedError(reason, _("xem lại lịch báo cáo rồi làm lại nếu còn cần"))


def _given(snapshot: bytes, _there: bytes) -> bytes:
    return snapshot
