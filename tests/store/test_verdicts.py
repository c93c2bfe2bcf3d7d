"""Verdicts given by hand: written beside the figures, read with their line, never among the figures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.ledgers import PLAN

from tvplan_tui.domain.override import CHOICES, Override
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import Status, word
from tvplan_tui.store.files import NotSavedError
from tvplan_tui.store.ledger import read_ledger
from tvplan_tui.store.ledger.verdict_append import append_verdict
from tvplan_tui.store.ledger.verdicts import read_verdict, read_verdicts

GIVEN = Override("THU", Period.parse("2023-Q2"), Status.MET, 'Có "văn bản", xem phụ lục', by="lan")


def test_written_and_read_back(tmp_path):
    plan = replace(PLAN, file=str(tmp_path / "config.toml"))
    made, file, line = append_verdict(plan, GIVEN)
    assert (file, line) == ("data/verdicts/2023.csv", 2)
    back, _file, line = append_verdict(plan, GIVEN._replace(verdict=None, reason=""))
    assert line == 3
    assert read_verdicts(plan, tmp_path) == ((made, back), ())
    assert made.at and back.verdict is None
    first = (tmp_path / file).read_text(encoding="utf-8").splitlines()[0]
    assert first == "indicator,period,verdict,reason,recorded_at,recorded_by,given_on"


def test_the_day_it_was_given_is_kept_and_a_file_from_before_there_was_one_goes_on(tmp_path):
    plan = replace(PLAN, file=str(tmp_path / "config.toml"))
    (tmp_path / "data" / "verdicts").mkdir(parents=True)
    path = tmp_path / "data" / "verdicts" / "2023.csv"
    old = "indicator,period,verdict,reason,recorded_at,recorded_by\nTHU,2023-06,met,vì,2023-07-06T09:00+07:00,anh\n"
    path.write_text(old, encoding="utf-8")
    (first,) = read_verdicts(plan, tmp_path)[0]
    assert (first.given_on, first.day) == ("", "2023-07-06")
    made, _file, line = append_verdict(plan, GIVEN._replace(given_on="2023-07-20"))
    assert (line, made.day) == (3, "2023-07-20")
    found, problems = read_verdicts(plan, tmp_path)
    assert (found, problems) == ((first, made), ())
    assert path.read_text(encoding="utf-8").splitlines()[1] == old.splitlines()[1] + ","
    assert append_verdict(plan, GIVEN)[2] == 4


@pytest.mark.parametrize("pattern", ["data/*.csv", "data/**/*.csv", "**/*.csv"])
def test_no_glob_takes_them_for_figures(tmp_path, pattern):
    append_verdict(replace(PLAN, file=str(tmp_path / "config.toml")), GIVEN)
    frame, problems = read_ledger(PLAN, tmp_path, [pattern])
    assert frame.is_empty()
    assert all("không có tệp nào" in problem.message or not problem.line for problem in problems)


def test_a_row_that_cannot_be_read_hides_no_other(tmp_path):
    plan = replace(PLAN, file=str(tmp_path / "config.toml"))
    append_verdict(plan, GIVEN)
    path = tmp_path / "data" / "verdicts" / "2023.csv"
    path.write_text(
        path.read_text(encoding="utf-8")
        + 'KHÔNG,2023-06,met,,,,\nTHU,2023-13,met,,,,\nTHU,2023-06,tốt,,,,\nTHU,2023-06\n\nTHU,2023-06,met,"cắt',
        encoding="utf-8",
    )
    append_verdict(plan, GIVEN._replace(reason="sau"))
    found, problems = read_verdicts(plan, tmp_path)
    assert [one.reason for one in found] == [GIVEN.reason, "sau"]
    assert [(problem.file, problem.line) for problem in problems] == [
        ("data/verdicts/2023.csv", line) for line in (3, 4, 5, 6, 8)
    ]


def test_a_foreign_header_is_told_and_not_written_to(tmp_path):
    (tmp_path / "data" / "verdicts").mkdir(parents=True)
    path = tmp_path / "data" / "verdicts" / "2023.csv"
    path.write_text("a,b\n", encoding="utf-8")
    plan = replace(PLAN, file=str(tmp_path / "config.toml"))
    assert [problem.line for problem in read_verdicts(plan, tmp_path)[1]] == [1]
    with pytest.raises(NotSavedError):
        append_verdict(plan, GIVEN)
    assert path.read_text(encoding="utf-8") == "a,b\n"


def test_bytes_of_another_encoding_are_told(tmp_path):
    (tmp_path / "data" / "verdicts").mkdir(parents=True)
    (tmp_path / "data" / "verdicts" / "2023.csv").write_bytes("đạt".encode("utf-16"))
    found, problems = read_verdicts(PLAN, tmp_path)
    assert found == () and len(problems) == 1


@pytest.mark.parametrize("status", CHOICES)
def test_every_verdict_as_code_and_in_words(status):
    assert read_verdict(status.value) is status
    assert read_verdict(word(status).upper()) is status


def test_other_words_and_none():
    assert read_verdict("chưa đạt") is Status.MISSED
    assert read_verdict("dat") is Status.MET
    for text in ("no_data", "tốt", ""):
        with pytest.raises(ValueError, match="met"):
            read_verdict(text)


def test_a_verdict_on_an_indicator_with_a_faulty_block_is_no_second_fault(tmp_path):
    append_verdict(replace(PLAN, file=str(tmp_path / "config.toml")), GIVEN)
    rest = tuple(one for one in PLAN.indicators if one.id != "THU")
    assert read_verdicts(replace(PLAN, indicators=rest, refused=("THU",)), tmp_path) == ((), ())
    assert len(read_verdicts(replace(PLAN, indicators=rest), tmp_path)[1]) == 1
