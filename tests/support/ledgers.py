"""A small plan of every kind, and ledgers written to disk byte by byte."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import polars as pl

from tvplan_tui.domain.indicator import Bound, Indicator, Kind, Plan
from tvplan_tui.domain.problem import Problem
from tvplan_tui.store.ledger import read_ledger

HEADER = "indicator,period,value,numerator,denominator,status,area,note,source,recorded_at,recorded_by"


def _indicator(
    key: str, kind: Kind, unit: str = "%", target: float | None = None, parent: str | None = None
) -> Indicator:
    bound = None if kind in (Kind.QUALITATIVE, Kind.GROUP) else Bound.AT_LEAST
    return Indicator(key, "S", key, unit, kind, bound, target, parent=parent)


PLAN = Plan(
    id="P",
    title="Kế hoạch",
    authority="UBND",
    year=2023,
    indicators=(
        _indicator("THU", Kind.FLOW, "tỷ đồng", 592.642),
        _indicator("VON", Kind.FLOW, "tỷ đồng", 6319),
        _indicator("BHYT", Kind.LEVEL, "%", 94.44),
        _indicator("TU", Kind.LEVEL, "‰", 2.4),
        _indicator("AN", Kind.RATIO, "%", 75),
        _indicator("GTSX", Kind.GROWTH, "%", 10.38),
        _indicator("QS", Kind.QUALITATIVE, ""),
        _indicator("NHOM", Kind.GROUP),
        _indicator("CON", Kind.LEVEL, "%", 98, parent="NHOM"),
        _indicator("ĐẤT", Kind.LEVEL, "ha"),
        _indicator("MO", Kind.LEVEL, "người"),
    ),
)


def read(folder: Path, **files: bytes | str) -> tuple[pl.DataFrame, tuple[Problem, ...]]:
    """Write ``name=content`` as ``name.csv`` and read them all."""
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / f"{name}.csv").write_bytes(data)
    return read_ledger(PLAN, folder, ["*.csv"])


def rows(*lines: str, header: str = HEADER) -> str:
    """Return a file of the comma dialect; short lines are filled up with empty cells."""
    width = header.count(",")
    return "\n".join([header, *(line + "," * (width - line.count(",")) for line in lines)]) + "\n"


def excel(*lines: str, header: str = HEADER, mark: str = "\ufeff") -> str:
    """Return a file as Vietnamese Excel writes it."""
    width = header.count(",")
    body = [header.replace(",", ";"), *(line + ";" * (width - line.count(";")) for line in lines)]
    return mark + "\r\n".join(body) + "\r\n"


def workbook(path: Path, table: list[list[object]], sheets: int = 1) -> None:
    """Write a minimal .xlsx whose first sheet holds ``table``; None leaves a cell out."""

    def cell(value: object, row: int, column: int) -> str:
        place = f"{chr(65 + column)}{row}"
        if value is None:
            return ""
        if isinstance(value, int | float):
            return f'<c r="{place}"><v>{value!r}</v></c>'
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'

    body = "".join(
        f'<row r="{at}">{"".join(cell(value, at, column) for column, value in enumerate(row))}</row>'
        for at, row in enumerate(table, 1)
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    names = range(1, sheets + 1)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        + "".join(f'<sheet name="Trang {at}" sheetId="{at}" r:id="rId{at}"/>' for at in names)
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + "".join(f'<Relationship Id="rId{at}" Type="{office}/worksheet" Target="sheet{at}.xml"/>' for at in names)
        + "</Relationships>",
        **{
            f"xl/sheet{at}.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
            for at, cells in zip(names, [body] + [""] * sheets, strict=False)
        },
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
