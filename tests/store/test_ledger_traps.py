"""One broken file for each trap: it is named with file and line, and hides nothing else."""

import base64
import zlib
from dataclasses import replace

import polars as pl
import pytest
from support.ledgers import HEADER, PLAN, excel, read, rows, workbook

from tvplan_tui.domain.problem import ERROR, WARNING
from tvplan_tui.store.ledger import read_ledger, sources
from tvplan_tui.store.ledger.findings import MOST

GOOD = "BHYT,2023-06,90"


def only(problems, *, line, key="", says, severity=ERROR):
    """Assert that there is one problem, where it is and what it says."""
    assert [(problem.line, problem.key, problem.severity) for problem in problems] == [(line, key, severity)]
    told = str(problems[0])
    assert says in told, told
    return problems[0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_with_and_without_a_mark(tmp_path, encoding):
    frame, problems = read(tmp_path, good=rows(GOOD), wide=rows(GOOD).encode(encoding))
    only(problems, line=0, says="UTF-16")
    assert problems[0].file == "wide.csv"
    assert frame["file"].to_list() == ["good.csv"]


def test_windows_1258_is_named_with_the_line_and_spares_the_others(tmp_path):
    text = rows(GOOD, "BHYT,2023-07,91,,,,,th\u00e1ng b\u1ea3y").encode("cp1258", "replace")
    assert b"\xe1" in text
    frame, problems = read(tmp_path, a=text)
    only(problems, line=3, says="0xE1")
    assert frame["line"].to_list() == [2]


def test_one_bad_byte(tmp_path):
    frame, problems = read(tmp_path, a=rows(GOOD, "BHYT,2023-07,9\xff1", GOOD).encode("latin-1"))
    only(problems, line=3, says="0xFF")
    assert frame["line"].to_list() == [2, 4]


def test_lines_that_end_in_cr_only(tmp_path):
    frame, problems = read(tmp_path, a=rows(GOOD).replace("\n", "\r"))
    only(problems, line=0, says="CR")
    assert frame.is_empty()


def test_a_stray_cr_among_good_lines(tmp_path):
    frame, problems = read(tmp_path, a=rows(GOOD, "BHYT,2023-07,91").replace("90,,,,,,,,\n", "90,,,,,,,,\r"))
    only(problems, line=2, says="CR", severity=WARNING)
    assert frame["line"].to_list() == [2, 3]


@pytest.mark.parametrize(("mark", "word"), [("\t", "tab"), ("|", "|")])
def test_wrong_separators(tmp_path, mark, word):
    frame, problems = read(tmp_path, a=rows(GOOD).replace(",", mark))
    only(problems, line=1, says=word)
    assert frame.is_empty()


def test_a_single_column(tmp_path):
    _, problems = read(tmp_path, a="BHYT 2023-06 90\nTHU 2023-06 1\n")
    only(problems, line=1, says="chỉ có một cột")


def test_short_and_long_rows(tmp_path):
    text = rows(GOOD) + "BHYT,2023-07,91\n" + "BHYT,2023-08,90,5" + "," * 9 + "x\n" + "BHYT,2023-09,92" + "," * 8 + "\n"
    frame, problems = read(tmp_path, a=text)
    assert [(problem.line, problem.severity) for problem in problems] == [(3, ERROR), (4, ERROR)]
    assert "3 ô" in problems[0].message
    assert "13 ô" in problems[1].message
    assert frame["line"].to_list() == [2, 5]


def test_an_unquoted_decimal_comma_is_not_read_as_two_cells(tmp_path):
    frame, problems = read(tmp_path, a="indicator,period,value\nBHYT,2023-06,90,5\n")
    only(problems, line=2, says="dấu chấm")
    assert frame.is_empty()


def test_short_and_long_rows_that_cancel_out(tmp_path):
    frame, problems = read(tmp_path, a="indicator,period,value\nBHYT,2023-06\nBHYT,2023-07,1,2\nBHYT,2023-08,3\n")
    assert [problem.line for problem in problems] == [2, 3]
    assert frame["line"].to_list() == [4]


def test_a_cell_too_many_at_the_very_end_does_not_hide_a_short_row(tmp_path):
    frame, problems = read(tmp_path, a="indicator,period,value\nBHYT,2023-06\nBHYT,2023-07,1,")
    only(problems, line=2, says="2 ô")
    assert frame["line"].to_list() == [3]


def test_nul_bytes(tmp_path):
    frame, problems = read(tmp_path, a=rows(GOOD, "BHYT,2023-07,91,,,,,a\0b", GOOD))
    only(problems, line=3, says="NUL")
    assert frame["line"].to_list() == [2, 4]


def test_a_quote_that_never_closes_swallows_nothing(tmp_path):
    frame, problems = read(tmp_path, a=rows(GOOD, 'BHYT,2023-07,91,,,,,"quên đóng', GOOD, GOOD))
    only(problems, line=3, says="ngoặc kép")
    assert frame["line"].to_list() == [2, 4, 5]


def test_a_quote_with_something_behind_it(tmp_path):
    frame, problems = read(tmp_path, a=rows(GOOD, 'BHYT,2023-07,91,,,,,"a" b', GOOD))
    only(problems, line=3, says="ngoặc kép")
    assert frame["line"].to_list() == [2, 4]


def test_quotes_inside_a_bare_cell_do_not_join_rows(tmp_path):
    frame, problems = read(tmp_path, a=rows('BHYT,2023-06,90,,,,,ống 5" gang', 'BHYT,2023-07,91,,,,,ống 6" gang'))
    assert problems == ()
    assert frame["note"].to_list() == ['ống 5" gang', 'ống 6" gang']


@pytest.mark.parametrize("content", ["", "\n \n", "\ufeff"])
def test_an_empty_file(tmp_path, content):
    _, problems = read(tmp_path, a=content)
    only(problems, line=0, says="tệp rỗng")


def test_a_header_and_nothing_else(tmp_path):
    _, problems = read(tmp_path, a=HEADER + "\n")
    only(problems, line=1, says="chỉ có dòng tiêu đề", severity=WARNING)


def test_repeated_headers(tmp_path):
    frame, problems = read(tmp_path, a="indicator,period,value,Value\nBHYT,2023-06,90,91\n", b=rows(GOOD))
    only(problems, line=1, key="value", says="2 lần")
    assert frame["file"].to_list() == ["b.csv"]


def test_a_missing_column_names_the_one_that_was_meant(tmp_path):
    _, problems = read(tmp_path, a="indicator,perod,value\nBHYT,2023-06,90\n")
    assert [(problem.key, problem.severity) for problem in problems] == [("period", ERROR), ("perod", WARNING)]
    assert "perod" in problems[0].cure


def test_an_unknown_column_is_passed_over_with_the_nearest_name(tmp_path):
    frame, problems = read(tmp_path, a="indicator,period,value,sorce\nBHYT,2023-06,90,x\n")
    only(problems, line=1, key="sorce", says="source", severity=WARNING)
    assert frame["source"].to_list() == [None]


def test_data_under_no_name(tmp_path):
    frame, problems = read(tmp_path, a="indicator,period,value,\nBHYT,2023-06,90,\nBHYT,2023-07,91,x\n")
    only(problems, line=3, says="cột thứ 4", severity=WARNING)
    assert frame.height == 2


def test_a_broken_workbook_and_a_broken_parquet(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 not a zip")
    (tmp_path / "b.parquet").write_bytes(b"PAR1 nothing PAR1")
    (tmp_path / "c.csv").write_text(rows(GOOD))
    frame, problems = read_ledger(PLAN, tmp_path, ["*.xlsx", "*.parquet", "*.csv"])
    assert [problem.file for problem in problems] == ["a.xlsx", "b.parquet"]
    assert problems[1].message == "tệp hỏng hoặc không phải là Parquet"
    assert problems[1].cure == "xuất lại tệp, hoặc dùng bản sao còn tốt"
    assert frame["file"].to_list() == ["c.csv"]


def test_a_column_of_lists_is_named(tmp_path):
    listed = {"indicator": ["BHYT"], "period": ["2023-06"], "value": [[90.0, 91.0]]}
    pl.DataFrame(listed).write_parquet(tmp_path / "a.parquet")
    _, (problem,) = read_ledger(PLAN, tmp_path, ["a.parquet"])
    assert (problem.key, problem.message) == ("value", "cột chứa danh sách, không phải chữ hay số")
    assert problem.cure == "xuất lại, mỗi ô một giá trị"


def test_further_sheets_are_named(tmp_path):
    workbook(tmp_path / "a.xlsx", [["indicator", "period", "value"], ["BHYT", "2023-06", 90]], sheets=2)
    frame, problems = read_ledger(PLAN, tmp_path, ["a.xlsx"])
    only(problems, line=0, says="2 trang", severity=WARNING)
    assert frame.height == 1


def test_a_workbook_that_unpacks_to_too_much(tmp_path, monkeypatch):
    workbook(tmp_path / "a.xlsx", [["indicator", "period", "value"]] * 50)
    monkeypatch.setattr("tvplan_tui.store.ledger.typed_files.MAX_BYTES", 1000)
    _, problems = read_ledger(PLAN, tmp_path, ["a.xlsx"])
    only(problems, line=0, says="bung ra")


def test_a_file_over_the_cap(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "MAX_BYTES", 100)
    _, problems = read(tmp_path, a=rows(GOOD))
    only(problems, line=0, says="quá giới hạn")


def test_a_flood_of_faults_is_counted_not_listed(tmp_path):
    frame, problems = read(tmp_path, a=rows(*["BHYT,2023-06,x"] * (MOST + 50), GOOD))
    assert len(problems) == MOST + 1
    assert "50" in problems[-1].message
    assert frame.height == 1


def test_both_dialects_side_by_side(tmp_path):
    frame, problems = read(tmp_path, a=rows("THU,2023-06,49.387"), b=excel("THU;2023-06;49,387"))
    assert problems == ()
    assert frame["value"].to_list() == [49.387, 49.387]


ABORTING = (
    "c-oy*K~EDw6rSBK+k%Zj!<+0TYtk55iXyaIp)Dd|ilq>WER6)=wsgBtU07_Ph%p{H8AJFD9*id?@eg?PXgK=|JbE%Q@y&L(A_)hXY-YaqzW2WQ"
    "cBWmERnj1V2E%1s2qDSOBfk?@pA!<nVE%EYy%<2?I@}t<nqH7W*2YLOf~<m*5q5RY5h7wB2|`4KxH?MYURCL?Z`<{%wd*w?P9=IM&<}!c>alYY"
    "s7xVQ2C-"
    "w}$|@mI42+bKxtmU*gI>7#kArAHDIo}3V=Qz+A{`_0POVY*Y~RIOfu0EZsi+@|7YN~YLohi6_Ynl!#fU!!rj!8Pm<l(fpE?@`HDLwxsQpA%m9C"
    "cM?$!LwU(+K&KanObl2osWs(&i}oB^WJAQ{^Gi_VZ8g$^8;3TTa*u#SMdLU<~|4#x;jBsdZ{22m}~N)6B31(`s+Up#Yd{iLk%5}pmtFiiDes{L"
    "YwN~)$#=)VN*e{Y_CjY1!NFT-u3A4=LK?~8tq0;S(%7$^FdF6|P>PJc#0p>LuvN$7EeN_vd`i1hJuQsS&qSzH-"
    "!RyS)~mhw&<;UhoCa1{BJYhnCiDTw{lJY!8Z?XOGhj*0yKKF?#*Mo_naOW_$07Wu?@|MW7K_LU1PsOQuIYmbLxoJWZgW2?MmhG*@qnWnw6%=se"
    "cOXvG5OJTpy7r2Glf?M5kTWbij+~0xk&o}4yv*NOEsxZf;a4qup!Li?#GGAg-uE?orE?;u@)=KWv)hCr!b%Q-1$|KWrtwuAE+&S3Y^tJ~Rty-"
    "g5_qG$pa5_CamLA=!yLKY$<Wt7FopBu7$U08Wu+#U9Y|cvMEh9hbIEIt8YIfcjR44E^*M7)H{Ii+(>G}gg=I0>"
)
"""A Parquet file with a few bytes changed: reading it asks for 2 EiB, and the process is aborted."""


def test_a_parquet_file_that_would_end_the_process_is_told(tmp_path):
    (tmp_path / "a.parquet").write_bytes(zlib.decompress(base64.b85decode(ABORTING)))
    (tmp_path / "b.csv").write_text("indicator,period,value\nTHU,2023-06,1\n", encoding="utf-8")
    frame, problems = read_ledger(PLAN, tmp_path, ["*.parquet", "*.csv"])
    assert frame["value"].to_list() == [1.0]
    assert [(problem.file, problem.line, problem.message) for problem in problems] == [
        ("a.parquet", 0, "tệp Parquet bị hỏng bên trong")
    ]
    assert problems[0].cure


def test_figures_that_run_over_the_end_of_an_indicators_own_year(tmp_path):
    own = replace(PLAN, indicators=tuple(replace(one, year_start=10) for one in PLAN.indicators))
    good = ["THU,2022-Q4,100", "THU,2023-H1,300", "BHYT,2022-H2,90", "BHYT,2023-09,91"]
    bad = ["THU,2023,500", "THU,2022-H2,200", "BHYT,2023,92"]
    assert read(tmp_path, a=rows(*good, *bad))[1] == ()
    frame, problems = read_ledger(own, tmp_path, ["*.csv"])
    assert frame.height == len(good) + len(bad)
    told = [(one.line, one.severity, "không nằm trọn trong một năm" in one.message, one.cure) for one in problems]
    parts = "ghi từng tháng hoặc từng quý của năm ấy"
    assert told == [(6, WARNING, True, parts), (7, WARNING, True, parts), (8, WARNING, True, "ghi kỳ 2023-09")]
