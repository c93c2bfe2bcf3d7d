"""Small append-only files beside the figures, ``data/<folder>/<year>.csv``: what people decided, one line a row.

Read with the standard library, each line on its own: what cannot be read costs its row, and is told with its line.
Written under the file's lock, one row at the end; no byte that was there is changed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.problem import Problem
from tvplan_tui.store.files import NotSavedError, locked, overwrite, read
from tvplan_tui.store.refusals import refusal
from tvplan_tui.store.sanitize import clean

from .cells import brief
from .rows import BOM, Shape, append, line, newline_of
from .sources import reason

T = TypeVar("T")


class SideRow(NamedTuple):
    """One row.

    Attributes:
        cells: its cells by column, safe to show.
        file: as the user knows it; ``line``: 1-based.
    """

    cells: dict[str, str]
    file: str
    line: int

    def unread(self, fault: str) -> Problem:
        """Return what is told of a row that makes no sense."""
        return Problem(self.file, self.line, "", _("dòng không đọc được: {reason}").format(reason=brief(fault)))


def side_folder(base: Path, name: str) -> Path:
    """Return where such files of a plan in folder ``base`` are."""
    return base / "data" / name


def side_rows(
    base: Path, folder: str, columns: Sequence[str], older: Sequence[str] = ()
) -> Iterator[SideRow | Problem]:
    """Yield every row of a folder's files in the order they were written, and what could not be read."""
    for path in sorted(side_folder(base, folder).glob("*.csv")):
        name = clean(path.relative_to(base).as_posix())
        try:
            data = path.read_bytes().removeprefix(BOM)
        except OSError as error:
            yield Problem(name, 0, "", _("không mở được: {reason}").format(reason=reason(error)))
        else:
            yield from rows_of(data.decode(errors="surrogateescape"), name, columns, older)


def side_records(
    plan: Plan,
    base: Path,
    folder: str,
    columns: Sequence[str],
    make: Callable[[dict[str, str], Plan], T],
    older: Sequence[str] = (),
) -> tuple[tuple[T, ...], tuple[Problem, ...]]:
    """Return what ``make`` makes of every row, in the order they were written, and what could not be read.

    Args:
        plan: what the ids in the column ``indicator`` mean.
        base: the config's folder.
        folder: which kind of rows.
        columns: of their header.
        make: from a row's cells to a record; a ValueError says what is wrong with it.
        older: a header in use before, the first of ``columns``; what came later is empty.
    """
    found: list[T] = []
    problems: list[Problem] = []
    for row in side_rows(base, folder, columns, older):
        if isinstance(row, Problem):
            problems.append(row)
        elif row.cells["indicator"] not in plan.refused:  # its fault is told where it is declared
            try:
                found.append(make(row.cells, plan))
            except ValueError as fault:
                problems.append(row.unread(str(fault)))
    return tuple(found), tuple(problems)


def rows_of(text: str, name: str, columns: Sequence[str], older: Sequence[str] = ()) -> Iterator[SideRow | Problem]:
    """Yield the rows of one file; a broken row is one line, for the text in it is written on one."""
    lines = text.splitlines()
    header = next(csv.reader(lines[:1]), [])
    if header not in (list(columns), list(older or columns)):
        if lines and (not _is_text(lines[0]) or "\0" in lines[0]):
            yield Problem(name, 0, "", _("tệp không phải UTF-8"), _("lưu lại thành CSV UTF-8"))
        else:
            yield Problem(name, 1, "", _("dòng tiêu đề không đúng"), ",".join(columns))
        return
    for number, row in enumerate(lines[1:], 2):
        if not row.strip():
            continue
        made = SideRow({}, name, number)
        if not _is_text(row):
            yield Problem(
                name, number, "", _("dòng không phải UTF-8"), _("sửa chữ của dòng ấy, lưu tệp thành CSV UTF-8")
            )
            continue
        try:
            cells = next(csv.reader([row], strict=True))
        except csv.Error as fault:
            yield made.unread(str(fault))
            continue
        if len(cells) != len(header):
            yield made.unread(_("có {count} ô, cần {width}").format(count=len(cells), width=len(header)))
        else:
            cells += [""] * (len(columns) - len(header))
            yield made._replace(cells={key: clean(cell).strip() for key, cell in zip(columns, cells, strict=True)})


def _is_text(line: str) -> bool:
    """Tell whether all bytes of a line were UTF-8; those that were not stand in it as lone surrogates."""
    return not any("\udc80" <= char <= "\udcff" for char in line)


def append_row(
    plan: Plan,
    folder: str,
    year: int,
    columns: Sequence[str],
    make: Callable[[str], Sequence[str]],
    wait: float,
    older: Sequence[str] = (),
) -> tuple[str, int]:
    """Write one row; returns the file, as the user knows it, and the line.

    Args:
        plan: beside whose figures it is written.
        folder: which kind of rows.
        year: which file.
        columns: of its header.
        make: from what the file holds to the row's cells, called while nobody else can write; what it raises
            passes through, and nothing is written.
        wait: seconds to wait for others.
        older: a header in use before, the first of ``columns``; such a file gets the new one with the row.

    Raises:
        BusyError: others were writing all the time.
        NotSavedError: the system refused; nothing was written.
    """
    base = Path(plan.file).parent
    path = side_folder(base, folder) / f"{year}.csv"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(error, path.parent) from None
    name = path.relative_to(base).as_posix()
    shape = Shape(",", "\n", len(columns))
    with locked(path, wait) as file:
        found = read(file)
        text = found.data.removeprefix(BOM).decode("utf-8", "replace")
        if found.stat is None:
            overwrite(file, found, line(columns, shape) + line(make(""), shape))
            return name, 2
        header = next(csv.reader(io.StringIO(text)), [])
        if older and header == list(older):
            kept = _widened(text, columns, shape)
            overwrite(file, found, kept + line(make(text), shape))
            return name, kept.count(b"\n") + 1
        if header != list(columns):
            wrong = _("Chưa ghi được {file}: dòng tiêu đề không đúng").format(file=name)
            raise NotSavedError(wrong, ",".join(columns))
        return name, append(file, make(text), shape._replace(newline=newline_of(found.data)), found=found.data).line


def _widened(text: str, columns: Sequence[str], shape: Shape) -> bytes:
    """Return a file with an older header under the new one: every row as it stands, one empty cell longer."""
    header, *rows = text.splitlines()
    missing = "," * (len(columns) - header.count(",") - 1)
    return line(columns, shape) + "".join(f"{row}{missing}\n" if row.strip() else "\n" for row in rows).encode()
