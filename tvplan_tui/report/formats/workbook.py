"""A report as an Excel workbook: a sheet an overview, a sheet a sector, charts, definitions.

Whatever people wrote is stored as text, never as a formula or link. What is computed from two cells of a row is a
formula, so that a figure corrected in the sheet moves it; the value it has now is stored beside it, for programs that
do not recalculate.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook

from tvplan_tui.domain.language import _
from tvplan_tui.domain.status import FACES, URGENCY, word
from tvplan_tui.domain.vietnamese import capital
from tvplan_tui.report.counts import counts
from tvplan_tui.report.document.charts import HUES, hue_word
from tvplan_tui.report.document.model import Form, Paragraph, Report
from tvplan_tui.report.document.phrases import verdict
from tvplan_tui.report.document.shortcomings import shortcomings_title
from tvplan_tui.report.document.text import plain, unbreaking

from .archive import steady
from .workbook_charts import charts_sheet
from .workbook_sector import sector_sheet
from .workbook_style import Style, fitting, height, sheet_names


def render(report: Report) -> bytes:
    """Return the report as an .xlsx."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "dd/mm/yyyy",
    }
    book = Workbook(out, options)
    stamp = datetime.fromisoformat(report.until)
    book.set_properties({"title": report.subject[:250], "author": report.authority[:250], "created": stamp})
    style = Style(book)
    sectors = [line for line in report.lines if line.indicator is None]
    fixed = (_("Tổng hợp"), _("Biểu đồ"), _("Định nghĩa"))
    names = sheet_names([fixed[0], *(line.cells["name"] for line in sectors), *fixed[1:]])
    table = _overview(book.add_worksheet(names[0]), style, report)
    for name, sector in zip(names[1:-2], sectors, strict=True):
        sector_sheet(book.add_worksheet(name), style, report, sector)
    charts_sheet(book, book.add_worksheet(names[-2]), style, report, (names[0], *table))
    _definitions(book.add_worksheet(names[-1]), style, report)
    book.close()
    return steady(out.getvalue(), stamp)


def _overview(sheet: Any, style: Style, report: Report) -> tuple[int, int]:
    """Write what must be known and how the sectors stand; return the first and last row of that table."""
    style.page(sheet, landscape=False)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 6, 13)
    style.heading(sheet, 0, report.subject, 6, lines=2)
    at, bind = 1, unbreaking(report.board.plan)
    if report.notice:
        sheet.merge_range(at, 0, at, 6, "", style.get(bold=True, wrap=True, color="bad"))
        sheet.write_string(at, 0, report.notice, style.get(bold=True, wrap=True, color="bad"))
        sheet.set_row(at, height((report.notice, 30 + 6 * 13)))
        at += 1
    for fact in report.facts:
        sheet.write_string(at, 0, fact.label, style.get(bold=True, top=True))
        sheet.merge_range(at, 1, at, 6, "", style.get(wrap=True, top=True))
        sheet.write_string(at, 1, bind(fact.text), style.get(wrap=True, top=True))
        sheet.set_row(at, height((fact.text, 6 * 13)))
        at += 1
    at += 1
    heads = [_("Lĩnh vực"), *(hue_word(hue) for hue in HUES), _("Cộng"), _("Số dòng")]
    for column, title in enumerate(heads):
        sheet.write_string(at, column, title, style.head)
    sheet.set_row(at, 32)
    first = at + 1
    counted = counts(report.board).sectors
    shown = [sector for sector in report.board.plan.sectors if counted[sector.id].bullets.total()]
    for row, (sector, numbers) in enumerate(zip(shown, report.bars.counts, strict=True), first):
        sheet.write_string(row, 0, plain(sector.name), style.cell)
        for column, number in enumerate(numbers, 1):
            sheet.write_number(row, column, number, style.number("0"))
        total = f"=SUM(B{row + 1}:E{row + 1})"
        sheet.write_formula(row, 5, total, style.number("0"), sum(numbers))
        sheet.write_number(row, 6, counted[sector.id].rows.total(), style.number("0"))
    last = first + len(shown) - 1
    sheet.write_string(last + 1, 0, _("Cả kế hoạch"), style.get(bold=True, border=True))
    for column in range(1, 7):
        letter = chr(ord("A") + column)
        value = sum(_column(report, column, shown, counted))
        bold = style.get(bold=True, border=True, num="0")
        sheet.write_formula(last + 1, column, f"=SUM({letter}{first + 1}:{letter}{last + 1})", bold, value)
    _shortcomings(sheet, style, report, last + 3)
    return first, last


def _shortcomings(sheet: Any, style: Style, report: Report, at: int) -> None:
    """Write what is late and why, what nobody explained and what is missing, beneath the counts."""
    width = 30 + 6 * 13
    for section in report.sections:
        if section.title != shortcomings_title():
            continue
        for one in (Paragraph(Form.HEADING, section.title.upper()), *section.paragraphs):
            heading = one.form is Form.HEADING
            text = fitting(one.text if heading else f"- {one.text}")
            look = style.get(bold=heading, wrap=True, top=True)
            sheet.merge_range(at, 0, at, 6, "", look)
            sheet.write_string(at, 0, text, look)
            sheet.set_row(at, height((text, width)))
            at += 1


def _column(report: Report, column: int, shown: Any, counted: Any) -> list[int]:
    """Return the numbers of one column of the overview, top to bottom."""
    if column == 6:
        return [counted[sector.id].rows.total() for sector in shown]
    if column == 5:
        return [sum(numbers) for numbers in report.bars.counts]
    return [numbers[column - 1] for numbers in report.bars.counts]


def _definitions(sheet: Any, style: Style, report: Report) -> None:
    """Write what the words and columns mean, and where verdicts change."""
    style.page(sheet, landscape=False)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 84)
    style.heading(sheet, 0, _("Định nghĩa và ngưỡng đánh giá"), 1)
    at = 2
    for status in URGENCY:
        sheet.write_string(at, 0, word(status), style.status(FACES[status].hue))
        sheet.write_string(at, 1, capital(verdict(status)), style.cell)
        at += 1
    at += 1
    limits = [fact for fact in report.facts if fact.label == _("Ngưỡng đánh giá")]
    bind = unbreaking(report.board.plan)
    for label, text in [*limits, *_columns_told(report)]:
        sheet.write_string(at, 0, label, style.get(bold=True, top=True, border=True, wrap=True))
        sheet.write_string(at, 1, bind(text), style.cell)
        sheet.set_row(at, height((text, 84), (label, 24)))
        at += 1


def _columns_told(report: Report) -> list[tuple[str, str]]:
    return [
        (_("Lũy kế"), _("Từ đầu năm của chỉ tiêu đến hết kỳ; chỉ tiêu mức độ, tỷ lệ: số mới nhất.")),
        (
            _("% so kế hoạch"),
            _(
                "Thực hiện/kế hoạch; tốc độ tăng: (100 + thực hiện)/(100 + kế hoạch); mức tối đa: 2 − thực hiện/kế "
                "hoạch; kế hoạch âm: 1 + (thực hiện − kế hoạch)/|kế hoạch|."
            ),
        ),
        (
            _("So cùng kỳ"),
            _("Lũy kế/lũy kế cùng kỳ − 1; tỷ lệ và tốc độ tăng: hiệu số, bằng điểm phần trăm (đ%)."),
        ),
        (_("Ước, sơ bộ, chính thức"), _("Độ tin cậy của số liệu; tổng nhiều kỳ lấy mức thấp nhất trong các kỳ.")),
        *((_("Ghi chú") if at == 0 else "", remark) for at, remark in enumerate(report.remarks)),
    ]
