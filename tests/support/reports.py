"""Reports made from the shipped plan, and what ``tvplan list --json`` says of the same period."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from support.judging import ROOT
from tvplan_tui.cli.run import run
from tvplan_tui.domain.numbers import NONE, read_vn, show
from tvplan_tui.domain.period import Period
from tvplan_tui.report.board import Board, Book
from tvplan_tui.report.document.annex import columns
from tvplan_tui.report.document.compose import compose
from tvplan_tui.report.document.material import gather
from tvplan_tui.report.document.model import Rank, Report
from tvplan_tui.store.config import read_config

PERIODS = ("2023-09", "2023-Q3", "2023-H1", "2023")
TODAY = date(2024, 1, 31)


@cache
def book() -> Book:
    """Return the shipped plan with its figures."""
    plan, _faults = read_config(ROOT / "config.toml")
    assert plan is not None
    return Book.open(plan)


def board(period: str) -> Board:
    return book().board(Period.parse(period), TODAY)


@cache
def report(period: str) -> Report:
    return compose(gather(book(), Period.parse(period), TODAY))


@cache
def listed(period: str) -> dict[str, dict[str, Any]]:
    """Return the rows that ``tvplan list --json`` prints, by id."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(out):
        run(["--config", str(ROOT / "config.toml"), "--period", period, "list", "--json"])
    out.flush()
    return {row["id"]: row for row in json.loads(out.buffer.getvalue())["rows"]}


def same_number(text: str, value: float | None, *, down: bool = False) -> bool:
    """Whether a text shows a number, rounded (down, if so wished) to the decimals it has; "—" and "" show none."""
    bare = text.strip().lstrip("≤≥ ").replace("+", "").removesuffix("đ%").rstrip("%‰ ")
    if bare in ("", NONE):
        return value is None
    decimals = len(bare.partition(",")[2])
    return value is not None and bare == show(value, decimals, down=down) and read_vn(bare) is not None


def in_annex(cells: dict[str, str], row: dict[str, Any]) -> list[str]:
    """Return which cells of a line of the annex do not show what ``tvplan list --json`` says of its indicator."""
    growth = row["kind"] == "growth"
    share = row["index"] if growth else row["attainment"]
    change = row["yoy"] if row["yoy"] is None or cells["change"].endswith(("đ%", "‰")) else row["yoy"] * 100
    wanted = {
        "previous": row["previous_year"],
        "target": next((row[key] for key in ("target", "low", "high") if row[key] is not None), None),
        "actual": row["actual"],
        "share": None if share is None else share * 100,
        "change": change,
        "projection": row["projection"],
    }
    least = ("actual", "share") if cells["actual"].startswith("≥") else ()
    return [key for key, value in wanted.items() if not same_number(cells[key], value, down=key in least)]


def write_plan(folder: Path, config: str, ledger: str) -> Path:
    """Write a plan of one's own and return its config."""
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "2023.csv").write_text(ledger, encoding="utf-8")
    file = folder / "config.toml"
    file.write_text(config, encoding="utf-8")
    return file


def annex_of(lines: list[list[str]], period: str) -> dict[str, dict[str, str]]:
    """Put lines of text cells beside the annex they were made from, by indicator."""
    keys = [column.key for column in columns(report(period).board)]
    wanted = [line for line in report(period).lines if line.rank is not Rank.SECTOR]
    assert len(lines) == len(wanted)
    return {
        line.indicator.id: dict(zip(keys, map(str.strip, cells), strict=True))
        for line, cells in zip(wanted, lines, strict=True)
        if line.row is not None
    }


def same(lines: list[list[str]], period: str) -> None:
    found = annex_of(lines, period)
    assert list(found) == list(listed(period))
    assert {key: wrong for key, cells in found.items() if (wrong := in_annex(cells, listed(period)[key]))} == {}
