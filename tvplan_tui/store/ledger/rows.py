"""One more row at the end of a CSV file, never touching what is there.

Whoever writes holds the file's lock. A row is written with one call, is on the disk before anybody is told so,
and begins on a line of its own: where the last writer was cut off in the middle of a row, that row is closed
first, so that it stays a broken row and never becomes the beginning of the next one.
"""

from __future__ import annotations

import csv
import errno
import io
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tvplan_tui.domain.language import _
from tvplan_tui.store.files import NotSavedError
from tvplan_tui.store.refusals import refusal
from tvplan_tui.store.sanitize import clean

BOM = b"\xef\xbb\xbf"


class Shape(NamedTuple):
    """How a file is written.

    Attributes:
        mark: what separates cells.
        newline: how lines end.
        width: how many cells a row has.
    """

    mark: str
    newline: str
    width: int


class Place(NamedTuple):
    """Where a row came to stand.

    Attributes:
        line: its line, 1-based.
        torn: the line of a row before it that was never finished; 0 if there is none.
    """

    line: int
    torn: int = 0


def newline_of(data: bytes) -> str:
    """Return how a file ends its lines, by its header line."""
    head = data.partition(b"\n")
    if head[1]:
        return "\r\n" if head[0].endswith(b"\r") else "\n"
    return "\r\n" if data.startswith(BOM) else "\n"


def line(cells: Sequence[str], shape: Shape) -> bytes:
    """Return a row as bytes. Text is one line of composed letters; what looks like a formula is text like any other."""
    out = io.StringIO()
    csv.writer(out, delimiter=shape.mark, lineterminator=shape.newline).writerow(
        [clean(cell).strip() for cell in cells]
    )
    return out.getvalue().encode()


def append(path: Path, cells: Sequence[str], shape: Shape, *, found: bytes) -> Place:
    """Write one row at the end of a file whose lock is held.

    Args:
        path: the real file.
        cells: the row.
        shape: how the file is written.
        found: what the file holds now, read inside the lock.

    Raises:
        NotSavedError: the system refused; the file is as it was.
    """
    closing, torn = _closing(found, shape)
    written = closing + line(cells, shape)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_NOFOLLOW)
    except OSError as error:
        raise refusal(error, path) from None
    try:
        _write(descriptor, written, path, len(found))
    finally:
        os.close(descriptor)
    return Place((found + closing).count(b"\n") + 1, torn)


def _write(descriptor: int, data: bytes, path: Path, size: int) -> None:
    """Write all of ``data`` at once and bring it to the disk; if that fails, take back what got there."""
    if os.fstat(descriptor).st_size != size:
        raise NotSavedError(
            _("Chưa ghi được {file}: tệp vừa được người khác sửa").format(file=clean(str(path))), _("thử lại")
        )
    try:
        if os.write(descriptor, data) != len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(descriptor)
    except OSError as error:
        with suppress(OSError):  # what stays then is a torn row, which readers tell and the next writer closes
            os.ftruncate(descriptor, size)
        raise refusal(error, path) from None


def _closing(found: bytes, shape: Shape) -> tuple[bytes, int]:
    """Return what a file needs before a new row can begin, and the line of a row that was cut off (0: none).

    A last row without an end of line but with all its cells is complete: editors leave files like that.
    """
    if not found or found.endswith(b"\n"):
        return b"", 0
    last = _last_row(found.decode("utf-8", "replace"), shape.mark)
    newline = b"\n" if found.endswith(b"\r") else shape.newline.encode()
    if last.open:
        return b'"' + newline, last.line  # an open cell would swallow the rows that follow
    return newline, 0 if last.width == shape.width else last.line


class _Last(NamedTuple):
    """The last row of a file: where it starts, how many cells it has, whether it ends inside quotation marks."""

    line: int
    width: int
    open: bool = False


def _last_row(text: str, mark: str) -> _Last:
    """Find the last row as the exact reader does: after a row with broken quotes it goes on at the next line."""
    lines = list(io.StringIO(text, newline=""))
    last, start = _Last(1, 0), 0
    while start < len(lines):
        reader = csv.reader(lines[start:], delimiter=mark, strict=True)
        begun = start
        try:
            for cells in reader:
                last = _Last(begun + 1, len(cells))
                begun = start + reader.line_num
            return last
        except csv.Error as error:
            last = _Last(begun + 1, 0, "unexpected end" in str(error))
            start = begun + 1
    return last
