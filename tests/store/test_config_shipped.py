"""The plan that ships: every row of Plan 09/KH-UBND, with its number and its reading."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tvplan_tui.domain.indicator import Bound, Calendar, Companion, Frequency, Indicator, Kind, Pace, Plan
from tvplan_tui.store.config import read_config
from tvplan_tui.store.sanitize import clean

FILE = Path(__file__).resolve().parents[2] / "config.toml"

# id, parent, kind, bound, target, unit: the numbers of the plan's text, restated by hand
ROWS = """
KT1   -     growth      at_least  10.38    %
KT1a  KT1   growth      at_least  -12.03   %
KT1b  KT1   growth      at_least  12.56    %
KT1c  KT1   growth      at_least  8.45     %
KT2   -     flow        at_least  160      doanh nghiệp
KT3   -     flow        at_least  592.642  tỷ đồng
KT3a  KT3   flow        at_least  295      tỷ đồng
KT4   -     flow        between   580.642  tỷ đồng
KT5   -     flow        at_least  6319     tỷ đồng
KT5g  KT5   growth      at_least  9.27     %
HT1   -     level       at_least  100      %
HT2   -     level       at_least  100      %
HT3   -     level       at_least  100      %
HT3a  HT3   level       at_least  99.8     %
XH1   -     group       -         -        %
XH1a  XH1   level       at_least  98.5     %
XH1b  XH1   level       at_least  100      %
XH1c  XH1   level       at_least  99.5     %
XH2   -     flow        at_least  1615     người
XH3   -     flow        at_least  62       người
XH4   -     level       at_least  78.32    %
XH4a  XH4   level       at_least  61.89    %
XH5   -     flow        at_least  6        hộ
XH5a  XH5   flow        at_least  3        hộ
XH6   -     level       at_most   4.19     %
XH7   -     level       at_least  100      %
XH8   -     level       at_least  94.44    %
XH9   -     level       at_least  29.72    %
XH9a  XH9   level       at_least  3        %
XH10  -     level       at_least  20.52    %
XH11  -     level       at_least  99.9     %
QA1-2 -     group       -         -        %
QA1   QA1-2 milestone   at_least  100      %
QA2   QA1-2 ratio       at_least  100      %
QA3   -     qualitative -         -        -
QA4   -     ratio       at_least  75       %
QA4a  QA4   ratio       at_least  90       %
QA5   -     ratio       at_least  96       %
QA6   -     ratio       at_least  82.8     %
QA7   -     qualitative -         -        -
III-1 -     level       at_most   2.4      ‰
III-2 -     level       at_most   3        ‰
III-4 -     level       at_least  100      %
III-5 -     level       at_least  10       phường, xã
III-9 -     level       at_least  -        %
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    found, problems = read_config(FILE)
    assert problems == ()
    assert found is not None
    return found


def written(row: Indicator) -> str:
    target = "-" if row.target is None else f"{row.target:.10g}"
    return " ".join([row.id, row.parent or "-", row.kind, row.bound or "-", target, row.unit or "-"])


def test_every_row_in_order_with_its_number(plan: Plan) -> None:
    assert [written(row) for row in plan.indicators] == [" ".join(line.split()) for line in ROWS.strip().split("\n")]


def test_it_is_the_plan_of_2023(plan: Plan) -> None:
    assert (plan.id, plan.document, plan.issued, plan.year) == ("KH-09-2023", "09/KH-UBND", "2023-02-03", 2023)
    assert [sector.id for sector in plan.sectors] == ["KT", "HT", "XH", "QA", "III"]
    assert plan.data_files == ("data/*.csv",)


def test_bullets_and_rows_are_counted_as_the_plan_does(plan: Plan) -> None:
    bullets = Counter(row.sector for row in plan.indicators if row.parent is None)
    leaves = Counter(row.sector for row in plan.indicators if row.kind is not Kind.GROUP)
    assert bullets == {"KT": 5, "HT": 3, "XH": 11, "QA": 6, "III": 5}
    assert leaves == {"KT": 10, "HT": 4, "XH": 16, "QA": 8, "III": 5}


def test_every_row_says_where_it_stands_and_who_follows_it(plan: Plan) -> None:
    sections = {sector.id: sector.section for sector in plan.sectors}
    for row in plan.indicators:
        assert row.quote, row.id
        assert row.owner, row.id
        assert row.section == sections[row.sector]
        assert len(row.name) <= 60
        assert row.name == clean(row.name)


def test_the_readings_that_were_chosen(plan: Plan) -> None:
    rows = plan.by_id
    spending = rows["KT4"]
    assert (spending.bound, spending.low, spending.high) == (Bound.BETWEEN, 551.61, 580.642)
    assert (rows["XH5"].companion, rows["XH5a"].companion) == (Companion("điểm %", 0.02), Companion("điểm %", 0.03))
    assert (rows["XH5"].pacing, rows["XH5"].due_month, rows["XH5"].frequency) == (Pace.ONCE, 12, Frequency.YEAR)
    assert (rows["QA1"].pacing, rows["QA1"].due_month) == (Pace.ONCE, 2)
    assert (rows["QA2"].pacing, rows["QA4"].pacing) == (Pace.PRORATA, Pace.FULL)
    assert (rows["QA6"].pacing, rows["QA6"].year_start) == (Pace.PRORATA, 10)
    assert "dân số" in rows["XH9"].note
    assert rows["XH9"].name.startswith("Lao động")
    assert "tình giao" in rows["QA2"].quote
    assert {rows[row].ceiling for row in ("HT1", "HT2", "HT3", "XH1b", "XH7", "III-4")} == {100}
    assert rows["III-5"].ceiling == 10
    assert {rows[row].frequency for row in ("KT1", "KT1a", "KT5", "KT5g", "XH6")} == {Frequency.QUARTER}
    assert {rows[row].frequency for row in ("XH4", "XH4a", "XH11")} == {Frequency.YEAR}


def test_finance_and_statistics_use_calendar_months(plan: Plan) -> None:
    statistical = ("Tài chính", "Thuế", "Thống kê", "THADS")
    for row in plan.indicators:
        if row.kind is not Kind.GROUP:
            assert (row.calendar is Calendar.STATISTICAL) == any(word in row.owner for word in statistical), row.id


def test_lines_are_those_of_the_file(plan: Plan) -> None:
    lines = FILE.read_text(encoding="utf-8").split("\n")
    for row in plan.indicators:
        assert lines[row.line - 1] == "[[indicators]]"
        assert lines[row.line] == f'id = "{row.id}"'


def test_reading_it_loads_nothing_slow() -> None:
    code = (
        "import sys; from tvplan_tui.store.config import read_config; read_config(sys.argv[1]);"
        "slow = {'difflib', 'polars', 'textual', 'tvplan_tui.store.config.toml_syntax'} & set(sys.modules);"
        "print(sorted(slow))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(FILE)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
