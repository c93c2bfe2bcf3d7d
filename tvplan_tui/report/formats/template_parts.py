"""Pieces that the shipped Word template is put together from: styles, lines, rules, tables, page numbers."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FONT = "Times New Roman"
CENTRE, JUSTIFY, START = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT


def styles(document: Any) -> None:
    """Give a document the styles that an office changes to change its look."""
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
        ("TV Tiểu mục", 14, True, False, 10.0, JUSTIFY),
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


def line(place: Any, text: str, *, size: float = 14, bold: bool = False, italic: bool = False, align: Any = CENTRE,
          style: str = "Normal") -> Any:  # fmt: skip
    """Add a paragraph to a document or cell."""
    made = place.add_paragraph(style=style)
    made.alignment = align
    run = made.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    return made


def rule(place: Any, left: float, right: float) -> None:
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
    # the order of the elements is part of the format: Word may call a file broken that has another
    made._p.get_or_add_pPr().insert_element_before(border, "w:spacing", "w:ind", "w:jc", "w:rPr")


def grid(document: Any, widths: tuple[float, ...], rows: int = 1) -> Any:
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


def emptied(cell: Any) -> Any:
    """Return a cell without the paragraph that every new cell has."""
    first = cell.paragraphs[0]._p
    first.getparent().remove(first)
    return cell


def cell_margins(table: Any, side: float, top: float = 0.0) -> None:
    """Set the space within cells, in millimetres."""
    found = OxmlElement("w:tblCellMar")
    for name, space in (("top", top), ("left", side), ("bottom", top), ("right", side)):
        edge = OxmlElement(f"w:{name}")
        edge.set(qn("w:w"), str(round(space * 56.7)))
        edge.set(qn("w:type"), "dxa")
        found.append(edge)
    table._tbl.tblPr.insert_element_before(found, "w:tblLook")


def keep_whole(row: Any) -> None:
    """Let a row of a table move to the next page rather than break."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def number_pages(section: Any) -> None:
    """Number the pages top centre, the first one not."""
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    made = section.header.paragraphs[0]
    made.alignment = CENTRE
    for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("text", "2"), ("end", "")):
        run = made.add_run()
        run.font.size = Pt(14)  # the font is that of the styles, which an office may change
        if kind == "text":
            run.text = text
            continue
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)
