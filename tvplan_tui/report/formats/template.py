"""The Word template: the shipped one, the plan's own, and what is said when one cannot be used."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.store.sanitize import clean

NAME = "bao-cao.docx"


class TemplateError(Exception):
    """A template cannot be used; the message says why and what to do."""

    def __init__(self, path: Path, reason: str) -> None:
        told = _("Không dùng được mẫu {file}: {reason}").format(file=clean(str(path)), reason=clean(reason))
        super().__init__(told)


def shipped_template() -> bytes:
    """Return the template that comes with the program."""
    return files(__package__).joinpath(NAME).read_bytes()


def own_template(plan: Plan, file: str) -> Path | None:
    """Return the template that a plan names, beside its config file; None if it names none."""
    return Path(file).parent / plan.letterhead.template if plan.letterhead.template else None
