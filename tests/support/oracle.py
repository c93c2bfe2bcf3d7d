"""The rules of DOMAIN.md once more, as plain scalar Python: the oracle of the property tests.

Written from the prose and not from the query: loops over months, no bit masks, no frames.
"""

from __future__ import annotations

from dataclasses import dataclass

from tvplan_tui.domain.indicator import Bound, Indicator, Kind, Pace, Plan, Reported

EPS = 1e-9


@dataclass(frozen=True)
class Seen:
    """One recorded figure; months count from January of year 0 as year * 12 + month - 1."""

    first: int
    last: int
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    rank: int = 0
    recorded: str = ""

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def standing(seen: list[Seen]) -> list[Seen]:
    """The newest of the highest status for each period."""
    best: dict[tuple[int, int], Seen] = {}
    for one in seen:
        key = (one.first, one.last)
        if key not in best or (one.rank, one.recorded) >= (best[key].rank, best[key].recorded):
            best[key] = one
    return list(best.values())


def without_overlap(seen: list[Seen]) -> list[Seen]:
    kept = list(seen)
    for length in (3, 6, 12):
        for long in [one for one in kept if one.length == length]:
            parts = [one for one in kept if one is not long and one.first >= long.first and one.last <= long.last]
            months = {month for part in parts for month in range(part.first, part.last + 1)}
            filled = len(months) == length and min(part.rank for part in parts) >= long.rank
            kept = [one for one in kept if one is not long] if filled else [one for one in kept if one not in parts]
    return kept


class Oracle:
    """All figures of one indicator at the end of month ``at``."""

    def __init__(self, plan: Plan, one: Indicator, seen: list[Seen], at: int, past: int = 10**6) -> None:
        """``past`` is the last month whose cut-off is over."""
        self.plan, self.one = plan, one
        end = plan.year * 12 + (11 if one.year_start == 1 else one.year_start - 2)
        self.start = end - 12
        self.elapsed = max(0, min(12, at - self.start))
        self.ended = max(0, min(12, min(at, past) - self.start))
        self.every = one.frequency.months
        self.summed = one.reported is Reported.PERIOD and one.kind in (Kind.FLOW, Kind.RATIO, Kind.GROWTH)
        self.everything = standing(seen)
        self.this = self.within(self.start, self.start + self.elapsed)
        self.through = max((row.last - self.start for row in self.this), default=0)
        self.judged = max(self.ended // self.every * self.every, self.through)
        self.closed = self.elapsed == 12 and 12 in (self.ended, self.through)
        self.actual = self.combine(self.this)
        self.before = self.within(self.start - 12, self.start)

    def within(self, after: int, until: int) -> list[Seen]:
        """What counts at the end of month ``until``: later figures displace nothing yet."""
        rows = [row for row in self.everything if row.last <= until]
        if self.summed:
            since = self.start + 1
            rows = without_overlap([row for row in rows if (row.first - since) // 12 == (row.last - since) // 12])
        rows = [row for row in rows if (row.first if self.summed else row.last) > after]
        return sorted(rows, key=lambda row: (row.last, row.rank, -row.length))

    def quotient(self, numerator: float, denominator: float) -> float | None:
        if denominator == 0:
            return None
        return (
            (numerator / denominator - 1) * 100
            if self.one.kind is Kind.GROWTH
            else numerator / denominator * self.one.scale
        )

    def figure(self, row: Seen) -> float | None:
        if row.numerator is not None and row.denominator is not None:
            return self.quotient(row.numerator, row.denominator)
        return row.value

    def combine(self, rows: list[Seen]) -> float | None:
        if not rows:
            return None
        if self.summed and self.one.kind is Kind.FLOW:
            known = [self.figure(row) for row in rows if self.figure(row) is not None]
            return sum(known) if known else None
        parted = [row for row in rows if row.numerator is not None and row.denominator is not None]
        if self.summed and rows[-1] in parted:
            return self.quotient(sum(row.numerator for row in parted), sum(row.denominator for row in parted))
        return self.figure(rows[-1])

    def missing(self) -> list[int]:
        """Months of the own year at whose end a figure is due and not there."""
        if self.one.pacing is Pace.ONCE:
            low = self.edges()[0]
            early = self.one.bound is Bound.AT_LEAST and low is not None and self.actual is not None
            reached = early and self.actual >= low - EPS * abs(low)
            told = reached or any(row.last - self.start >= self.due() for row in self.this)
            return [self.due()] if self.ended >= self.due() and not told else []
        covered = set()
        for row in self.this:
            parted = row.numerator is not None and row.denominator is not None
            added = self.summed and (self.one.kind is Kind.FLOW or parted)
            if self.quotient_of_sums() and not parted:
                continue
            first = row.first - self.start if added else 1
            covered |= set(range(max(1, first), row.last - self.start + 1))
        return [
            month
            for month in range(self.every, self.ended + 1, self.every)
            if not set(range(month - self.every + 1, month + 1)) <= covered
        ]

    def quotient_of_sums(self) -> bool:
        if not self.summed or self.one.kind is Kind.FLOW or not self.this:
            return False
        return self.this[-1].numerator is not None and self.this[-1].denominator is not None

    def lacking(self) -> list[int]:
        """Missing figures without which the actual value is not what it stands for."""
        moving = self.one.pacing is Pace.PRORATA or bool(self.one.profile or self.one.milestones)
        if self.one.kind is Kind.FLOW or (self.one.kind is Kind.RATIO and moving):
            return self.missing()
        compared = self.one.kind is Kind.GROWTH or moving
        since = [month for month in self.missing() if month > self.through] if compared else []
        return [month for month in self.missing() if month <= self.through and self.quotient_of_sums()] + since

    def due(self) -> int:
        if self.one.due_month is None:
            return 12
        return (self.one.due_month - self.one.year_start) % 12 + 1

    def base(self) -> float | None:
        if self.one.bound is Bound.BETWEEN and self.one.low is not None:
            return self.one.low
        return self.one.aim

    def expected(self) -> float | None:
        base, month = self.base(), self.judged
        if base is None or month == 0:
            return None
        share = self.share()
        return None if share is None else base * share

    def share(self) -> float | None:
        month = self.judged
        if self.one.profile:
            return self.one.profile[month - 1]
        if self.one.pacing is Pace.PRORATA:
            return month / 12
        if self.one.pacing is Pace.ONCE:
            return 1.0 if month >= self.due() else None
        return 1.0

    def edges(self) -> tuple[float | None, float | None]:
        one = self.one
        low = None if one.bound is Bound.AT_MOST else one.low if one.low is not None else one.target
        high = None if one.bound is Bound.AT_LEAST else one.high if one.high is not None else one.target
        return low, high

    def toward(self, edge: float) -> float | None:
        if self.actual is None or edge == 0:
            return None
        s = -1 if self.one.bound is Bound.AT_MOST else 1
        return 1 + s * (self.actual - edge) / abs(edge)

    def attainment(self) -> float | None:
        aim = self.one.aim
        if self.actual is None or aim is None:
            return None
        if self.one.kind is Kind.GROWTH:
            return self.actual / aim if aim > 0 and self.actual >= 0 else None
        return self.toward(aim)

    def pace(self) -> float | None:
        expected = self.expected()
        if self.actual is None or expected is None or self.one.kind is Kind.GROWTH:
            return None
        high = self.edges()[1]
        if (
            self.one.bound is Bound.BETWEEN
            and self.one.kind is not Kind.FLOW
            and high is not None
            and self.actual > high
        ):
            return 1 - (self.actual - high) / abs(high) if high else None
        return self.toward(expected)

    def meets(self) -> bool:
        low, high = self.edges()
        return (low is None or self.actual >= low - EPS * abs(low)) and (
            high is None or self.actual <= high + EPS * abs(high)
        )

    def status(self) -> str:
        low, high = self.edges()
        due = self.ended >= self.due() if self.one.pacing is Pace.ONCE else self.ended >= self.every
        if low is None and high is None:
            return "no_target"
        if self.actual is None:
            given = bool(self.this) and not self.missing()  # 0 cases of 0: nothing is owed
            return "no_data" if due and not given else "not_due"
        verdict = self.closed_verdict() if self.closed else self.running_verdict()
        if self.lacking():
            if self.one.kind in (Kind.LEVEL, Kind.MILESTONE) and self.one.pacing is not Pace.ONCE and not self.closed:
                return verdict if verdict == "on_track" else "no_data"
            return verdict if self.one.kind is Kind.FLOW and self.proven(verdict) else "no_data"
        if self.one.pacing is Pace.ONCE and self.missing():
            return "no_data"
        if self.closed and 12 in self.missing():
            return "no_data"
        return verdict

    def past_limit(self) -> bool:
        high = self.edges()[1]
        return high is not None and self.actual > high + EPS * abs(high)

    def proven(self, verdict: str) -> bool:
        if any((self.figure(row) or 0) < 0 for row in self.this):
            return False
        if self.one.bound is Bound.AT_LEAST:
            return verdict in ("on_track", "achieved", "met", "exceeded")
        return self.past_limit()

    def closed_verdict(self) -> str:
        if not self.meets():
            return "missed"
        edge = self.one.high if self.one.high is not None else self.one.target
        never = self.one.bound is not Bound.AT_LEAST or self.one.kind is Kind.MILESTONE
        never = never or (self.one.ceiling is not None and edge >= self.one.ceiling)
        return "exceeded" if not never and self.actual > edge + EPS * abs(edge) else "met"

    def running_verdict(self) -> str:
        limits, expected = self.plan.thresholds, self.expected()
        if self.one.kind is Kind.FLOW and self.past_limit():
            return "missed"
        if self.one.kind is Kind.FLOW and self.one.bound is Bound.AT_LEAST and self.edges()[0] > 0 and self.meets():
            return "achieved"
        if expected is None:
            return "on_track" if self.meets() and self.one.bound is Bound.AT_LEAST else "not_due"
        ahead = (self.actual - expected) * (-1 if self.one.bound is Bound.AT_MOST else 1)
        high = self.edges()[1]
        if self.one.bound is Bound.BETWEEN and high is not None:
            ahead = min(ahead, high - self.actual)
        if self.one.kind is Kind.GROWTH:
            points = self.one.behind if self.one.behind is not None else limits.growth_points
            width = EPS * max(abs(expected), abs(high) if high is not None else 0.0)
            return "on_track" if ahead >= -width else "behind" if ahead >= -points - width else "at_risk"
        pace = self.pace()
        if self.hasty():
            return "at_risk"
        if pace is None:
            return "on_track" if ahead >= -EPS * abs(high or 0.0) else "at_risk"
        limit = self.limit()
        return "on_track" if pace >= limits.on_track - EPS else "behind" if pace >= limit - EPS else "at_risk"

    def hasty(self) -> bool:
        """A budget spent so fast that its upper edge is out of reach by as much as "at risk" is below the lower."""
        high = self.edges()[1]
        if self.one.kind is not Kind.FLOW or self.one.bound is not Bound.BETWEEN or high is None or not self.judged:
            return False
        share = self.share()
        if share is None or high * share <= 0:
            return False
        return self.actual / (high * share) > 2 - self.limit() + EPS

    def limit(self) -> float:
        limits = self.plan.thresholds
        limit = limits.behind if self.one.pacing is Pace.PRORATA else limits.behind_full
        return self.one.behind if self.one.behind is not None else limit

    def previous(self) -> float | None:
        if self.summed and self.one.kind is Kind.FLOW:
            before = self.within(self.start - 12, self.start - 12 + self.judged)
            covered = {month for row in before for month in range(row.first, row.last + 1)}
            if not set(range(self.start - 11, self.start - 11 + self.judged)) <= covered:
                return None
            return self.combine(before)
        before = self.within(self.start - 12, self.start - 12 + self.through)
        if not self.through or not before or before[-1].last != self.start - 12 + self.through:
            return None
        if self.summed and before[-1].numerator is not None and before[-1].denominator is not None:
            parted = [row for row in before if row.numerator is not None and row.denominator is not None]
            covered = {month for row in parted for month in range(row.first, row.last + 1)}
            whole = set(range(self.start - 11, self.start - 11 + self.through)) <= covered
            return self.combine(before) if whole else None
        return self.figure(before[-1])

    def ways(self) -> dict[str, float]:
        """The whole year by each honest way, under the ceiling."""
        flow = self.one.kind is Kind.FLOW
        grows = (flow and self.one.pacing is not Pace.ONCE) or self.one.pacing is Pace.PRORATA
        holes = self.lacking() and self.this
        if not grows or self.closed or holes or self.actual is None or self.judged == 0:
            return {}
        found: dict[str, float] = {}
        before, total = self.previous(), self.last_year()
        growing = flow or (self.one.kind is Kind.RATIO and self.one.pacing is Pace.PRORATA)
        if growing and before is not None and total is not None and 0 < before <= total:
            found["seasonal"] = self.actual / (before / total)
        share = self.one.profile[self.judged - 1] if self.one.profile else 0.0
        if share > 0:
            found["profile"] = self.actual / share
        else:
            found["prorata"] = self.actual / (self.judged / 12)
        late = self.late()
        if late is not None:
            found["recent"] = self.actual + late[0] * (12 - self.judged) / late[1]
        roof = self.one.ceiling
        if roof is None and self.one.kind is Kind.RATIO and self.one.is_rate:
            roof = self.one.scale
        return {way: value if roof is None else min(value, roof) for way, value in found.items()}

    def last_year(self) -> float | None:
        if not self.summed:
            ends = [row for row in self.before if row.last == self.start]
            return self.figure(ends[-1]) if ends else None
        rows = self.before
        if self.one.kind is not Kind.FLOW:
            if not rows or rows[-1].last != self.start:
                return None
            if rows[-1].numerator is None or rows[-1].denominator is None:
                return self.figure(rows[-1])
            rows = [row for row in rows if row.numerator is not None and row.denominator is not None]
        covered = {month for row in rows for month in range(row.first, row.last + 1)}
        whole = set(range(self.start - 11, self.start + 1)) <= covered
        return self.combine(rows) if whole else None

    def late(self) -> tuple[float, int] | None:
        """What a flow brought in the last three months (its last period if that is longer), and how many those are."""
        months = max(3, self.every)
        if self.one.kind is not Kind.FLOW or self.judged <= months:
            return None
        since = self.start + self.judged - months
        if not self.summed:
            ends = [[row for row in self.this if row.last == at] for at in (since, since + months)]
            known = [self.figure(rows[-1]) if rows else None for rows in ends]
            return None if known[0] is None or known[1] is None else (known[1] - known[0], months)
        rows = [row for row in self.this if row.first > since]
        if sum(row.length for row in rows) != months:
            return None
        return sum(self.figure(row) or 0 for row in rows), months
