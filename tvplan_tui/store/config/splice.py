"""Lines put in, changed and taken out of a config text; every other line stays as it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from .source import Source


@dataclass
class Splice:
    """Changes to the lines of one source, collected first and made at once, last line first."""

    source: Source
    _changes: list[tuple[int, int, int, list[str]]] = field(default_factory=list)

    def put(self, first: int, end: int, text: str) -> None:
        """Put a text with LF line ends in the place of the lines from ``first`` up to ``end``; equal ones insert."""
        newline = self.source.newline(max(first - 1, 0))
        lines = [f"{line}{newline}" for line in text.removesuffix("\n").split("\n")] if text else []
        self.put_lines(first, end, lines)

    def put_lines(self, first: int, end: int, lines: list[str]) -> None:
        """Put lines, each with the end it shall have, in the place of those from ``first`` up to ``end``."""
        self._changes.append((first, end, len(self._changes), lines))

    def content(self) -> bytes:
        """Return the bytes with all changes made."""
        newline = self.source.newline(len(self.source.lines))
        lines = [_ended(line, newline) for line in self.source.lines]
        for first, end, _order, new in sorted(self._changes, reverse=True):
            lines[first:end] = [_ended(line, newline) for line in new]
        text = "".join(lines)
        if self.source.lines and not self.source.lines[-1].endswith("\n"):
            text = text.removesuffix("\n").removesuffix("\r")  # it had no final line end, and has none again
        return self.source.mark + text.encode()


def _ended(line: str, newline: str) -> str:
    return line if line.endswith("\n") else line + newline
