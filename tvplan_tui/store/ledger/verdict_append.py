"""Writing a verdict given by hand: one more row, under the lock."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.override import Override
from tvplan_tui.store.files import NotSavedError, locked, overwrite, read
from tvplan_tui.store.locks import WAIT
from tvplan_tui.store.sanitize import clean

from .authorship import author, now
from .rows import BOM, Shape, append, line, newline_of
from .sources import VERDICTS
from .verdicts import COLUMNS, WITHDRAWN

_SHAPE = Shape(",", "\n", len(COLUMNS))


def append_verdict(plan: Plan, override: Override, *, wait: float = WAIT) -> tuple[Override, str, int]:
    """Write one verdict, or the taking back of one; returns it as written, the file and the line.

    Raises:
        BusyError: others were writing all the time.
        NotSavedError: the system refused; nothing was written.
    """
    base = Path(plan.file).parent
    folder = base / "data" / VERDICTS
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotSavedError(_("Chưa tạo được thư mục {file}").format(file=clean(str(folder))), str(error)) from None
    path = folder / f"{override.period.year}.csv"
    with locked(path, wait) as file:
        found = read(file)
        made = replace(override, at=override.at or now(), by=override.by or author())
        cells = _cells(made)
        name = path.relative_to(base).as_posix()
        if found.stat is None:
            overwrite(file, found, line(COLUMNS, _SHAPE) + line(cells, _SHAPE))
            return made, name, 2
        header = next(csv.reader(io.StringIO(found.data.removeprefix(BOM).decode("utf-8", "replace"))), [])
        if header != list(COLUMNS):
            wrong = _("Chưa ghi được {file}: dòng tiêu đề không đúng").format(file=name)
            raise NotSavedError(wrong, ",".join(COLUMNS))
        shape = replace(_SHAPE, newline=newline_of(found.data))
        return made, name, append(file, cells, shape, found=found.data).line


def _cells(override: Override) -> list[str]:
    return [
        override.indicator,
        str(override.period),
        override.verdict.value if override.verdict else WITHDRAWN,
        override.reason,
        override.at,
        override.by,
    ]
