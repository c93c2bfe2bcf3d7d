"""Relations between indicators that a plan declares (``[[checks]]``): where one does not hold, somebody looks again."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from .doubt import Doubt, Figure, Known
from .indicator import Check, Fold, Kind, Plan, Reported, Side
from .language import _
from .numbers import TOLERANCE, show
from .path import year_end
from .period import Period

_OPS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_FOLDS: dict[Fold, Callable[[Iterable[float]], float]] = {Fold.SUM: sum, Fold.MIN: min, Fold.MAX: max}


def related(
    check: Check, plan: Plan, period: Period, figures: Mapping[str, Sequence[Figure]], known: Mapping[str, Known]
) -> Iterator[Doubt]:
    """Yield the doubts of one relation; none where something it rests on is not known.

    Each period's own figures are asked first: what is wrong in one month can be hidden in the year so far.
    Where they say it, the year so far does not say it again.
    """
    own = list(_own(check, plan, period, figures))
    yield from own or _so_far(check, period, known)


def _own(check: Check, plan: Plan, period: Period, figures: Mapping[str, Sequence[Figure]]) -> Iterator[Doubt]:
    """Yield a doubt for each period of the year in which the period's own figures do not fit.

    Flows are held against flows, and what each period says of the year so far against its like; the parts of a ratio
    say nothing by themselves.
    """
    terms = (*check.left.terms, *check.right.terms)
    ids = [term for term in terms if isinstance(term, str)]
    several = [plan.by_id[name] for name in ids if name in plan.by_id]
    flows = [one.kind is Kind.FLOW and one.reported is not Reported.CUMULATIVE for one in several]
    alike = all(flows) or not (any(flows) or any(one.kind is Kind.RATIO for one in several))
    if not several or len(several) < len(terms) or not alike:  # a bound in figures is one of the year
        return
    by_id = {one.id: {figure.period: figure.value for figure in figures.get(one.id, ())} for one in several}
    last = year_end(several[0], plan.year)
    for at in sorted(set.intersection(*(set(found) for found in by_id.values()))):
        if last - 12 < at.last <= min(last, period.last):
            yield from _doubt(check, at, {name: found[at] for name, found in by_id.items()}, at.words())


def _so_far(check: Check, period: Period, known: Mapping[str, Known]) -> Iterator[Doubt]:
    ids = (*check.left.ids, *check.right.ids)
    if len({known[name].through if name in known else None for name in ids}) == 1 or not ids:
        yield from _doubt(check, period, {name: known[name].actual for name in ids if name in known})


def _doubt(check: Check, period: Period, values: Mapping[str, float | None], when: str = "") -> Iterator[Doubt]:
    left, right = _side(check.left, values), _side(check.right, values)
    if left is None or right is None or _holds(left, check.op, right):
        return
    ids = (*check.left.ids, *check.right.ids)
    words = _("{message} ({when}: {left} là {one}, {right} là {other})") if when else ""
    message = (words or _("{message} ({left} là {one}, {right} là {other})")).format(
        message=check.message.rstrip(". "),
        when=when,
        left=_written(check.left),
        one=show(left),
        right=_written(check.right),
        other=show(right),
    )
    yield Doubt(ids[0] if ids else "", str(period), message, tuple(ids[1:]))


def _side(side: Side, known: Mapping[str, float | None]) -> float | None:
    values: list[float] = []
    for term in side.terms:
        value = known.get(term) if isinstance(term, str) else term
        if value is None:
            return None
        values.append(value)
    return float(_FOLDS[side.fold](values))


def _holds(left: float, op: str, right: float) -> bool:
    """Compare with the tolerance of every verdict: equal numbers are neither less nor greater."""
    equal = abs(left - right) <= TOLERANCE * max(abs(left), abs(right))
    if op == "==":
        return equal
    return op.endswith("=") if equal else bool(_OPS[op](left, right))


def _written(side: Side) -> str:
    terms = [term if isinstance(term, str) else show(term) for term in side.terms]
    return " + ".join(terms) if side.fold is Fold.SUM else f"{side.fold.value}({', '.join(terms)})"
