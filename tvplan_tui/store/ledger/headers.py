"""The header line of a ledger file: which column holds what."""

from __future__ import annotations

from collections.abc import Sequence

from tvplan_tui.domain.language import _
from tvplan_tui.domain.problem import WARNING
from tvplan_tui.domain.vietnamese import nfc
from tvplan_tui.store.nearest import nearest

from .cells import brief
from .findings import Findings

COLUMNS = (
    "indicator",
    "period",
    "value",
    "numerator",
    "denominator",
    "status",
    "area",
    "note",
    "source",
    "recorded_at",
    "recorded_by",
)
"""Every column a ledger file may have, in the order they are written."""

NUMBERS = ("value", "numerator", "denominator")
"""The columns that hold numbers."""


def heading(cell: str) -> str:
    """Return a header cell as it is compared: composed, trimmed, lower case."""
    return nfc(cell).strip("\ufeff\u200b \t\r\n\u00a0").lower()


def columns(cells: Sequence[str], line: int, findings: Findings) -> dict[str, int] | None:
    """Return where each known column stands; None if the file cannot be used.

    Args:
        cells: the header line.
        line: where it stands.
        findings: gets unknown, repeated and missing columns.
    """
    names = [heading(cell) for cell in cells]
    unknown = [name for name in names if name and name not in COLUMNS]
    for name in unknown:
        message = _("không có cột nào tên “{name}”").format(name=brief(name))
        findings.add(line, brief(name), message, nearest(name, COLUMNS), WARNING)
    repeated = [name for name in COLUMNS if names.count(name) > 1]
    for name in repeated:
        findings.add(
            line, name, _("cột {name} có {count} lần").format(name=name, count=names.count(name)), _("giữ lại một cột")
        )
    missing = [name for name in ("indicator", "period") if name not in names]
    if "value" not in names and not {"numerator", "denominator"} <= set(names):
        missing.append("value")
    for name in missing:
        findings.add(line, name, _("thiếu cột {name} ở dòng tiêu đề").format(name=name), _rename(name, unknown))
    return None if repeated or missing else {name: names.index(name) for name in COLUMNS if name in names}


def _rename(name: str, unknown: Sequence[str]) -> str:
    """Return the cure for a missing column: rename the unknown one that was meant, else the whole header line."""
    from difflib import get_close_matches  # milliseconds to load, and most files have no fault

    meant = get_close_matches(name, [word[:40] for word in unknown], n=1)
    return _("đổi tên cột “{old}” thành {name}").format(old=brief(meant[0]), name=name) if meant else ",".join(COLUMNS)


def unnamed(cells: Sequence[str]) -> list[int]:
    """Return which columns have no name; Excel writes such columns where cells were once used."""
    return [at for at, cell in enumerate(cells) if not heading(cell)]
