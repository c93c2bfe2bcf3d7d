"""What a good config becomes, and what one bad block does to the rest."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.support.configs import FILE, HEAD, WITNESS, block, good, line_of, read
from tvplan_tui.domain.indicator import Bound, Calendar, Companion, Frequency, Kind, Pace, Reported, Sector, Thresholds
from tvplan_tui.domain.problem import ERROR, WARNING
from tvplan_tui.store.config import read_config


def test_a_minimal_plan_has_the_documented_defaults() -> None:
    plan = good(HEAD + block())
    assert (plan.id, plan.title, plan.authority, plan.year, plan.file) == ("P", "Kế hoạch", "UBND", 2023, "config.toml")
    assert plan.sectors == (Sector("KT", "Kinh tế"), Sector("XH", "Xã hội"))
    assert plan.thresholds == Thresholds(1.0, 0.9, 0.95, 1.0)
    assert plan.data_files == ("data/*.csv",)
    (row,) = plan.indicators
    assert (row.kind, row.bound, row.target, row.unit) == (Kind.FLOW, Bound.AT_LEAST, 10.0, "tỷ đồng")
    assert (row.frequency, row.calendar, row.reported) == (Frequency.MONTH, Calendar.STATISTICAL, Reported.PERIOD)
    assert (row.parent, row.pace, row.year_start, row.line) == (None, None, 1, line_of(HEAD + "[[ind", "[[ind"))


def test_every_optional_key_is_read() -> None:
    text = HEAD.replace("year = 2023", 'year = 2023\nissued = 2023-02-03\ndocument = "09/KH-UBND"\nlanguage = "en"')
    text += '[data]\nfiles = ["a.csv", "b/*.parquet", "c.XLSX"]\n[thresholds]\nbehind = 0.8\ngrowth_points = 2\n'
    text += block(
        kind='"ratio"', unit='"%"', target="82.8", pace='"prorata"', year_start="10", owner='"Chi cục"', decimals="2",
        ceiling="100", behind="0.7", reported='"cumulative"', frequency='"quarter"', calendar='"administrative"',
        section='"II.2"', quote='"…"', note='"ghi chú"', companion='{ unit = "điểm %", target = 0.02 }',
    )  # fmt: skip
    text += block(id='"B"', parent='"A"', profile="[0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.9, 1]")
    text += block(id='"C"', milestones='{ "2023-h1" = 4, "2023-09" = 7.5 }')
    text += block(id='"D"', kind='"milestone"', due_month="2", pace='"once"')
    plan = good(text)
    first, second, third, fourth = plan.indicators
    assert (plan.issued, plan.document, plan.language) == ("2023-02-03", "09/KH-UBND", "en")
    assert plan.data_files == ("a.csv", "b/*.parquet", "c.XLSX")
    assert plan.thresholds == Thresholds(1.0, 0.8, 0.95, 2.0)
    assert (first.pace, first.year_start, first.ceiling, first.behind) == (Pace.PRORATA, 10, 100.0, 0.7)
    assert first.companion == Companion("điểm %", 0.02)
    assert (first.reported, first.decimals) == (Reported.CUMULATIVE, 2)
    assert (second.parent, len(second.profile), second.profile[-1]) == ("A", 12, 1.0)
    assert third.milestones == (("2023-H1", 4.0), ("2023-09", 7.5))
    assert (fourth.due_month, fourth.pacing) == (2, Pace.ONCE)


def test_the_plans_year_start_is_each_indicators_own_unless_said() -> None:
    text = HEAD.replace("year = 2023", "year = 2023\nyear_start = 10") + block() + block(id='"B"', year_start="1")
    assert [row.year_start for row in good(text).indicators] == [10, 1]


def test_between_with_a_target_alone_means_just_that_number() -> None:
    (row,) = good(HEAD + block(bound='"between"', target="580.642")).indicators
    assert (row.low, row.target, row.high) == (580.642, 580.642, 580.642)


def test_a_range_at_least_is_measured_from_its_lower_edge() -> None:
    (row,) = good(HEAD + block(kind='"growth"', unit='"%"', target=None, low="6.6", high="6.8")).indicators
    assert (row.aim, row.high) == (6.6, 6.8)


def test_a_target_may_be_unknown() -> None:
    with_bound, without = good(HEAD + block(target=None) + block(id='"B"', target=None, bound=None)).indicators
    assert (with_bound.aim, without.aim, without.bound) == (None, None, None)


def test_rows_without_numbers_need_no_bound_and_no_unit() -> None:
    plain = {"bound": None, "target": None, "unit": '""'}
    text = HEAD + block(kind='"group"', **plain) + block(id='"B"', kind='"qualitative"', **plain)
    assert [row.measured for row in good(text).indicators] == [False, False]


def test_text_is_one_line_of_composed_letters() -> None:
    decomposed = unicodedata.normalize("NFD", "Thu nội địa")
    text = HEAD + block(name=f'"{decomposed}"', quote='"""\ndòng một\n  dòng hai\n"""')
    (row,) = good(text).indicators
    assert (row.name, row.quote) == ("Thu nội địa", "dòng một dòng hai")


def test_windows_files_are_read_with_their_mark_and_line_ends() -> None:
    text = HEAD + WITNESS
    assert good("\ufeff" + text.replace("\n", "\r\n")) == good(text)


def test_lines_are_right_when_a_text_holds_a_header() -> None:
    text = HEAD + block(quote='"""\n[[indicators]]\n"""') + "  [[ indicators ]]  # viết khác\n" + WITNESS[15:]
    rows = good(text).indicators
    assert [row.line for row in rows] == [line_of(text, "[[ind"), line_of(text, "  [[ indicators ]]")]


def test_every_fault_is_collected_and_the_rest_stays() -> None:
    text = HEAD + block(target='"mười"', ownr='"x"') + block(id='"B"', kind='"flows"', decimals="9") + WITNESS
    plan, problems = read(text)
    assert plan is not None
    assert [row.id for row in plan.indicators] == ["Z"]
    assert [problem.key for problem in problems] == [
        "indicators[0].target", "indicators[0].ownr", "indicators[1].kind", "indicators[1].decimals",
    ]  # fmt: skip
    assert [problem.line for problem in problems] == sorted(problem.line for problem in problems)
    assert problems[0].message.startswith("A: ")


def test_children_of_a_row_left_out_stay_one_level_up() -> None:
    text = HEAD + block(target="nan") + block(id='"B"', parent='"A"') + block(id='"C"', parent='"B"')
    plan, problems = read(text)
    assert plan is not None
    assert [(row.id, row.parent) for row in plan.indicators] == [("B", None), ("C", "B")]
    assert [problem.key for problem in problems] == ["indicators[0].target"]


def test_a_circle_is_cut_once_and_its_rows_stay() -> None:
    text = HEAD + block(parent='"C"') + block(id='"B"', parent='"A"') + block(id='"C"', parent='"B"') + WITNESS
    plan, problems = read(text)
    assert plan is not None
    assert [(row.id, row.parent) for row in plan.indicators] == [("A", None), ("B", "A"), ("C", "B"), ("Z", None)]
    assert len(problems) == 1
    assert "A → C → B → A" in problems[0].message


def test_the_second_of_two_equal_ids_is_left_out() -> None:
    plan, problems = read(HEAD + block() + block(name='"Khác"'))
    assert plan is not None
    assert [row.name for row in plan.indicators] == ["Tên"]
    assert problems[0].key == "indicators[1].id"


def test_a_sector_with_a_bad_name_is_kept_for_its_rows() -> None:
    plan, problems = read(HEAD.replace('name = "Kinh tế"', 'name = ""') + WITNESS)
    assert plan is not None
    assert plan.sectors[0] == Sector("KT", "KT")
    assert len(plan.indicators) == 1
    assert [problem.key for problem in problems] == ["sectors[0].name"]


def test_hidden_characters_are_shown_as_replaced_and_warned_of() -> None:
    plan, problems = read(HEAD + block(name=r'"a\u001b[31mb\u202e"', note='"[/] [red]không phải mã[/red]"'))
    assert plan is not None
    (row,) = plan.indicators
    assert (row.name, row.note) == ("a\ufffd[31mb\ufffd", "[/] [red]không phải mã[/red]")
    (problem,) = problems
    assert (problem.severity, problem.key) == (WARNING, "indicators[0].name")
    assert "U+001B, U+202E" in problem.message


def test_a_bad_threshold_leaves_the_defaults_in_force() -> None:
    plan, problems = read(HEAD + "[thresholds]\non_track = 0.8\nbehind = 0.9\n" + WITNESS)
    assert plan is not None
    assert plan.thresholds == Thresholds()
    assert (problems[0].key, problems[0].severity) == ("thresholds.behind", ERROR)


@pytest.mark.parametrize(
    ("written", "limits"),
    [
        ("on_track = 0.9", (0.9, 0.9)),
        ("on_track = 0.8", (0.8, 0.8)),
        ("on_track = 0.92\nbehind = 0.85", (0.85, 0.92)),
        ("on_track = 1.1", (0.9, 0.95)),
    ],
)
def test_a_threshold_nobody_wrote_gives_way_to_one_that_was_written(written: str, limits: tuple[float, float]) -> None:
    plan, problems = read(HEAD + f"[thresholds]\n{written}\n" + WITNESS)
    assert problems == ()
    assert plan is not None
    assert (plan.thresholds.behind, plan.thresholds.behind_full) == limits


def test_a_bad_path_leaves_the_others() -> None:
    plan, problems = read(HEAD + '[data]\nfiles = [\n  "../x.csv",\n  "data/a.csv",\n]\n' + WITNESS)
    assert plan is not None
    assert plan.data_files == ("data/a.csv",)
    assert (problems[0].key, problems[0].line) == ("data.files[0]", 17)


@pytest.mark.parametrize(
    "table",
    [
        '[data]\nfiles = ["so-lieu.txt"]\n',
        '[data]\nfiles = ["/etc/x.csv"]\n',
        '[data]\nfiles = ["http://x.vn/x.csv", "../x.csv", "~/x.csv", 3]\n',
        "[data]\nfiles = 3\n",
        "[data]\nfiles = []\n",
        '[data]\nfile = ["so-lieu.csv"]\n',
        '[data]\nfiles = ["so-lieu.csv"\n',
        '[dat]\nfiles = ["so-lieu.csv"]\n',
    ],
)
def test_where_the_files_are_said_wrongly_no_others_are_read(table: str) -> None:
    plan, problems = read(HEAD + table + "\n" + WITNESS)
    assert plan is not None
    assert plan.data_files == ()
    assert problems
    assert all(problem.severity == ERROR for problem in problems)


def test_without_a_word_about_files_the_default_is_read() -> None:
    assert good(HEAD + "[data]\n" + WITNESS).data_files == ("data/*.csv",)
    assert good(HEAD + WITNESS).data_files == ("data/*.csv",)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("behind_ful", "behind_full"),
        ("behind_fulll", "behind_full"),
        ("behindfull", "behind_full"),
    ],
)
def test_the_nearest_key_is_the_one_a_letter_away(word: str, meant: str) -> None:
    _plan, (problem,) = read(HEAD + f"[thresholds]\n{word} = 0.9\n" + WITNESS)
    assert problem.cure == f"viết {meant}"


def test_a_row_is_not_offered_to_itself_as_its_parent() -> None:
    _plan, (problem,) = read(HEAD + block(id='"D"', parent='"ZZ"') + block(id='"EE"') + block(id='"FF"'))
    assert problem.cure == "dùng một trong: EE, FF"
    _plan, (problem,) = read(HEAD + block(id='"D"', parent='"ZZ"'))
    assert problem.cure == "bỏ dòng parent"


def test_a_folder_is_told_with_its_whole_path(tmp_path: Path) -> None:
    _plan, (problem,) = read_config(tmp_path)
    assert problem.cure == f"chỉ đến tệp, ví dụ {tmp_path / FILE}"


def test_without_a_year_there_is_no_plan_but_every_fault() -> None:
    plan, problems = read(HEAD.replace("year = 2023\n", "") + block(target="inf"))
    assert plan is None
    assert [problem.key for problem in problems] == ["plan.year", "indicators[0].target"]


def test_a_flood_of_faults_is_capped_and_says_so() -> None:
    plan, problems = read(HEAD + "".join(f"k{at} = 1\n" for at in range(2000)) + WITNESS)
    assert plan is not None
    assert len(plan.indicators) == 1
    assert len(problems) == 501
    assert "còn lỗi khác" in problems[-1].message


def test_ids_of_faulty_blocks_are_known_as_refused() -> None:
    plan, problems = read(
        HEAD + block(id='"A"', target="inf") + block(id='"B"') + block(id='"B"', target="nan") + WITNESS
    )
    assert plan is not None
    assert [one.id for one in plan.indicators] == ["B", "Z"]
    assert plan.refused == ("A",)
    assert problems


def test_an_id_used_twice_names_the_line_of_the_first() -> None:
    text = HEAD + block(id='"A"') + block(id='"A"', name='"sau"') + WITNESS
    _plan, problems = read(text)
    assert f"dòng {line_of(text, '[[indicators]]')}" in problems[0].message
    assert problems[0].line == line_of(text, '"sau"') - 2
    twice = HEAD + '[[sectors]]\nid = "KT"\nname = "Lại"\n\n' + WITNESS
    _plan, problems = read(twice)
    assert f"dòng {line_of(twice, '[[sectors]]')}" in problems[0].message
