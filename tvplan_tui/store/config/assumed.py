"""What a new indicator is given where nobody said it: as the form preselects it, so that four keys are enough."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tvplan_tui.domain.indicator import Bound, Kind


def assumed(fields: Mapping[str, Any]) -> dict[str, str]:
    """Return the keys to be added to those given, with their values: kind, bound where there is a target, unit."""
    made: dict[str, str] = {}
    kind = fields.get("kind")
    if kind is None:
        made["kind"] = kind = Kind.FLOW.value
    ranged = any(fields.get(key) is not None for key in ("low", "high"))
    aimed = ranged or fields.get("target") is not None
    if aimed and fields.get("bound") is None and kind not in (Kind.QUALITATIVE, Kind.GROUP):
        made["bound"] = (Bound.BETWEEN if ranged else Bound.AT_LEAST).value
    if fields.get("unit") is None:
        made["unit"] = ""
    return made
