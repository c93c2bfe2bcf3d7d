"""Drafts: private, whole, one an open form, never in the way."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tvplan_tui.store.drafts import DraftFile, waiting
from tvplan_tui.store.refusals import NotSavedError
from tvplan_tui.store.state_folder import state_home


@pytest.fixture
def config(tmp_path: Path) -> str:
    file = tmp_path / "config.toml"
    file.write_text("", encoding="utf-8")
    return str(file)


def test_a_draft_comes_back_and_is_nobody_elses(config):
    draft = DraftFile(config, "figure", "KT3 2023-09")
    draft.keep(lambda: {"value": "48,1", "note": "đã đôn đốc"})
    draft.release()
    assert stat.S_IMODE(draft.path.stat().st_mode) == 0o600
    draft = DraftFile(config, "figure", "KT3 2023-09")
    found = draft.found()
    assert found is not None
    assert dict(found.fields) == {"value": "48,1", "note": "đã đôn đốc"}
    assert DraftFile(config, "figure", "KT3 2023-08").found() is None
    assert DraftFile(config, "month", "KT3 2023-09").found() is None
    assert [path.name for path in draft.path.parent.iterdir()] == [draft.path.name]


def test_one_config_however_it_is_reached(config, tmp_path):
    DraftFile(config, "figure", "A 2023-01").keep(lambda: {"value": "1"})
    link = tmp_path / "link.toml"
    link.symlink_to(config)
    assert [one.key for one in waiting(str(link))] == ["A 2023-01"]
    assert waiting(str(tmp_path / "other.toml")) == ()


def test_dropped_it_stays_away_until_something_new_is_typed(config):
    draft = DraftFile(config, "figure", "A 2023-01")
    draft.keep(lambda: {"value": "1"})
    draft.drop()
    draft.keep(lambda: {"value": "2"})
    assert waiting(config) == ()
    draft.begin()
    draft.keep(lambda: {"value": "3"})
    draft.release()
    assert draft.found().fields == {"value": "3"}


def test_what_is_typed_away_again_is_no_draft(config):
    draft = DraftFile(config, "figure", "A 2023-01")
    draft.keep(lambda: {"value": "1"})
    draft.keep(dict)
    assert not list(draft.path.parent.iterdir())
    draft.keep(lambda: {"value": "2"})
    draft.release()
    assert [one.fields for one in waiting(config)] == [{"value": "2"}]


# Two consoles in one form


def test_a_form_that_is_open_keeps_its_draft_from_others_and_loses_it_to_none(config):
    one, other = (DraftFile(config, "figure", "A 2023-01") for _console in range(2))
    assert one.found() is None
    one.keep(lambda: {"value": "1"})
    assert waiting(config) == ()
    assert other.found() is None
    assert other.elsewhere
    other.keep(lambda: {"value": "2"})
    one.keep(lambda: {"value": "11"})
    one.release()
    other.release()
    first, second, third = (DraftFile(config, "figure", "A 2023-01") for _start in range(3))
    both = [first.found(), second.found()]
    assert {kept.fields["value"] for kept in both} == {"11", "2"}
    assert third.found() is None
    first.drop()
    second.drop()
    assert waiting(config) == ()
    assert not list(first.path.parent.iterdir())


HOLDER = """
import sys, time
from tvplan_tui.store.drafts import DraftFile
draft = DraftFile(sys.argv[1], "figure", "A 2023-01")
draft.found()
draft.keep(lambda: {"value": sys.argv[2]})
print("kept", flush=True)
time.sleep(60)
"""


def test_the_draft_of_a_killed_console_is_taken_over_that_of_a_running_one_is_not(config):
    started = []
    for value in ("1", "2"):
        process = subprocess.Popen([sys.executable, "-c", HOLDER, config, value], stdout=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout.readline() == "kept\n"
    try:
        assert waiting(config) == ()
        started[0].kill()
        started[0].wait(10)
        assert [one.fields["value"] for one in waiting(config)] == ["1"]
        draft = DraftFile(config, "figure", "A 2023-01")
        assert draft.found().fields == {"value": "1"}
        assert DraftFile(config, "figure", "A 2023-01").found() is None
    finally:
        for process in started:
            process.kill()
            process.wait(10)
            process.stdout.close()
    assert DraftFile(config, "figure", "A 2023-01").found().fields == {"value": "2"}


def test_of_many_that_open_at_once_each_draft_goes_to_one(config):
    for value in range(6):
        draft = DraftFile(config, "figure", "A 2023-01")
        draft.keep(lambda value=value: {"value": str(value)})
        draft.release()
    forms = [DraftFile(config, "figure", "A 2023-01") for _form in range(8)]
    with ThreadPoolExecutor(8) as pool:
        found = [kept.fields["value"] for kept in pool.map(DraftFile.found, forms) if kept]
    assert sorted(found) == sorted(set(found))
    rest = [DraftFile(config, "figure", "A 2023-01") for _form in range(6)]
    found += [kept.fields["value"] for kept in map(DraftFile.found, rest) if kept]
    assert sorted(found) == ["0", "1", "2", "3", "4", "5"]


def test_a_full_disk_leaves_the_draft_that_was_there_and_no_litter(config, monkeypatch):
    draft = DraftFile(config, "figure", "A 2023-01")
    draft.keep(lambda: {"value": "1"})
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(NotSavedError, match="đầy"):
            draft.keep(lambda: {"value": "2"})
    assert [path.name for path in draft.path.parent.iterdir()] == [draft.path.name]
    assert waiting(config) == (), "it is still held"
    draft.release()
    assert [one.fields["value"] for one in waiting(config)] == ["1"]


def full(_descriptor):
    raise OSError(errno.ENOSPC, "full")


def test_what_a_killed_write_left_is_swept_what_is_being_written_is_not(config):
    draft = DraftFile(config, "figure", "A 2023-01")
    draft.keep(lambda: {"value": "1"})
    dead, young, held = (draft.path.with_name(f".{draft.path.name}.{name}.tmp") for name in ("a", "b", "c"))
    for left in (dead, young, held):
        left.touch()
    for left in (dead, held):
        os.utime(left, (0, 0))
    with held.open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        waiting(config)
    assert [left.exists() for left in (dead, young, held)] == [False, True, True]


def test_a_disk_without_locks_still_keeps_and_offers(config, monkeypatch):
    def refused(_file, _how):
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(fcntl, "flock", refused)
    draft = DraftFile(config, "figure", "A 2023-01")
    draft.keep(lambda: {"value": "1"})
    draft.release()
    assert DraftFile(config, "figure", "A 2023-01").found().fields == {"value": "1"}


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"fields": 1}', b'{"fields": {}, "form": 1}', b"\xff", b"[" * 99999]
)
def test_what_cannot_be_read_is_no_draft(config, content):
    draft = DraftFile(config, "figure", "A 2023-01")
    draft.keep(lambda: {"value": "1"})
    draft.release()
    draft.path.write_bytes(content)
    assert draft.found() is None
    assert waiting(config) == ()


def test_no_room_is_told(config, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    with pytest.raises(NotSavedError):
        DraftFile(config, "figure", "A 2023-01").keep(lambda: {"value": "1"})


def test_a_relative_state_folder_is_ignored(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", "state")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert state_home() == tmp_path / ".local" / "state"
