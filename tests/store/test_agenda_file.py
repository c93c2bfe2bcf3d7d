"""The agenda picked by hand: kept whole, read leniently, never written over what cannot be read."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from support.ledgers import PLAN

from tvplan_tui.domain.problem import WARNING
from tvplan_tui.report.affairs import Affairs
from tvplan_tui.store.agenda_file import agenda_path, read_agenda, write_agenda
from tvplan_tui.store.files import NotSavedError
from tvplan_tui.store.ledger import read_ledger


@pytest.fixture
def plan(tmp_path):
    return replace(PLAN, file=str(tmp_path / "config.toml"))


def test_written_read_back_and_no_figure(plan, tmp_path):
    assert read_agenda(plan) == ((), ())
    write_agenda(plan, ["MO", "THU"])
    assert read_agenda(plan) == (("MO", "THU"), ())
    write_agenda(plan, ["THU"])
    assert read_agenda(plan) == (("THU",), ())
    assert agenda_path(plan).read_text(encoding="utf-8").startswith("#")
    assert read_ledger(plan, tmp_path, ["data/*"])[0].is_empty()


def test_ids_the_plan_has_lost_are_told_and_left_out(plan):
    write_agenda(plan, ["THU", "CŨ", "THU"])
    ids, (told,) = read_agenda(plan)
    assert ids == ("THU",)
    assert "CŨ" in told.message and told.severity == WARNING


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("indicators = 3", 0, "danh sách mã"),
        ("# họp\n[[", 2, ""),
        ('indicators = ["THU", 4]', 0, "danh sách mã"),
        ("indicators = [THU]", 1, ""),
        ("\udcff", 1, "UTF-8"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line_and_a_cure_and_kept(plan, text, line, fault):
    path = agenda_path(plan)
    path.parent.mkdir()
    path.write_bytes(text.encode(errors="surrogateescape"))
    ids, (told,) = read_agenda(plan)
    assert ids == ()
    assert (told.file, told.line) == ("data/agenda.toml", line)
    assert fault in told.message and told.cure
    assert not re.search(r"Expected|Invalid|at line|codec", str(told)), "the parser's own words"
    with pytest.raises(NotSavedError, match="không đọc được"):
        write_agenda(plan, ["THU"])
    assert path.read_bytes() == text.encode(errors="surrogateescape")


def test_a_broken_agenda_is_among_the_problems_that_everyone_is_told(plan):
    agenda_path(plan).parent.mkdir()
    agenda_path(plan).write_text("indicators = [", encoding="utf-8")
    assert [one.place for one in Affairs.open(plan).problems] == ["data/agenda.toml:1"]
