"""Faults of one ledger file, collected without end and told within reason."""

from __future__ import annotations

from tvplan_tui.domain.language import _
from tvplan_tui.domain.problem import ERROR, Problem

MOST = 200
"""How many faults of one file are told one by one; the rest are counted."""


class Findings:
    """Problems of one file in the order they were found.

    A file of millions of rows in the wrong form gives millions of faults; the first
    ``MOST`` are kept, the others only counted, and the count is told.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self._kept: list[Problem] = []
        self._more = 0

    def add(self, line: int, key: str, message: str, cure: str = "", severity: str = ERROR, *, id: str = "") -> None:
        """Record one fault at ``line`` (1-based; 0 = the whole file) in column ``key``, ``id`` as in ``Problem``."""
        if len(self._kept) < MOST:
            self._kept.append(Problem(self.file, line, key, message, cure, severity, id))
        else:
            self._more += 1

    def count(self, more: int) -> None:
        """Count faults that were seen but not looked at one by one."""
        self._more += more

    def told(self) -> list[Problem]:
        """Return the problems by line, with a last one for those only counted."""
        problems = sorted(self._kept)
        if self._more:
            message = _("còn {count} lỗi nữa trong tệp này").format(count=self._more)
            problems.append(Problem(self.file, 0, "", message, _("sửa các lỗi trên rồi nạp lại")))
        return problems
