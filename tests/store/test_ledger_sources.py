"""Which files are read: regular ones inside the config's folder, and what is said of all others."""

import os
from dataclasses import replace

import pytest
from support.ledgers import PLAN, rows

from tvplan_tui.domain.problem import ERROR
from tvplan_tui.store.ledger import read_ledger

GOOD = rows("BHYT,2023-06,90")


@pytest.fixture
def base(tmp_path):
    """A config's folder with one good file."""
    folder = tmp_path / "plan"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "a.csv").write_text(GOOD)
    return folder


def test_globs_paths_and_the_same_file_twice(base):
    (base / "data" / "b.csv").write_text(GOOD)
    frame, problems = read_ledger(PLAN, base, ["data/a.csv", "data/*.csv", "data/../data/b.csv"])
    assert problems == ()
    assert frame["file"].to_list() == ["data/a.csv", "data/b.csv"]


def test_a_pattern_that_matches_nothing_is_named(base):
    frame, problems = read_ledger(PLAN, base, ["data/*.csv", "so-lieu/*.csv", "data/[x].csv"])
    assert [problem.file for problem in problems] == ["so-lieu/*.csv", "data/[x].csv"]
    assert all("không có tệp nào" in problem.message and problem.severity == ERROR for problem in problems)
    assert frame.height == 1


def test_a_pattern_of_the_config_is_told_with_its_place_there(base):
    config = base / "config.toml"
    config.write_text(
        '[plan]\nyear = 2023\n[data]\nfiles = [\n  "data/*.csv",\n  "so-lieu/*.csv",\n]\n', encoding="utf-8"
    )
    plan = replace(PLAN, file=str(config))
    _, problems = read_ledger(plan, base, ["data/*.csv", "so-lieu/*.csv", "khac/*.csv"])
    assert [problem.place for problem in problems] == [f"{config}:6:data.files[1]", f"{config}:4:data.files"]
    assert "so-lieu/*.csv" in problems[0].message
    _, problems = read_ledger(plan, base, ["so-lieu/*.csv"], trusted=True)
    assert [problem.place for problem in problems] == ["so-lieu/*.csv"]


def test_a_name_with_brackets_is_a_name(base):
    (base / "data" / "[x].csv").write_text(GOOD)
    frame, problems = read_ledger(PLAN, base, ["data/[x].csv"])
    assert problems == ()
    assert frame["file"].to_list() == ["data/[x].csv"]


def test_a_glob_passes_over_other_kinds_of_files(base):
    (base / "data" / "README.md").write_text("x")
    (base / "data" / "~$so.xlsx").write_bytes(b"x")
    frame, problems = read_ledger(PLAN, base, ["data/*"])
    assert problems == ()
    assert frame.height == 1


def test_nothing_outside_the_folder_unless_trusted(base, tmp_path):
    outside = tmp_path / "ngoai.csv"
    outside.write_text(GOOD)
    (base / "data" / "link.csv").symlink_to(outside)
    for pattern in (str(outside), "../ngoai.csv", "../*.csv", "data/link.csv"):
        frame, problems = read_ledger(PLAN, base, [pattern])
        assert "nằm ngoài" in problems[0].message, pattern
        assert frame.is_empty()
        frame, problems = read_ledger(PLAN, base, [pattern], trusted=True)
        assert problems == ()
        assert frame.height == 1


@pytest.mark.parametrize("pattern", ["http://localhost:9/a.csv", "s3://x/a.csv", "file:///etc/passwd"])
def test_no_network(base, pattern):
    _, problems = read_ledger(PLAN, base, [pattern], trusted=True)
    assert "mạng" in problems[0].message


@pytest.mark.parametrize("pattern", ["", " ", "a\0b.csv"])
def test_patterns_that_name_nothing(base, pattern):
    _, problems = read_ledger(PLAN, base, [pattern])
    assert len(problems) == 1


def test_directories_pipes_and_other_kinds(base):
    os.mkfifo(base / "data" / "pipe.csv")
    (base / "data" / "ghi.txt").write_text(GOOD)
    frame, problems = read_ledger(PLAN, base, ["data", "data/pipe.csv", "data/ghi.txt", "data/a.csv"])
    assert [(problem.file, problem.severity) for problem in problems] == [
        ("data", ERROR),
        ("data/pipe.csv", ERROR),
        ("data/ghi.txt", ERROR),
    ]
    assert "thư mục" in problems[0].message
    assert problems[1].cure == "lưu số liệu thành tệp .csv rồi ghi tên tệp ấy vào [data] files"
    assert frame.height == 1


def test_a_loop_of_links(base):
    (base / "data" / "loop.csv").symlink_to(base / "data" / "loop.csv")
    frame, problems = read_ledger(PLAN, base, ["data/*.csv"])
    assert [(problem.file, problem.message) for problem in problems] == [
        ("data/loop.csv", "liên kết trỏ vòng về chính nó")
    ]
    assert frame.height == 1


def test_a_link_that_leads_nowhere(base):
    (base / "data" / "cu.csv").symlink_to(base / "data" / "da-xoa.csv")
    _, (problem,) = read_ledger(PLAN, base, ["data/cu.csv"])
    assert (problem.file, problem.message) == ("data/cu.csv", "liên kết trỏ tới tệp không còn ở đó")
    assert problem.cure == "thay liên kết bằng chính tệp số liệu, hoặc sửa [data] files"


def test_a_file_that_may_not_be_read(base, monkeypatch):
    from pathlib import Path

    real = Path.open

    def refuse(path, *args, **kwargs):
        if path.name == "b.csv":
            raise PermissionError(13, "Permission denied")
        return real(path, *args, **kwargs)

    (base / "data" / "b.csv").write_text(GOOD)
    monkeypatch.setattr(Path, "open", refuse)
    frame, problems = read_ledger(PLAN, base, ["data/*.csv"])
    assert [(problem.file, problem.message) for problem in problems] == [
        ("data/b.csv", "không mở được: không có quyền đọc")
    ]
    assert frame["file"].to_list() == ["data/a.csv"]
