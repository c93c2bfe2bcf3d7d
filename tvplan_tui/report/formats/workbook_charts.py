"""The sheet of charts of an Excel workbook: native charts over numbers that stand in cells."""

from __future__ import annotations

from typing import Any

from tvplan_tui.domain.language import _
from tvplan_tui.report.document.charts import HUES, Bars, Course, bars_told, course_told
from tvplan_tui.report.document.model import Report

from .colours import ACTUAL, FILL, PATH, PREVIOUS
from .workbook_style import VN, Style

DATA = 16
"""The first column of the numbers that lines are drawn from, right of the charts."""
ACROSS, WIDE, HIGH = 3, 5, 15
"""Charts side by side, and the columns and rows of the sheet that each takes."""
BELOW = 24
"""The row from which sums are drawn: a page of their own."""
BLOCK = 5
"""Columns a course takes: month, last year, plan, this year, none."""


def charts_sheet(book: Any, sheet: Any, style: Style, report: Report, table: tuple[str, int, int]) -> None:
    """Draw the standing of the sectors, whose table is on another sheet, and sums on their way."""
    style.page(sheet, landscape=True)
    style.heading(sheet, 0, _("Biểu đồ"), DATA - 2)
    sheet.write_string(1, 0, report.bars.title, style.get(bold=True))
    if table[1] <= table[2]:
        _bars(book, sheet, report.bars, table)
    for at, course in enumerate(report.courses):
        left = DATA + at * BLOCK
        _numbers(sheet, style, course, left)
        _line(book, sheet, course, left, BELOW + at // ACROSS * HIGH, at % ACROSS * WIDE)
    sheet.set_h_pagebreaks([BELOW])
    sheet.print_area(0, 0, BELOW + -(-len(report.courses) // ACROSS) * HIGH, ACROSS * WIDE - 1)


def _bars(book: Any, sheet: Any, bars: Bars, table: tuple[str, int, int]) -> None:
    name, first, last = table
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    for column, hue in enumerate(HUES, 1):
        chart.add_series(
            {
                "name": [name, first - 1, column],
                "categories": [name, first, 0, last, 0],
                "values": [name, first, column, last, column],
                "fill": {"color": FILL[hue]},
                "gap": 60,
                "data_labels": {"value": True, "num_format": "0;;"},
            }
        )
    chart.set_title({"name": [sheet.get_name(), 1, 0], "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 940, "height": 420})
    sheet.insert_chart(2, 0, chart, {"description": bars_told(bars)})


def _numbers(sheet: Any, style: Style, course: Course, left: int) -> None:
    """Write a course's months; an unknown one stays empty, which a chart leaves out."""
    sheet.write_string(1, left, f"{course.title} ({course.unit})", style.get(bold=True))
    for at, title in enumerate((_("Tháng"), _("Năm trước"), _("Theo kế hoạch"), _("Lũy kế"))):
        sheet.write_string(2, left + at, title, style.head)
    for month in range(12):
        sheet.write_string(3 + month, left, str(course.months[month]), style.cell)
        for at, values in enumerate((course.previous, course.path, course.actual), 1):
            value = values[month]
            if value is not None:
                sheet.write_number(3 + month, left + at, value, style.number("#,##0.###"))


def _line(book: Any, sheet: Any, course: Course, left: int, row: int, column: int) -> None:
    name = sheet.get_name()
    chart = book.add_chart({"type": "line"})
    looks = (
        {"color": PREVIOUS, "width": 1.25, "dash_type": "round_dot"},
        {"color": PATH, "width": 1.25, "dash_type": "dash"},
        {"color": ACTUAL, "width": 2.25},
    )
    for at, look in enumerate(looks, 1):
        series: dict[str, Any] = {
            "name": [name, 2, left + at],
            "categories": [name, 3, left, 14, left],
            "values": [name, 3, left + at, 14, left + at],
            "line": look,
        }
        if at == 3:
            series["marker"] = {"type": "circle", "size": 5, "fill": {"color": ACTUAL}, "border": {"color": ACTUAL}}
        chart.add_series(series)
    chart.set_title({"name": [name, 1, left], "name_font": {"size": 10}})
    chart.set_y_axis(
        {"min": 0, "num_format": f"{VN}#,##0", "major_gridlines": {"visible": True, "line": {"color": "#dddddd"}}}
    )
    chart.set_legend({"position": "bottom"})
    chart.show_blanks_as("span")
    chart.set_size({"width": 312, "height": 290})
    # a little below the page break above it: on the very line its frame would also be drawn on the page before
    sheet.insert_chart(row, column, chart, {"y_offset": 6, "description": course_told(course)})
