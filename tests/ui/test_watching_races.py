"""What is saved at the worst moment is seen all the same: within a tick of the clock, while it is read."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import console, settled, shown

from tvplan_tui.ui import reading, watching
from tvplan_tui.ui.watching import Stamp, Watch, differing, state
from tvplan_tui.ui.widgets.footer import Footer


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "EVERY", 0.05)
    monkeypatch.setattr(watching, "STILL", 0.02)


@pytest.fixture
def coarse(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk whose clock ticks every tenth of a second, and which gives every file the same number."""
    tick = 100_000_000
    monkeypatch.setattr(watching, "TICK", 0.25)
    monkeypatch.setattr(
        watching,
        "_of",
        lambda found: Stamp(found.st_mtime_ns // tick * tick, found.st_ctime_ns // tick * tick, found.st_size, 1),
    )


@pytest.fixture
def watching_one(tmp_path: Path, quick: None) -> Iterator[Callable[..., Watch]]:
    started: list[Watch] = []

    def start(changed: Callable[[tuple[str, ...]], object], **more: object) -> Watch:
        file = tmp_path / "a"
        given = {"files": lambda: [file], "known": state([file]), "first": lambda: None, **more}
        watch = Watch(changed=changed, **given)
        watch.start()
        started.append(watch)
        return watch

    yield start
    for watch in started:
        watch.stop()


def until(true: Callable[[], bool], seconds: float = 5) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.01)
    return true()


# One look and the next


def test_two_saves_of_one_length_within_a_tick_are_two_at_once_and_when_they_are_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, then = tmp_path / "a", time.time_ns()
    monkeypatch.setattr(watching, "TICK", 0.05)
    monkeypatch.setattr(watching, "_of", lambda found: Stamp(then, then, found.st_size, 1))
    file.write_text("1")
    known = state([file])
    file.write_text("2")
    assert differing(state([file], known), known) == (str(file),)
    time.sleep(0.1)
    assert differing(state([file], known), known) == (str(file),)


def test_the_content_of_old_files_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a"
    file.write_text("1")
    monkeypatch.setattr(watching, "TICK", 0.05)
    assert state([file])[str(file)].content is not None
    time.sleep(0.1)
    known = state([file])
    assert known[str(file)].content is None
    monkeypatch.setattr(watching, "zlib", None)  # nobody asks for a checksum
    assert differing(state([file], known), known) == ()


def test_a_copy_that_keeps_the_old_time_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "TICK", 0)
    file = tmp_path / "a"
    file.write_text("1")
    stamp = file.stat()
    known = state([file])
    time.sleep(0.02)
    file.write_text("2")
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert differing(state([file], known), known) == (str(file),)


def test_a_file_that_may_not_be_read_is_still_watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a"
    file.write_text("1")

    def forbidden(*_arguments: object) -> int:
        raise PermissionError

    monkeypatch.setattr(watching.os, "open", forbidden)
    known = state([file])
    assert known[str(file)] is not None
    with file.open("a") as more:
        more.write("2")
    assert differing(state([file], known), known) == (str(file),)


# The thread


def test_a_save_that_lands_while_one_is_told_is_told_too(tmp_path: Path, watching_one: Callable[..., Watch]) -> None:
    file = tmp_path / "a"
    file.write_text("1")
    read: list[str] = []

    def changed(_names: tuple[str, ...]) -> None:
        read.append(file.read_text())
        if len(read) == 1:
            file.write_text("3")  # of the same length, at once

    watching_one(changed)
    file.write_text("2")
    assert until(lambda: read[-1:] == ["3"])


@pytest.mark.parametrize("fault", [OSError("gone"), ValueError("name"), RuntimeError("loop")])
def test_a_look_that_fails_does_not_end_the_watch(
    tmp_path: Path, watching_one: Callable[..., Watch], fault: Exception
) -> None:
    file, broken, told = tmp_path / "a", threading.Event(), []
    file.write_text("1")
    broken.set()

    def files() -> list[Path]:
        if broken.is_set():
            raise fault
        return [file]

    def first() -> None:
        raise fault

    watching_one(told.append, files=files, first=first)
    file.write_text("22")
    time.sleep(0.2)
    assert told == []
    broken.clear()
    assert until(lambda: told == [(str(file),)])


def test_after_any_storm_of_saves_the_last_one_was_read(
    tmp_path: Path, coarse: None, watching_one: Callable[..., Watch]
) -> None:
    file, pick = tmp_path / "a", random.Random(7)
    file.write_text("000")
    read: list[str] = []
    watch = watching_one(lambda _names: None)

    def changed(_names: tuple[str, ...]) -> None:
        watch.known = state([file])  # as a reading does
        time.sleep(pick.random() * 0.02)
        try:
            read.append(file.read_text())
        except FileNotFoundError:
            read.append("")

    watch._changed = changed
    for turn in range(150):
        text = f"{turn:03}"
        way = pick.randrange(4)
        if way == 0:
            fresh = tmp_path / "new"
            fresh.write_text(text)
            fresh.replace(file)
        elif way == 1:
            file.unlink(missing_ok=True)
            file.write_text(text)
        else:
            file.write_text(text)
        time.sleep(pick.choice([0, 0.001, 0.01, 0.06]))
    assert until(lambda: read[-1:] == ["149"])


# The console


async def follows(pilot: object, words: str) -> bool:
    for _round in range(60):
        await pilot.pause(0.05)
        if words in shown(pilot):
            return True
    return False


def renamed(plan: Path, name: str) -> None:
    """Give the first indicator a name of nine letters, in place, as an editor of the simplest kind does."""
    text = plan.read_text(encoding="utf-8")
    at = text.index('name = "', text.index('id = "THU"')) + len('name = "')
    plan.write_text(text[:at] + name + text[text.index('"', at) :], encoding="utf-8")


async def test_a_save_that_lands_behind_the_back_of_a_reading_is_read(
    plan: Path, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, times = reading.read_again, []

    def slow(*arguments: object) -> object:
        found = real(*arguments)
        times.append(1)
        if len(times) == 1:
            renamed(plan, "sau khi đọc")
        return found

    async with console(plan) as pilot:
        monkeypatch.setattr(reading, "read_again", slow)
        renamed(plan, "trước đó 99")
        assert await follows(pilot, "sau khi đọc")


async def test_a_reading_that_is_overtaken_takes_no_save_with_it(
    plan: Path, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The overtaken one looks at the files last and reads them for nobody; what it saw must not count as read."""
    real, begun, go = reading.read_again, threading.Event(), threading.Event()

    def held(*arguments: object) -> object:
        found = real(*arguments)
        begun.set()
        go.wait(5)
        return found

    async with console(plan) as pilot:
        app = pilot.app
        app._watch.stop()  # so that nothing but the two readings happens
        app._watch = None
        monkeypatch.setattr(reading, "read_again", held)
        app.read_again()
        while not begun.is_set():
            await pilot.pause(0.01)
        renamed(plan, "mới sau cùng")
        app._note(state(app._files()))  # as the overtaken reading does
        monkeypatch.setattr(reading, "read_again", real)
        go.set()
        assert await follows(pilot, "mới sau cùng")
        await settled(pilot)


async def test_what_is_to_be_done_after_a_reading_is_done_by_the_one_that_overtakes_it(plan: Path) -> None:
    async with console(plan) as pilot:
        done: list[str] = []
        pilot.app.read_again("đã ghi", lambda: done.append("row"))
        pilot.app.read_again()
        for _round in range(60):
            await pilot.pause(0.05)
            if not pilot.app.reading:
                break
        assert done == ["row"]
        assert pilot.app.screen.query_one(Footer).saying == "đã ghi"
