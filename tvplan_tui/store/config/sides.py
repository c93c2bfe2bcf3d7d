"""The two sides of a ``[[checks]]`` block: an id, a number, a sum, or the least or greatest of some."""

from __future__ import annotations

import re

from tvplan_tui.domain.indicator import Fold, Side
from tvplan_tui.domain.language import _

from .faults import Faults, shown
from .keys import LARGEST, Key
from .toml_lines import Path
from .values import read_number, refuse_type

MOST_TERMS = 50
LONGEST = 2000
"""Characters of a side."""

_CALL = re.compile(r"(min|max)\s*\((.*)\)", re.DOTALL)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_NUMBER = re.compile(r"[-+]?\d{1,15}(?:\.\d{1,15})?")


def read_side(key: Key, raw: object, path: Path, faults: Faults) -> Side | None:
    """Return a side of a check; None once its fault has been added. Which ids there are is asked later."""
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        value = read_number(key, raw, path, faults)
        return None if value is None else Side(Fold.SUM, (value,))
    if not isinstance(raw, str):
        refuse_type(_("mã chỉ tiêu, số, hoặc phép tính trong dấu nháy kép"), raw, path, faults, f'{key.name} = "KT3"')
        return None
    side = _side(raw.strip()) if len(raw) <= LONGEST else None
    if side is None:
        message = _("không hiểu “{text}”").format(text=shown(raw))
        cure = _('viết mã, số, "A + B", "min(A, B)" hoặc "max(A, B)"; các phép không lồng nhau')
        faults.add(path, message, cure)
    return side


def _side(text: str) -> Side | None:
    call = _CALL.fullmatch(text)
    fold, parts = (Fold(call[1]), call[2].split(",")) if call else (Fold.SUM, text.split("+"))
    terms = [_term(part.strip()) for part in parts]
    good = tuple(term for term in terms if term is not None)
    return Side(fold, good) if len(good) == len(terms) <= MOST_TERMS else None


def _term(text: str) -> str | float | None:
    """Read one term; digits alone are a number, so an indicator with such an id cannot stand here."""
    if _NUMBER.fullmatch(text):
        return float(text) if abs(float(text)) <= LARGEST else None
    return text if _ID.fullmatch(text) else None
