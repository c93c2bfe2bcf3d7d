"""Files that cannot be read as text: each is named with its cure, none hangs, none is guessed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.configs import HEAD, WITNESS, good
from tvplan_tui.store.config import read_config

TEXT = HEAD + WITNESS
CONTENTS = [
    (b"\xff\xfe" + TEXT.encode("utf-16-le"), 0, "UTF-16", "UTF-8"),
    (b"\xfe\xff" + TEXT.encode("utf-16-be"), 0, "UTF-16", "UTF-8"),
    (TEXT.encode("utf-16-le"), 0, "UTF-16", "UTF-8"),
    (b"\x00\x00\xfe\xff" + TEXT.encode("utf-32-be"), 0, "UTF-16", "UTF-8"),
    (TEXT.encode().replace("ế".encode(), b"\xea\xec", 1), 3, "byte 0xEA", "UTF-8"),
    (TEXT.replace("\n", "\r").encode(), 1, "kiểu Mac cũ (CR)", "LF"),
    (TEXT.encode() + b"\x00\x00", TEXT.count("\n") + 1, "ký tự NUL", "xóa"),
    (b"\x00" * 500, 1, "ký tự NUL", "xóa"),
    (TEXT.encode() + b"#" * 2 * 1024 * 1024, 0, "lớn hơn 2 MiB", "đúng tệp"),
]


@pytest.mark.parametrize(("content", "line", "words", "cure"), CONTENTS)
def test_contents_that_are_no_config(tmp_path: Path, content: bytes, line: int, words: str, cure: str) -> None:
    file = tmp_path / "c.toml"
    file.write_bytes(content)
    plan, (problem,) = read_config(file)
    assert plan is None
    assert (problem.file, problem.line) == (str(file), line)
    assert words in problem.message
    assert cure in problem.cure


def test_a_good_file_is_named_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "c.toml").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    plan, problems = read_config("c.toml")
    assert plan is not None
    assert (plan.file, problems) == ("c.toml", ())
    assert plan.indicators == good(TEXT).indicators


def test_a_folder(tmp_path: Path) -> None:
    _plan, (problem,) = read_config(tmp_path)
    assert "thư mục" in problem.message
    assert f"{tmp_path.name}/config.toml" in problem.cure


def test_a_missing_file(tmp_path: Path) -> None:
    _plan, (problem,) = read_config(tmp_path / "không có.toml")
    assert "không có tệp này" in problem.message


def test_a_path_that_is_none() -> None:
    _plan, (problem,) = read_config("a\x00b")
    assert "không đọc được tệp" in problem.message
    assert "\x00" not in problem.file


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)  # reading it would wait for a writer for ever
    _plan, (problem,) = read_config(pipe)
    assert "không phải tệp thường" in problem.message


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "c.toml"
    file.write_text(TEXT, encoding="utf-8")

    def refuse(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # a mode of 0 stops nobody who runs the tests as root
    _plan, (problem,) = read_config(file)
    assert "không được phép đọc" in problem.message
