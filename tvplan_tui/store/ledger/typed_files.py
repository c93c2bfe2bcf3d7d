"""Files that carry their own types: Excel workbooks and Parquet, as the same columns as a CSV file."""

from __future__ import annotations

import io
import zipfile

import polars as pl

from tvplan_tui.domain.language import _
from tvplan_tui.domain.problem import WARNING

from .cells import Dialect, brief
from .delimited import Table
from .findings import Findings
from .headers import NUMBERS, columns
from .sources import MAX_BYTES, reason


def read_workbook(data: bytes, findings: Findings) -> Table | None:
    """Return the rows of a workbook's first sheet as text; ``line`` is the sheet's row."""
    if not _unpacks(data, findings):
        return None
    import fastexcel  # 40 ms, only where there is a workbook

    try:
        reader = fastexcel.read_excel(data)
        sheet = reader.load_sheet(0, header_row=None, skip_rows=0, dtypes="string").to_polars()
    except (fastexcel.FastExcelError, pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        findings.add(0, "", _("không đọc được bảng tính: {reason}").format(reason=reason(error)), _resave())
        return None
    if len(reader.sheet_names) > 1:
        message = _("bảng tính có {count} trang; chỉ đọc trang đầu “{name}”")
        name = brief(reader.sheet_names[0])
        findings.add(0, "", message.format(count=len(reader.sheet_names), name=name), "", WARNING)
    if sheet.is_empty():
        findings.add(0, "", _("trang đầu của bảng tính không có gì"), _resave())
        return None
    places = columns([cell or "" for cell in sheet.row(0)], 1, findings)
    if places is None:
        return None
    kept = {name: pl.col(sheet.columns[at]) for name, at in places.items()}
    numbered = sheet.select(line=pl.int_range(1, pl.len() + 1, dtype=pl.Int32), **kept)
    return Table(numbered.slice(1).lazy(), Dialect.POINT)


def _unpacks(data: bytes, findings: Findings) -> bool:
    """Tell whether a workbook is a zip file of a sane size; a small one may unpack to gigabytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
        findings.add(0, "", _("không phải tệp Excel .xlsx"), _resave())
        return False
    if size > MAX_BYTES:
        findings.add(0, "", _("bảng tính bung ra lớn hơn {most} MiB").format(most=MAX_BYTES >> 20), _resave())
        return False
    return True


def _resave() -> str:
    return _("lưu lại thành .xlsx hoặc CSV UTF-8")


def read_parquet(data: bytes, findings: Findings) -> Table | None:
    """Return a Parquet file's columns, numbers as they are, all else as text; ``line`` is the row, from 1."""
    from .tried import survives  # milliseconds to load, and only where there is such a file

    if not survives(data):
        findings.add(0, "", _("tệp Parquet bị hỏng bên trong"), _("xuất lại tệp, hoặc dùng CSV UTF-8"))
        return None
    try:
        scan = pl.scan_parquet(io.BytesIO(data))
        schema = scan.collect_schema()
        places = columns(list(schema), 0, findings)
        if places is None:
            return None
        names = list(schema)
        listed = [name for name, at in places.items() if isinstance(schema[names[at]], pl.List | pl.Array)]
        if listed:
            findings.add(0, listed[0], _("cột chứa danh sách, không phải chữ hay số"), _("xuất lại, mỗi ô một giá trị"))
            return None
        kept = {name: _as_cell(name, pl.col(names[at]), schema[names[at]]) for name, at in places.items()}
        frame = scan.select(**kept).collect(engine="in-memory")
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException):
        # what Polars says is about the inside of the file, in English: there is nothing to mend there by hand
        findings.add(0, "", _("tệp hỏng hoặc không phải là Parquet"), _("xuất lại tệp, hoặc dùng bản sao còn tốt"))
        return None
    typed = tuple(name for name in frame.columns if frame.schema[name] != pl.String)
    return Table(frame.lazy().with_columns(line=pl.int_range(1, pl.len() + 1, dtype=pl.Int32)), Dialect.POINT, typed)


def _as_cell(name: str, column: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    """Return a column as text, but numbers where numbers belong."""
    return column if name in NUMBERS and dtype.is_numeric() else column.cast(pl.String)
