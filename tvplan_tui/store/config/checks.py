"""``[[checks]]``: relations a plan declares between its own indicators, read and held to its ids."""

from __future__ import annotations

from collections.abc import Set

from tvplan_tui.domain.indicator import Check, Side
from tvplan_tui.domain.language import _
from tvplan_tui.store.nearest import nearest

from .faults import Faults, shown
from .schema import CHECKS
from .tables import read_table
from .toml_document import Document
from .toml_lines import Path, table_lines


def read_checks(document: Document, ids: Set[str], faults: Faults) -> tuple[Check, ...]:
    """Return the checks without a fault; ``ids`` are those of the plan's indicators."""
    blocks = document.data.get(CHECKS.name, [])
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        message = _("{name} phải là các khối {header}").format(name=CHECKS.name, header=CHECKS.header)
        faults.add((CHECKS.name,), message, _("mở mỗi khối bằng {header}").format(header=CHECKS.header))
        return ()
    if not blocks:
        return ()
    found = []
    for position, line in enumerate(table_lines(document.text, CHECKS.name, len(blocks))):
        path: Path = (CHECKS.name, position)
        whole = path not in document.broken
        before = faults.errors
        values = read_table(CHECKS, blocks[position], path, faults, whole=whole)
        for name in ("left", "right"):
            if name in values:
                _know(values[name], ids, (*path, name), faults)
        if whole and faults.errors == before:
            found.append(Check(**values, line=line))
    return tuple(found)


def _know(side: Side, ids: Set[str], path: Path, faults: Faults) -> None:
    for name in side.ids:
        if name not in ids:
            message = _("không có chỉ tiêu {id}").format(id=shown(name))
            faults.add(path, message, nearest(name, tuple(ids)[:200]))
