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
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from .archive import steady

FILE = Path(__file__).with_name("bao-cao.docx")
FONT = "Times New Roman"
LEFT, RIGHT = 30, 16
"""Margins in millimetres; top and bottom are 20."""
CENTRE, JUSTIFY, START = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT
STAMP = datetime(2020, 3, 5, tzinfo=UTC)
"""The day of the decree: a template is of no other day."""

ANNEX: tuple[tuple[str, str, float, Any], ...] = (
    ("TT", "number", 8, CENTRE),
    ("Chỉ tiêu", "name", 40, START),
    ("ĐVT", "unit", 15, CENTRE),
    ("Thực hiện cùng kỳ", "previous", 16, WD_ALIGN_PARAGRAPH.RIGHT),
    ("Kế hoạch năm {{ year }}", "target", 16, WD_ALIGN_PARAGRAPH.RIGHT),
    ("Thực hiện {{ period }}", "period", 16, WD_ALIGN_PARAGRAPH.RIGHT),
    ("Lũy kế", "actual", 17, WD_ALIGN_PARAGRAPH.RIGHT),
    ("% so kế hoạch", "share", 13, WD_ALIGN_PARAGRAPH.RIGHT),
    ("Tăng, giảm so cùng kỳ", "change", 16, WD_ALIGN_PARAGRAPH.RIGHT),
    ("Suy ra cả năm (*)", "projection", 16, WD_ALIGN_PARAGRAPH.RIGHT),
    ("Số liệu", "data", 12, CENTRE),
    ("Đánh giá", "verdict", 16, CENTRE),
    ("Cơ quan theo dõi", "owner", 19, START),
    ("Ghi chú", "note", 31, START),
)
"""Title, what fills it, width in millimetres (together a landscape page between its margins), alignment."""


def build() -> bytes:
    """Return the template."""
    document = Document()
    _styles(document)
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


def _styles(document: Any) -> None:
    normal = document.styles["Normal"]
    _font(normal, 14)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.get_or_add_rPr().append(language)
    for name, size, bold, italic, indent, align in (
        ("TV Đoạn", 14, False, False, 10.0, JUSTIFY),
        ("TV Mục", 14, True, False, 10.0, JUSTIFY),
        ("TV Tiểu mục", 14, True, True, 10.0, JUSTIFY),
        ("TV Gạch đầu dòng", 14, False, False, 10.0, JUSTIFY),
        ("TV Dấu cộng", 14, False, False, 10.0, JUSTIFY),
        ("TV Chú thích hình", 12, False, True, 0.0, CENTRE),
    ):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _font(style, size)
        style.font.bold, style.font.italic = bold, italic
        shape = style.paragraph_format
        shape.first_line_indent, shape.alignment = Mm(indent), align
        shape.space_before, shape.space_after = Pt(3), Pt(3)
        shape.keep_with_next = name in ("TV Mục", "TV Tiểu mục")
        shape.widow_control = True
    cell = document.styles.add_style("TV Bảng", WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = normal
    _font(cell, 9)


def _font(style: Any, size: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def _line(place: Any, text: str, *, size: float = 14, bold: bool = False, italic: bool = False, align: Any = CENTRE,
          style: str = "Normal") -> Any:  # fmt: skip
    """Add a paragraph to a document or cell."""
    made = place.add_paragraph(style=style)
    made.alignment = align
    run = made.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    return made


def _rule(place: Any, left: float, right: float) -> None:
    """Add a rule beneath the line before: a border of an all but empty paragraph; margins in millimetres."""
    made = place.add_paragraph()
    shape = made.paragraph_format
    shape.left_indent, shape.right_indent = Mm(left), Mm(right)
    shape.space_before, shape.line_spacing = Pt(3), Pt(4)
    made.add_run("").font.size = Pt(1)
    border = OxmlElement("w:pBdr")
    edge = OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        edge.set(qn(f"w:{key}"), value)
    border.append(edge)
    made._p.get_or_add_pPr().append(border)


def _grid(document: Any, widths: tuple[float, ...], rows: int = 1) -> Any:
    """Add a table of fixed widths in millimetres, without lines."""
    table = document.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def _open(cell: Any) -> Any:
    """Return a cell without the paragraph that every new cell has."""
    first = cell.paragraphs[0]._p
    first.getparent().remove(first)
    return cell


def _margins(table: Any, side: float, top: float = 0.0) -> None:
    """Set the space within cells, in millimetres."""
    found = OxmlElement("w:tblCellMar")
    for name, space in (("top", top), ("left", side), ("bottom", top), ("right", side)):
        edge = OxmlElement(f"w:{name}")
        edge.set(qn("w:w"), str(round(space * 56.7)))
        edge.set(qn("w:type"), "dxa")
        found.append(edge)
    table._tbl.tblPr.append(found)


def _first_page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = Mm(10)
    _numbered(section)
    table = _grid(document, (68, 96))
    _margins(table, 0)
    left, right = (_open(cell) for cell in table.rows[0].cells)
    _line(left, "{%p if superior %}", size=13)
    _line(left, "{{ superior|upper }}", size=13)
    _line(left, "{%p endif %}", size=13)
    _line(left, "{%p for line in authority_lines %}", size=13)
    _line(left, "{{ line }}", size=13, bold=True)
    _line(left, "{%p endfor %}", size=13)
    _rule(left, 22, 22)
    _line(left, "Số:        /{{ symbol }}", size=13)
    _line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13, bold=True)
    _line(right, "Độc lập - Tự do - Hạnh phúc", size=14, bold=True)
    _rule(right, 17.5, 17.5)
    _line(right, "{{ place }}, ngày      tháng      năm {{ sent_year }}", size=14, italic=True)
    _line(document, "BÁO CÁO", bold=True).paragraph_format.space_before = Pt(18)
    _line(document, "{{ subject }}", bold=True)
    _rule(document, 62, 62)
    _line(document, "{%p if notice %}")
    notice = _line(document, "({{ notice }})", size=13, italic=True)
    notice.paragraph_format.space_before = Pt(6)
    _line(document, "{%p endif %}")


def _numbered(section: Any) -> None:
    """Number the pages top centre, the first one not."""
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    made = section.header.paragraphs[0]
    made.alignment = CENTRE
    for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("text", "2"), ("end", "")):
        run = made.add_run()
        run.font.size, run.font.name = Pt(14), FONT
        if kind == "text":
            run.text = text
            continue
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)


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
        ("{{ ending }}./.", "TV Đoạn"),
    ):
        document.add_paragraph(text, style=style)


def _foot(document: Any) -> None:
    document.add_paragraph().paragraph_format.keep_with_next = True
    table = _grid(document, (80, 84))
    _margins(table, 0)
    _kept_whole(table.rows[0])
    left, right = (_open(cell) for cell in table.rows[0].cells)
    _line(left, "Nơi nhận:", size=12, bold=True, italic=True, align=START)
    for text in (
        "{%p for line in recipients %}",
        "- {{ line }}{% if loop.last %}.{% else %};{% endif %}",
        "{%p endfor %}",
    ):
        _line(left, text, size=11, align=START)
    lines = ("{%p for line in signing %}", "{{ line }}", "{%p endfor %}", "", "", "", "", "{{ signer }}")
    for text in lines:
        _line(right, text, bold=True)


def _kept_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _landscape(document: Any) -> Any:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    end = document.paragraphs[-1].paragraph_format  # what holds the break must not need a page of its own
    end.line_spacing, end.space_before = Pt(1), Pt(0)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    _numbered(section)
    restart = OxmlElement("w:pgNumType")
    restart.set(qn("w:start"), "1")
    section._sectPr.append(restart)
    return section


def _annex_head(document: Any, number: str, title: str) -> None:
    _line(document, f"Phụ lục {number}", bold=True)
    _line(document, title, bold=True)
    _line(
        document,
        "(Kèm theo Báo cáo số        /{{ symbol }} ngày      tháng      năm {{ sent_year }} của {{ authority_name }})",
        italic=True,
    )
    _rule(document, 105, 105)
    document.add_paragraph().paragraph_format.line_spacing = Pt(8)


def _annex(document: Any) -> None:
    _landscape(document)
    _annex_head(document, "I", "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU, {{ period|upper }}")
    widths = tuple(width for _title, _key, width, _align in ANNEX)
    table = _grid(document, widths, rows=9)
    table.style = "Table Grid"
    _margins(table, 0.8, 0.4)
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
    _line(document, "{%p for remark in remarks %}", size=11, italic=True, align=START)
    _line(document, "{{ remark }}", size=11, italic=True, align=START)
    _line(document, "{%p endfor %}", size=11, italic=True, align=START)


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
    _kept_whole(row)


def _sector_row(row: Any) -> None:
    _write(row.cells[0], "{{ line.number }}", bold=True, align=CENTRE).paragraph_format.keep_with_next = True
    last = row.cells[1].merge(row.cells[-1])
    made = _write(last, "{{ line.name }}", bold=True)
    made.paragraph_format.keep_with_next = True
    _kept_whole(row)


def _fill(row: Any, indent: float = 0.0) -> None:
    _kept_whole(row)
    for cell, (_title, key, _width, align) in zip(row.cells, ANNEX, strict=True):
        shade = "{% cellbg line.tint %}" if key == "verdict" else ""
        made = _write(cell, f"{shade}{{{{ line.{key} }}}}", align=align)
        if key == "name":
            made.paragraph_format.left_indent = Mm(indent)


def _charts(document: Any) -> None:
    document.add_paragraph("{%p if courses %}")
    head = _line(document, "Phụ lục II", bold=True)
    head.paragraph_format.page_break_before = True
    _line(document, "LŨY KẾ SO VỚI KẾ HOẠCH VÀ NĂM TRƯỚC, {{ period|upper }}", bold=True)
    _rule(document, 105, 105)
    _line(document, "{{ courses }}")
    document.add_paragraph("{%p endif %}")


if __name__ == "__main__":
    FILE.write_bytes(build())
