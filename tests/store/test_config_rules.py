"""One broken file per rule: where it is said to be wrong, in which words, with which cure."""

from __future__ import annotations

import pytest

from tests.support.configs import HEAD, WITNESS, block, line_of, read
from tvplan_tui.domain.problem import ERROR, WARNING

SHARES = "0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95"

# (changed keys, key blamed, words of the message, words of the cure)
BLOCKS: list[tuple[dict[str, str | None], str, str, str]] = [
    ({"ownr": '"x"'}, "ownr", "khóa lạ ownr", "viết owner"),
    ({"xyz": "1"}, "xyz", "khóa lạ xyz", "dùng một trong: id, sector"),
    ({"id": None}, "id", "thiếu khóa bắt buộc id", 'id = "…"'),
    ({"sector": None}, "sector", "thiếu khóa bắt buộc sector", "sector ="),
    ({"name": None}, "name", "thiếu khóa bắt buộc name", "name ="),
    ({"unit": None}, "unit", "thiếu khóa bắt buộc unit", "unit ="),
    ({"kind": None}, "kind", "thiếu khóa bắt buộc kind", 'kind = "flow"'),
    ({"id": '"Thu NS"'}, "id", "mã “Thu NS” không dùng được", '"THU-NS"'),
    ({"id": '"ĐẤT"'}, "id", "mã “ĐẤT” không dùng được", '"DAT"'),
    ({"id": '""'}, "id", "id để trống", "ghi mã"),
    ({"id": "7"}, "id", "id phải là chữ trong dấu nháy kép, đang là số 7", 'id = "7"'),
    ({"name": '" "'}, "name", "name để trống", "ghi tên"),
    ({"name": "true"}, "name", "đang là true", 'name = "True"'),
    ({"name": "2023-01-01"}, "name", "đang là ngày giờ 2023-01-01", "2023-01-01"),
    ({"sector": '"K"'}, "sector", "không có lĩnh vực K", "viết KT"),
    ({"kind": '"flows"'}, "kind", "kind không nhận “flows”", "viết flow"),
    ({"kind": '"Flow"'}, "kind", "kind không nhận “Flow”", "viết flow"),
    ({"kind": '"quý"'}, "kind", "kind không nhận “quý”", "qualitative, group"),
    ({"frequency": '"half-year"'}, "frequency", "không nhận “half-year”", "viết half"),
    ({"frequency": '"monthly"'}, "frequency", "không nhận “monthly”", "viết month"),
    ({"calendar": '"stat"'}, "calendar", "không nhận “stat”", "statistical"),
    ({"reported": '"cumulated"'}, "reported", "không nhận", "viết cumulative"),
    ({"pace": '"prorate"'}, "pace", "không nhận", "viết prorata"),
    ({"bound": '">="'}, "bound", "không nhận “>=”", "at_least, at_most, between"),
    ({"bound": None}, "bound", "có mục tiêu mà thiếu bound", 'bound = "at_least"'),
    ({"bound": None, "target": None, "low": "1", "high": "2"}, "bound", "thiếu bound", 'bound = "between"'),
    ({"target": '"592,642"'}, "target", "đang là chữ “592,642”", "target = 592.642"),
    ({"target": '"6.319,5"'}, "target", "đang là chữ", "target = 6319.5"),
    ({"target": '"160"'}, "target", "đang là chữ", "target = 160"),
    ({"target": '"592.642"'}, "target", "đang là chữ", "dấu chấm là dấu thập phân"),  # doubtful: never guessed
    ({"target": "true"}, "target", "target phải là số, đang là true", "ghi số"),
    ({"target": "[1]"}, "target", "đang là danh sách", "ghi số"),
    ({"target": "nan"}, "target", "nan không phải một con số dùng được", "ghi số thật"),
    ({"target": "-inf"}, "target", "-inf không phải", "ghi số thật"),
    ({"target": "1e999"}, "target", "inf không phải", "ghi số thật"),
    ({"target": "1e16"}, "target", "nằm ngoài khoảng", "trong khoảng"),
    ({"target": "9" * 400}, "target", "nằm ngoài khoảng", "trong khoảng"),
    ({"low": "1"}, "target", "đã có low và high thì không ghi target", "giữ target"),
    ({"target": None, "low": "1"}, "high", "có low mà thiếu high", "ghi cả low và high"),
    ({"target": None, "high": "1"}, "low", "có high mà thiếu low", "ghi cả low và high"),
    ({"target": None, "low": "3", "high": "2"}, "low", "low (3) lớn hơn high (2)", "đổi chỗ"),
    ({"bound": '"between"', "target": None}, "low", "thiếu low và high", "một mình target"),
    ({"bound": '"between"', "high": "12"}, "low", "có high mà thiếu low", "ghi cả"),
    ({"bound": '"between"', "low": "11", "high": "12"}, "target", "ngoài khoảng low – high", "trong khoảng"),
    ({"bound": '"at_most"', "high": "11"}, "high", "chỉ có target, không có high", "ghi vào target"),
    ({"ceiling": "9"}, "ceiling", "trần 9 thấp hơn mục tiêu 10", "nâng ceiling"),
    ({"behind": "90"}, "behind", "behind 90 lớn hơn on_track 1", "behind = 0.9"),
    ({"behind": "-1"}, "behind", "nằm ngoài khoảng", "trong khoảng"),
    ({"kind": '"growth"', "behind": "101"}, "behind", "số điểm %", "behind = 1.0"),
    ({"decimals": "7"}, "decimals", "7 nằm ngoài khoảng 0 – 6", "trong khoảng"),
    ({"decimals": "1.5"}, "decimals", "1.5 không phải số nguyên", "decimals = 2"),
    ({"pace": '"once"', "due_month": "13"}, "due_month", "13 nằm ngoài khoảng 1 – 12", "trong khoảng"),
    ({"year_start": "0"}, "year_start", "0 nằm ngoài khoảng 1 – 12", "trong khoảng"),
    ({"profile": "[0.5, 1]"}, "profile", "profile có 2 số, phải đủ 12", "12 số"),
    ({"profile": "0.5"}, "profile", "phải là danh sách 12 số", "12 số"),
    ({"profile": f"[{SHARES}, 0.9]"}, "profile[11]", "giảm ở số thứ 12", "tăng dần"),
    ({"profile": f"[{SHARES}, 0.99]"}, "profile[11]", "số thứ 12 là 0.99, phải là 1.0", "1.0"),
    ({"profile": f"[{SHARES}, 1.5]"}, "profile[11]", "1.5 nằm ngoài khoảng 0 – 1", "trong khoảng"),
    ({"profile": f"[{SHARES}, true]"}, "profile[11]", "profile phải là số", "ghi số"),
    ({"milestones": "[1]"}, "milestones", "phải là bảng kỳ = số", '{ "2023-06" = 250'),
    ({"milestones": '{ "2023-13" = 1 }'}, "milestones.2023-13", "không phải là một kỳ", '"2023-06"'),
    ({"milestones": '{ "2023-q1" = 1, "2023-Q1" = 2 }'}, "milestones.2023-Q1", "viết hai lần", "giữ một số"),
    ({"milestones": '{ "2023-06" = "5" }'}, "milestones.2023-06", "phải là số", "5"),
    ({"milestones": '{ "2022-12" = 1 }'}, "milestones", "không thuộc năm", "tháng 1/2023 đến tháng 12/2023"),
    ({"milestones": '{ "2023-10" = 1 }', "year_start": "10"}, "milestones", "không thuộc", "đến tháng 9/2023"),
    ({"milestones": '{ "2023-06" = 1 }', "target": None}, "milestones", "chưa có mục tiêu", "ghi target"),
    ({"milestones": '{ "2023-06" = 1 }', "profile": f"[{SHARES}, 1]"}, "profile", "cả profile", "giữ một"),
    ({"milestones": '{ "2023-06" = 1 }', "pace": '"once"'}, "pace", "trái với milestones", "bỏ pace"),
    ({"kind": '"growth"', "pace": '"prorata"'}, "pace", "không chia theo thời gian", 'pace = "full"'),
    ({"kind": '"growth"', "profile": f"[{SHARES}, 1]"}, "profile", "không chia theo thời gian", "bỏ profile"),
    ({"companion": "0.02"}, "companion", "phải là bảng", "unit ="),
    ({"companion": '{ unit = "hộ" }'}, "companion.target", "thiếu khóa bắt buộc target", "target ="),
    ({"companion": '{ unit = "hộ", target = 1, note = "" }'}, "companion.note", "khóa lạ note", "unit, target"),
    ({"companion": '{ unit = "", target = 1 }'}, "companion.unit", "unit để trống", "đơn vị"),
    ({"kind": '"group"', "bound": None}, "target", 'kind = "group" không có số', "bỏ target"),
    ({"kind": '"qualitative"', "target": None}, "bound", "không có số", "bỏ bound"),
]


@pytest.mark.parametrize(("changes", "key", "words", "cure"), BLOCKS)
def test_a_faulty_block_is_told_and_left_out(changes: dict[str, str | None], key: str, words: str, cure: str) -> None:
    bad = block(**changes)
    plan, problems = read(HEAD + bad + WITNESS)
    assert plan is not None
    assert [row.id for row in plan.indicators] == ["Z"]
    (problem,) = [problem for problem in problems if problem.key == f"indicators[0].{key}"]
    assert words in problem.message
    assert cure in problem.cure
    assert problem.severity == ERROR
    name = key.split("[")[0].split(".")[0]
    within = [at for at, line in enumerate(bad.split("\n")) if line.startswith(f"{name} = ")]
    assert problem.line == HEAD.count("\n") + 1 + (within or [0])[0]  # an absent key: the block's header


LONG = "".join(block(id=f'"L{at}"', parent=f'"L{at - 1}"' if at else None) for at in range(9))

PARENTS = [
    (block(parent='"ZZ"') + WITNESS, 0, "không có chỉ tiêu ZZ", "viết Z"),
    (block(parent='"A"') + WITNESS, 0, "vòng tròn “trong đó”: A → A", "bỏ parent"),
    (block(parent='"Z"', sector='"XH"') + WITNESS, 0, "Z thuộc lĩnh vực KT, không phải XH", "cùng một lĩnh vực"),
    (LONG + WITNESS, 8, "lồng nhau quá 8 cấp", "cấp cao hơn"),
]


@pytest.mark.parametrize(("text", "position", "words", "cure"), PARENTS)
def test_a_parent_that_cannot_be_costs_the_place_not_the_row(text: str, position: int, words: str, cure: str) -> None:
    plan, (problem,) = read(HEAD + text)
    assert plan is not None
    assert len(plan.indicators) == text.count("[[indicators]]")
    assert plan.indicators[position].parent is None
    assert problem.key == f"indicators[{position}].parent"
    assert problem.line == plan.indicators[position].line + 8
    assert words in problem.message
    assert cure in problem.cure


PLAN_KEYS = [
    ("year = 2023", "year = 23", "plan.year", "23 nằm ngoài khoảng 1990 – 2100", "trong khoảng"),
    ("year = 2023", 'year = "2023"', "plan.year", "year phải là số", "year = 2023"),
    ("year = 2023", 'year = "mới"', "plan.year", "year phải là số", "ghi số nguyên"),
    ("year = 2023", "year = 2023\nyear_start = 13", "plan.year_start", "13 nằm ngoài khoảng 1 – 12", "trong khoảng"),
    ("year = 2023", 'year = 2023\nissued = "03/02/2023"', "plan.issued", "không phải ngày", "issued = 2023-02-03"),
    ("year = 2023", "year = 2023\nissued = 2023-02-03T10:00:00", "plan.issued", "phải là ngày", "2023-02-03"),
    ("year = 2023", 'year = 2023\nlanguage = "vn"', "plan.language", "không nhận “vn”", "vi, en"),
    ("year = 2023", "year = 2023\nyaer = 1", "plan.yaer", "khóa lạ yaer", "viết year"),
    ('id = "P"\n', "", "plan.id", "thiếu khóa bắt buộc id", "id ="),
    ('title = "Kế hoạch"\n', "", "plan.title", "thiếu khóa bắt buộc title", "title ="),
    ('authority = "UBND"\n', "", "plan.authority", "thiếu khóa bắt buộc authority", "authority ="),
    ('id = "XH"', 'id = "KT"', "sectors[1].id", "mã KT đã có", "đặt mã khác"),
    ('id = "XH"', 'id = "X H"', "sectors[1].id", "mã “X H” không dùng được", '"X-H"'),
    ('name = "Xã hội"', "", "sectors[1].name", "thiếu khóa bắt buộc name", "name ="),
    ("[plan]", "[data]\nfiles = []\n[plan]", "data.files", "danh sách tệp số liệu trống", "data/*.csv"),
    ("[plan]", '[data]\nfiles = "a.csv"\n[plan]', "data.files", "phải là danh sách", "data/*.csv"),
    ("[plan]", "[data]\nfiles = [1]\n[plan]", "data.files[0]", "phải là chữ", "data/*.csv"),
    ("[plan]", '[data]\nfiles = ["/x.csv"]\n[plan]', "data.files[0]", "đường dẫn tuyệt đối", "trong thư mục"),
    ("[plan]", "[data]\nfiles = ['C:\\x.csv']\n[plan]", "data.files[0]", "đường dẫn tuyệt đối", "trong thư mục"),
    ("[plan]", '[data]\nfiles = ["~/x.csv"]\n[plan]', "data.files[0]", "đường dẫn tuyệt đối", "trong thư mục"),
    ("[plan]", '[data]\nfiles = ["a/../../x.csv"]\n[plan]', "data.files[0]", "đi ra ngoài", "trong thư mục"),
    ("[plan]", '[data]\nfiles = ["http://h/x.csv"]\n[plan]', "data.files[0]", "địa chỉ mạng", "trong thư mục"),
    ("[plan]", "[data]\nfiles = ['data\\x.csv']\n[plan]", "data.files[0]", "dấu \\ thay cho /", "trong thư mục"),
    ("[plan]", '[data]\nfiles = ["x.txt"]\n[plan]', "data.files[0]", "không phải .csv", "trong thư mục"),
    ("[plan]", '[data]\nfiles = ["x\\u0000.csv"]\n[plan]', "data.files[0]", "ký tự điều khiển", "trong thư mục"),
    ("[plan]", "[thresholds]\non_track = 100\n[plan]", "thresholds.on_track", "100 nằm ngoài khoảng", "trong khoảng"),
    ("[plan]", "[thresholds]\nbehind = 1.1\n[plan]", "thresholds.behind", "lớn hơn on_track 1", "không quá on_track"),
    ("[plan]", "[thresholds]\nbehind_full = 1.1\n[plan]", "thresholds.behind_full", "lớn hơn on_track", "không quá"),
    ("[plan]", "[threshold]\n[plan]", "threshold", "khóa lạ threshold", "viết thresholds"),
    ("[plan]", "[[data]]\n[plan]", "data", "data phải là một bảng", "mở bảng bằng [data]"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "key", "words", "cure"), PLAN_KEYS)
def test_faults_outside_the_indicators(old: str, new: str, key: str, words: str, cure: str) -> None:
    text = HEAD.replace(old, new, 1) + WITNESS
    plan, (problem,) = read(text)
    assert (problem.key, problem.severity) == (key, ERROR)
    assert words in problem.message
    assert cure in problem.cure
    assert 0 < problem.line < line_of(text, "[[indicators]]")
    if key != "plan.year":
        assert plan is not None
        assert [row.id for row in plan.indicators] == ["Z"]


SHAPES = [
    ("", "đây không phải tệp kế hoạch", "--config"),
    ("baseURL = 'x'\n[params]\n", "đây không phải tệp kế hoạch", "--config"),
    (HEAD, "chưa có khối [[indicators]] nào", "thêm ít nhất một khối"),
    (HEAD + WITNESS.replace("[[indicators]]", "[indicators]"), "phải là các khối [[indicators]]", "[[indicators]]"),
    (HEAD + WITNESS.replace("[[indicators]]", "[[indicator]]"), "khóa lạ indicator", "viết indicators"),
    ("indicators = [1]\n" + HEAD, "phải là các khối [[indicators]]", "[[indicators]]"),
    ("plan = 1\n" + WITNESS, "plan phải là một bảng", "[plan]"),
]


@pytest.mark.parametrize(("text", "words", "cure"), SHAPES)
def test_files_of_another_shape(text: str, words: str, cure: str) -> None:
    _plan, problems = read(text)
    assert any(words in problem.message and cure in problem.cure for problem in problems)


def test_a_due_month_that_does_nothing_is_a_warning() -> None:
    plan, (problem,) = read(HEAD + block(due_month="3"))
    assert plan is not None
    assert len(plan.indicators) == 1
    assert (problem.severity, problem.key) == (WARNING, "indicators[0].due_month")


def test_a_unit_that_is_not_there_yet_is_a_warning() -> None:
    plan, (problem,) = read(HEAD + block(unit='""'))
    assert plan is not None
    assert [one.unit for one in plan.indicators] == [""]
    assert (problem.severity, problem.key) == (WARNING, "indicators[0].unit")
    assert "chưa có đơn vị" in problem.message


@pytest.mark.parametrize("key", ["unit", "name", "kind", "sector"])
def test_a_slip_in_the_name_of_a_required_key_is_told_once(key: str) -> None:
    slip = key[:-2] + key[-1] + key[-2]
    text = HEAD + block().replace(f"{key} = ", f"{slip} = ") + WITNESS
    plan, problems = read(text)
    assert [(problem.message.split(": ")[-1], problem.cure) for problem in problems] == [
        (f"khóa lạ {slip}", f"viết {key}")
    ]
    assert plan is not None
    assert list(plan.by_id) == ["Z"]
