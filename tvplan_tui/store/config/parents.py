"""The tree of "trong đó": every parent known, in the same sector, without a circle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from tvplan_tui.domain.language import _
from tvplan_tui.store.nearest import nearest

from .faults import Faults, shown
from .toml_lines import Path

DEEPEST = 8
"""Levels of "trong đó"; a plan has two, and a table cannot show more than this."""


@dataclass(slots=True)
class Leaf:
    """An indicator's place: where it is written, and what it says about its parent.

    Attributes:
        parent: as written; emptied here where it cannot be used.
        kept: whether the indicator itself is in the plan.
    """

    path: Path
    id: str
    sector: str
    parent: str
    kept: bool


def settle_parents(leaves: Sequence[Leaf], faults: Faults) -> None:
    """Empty every parent that cannot be used and say why; a row without its parent stays, one level up.

    The children of a row that was left out for its own fault lose it without a word more.
    """
    by_id: dict[str, Leaf] = {}
    for leaf in leaves:
        if leaf.id:
            by_id.setdefault(leaf.id, leaf)
    for leaf in leaves:
        above = by_id.get(leaf.parent)
        if not leaf.parent:
            continue
        if above is None:
            message = _("không có chỉ tiêu {parent}").format(parent=shown(leaf.parent))
            others = tuple(islice((one for one in by_id if one != leaf.id), 200))
            _drop(leaf, message, nearest(leaf.parent, others) if others else _("bỏ dòng parent"), faults)
        elif above.sector != leaf.sector and above.sector and leaf.sector:
            message = _("{parent} thuộc lĩnh vực {sector}, không phải {own}")
            message = message.format(parent=shown(leaf.parent), sector=above.sector, own=leaf.sector)
            _drop(leaf, message, _("đặt hai dòng vào cùng một lĩnh vực"), faults)
    _cut_circles(by_id, faults)
    _cut_depth(by_id, faults)
    for leaf in leaves:
        if leaf.parent and not by_id[leaf.parent].kept:
            leaf.parent = ""


def _drop(leaf: Leaf, message: str, cure: str, faults: Faults) -> None:
    faults.add((*leaf.path, "parent"), message, cure)
    leaf.parent = ""


def _upward(leaf: Leaf, by_id: dict[str, Leaf]) -> Iterator[Leaf]:
    """Yield the leaf, its parent and so on; for ever, in a circle."""
    at: Leaf | None = leaf
    while at is not None:
        yield at
        at = by_id.get(at.parent)


def _cut_circles(by_id: dict[str, Leaf], faults: Faults) -> None:
    """Cut each circle at one of its rows."""
    settled: set[str] = set()
    for leaf in by_id.values():
        trail: dict[str, None] = {}  # ordered, and quick to search in a long chain
        for step in _upward(leaf, by_id):
            if step.id in settled:
                break
            if step.id in trail:
                steps = list(trail)
                circle = " → ".join([*steps[steps.index(step.id) :][:6], step.id])
                message = _("vòng tròn “trong đó”: {circle}").format(circle=shown(circle, 80))
                _drop(by_id[step.id], message, _("bỏ parent của một dòng trong vòng"), faults)
                break
            trail[step.id] = None
        settled.update(trail)


def _cut_depth(by_id: dict[str, Leaf], faults: Faults) -> None:
    """Cut what lies deeper than a table can show (and recursion can walk)."""
    for leaf in by_id.values():
        if len(list(islice(_upward(leaf, by_id), DEEPEST + 1))) > DEEPEST:
            message = _("“trong đó” lồng nhau quá {most} cấp").format(most=DEEPEST)
            _drop(leaf, message, _("đặt parent là một dòng ở cấp cao hơn"), faults)
