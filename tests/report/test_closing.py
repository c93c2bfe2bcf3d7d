"""A closed period stays what it was: its fingerprint, the board made again, and what has been corrected since."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from support.shipped import copied

from tvplan_tui.cli import exits
from tvplan_tui.domain.conclusion import Conclusion
from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.moment import at_moment
from tvplan_tui.domain.override import Override
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.report_rule import ReportState
from tvplan_tui.domain.status import Status
from tvplan_tui.domain.task import TaskNote, TaskState
from tvplan_tui.report import snapshot
from tvplan_tui.report.board import Book
from tvplan_tui.report.closing import SealError, close, frozen, is_closed, reopen
from tvplan_tui.report.corrections import corrections
from tvplan_tui.report.marking import mark_report
from tvplan_tui.store.closing_log import fingerprint, read_closings, snapshot_file
from tvplan_tui.store.config import read_config
from tvplan_tui.store.ledger.conclusions import append_conclusion
from tvplan_tui.store.ledger.verdict_append import append_verdict
from tvplan_tui.store.refusals import NotSavedError
from tvplan_tui.store.report_log import ReportMark, append_report_mark
from tvplan_tui.store.task_log import append_task_note

SEPTEMBER = Period.parse("2023-09")
AT = "2023-10-16T09:00:00+07:00"
HEADER = "indicator,period,value,numerator,denominator,status,area,note,source,recorded_at,recorded_by\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied(tmp_path)
    return tmp_path


def book_in(folder: Path) -> Book:
    plan, _faults = read_config(folder / "config.toml")
    assert plan is not None
    return Book.open(plan)


def closed(folder: Path, at: str = AT, **options: object) -> tuple[Book, object]:
    closing = close(book_in(folder).plan, SEPTEMBER, at=at, wait=lambda _seconds: None, **options)
    return book_in(folder), closing


def test_the_fingerprint_is_that_of_the_file_beside_it(folder: Path) -> None:
    book, closing = closed(folder)
    kept = snapshot_file(folder, closing).read_bytes()
    assert hashlib.sha256(kept).hexdigest() == closing.fingerprint
    assert is_closed(book, SEPTEMBER) == closing
    assert is_closed(book, Period.parse("2023-08")) is None
    assert str(folder).encode() not in kept


def test_the_frozen_board_is_what_is_seen_as_of_that_second(folder: Path) -> None:
    book, closing = closed(folder)
    was = frozen(book, closing).board
    seen = book.board(SEPTEMBER, date(2023, 10, 16), at_moment(AT))
    assert was.rows == seen.rows
    assert was.series == seen.series
    assert corrections(book, closing) == ()


@pytest.mark.parametrize(("second", "told"), [("08:59:59", 0), ("09:00:00", 0), ("09:00:01", 1)])
def test_closing_is_exact_to_the_second(folder: Path, second: str, told: int) -> None:
    late = folder / "data" / "2023-late.csv"
    late.write_text(HEADER + f"KT3,2023-09,70,,,chính thức,,,minh họa,2023-10-16T{second}+07:00,lan\n", "utf-8")
    book, closing = closed(folder)
    found = corrections(book, closing)
    assert len(found) == told
    assert frozen(book, closing).board.by_id["KT3"]["period_value"] == (68.734 if told else 70)


def test_whatever_changes_later_the_frozen_board_stays_and_the_change_is_told(folder: Path) -> None:
    book, closing = closed(folder)
    before = frozen(book, closing).board
    config = folder / "config.toml"
    text = config.read_text("utf-8")
    text = text.replace("target = 592.642", "target = 600", 1).replace("behind = 0.9 ", "behind = 0.8 ", 1)
    start = text.index('[[indicators]]\nid = "XH11"')
    config.write_text(text[:start] + text[text.index("# ── II.2.4") :], "utf-8")
    (folder / "data" / "2023-late.csv").write_text(
        HEADER
        + "KT3,2023-09,55.5,,,chính thức,,số quyết toán,,2023-10-20T08:00:00+07:00,lan\n"
        + "KT2,2023-10,9,,,chính thức,,,,2023-11-06T08:00:00+07:00,lan\n",
        "utf-8",
    )
    book = book_in(folder)
    again = frozen(book, closing)
    assert again.board.rows == before.rows
    assert (
        snapshot.canonical(snapshot.record(again.book, SEPTEMBER, date(2023, 10, 16), at_moment(AT)))
        == snapshot_file(folder, closing).read_bytes()
    )
    told = {(one.kind, one.id, one.about): (one.before, one.after, one.by) for one in corrections(book, closing)}
    assert told == {
        ("figure", "KT3", "tháng 9/2023"): ("68,734 tỷ đồng (ước)", "55,5 tỷ đồng (chính thức); số quyết toán", "lan"),
        ("plan", "", "nguy cơ dưới, mốc chia theo kỳ"): ("0,9", "0,8", ""),
        ("plan", "KT3", "mục tiêu"): ("592,642", "600", ""),
        ("plan", "XH11", ""): ("có trong kế hoạch", "không còn", ""),
    }


def test_a_revised_target_is_told_in_words(folder: Path) -> None:
    """Not as the program keeps it: "[{'since': …}]" is nothing to sign."""
    _book, closing = closed(folder)
    config = folder / "config.toml"
    text = config.read_text("utf-8")
    start = text.index("[[indicators]]", text.index('id = "KT2"'))
    block = '[[indicators.revisions]]\ndate = 2023-07-05\nvalue = 150\ndocument = "NQ 20"\n\n'
    config.write_text(text[:start] + block + text[start:], "utf-8")
    told = {one.about: (one.before, one.after) for one in corrections(book_in(folder), closing)}
    assert told == {"mục tiêu điều chỉnh": ("—", "05/07/2023, 150, NQ 20")}


def test_closed_twice_only_with_corrections_and_asked_for(folder: Path) -> None:
    book, first = closed(folder)
    with pytest.raises(NotSavedError, match="--again"):
        closed(folder)
    with pytest.raises(NotSavedError, match="chưa có gì thay đổi"):
        closed(folder, "2023-10-17T09:00:00+07:00", again=True)
    (folder / "data" / "2023-late.csv").write_text(
        HEADER + "KT3,2023-09,55.5,,,chính thức,,,,2023-10-20T08:00:00+07:00,lan\n", "utf-8"
    )
    book, second = closed(folder, "2023-10-21T09:00:00+07:00", again=True)
    assert is_closed(book, SEPTEMBER) == second
    assert corrections(book, second) == ()
    assert len(corrections(book, first)) == 1
    reopen(book.plan, SEPTEMBER)
    assert is_closed(book_in(folder), SEPTEMBER) == first
    reopen(book.plan, SEPTEMBER)
    assert is_closed(book_in(folder), SEPTEMBER) is None
    with pytest.raises(NotSavedError, match="chưa chốt"):
        reopen(book.plan, SEPTEMBER)


def test_of_two_who_close_at_the_same_time_the_second_is_told_and_writes_nothing(folder: Path) -> None:
    plan = book_in(folder).plan

    def meanwhile(_seconds: float) -> None:
        close(plan, SEPTEMBER, "của chị Hoa", at=AT, wait=lambda _seconds: None)

    with pytest.raises(NotSavedError, match=r"vừa được .* chốt, chưa ghi gì"):
        close(plan, SEPTEMBER, "của mình", at=AT, wait=meanwhile)
    (only,) = read_closings(folder)[0]
    assert only.note == "của chị Hoa"
    assert frozen(book_in(folder), only).closing == only
    assert len(list((folder / "data" / "closings").iterdir())) == 2

    with pytest.raises(NotSavedError, match=r"vừa được người khác mở lại"):
        close(
            plan, SEPTEMBER, again=True, at="2023-10-21T09:00:00+07:00", wait=lambda _seconds: change_and_reopen(plan)
        )
    assert is_closed(book_in(folder), SEPTEMBER) is None


def change_and_reopen(plan: Plan) -> None:
    late = HEADER + "KT3,2023-09,55.5,,,chính thức,,,,2023-10-20T08:00:00+07:00,lan\n"
    (Path(plan.file).parent / "data" / "2023-late.csv").write_text(late, "utf-8")
    reopen(plan, SEPTEMBER)


def test_of_several_processes_that_close_at_once_exactly_one_does(folder: Path) -> None:
    call = [sys.executable, "-m", "tvplan_tui", "--config", str(folder / "config.toml"), "close", "2023-09"]
    running = [
        subprocess.Popen(call, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) for _one in range(3)
    ]
    told = [one.communicate(timeout=60)[1] for one in running]
    assert sorted(one.returncode for one in running) == [exits.FINE, exits.REFUSED, exits.REFUSED], told
    assert len([text for text in told if "chốt" in text]) == 2
    (only,) = read_closings(folder)[0]
    assert frozen(book_in(folder), only).closing == only


def test_who_closes_while_somebody_marks_the_report_has_closed_it_and_undoes_no_mark(folder: Path) -> None:
    plan = book_in(folder).plan
    theirs = ReportMark("BC-THANG", "2023-10", ReportState.COLLECTING, "chờ số của thuế", by="hoa")
    made, closing = mark_report(
        plan, "BC-THANG", "2023-10", ReportState.CLOSED, wait=lambda _seconds: append_report_mark(plan, theirs) and None
    )
    assert closing is not None and is_closed(book_in(folder), Period.parse("2023-10")) == closing
    assert (made.by, made.note) == ("hoa", "chờ số của thuế")
    with pytest.raises(NotSavedError, match="đang là: Đã chốt"):
        mark_report(plan, "BC-THANG", "2023-10", ReportState.CLOSED)


def test_a_snapshot_that_is_not_what_was_closed_is_refused(folder: Path) -> None:
    book, closing = closed(folder)
    file = snapshot_file(folder, closing)
    file.write_bytes(file.read_bytes().replace(b"592.642", b"592.643"))
    with pytest.raises(SealError, match="dấu vân tay"):
        frozen(book, closing)
    (told,) = book_in(folder).affairs.problems
    assert (told.place, "dấu vân tay" in told.message) == ("data/closings/2023.csv:2:fingerprint", True)
    file.unlink()
    assert "Mất bản chụp" in book_in(folder).affairs.problems[0].message
    with pytest.raises(SealError, match="Mất bản chụp"):
        corrections(book, closing)


def test_verdicts_conclusions_and_tasks_are_part_of_what_was_closed(folder: Path) -> None:
    book, closing = closed(folder)
    plan, later = book.plan, "2023-10-20T08:00:00+07:00"
    given = Override("KT2", SEPTEMBER, Status.BEHIND, "có hồ sơ đang chờ", at=later, by="lan")
    append_verdict(plan, given)
    append_conclusion(plan, Conclusion("", "KT2", SEPTEMBER, "Đôn đốc hồ sơ", at=later, by="lan"))
    tasks = {one.id: one for one in book.affairs.tasks}
    append_task_note(plan, tasks, TaskNote("NV1.2.3", TaskState.DONE, "đủ 160", at=later, by="lan"))
    found = corrections(book_in(folder), closing)
    assert [(one.kind, one.id, one.by) for one in found] == [
        ("verdict", "KT2", "lan"), ("conclusion", "KT2", "lan"), ("task", "NV1.2.3", "lan"),
    ]  # fmt: skip
    assert found[0].after == "Chậm: có hồ sơ đang chờ"
    assert found[2].after == "Xong: đủ 160"
    was = frozen(book_in(folder), closing)
    assert was.book.conclusions == ()
    assert was.agenda.by_id["NV1.2.3"].state is TaskState.DOING
    assert was.board.by_id["KT2"]["override"] is None


SCRIPT = """
import sys
from datetime import date
from tvplan_tui.domain.moment import at_moment
from tvplan_tui.domain.period import Period
from tvplan_tui.report import snapshot
from tvplan_tui.report.board import Book
from tvplan_tui.store.closing_log import fingerprint
from tvplan_tui.store.config import read_config
plan, _faults = read_config(sys.argv[1])
made = snapshot.record(Book.open(plan), Period.parse("2023-09"), date(2023, 10, 16), at_moment(sys.argv[2]))
print(fingerprint(snapshot.canonical(made)))
"""


@pytest.mark.parametrize(("seed", "locale", "zone"), [("1", "C", "UTC"), ("2", "C.UTF-8", "Asia/Ho_Chi_Minh")])
def test_the_same_inputs_give_the_same_fingerprint_anywhere(folder: Path, seed: str, locale: str, zone: str) -> None:
    here = fingerprint(
        snapshot.canonical(snapshot.record(book_in(folder), SEPTEMBER, date(2023, 10, 16), at_moment(AT)))
    )
    environ = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}
    call = [sys.executable, "-c", SCRIPT, str(folder / "config.toml"), AT]
    there = subprocess.run(call, env=environ, capture_output=True, text=True, check=True).stdout.strip()
    assert there == here
