"""Files replaced whole or not at all: rights and links kept, every refusal in words, the old file intact."""

from __future__ import annotations

import errno
import fcntl
import os
import resource
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.growing import NEW, OLD, begun, grow, names

from tvplan_tui.store import files
from tvplan_tui.store.files import ChangedError, Content, NotSavedError
from tvplan_tui.store.locks import lock_file


@pytest.fixture
def file(tmp_path) -> Path:
    return begun(tmp_path)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users may enter; those of pytest are its own user's alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def test_read_tells_bytes_hash_and_state(file):
    content = files.read(file)
    assert (content.data, content.digest) == (OLD, Content.of(OLD).digest)
    assert content.stat is not None
    assert content.stat.st_size == len(OLD)
    assert files.read(file.with_name("none")) == Content.of(b"")


def test_replace_returns_what_the_file_holds_now_and_leaves_no_litter(file):
    now = files.replace(file, grow)
    assert now.data == file.read_bytes() == OLD + NEW
    assert now == files.read(file)
    assert names(file.parent) == ["config.toml"]
    files.replace(file, grow, expect=now)
    assert file.read_bytes() == OLD + NEW + NEW


def test_a_new_file_gets_the_usual_rights(tmp_path):
    before = os.umask(0o027)
    try:
        files.replace(tmp_path / "new.csv", lambda content: content + NEW)
    finally:
        os.umask(before)
    assert (tmp_path / "new.csv").read_bytes() == NEW
    assert stat.S_IMODE((tmp_path / "new.csv").stat().st_mode) == 0o640


def test_equal_content_is_not_written(file):
    before = file.stat()
    files.replace(file, bytes)
    assert file.stat() == before


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o664, 0o666, 0o755])
def test_mode_is_kept_whatever_the_umask(file, mode):
    file.chmod(mode)
    before = os.umask(0o077)
    try:
        files.replace(file, grow)
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_owner_and_group_are_kept(file):
    os.chown(file, 1234, 4321)
    files.replace(file, grow)
    assert (file.stat().st_uid, file.stat().st_gid) == (1234, 4321)


@pytest.mark.parametrize(("mode", "kept"), [(0o664, 0o644), (0o660, 0o600), (0o666, 0o666), (0o640, 0o600)])
def test_a_group_that_cannot_be_kept_hands_its_rights_to_nobody_else(file, monkeypatch, mode, kept):
    file.chmod(mode)
    state = file.stat()
    other = os.stat_result([*state[:5], state.st_gid + 1, *state[6:]])

    def refuse(*_arguments):
        raise PermissionError(errno.EPERM, "no")

    monkeypatch.setattr(os, "fchown", refuse)
    with files.locked(file) as real:
        monkeypatch.setattr(files, "_moved_on", lambda *_arguments: False)
        files.overwrite(real, Content(OLD, "", other), NEW)
    assert stat.S_IMODE(file.stat().st_mode) == kept


@pytest.mark.parametrize("target", ["real/config.toml", "/ABSOLUTE"])
def test_a_link_stays_a_link(tmp_path, target):
    (tmp_path / "real").mkdir()
    real = tmp_path / "real" / "config.toml"
    real.write_bytes(OLD)
    link = tmp_path / "config.toml"
    link.symlink_to(real if target == "/ABSOLUTE" else target)
    second = tmp_path / "again.toml"
    second.symlink_to("config.toml")
    files.replace(second, grow)
    assert second.is_symlink() and link.is_symlink() and not real.is_symlink()
    assert real.read_bytes() == OLD + NEW
    assert names(tmp_path) == ["again.toml", "config.toml", "real"]
    assert names(tmp_path / "real") == ["config.toml"]


def test_a_link_in_a_circle_is_told(tmp_path):
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(NotSavedError, match="vòng tròn"):
        files.replace(tmp_path / "a", grow)


def test_a_changed_file_is_not_written_over(file):
    seen = files.read(file)
    file.write_bytes(b"cua nguoi khac\n")
    with pytest.raises(ChangedError) as told:
        files.replace(file, grow, expect=seen)
    assert (told.value.expected.data, told.value.found.data) == (OLD, b"cua nguoi khac\n")
    assert file.read_bytes() == b"cua nguoi khac\n"
    assert names(file.parent) == ["config.toml"]


def test_an_editor_that_knows_no_lock_loses_nothing(file):
    def make(content: bytes) -> bytes:
        file.write_bytes(b"sua tay\n")
        return content + NEW

    with pytest.raises(ChangedError):
        files.replace(file, make)
    assert file.read_bytes() == b"sua tay\n"
    assert names(file.parent) == ["config.toml"]


def test_what_make_raises_passes_through_and_nothing_is_written(file):
    with pytest.raises(KeyError):
        files.replace(file, lambda content: {}[content])
    assert file.read_bytes() == OLD
    assert names(file.parent) == ["config.toml"]


@pytest.mark.parametrize(
    ("call", "number", "words"),
    [
        ("write", errno.ENOSPC, "ổ đĩa đã đầy"),
        ("write", errno.EDQUOT, "hết dung lượng"),
        ("fsync", errno.EIO, "ổ đĩa báo lỗi"),
        ("fchmod", errno.EPERM, "không được phép ghi"),
        ("replace", errno.EROFS, "chỉ cho đọc"),
        ("replace", errno.EACCES, "không được phép ghi"),
        ("scandir", errno.EACCES, None),
        ("fsync", errno.ENOSPC, "ổ đĩa đã đầy"),
        ("open", errno.EROFS, "chỉ cho đọc"),
        ("open", errno.EMFILE, "Too many open files"),
        ("flock", errno.ENOLCK, "không khóa tệp được"),
        ("removexattr", errno.ENOTSUP, None),
        ("getxattr", errno.ENOTSUP, None),
    ],
)
def test_a_failing_call_leaves_the_old_file_and_says_why(file, monkeypatch, call, number, words):
    owner = fcntl if call == "flock" else os

    def fail(*_arguments, **_more):
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as broken:
        broken.setattr(owner, call, fail)
        if words is None:  # not needed for a save
            files.replace(file, grow)
        else:
            with pytest.raises(NotSavedError, match=words) as told:
                files.replace(file, grow)
            assert told.value.cure
            assert str(file) in told.value.reason
    assert file.read_bytes() == (OLD + NEW if words is None else OLD)
    if call != "scandir":
        assert names(file.parent) == ["config.toml"]


def test_a_folder_that_knows_no_fsync_is_no_failure(file, monkeypatch):
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "folder")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    files.replace(file, grow)
    assert file.read_bytes() == OLD + NEW


def test_a_real_limit_of_size(file):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(NotSavedError, match="kích thước"):
            files.replace(file, lambda content: content + b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert file.read_bytes() == OLD
    assert names(file.parent) == ["config.toml"]


def test_real_refusals(tmp_path):
    for path, words in (
        (tmp_path, "không phải tệp thường"),
        (tmp_path / "none" / "config.toml", "không có thư mục"),
        (tmp_path / ("n" * 250), "quá dài"),
    ):
        with pytest.raises(NotSavedError, match=words):
            files.replace(path, grow)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotSavedError, match="không phải tệp thường"):
        files.replace(tmp_path / "pipe", grow)
    assert names(tmp_path) == ["pipe"]


def test_a_file_that_may_not_be_written_is_not_replaced_by_its_folders_leave(file, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(NotSavedError, match="không được phép ghi"):
        files.replace(file, grow)
    assert file.read_bytes() == OLD


@pytest.mark.skipif(os.geteuid() != 0, reason="needs another user to be")
def test_another_user_is_refused_or_keeps_everything(open_folder):
    """As somebody who may not write the folder; and as one who shares the group of a 0664 file."""
    shared = open_folder / "shared"
    shared.mkdir()
    file = shared / "config.toml"
    file.write_bytes(OLD)
    os.chown(file, 0, 4321)
    os.chown(shared, 0, 4321)
    file.chmod(0o664)
    shared.chmod(0o755)
    code = (
        "import os, sys; from tvplan_tui.store import files\n"
        "os.setgroups([4321]); os.setgid(1234); os.setuid(1234)\n"
        "try: files.replace(sys.argv[1], lambda old: old + b'moi\\n')\n"
        "except files.NotSavedError as told: print(told.reason)"
    )
    command = [sys.executable, "-c", code, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "không được phép ghi" in done.stdout
    assert file.read_bytes() == OLD
    shared.chmod(0o2775)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == ""
    assert file.read_bytes() == OLD + NEW
    assert (stat.S_IMODE(file.stat().st_mode), file.stat().st_gid) == (0o664, 4321)
    assert names(shared) == ["config.toml"]


def test_sweep_removes_what_killed_saves_left_and_nothing_else(file):
    folder = file.parent
    left = folder / ".config.toml.tvplan-0123456789abcdef.tmp"
    other = folder / ".data.csv.tvplan-0123456789abcdef.tmp"
    kept = {".config.toml.swp", ".config.toml.tvplan-note", "config.toml~", ".x.tmp", "config.toml"}
    for path in (left, other, lock_file(folder / "gone.csv"), *(folder / name for name in kept)):
        path.touch()
    with files.locked(file):
        assert files.sweep(folder) == (other,)
        assert left.exists()
    assert files.sweep(folder) == (left,)
    assert set(names(folder)) == kept
    assert files.sweep(folder / "none") == ()


def test_the_next_save_removes_what_a_killed_one_left(file):
    left = file.parent / ".config.toml.tvplan-0123456789abcdef.tmp"
    left.write_bytes(b"half")
    files.replace(file, grow)
    assert names(file.parent) == ["config.toml"]
