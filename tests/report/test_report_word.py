"""The Word report: layout of the decree, numbers read back, hostile text, templates that cannot be used or trusted."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

pytest.importorskip("docxtpl")

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from jinja2 import TemplateError as JinjaError
from markupsafe import Markup
from support.hostile import CLOSER, HEAD, HOSTILE, WRITTEN, hostile_report
from support.ooxml import faults
from support.reports import PERIODS, report, same

from tvplan_tui.report.formats import default_template
from tvplan_tui.report.formats.catalogue import Format, render
from tvplan_tui.report.formats.template import TemplateError, shipped_template
from tvplan_tui.report.formats.word import sandbox


def read(content: bytes):
    return Document(io.BytesIO(content))


def text_of(document) -> str:
    body = document.element.body
    return "\n".join("".join(node.text or "" for node in p.iter() if node.tag.endswith("}t")) for p in body.iter(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"))  # fmt: skip


def annex(document) -> list[list[str]]:
    table = next(table for table in document.tables if len(table.columns) == len(default_template.ANNEX))
    lines = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    return [line for line in lines if len(set(line[1:])) > 1]


@pytest.mark.parametrize("period", PERIODS)
def test_the_annex_shows_the_numbers_as_listed(period):
    document = read(render(Format.DOCX, report(period)))
    same(annex(document), period)
    headline = report(period).sections[0].paragraphs[1].text
    assert headline.replace("\u00a0", " ") in text_of(document).replace("\u00a0", " ")


def test_pictures_are_told_to_who_cannot_see_them():
    document = read(render(Format.DOCX, report("2023-09")))
    told = [one._inline.docPr.get("descr") for one in document.inline_shapes]
    assert told[0].startswith(
        "Số chỉ tiêu theo tình trạng, tháng 9/2023. Kinh tế – đạt, vượt, đúng tiến độ: 2; chậm: 1;"
    )
    assert "Tổng thu ngân sách Nhà nước: đến tháng 9 lũy kế 480,117 tỷ đồng; theo kế hoạch 444,5; năm" in told[1]


def test_no_line_parts_a_number_from_its_unit_nor_a_month_from_its_year():
    text = text_of(read(render(Format.DOCX, report("2023-09"))))
    assert "đạt 480,117\u00a0tỷ\u00a0đồng" in text and "riêng tháng\u00a09/2023" in text
    body = text.partition("Phụ lục I")[0]
    assert not re.search(r"tháng \d|quý [IV]|\d tỷ|\d người|điểm %", body)


def test_the_layout_is_that_of_the_decree():
    document = read(render(Format.DOCX, report("2023-09")))
    text = text_of(document)
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ỦY BAN NHÂN DÂN", "THÀNH PHỐ TRÀ VINH",
        "/BC-UBND", "TP.Trà Vinh, ngày      tháng      năm 2023", "BÁO CÁO", "Nơi nhận:", "- UBND tỉnh;",
        "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "./.", "dữ liệu minh họa",
    ):  # fmt: skip
        assert words in text
    first, wide, drawn = document.sections
    assert (round(first.page_width.mm), round(first.page_height.mm)) == (210, 297)
    assert 20 <= first.top_margin.mm <= 25 and 20 <= first.bottom_margin.mm <= 25
    assert 30 <= first.left_margin.mm <= 35 and 15 <= first.right_margin.mm <= 20
    for annex in (wide, drawn):
        assert annex.orientation == WD_ORIENT.LANDSCAPE
        assert annex.different_first_page_header_footer
        assert annex._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1", "each annex is numbered by itself"
    assert text.count("(Kèm theo Báo cáo số        /BC-UBND ngày      tháng      năm 2023 của UBND") == 2
    ending = next(one for one in document.paragraphs if one.text.endswith("./."))
    assert ending.paragraph_format.keep_with_next, "the signature is never alone on its page"
    assert first.different_first_page_header_footer
    assert "PAGE" in first.header._element.xml and "PAGE" not in first.first_page_header._element.xml
    assert not list(first.header._element.iter(qn("w:rFonts"))), "page numbers follow the font that an office chooses"
    fonts = document.styles["Normal"].font
    assert (fonts.name, fonts.size.pt) == ("Times New Roman", 14)
    assert len(document.inline_shapes) == 2


def test_hostile_text_comes_out_as_it_is():
    document = read(render(Format.DOCX, hostile_report()))
    text = text_of(document)
    superior, *head = HEAD
    for words in (*HOSTILE, *WRITTEN, CLOSER, superior.upper(), *head):
        assert words in text
    assert not [rel for rel in document.part.rels.values() if rel.is_external]


@pytest.mark.parametrize("period", PERIODS)
def test_word_itself_would_take_it(period):
    assert faults(render(Format.DOCX, report(period))) == []


def test_word_itself_would_take_hostile_text_and_the_template():
    assert faults(render(Format.DOCX, hostile_report())) == []
    assert faults(shipped_template()) == []


def test_what_word_would_not_take_is_found():
    document = read(shipped_template())
    document.add_table(1, 1).cell(0, 0)._tc.clear()
    shape = document.paragraphs[-1]._p.get_or_add_pPr()
    for name in ("w:jc", "w:ind"):
        shape.append(OxmlElement(name))
    document.paragraphs[-1].add_run(" a ")._r.t_lst[0].attrib.clear()
    document.part.rels.get_or_add_ext_rel("link", "http://example.invalid")
    out = io.BytesIO()
    document.save(out)
    told = "\n".join(faults(out.getvalue()))
    for words in (
        "a cell that does not end with a paragraph",
        "pPr: wrong order: ",
        "blanks that Word drops",
        "outwards",
    ):
        assert words in told


def test_the_shipped_template_is_the_one_its_script_builds():
    def parts(content: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    built, shipped = parts(default_template.build()), parts(shipped_template())
    assert built.keys() == shipped.keys()
    assert {name for name in built if built[name] != shipped[name]} == set()


def own_template(folder, text: str):
    document = Document()
    document.add_paragraph(text)
    file = folder / "mẫu.docx"
    document.save(file)
    return file


def test_an_offices_own_template_is_filled_in(tmp_path):
    file = own_template(
        tmp_path, "{{ authority }}: {{ subject }} – {% for one in facts %}[{{ one.label }}]{% endfor %}"
    )
    text = text_of(read(render(Format.DOCX, report("2023-Q3"), file)))
    assert text.startswith("ỦY BAN NHÂN DÂN THÀNH PHỐ TRÀ VINH: Tình hình thực hiện")
    assert "[Ngưỡng đánh giá]" in text


@pytest.mark.parametrize(
    "text",
    [
        "{{ subject.__class__.__mro__ }}",
        "{{ bars.__class__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ 'a' * 1000000000 }}",
        "{{ subjekt }}",
        "{{ subject",
        "{% for one in %}",
        "{{ subject|safe }}",
    ],
)
def test_a_template_reaches_nothing_but_the_report(text):
    with pytest.raises(JinjaError):
        sandbox().from_string(text).render({"subject": "S", "bars": Markup("<w:p/>")})


def test_what_is_wrong_with_a_template_is_told(tmp_path):
    with pytest.raises(TemplateError, match=r"Không dùng được mẫu .*mẫu.docx: 'subjekt' is undefined"):
        render(Format.DOCX, report("2023-Q3"), own_template(tmp_path, "{{ subjekt }}"))


def test_what_is_no_template_is_said_to_be_none(tmp_path):
    for name, content in (("a.docx", b"not a zip"), ("b.docx", None)):
        if content is not None:
            (tmp_path / name).write_bytes(content)
        with pytest.raises(TemplateError):
            render(Format.DOCX, report("2023-Q3"), tmp_path / name)
    with zipfile.ZipFile(tmp_path / "c.docx", "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(TemplateError):
        render(Format.DOCX, report("2023-Q3"), tmp_path / "c.docx")
