"""Whether figures are plausible: doubts to be asked about, never faults, never mended silently.

Some doubts any figures can raise (a share above 100 %, ten times its own history); the relations
between indicators are declared by the plan (``[[checks]]``). Nothing here knows a plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from .doubt import Doubt, Figure, Known
from .indicator import Bound, Indicator, Kind, Plan, Reported
from .language import _
from .numbers import TOLERANCE, show
from .overlaps import overlapping
from .path import year_end
from .period import Period
from .plan_year import span
from .relations import related
from .wording import amount, counted, decimals

TENFOLD = 8.0
"""How many times the usual is "about ten times": a figure with one digit too many is rarely ten times exactly."""
BEYOND = 3.0
"""How far beyond all of its history such a figure also is; what has swung that far before may do it again."""
BESIDE = 30.0
"""How many times last year's figure, or the target's share, a figure is of another order: a year's flow that comes in
one month is twelve times its share."""
BELOW = 500.0
"""How small a part of the target's share: a slow month is a thirtieth of it, three digits too few a thousandth."""
ENOUGH = 3
"""Figures it takes to know what is usual, to call a value stuck, or a whole period copied."""


def doubts(
    plan: Plan, period: Period, figures: Mapping[str, Sequence[Figure]], known: Mapping[str, Known]
) -> tuple[Doubt, ...]:
    """Return every doubt about the figures of the plan's year up to a period, in the plan's order.

    Args:
        plan: with the targets in force.
        period: up to which figures are looked at; relations hold at its end.
        figures: the figures that count, by id, in order of their end; the year before as history.
        known: the judged rows by id.
    """
    found: list[Doubt] = []
    for indicator in plan.indicators:
        if indicator.measured:
            own = figures.get(indicator.id, ())
            found += _of_indicator(indicator, plan.year, period, own)
            parts = list(_of_parts(indicator, plan.year, period, own))
            found += parts or _of_year(indicator, period, known.get(indicator.id))
            found += overlapping(indicator, plan.year, period, own)
    found += _copied(plan, period, figures)
    found += (one for check in plan.checks for one in related(check, plan, period, figures, known))
    return tuple(found)


def _of_indicator(indicator: Indicator, year: int, period: Period, figures: Sequence[Figure]) -> Iterator[Doubt]:
    start = year_end(indicator, year) - 12
    whole = [one for one in figures if not (one.parts and indicator.kind is Kind.RATIO)]
    for at, figure in enumerate(whole):
        if start < figure.period.last <= period.last:
            alike = [one for one in whole[:at] if one.period.length == figure.period.length]
            for message in (*_odd(indicator, figure, alike), *_far_off_yet(indicator, figure, alike, start)):
                yield Doubt(indicator.id, str(figure.period), message)


def _of_parts(indicator: Indicator, year: int, period: Period, figures: Sequence[Figure]) -> Iterator[Doubt]:
    """Ask the months of a ratio: none is negative, and none takes more than there is of what has come up so far.

    A month alone may well be above 100 %; the year up to it may not, as long as none of its figures is missing.
    """
    if indicator.kind is not Kind.RATIO:
        return
    start = year_end(indicator, year) - 12
    so_far: list[Figure] = []
    for figure in figures:
        if not (figure.parts and start < figure.period.first and figure.period.last <= period.last):
            continue
        if figure.value < 0:
            yield Doubt(indicator.id, str(figure.period), _negative(indicator, figure.value))
        inside = [one for one in so_far if figure.period.first <= one.period.first]
        if sum(one.period.length for one in inside) == figure.period.length:
            continue  # said already, month by month
        so_far = [*(one for one in so_far if one not in inside), figure]
        whole = sum(one.period.length for one in so_far) == figure.period.last - start
        value = indicator.quotient(*map(sum, zip(*(one.parts for one in so_far if one.parts), strict=True)))
        if whole and value is not None and figure.value > value - TOLERANCE:  # it is this figure that lifts it
            for message in _too_much(indicator, value):
                yield Doubt(indicator.id, str(figure.period), message)


def _of_year(indicator: Indicator, period: Period, known: Known | None) -> Iterator[Doubt]:
    """Ask of a ratio of the year so far what its single months cannot be asked."""
    if indicator.kind is Kind.RATIO and known is not None and known.actual is not None:
        for message in _out_of_range(indicator, known.actual):
            yield Doubt(indicator.id, known.through or str(period), message)


def _odd(indicator: Indicator, figure: Figure, before: Sequence[Figure]) -> Iterator[str]:
    """Yield what is odd about one figure, given the earlier ones of the same length."""
    yield from _out_of_range(indicator, figure.value)
    yield from _not_whole(indicator, figure.value)
    yield from _halves(indicator, figure.value, before)
    if indicator.reported is Reported.CUMULATIVE:
        yield from _falling(indicator, figure, before)
    else:
        yield from _far_off(indicator, figure.value, [one.value for one in before])
        yield from _stuck(indicator, figure, before)


def _out_of_range(indicator: Indicator, value: float) -> Iterator[str]:
    yield from _too_much(indicator, value)
    if value < 0 and (_is_share(indicator) or indicator.kind is Kind.FLOW):
        yield _negative(indicator, value)


def _is_share(indicator: Indicator) -> bool:
    return indicator.is_rate and indicator.kind in (Kind.LEVEL, Kind.RATIO, Kind.MILESTONE)


def _negative(indicator: Indicator, value: float) -> str:
    return _("{value} là số âm").format(value=amount(value, indicator))


def _too_much(indicator: Indicator, value: float) -> Iterator[str]:
    share = _is_share(indicator)
    roof = indicator.ceiling if indicator.ceiling is not None else indicator.scale if share else None
    if roof is not None and value > roof + TOLERANCE * abs(roof):
        yield _("{value} vượt mức cao nhất có thể là {roof}").format(
            value=amount(value, indicator, roof), roof=amount(roof, indicator)
        )


def _not_whole(indicator: Indicator, value: float) -> Iterator[str]:
    """Of n units only k/n can be had."""
    units = _units(indicator)
    if units is None:
        return
    whole, unit = units
    # shares are written rounded
    count, slack = (value / indicator.scale * whole, 0.01) if indicator.is_rate else (value, TOLERANCE)
    if abs(count - round(count)) > slack:
        yield _("{value} không ứng với số {unit} nào trong tổng số {whole}").format(
            value=amount(value, indicator, round(value)), unit=unit, whole=show(whole)
        )


def _halves(indicator: Indicator, value: float, before: Sequence[Figure]) -> Iterator[str]:
    """Of what is counted there are no halves, unless its earlier figures had them too."""
    if not counted(indicator) or _units(indicator) is not None or abs(value - round(value)) <= TOLERANCE * abs(value):
        return
    if 2 * sum(1 for one in before if one.value % 1) <= len(before):
        yield _("{value} {unit} có số lẻ; {unit} đếm bằng số nguyên").format(value=show(value), unit=indicator.unit)


def _units(indicator: Indicator) -> tuple[float, str] | None:
    """Return of how many units it is k of n, and of what: a ceiling in a counted unit, or a companion that counts."""
    if indicator.kind not in (Kind.LEVEL, Kind.MILESTONE):
        return None
    other, aim = indicator.companion, indicator.aim
    if indicator.is_rate:
        if other is None or not aim or not other.target.is_integer():
            return None
        return other.target * indicator.scale / aim, other.unit
    if indicator.ceiling is None or not indicator.ceiling.is_integer() or decimals(indicator):
        return None
    return indicator.ceiling, indicator.unit


def _falling(indicator: Indicator, figure: Figure, before: Sequence[Figure]) -> Iterator[str]:
    """A running total does not fall within its year."""
    start = (figure.period.last - (indicator.year_start - 1)) // 12
    same_year = [one for one in before if (one.period.last - (indicator.year_start - 1)) // 12 == start]
    if same_year and figure.value < same_year[-1].value - TOLERANCE * abs(same_year[-1].value):
        yield _("lũy kế {value} thấp hơn {last} của {period}").format(
            value=amount(figure.value, indicator),
            last=amount(same_year[-1].value, indicator, figure.value),
            period=same_year[-1].period.words(),
        )


def _far_off(indicator: Indicator, value: float, before: Sequence[float]) -> Iterator[str]:
    sizes = [abs(one) for one in before if one]
    if len(sizes) < ENOUGH:
        return
    usual = median(sizes)
    if not value:
        yield from _nothing(indicator, usual, min(sizes) if len(sizes) == len(before) else 0.0)
        return
    times = abs(value) / usual
    if not 1e-300 < times < 1e300:
        return  # no figure of this world, and no ratio that could be told
    much = times >= TENFOLD and abs(value) >= BEYOND * max(sizes)
    # a rate of growth passes through zero
    little = indicator.kind is not Kind.GROWTH and times <= 1 / TENFOLD and abs(value) <= min(sizes) / BEYOND
    if much or little:
        words = (
            _("{value} gấp {times} lần mức thường có {usual}")
            if much
            else _("{value} chỉ bằng 1/{times} mức thường có {usual}")
        )
        yield words.format(
            value=amount(value, indicator),
            times=show(times if much else 1 / times, 0),
            usual=amount(usual, indicator, value),
        )


def _nothing(indicator: Indicator, usual: float, least: float) -> Iterator[str]:
    """Ask of a 0 where there has always been something: what is not known yet is left empty.

    Of what is counted a few at a time there may well be none once.
    """
    enough = not counted(indicator) or (usual >= TENFOLD and least >= BEYOND)
    if least and enough and indicator.kind is not Kind.GROWTH:
        words = _("{value} mà mức thường có là {usual}; chưa có số thì để trống, không ghi 0")
        yield words.format(value=amount(0.0, indicator), usual=amount(usual, indicator))


def _far_off_yet(indicator: Indicator, figure: Figure, before: Sequence[Figure], start: int) -> Iterator[str]:
    """Ask of a figure with too little history: by last year's same period, else by the target's share of its period.

    One figure is no rule and the months of a year are uneven: only a figure of another order is told.
    """
    running = indicator.reported is Reported.CUMULATIVE
    if not running and sum(1 for one in before if one.value) >= ENOUGH:
        return
    a_year = 12 // figure.period.length
    same = next((one.value for one in before if one.period.step(a_year) == figure.period), 0.0)
    months = figure.period.last - start if running else figure.period.length
    part = months / 12 if indicator.kind is Kind.FLOW else 1.0
    if same and indicator.kind is not Kind.GROWTH:
        usual, little = abs(same), 1 / BESIDE
        words = (
            _("{value} gấp {times} lần cùng kỳ năm trước ({usual})"),
            _("{value} chỉ bằng 1/{times} cùng kỳ năm trước ({usual})"),
        )
    else:
        usual, little = abs(indicator.aim or 0.0) * part, _least_part(indicator)
        words = (
            _("{value} gấp {times} lần phần mục tiêu của kỳ ({usual})"),
            _("{value} chỉ bằng 1/{times} phần mục tiêu của kỳ ({usual})"),
        )
    times = abs(figure.value) / usual if usual else 1.0
    if not 1e-300 < times < 1e300 or little < times < BESIDE or (times > 1 and _is_share(indicator)):
        return  # of a share that is too much for its whole, this is told
    yield words[times < 1].format(
        value=amount(figure.value, indicator),
        times=show(max(times, 1 / times), 0),
        usual=amount(usual, indicator, figure.value),
    )


def _least_part(indicator: Indicator) -> float:
    """Return how small a part of the target's share can be; a share to be reached may be typed as 0,95 for 95 %."""
    if indicator.kind is Kind.FLOW:
        return 1 / BELOW
    reached = indicator.bound is Bound.AT_LEAST and indicator.kind is not Kind.MILESTONE
    return 1 / BESIDE if reached and _is_share(indicator) else 0.0


def _stuck(indicator: Indicator, figure: Figure, before: Sequence[Figure]) -> Iterator[str]:
    """The same value in three periods running may be one nobody asked for again; of k of n, and of all, it is usual."""
    if not figure.value or _full(indicator, figure.value) or indicator.kind is Kind.MILESTONE or _units(indicator):
        return
    run = [one for one in before[-(ENOUGH - 1) :] if one.value == figure.value]
    adjacent = all(
        one.period.step(count) == figure.period for one, count in zip(run, range(ENOUGH - 1, 0, -1), strict=False)
    )
    if len(run) == ENOUGH - 1 and adjacent:
        yield _("{value} lặp lại ba kỳ liền").format(value=amount(figure.value, indicator))


def _copied(plan: Plan, period: Period, figures: Mapping[str, Sequence[Figure]]) -> Iterator[Doubt]:
    """Every value of a period the same as in the period before: a sheet sent twice."""
    start = span(plan).first - 1
    by_id = {one.id: {figure.period: figure.value for figure in figures.get(one.id, ())} for one in plan.indicators}
    ends = {at for found in by_id.values() for at in found if start < at.last <= period.last}
    for at in sorted(ends, key=lambda one: (one.last, one.length)):
        pairs = [pair for one in plan.indicators for pair in _neighbours(one, at, by_id[one.id])]
        if len(pairs) >= ENOUGH and all(this == last for this, last in pairs):
            yield Doubt("", str(at), _("mọi số liệu của {period} giống hệt kỳ trước").format(period=at.words()))


def _neighbours(
    indicator: Indicator, period: Period, by_period: Mapping[Period, float]
) -> Iterator[tuple[float, float]]:
    """Yield the indicator's figure of a period with the one before, unless the value is one that stays."""
    this, last = by_period.get(period), by_period.get(period.step(-1))
    if this is not None and last is not None and indicator.kind is not Kind.MILESTONE and not _full(indicator, this):
        yield this, last


def _full(indicator: Indicator, value: float) -> bool:
    """Tell a value that stays where it is: at its ceiling, or the whole of a share."""
    return value == indicator.ceiling or (indicator.is_rate and value == indicator.scale)
