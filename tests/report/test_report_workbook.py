"""The Excel report: numbers and formulas read back, hostile text, what the sheets are called and how they print."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile

import pytest

pytest.importorskip("xlsxwriter")

from openpyxl import load_workbook
from support.hostile import CLOSER, HOSTILE, hostile_report
from support.judging import board, indicator, plan
from support.reports import PERIODS, listed, report

from tvplan_tui.report.document.compose import compose
from tvplan_tui.report.document.material import Material
from tvplan_tui.report.document.model import Form, Rank
from tvplan_tui.report.document.shortcomings import shortcomings_title
from tvplan_tui.report.formats.catalogue import Format, render
from tvplan_tui.report.formats.workbook_charts import BELOW
from tvplan_tui.report.formats.workbook_sector import COLUMN, HEAD
from tvplan_tui.report.formats.workbook_style import LINE, height, sheet_names


def opened(content: bytes, *, values: bool):
    return load_workbook(io.BytesIO(content), data_only=values)


def sectors(book):
    return [book[name] for name in book.sheetnames[1:-2]]


def lines(book, period: str):
    """Yield the id and the cells of every row, by column."""
    for sheet, sector in zip(sectors(book), (one for one in report(period).lines if not one.indicator), strict=True):
        mine = [line for line in report(period).lines if line.sector == sector.sector and line.indicator]
        for at, line in enumerate(mine, HEAD + 2):
            if line.rank is Rank.ROW:
                yield line.indicator, {key: sheet.cell(at, column + 1) for key, column in COLUMN.items()}


@pytest.mark.parametrize("period", PERIODS)
def test_the_numbers_are_those_listed(period):
    found = dict(lines(opened(render(Format.XLSX, report(period)), values=True), period))
    assert [one.id for one in found] == list(listed(period))
    for one, cells in found.items():
        row = listed(period)[one.id]
        share = row["index"] if row["kind"] == "growth" else row["attainment"]
        aim = next((row[key] for key in ("target", "low", "high") if row[key] is not None), None)
        wanted = {"previous": row["previous_year"], "target": aim, "actual": row["actual"], "share": share,
                  "change": row["yoy"], "projection": row["projection"]}  # fmt: skip
        for key, value in wanted.items():
            shown = cells[key].value
            if value is None:
                assert shown in (None, "", "—"), (one.id, key)
            else:
                assert shown == pytest.approx(value, rel=1e-12, abs=1e-12), (one.id, key)
        assert cells["name"].value == one.name


FORMULA = r'=(?:SUM\([A-G\d:]+\)|IF\(AND\(ISNUMBER\([A-Z]\d+\),ISNUMBER\([A-Z]\d+\)\),[A-Z]\d+/[A-Z]\d+(?:-1)?,"—"\))'


def computed(formula: str, cells) -> float | str:
    """Reckon one of the sheet's formulas with the numbers of its row."""
    found = re.fullmatch(r'=IF\(AND\(ISNUMBER\((\w+)\),ISNUMBER\((\w+)\)\),(.*),"—"\)', formula)
    assert found
    formula = found[3]
    names = {cell.coordinate: cell.value for cell in cells.values() if isinstance(cell.value, int | float)}
    if not {found[1], found[2]} <= names.keys():
        return "—"
    text = re.sub(r"[A-Z]+\d+", lambda cell: repr(names[cell[0]]), formula)
    return float(eval(text, {"__builtins__": {}, "ABS": abs}))


@pytest.mark.parametrize("period", PERIODS)
def test_shares_and_changes_are_formulas_that_give_what_stands_beside_them(period):
    content = render(Format.XLSX, report(period))
    values = {one.id: cells for one, cells in lines(opened(content, values=True), period)}
    formulas = 0
    for one, cells in lines(opened(content, values=False), period):
        for key in ("share", "change"):
            if isinstance(cells[key].value, str) and cells[key].value.startswith("="):
                formulas += 1
                reckoned = computed(cells[key].value, values[one.id])
                kept = values[one.id][key].value
                assert reckoned == (kept if kept == "—" else pytest.approx(kept, rel=1e-9, abs=1e-9)), (one.id, key)
            else:
                assert values[one.id][key].value in ("—", "", None), (one.id, key)
    assert formulas > 20


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not there to recalculate")
def test_a_figure_that_is_corrected_or_filled_in_moves_its_shares(tmp_path):
    book = opened(render(Format.XLSX, report("2023-09")), values=False)
    cells = {one.id: found for one, found in lines(book, "2023-09")}
    changed = {"KT3": 500, "KT1b": 13, "XH6": 4.5, "XH4": 80}  # a sum, a growth, a ceiling, one that is not due yet
    for id_, value in changed.items():
        cells[id_]["actual"].value = value
    book.save(tmp_path / "a.xlsx")
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", tmp_path / "out", tmp_path / "a.xlsx"], check=True, capture_output=True, timeout=120
    )
    found = {one.id: made for one, made in lines(load_workbook(tmp_path / "out" / "a.xlsx", data_only=True), "2023-09")}
    shares = {id_: found[id_]["share"].value for id_ in changed}
    assert shares == pytest.approx(
        {"KT3": 500 / 592.642, "KT1b": 113 / 112.56, "XH6": 2 - 4.5 / 4.19, "XH4": 80 / 78.32}, rel=1e-9
    )
    assert found["KT3"]["change"].value == pytest.approx(500 / listed("2023-09")["KT3"]["previous_year"] - 1)
    assert found["KT1b"]["change"].value == pytest.approx(13 - 10.7)


def test_sheets_print_on_landscape_a4_as_wide_as_the_page_and_keep_their_headings():
    book = opened(render(Format.XLSX, report("2023-09")), values=True)
    assert book.sheetnames == [
        "Tổng hợp", "Kinh tế", "Hạ tầng thiết yếu", "Văn hóa - xã hội", "Quốc phòng - an ninh",
        "Y tế, trẻ em", "Biểu đồ", "Định nghĩa",
    ]  # fmt: skip
    for sheet in sectors(book):
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.freeze_panes == f"C{HEAD + 2}"
        assert sheet.print_title_rows == f"${HEAD + 1}:${HEAD + 1}"
    assert len(book["Biểu đồ"]._charts) == 7
    cells = {one.id: cells for one, cells in lines(book, "2023-09")}["KT1b"]
    assert cells["verdict"].value == "Nguy cơ"
    assert cells["verdict"].fill.fgColor.rgb == "FFF8DDD6"
    assert cells["actual"].number_format == "[$-42A]#,##0.00"
    definitions = "\n".join(str(cell.value) for row in book["Định nghĩa"].iter_rows() for cell in row)
    assert "nguy cơ dưới 90% mốc" in definitions


def test_what_is_missing_and_what_nobody_explained_stands_beneath_the_counts():
    for period in ("2023-09", "2023-H1"):
        sheet = opened(render(Format.XLSX, report(period)), values=True)["Tổng hợp"]
        shown = [row[0].value for row in sheet.iter_rows() if isinstance(row[0].value, str)]
        told = next(one for one in report(period).sections if one.title == shortcomings_title()).paragraphs
        wanted = [one.text if one.form is Form.HEADING else f"- {one.text}" for one in told]
        assert shown[-len(wanted) :] == wanted
        heads = [one.text for one in told if one.form is Form.HEADING]
        assert heads[1].endswith({"2023-09": "Số liệu còn thiếu", "2023-H1": "Chưa có giải trình"}[period])


def test_what_was_reached_at_least_is_not_rounded_up_by_excel():
    one = indicator("flow", target=130.0)
    rows = [{"period": "2023-01", "value": 6.4}, {"period": "2023-03", "value": 6.3}]
    made = compose(Material(board(plan(one), rows, "2023-03")))
    sheet = opened(render(Format.XLSX, made), values=True).worksheets[1]
    cell = sheet.cell(HEAD + 2, COLUMN["actual"] + 1)
    assert cell.value == 12.7
    assert '"≥ "#,##0.0' in cell.number_format  # with no decimal it would show 13
    share = sheet.cell(HEAD + 2, COLUMN["share"] + 1)
    assert share.number_format.endswith("0.000%")  # 9.769…: the Word file says 9,7, one decimal here would say 9,8


def test_hostile_text_is_text():
    content = render(Format.XLSX, hostile_report())
    book = opened(content, values=False)
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    texts = "\n".join(str(cell.value) for cell in found)
    for words in (*HOSTILE, CLOSER):
        assert words in texts
    formulas = [cell.value for cell in found if cell.data_type == "f"]
    assert formulas
    assert not [text for text in formulas if not re.fullmatch(FORMULA, text)]
    assert not [cell for cell in found if cell.hyperlink]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if "externalLink" in name]
        for name in archive.namelist():
            if name.startswith("xl/charts/"):
                assert "HYPERLINK" not in "".join(re.findall(r"<c:f>(.*?)</c:f>", archive.read(name).decode()))


def test_sheets_have_names_that_excel_takes():
    names = sheet_names(["Tổng hợp", "a/b:c*[d]?", "'", "x" * 40, "x" * 40, "X" * 40, "tổng hợp"])
    assert names == ["Tổng hợp", "a b c d", "_", "x" * 31, "x" * 27 + " 2", "X" * 27 + " 3", "tổng hợp 2"]


def test_charts_are_told_in_words_and_stand_on_their_own_page():
    content = render(Format.XLSX, report("2023-09"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        drawing = next(archive.read(name).decode() for name in archive.namelist() if "drawings/drawing" in name)
    told = re.findall(r'descr="([^"]*)"', drawing)
    assert len(told) == 7 and told[0].startswith("Số chỉ tiêu theo tình trạng, tháng 9/2023. Kinh tế")
    assert "lũy kế 480,117 tỷ đồng" in told[2]
    tops = re.findall(r"<xdr:from>.*?<xdr:row>(\d+)</xdr:row><xdr:rowOff>(\d+)</xdr:rowOff>", drawing)
    assert all(int(offset) > 0 for row, offset in tops if int(row) == BELOW), "on the break it is drawn on both pages"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Đúng tiến độ", 11, 1),
        ("Phòng Lao động - TB&XH", 15, 2),
        ("Cơ sở y tế phường, xã đạt Bộ", 28, 1),
        ("ư " * 80, 108, 1),
        ("ư " * 90, 108, 2),
    ],
)
def test_a_row_is_as_high_as_its_text_takes(text, width, lines):
    assert height((text, width)) == 3 + LINE * lines
