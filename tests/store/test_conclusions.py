"""What meetings conclude: written beside the figures, read with its line, never among the figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from support.ledgers import PLAN

from tvplan_tui.domain.conclusion import Conclusion, in_force
from tvplan_tui.domain.period import Period
from tvplan_tui.store.files import NotSavedError
from tvplan_tui.store.ledger import read_ledger
from tvplan_tui.store.ledger.conclusions import COLUMNS, OverwrittenError, append_conclusion, read_conclusions

GIVEN = Conclusion("", "THU", Period.parse("2023-09"), 'Rà soát, "đôn đốc"', "Phòng A", date(2023, 10, 31), by="lan")


@pytest.fixture
def plan(tmp_path):
    return replace(PLAN, file=str(tmp_path / "config.toml"))


def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "conclusions" / "2023.csv"


def test_numbered_in_their_year_written_and_read_back(plan, tmp_path):
    one, name, line = append_conclusion(plan, GIVEN)
    assert (name, line, one.number) == ("data/conclusions/2023.csv", 2, "1/2023")
    two, _name, line = append_conclusion(plan, replace(GIVEN, text="thứ hai", due=None, office=""))
    assert (line, two.number) == (3, "2/2023")
    mended, _name, line = append_conclusion(plan, replace(one, text="sửa", at=""), one)
    assert (line, mended.number) == (4, "1/2023")
    assert append_conclusion(plan, GIVEN)[0].number == "3/2023"
    rows, problems = read_conclusions(plan, tmp_path)
    assert problems == ()
    assert rows[:3] == (one, two, mended)
    assert [row.text for row in in_force(rows)] == ["sửa", "thứ hai", GIVEN.text]
    assert file(tmp_path).read_text(encoding="utf-8").splitlines()[0] == ",".join(COLUMNS)


def test_what_somebody_else_has_changed_since_is_not_overwritten(plan, tmp_path):
    one, *_place = append_conclusion(plan, GIVEN)
    append_conclusion(plan, replace(one, text="của người khác", at=""), one)
    before = file(tmp_path).read_bytes()
    with pytest.raises(OverwrittenError):
        append_conclusion(plan, replace(one, text="của tôi", at=""), one)
    assert file(tmp_path).read_bytes() == before


@pytest.mark.parametrize("pattern", ["data/*.csv", "data/**/*.csv", "**/*.csv"])
def test_no_glob_takes_them_for_figures(plan, tmp_path, pattern):
    append_conclusion(plan, GIVEN)
    frame, _problems = read_ledger(PLAN, tmp_path, [pattern])
    assert frame.is_empty()


def test_a_row_that_cannot_be_read_hides_no_other_and_a_torn_one_is_closed(plan, tmp_path):
    append_conclusion(plan, GIVEN)
    bad = [
        "2/2023,KHÔNG,2023-09,x,,,,,",
        "3/2023,THU,2023-13,x,,,,,",
        "4/2023,THU,2023-09,x,,mai,,,",
        "5/2023,THU,2023-09,x,,,xóa,,",
        ",THU,2023-09,x,,,,,",
        "6/2023,THU",
        '7/2023,THU,2023-09,"cắt',
    ]
    with file(tmp_path).open("a", encoding="utf-8") as out:
        out.write("\n".join(bad))
    made, _name, line = append_conclusion(plan, replace(GIVEN, text="sau"))
    assert (line, made.number) == (10, "6/2023"), "a number that is there is not given again, readable or not"
    rows, problems = read_conclusions(plan, tmp_path)
    assert [row.text for row in rows] == [GIVEN.text, "sau"]
    assert [problem.line for problem in problems] == list(range(3, 10))


def test_a_foreign_header_is_told_and_not_written_to(plan, tmp_path):
    file(tmp_path).parent.mkdir(parents=True)
    file(tmp_path).write_text("a,b\n", encoding="utf-8")
    assert [problem.line for problem in read_conclusions(plan, tmp_path)[1]] == [1]
    with pytest.raises(NotSavedError):
        append_conclusion(plan, GIVEN)
    assert file(tmp_path).read_text(encoding="utf-8") == "a,b\n"


def test_a_line_that_is_no_utf8_hides_no_other_and_its_number_is_not_given_again(plan, tmp_path):
    append_conclusion(plan, GIVEN)
    with file(tmp_path).open("ab") as out:
        out.write(b"2/2023,THU,2023-09,\xf0\xf4n,,,,,\n")
    made, _name, _line = append_conclusion(plan, replace(GIVEN, text="sau"))
    assert made.number == "3/2023"
    rows, (problem,) = read_conclusions(plan, tmp_path)
    assert [row.text for row in rows] == [GIVEN.text, "sau"]
    assert (problem.line, problem.cure != "") == (3, True) and "UTF-8" in problem.message


def test_a_file_in_another_encoding_is_told_with_its_cure(plan, tmp_path):
    file(tmp_path).parent.mkdir(parents=True)
    file(tmp_path).write_text(",".join(COLUMNS) + "\n", encoding="utf-16")
    ((), (problem,)) = read_conclusions(plan, tmp_path)
    assert "không phải UTF-8" in problem.message and "UTF-8" in problem.cure
