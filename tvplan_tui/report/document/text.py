"""Text as every format may hold it."""

from __future__ import annotations

import re
from collections.abc import Callable

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.store.sanitize import REPLACEMENT, clean

_PLANES = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
_NO_CHARACTER = re.compile(f"[\ufdd0-\ufdef{_PLANES}]")


def plain(text: str) -> str:
    """Return text as one line, composed, with nothing a program could obey and nothing XML could not hold."""
    return _NO_CHARACTER.sub(REPLACEMENT, clean(text))


SPACE = "\u00a0"
"""A space at which no line ends."""
_SHORT = 7
"""Letters of a unit that stays whole; of a longer one only its first word stays at the number."""
_DATES = re.compile(
    r"(?<=\w) (?=(?:\d{1,2}/)?(?:\d{1,2}(?:–\d{1,2})?|[IVX]+)/\d{4}\b)|(?<=điểm) (?=%)|(?<=Trong) (?=đó:)"
)
_NAMED = re.compile(r"\b(tháng|quý|ngày|năm(?= \d{4}(?![\d.,]\d))) (?=[\dIVX])", re.IGNORECASE)
_COUNTED = ("tháng", "quý", "chỉ tiêu", "nhiệm vụ", "dòng", "điểm")


def unbreaking(plan: Plan) -> Callable[[str], str]:
    """Return what keeps together what no line of a page may part: "tháng 9/2023", "480,117 tỷ đồng", "9 tháng"."""
    units = {one.unit for one in plan.indicators if one.unit and one.unit[0].isalpha()} | set(_COUNTED)
    counted = re.compile(
        rf"(?<=\d) ({'|'.join(re.escape(unit) for unit in sorted(units, key=lambda unit: (-len(unit), unit)))})(?!\w)"
    )

    def unit_of(found: re.Match[str]) -> str:
        unit = found[1]
        return SPACE + (unit.replace(" ", SPACE) if len(unit) <= _SHORT else unit)

    def bind(text: str) -> str:
        return counted.sub(unit_of, _NAMED.sub(rf"\1{SPACE}", _DATES.sub(SPACE, text)))

    return bind
