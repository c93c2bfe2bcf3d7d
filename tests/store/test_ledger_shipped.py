"""The figures that ship with the plan: clean, marked as invented, and of every kind."""

from pathlib import Path

import polars as pl
import pytest

from tvplan_tui.domain.indicator import Kind
from tvplan_tui.domain.observation import newest
from tvplan_tui.domain.period import ordinal
from tvplan_tui.store.config import read_config
from tvplan_tui.store.ledger import read_ledger

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def shipped():
    """The plan, all its rows, and the ones that count."""
    plan, faults = read_config(ROOT / "config.toml")
    assert faults == ()
    frame, problems = read_ledger(plan, ROOT, plan.data_files)
    assert problems == ()
    return plan, frame, newest(frame.lazy()).collect()


def test_every_row_says_that_it_is_invented_and_who_wrote_it(shipped):
    _, frame, _ = shipped
    assert frame["source"].unique().to_list() == ["minh họa"]
    assert frame["recorded_by"].null_count() == 0
    assert frame["recorded_at"].null_count() == 0
    assert frame["rank"].unique().sort().to_list() == [1, 2, 3]


def test_every_indicator_has_figures_and_every_kind_occurs(shipped):
    plan, frame, _ = shipped
    told = set(frame["indicator"])
    assert told == {indicator.id for indicator in plan.indicators if indicator.kind is not Kind.GROUP}


def test_figures_of_two_years_up_to_september(shipped):
    _, frame, _ = shipped
    assert frame.select(pl.col("last").max()).item() == ordinal(2023, 9)
    whole = frame.filter((pl.col("indicator") == "KT3") & (pl.col("last") // 12 == 2022))["last"].unique()
    assert whole.sort().to_list() == list(range(ordinal(2022, 1), ordinal(2022, 12) + 1))
    years = frame.filter(pl.col("indicator") == "QA6")["last"].unique().sort().to_list()
    assert years == list(range(ordinal(2021, 10), ordinal(2023, 9) + 1))


def test_corrections_are_later_rows_with_a_note(shipped):
    _, frame, counting = shipped
    again = frame.filter(pl.len().over("indicator", "period") > 1)
    assert again["indicator"].n_unique() >= 4
    last = again.sort("order").unique(["indicator", "period"], keep="last")
    assert last["note"].null_count() == 0
    assert last.join(counting, on="order", how="anti").is_empty()


@pytest.mark.parametrize(("part", "whole"), [("KT3a", "KT3"), ("HT3a", "HT3"), ("XH4a", "XH4"), ("III-1", "III-2")])
def test_parts_do_not_exceed_their_whole(shipped, part, whole):
    _, _, counting = shipped
    pairs = counting.filter(pl.col("indicator") == part).join(
        counting.filter(pl.col("indicator") == whole), on="period", suffix="_whole"
    )
    assert not pairs.is_empty()
    assert (pairs["value"] <= pairs["value_whole"]).all()


def test_growth_of_the_whole_lies_between_its_parts(shipped):
    _, _, counting = shipped
    for year in (2022, 2023):
        for quarter in range(1, 5 if year == 2022 else 4):
            last = ordinal(year, 3 * quarter)
            rows = counting.filter((pl.col("last") <= last) & (pl.col("last") // 12 == year))
            whole = rows.filter((pl.col("indicator") == "KT1") & (pl.col("last") == last))["value"].item()
            if whole is None:
                sums = rows.filter(pl.col("indicator") == "KT1").select("numerator", "denominator").sum().row(0)
                whole = (sums[0] / sums[1] - 1) * 100
            parts = rows.filter((pl.col("last") == last) & pl.col("indicator").str.contains("^KT1[abc]$"))["value"]
            assert parts.min() <= whole <= parts.max()


def test_shares_stay_within_bounds(shipped):
    plan, _, counting = shipped
    shares = [item.id for item in plan.indicators if item.unit == "%" and item.kind in (Kind.LEVEL, Kind.RATIO)]
    rows = counting.filter(pl.col("indicator").is_in(shares))
    assert rows["value"].drop_nulls().is_between(0, 100).all()
    assert (rows["numerator"].drop_nulls() >= 0).all()
    tens = counting.filter(pl.col("indicator").is_in(["XH7", "III-4"]))["value"]
    assert (tens % 10 == 0).all()


def test_a_month_without_a_case_is_there_but_the_year_has_some(shipped):
    _, _, counting = shipped
    cases = counting.filter((pl.col("indicator") == "QA4a") & (pl.col("last") // 12 == 2023))["denominator"]
    assert 0 in cases.to_list()
    assert cases.sum() > 0
