"""Faults of a config file while they are collected: by path first, by line at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from tvplan_tui.domain.language import _
from tvplan_tui.domain.problem import ERROR, WARNING, Problem
from tvplan_tui.store.sanitize import clean

from .toml_lines import Path, line_of

MOST = 500
"""Beyond so many the file is not a plan with slips in it, and nobody reads on."""


class Slip(NamedTuple):
    """A fault on its way to a ``Problem``; encoding and syntax slips know their line at once.

    Attributes:
        line: 1-based; 0 where the path tells it, or the whole file is concerned.
        path: the key it is about.
    """

    line: int
    message: str
    cure: str = ""
    path: Path = ()


@dataclass
class Faults:
    """What was found wrong, in the order found.

    Attributes:
        names: id of the row at a path, put before its messages so that people need not count blocks.
        errors: how many errors there were; a row whose reading raised it is left out.
    """

    names: dict[Path, str] = field(default_factory=dict)
    errors: int = 0
    _found: list[tuple[Slip, str]] = field(default_factory=list)

    def add(self, path: Path, message: str, cure: str = "") -> None:
        """Add an error: what stands at ``path`` is not used."""
        self.errors += 1
        self._keep(path, message, cure, ERROR)

    def warn(self, path: Path, message: str, cure: str = "") -> None:
        """Add a warning: what stands at ``path`` is used, but doubtful."""
        self._keep(path, message, cure, WARNING)

    def _keep(self, path: Path, message: str, cure: str, severity: str) -> None:
        if len(self._found) < MOST:
            self._found.append((Slip(0, message, cure, path), severity))

    def _named(self, slip: Slip) -> str:
        name = self.names.get(slip.path[:2])
        return f"{name}: {slip.message}" if name else slip.message

    @property
    def full(self) -> bool:
        """Whether later faults are only counted."""
        return len(self._found) >= MOST

    def problems(self, file: str, lines: Callable[[], dict[Path, int]], slips: Iterable[Slip]) -> tuple[Problem, ...]:
        """Return everything by line; ``lines`` is only called when a fault needs one."""
        told = [Problem(file, slip.line, written(slip.path), self._named(slip), slip.cure) for slip in slips]
        if self._found:
            places = lines()
            for slip, severity in self._found:
                line = line_of(slip.path, places)
                told.append(Problem(file, line, written(slip.path), self._named(slip), slip.cure, severity))
        told.sort(key=lambda problem: problem.line)
        if self.full:
            told.append(Problem(file, 0, "", _("còn lỗi khác chưa kể hết"), _("sửa các lỗi trên rồi kiểm tra lại")))
        return tuple(told)


def written(path: Path) -> str:
    """Return a path as people write it: ``indicators[3].target``, positions from 0."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{shown(part)}" if text else shown(part)
    return text


def shown(value: object, most: int = 40) -> str:
    """Return any value of the file as short, safe text for a message."""
    try:
        text = str(value)
    except ValueError:  # an integer too long to be written out
        text = _("số quá dài")
    text = clean(text[: most + 1])
    return text if len(text) <= most else text[: most - 1] + "…"
