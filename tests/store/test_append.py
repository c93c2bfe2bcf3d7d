"""Rows at the end of the ledger: in the file's own writing, whole or not at all, never over what is there."""

from __future__ import annotations

import os
import resource
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.ledgers import HEADER, PLAN

from tvplan_tui.domain.entry import Entry
from tvplan_tui.domain.moment import moment
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.problem import ERROR
from tvplan_tui.domain.status import DataStatus, Status
from tvplan_tui.store.files import BusyError, NotSavedError, locked
from tvplan_tui.store.ledger import append as append_module
from tvplan_tui.store.ledger import read_ledger
from tvplan_tui.store.ledger.append import append_figure
from tvplan_tui.store.ledger.authorship import author

JUNE = Period.parse("2023-06")
ENTRY = Entry("BHYT", JUNE, value=93.5, status=DataStatus.ESTIMATE, note="Thẻ hết hạn", source="BHXH")
POINT = HEADER + "\nBHYT,2023-05,93.1,,,ước,,,,2023-06-05,BHXH\n"
EXCEL = "\ufeff" + POINT.replace(",", ";").replace("93.1", "93,1").replace("\n", "\r\n")


def plan(folder: Path, *patterns: str):
    return replace(PLAN, file=str(folder / "config.toml"), data_files=patterns or ("data/*.csv",))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "data").mkdir()
    return tmp_path


def write(folder: Path, name: str, text: str | bytes) -> bytes:
    data = text.encode() if isinstance(text, str) else text
    (folder / "data" / name).write_bytes(data)
    return data


def read(folder: Path):
    return read_ledger(PLAN, folder, ["data/*.csv"])


@pytest.mark.parametrize("text", [POINT, EXCEL, POINT.replace("\n", "\r\n"), POINT[:-1], EXCEL[:-2]])
def test_the_file_keeps_its_bytes_and_its_writing(folder, text):
    before = write(folder, "2023.csv", text)
    made = append_figure(plan(folder), ENTRY)
    after = (folder / "data" / "2023.csv").read_bytes()
    newline = b"\r\n" if b"\r\n" in before else b"\n"
    mark = "," if "," in text.splitlines()[0] else ";"
    added = after[len(before) :].removeprefix(b"" if before.endswith(newline) else newline)
    assert after.startswith(before)
    assert added.endswith(newline) and added.count(newline) == 1
    number = "93.5" if mark == "," else "93,5"
    start = mark.join(["BHYT", "2023-06", number, "", "", "ước", "", "Thẻ hết hạn", "BHXH", made.entry.recorded_at])
    assert added.decode().startswith(start + mark)
    assert (made.file, made.line, made.torn) == ("data/2023.csv", 3, 0)
    frame, problems = read(folder)
    assert problems == ()
    assert frame["value"].to_list() == [93.1, 93.5]
    assert frame.row(1, named=True)["line"] == made.line


def test_columns_in_their_order_and_unknown_ones_left_empty(folder):
    write(folder, "2023.csv", "note,recorded_at,value,period,phường,Indicator,status,source,recorded_by\n")
    made = append_figure(plan(folder), ENTRY)
    row = (folder / "data" / "2023.csv").read_text(encoding="utf-8").splitlines()[1]
    assert row == f"Thẻ hết hạn,{made.entry.recorded_at},93.5,2023-06,,BHYT,ước,BHXH,{author()}"


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("indicator,period,value\nBHYT,2023-05,93.1\n", ENTRY),  # columns are missing
        ("indicator,period,status,note,source,recorded_at,recorded_by,value\n", ENTRY),  # a figure would end a torn row
        (
            HEADER.replace("numerator,denominator,", "") + "\n",
            replace(ENTRY, value=None, numerator=1.0, denominator=2.0),
        ),
        ("", ENTRY),
        (POINT.replace("\n", "\r"), ENTRY),
        (POINT.encode("utf-16"), ENTRY),
        ("indicator|period|value\n", ENTRY),
    ],
)
def test_a_file_that_cannot_take_the_row_gets_a_neighbour(folder, text, entry):
    before = write(folder, "2023.csv", text)
    made = append_figure(plan(folder), entry)
    assert (made.file, made.line) == ("data/2023-2.csv", 2)
    assert (folder / "data" / "2023.csv").read_bytes() == before
    assert append_figure(plan(folder), entry).line == 3
    assert read(folder)[0].filter(file="data/2023-2.csv").height == 2


def test_a_new_year_gets_a_file_written_like_its_neighbours(folder):
    write(folder, "2022.csv", EXCEL)
    made = append_figure(plan(folder), ENTRY)
    text = (folder / "data" / "2023.csv").read_bytes()
    assert made.file == "data/2023.csv"
    assert text.startswith(b"\xef\xbb\xbfindicator;period;value") and text.count(b"\r\n") == 2
    assert read(folder)[0]["value"].to_list() == [93.1, 93.5]


def test_the_very_first_figure_makes_the_folder(tmp_path):
    made = append_figure(plan(tmp_path), ENTRY)
    assert (tmp_path / "data" / "2023.csv").read_text(encoding="utf-8").startswith(HEADER + "\nBHYT,2023-06,93.5")
    assert made.line == 2


def test_a_file_listed_and_not_there_yet_is_made(folder):
    assert append_figure(plan(folder, "data/2022.csv", "data/so-lieu-2023.csv"), ENTRY).file == "data/so-lieu-2023.csv"


def test_a_single_listed_file_is_taken_whatever_its_name(folder):
    write(folder, "so-lieu.csv", POINT)
    assert append_figure(plan(folder, "data/so-lieu.csv"), ENTRY).file == "data/so-lieu.csv"


@pytest.mark.parametrize("patterns", [("data/*.xlsx",), ("../*.csv",), ("data/none.csv",), ("data/20[01]*.csv",)])
def test_no_file_for_it_is_told_and_nothing_made(folder, patterns):
    with pytest.raises(NotSavedError, match="không có tệp nào nhận được"):
        append_figure(plan(folder, *patterns), ENTRY)
    assert [path.name for path in folder.rglob("*")] == ["data"]


@pytest.mark.parametrize("mark", [",", ";"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    note=st.text(max_size=30), value=st.floats(-1e12, 1e12, allow_nan=False), by=st.sampled_from(["lan", "=1+1", "@x"])
)
def test_what_is_written_is_what_is_read(folder, mark, note, value, by):
    write(folder, "2023.csv", POINT if mark == "," else EXCEL)
    entry = Entry("MO", JUNE, value=value, note=f'=1+1;"{note}', source=f"-{note}", recorded_by=by)
    append_figure(plan(folder), entry)
    append_figure(plan(folder), ENTRY)
    frame, problems = read(folder)
    assert problems == ()
    assert frame.height == 3
    row = frame.row(1, named=True)
    assert (row["value"], row["recorded_by"]) == (value, by)
    assert row["note"].startswith('=1+1;"') and "\n" not in row["note"]


@pytest.mark.parametrize("value", [6.319, 0.5, 592.642, 6319, 1e-7, -0.001])
def test_a_number_that_reading_would_doubt_is_written_otherwise(folder, value):
    write(folder, "2023.csv", POINT)
    append_figure(plan(folder), Entry("VON", Period.parse("2023"), value=value))
    frame, problems = read(folder)
    assert problems == ()
    assert frame["value"][-1] == value


def test_words_numerators_and_taking_back(folder):
    write(folder, "2023.csv", POINT)
    append_figure(plan(folder), Entry("QS", JUNE, assessment=Status.IN_PROGRESS, status=DataStatus.OFFICIAL))
    append_figure(plan(folder), Entry("AN", JUNE, numerator=3.0, denominator=4.0))
    append_figure(plan(folder), Entry("AN", JUNE, numerator=3.0, denominator=4.0, withdraws=True))
    append_figure(plan(folder), Entry("QS", JUNE, withdraws=True))
    frame, problems = read(folder)
    assert problems == ()
    assert frame.select("assessment", "numerator", "denominator", "rank").rows()[1:] == [
        ("in_progress", None, None, 3), (None, 3.0, 4.0, 0), (None, 3.0, 4.0, -1), (None, None, None, -1),
    ]  # fmt: skip


def test_stamped_with_the_moment_and_the_name(folder, monkeypatch):
    monkeypatch.setenv("LOGNAME", "lan\x1b[31m")
    made = append_figure(plan(folder), ENTRY)
    assert made.entry.recorded_by == "lan\ufffd[31m"
    assert len(made.entry.recorded_at) == 25
    assert abs(moment(made.entry.recorded_at) - (folder / "data" / "2023.csv").stat().st_mtime) < 5


@pytest.mark.parametrize("text", [POINT, EXCEL])
@pytest.mark.parametrize("note", ["Thẻ", '"ngoặc" kép; và, phẩy'])
def test_a_row_cut_off_anywhere_never_becomes_part_of_the_next(folder, text, note):
    before = write(folder, "2023.csv", text)
    append_figure(plan(folder), replace(ENTRY, note=note))
    path = folder / "data" / "2023.csv"
    row = path.read_bytes()[len(before) :]
    following = replace(ENTRY, indicator="MO", value=7.0, note=', "x"')
    for cut in range(1, len(row)):
        path.write_bytes(before + row[:cut])
        made = append_figure(plan(folder), following)
        frame, problems = read(folder)
        values = dict(frame.select("indicator", "value").rows())
        assert path.read_bytes().startswith(before + row[:cut])
        assert values["MO"] == 7.0
        assert frame.filter(indicator="MO")["note"].item() == ', "x"'
        assert frame.filter(indicator="MO")["line"].item() == made.line
        assert frame.filter(indicator="BHYT")["value"].to_list() in ([93.1], [93.1, 93.5])
        whole = frame.height == 3
        told = [problem for problem in problems if problem.severity == ERROR]
        assert whole != bool(told)
        assert made.torn == (0 if whole else 3)


def test_a_cut_off_row_is_told_before_anybody_writes_again(folder):
    write(folder, "2023.csv", POINT + 'BHYT,2023-06,93.5,,,ước,,"Thẻ')
    _frame, problems = read(folder)
    assert [problem.line for problem in problems] == [3]


def test_rows_broken_long_ago_do_not_matter(folder):
    write(folder, "2023.csv", POINT + 'BHYT,2023-06,"9\nBHYT,2023-06,93.5,,,ước,,,,2023-07-01,lan')
    made = append_figure(plan(folder), ENTRY)
    assert made.torn == 0
    assert read(folder)[0]["value"].to_list() == [93.1, 93.5, 93.5]


def test_a_lock_that_is_held_is_told_and_nothing_written(folder):
    before = write(folder, "2023.csv", POINT)
    with locked(folder / "data" / "2023.csv"), pytest.raises(BusyError):
        append_figure(plan(folder), ENTRY, wait=0.05)
    assert (folder / "data" / "2023.csv").read_bytes() == before


def test_a_disk_that_fills_up_leaves_the_file_as_it_was(folder):
    before = write(folder, "2023.csv", POINT)
    pid = os.fork()
    if not pid:
        code = 1
        try:
            import signal

            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 20, len(before) + 20))
            append_figure(plan(folder), ENTRY)
        except NotSavedError:
            code = 0
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert (folder / "data" / "2023.csv").read_bytes() == before


def test_links_stay_links(folder):
    target = folder / "thật.csv"
    target.write_text(POINT, encoding="utf-8")
    (folder / "data" / "2023.csv").symlink_to(target)
    append_figure(plan(folder), ENTRY)
    assert (folder / "data" / "2023.csv").is_symlink()
    assert target.read_text(encoding="utf-8").count("\n") == 3


@pytest.mark.parametrize("before", [True, False], ids=["before the look", "after it"])
def test_a_year_whose_first_figure_two_people_enter_at_once_has_one_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, before: bool
) -> None:
    look = append_module.sources
    waiting = [replace(ENTRY, value=90.0)]

    def looked(*given, **how):
        found = None if before else look(*given, **how)
        if waiting:
            append_figure(plan(folder), waiting.pop())
        return found or look(*given, **how)

    monkeypatch.setattr(append_module, "sources", looked)
    append_figure(plan(folder), ENTRY)
    assert [path.name for path in (folder / "data").glob("*.csv")] == ["2023.csv"]
    assert read_ledger(plan(folder), folder, ("data/*.csv",))[0]["value"].to_list() == [90.0, 93.5]
