"""Records of what people decided that are folded in the order of their recording: tasks, reports, closed periods.

One append-only table a kind, ``data/<folder>/<year>.csv``; taking a row back is another row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.moment import moment
from tvplan_tui.domain.problem import Problem

from .ledger.authorship import author, now
from .ledger.side_files import append_row, side_folder, side_rows
from .locks import WAIT
from .sanitize import clean

STAMPS = ("recorded_at", "recorded_by")
"""The columns every row ends with."""
WITHDRAWN = "withdrawn"
"""What stands for a state in a row that takes an earlier one back."""


class Noted(NamedTuple):
    """One row of a journal.

    Attributes:
        cells: its texts by column, safe to show.
        file: the file as the user knows it.
        line: where in it.
    """

    cells: Mapping[str, str]
    file: str
    line: int

    @property
    def at(self) -> str:
        """When it was recorded, as written."""
        return self.cells["recorded_at"]

    @property
    def by(self) -> str:
        """Who recorded it."""
        return self.cells["recorded_by"]

    @property
    def place(self) -> str:
        """Where it stands: ``file:line``."""
        return f"{self.file}:{self.line}"

    def problem(self, message: str) -> Problem:
        """Return a fault of this row."""
        return Problem(self.file, self.line, "", clean(message)[:200])


T = TypeVar("T")
Reading = tuple[tuple[Noted, ...], tuple[Problem, ...]]


@dataclass(frozen=True)
class Journal:
    """One kind of record.

    Attributes:
        name: its folder within ``data/``.
        columns: of its tables, without those of ``STAMPS``.
    """

    name: str
    columns: tuple[str, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """All columns, in order."""
        return (*self.columns, *STAMPS)

    def folder(self, base: Path) -> Path:
        """Return where its tables are, for a plan in folder ``base``."""
        return side_folder(base, self.name)

    def read(self, base: Path) -> Reading:
        """Return all rows in the order of their recording, and what could not be read."""
        found: list[Noted] = []
        problems: list[Problem] = []
        for row in side_rows(base, self.name, self.header):
            if isinstance(row, Problem):
                problems.append(row)
            else:
                found.append(Noted(row.cells, row.file, row.line))
        found.sort(key=lambda row: moment(row.at))
        return tuple(found), tuple(problems)

    def records(self, base: Path, make: Callable[[Noted], T]) -> tuple[tuple[T, ...], tuple[Problem, ...]]:
        """Return what ``make`` makes of every row; its ValueError is told as a fault of the row."""
        rows, problems = self.read(base)
        found: list[T] = []
        told = list(problems)
        for row in rows:
            try:
                found.append(make(row))
            except ValueError as fault:
                told.append(row.problem(str(fault)))
        return tuple(found), tuple(told)

    def append(
        self,
        plan: Plan,
        cells: Mapping[str, str],
        *,
        check: Callable[[Sequence[Noted]], None] | None = None,
        wait: float = WAIT,
    ) -> Noted:
        """Write one row under the lock of the table of the plan's year; returns it as written.

        Args:
            plan: beside whose figures it is written.
            cells: by column; ``recorded_at`` and ``recorded_by`` are filled in where they are empty.
            check: called inside the lock with all that is recorded by then; refuses by raising.
            wait: seconds to wait for other writers.

        Raises:
            BusyError: others were writing all the time.
            NotSavedError: the system refused; nothing was written.
        """
        made: dict[str, str] = {}

        def row(_text: str) -> list[str]:
            if check is not None:
                check(self.read(Path(plan.file).parent)[0])
            stamps = {
                "recorded_at": cells.get("recorded_at") or now(),
                "recorded_by": cells.get("recorded_by") or author(),
            }
            made.update({name: clean({**cells, **stamps}.get(name, "")).strip() for name in self.header})
            return list(made.values())

        file, line = append_row(plan, self.name, plan.year, self.header, row, wait)
        return Noted(made, file, line)
