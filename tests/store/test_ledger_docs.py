"""What docs/ledger.md and docs/real-figures.md show is what is read."""

import re
from pathlib import Path

import pytest
from support.ledgers import read

from tvplan_tui.store.config import read_config
from tvplan_tui.store.ledger import read_ledger
from tvplan_tui.store.ledger.findings import MOST
from tvplan_tui.store.ledger.headers import COLUMNS
from tvplan_tui.store.ledger.sources import MAX_BYTES, SUFFIXES

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "ledger.md").read_text(encoding="utf-8")


def test_the_columns_are_the_ones_documented():
    assert ",".join(COLUMNS) in TEXT
    told = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", TEXT, re.MULTILINE)
    assert {name for cell in told for name in re.findall(r"\w+", cell)} == set(COLUMNS)


def test_limits_and_kinds_of_files_are_the_ones_documented():
    assert f"At most {MOST} problems" in TEXT
    assert f"{MAX_BYTES >> 20} MiB" in TEXT
    assert all(f"`{suffix}`" in TEXT for suffix in SUFFIXES)


@pytest.mark.parametrize("word", ["ước", "sơ bộ", "chính thức", "estimate", "preliminary", "official"])
def test_every_documented_status_is_read(tmp_path, word):
    assert f"`{word}`" in TEXT
    frame, problems = read(tmp_path, a=f"indicator,period,value,status\nMO,2023,1,{word}\n")
    assert problems == ()
    assert frame["rank"].item() > 0


def test_the_published_figure_is_not_among_the_invented_ones(tmp_path):
    page = (ROOT / "docs" / "real-figures.md").read_text(encoding="utf-8")
    example = re.search(r"```\n(indicator.*?)```", page, re.DOTALL)
    (tmp_path / "real.csv").write_text(example[1], encoding="utf-8")
    plan, _ = read_config(ROOT / "config.toml")
    frame, problems = read_ledger(plan, tmp_path, ["real.csv"])
    assert problems == ()
    assert frame.select("indicator", "period", "value", "rank").row(0) == ("KT1", "2023", 11.14, 3)
    shipped, _ = read_ledger(plan, ROOT, plan.data_files)
    assert 11.14 not in shipped["value"].to_list()
