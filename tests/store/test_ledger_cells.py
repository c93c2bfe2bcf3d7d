"""Cells that cannot be read, or only with doubt: each is named with column, line and cure."""

from dataclasses import replace

import pytest
from support.ledgers import PLAN, excel, read, rows

from tvplan_tui.domain.problem import ERROR, WARNING
from tvplan_tui.store.ledger import read_ledger


def told(problems):
    return [(problem.line, problem.key, problem.severity) for problem in problems]


@pytest.mark.parametrize(
    ("cell", "cure"),
    [
        ('"1.234,5"', "1234.5"),
        ('"12,5%"', "12.5"),
        ("12.5%", "12.5"),
        ('"12,5"', "12.5"),
        ('"1,234.5"', "1234.5"),
        ('"1,615"', "1.615 hoặc 1615"),
        ("N/A", "note"),
        ("#DIV/0!", "note"),
        ("nan", "note"),
        ("-inf", "note"),
        ("1e999", "note"),
        ("12 người", "note"),
        ("0x10", "note"),
        ("1_000", "note"),
        ("đạt", "note"),
    ],
)
def test_numbers_of_the_comma_dialect(tmp_path, cell, cure):
    frame, problems = read(tmp_path, a=rows(f"MO,2023-06,{cell},,,,,,,,".replace('"', '"'), "MO,2023-07,1"))
    assert told(problems) == [(2, "value", ERROR)]
    assert cell.strip('"')[:4] in problems[0].message
    assert cure in problems[0].cure
    assert frame["line"].to_list() == [3]


@pytest.mark.parametrize(
    ("cell", "cure"),
    [
        ("592.6", "592,6"),
        ("12,5%", "12,5"),
        ("1,234.5", "1234,5"),
        ("1.23,4", "note"),
        ("N/A", "note"),
        ("1,62E+10", "note"),
    ],
)
def test_numbers_of_vietnamese_excel(tmp_path, cell, cure):
    frame, problems = read(tmp_path, a=excel(f"MO;2023-06;{cell}", "MO;2023-07;1"))
    assert told(problems) == [(2, "value", ERROR)]
    assert cure in problems[0].cure
    assert frame["line"].to_list() == [3]


@pytest.mark.parametrize("mark", [",", ";"])
@pytest.mark.parametrize("cell", ["9" * 400, "-" + "9" * 400, "9" * 400 + "%"])
def test_hundreds_of_digits_are_looked_at_again_and_not_written_as_inf(tmp_path, mark, cell):
    (tmp_path / "a.csv").write_text(
        f"indicator{mark}period{mark}value\nMO{mark}2023-06{mark}{cell}\n", encoding="utf-8"
    )
    frame, (problem,) = read_ledger(PLAN, tmp_path, ["a.csv"])
    assert "có 400 chữ số, quá lớn" in problem.message
    assert problem.cure.startswith("xem lại ô này")
    assert frame.is_empty()


def test_digits_nobody_can_mean_are_not_proposed(tmp_path):
    _, problems = read(tmp_path, a=rows(f"MO,2023-06,{'9' * 100}%"))
    assert "999" not in problems[0].cure
    assert problems[0].cure.startswith("bỏ dòng này")


def test_a_doubtful_number_is_refused_with_both_readings(tmp_path):
    frame, problems = read(
        tmp_path, a=excel("THU;2023;592.642", "THU;2023-06;49.387", "VON;2023-Q2;1.615", "THU;2023-07;49,387")
    )
    assert told(problems) == [(2, "value", ERROR), (3, "value", ERROR)]
    assert "592.642 hay 592,642" in problems[0].message
    assert problems[0].cure == "viết 592,642 nếu là 592,642, 592642 nếu là 592.642"
    assert frame["value"].to_list() == [1615.0, 49.387]


def test_the_target_of_the_year_typed_into_a_month_is_doubtful(tmp_path):
    frame, problems = read(tmp_path, a=excel("THU;2023-01;592.642", "THU;2023-02;592,642", "VON;2023-03;1.615"))
    assert told(problems) == [(2, "value", ERROR)]
    assert "592.642 hay 592,642" in problems[0].message
    assert frame["value"].to_list() == [592.642, 1615.0]


def test_a_thousand_with_a_dot_among_decimal_points_is_doubtful_too(tmp_path):
    frame, problems = read(tmp_path, a=rows("VON,2023,6.319", "VON,2023-Q1,6.3190", "VON,2023-Q2,1615"))
    assert told(problems) == [(2, "value", ERROR)]
    assert "6319" in problems[0].cure
    assert "6.3190" in problems[0].cure
    assert frame["line"].to_list() == [3, 4]


def test_an_unreadable_period_names_the_four_forms(tmp_path):
    frame, problems = read(tmp_path, a=rows("BHYT,6/2023,90", "BHYT,2023-13,90", "BHYT,,90", "BHYT,2023-Q5,90"))
    assert told(problems) == [(line, "period", ERROR) for line in (2, 3, 4, 5)]
    assert all(form in problems[1].cure for form in ("2023-06", "2023-Q2", "2023-H1", "2023"))
    assert frame.is_empty()


def test_an_unreadable_status(tmp_path):
    frame, problems = read(tmp_path, a=rows("BHYT,2023-06,90,,,chốt"))
    assert told(problems) == [(2, "status", ERROR)]
    assert "chốt" in problems[0].message
    assert frame.is_empty()


def test_an_unknown_indicator_is_told_once_a_file_with_the_nearest(tmp_path):
    frame, problems = read(
        tmp_path, a=rows("BHTY,2023-06,90", "BHTY,2023-07,90", "thu,2023-06,1", "ZZZZ,2023-06,1", "MO,2023-06,1")
    )
    assert told(problems) == [(line, "indicator", WARNING) for line in (2, 4, 5)]
    assert "BHYT" in problems[0].cure
    assert "2 dòng" in problems[0].message
    assert "THU" in problems[1].cure
    assert frame["indicator"].to_list() == ["MO"]


def test_figures_of_an_indicator_with_a_faulty_block_are_not_called_unknown(tmp_path):
    plan = replace(PLAN, refused=("HONG",))
    (tmp_path / "a.csv").write_text(rows("HONG,2023-06,90", "LA,2023-06,1", "MO,2023-06,1"), encoding="utf-8")
    frame, problems = read_ledger(plan, tmp_path, ["a.csv"])
    assert told(problems) == [(3, "indicator", WARNING)]
    assert frame["indicator"].to_list() == ["MO"]


def test_a_row_without_an_indicator(tmp_path):
    _, problems = read(tmp_path, a=rows(",2023-06,90"))
    assert told(problems) == [(2, "indicator", ERROR)]


def test_a_group_takes_no_figure(tmp_path):
    frame, problems = read(tmp_path, a=rows("NHOM,2023-06,90"))
    assert told(problems) == [(2, "indicator", ERROR)]
    assert "CON" in problems[0].cure
    assert frame.is_empty()


@pytest.mark.parametrize("cell", ["95", "95%", "tốt"])
def test_a_qualitative_indicator_takes_words_only(tmp_path, cell):
    frame, problems = read(tmp_path, a=rows(f"QS,2023-Q2,{cell}"))
    assert told(problems) == [(2, "value", ERROR)]
    assert "chưa đạt" in problems[0].cure
    assert frame.is_empty()


def test_a_qualitative_indicator_takes_no_parts(tmp_path):
    _, problems = read(tmp_path, a=rows("QS,2023-Q2,đạt,1,2"))
    assert told(problems) == [(2, "numerator", ERROR)]


def test_numerators_and_denominators_are_read_as_strictly(tmp_path):
    frame, problems = read(tmp_path, a=rows("AN,2023-06,,x,4", "AN,2023-07,,3,y", "AN,2023-08,,3,-4"))
    assert told(problems) == [(2, "numerator", ERROR), (3, "denominator", ERROR), (4, "denominator", ERROR)]
    assert frame.is_empty()


def test_one_part_alone(tmp_path):
    frame, problems = read(tmp_path, a=rows("AN,2023-06,,3", "AN,2023-07,80,,4"))
    assert told(problems) == [(2, "denominator", ERROR), (3, "numerator", WARNING)]
    assert "value được dùng" in problems[1].message
    assert frame.select("value", "numerator", "denominator").rows() == [(80.0, None, None)]


def test_marks_nobody_sees_are_told_once_a_file_and_cost_no_figure(tmp_path):
    lines = ("MO,2023-05,1", "MO,2023-06,1,,,,,a\x1b[31mb", "MO,2023-07,1,,,,,c,P\u202eK", "MO,2023-08,1")
    frame, problems = read(tmp_path, a=rows(*lines), b=rows('MO,2023-09,1,,,,,"hai\ndòng"'))
    assert told(problems) == [(3, "note", WARNING)]
    assert problems[0].file == "a.csv"
    assert "2 dòng" in problems[0].message
    assert frame.height == 5


def test_nothing_at_all_and_nothing_but_a_note(tmp_path):
    frame, problems = read(tmp_path, a=rows("BHYT,2023-06,", "BHYT,2023-07,,,,,,chưa có báo cáo"))
    assert told(problems) == [(2, "value", ERROR), (3, "value", WARNING)]
    assert frame.select("value", "note").rows() == [(None, "chưa có báo cáo")]


def test_a_time_that_is_none_does_not_cost_the_figure(tmp_path):
    frame, problems = read(tmp_path, a=rows("BHYT,2023-06,90,,,,,,,05/07/2023", "BHYT,2023-07,90,,,,,,,2023-02-30"))
    assert told(problems) == [(2, "recorded_at", WARNING), (3, "recorded_at", WARNING)]
    assert frame["recorded_at"].to_list() == [None, None]


@pytest.mark.parametrize(
    ("row", "agrees"),
    [
        ("AN,2023-06,75,3,4", True),
        ("AN,2023-06,66.7,2,3", True),
        ("AN,2023-06,66.66,2,3", False),
        ("AN,2023-06,67,2,3", True),
        ("AN,2023-06,0.75,3,4", False),
        ("AN,2023-06,75,0,0", True),
        ("TU,2023,2.5,5,2000", True),
        ("TU,2023,0.25,5,2000", False),
        ("GTSX,2023-Q2,10.4,1104,1000", True),
        ("GTSX,2023-Q2,110.4,1104,1000", False),
        ("MO,2023-06,10,10,12", True),
    ],
)
def test_value_against_numerator_and_denominator(tmp_path, row, agrees):
    frame, problems = read(tmp_path, a=rows(row))
    assert told(problems) == ([] if agrees else [(2, "value", WARNING)])
    assert frame.height == 1


def test_what_is_repeated_in_a_message_is_clean_and_short(tmp_path):
    _, problems = read(tmp_path, a=rows("MO,2023-06,\x1b[31m" + "x" * 500))
    assert "\x1b" not in str(problems[0])
    assert len(problems[0].message) < 150


def test_every_fault_of_a_row_is_told(tmp_path):
    _, problems = read(tmp_path, a=rows("AN,2023-6,x,y,-1,chốt"))
    assert [problem.key for problem in problems] == ["denominator", "numerator", "period", "status", "value"]


def test_a_period_written_as_people_do_gets_its_own_cure(tmp_path):
    lines = ("THU,2023-5,1", "THU,6/2023,1", "THU,T7/2023,1", "THU,quý 3/2023,1", "THU,2023-13,1")
    _frame, problems = read(tmp_path, a=rows(*lines))
    cures = [problem.cure for problem in problems]
    assert cures[:4] == ["viết 2023-05", "viết 2023-06", "viết 2023-07", "viết 2023-Q3"]
    assert cures[4] == "viết 2023-06, 2023-Q2, 2023-H1 hoặc 2023"


def test_a_row_after_the_plans_year_is_told_by_itself(tmp_path):
    frame, problems = read(tmp_path, a=rows("THU,2032-01,1128", "THU,2023-12,5", "THU,2024,7"))
    assert told(problems) == [(2, "period", WARNING), (4, "period", WARNING)]
    assert "tháng 1/2032 nằm sau năm kế hoạch 2023" in problems[0].message
    assert frame.height == 3


def test_old_rows_among_newer_ones_are_told_once_a_file(tmp_path):
    mixed = rows("THU,2022-01,5", "THU,2021-02,6", "THU,2023-02,7", "THU,2020-02,7")
    _frame, (problem,) = read(tmp_path, a=mixed)
    assert (problem.file, problem.line, problem.severity) == ("a.csv", 3, WARNING)
    assert problem.message.startswith("2 dòng của kỳ trước năm 2022 (đầu là 2021-02)")


def test_a_file_of_earlier_years_is_told_only_where_nothing_reaches_back_to_them(tmp_path):
    _frame, problems = read(tmp_path, a=rows("THU,2021-02,6", "THU,2020-12,7"))
    assert problems == ()
    _frame, (problem,) = read(tmp_path, a=rows("THU,2020-02,6", "THU,2019-12,7", "THU,2019-11,7"))
    assert problem.message.startswith("3 dòng")
