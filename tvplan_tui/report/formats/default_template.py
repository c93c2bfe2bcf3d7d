"""The Word template that comes with the program, in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I.

``python -m tvplan_tui.report.formats.default_template`` writes ``bao-cao.docx`` beside this module; a test holds the
two to each other. What stands in {{ }} and {% %} is filled in by ``word``; docs/reports.md lists it. Anything else an
office may change in Word.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from .archive import steady
from .template_parts import CENTRE, START, cell_margins, emptied, grid, keep_whole, line, number_pages, rule, styles

FILE = Path(__file__).with_name("bao-cao.docx")
LEFT, RIGHT = 30, 16
"""Margins in millimetres; top and bottom are 20."""
STAMP = datetime(2020, 3, 5, tzinfo=UTC)
"""The day of the decree: a template is of no other day."""

ANNEX: tuple[tuple[str, str, float, Any], ...] = (
    ("TT", "number", 8, CENTRE),
    ("Chỉ tiêu", "name", 40, START),
    ("ĐVT", "unit", 13, CENTRE),
    ("Thực hiện cùng kỳ", "previous", 15, WD_ALIGN_PARAGRAPH.RIGHT),
    ("Kế hoạch năm {{ year }}", "target", 15, WD_ALIGN_PARAGRAPH.RIGHT),
    ("Thực hiện {{ period }}", "period", 15, WD_ALIGN_PARAGRAPH.RIGHT),
    ("Lũy kế", "actual", 16, WD_ALIGN_PARAGRAPH.RIGHT),
    ("% so kế hoạch", "share", 12, WD_ALIGN_PARAGRAPH.RIGHT),
    ("Tăng, giảm so cùng kỳ", "change", 16, WD_ALIGN_PARAGRAPH.RIGHT),
    ("Suy ra cả năm (*)", "projection", 15, WD_ALIGN_PARAGRAPH.RIGHT),
    ("Số liệu", "data", 11, CENTRE),
    ("Đánh giá", "verdict", 16, CENTRE),
    ("Cơ quan theo dõi", "owner", 23, START),
    ("Ghi chú", "note", 36, START),
)
"""Title, what fills it, width in millimetres (together a landscape page between its margins), alignment."""


def build() -> bytes:
    """Return the template."""
    document = Document()
    styles(document)
    _first_page(document)
    _body(document)
    _foot(document)
    _annex(document)
    _charts(document)
    about = document.core_properties
    about.author, about.title, about.comments = "tvplan", "", ""
    about.created = about.modified = STAMP
    about.language = "vi-VN"
    out = BytesIO()
    document.save(out)
    return steady(out.getvalue(), STAMP)


def _first_page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = Mm(10)
    number_pages(section)
    table = grid(document, (68, 96))
    cell_margins(table, 0)
    left, right = (emptied(cell) for cell in table.rows[0].cells)
    line(left, "{%p if superior %}", size=13)
    line(left, "{{ superior|upper }}", size=13)
    line(left, "{%p endif %}", size=13)
    line(left, "{%p for line in authority_lines %}", size=13)
    line(left, "{{ line }}", size=13, bold=True)
    line(left, "{%p endfor %}", size=13)
    rule(left, 22, 22)
    line(left, "Số:        /{{ symbol }}", size=13)
    line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13, bold=True)
    line(right, "Độc lập - Tự do - Hạnh phúc", size=14, bold=True)
    rule(right, 17.5, 17.5)
    line(right, "{{ place }}, ngày      tháng      năm {{ sent_year }}", size=14, italic=True)
    line(document, "BÁO CÁO", bold=True).paragraph_format.space_before = Pt(18)
    line(document, "{{ subject }}", bold=True)
    rule(document, 62, 62)
    line(document, "{%p if notice %}")
    notice = line(document, "({{ notice }})", size=13, italic=True)
    notice.paragraph_format.space_before = Pt(6)
    line(document, "{%p endif %}")


def _body(document: Any) -> None:
    opening = document.add_paragraph("{{ opening }}", style="TV Đoạn")
    opening.paragraph_format.space_before = Pt(12)
    for text, style in (
        ("{%p for section in sections %}", "TV Mục"),
        ("{{ section.number }}. {{ section.title|upper }}", "TV Mục"),
        ("{%p for item in section.paragraphs %}", "TV Đoạn"),
        ('{%p if item.form == "heading" %}', "TV Tiểu mục"),
        ("{{ item.text }}", "TV Tiểu mục"),
        ('{%p elif item.form == "point" %}', "TV Gạch đầu dòng"),
        ("- {{ item.text }}", "TV Gạch đầu dòng"),
        ('{%p elif item.form == "detail" %}', "TV Dấu cộng"),
        ("+ {{ item.text }}", "TV Dấu cộng"),
        ('{%p elif item.form == "bars" %}', "TV Chú thích hình"),
        ("{{ bars }}", "TV Chú thích hình"),
        ("Hình 1. {{ item.text }}", "TV Chú thích hình"),
        ("{%p else %}", "TV Đoạn"),
        ("{{ item.text }}", "TV Đoạn"),
        ("{%p endif %}", "TV Đoạn"),
        ("{%p endfor %}", "TV Đoạn"),
        ("{%p endfor %}", "TV Mục"),
    ):
        document.add_paragraph(text, style=style)
    ending = document.add_paragraph("{{ ending }}./.", style="TV Đoạn").paragraph_format
    ending.keep_with_next = ending.keep_together = True  # nobody signs on a page on which nothing else stands


def _foot(document: Any) -> None:
    document.add_paragraph().paragraph_format.keep_with_next = True
    table = grid(document, (80, 84))
    cell_margins(table, 0)
    keep_whole(table.rows[0])
    left, right = (emptied(cell) for cell in table.rows[0].cells)
    line(left, "Nơi nhận:", size=12, bold=True, italic=True, align=START)
    for text in (
        "{%p for line in recipients %}",
        "- {{ line }}{% if loop.last %}.{% else %};{% endif %}",
        "{%p endfor %}",
    ):
        line(left, text, size=11, align=START)
    lines = ("{%p for line in signing %}", "{{ line }}", "{%p endfor %}", "", "", "", "", "{{ signer }}")
    for text in lines:
        line(right, text, bold=True)


def _landscape(document: Any) -> None:
    """Begin an annex: a section with page numbers of its own, whose first page has none."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _thin(document)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    number_pages(section)
    restart = OxmlElement("w:pgNumType")
    restart.set(qn("w:start"), "1")
    section._sectPr.insert_element_before(restart, "w:cols", "w:titlePg", "w:docGrid")


def _thin(document: Any) -> None:
    """Let the paragraph that holds a section's break not need a page of its own."""
    end = document.paragraphs[-1].paragraph_format
    end.line_spacing, end.space_before = Pt(1), Pt(0)


def _annex_head(document: Any, number: str, title: str) -> None:
    line(document, f"Phụ lục {number}", bold=True)
    line(document, title, bold=True)
    line(
        document,
        "(Kèm theo Báo cáo số        /{{ symbol }} ngày      tháng      năm {{ sent_year }} của {{ authority_name }})",
        italic=True,
    )
    rule(document, 105, 105)
    document.add_paragraph().paragraph_format.line_spacing = Pt(8)


def _annex(document: Any) -> None:
    _landscape(document)
    _annex_head(document, "I", "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU, {{ period|upper }}")
    widths = tuple(width for _title, _key, width, _align in ANNEX)
    table = grid(document, widths, rows=9)
    table.style = "Table Grid"
    cell_margins(table, 0.8, 0.4)
    rows = table.rows
    _heads(rows[0])
    _tag(rows[1], "{%tr for line in annex %}")
    _tag(rows[2], '{%tr if line.kind == "sector" %}')
    _sector_row(rows[3])
    _tag(rows[4], '{%tr elif line.kind == "part" %}')
    _fill(rows[5], indent=3.5)
    _tag(rows[6], "{%tr else %}")
    _fill(rows[7])
    _tag(rows[8], "{%tr endif %}")
    _tag(table.add_row(), "{%tr endfor %}")
    line(document, "{%p for remark in remarks %}", size=11, italic=True, align=START)
    line(document, "{{ remark }}", size=11, italic=True, align=START)
    line(document, "{%p endfor %}", size=11, italic=True, align=START)


def _tag(row: Any, text: str) -> None:
    _write(row.cells[0], text)


def _write(cell: Any, text: str, *, bold: bool = False, align: Any = START) -> Any:
    made = cell.paragraphs[0]
    made.style = "TV Bảng"
    made.alignment = align
    made.add_run(text).bold = bold
    return made


def _heads(row: Any) -> None:
    for cell, (title, _key, _width, _align) in zip(row.cells, ANNEX, strict=True):
        _write(cell, title, bold=True, align=CENTRE)
    repeated = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(repeated)
    keep_whole(row)


def _sector_row(row: Any) -> None:
    _write(row.cells[0], "{{ line.number }}", bold=True, align=CENTRE).paragraph_format.keep_with_next = True
    last = row.cells[1].merge(row.cells[-1])
    made = _write(last, "{{ line.name }}", bold=True)
    made.paragraph_format.keep_with_next = True
    keep_whole(row)


def _fill(row: Any, indent: float = 0.0) -> None:
    keep_whole(row)
    for cell, (_title, key, _width, align) in zip(row.cells, ANNEX, strict=True):
        shade = "{% cellbg line.tint %}" if key == "verdict" else ""
        made = _write(cell, f"{shade}{{{{ line.{key} }}}}", align=align)
        if key == "name":
            made.paragraph_format.left_indent = Mm(indent)


def _charts(document: Any) -> None:
    document.add_paragraph("{%p if courses %}")
    document.add_section(WD_SECTION.NEW_PAGE)  # as the one before: landscape, numbered from 1
    _thin(document)
    _annex_head(document, "II", "LŨY KẾ SO VỚI KẾ HOẠCH VÀ NĂM TRƯỚC, {{ period|upper }}")
    line(document, "{{ courses }}")
    document.add_paragraph("{%p endif %}")


if __name__ == "__main__":
    FILE.write_bytes(build())
