"""A config file edited where it lies: locked, edited, read again as a plan, and only then replaced."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tvplan_tui.domain.language import _
from tvplan_tui.domain.problem import Problem
from tvplan_tui.store.files import Content, read, replace
from tvplan_tui.store.locks import WAIT
from tvplan_tui.store.refusals import NotSavedError, refusal
from tvplan_tui.store.sanitize import clean

from .edit import worse
from .locate import is_shipped, shipped

Edit = Callable[[bytes], bytes]

DATA, TASKS = "data", "tasks.toml"
"""What of the shipped plan lies beside its config: figures and records, the file of tasks."""


class UnfitError(Exception):
    """The edited text would be TOML, but not a good plan; nothing was written.

    Attributes:
        problems: the errors that were not there before.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def save(path: Path, edit: Edit, *, expect: Content | None = None, wait: float = WAIT) -> Content:
    """Edit a config file; what others have written meanwhile is kept, for the edit is made on what is there now.

    Args:
        path: the file; links to it stay.
        edit: bytes to bytes, as the functions of ``edit`` make them.
        expect: what the person saw; if given, nothing is written over anything else.
        wait: seconds to wait for other writers.

    Raises:
        UnfitError: the reader finds errors in the new text that were not there before.
        NotSavedError: the edit, the lock or the system refused, or it is the plan that came with the program.
    """
    if is_shipped(path):
        reason = _("Đây là kế hoạch đi kèm chương trình, sửa ở đây sẽ mất khi cập nhật")
        raise NotSavedError(reason, _("chép ra thư mục của mình: tvplan config init THƯ_MỤC"))
    return replace(path, lambda current: tried(current, edit, str(path)), expect=expect, wait=wait)


def tried(current: bytes, edit: Edit, file: str = "") -> bytes:
    """Return the edited bytes once the reader has no new error to tell; UnfitError otherwise."""
    new = edit(current)
    if problems := worse(current, new, file):
        raise UnfitError(problems)
    return new


def copy_shipped(folder: Path) -> tuple[Path, ...]:
    """Copy the plan that comes with the program, its figures and tasks, into a folder; nothing there is replaced.

    Returns:
        The files made, the config first.

    Raises:
        NotSavedError: one of them is there already, or cannot be written; then none is left behind.
    """
    origin = shipped()
    pairs = [(origin, folder / origin.name)]
    beside = [*sorted(origin.parent.glob(TASKS)), *sorted((origin.parent / DATA).glob("**/*.csv"))]
    pairs += [(file, folder / file.relative_to(origin.parent)) for file in beside]
    for _source, target in pairs:
        if os.path.lexists(target):
            raise NotSavedError(_("Đã có {file}").format(file=clean(str(target))), _("chọn thư mục khác"))
    made: list[Path] = []
    try:
        for source, target in pairs:
            _make_folder(target.parent)
            replace(target, partial(_copied, read(source).data), expect=Content.of(b""))
            made.append(target)
    except NotSavedError:
        for target in made:
            target.unlink()
        raise
    return tuple(made)


def _copied(content: bytes, _absent: bytes) -> bytes:
    return content


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(error, folder) from None
