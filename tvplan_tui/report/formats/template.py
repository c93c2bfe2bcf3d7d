"""A Word template: where it is, and what is said when it cannot be used."""

from __future__ import annotations

from pathlib import Path

from tvplan_tui.domain.language import _
from tvplan_tui.store.sanitize import clean


class TemplateError(Exception):
    """A template cannot be used; the message says why and what to do."""

    def __init__(self, path: Path, reason: str) -> None:
        told = _("Không dùng được mẫu {file}: {reason}").format(file=clean(str(path)), reason=clean(reason))
        super().__init__(told)
