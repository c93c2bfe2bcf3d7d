"""Slips that are no TOML at all: the line, the cure, and everything around it still read."""

from __future__ import annotations

import pytest

from tests.support.configs import HEAD, WITNESS, block, line_of, read

# (a line of the block, its key as told, words of the message, the cure)
LINES = [
    ("target = 592,642", "target", "dấu phẩy", "target = 592.642"),
    ("target = -12,03", "target", "dấu phẩy", "target = -12.03"),
    ("target = 6.319,5  # tỷ đồng", "target", "dấu phẩy", "target = 6319.5"),
    ("target = 1.615.000", "target", "ngăn hàng nghìn", "target = 1615000"),
    ("target = 82,8 %", "target", "sau con số có chữ “%”", "chỉ ghi số: target = 82.8"),
    ("target = 295 tỷ đồng", "target", "có chữ “tỷ đồng”", "chỉ ghi số: target = 295"),
    ("target = −12.03", "target", "dấu trừ", "target = -12.03"),
    ("due_month = 02", "due_month", "bắt đầu bằng 0", "due_month = 2"),
    ("issued = 03/02/2023", "issued", "năm-tháng-ngày", "issued = 2023-02-03"),
    ("target =", "target", "chưa có giá trị", "xóa dòng"),
    ("note = Thu ngân sách", "note", "dấu nháy kép", 'note = "Thu ngân sách"'),
    ('note = "Thu', "note", "thiếu dấu nháy đóng", 'note = "Thu"'),
    ("note = 'Thu", "note", "thiếu dấu nháy đóng", "note = 'Thu'"),
    ('note = Thu"', "note", "dấu nháy kép", 'note = "Thu"'),
    ("note = “Thu”", "note", "nháy cong", 'note = "Thu"'),
    ('note = "a "b" c"', "note", "dấu nháy ở giữa", "note = \"a 'b' c\""),
    ('note = "a\\d"', "note", "viết hai lần", 'note = "a\\\\d"'),
    ('note = """a', "note", "chuỗi nhiều dòng không được đóng", 'thêm """'),
    ('name = "B"', "name", "khóa name viết hai lần", "[[indicators]]"),
    ('note: "x"', "", "dấu hai chấm", 'note = "x"'),
    ("note", "note", "không có dấu bằng", "viết khóa = giá trị"),
    ('tên = "x"', "", "tên khóa “tên” có dấu", "docs/config.md"),
    ('\u00a0note = "x"', "note", "dấu cách lạ (U+00A0)", "dấu cách thường"),
    ('note = "a\x07"', "note", "ký tự ẩn U+0007", "xóa ký tự"),
    ("profile = [0.1, 0.2", "profile", "ngoặc mở ở dòng này chưa đóng", "thêm ]"),
    ("companion = { unit = 1", "companion", "ngoặc mở ở dòng này chưa đóng", "thêm ]"),
    ("profile = [0.1 0.2]", "profile", "ngoặc", "]"),
    ("companion = { unit 1 }", "companion", "ngoặc nhọn", "unit ="),
    ("target = 1 2", "target", "sai cú pháp TOML ở cột", "khóa = giá trị"),
    ("target = " + "9" * 5000, "target", "sai cú pháp TOML", "khóa = giá trị"),
]


@pytest.mark.parametrize(("line", "key", "words", "cure"), LINES)
@pytest.mark.parametrize("after", [WITNESS, ""], ids=["amid", "last"])
def test_a_broken_line_costs_its_own_block(line: str, key: str, words: str, cure: str, after: str) -> None:
    bad = block(target=None, bound=None).rstrip() + "\n"
    text = HEAD + WITNESS.replace('"Z"', '"Y"') + bad + f"{line}\n" + after
    plan, (problem,) = read(text)
    assert problem.line == text.count("\n", 0, text.index(f"\n{line}\n") + 1) + 1
    assert problem.key == ("indicators[1]." + key).rstrip(".")
    assert words in problem.message
    assert cure in problem.cure
    assert plan is not None
    assert [row.id for row in plan.indicators] == (["Y", "Z"] if after else ["Y"])


HEADERS = [
    ("[[indicators]", "tiêu đề khối viết sai", "[[indicators]]"),
    ("[indicators]]", "tiêu đề khối viết sai", "[[indicators]]"),
    ("[indicators]", "tiêu đề khối viết sai", "[[indicators]]"),
    ("[[indicators", "tiêu đề khối viết sai", "[[indicators]]"),
]


@pytest.mark.parametrize(("header", "words", "cure"), HEADERS)
def test_a_broken_header_costs_its_own_block(header: str, words: str, cure: str) -> None:
    text = HEAD + block().replace("[[indicators]]", header) + WITNESS
    plan, (problem,) = read(text)
    assert problem.line == line_of(text, header)
    assert words in problem.message
    assert cure in problem.cure
    assert plan is not None
    assert [row.id for row in plan.indicators] == ["Z"]


def test_a_table_opened_twice() -> None:
    text = HEAD + "[plan]\nyear = 2024\n" + WITNESS
    plan, (problem,) = read(text)
    assert plan is not None
    assert (plan.year, len(plan.indicators)) == (2023, 1)
    assert "viết hai lần" in problem.message


def test_slips_in_several_blocks_are_all_told_and_other_faults_with_them() -> None:
    text = HEAD + block(target="1,5") + block(id='"B"', name="chữ", decimals="9") + WITNESS
    plan, problems = read(text)
    assert plan is not None
    assert [row.id for row in plan.indicators] == ["Z"]
    assert [problem.key for problem in problems] == [
        "indicators[0].target", "indicators[1].name", "indicators[1].decimals",
    ]  # fmt: skip
    assert [problem.message.split(":")[0] for problem in problems] == ["A", "B", "B"]


def test_a_broken_line_of_the_plan_leaves_its_rows() -> None:
    plan, (problem,) = read(HEAD.replace('"Kế hoạch"', "Kế hoạch") + WITNESS)
    assert (problem.key, problem.line) == ("plan.title", 3)
    assert plan is not None
    assert (plan.title, len(plan.indicators)) == ("config", 1)


def test_a_file_that_is_all_slips_is_given_up_in_time() -> None:
    plan, problems = read(HEAD + "".join(block(id=f"{at},5") for at in range(400)))
    assert plan is None
    assert len(problems) == 20


HOSTILE = [
    ("a = " + "[" * 100, "ngoặc lồng nhau quá 64 lớp"),
    ("a = " + "{ a = " * 100, "ngoặc lồng nhau quá 64 lớp"),
    ("a" + ".a" * 20_000 + " = 1", "quá nhiều dấu chấm"),
    ("[" + '"a" . ' * 20_000 + "a]", "quá nhiều dấu chấm"),
    ("a = { " + "a." * 20_000 + "a = 1 }", "quá nhiều dấu chấm"),
]


@pytest.mark.parametrize(("line", "words"), HOSTILE)
def test_what_would_choke_the_parser_is_refused_first(line: str, words: str) -> None:
    plan, (problem,) = read(HEAD + line + "\n")
    assert plan is None
    assert words in problem.message
    assert problem.line == HEAD.count("\n") + 1


def test_brackets_and_dots_in_strings_and_comments_do_no_harm() -> None:
    text = HEAD + block(note='"' + "[" * 200 + "." * 200 + '"') + "# " + "[" * 200 + "." * 200 + "\n"
    plan, problems = read(text)
    assert plan is not None
    assert problems == ()
