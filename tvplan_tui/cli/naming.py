"""Names on the command line: whatever their case, and what was meant where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from tvplan_tui.domain.indicator import Indicator, Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.vietnamese import fold

from . import exits
from .source import RefusedError
from .told import tell


def indicator_named(name: str, plan: Plan) -> Indicator:
    """Return the indicator with that id, whatever its case; else say which come near and give up."""
    by_folded = {fold(indicator.id): indicator for indicator in plan.indicators}
    if fold(name) in by_folded:
        return by_folded[fold(name)]
    raise RefusedError(unknown(name, [indicator.id for indicator in plan.indicators], _("Không có chỉ tiêu “{name}”")))


def unknown(name: str, known: Sequence[str], message: str) -> int:
    """Say that there is no such name, and what comes near; return the exit code for it."""
    import difflib

    near = difflib.get_close_matches(name, known, n=3, cutoff=0.4)
    text = message.format(name=name)
    tell(text + "; " + _("gần nhất: {near}").format(near=", ".join(near or known[:5])))
    return exits.USAGE


def require_sector(name: str, plan: Plan) -> None:
    """Give up with what comes near where the plan has no such sector."""
    known = [sector.id for sector in plan.sectors]
    if name not in known:
        raise RefusedError(unknown(name, known, _("Không có lĩnh vực “{name}”")))
