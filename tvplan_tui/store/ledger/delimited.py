"""CSV files as text cells with the line each row stands on; what is out of form is named.

A file in good form is read by Polars at once. Three counts then prove that it saw what is
there (separators, line ends, and no stray quotation mark); if one does not fit, the file is
read again, exactly and slowly, and each odd row is told with its line.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import polars as pl

from tvplan_tui.domain.language import _
from tvplan_tui.domain.problem import WARNING

from .cells import Dialect, brief
from .findings import Findings
from .headers import COLUMNS, columns, heading, unnamed
from .rawbytes import is_utf8, tell_encoding, usable

_OTHERS = {"\t": "tab", "|": "|"}
_ESCAPED = re.compile("[\udc80-\udcff]")  # what surrogateescape makes of a byte that is not UTF-8
_SEPARATOR = re.compile(r'"?sep=.?"?[;,\t]*\r?\n', re.IGNORECASE)
_HOPELESS = 1000  # rows with broken quotes after which the rest of a file is given up


class Table(NamedTuple):
    """One file's rows before conversion.

    Attributes:
        frame: the known columns the file has, and ``line`` (Int32).
        dialect: how its numbers are written.
        typed: columns that hold numbers already; all others are text.
    """

    frame: pl.LazyFrame
    dialect: Dialect
    typed: tuple[str, ...] = ()


@dataclass(slots=True)
class Form:
    """What the header line tells about a file.

    Attributes:
        above: lines above the header line: 1 where Excel has written its ``sep=;``, which says nothing new.
    """

    dialect: Dialect
    cells: list[str]
    places: dict[str, int] = field(default_factory=dict)
    above: int = 0

    @property
    def schema(self) -> dict[str, pl.DataType | type[pl.DataType]]:
        """Names for all its columns, known or not, all text."""
        return {f"c{at}": pl.String for at in range(len(self.cells))}


def read_delimited(data: bytes, findings: Findings) -> Table | None:
    """Return the rows of a CSV file; None if nothing can be read, with the reason in ``findings``."""
    if not usable(data, findings):
        return None
    body = data.removeprefix(codecs.BOM_UTF8)
    form = form_of(body, findings)
    if form is None:
        return None
    frame = _at_once(body, form) if _plain(body) and not form.above else None
    if frame is None:
        frame = _exactly(body, form, findings)
    if b"\n" not in body.split(b"\n", form.above)[-1].strip():
        findings.add(1 + form.above, "", _("tệp chỉ có dòng tiêu đề, không có số liệu"), "", WARNING)
    lined = frame.lazy()
    if "line" not in frame.columns:
        lined = lined.with_columns(line=pl.int_range(2, pl.len() + 2, dtype=pl.Int32))
    _tell_unnamed(lined, form, findings)
    return Table(lined.select("line", **{name: f"c{at}" for name, at in form.places.items()}), form.dialect)


def form_of(body: bytes, findings: Findings) -> Form | None:
    """Read the header line: separator (hence dialect) and columns."""
    top = body[: 1 << 16].decode("utf-8", "replace")
    above = 1 if _SEPARATOR.match(top) else 0
    top = top.split("\n", above)[-1]
    header = top.partition("\n")[0]
    counts: dict[str, int] = {mark: _known(header, mark) for mark in (*Dialect, *_OTHERS)}
    mark = max(counts, key=lambda mark: (counts[mark], header.count(mark)))
    if mark not in header:
        message = _("dòng tiêu đề chỉ có một cột: “{text}”").format(text=brief(header))
        findings.add(1 + above, "", message, ",".join(COLUMNS))
        return None
    if mark in _OTHERS:
        message = _("các cột cách nhau bằng {mark}, không phải dấu phẩy hay chấm phẩy").format(mark=_OTHERS[mark])
        findings.add(1 + above, "", message, _("lưu lại thành CSV phân tách bằng dấu phẩy hoặc chấm phẩy"))
        return None
    form = Form(Dialect(mark), next(csv.reader(io.StringIO(top, newline=""), delimiter=mark)), above=above)
    places = columns(form.cells, 1 + above, findings)
    if places is None:
        return None
    form.places = places
    return form


def _known(header: str, mark: str) -> int:
    """Return how many columns of a header line are known when it is cut at ``mark``."""
    return sum(heading(cell.strip('"')) in COLUMNS for cell in header.split(mark))


def _plain(body: bytes) -> bool:
    """Tell whether bytes are in the form that Polars reads without silent losses."""
    return b"\0" not in body and body.count(b"\r") == body.count(b"\r\n") and is_utf8(body)


def _at_once(body: bytes, form: Form) -> pl.DataFrame | None:
    """Return all rows as Polars reads them; None unless the counts prove that nothing was lost."""
    mark = form.dialect.value.encode()
    bare = _quoted(mark).sub(b"", body) if b'"' in body else body
    if b'"' in bare or body.endswith(mark):  # Polars drops an empty cell too many at the very end
        return None
    try:
        frame = pl.scan_csv(
            body,
            has_header=False,
            skip_rows=1,
            separator=form.dialect.value,
            schema=form.schema,
            infer_schema=False,
        ).collect(engine="in-memory")
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException):
        return None  # the exact reader finds the line
    rows = frame.height + 1
    if bare.count(b"\n") + (not body.endswith(b"\n")) != rows or bare.count(mark) != rows * (len(form.cells) - 1):
        return None
    return frame if bare.count(b"\n") == body.count(b"\n") else _numbered(frame)


def _numbered(frame: pl.DataFrame) -> pl.DataFrame:
    """Add the line each row starts on, where cells hold line ends."""
    inside = pl.sum_horizontal(pl.all().str.count_matches("\n", literal=True).fill_null(0)).cast(pl.Int32)
    before = inside.cum_sum().shift(1, fill_value=0)
    return frame.with_columns(line=pl.int_range(2, pl.len() + 2, dtype=pl.Int32) + before)


def _quoted(mark: bytes) -> re.Pattern[bytes]:
    """Return what a properly quoted cell looks like; a quotation mark anywhere else is a stray one.

    It begins with a plain character, which is searched for many times as fast as a choice.
    """
    return re.compile(
        rb'"(?:(?<=[\n' + mark + rb']")|(?<=\A"))[^"]*(?:""[^"]*)*"(?=[\r\n' + mark + rb"]|\Z)",
    )


def _exactly(body: bytes, form: Form, findings: Findings) -> pl.DataFrame:
    """Return the rows that are in form, one by one; the others are told with their line."""
    text = body.decode("utf-8", "surrogateescape")
    width = len(form.cells)
    rows: list[list[str]] = []
    at: list[int] = []
    foreign: list[int] = []
    byte = 0
    for line, cells in _records(text, form.dialect.value, findings):
        joined = "".join(cells)
        if line <= 1 + form.above or not joined.strip():
            continue
        escaped = _ESCAPED.search(joined)
        if escaped:
            byte = byte or ord(escaped[0]) - 0xDC00
            foreign.append(line)
        elif "\0" in joined:
            findings.add(line, "", _("dòng có byte NUL (tệp hỏng)"), _("chép lại tệp từ bản gốc"))
        elif len(cells) < width or any(cell.strip() for cell in cells[width:]):
            _tell_width(line, len(cells), form, findings)
        else:
            rows.append(cells[:width])
            at.append(line)
    if foreign:
        tell_encoding(foreign, byte, findings)
    frame = pl.DataFrame(rows, schema=form.schema, orient="row")
    return frame.with_columns(line=pl.Series(at, dtype=pl.Int32))


def _records(text: str, mark: str, findings: Findings) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line it starts on; after one with broken quotes go on at the next line."""
    lines = list(io.StringIO(text, newline=""))
    lone = next((at for at, line in enumerate(lines, 1) if line.endswith("\r")), 0)
    if lone:
        message = _("dòng kết thúc bằng CR lẫn giữa các dòng LF")
        findings.add(lone, "", message, _("lưu lại với xuống dòng LF hoặc CRLF"), WARNING)
    start = broken = 0
    while start < len(lines):
        reader = csv.reader((lines[at] for at in range(start, len(lines))), delimiter=mark, strict=True)
        begun = start
        try:
            for cells in reader:
                yield begun + 1, cells
                begun = start + reader.line_num
            return
        except csv.Error:
            broken += 1
            message = _("dấu ngoặc kép đặt sai hoặc không đóng: “{text}”").format(text=brief(lines[begun]))
            findings.add(begun + 1, "", message, _('ô có dấu " phải nằm trong "…" và viết "" cho mỗi dấu "'))
            start = begun + 1
        if broken >= _HOPELESS:
            findings.add(start + 1, "", _("quá nhiều dấu ngoặc kép sai; phần còn lại của tệp không được đọc"))
            return


def _tell_width(line: int, count: int, form: Form, findings: Findings) -> None:
    """Report a row with too few or too many cells."""
    width = len(form.cells)
    if count < width:
        cure = _("thêm dấu {mark} cho các ô để trống").format(mark=form.dialect.value)
    elif form.dialect is Dialect.POINT:
        cure = _("số thập phân viết bằng dấu chấm; ô có dấu phẩy phải nằm trong ngoặc kép")
    else:
        cure = _("ô có dấu chấm phẩy phải nằm trong ngoặc kép")
    findings.add(line, "", _("dòng có {count} ô, tiêu đề có {width}").format(count=count, width=width), cure)


def _tell_unnamed(frame: pl.LazyFrame, form: Form, findings: Findings) -> None:
    """Report cells that stand under no column name; they would be lost silently."""
    for at in unnamed(form.cells):
        used = frame.filter(pl.col(f"c{at}").str.strip_chars() != "").select("line").head(1).collect(engine="in-memory")
        if not used.is_empty():
            message = _("cột thứ {number} không có tên nhưng có dữ liệu").format(number=at + 1)
            findings.add(used.item(), "", message, _("đặt tên cột ở dòng tiêu đề, hoặc xóa cột"), WARNING)
