"""What a ledger in good form gives back, in both dialects and all three kinds of files."""

import unicodedata

import polars as pl
import pytest
from support.ledgers import HEADER, PLAN, excel, read, rows, workbook

from tvplan_tui.domain.observation import SCHEMA
from tvplan_tui.domain.period import ordinal
from tvplan_tui.store.ledger import read_ledger


def test_columns_are_those_the_rules_expect(tmp_path):
    frame, problems = read(tmp_path, a=rows("THU,2023-06,49.387,,,ước,,ghi chú,minh họa,2023-07-05,PTCKH"))
    assert dict(frame.schema) == SCHEMA
    assert problems == ()
    assert frame.row(0, named=True) == {
        "indicator": "THU",
        "area": "",
        "first": ordinal(2023, 6),
        "last": ordinal(2023, 6),
        "period": "2023-06",
        "value": 49.387,
        "numerator": None,
        "denominator": None,
        "assessment": None,
        "rank": 1,
        "recorded_at": "2023-07-05",
        "recorded_by": "PTCKH",
        "note": "ghi chú",
        "source": "minh họa",
        "file": "a.csv",
        "line": 2,
        "order": 0,
    }


def test_nothing_to_read_is_an_empty_frame_of_the_same_columns(tmp_path):
    frame, problems = read_ledger(PLAN, tmp_path, [])
    assert dict(frame.schema) == SCHEMA
    assert frame.is_empty()
    assert problems == ()


@pytest.mark.parametrize(
    ("text", "first", "last", "canon"),
    [
        ("2023-06", (2023, 6), (2023, 6), "2023-06"),
        ("2023-q2", (2023, 4), (2023, 6), "2023-Q2"),
        (" 2023-H2 ", (2023, 7), (2023, 12), "2023-H2"),
        ("2023", (2023, 1), (2023, 12), "2023"),
    ],
)
def test_four_forms_of_periods(tmp_path, text, first, last, canon):
    frame, problems = read(tmp_path, a=rows(f"BHYT,{text},90"))
    assert problems == ()
    assert frame.select("first", "last", "period").row(0) == (ordinal(*first), ordinal(*last), canon)


@pytest.mark.parametrize(
    ("word", "rank"),
    [
        ("", 0),
        ("estimate", 1),
        ("ước", 1),
        ("UOC", 1),
        ("preliminary", 2),
        ("Sơ  Bộ", 2),
        (unicodedata.normalize("NFD", "sơ bộ"), 2),
        ("official", 3),
        ("CHÍNH THỨC", 3),
        ("chinh thuc", 3),
    ],
)
def test_data_status_in_either_language(tmp_path, word, rank):
    frame, problems = read(tmp_path, a=rows(f"BHYT,2023-06,90,,,{word}"))
    assert problems == ()
    assert frame["rank"].to_list() == [rank]


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("đạt", "met"),
        ("Đạt", "met"),
        ("met", "met"),
        ("chưa đạt", "missed"),
        ("missed", "missed"),
        ("đang thực hiện", "in_progress"),
        (unicodedata.normalize("NFD", "Đang thực hiện"), "in_progress"),
        ("in_progress", "in_progress"),
    ],
)
def test_written_assessments(tmp_path, word, meaning):
    frame, problems = read(tmp_path, a=rows(f"QS,2023-Q2,{word}"))
    assert problems == ()
    assert frame.select("value", "assessment").row(0) == (None, meaning)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("592,642", 592.642),
        ("1.615", 1615.0),
        ("1.615.000,5", 1615000.5),
        ("-12,03", -12.03),
        ("−12,03", -12.03),
        ("1\u00a0615,5", 1615.5),
        ("0", 0.0),
        ("100", 100.0),
    ],
)
def test_numbers_of_vietnamese_excel(tmp_path, text, value):
    frame, problems = read(tmp_path, a=excel(f"MO;2023-06;{text}"))
    assert problems == ()
    assert frame["value"].to_list() == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("592.642", 592.642),
        ("-12.03", -12.03),
        ("−12.03", -12.03),
        ("1e3", 1000.0),
        (".5", 0.5),
        (" 7 ", 7.0),
        ("+2", 2.0),
    ],
)
def test_numbers_with_a_decimal_point(tmp_path, text, value):
    frame, problems = read(tmp_path, a=rows(f"MO,2023-06,{text}"))
    assert problems == ()
    assert frame["value"].to_list() == [value]


def test_dates_as_vietnamese_excel_rewrites_them(tmp_path):
    frame, problems = read(
        tmp_path,
        a=excel("MO;2023-06;1;;;;;;;5/7/2023", "MO;2023-07;1;;;;;;;2023-08-05 08:30", "MO;2023-08;1;;;;;;;2023-09-05"),
    )
    assert problems == ()
    assert frame["recorded_at"].to_list() == ["2023-07-05", "2023-08-05T08:30", "2023-09-05"]


def test_decomposed_headers_and_ids(tmp_path):
    text = unicodedata.normalize("NFD", rows("ĐẤT,2023-06,12", header=HEADER.replace("note", " Note ").upper()))
    frame, problems = read(tmp_path, a=text)
    assert problems == ()
    assert frame["indicator"].to_list() == ["ĐẤT"]


def test_a_denominator_of_zero_is_kept(tmp_path):
    frame, problems = read(tmp_path, a=rows("AN,2023-06,,0,0"))
    assert problems == ()
    assert frame.select("value", "numerator", "denominator").row(0) == (None, 0.0, 0.0)


def test_the_value_column_may_be_absent(tmp_path):
    frame, problems = read(tmp_path, a="indicator,period,numerator,denominator\nAN,2023-06,3,4\n")
    assert problems == ()
    assert frame.select("value", "numerator", "denominator").row(0) == (None, 3.0, 4.0)


def test_quoted_cells_of_several_lines_keep_the_lines_of_later_rows(tmp_path):
    note = '"một, hai\nba ""bốn"""'
    text = rows(f"THU,2023-05,1,,,,,{note},,,,", "THU,2023-06,2", "THU,2023-07,x").replace(",,,,\n", ",,,\n", 1)
    frame, problems = read(tmp_path, a=text)
    assert frame["note"].to_list()[0] == 'một, hai ba "bốn"'
    assert frame["line"].to_list() == [2, 4]
    assert [(problem.line, problem.key) for problem in problems] == [(5, "value")]


def test_blank_lines_and_rows_are_passed_over_silently(tmp_path):
    frame, problems = read(
        tmp_path, a=rows("THU,2023-05,1", "", "THU,2023-06,2").replace(",,,,,,,,,,\n", "\n") + "\n\n"
    )
    assert problems == ()
    assert frame["line"].to_list() == [2, 4]
    frame, problems = read(tmp_path, a=excel("THU;2023-05;1", "", "THU;2023-06;2"))
    assert problems == ()
    assert frame["line"].to_list() == [2, 4]


def test_text_is_cleaned_of_what_a_terminal_obeys(tmp_path):
    frame, _ = read(tmp_path, a=rows("THU,2023-05,1,,,,,a\x1b]52;c\x07\u202eb,\u200bminh họa,,P\x9bK"))
    assert frame.select("note", "source", "recorded_by").row(0) == ("a�]52;c��b", "�minh họa", "P�K")
    frame, _ = read(tmp_path, a=rows("THU,2023-05,1,,,,,[/] [red]x," + unicodedata.normalize("NFD", "minh họa")))
    assert frame.select("note", "source").row(0) == ("[/] [red]x", "minh họa")


def test_files_in_the_order_of_their_names_and_rows_as_they_stand(tmp_path):
    frame, problems = read(
        tmp_path, b=excel("MO;2023-02;2", "MO;2023-01;1"), a=rows("MO,2023-03,3"), c=rows("MO,2023-04,4")
    )
    assert problems == ()
    assert frame.select("file", "value", "order").rows() == [
        ("a.csv", 3.0, 0),
        ("b.csv", 2.0, 1),
        ("b.csv", 1.0, 2),
        ("c.csv", 4.0, 3),
    ]


def test_a_workbook_reads_like_a_file_of_text(tmp_path):
    workbook(
        tmp_path / "so.xlsx",
        [
            ["indicator", "period", "value", "status", "note"],
            ["THU", "2023-06", 49.387, "ước", "một & hai"],
            [],
            ["BHYT", 2023, 94, None, None],
            ["MO", "2023-06", "N/A", None, None],
            ["QS", "2023-Q2", "đạt", None, None],
        ],
    )
    frame, problems = read_ledger(PLAN, tmp_path, ["*.xlsx"])
    assert frame.select("indicator", "period", "value", "assessment", "note", "line").rows() == [
        ("THU", "2023-06", 49.387, None, "một & hai", 2),
        ("BHYT", "2023", 94.0, None, None, 4),
        ("QS", "2023-Q2", None, "met", None, 6),
    ]
    assert [(problem.file, problem.line, problem.key) for problem in problems] == [("so.xlsx", 5, "value")]


def test_parquet_keeps_its_numbers_and_tells_what_is_none(tmp_path):
    pl.DataFrame(
        {
            "Indicator": ["THU", "BHYT", "QS", "AN"],
            "period": ["2023-06", "2023-06", "2023-Q2", "2023-06"],
            "value": [49.387, float("nan"), 1.0, None],
            "numerator": [None, None, None, 3],
            "denominator": [None, None, None, 4],
        }
    ).write_parquet(tmp_path / "so.parquet")
    (tmp_path / "so.csv").write_text(rows("MO,2023-06,1"))
    frame, problems = read_ledger(PLAN, tmp_path, ["*.parquet", "*.csv"])
    assert frame.select("indicator", "value", "numerator", "denominator", "file").rows() == [
        ("MO", 1.0, None, None, "so.csv"),
        ("THU", 49.387, None, None, "so.parquet"),
        ("AN", None, 3.0, 4.0, "so.parquet"),
    ]
    assert [(problem.line, problem.key) for problem in problems] == [(2, "value"), (3, "value")]


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"'])
def test_the_separator_line_of_excel_is_passed_over(tmp_path, first):
    text = excel("THU;2023-05;49,387", "THU;2023-06;x").replace("\ufeff", f"\ufeff{first}\r\n")
    frame, problems = read(tmp_path, a=text)
    assert frame.select("value", "line").rows() == [(49.387, 3)]
    assert [(problem.line, problem.key) for problem in problems] == [(4, "value")]
