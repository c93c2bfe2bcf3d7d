"""A plan and what it holds: sectors, indicators, their targets and thresholds.

Plain immutable records with the vocabulary of the field. They are made by
``store.config`` from ``config.toml``, whose keys they mirror one to one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from .letterhead import Letterhead

if TYPE_CHECKING:
    from .report_rule import ReportRule


class Kind(StrEnum):
    """How observations combine up to a period."""

    FLOW = "flow"
    LEVEL = "level"
    RATIO = "ratio"
    GROWTH = "growth"
    MILESTONE = "milestone"
    QUALITATIVE = "qualitative"
    GROUP = "group"


class Bound(StrEnum):
    """How an actual value is compared with its target."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BETWEEN = "between"


class Pace(StrEnum):
    """What the target asks for before the year is over."""

    PRORATA = "prorata"
    FULL = "full"
    ONCE = "once"


class Reported(StrEnum):
    """Whether a figure covers its own period, or the year up to its end."""

    PERIOD = "period"
    CUMULATIVE = "cumulative"


class Frequency(StrEnum):
    """How often a figure is owed."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"

    @property
    def months(self) -> int:
        """Length in months."""
        return {"month": 1, "quarter": 3, "half": 6, "year": 12}[self.value]


class Calendar(StrEnum):
    """Which cut-off an office uses: calendar months, or the 15th to the 14th."""

    STATISTICAL = "statistical"
    ADMINISTRATIVE = "administrative"


_DEFAULT_PACE = {Kind.FLOW: Pace.PRORATA, Kind.MILESTONE: Pace.ONCE}


class Companion(NamedTuple):
    """A second number the plan gives for the same target ("tương đương 06 hộ")."""

    unit: str
    target: float


class Revision(NamedTuple):
    """A target adjusted during the year; the one the plan set stays in ``Indicator.target``.

    Attributes:
        date: from when it holds, ``2023-07-15``.
        value: the new target, in the indicator's unit; None where only the edges of a range are adjusted.
        document: what decided it; "" if not said.
        low: the new edges of a range; None where the target is one number.
        high: likewise.
    """

    date: str
    value: float | None = None
    document: str = ""
    low: float | None = None
    high: float | None = None


class Fold(StrEnum):
    """How the terms on one side of a check become one number."""

    SUM = "sum"
    MIN = "min"
    MAX = "max"


class Side(NamedTuple):
    """One side of a check: ``KT3``, ``100``, ``A + B``, ``min(A, B)`` or ``max(A, B)``.

    Attributes:
        terms: ids of indicators, and numbers; at least one.
    """

    fold: Fold
    terms: tuple[str | float, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The indicators in it, in order."""
        return tuple(term for term in self.terms if isinstance(term, str))


class Check(NamedTuple):
    """A relation that figures of one period should satisfy; if not, they are doubtful, never wrong for sure.

    Attributes:
        op: one of ``CHECK_OPS``.
        message: what to tell people when it does not hold.
        line: where it is declared.
    """

    left: Side
    op: str
    right: Side
    message: str
    line: int = 0


CHECK_OPS = ("<", "<=", ">", ">=", "==")


@dataclass(frozen=True)
class Indicator:
    """One row of the plan.

    Attributes mirror the keys of ``[[indicators]]``; see ``docs/config.md``.
    ``profile`` holds twelve cumulative shares (1.0 = the whole target) for the
    months of the indicator's own year; ``milestones`` maps a period's text to the
    cumulative value expected at its end. ``behind`` is a ratio, for growth percentage points.
    ``retired`` is the period from which it is no longer watched; ``revisions`` are in order of date.
    """

    id: str
    sector: str
    name: str
    unit: str
    kind: Kind
    bound: Bound | None = None
    target: float | None = None
    low: float | None = None
    high: float | None = None
    parent: str | None = None
    owner: str = ""
    section: str = ""
    quote: str = ""
    note: str = ""
    decimals: int | None = None
    ceiling: float | None = None
    reported: Reported = Reported.PERIOD
    behind: float | None = None
    pace: Pace | None = None
    due_month: int | None = None
    year_start: int = 1
    profile: tuple[float, ...] = ()
    milestones: tuple[tuple[str, float], ...] = ()
    frequency: Frequency = Frequency.MONTH
    calendar: Calendar = Calendar.STATISTICAL
    companion: Companion | None = None
    retired: str = ""
    revisions: tuple[Revision, ...] = ()
    line: int = 0

    @property
    def aim(self) -> float | None:
        """The number T that attainment and gap are measured against: ``target``, else ``low``, else ``high``."""
        if self.target is not None:
            return self.target
        return self.low if self.low is not None else self.high

    @property
    def pacing(self) -> Pace:
        """The pace in force: the declared one, or the kind's default."""
        return self.pace or _DEFAULT_PACE.get(self.kind, Pace.FULL)

    @property
    def scale(self) -> float:
        """What a quotient is multiplied with to come out in the unit: 100 for %, 1000 for ‰."""
        return 100.0 if self.unit.startswith("%") else 1000.0 if self.unit.startswith("‰") else 1.0

    def quotient(self, numerator: float, denominator: float) -> float | None:
        """Return what two parts make in the unit: n / d × scale, for growth (n / d − 1) × 100; None for n / 0."""
        if denominator == 0:
            return None
        share = numerator / denominator
        return (share - 1) * 100 if self.kind is Kind.GROWTH else share * self.scale

    @property
    def is_rate(self) -> bool:
        """Whether the unit is a share, whose differences are percentage points."""
        return self.scale != 1.0

    @property
    def measured(self) -> bool:
        """Whether it has a number at all."""
        return self.kind not in (Kind.QUALITATIVE, Kind.GROUP)


class Sector(NamedTuple):
    """A heading of the plan: one table of the console."""

    id: str
    name: str
    section: str = ""


class Thresholds(NamedTuple):
    """Where the verdicts of a running year change; printed with every report.

    Attributes:
        on_track: pace from which a target is on track.
        behind: pace below which a ``prorata`` target is at risk.
        behind_full: the same for ``full`` and ``once``.
        growth_points: percentage points below the target from which growth is at risk.
    """

    on_track: float = 1.0
    behind: float = 0.9
    behind_full: float = 0.95
    growth_points: float = 1.0


@dataclass(frozen=True)
class Plan:
    """One authority's plan for one year.

    ``id`` and ``file`` tell which config it came from; ``data_files`` are the paths
    or globs of ``[data] files``, as written; ``tasks_file`` is the file of its tasks, "" for none; ``refused`` are
    ids that the config declares with a fault.
    """

    id: str
    title: str
    authority: str
    year: int
    document: str = ""
    issued: str = ""
    year_start: int = 1
    language: str = "vi"
    thresholds: Thresholds = field(default_factory=Thresholds)
    sectors: tuple[Sector, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    data_files: tuple[str, ...] = ("data/*.csv",)
    file: str = ""
    checks: tuple[Check, ...] = ()
    reports: tuple[ReportRule, ...] = ()
    tasks_file: str = ""
    letterhead: Letterhead = field(default_factory=Letterhead)
    refused: tuple[str, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Indicator]:
        """Indicators by id."""
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def children(self) -> dict[str, tuple[Indicator, ...]]:
        """Children ("trong đó") by the parent's id, in the plan's order."""
        found: dict[str, list[Indicator]] = {}
        for indicator in self.indicators:
            if indicator.parent:
                found.setdefault(indicator.parent, []).append(indicator)
        return {parent: tuple(kids) for parent, kids in found.items()}

    def in_sector(self, sector: str) -> Iterator[tuple[Indicator, int]]:
        """Yield the sector's indicators with their depth, each parent before its children."""

        def walk(indicator: Indicator, depth: int) -> Iterator[tuple[Indicator, int]]:
            yield indicator, depth
            for child in self.children.get(indicator.id, ()):
                yield from walk(child, depth + 1)

        for indicator in self.indicators:
            if indicator.sector == sector and not indicator.parent:
                yield from walk(indicator, 0)
