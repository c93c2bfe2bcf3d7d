"""One sector's sheet of an Excel workbook: the columns of the annex, with formulas where cells follow from others."""

from __future__ import annotations

from typing import Any

from tvplan_tui.domain.indicator import Bound, Indicator, Kind
from tvplan_tui.domain.language import _, marks
from tvplan_tui.domain.numbers import NONE, places
from tvplan_tui.domain.status import FACES, Status
from tvplan_tui.report.board import Row
from tvplan_tui.report.document.annex import columns, is_current
from tvplan_tui.report.document.model import Line, Rank, Report

from .workbook_style import Style, fitting, height

HEAD = 3
"""The row of the headings, from 0."""
WIDTHS = (4.5, 28, 9.5, 9, 9, 9, 9.5, 8, 9, 9, 8.5, 11, 15, 26)
KEYS = ("number", "name", "unit", "previous", "target", "period", "actual", "share", "change", "projection", "data",
        "verdict", "owner", "note")  # fmt: skip
COLUMN = {key: at for at, key in enumerate(KEYS)}
LETTER = {key: chr(ord("A") + at) for key, at in COLUMN.items()}


def sector_sheet(sheet: Any, style: Style, report: Report, sector: Line) -> None:
    """Fill a sector's sheet."""
    style.page(sheet, landscape=True)
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    last = len(KEYS) - 1
    style.heading(sheet, 0, f"{sector.number}. {sector.cells['name']}", last)
    told = style.get(italic=True, align="center", wrap=True)
    sheet.merge_range(1, 0, 1, last, "", told)
    sheet.write_string(1, 0, f"{report.subject}. {report.notice}".strip(), told)
    sheet.set_row(1, 32)
    for at, column in enumerate(columns(report.board)):
        sheet.write_string(HEAD, at, column.title, style.head)
    sheet.set_row(HEAD, 54)
    mine = [line for line in report.lines if line.sector == sector.sector and line.indicator is not None]
    for row, line in enumerate(mine, HEAD + 1):
        _line(sheet, style, report, line, row)
    kept = _("Sửa số trong bảng thì hai cột % tự tính lại; đánh giá và suy ra cả năm giữ như lúc xuất.")
    for at, remark in enumerate((*report.remarks, kept), HEAD + 2 + len(mine)):
        sheet.write_string(at, 0, remark, style.get(italic=True))
    sheet.freeze_panes(HEAD + 1, COLUMN["name"] + 1)
    sheet.repeat_rows(HEAD)


def _line(sheet: Any, style: Style, report: Report, line: Line, at: int) -> None:
    """Write one line; every text as text."""
    one, row = line.indicator, line.row
    bold = line.depth == 0
    for key, look in (
        ("number", style.get(border=True, top=True, align="center")),
        ("name", style.get(border=True, top=True, wrap=True, align="left", indent=line.depth, bold=bold)),
        ("unit", style.get(border=True, top=True, wrap=True, align="center")),
        ("data", style.get(border=True, top=True, align="center")),
        ("owner", style.cell),
        ("note", style.cell),
    ):
        sheet.write_string(at, COLUMN[key], fitting(line.cells.get(key, "")), look)
    wrapped = ("name", "unit", "verdict", "owner", "note")
    sheet.set_row(at, height(*((line.cells.get(key, ""), WIDTHS[COLUMN[key]]) for key in wrapped)))
    if line.rank is Rank.GROUP or row is None or one is None:
        for key in ("previous", "target", "period", "actual", "share", "change", "projection", "verdict"):
            sheet.write_blank(at, COLUMN[key], None, style.cell)
        return
    sheet.write_string(at, COLUMN["verdict"], line.cells["verdict"], style.status(FACES[Status(row["status"])].hue))
    values = {
        "previous": row["previous_year"],
        "target": one.aim,
        "period": row["period_value"] if is_current(report.board, one, row) else None,
        "actual": row["actual"],
        "projection": row["projection"],
    }
    for key, value in values.items():
        _number(sheet, style, at, key, value, line.cells.get(key, ""))
    _share(sheet, style, at, one, row, line)
    _change(sheet, style, at, row, line)


def _number(sheet: Any, style: Style, at: int, key: str, value: float | None, shown: str) -> None:
    """Write a number with the decimals, and the sign before it, that the annex shows it with."""
    digits = shown.lstrip("≤≥ ")
    if value is None or not digits or "–" in digits:
        sheet.write_string(at, COLUMN[key], shown, style.none)
        return
    before = f'"{shown[0]} "' if shown[0] in "≤≥" else ""
    # Excel rounds a half up; what is reached at least is shown whole rather than as more than it is
    exact = places(value) if shown[0] == "≥" else 0
    sheet.write_number(at, COLUMN[key], value, style.number(before + _code(digits, exact)))


def _code(shown: str, least: int = 0) -> str:
    """Return the number format with as many decimals as a text has, or more; a power of ten is written as one."""
    if "^" in shown:
        return "0.00E+00"
    decimals = max(least, len(shown.partition(marks().decimal)[2]))
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _not_above(percent: float) -> int:
    """Return with how many decimals Excel, which rounds a half up, shows no more than what was reached at least."""
    return next((digits for digits in range(1, 6) if round(percent, digits) <= percent + 1e-9), 6)


def _share(sheet: Any, style: Style, at: int, one: Indicator, row: Row, line: Line) -> None:
    """Write "% so kế hoạch": a formula wherever there is a target, so that a figure filled in later moves it too."""
    ratio = row["index"] if one.kind is Kind.GROWTH else row["attainment"]
    look = style.share
    if ratio is not None:
        least = _not_above(ratio * 100) if row["lower_bound"] else 0
        look = style.number(_code(line.cells["share"], least).replace("#,##", "") + "%")
    if not one.aim or "–" in line.cells["target"]:  # a range is text: nothing to reckon with
        if ratio is None:
            sheet.write_string(at, COLUMN["share"], line.cells.get("share", ""), style.none)
        else:
            sheet.write_number(at, COLUMN["share"], ratio, look)
        return
    actual, target = f"{LETTER['actual']}{at + 1}", f"{LETTER['target']}{at + 1}"
    formula = f'=IF(AND(ISNUMBER({actual}),ISNUMBER({target})),{_share_formula(one, actual, target)},"{NONE}")'
    sheet.write_formula(at, COLUMN["share"], formula, look, NONE if ratio is None else ratio)


def _share_formula(one: Indicator, actual: str, target: str) -> str:
    """Return the formula of "% so kế hoạch"; docs/attainment.md has them."""
    if one.kind is Kind.GROWTH:
        return f"(100+{actual})/(100+{target})"
    if one.bound is Bound.AT_MOST:
        return f"1-({actual}-{target})/ABS({target})"
    return f"{actual}/{target}" if (one.aim or 0) > 0 else f"1+({actual}-{target})/ABS({target})"


def _change(sheet: Any, style: Style, at: int, row: Row, line: Line) -> None:
    if row["yoy"] is None:
        sheet.write_string(at, COLUMN["change"], line.cells.get("change", ""), style.none)
        return
    actual, previous = f"{LETTER['actual']}{at + 1}", f"{LETTER['previous']}{at + 1}"
    if row["yoy_unit"] == "points":
        unit = '"‰"' if row["unit"].startswith("‰") else _('" đ%"')
        number = line.cells["change"].strip("+−đ%‰ ")
        code, formula = f"{_code(number)}{unit}", f"{actual}-{previous}"
    else:
        code, formula = "0.0%", f"{actual}/{previous}-1"
    formula = f'=IF(AND(ISNUMBER({actual}),ISNUMBER({previous})),{formula},"{NONE}")'
    sheet.write_formula(at, COLUMN["change"], formula, style.number(f"+{code};-{code};{code}"), row["yoy"])
