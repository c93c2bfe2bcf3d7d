"""Writing a verdict given by hand: one more row, under the lock."""

from __future__ import annotations

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.override import Override
from tvplan_tui.store.locks import WAIT

from .authorship import author, now
from .side_files import append_row
from .sources import VERDICTS
from .verdicts import COLUMNS, OLDER, WITHDRAWN


def append_verdict(plan: Plan, override: Override, *, wait: float = WAIT) -> tuple[Override, str, int]:
    """Write one verdict, or the taking back of one; returns it as written, the file and the line.

    Raises:
        BusyError: others were writing all the time.
        NotSavedError: the system refused; nothing was written.
    """
    made = override

    def cells(_found: str) -> list[str]:
        nonlocal made
        made = override._replace(at=override.at or now(), by=override.by or author())
        return _cells(made)

    name, line = append_row(plan, VERDICTS, override.period.year, COLUMNS, cells, wait, OLDER)
    return made, name, line


def _cells(override: Override) -> list[str]:
    return [
        override.indicator,
        str(override.period),
        override.verdict.value if override.verdict else WITHDRAWN,
        override.reason,
        override.at,
        override.by,
        override.given_on,
    ]
