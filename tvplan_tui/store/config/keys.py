"""What a table of ``config.toml`` and its keys are: their name, type, default and documentation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

LARGEST = 1e15
"""Numbers beyond ± this are refused: a double no longer holds their decimals."""


class Type(Enum):
    """What a value must be; the value is the word used in the documentation."""

    TEXT = "chữ"
    ID = "mã"
    INTEGER = "số nguyên"
    NUMBER = "số"
    CHOICE = "một trong"
    DATE = "ngày"
    PATHS = "danh sách đường dẫn"
    FILE = "đường dẫn"
    TEXTS = "danh sách chữ"
    PROFILE = "12 số"
    MILESTONES = "bảng kỳ = số"
    TABLE = "bảng"
    PERIOD = "kỳ"
    REVISIONS = "các khối"
    SIDE = "vế"


class Key(NamedTuple):
    """One key of a table.

    Attributes:
        default: the value in force when the key is absent; None where nothing is.
        allowed: the words of a ``CHOICE``.
        low: smallest number allowed; ``high`` the largest.
        blank: whether a required text may be empty.
    """

    name: str
    type: Type
    doc: str
    required: bool = False
    default: object = None
    allowed: tuple[str, ...] = ()
    low: float = -LARGEST
    high: float = LARGEST
    blank: bool = False


@dataclass(frozen=True)
class Table:
    """A table of the file, or of a key (``inline``); ``many`` for ``[[…]]``."""

    name: str
    doc: str
    keys: tuple[Key, ...]
    many: bool = False
    inline: bool = False

    @property
    def header(self) -> str:
        """How the table is opened in the file: ``[plan]``, ``[[indicators]]``, ``companion = { … }``."""
        if self.inline:
            return f"{self.name} = {{ … }}"
        return f"[[{self.name}]]" if self.many else f"[{self.name}]"

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its keys, in order."""
        return tuple(key.name for key in self.keys)
