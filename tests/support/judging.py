"""Judge one indicator through the real query, from a few keyword arguments."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from tvplan_tui.domain.indicator import Bound, Frequency, Indicator, Kind, Pace, Plan, Reported, Sector, Thresholds
from tvplan_tui.domain.observation import SCHEMA
from tvplan_tui.domain.period import Period
from tvplan_tui.report.board import Board, Book

TODAY = date(2026, 1, 1)
RANKS = {None: 0, "estimate": 1, "preliminary": 2, "official": 3}


def indicator(kind: str, bound: str | None = "at_least", target: float | None = None, **more: Any) -> Indicator:
    values = {"id": "X", "sector": "S", "name": "Chỉ tiêu", "unit": "%" if kind != "flow" else "tỷ đồng", **more}
    for key, words in (("pace", Pace), ("frequency", Frequency), ("reported", Reported)):
        if key in values:
            values[key] = words(values[key])
    return Indicator(kind=Kind(kind), bound=Bound(bound) if bound else None, target=target, **values)


def plan(*indicators: Indicator, year: int = 2023, **more: Any) -> Plan:
    return Plan(
        id="P", title="Kế hoạch", authority="UBND", year=year, sectors=(Sector("S", "Lĩnh vực"),),
        indicators=indicators, **{"thresholds": Thresholds(), **more},
    )  # fmt: skip


def observations(rows: Iterable[dict[str, Any]]) -> pl.DataFrame:
    """Rows of (period, value | numerator+denominator | assessment, status …) as the ledger hands them over."""
    made = []
    for order, row in enumerate(rows):
        period = Period.parse(row["period"])
        made.append({
            **dict.fromkeys(SCHEMA), "indicator": "X", "area": "", "first": period.first, "last": period.last,
            "rank": RANKS[row.get("status")], "file": "t.csv", "line": order + 2, "order": order,
            **{key: value for key, value in row.items() if key != "status"}, "period": str(period),
        })  # fmt: skip
    return pl.DataFrame(made, schema=SCHEMA, orient="row")


def board(one: Plan, rows: Iterable[dict[str, Any]], period: str, today: date = TODAY) -> Board:
    return Book(one, observations(rows), ()).board(Period.parse(period), today)


def judge(one: Indicator, values: dict[str, Any], period: str, **more: Any) -> dict[str, Any]:
    """Judge ``one`` on {period: value or (numerator, denominator)}."""
    rows = [
        {"period": at, "numerator": value[0], "denominator": value[1]} if isinstance(value, tuple)
        else {"period": at, "assessment": value} if isinstance(value, str)
        else {"period": at, "value": value}
        for at, value in values.items()
    ]  # fmt: skip
    return dict(board(plan(one, **more), rows, period).by_id["X"])


def months(year: int, values: Iterable[float], start: int = 1) -> dict[str, float]:
    return {f"{year}-{start + at:02}": value for at, value in enumerate(values)}


ROOT = Path(__file__).resolve().parents[2]
