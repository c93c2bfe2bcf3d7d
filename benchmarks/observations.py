"""Ten million observations by area, made up: ``python -m benchmarks.observations FILE`` writes them as Parquet.

43 indicators of the shipped plan × 10,000 areas × 24 months, each month once, and one in a hundred corrected later.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import polars as pl

from tvplan_tui.domain.indicator import Frequency, Kind, Plan, Reported
from tvplan_tui.domain.observation import SCHEMA
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.targets import targets
from tvplan_tui.store.config import read_config

ROOT = Path(__file__).resolve().parent.parent
AREAS, INDICATORS, MONTHS, SEED = 10_000, 43, 24, 7
LAST = Period.month(2023, 12).last
ADDED = ("numerator", "denominator")


def plan() -> Plan:
    """Return the shipped plan with ``INDICATORS`` indicators, all of them monthly; short of some, the first again."""
    found, _problems = read_config(ROOT / "config.toml")
    assert found is not None
    measured = [one for one in found.indicators if one.kind is not Kind.GROUP]
    more = [replace(one, id=f"{one.id}+", parent=None) for one in measured]
    chosen = [replace(one, frequency=Frequency.MONTH) for one in (measured + more)[:INDICATORS]]
    return replace(found, indicators=tuple(chosen))


def area_targets(areas: int = AREAS) -> pl.DataFrame:
    """Return the targets by area: each area's are those of the plan times a factor of its own."""
    aims = ["target", "low", "high", "floor", "roof", "exceed", "paced_on"]
    places = _areas(areas).with_columns(factor=0.5 + pl.col("at") % 101 / 100)
    return (
        targets(plan())
        .drop("area")
        .join(places, how="cross")
        .with_columns(pl.col(aim) * pl.col("factor") for aim in aims)
        .select(targets(plan()).columns)
    )


def write(file: Path, areas: int = AREAS) -> None:
    """Write the observations of ``areas`` areas, a month after the other as offices would send them."""
    whole = plan()
    kinds = pl.DataFrame(
        {
            "indicator": [one.id for one in whole.indicators],
            "kind": [one.kind.value for one in whole.indicators],
            "cumulative": [one.reported is Reported.CUMULATIVE for one in whole.indicators],
            "aim": [abs(one.aim or 100.0) for one in whole.indicators],
        }
    )
    pairs = _areas(areas).select("area").join(kinds, how="cross", maintain_order="left_right").lazy()
    months = [_month(pairs, ordinal, areas) for ordinal in range(LAST - MONTHS + 1, LAST + 1)]
    rows = pl.concat(months).with_row_index("order").with_columns(pl.col("order").cast(pl.Int64))
    rows.cast(SCHEMA).select(*SCHEMA).sink_parquet(file)  # type: ignore[arg-type]


def _areas(count: int) -> pl.DataFrame:
    return pl.DataFrame({"at": range(count)}).with_columns(area=pl.format("xa-{}", pl.col("at")))


def _month(pairs: pl.LazyFrame, ordinal: int, areas: int) -> pl.LazyFrame:
    """Return one month of all pairs; a hundredth of them once more, as the official figure."""
    period, kind = Period(ordinal, ordinal), pl.col("kind")
    count = INDICATORS * areas
    noise = pl.Series("noise", range(count)).hash(SEED + ordinal) % 1000 / 1000
    quotient = kind.is_in(["ratio", "growth"])
    share = pl.when(kind == "flow").then(pl.col("aim") / 12).otherwise(pl.col("aim"))
    share = pl.when("cumulative").then(share * (ordinal % 12 + 1)).otherwise(share)
    told = kind != "qualitative"
    frame = pairs.with_columns(noise).with_columns(
        first=ordinal,
        last=ordinal,
        period=pl.lit(str(period)),
        value=pl.when(told & ~quotient).then(share * (0.5 + pl.col("noise"))),
        numerator=pl.when(quotient).then((pl.col("noise") * 1000).round()),
        denominator=pl.when(quotient).then(pl.lit(1000.0)),
        assessment=pl.when(~told).then(pl.lit("met")),
        rank=2,
        recorded_at=pl.lit(f"{period.step(1)}-05T08:00:00+07:00"),
        recorded_by=pl.lit("TK"),
        note=pl.lit(None, pl.String),
        source=pl.lit("minh họa"),
        file=pl.lit("made up"),
        line=pl.int_range(pl.len()),
    )
    later = frame.filter(pl.col("noise") < 0.01).with_columns(rank=3, value=pl.col("value") * 1.01)
    return pl.concat([frame, later])


if __name__ == "__main__":
    write(Path(sys.argv[1]), *(int(count) for count in sys.argv[2:3]))
