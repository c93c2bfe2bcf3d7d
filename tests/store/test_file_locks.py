"""Locks: waited for, told, dying with their process, blocking nobody for good."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from support.growing import NEW, OLD, begun, grow, names

from tvplan_tui.store import files
from tvplan_tui.store.files import BusyError
from tvplan_tui.store.locks import lock_file


@pytest.fixture
def file(tmp_path) -> Path:
    return begun(tmp_path)


def test_a_held_lock_is_told_after_the_wait_and_free_again_afterwards(file):
    with files.locked(file):
        begun = time.monotonic()
        with pytest.raises(BusyError, match="người khác đang ghi"):
            files.replace(file, grow, wait=0.1)
        assert 0.1 <= time.monotonic() - begun < 2
    files.replace(file, grow, wait=0)
    assert file.read_bytes() == OLD + NEW


def test_a_waiting_writer_gets_its_turn(file):
    with files.locked(file):
        waiting = threading.Thread(target=files.replace, args=(file, grow))
        waiting.start()
        time.sleep(0.1)
        assert file.read_bytes() == OLD
    waiting.join(5)
    assert file.read_bytes() == OLD + NEW


def test_a_lock_file_without_a_process_blocks_nobody(file):
    lock_file(file).touch()
    files.replace(file, grow, wait=0)
    assert names(file.parent) == ["config.toml"]


def test_a_lock_dies_with_its_process(file):
    code = "import sys, time; from tvplan_tui.store.files import locked\n"
    code += "with locked(sys.argv[1]): print('held', flush=True); time.sleep(60)"
    holder = subprocess.Popen([sys.executable, "-c", code, str(file)], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(BusyError):
        files.replace(file, grow, wait=0)
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    holder.stdout.close()
    assert lock_file(file).exists()
    files.replace(file, grow, wait=0)
    assert names(file.parent) == ["config.toml"]


def test_a_lock_file_can_be_locked_by_whoever_can_write_the_file(file):
    file.chmod(0o664)
    before = os.umask(0o077)
    try:
        with files.locked(file):
            assert stat.S_IMODE(lock_file(file).stat().st_mode) == 0o664
            assert lock_file(file).stat().st_gid == file.stat().st_gid
    finally:
        os.umask(before)


def test_a_lock_removed_by_hand_under_its_holder_is_not_taken_from_the_next_one(file):
    with files.locked(file):
        lock_file(file).unlink()
        with files.locked(file, wait=0):
            mine = lock_file(file).stat()
            assert mine.st_size == 0
    assert names(file.parent) == ["config.toml"]
