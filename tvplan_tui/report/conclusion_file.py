"""The conclusions of a meeting as a Markdown file beside the plan; a file that is there is only replaced on purpose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tvplan_tui.domain.conclusion import Conclusion
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.store.files import replace
from tvplan_tui.store.refusals import NotSavedError

from .board import Book
from .conclusions import markdown

MOST = 99
"""Further names that are tried for one period."""


class ThereError(NotSavedError):
    """The file holds something else already; nothing was written."""


def export_path(book: Book, period: Period, *, further: bool = False) -> Path:
    """Return where the conclusions on a period go: ``ket-luan-2023-09.md`` beside the plan.

    Args:
        book: the plan's.
        period: its text has no sign that a file name cannot have.
        further: a name that is still free, if the first one is taken.
    """
    folder = Path(book.plan.file).parent
    names = [f"ket-luan-{period}.md", *(f"ket-luan-{period}-{number}.md" for number in range(2, MOST + 1))]
    return next((folder / name for name in names if not further or not (folder / name).exists()), folder / names[0])


def export(
    book: Book, found: Sequence[Conclusion], path: Path, today: date, as_of: date | None = None, *, over: bool = False
) -> Path:
    """Write the conclusions; returns the file.

    Args:
        book: what the verdicts are asked of.
        found: the conclusions, in the order to be written.
        path: as ``export_path`` gives it.
        today: the date verdicts are taken at.
        as_of: the day at whose end everything is seen.
        over: whether what the file holds may be lost.

    Raises:
        ThereError: the file holds something else, and may not lose it.
        NotSavedError: the system refused.
    """
    text = markdown(book, found, today, as_of).encode()

    def made(old: bytes) -> bytes:
        if old and old != text and not over:
            raise ThereError(_("{file} đã có, nội dung khác").format(file=path.name))
        return text

    replace(path, made)
    return path
