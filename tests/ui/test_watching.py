"""What others save: told once, read again, kept as it was where it broke; the place on the screen stays."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import console, settled, shown

from tvplan_tui.domain.problem import ERROR, WARNING, Problem
from tvplan_tui.ui import watching
from tvplan_tui.ui.reading import Ask, Last, files_of, new_errors, read, read_again
from tvplan_tui.ui.watching import Watch, state
from tvplan_tui.ui.widgets.footer import Footer


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "EVERY", 0.05)
    monkeypatch.setattr(watching, "STILL", 0.02)


def until(true: Callable[[], bool]) -> bool:
    end = time.monotonic() + 3
    while not true() and time.monotonic() < end:
        time.sleep(0.01)
    return true()


def test_a_change_is_told_once_with_its_file(tmp_path: Path) -> None:
    file, other = tmp_path / "a", tmp_path / "b"
    file.write_text("1")
    told: list[tuple[str, ...]] = []
    watch = Watch(lambda: [file, other], told.append, known=state([file, other]), first=lambda: None)
    watch.start()
    time.sleep(0.2)
    assert told == []
    other.write_text("new")
    assert until(lambda: told == [(str(other),)])
    fresh = tmp_path / "c"
    fresh.write_text("2")
    stamp = file.stat()
    os.utime(fresh, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    fresh.replace(file)  # the same time and size: only the inode differs
    assert until(lambda: told == [(str(other),), (str(file),)])
    file.unlink()
    assert until(lambda: len(told) == 3)
    watch.stop()
    file.write_text("later")
    time.sleep(0.2)
    assert len(told) == 3


def test_what_has_been_read_is_no_change(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("1")
    told: list[tuple[str, ...]] = []
    watch = Watch(lambda: [file], told.append, known=state([file]), first=lambda: None)
    file.write_text("22")
    watch.known = state([file])
    watch.start()
    time.sleep(0.2)
    watch.stop()
    assert told == []


def test_every_file_that_is_read_is_watched(plan: Path) -> None:
    found = read(Ask(str(plan), None, None, date(2023, 10, 5)))
    assert found.book is not None
    (plan.parent / "data" / "verdicts").mkdir()
    (plan.parent / "data" / "verdicts" / "2023.csv").write_text("")
    names = [file.name for file in files_of(str(plan), found.book.plan, None)]
    assert names == ["config.toml", "2023.csv", "2023.csv"]
    assert files_of(str(plan), None, None) == [plan]


def test_errors_are_new_whatever_their_line() -> None:
    old = Problem("f", 3, "k", "một", severity=ERROR)
    doubt = Problem("f", 3, "k", "ngờ", severity=WARNING)
    moved = Problem("f", 9, "k", "một", severity=ERROR)
    other = Problem("f", 4, "k", "hai", severity=ERROR)
    assert new_errors([old], [moved, other, doubt]) == (other,)
    assert new_errors([old], [moved, moved]) == (moved,)


def test_a_config_that_broke_keeps_its_plan_and_takes_the_new_figures(plan: Path) -> None:
    ask = Ask(str(plan), None, None, date(2023, 10, 5))
    good = read(ask)
    assert good.book is not None
    plan.write_text(plan.read_text(encoding="utf-8").replace("target = 120\n", "target = 1,2\n"), encoding="utf-8")
    with (plan.parent / "data" / "2023.csv").open("a", encoding="utf-8") as file:
        file.write("THU,2023-10,11,official,,minh họa\n")
    found = read_again(ask, Last(good.faults, good.book))
    assert found.broken
    assert found.board is not None
    assert set(found.board.by_id) == {"THU", "NOI", "DN", "MN", "YT", "ND"}
    assert found.book is not None
    assert found.book.observations.height == good.book.observations.height + 1


async def test_a_hand_edit_keeps_sector_row_fold_and_filter(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("2", "down")
        await settled(pilot)
        assert pilot.app.chosen == "MN"
        text = plan.read_text(encoding="utf-8")
        first = '[[sectors]]\nid = "MO"\nname = "Mở đầu"\n\n[[sectors]]\nid = "KT"'
        plan.write_text(text.replace('[[sectors]]\nid = "KT"', first), encoding="utf-8")
        for _round in range(40):
            await pilot.pause(0.05)
            if "Mở đầu" in shown(pilot):
                break
        await settled(pilot)
        assert "Mở đầu" in shown(pilot)
        assert pilot.app.chosen == "MN"
        assert "Đã đọc lại" in pilot.app.screen.query_one(Footer).saying
