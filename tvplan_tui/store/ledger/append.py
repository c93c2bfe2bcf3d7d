"""A figure written into the ledger: which file takes it, and as which cells.

Nothing that stands in a file is ever changed; a correction is one more row, and so is taking one back.
"""

from __future__ import annotations

import glob
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path

from tvplan_tui.domain.entry import NEAR, Entry, usual
from tvplan_tui.domain.indicator import Indicator, Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.store.files import NotSavedError, locked, overwrite, read
from tvplan_tui.store.locks import WAIT

from .authorship import author, now
from .cells import GROUPED, WORDS, Dialect
from .columns import FAR
from .delimited import Form, form_of
from .findings import Findings
from .headers import COLUMNS
from .rawbytes import is_utf8, usable
from .rows import BOM, Shape, append, line, newline_of
from .sources import Source, sources

NEEDED = ("indicator", "period", "status", "note", "source", "recorded_at", "recorded_by")
"""Columns a file must have to be written to; those of the entry's numbers besides."""
_LAST = ("note", "source", "recorded_at", "recorded_by")
"""What the last column may hold: of a row that is cut off only the end is lost, and that must be no figure."""
_MOST = 99
"""Further files of one year that are tried."""


@dataclass(frozen=True, slots=True)
class Appended:
    """What was written.

    Attributes:
        entry: with the time and the name it was written with.
        file: as the user knows it: relative to the config's folder.
        line: the new row's line.
        torn: the line of an earlier row in that file that was never finished; 0 if there is none.
    """

    entry: Entry
    file: str
    line: int
    torn: int = 0


def append_figure(plan: Plan, entry: Entry, *, wait: float = WAIT) -> Appended:
    """Write one row; when this returns it is on the disk.

    Args:
        plan: whose ``[data] files`` are written to, in the folder of its ``file``.
        entry: the row; what is empty of ``recorded_at`` and ``recorded_by`` is filled in while the lock is held.
        wait: seconds to wait for other writers.

    Raises:
        BusyError: others were writing all the time.
        NotSavedError: no file can take the row, or the system refused; nothing was written.
    """
    base = Path(plan.file).parent
    for name in _candidates(plan, base, entry.period):
        _make_folder(base / name)
        with locked(base / name, wait) as file:
            found = read(file)
            if found.stat is None:
                written = _stamped(entry)
                shape, body = _new(base, plan, file)
                cells = _cells(plan, written, COLUMNS, Dialect(shape.mark))
                overwrite(file, found, body + line(cells, shape))
                return Appended(written, name, 2)
            form = fitting(found.data, entry)
            if form is not None:
                written = _stamped(entry)
                cells = _cells(plan, written, _columns(form), form.dialect)
                shape = Shape(form.dialect.value, newline_of(found.data), len(form.cells))
                place = append(file, cells, shape, found=found.data)
                return Appended(written, name, place.line, place.torn)
    raise NotSavedError(
        _("Chưa ghi được: [data] files không có tệp nào nhận được số liệu {period}").format(period=entry.period),
        _('thêm "data/*.csv" vào [data] files'),
    )


def _make_folder(path: Path) -> None:
    """Make the folder a glob names, where the plan has no figures yet."""
    if path.parent.parent.is_dir() and not path.parent.exists():
        path.parent.mkdir(exist_ok=True)


def _stamped(entry: Entry) -> Entry:
    return replace(entry, recorded_at=entry.recorded_at or now(), recorded_by=entry.recorded_by or author())


def _candidates(plan: Plan, base: Path, period: Period) -> Iterator[str]:
    """Yield the files to try: those named after the year, a new one that a glob would find, then any listed."""
    year = str(period.year)
    new = tuple(_new_names(plan, base, year))  # before the list: a file made in between is then on it, not passed over
    there, _problems = sources(base, plan.data_files, trusted=False)
    tables = [source for source in there if source.path.suffix.lower() == ".csv"]
    named = [source for source in tables if year in source.path.stem]
    yield from (source.name for source in sorted(named, key=lambda source: (source.path.stem != year, source.name)))
    yield from new
    yield from (source.name for source in tables if source not in named)


def _new_names(plan: Plan, base: Path, year: str) -> Iterator[str]:
    """Yield names of files that are not there yet and that one of the plan's globs finds."""
    for pattern in plan.data_files:
        folder, shape = Path(pattern).parent, Path(pattern).name
        if glob.has_magic(str(folder)) or not (base / folder).resolve().is_relative_to(base.resolve()):
            continue
        if not glob.has_magic(shape):
            if shape.lower().endswith(".csv") and year in shape and not (base / pattern).exists():
                yield pattern
            continue
        for number in range(1, _MOST + 1):
            name = f"{year}.csv" if number == 1 else f"{year}-{number}.csv"
            if fnmatch(name, shape) and not (base / folder / name).exists():
                yield (folder / name).as_posix()
                break


def fitting(data: bytes, entry: Entry) -> Form | None:
    """Return how a file is written; None if it cannot be read or has not the columns the entry needs."""
    findings = Findings("")
    body = data.removeprefix(BOM)
    if not usable(data, findings) or b"\0" in data or not is_utf8(body.partition(b"\n")[0]):
        return None
    form = form_of(body, findings)
    if form is None:
        return None
    needed = [*NEEDED, *(name for name in ("numerator", "denominator") if getattr(entry, name) is not None)]
    if entry.value is not None or entry.assessment is not None:
        needed.append("value")
    if entry.area:
        needed.append("area")
    has_all = all(name in form.places for name in needed)
    return form if has_all and _columns(form)[-1] in _LAST else None


def _columns(form: Form) -> list[str]:
    """Return the column of each cell; "" for one that is not known."""
    names = {at: name for name, at in form.places.items()}
    return [names.get(at, "") for at in range(len(form.cells))]


def _new(base: Path, plan: Plan, file: Path) -> tuple[Shape, bytes]:
    """Return how a new file is written, and its header line: as the newest file beside it is."""
    neighbours = [source for source in sources(base, plan.data_files, trusted=False)[0] if _beside(source, file)]
    for source in sorted(neighbours, reverse=True):
        data = read(source.path).data
        form = form_of(data.removeprefix(BOM), Findings("")) if usable(data, Findings("")) else None
        if form is not None:
            shape = Shape(form.dialect.value, newline_of(data), len(COLUMNS))
            return shape, (BOM if data.startswith(BOM) else b"") + line(COLUMNS, shape)
    shape = Shape(Dialect.POINT.value, "\n", len(COLUMNS))
    return shape, line(COLUMNS, shape)


def _beside(source: Source, file: Path) -> bool:
    return source.path.suffix.lower() == ".csv" and source.path.resolve().parent == file.parent


def _cells(plan: Plan, entry: Entry, columns: tuple[str, ...] | list[str], dialect: Dialect) -> list[str]:
    """Return the row's cells in a file's order; columns that are not known stay empty."""
    indicator = plan.by_id[entry.indicator]
    texts = {
        "indicator": indicator.id,
        "period": str(entry.period),
        "value": WORDS[entry.assessment.value] if entry.assessment else _value(entry, indicator, dialect),
        "numerator": "" if entry.numerator is None else dialect.exact(entry.numerator),
        "denominator": "" if entry.denominator is None else dialect.exact(entry.denominator),
        "status": WORDS["withdrawn"] if entry.withdraws else WORDS[entry.status.value] if entry.status else "",
        "area": entry.area,
        "note": entry.note,
        "source": entry.source,
        "recorded_at": entry.recorded_at,
        "recorded_by": entry.recorded_by,
    }
    return [texts.get(name, "") for name in columns]


def _value(entry: Entry, indicator: Indicator, dialect: Dialect) -> str:
    """Return the value's cell; one that reading would doubt (6.319 for a target of 6319) gets a form it cannot."""
    if entry.value is None:
        return ""
    text = dialect.exact(entry.value)
    size = usual(indicator, entry.period)
    if dialect is Dialect.POINT and size and GROUPED.fullmatch(text):
        far = abs(entry.value) >= FAR * size or abs(entry.value) <= size / FAR
        if far and size / NEAR <= abs(entry.value) * 1000 <= size * NEAR:
            return text + "0"
    return text
