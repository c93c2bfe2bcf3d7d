"""The file of tasks: one broken file per rule, and the shipped one, whose wording is the plan's."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from support.judging import ROOT

from tests.support.configs import HEAD, WITNESS, read
from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.problem import Problem
from tvplan_tui.domain.task import Task
from tvplan_tui.store.config import read_config
from tvplan_tui.store.config.tasks import parse_tasks, read_tasks

GOOD = """[[fields]]
id = "F"
name = "Kinh tế"

[[tasks]]
id = "A"
field = "F"
name = "Việc"
indicators = ["Z"]
quote = "Nguyên văn"

[[tasks]]
id = "B"
field = "F"
name = "Việc khác"
"""


def plan() -> Plan:
    found, _problems = read(HEAD + WITNESS)
    assert found is not None
    return replace(found, tasks_file="tasks.toml")


def parsed(text: str) -> tuple[tuple[Task, ...], tuple[Problem, ...]]:
    (_fields, tasks), problems = parse_tasks(text.encode(), plan())
    return tasks, problems


def test_a_good_file_and_what_is_filled_in() -> None:
    tasks, problems = parsed(GOOD)
    assert problems == ()
    assert tasks[0] == Task("A", "F", "Việc", "Nguyên văn", indicators=("Z",), due="2023-12-31", line=5)


# (old, new, key blamed, words of the message, words of the cure); the first task is left out, the second stays
FAULTS = [
    ('name = "Việc"\n', "", "tasks[0].name", "thiếu khóa bắt buộc name", "name ="),
    ('field = "F"\n', "", "tasks[0].field", "thiếu khóa bắt buộc field", "field ="),
    ('id = "A"', 'id = "Ả"', "tasks[0].id", "không dùng được", '"A"'),
    ('field = "F"', 'field = "G"', "tasks[0].field", "không có nhóm G", "F"),
    ('["Z"]', '["ZZ"]', "tasks[0].indicators[0]", "không có chỉ tiêu ZZ", "viết Z"),
    ('["Z"]', '["Z", "Z"]', "tasks[0].indicators", "ghi hai lần", "giữ một lần"),
    ('["Z"]', '"Z"', "tasks[0].indicators", "phải là danh sách", '["…"'),
    ('["Z"]', "[1]", "tasks[0].indicators[0]", "chữ trong dấu nháy kép", "1"),
    ('quote = "', 'due = "30/06/2023"\nquote = "', "tasks[0].due", "không phải ngày", "due = 2023-06-30"),
    ('quote = "', 'ofice = "X"\nquote = "', "tasks[0].ofice", "khóa lạ ofice", "viết office"),
]


@pytest.mark.parametrize(("old", "new", "key", "words", "cure"), FAULTS)
def test_a_faulty_task_is_told_and_left_out(old: str, new: str, key: str, words: str, cure: str) -> None:
    text = GOOD.replace(old, new, 1)
    tasks, (problem,) = parsed(text)
    assert [one.id for one in tasks] == ["B"]
    assert (problem.file, problem.key) == ("tasks.toml", key)
    assert words in problem.message
    assert cure in problem.cure
    name = key.split(".")[1].partition("[")[0]
    at = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith(f"{name} = ") and number > 4]
    assert problem.line == (5 if not new else at[0])


def test_an_id_twice_and_an_unknown_table() -> None:
    tasks, (problem,) = parsed(GOOD.replace('id = "B"', 'id = "A"'))
    assert [one.name for one in tasks] == ["Việc"]
    assert problem.key == "tasks[1].id"
    _tasks, (problem,) = parsed(GOOD + "[[task]]\nid = 1\n")
    assert (problem.key, problem.cure) == ("task", "viết tasks")


def test_a_slip_costs_its_own_block() -> None:
    tasks, (problem,) = parsed(GOOD.replace('name = "Việc"', "name = Việc", 1))
    assert [one.id for one in tasks] == ["B"]
    assert problem.line == 8


@pytest.mark.parametrize("content", [b"\xff\xfeA\x00", b"a\x00b", b"\xe9"])
def test_other_encodings_are_named(content: bytes) -> None:
    assert [one.file for one in parse_tasks(content, plan())[1]] == ["tasks.toml"]


def test_a_missing_file_is_told_where_it_is_named(tmp_path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(HEAD + '\n[tasks]\nfile = "viec.toml"\n' + WITNESS, "utf-8")
    found, problems = read_config(config)
    assert problems == ()
    assert found is not None
    _none, (problem,) = read_tasks(found)
    assert problem.key == "tasks.file"
    assert problem.line == HEAD.count("\n") + 3
    assert "viec.toml" in problem.message


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ('"/x.toml"', "tuyệt đối"),
        ('"../x.toml"', "đi ra ngoài"),
        ('"x.csv"', "không phải .toml"),
        ("1", "chữ trong dấu"),
    ],
)
def test_a_path_that_cannot_be(path: str, words: str) -> None:
    _plan, problems = read(HEAD + f"\n[tasks]\nfile = {path}\n" + WITNESS)
    assert [one.key for one in problems] == ["tasks.file"]
    assert words in problems[0].message


# SHA-256 of section III of the plan by heading: every sentence, blanks between words single
WORDING = {
    "III.1": "6f362c8126ab4f66",
    "III.2": "3545aba9e1037eec",
    "III.3": "ced8d9ed6bc18dd4",
    "III.4": "4bbf241699f1a2ee",
    "III.5": "230659a13f975005",
}


def test_the_shipped_tasks_are_section_three_word_for_word() -> None:
    found, _faults = read_config(ROOT / "config.toml")
    assert found is not None
    (fields, tasks), problems = read_tasks(found)
    assert problems == ()
    assert [field.id for field in fields] == list(WORDING)
    for field, digest in WORDING.items():
        text = " ".join(one.quote for one in tasks if one.field == field)
        assert hashlib.sha256(text.encode()).hexdigest()[:16] == digest, field
    assert len(tasks) == 108
    assert {one.office for one in tasks} == {"", "Các chủ đầu tư", "Trung tâm hành chính công"}
    assert all(len(one.name) <= 60 for one in tasks)
