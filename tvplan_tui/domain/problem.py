"""One fault found in config or data: what, where, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass

ERROR = "error"
WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A fault told to people; never a traceback.

    Attributes:
        file: the file as the user knows it; "" when no file is concerned.
        line: 1-based line in that file; 0 when the whole file is concerned.
        key: the config key (``indicators[3].target``) or the ledger's column; "" if none.
        message: what is wrong, one sentence in the interface's language.
        cure: what to write or do instead; "" if there is nothing to say.
        severity: ``ERROR`` (something is left out) or ``WARNING`` (used, but doubtful).
        id: of rows that name an indicator the plan does not have, that id; else "".
    """

    file: str
    line: int
    key: str
    message: str
    cure: str = ""
    severity: str = ERROR
    id: str = ""

    @property
    def place(self) -> str:
        """Where it is, as ``file:line:key`` with the absent parts left out."""
        parts = [self.file, str(self.line) if self.line else "", self.key]
        return ":".join(part for part in parts if part)

    def __str__(self) -> str:
        text = f"{self.place}: {self.message}" if self.place else self.message
        return f"{text} → {self.cure}" if self.cure else text
