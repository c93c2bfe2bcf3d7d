"""The agenda picked by hand: kept whole, read leniently, never written over what cannot be read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.ledgers import PLAN

from tvplan_tui.store.agenda_file import agenda_path, read_agenda, write_agenda
from tvplan_tui.store.files import NotSavedError
from tvplan_tui.store.ledger import read_ledger


@pytest.fixture
def plan(tmp_path):
    return replace(PLAN, file=str(tmp_path / "config.toml"))


def test_written_read_back_and_no_figure(plan, tmp_path):
    assert read_agenda(plan) == ((), "")
    write_agenda(plan, ["MO", "THU"])
    assert read_agenda(plan) == (("MO", "THU"), "")
    write_agenda(plan, ["THU"])
    assert read_agenda(plan) == (("THU",), "")
    assert agenda_path(plan).read_text(encoding="utf-8").startswith("#")
    assert read_ledger(plan, tmp_path, ["data/*"])[0].is_empty()


def test_ids_the_plan_has_lost_are_told_and_left_out(plan):
    write_agenda(plan, ["THU", "CŨ", "THU"])
    ids, told = read_agenda(plan)
    assert ids == ("THU",)
    assert "CŨ" in told


@pytest.mark.parametrize("text", ["indicators = 3", "[[", 'indicators = ["THU", 4]', "\udcff"])
def test_what_cannot_be_read_is_told_and_kept(plan, text):
    path = agenda_path(plan)
    path.parent.mkdir()
    path.write_bytes(text.encode(errors="surrogateescape"))
    ids, told = read_agenda(plan)
    assert ids == ()
    assert "data/agenda.toml" in told
    with pytest.raises(NotSavedError, match="không đọc được"):
        write_agenda(plan, ["THU"])
    assert path.read_bytes() == text.encode(errors="surrogateescape")
