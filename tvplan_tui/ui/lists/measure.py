"""How wide the columns of a sector's table are: as little as possible of it hangs on the period, nothing on a filter.

Everything is measured over the whole sector, and room is kept for what other periods will
show, so that columns stay where they are while one filters, folds or walks through the year.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.language import marks
from tvplan_tui.domain.numbers import show
from tvplan_tui.domain.status import Status, word
from tvplan_tui.domain.wording import decimals
from tvplan_tui.report import cells

from .listing import Entry

LEAST_NAME = 22
"""Cells a name keeps in any case; where that is not enough to tell names apart they are cut in the middle."""
PLAIN_NAME, EASY_NAME, APART_NAME, WHOLE_NAME = 28, 38, 44, 72
"""Bounds, in cells, of the room that names have before columns that can be missed get any."""


class Measure(NamedTuple):
    """What a table's columns take, in cells.

    Attributes:
        places: decimals of each column of numbers, the comma included.
        widths: the widest text of each column; ``untargeted``: a verdict on what has no target, if anything has none.
        apart: by id, the letters of a name without which it is taken for another.
        told: width at which every name of usual length is told from the others by its beginning.
        easy: width at which most of such names stand whole.
        whole: width at which every name of usual length stands whole.
    """

    places: Mapping[str, int]
    widths: Mapping[str, int]
    apart: Mapping[str, int]
    told: int
    easy: int
    whole: int


def measure(
    entries: Sequence[Entry],
    numbers: Mapping[str, Sequence[str]],
    ratios: Mapping[str, Sequence[str]],
    *,
    ascii: bool = False,
) -> Measure:
    """Measure a sector.

    Args:
        entries: all of its rows.
        numbers: the texts of the columns whose commas stand in line.
        ratios: the texts of the other columns of figures.
        ascii: whether only ASCII signs are used.
    """
    texts = {key: [*found, *_kept_free(key, entries, ascii)] for key, found in numbers.items()}
    places = {key: max(map(fraction, found), default=0) for key, found in texts.items()}
    widths = {key: max((len(pad(text, places[key])) for text in found), default=0) for key, found in texts.items()}
    widths |= {key: max(map(cell_len, found), default=0) for key, found in ratios.items()}
    widths["unit"] = max((cell_len(entry.indicator.unit) for entry in entries), default=0)
    if any(entry.indicator.measured and entry.indicator.aim is None for entry in entries):
        widths["untargeted"] = 2 + cell_len(word(Status.NO_TARGET))
    apart = letters_apart((entry.indicator.id, entry.indicator.name) for entry in entries)
    whole = told = 0
    for entry in entries:
        name, before = entry.indicator.name, 2 * entry.depth + 2
        seen = name[: apart[entry.indicator.id]]
        whole = max(whole, before + cell_len(name))
        told = max(told, before + cell_len(seen) + (seen != name))
    whole = min(whole, WHOLE_NAME)
    told = min(max(told, PLAIN_NAME), APART_NAME, whole)
    return Measure(places, widths, apart, told, max(told, min(EASY_NAME, whole)), whole)


def _kept_free(key: str, entries: Iterable[Entry], ascii: bool) -> list[str]:
    """Return texts as wide as what a column will show in other periods: about the target, a full share, "≥ "."""
    if key == "target":
        return []
    measured = [entry.indicator for entry in entries if entry.indicator.measured]
    return [cells.fitted(text, ascii_only=ascii) for one in measured for text in _of(key, one, ascii)]


def _of(key: str, one: Indicator, ascii: bool) -> tuple[str, ...]:
    places, flow = decimals(one), one.kind is Kind.FLOW
    aim = show(one.aim, max(places, 1) if key == "expected" and flow else places)
    floor = (">= " if ascii else "≥ ") if key == "actual" and flow else ""
    return (floor + aim, show(100, places)) if one.is_rate else (floor + aim,)


def letters_apart(names: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return, by id, how many letters of a name have to be seen for it not to be taken for another one.

    That is up to the end of the first word in which it differs from the name most like it.
    """
    found: dict[str, int] = {}
    before, previous = "", ""
    for name, one in sorted((name, one) for one, name in names):
        same = _common(before, name)
        if previous:
            found[previous] = max(found[previous], _word_end(before, same))
        found[one] = _word_end(name, same)
        before, previous = name, one
    return found


def _common(one: str, other: str) -> int:
    """Return with how many equal letters two names begin."""
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )


def _word_end(name: str, same: int) -> int:
    """Return where the word ends that comes after ``same`` equal letters; 0 if there are none."""
    at = name.find(" ", same + 1) if same else 0
    return at if at >= 0 else len(name)


def fraction(text: str) -> int:
    """Return how many cells a number's decimals take, their mark included."""
    return len(text) - len(text.partition(marks().decimal)[0])


def pad(text: str, most: int) -> str:
    """Return a number with blanks for the decimals it lacks, so that the commas of a column stand in line."""
    return text + " " * (most - fraction(text)) if text else ""
