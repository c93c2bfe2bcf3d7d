"""A report as a Word document: a template filled in, in a sandbox that lets it reach nothing but the report.

Text of people and files is escaped with its braces, so that neither XML nor the template's own marks come out of it.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined
from jinja2 import TemplateError as JinjaError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from tvplan_tui.domain.language import _
from tvplan_tui.domain.status import FACES, Hue, Status
from tvplan_tui.report.document.charts import bars_told, courses_told
from tvplan_tui.report.document.model import Line, Rank, Report
from tvplan_tui.report.document.text import unbreaking

from .archive import steady
from .colours import TINT
from .pictures import bars_picture, courses_picture
from .template import NAME, TemplateError, shipped_template

LARGEST = 64 << 20
"""Bytes a template may unpack to."""
TEXT_WIDTH, WIDE_WIDTH = 164.0, 250.0
"""Millimetres between the margins, upright and landscape."""
UNIT = "ỦY BAN NHÂN DÂN "


def sandbox() -> Any:
    """Return an environment in which a template can loop, compare and print texts, and nothing else."""
    made = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_literal)
    made.globals = {"range": made.globals["range"]}
    for name in ("safe", "attr", "xmlattr", "map", "pprint"):
        made.filters.pop(name, None)
    made.intercepted_binops = frozenset(("*", "**"))  # a text times a thousand million would take the memory
    made.call_binop = _refuse
    return made


def _refuse(_context: Any, operator: str, _left: Any, _right: Any) -> Any:
    raise JinjaError(_("phép tính {operator} không dùng được trong mẫu").format(operator=operator))


def _literal(value: Any) -> Any:
    """Escape what a template prints, the braces of its own marks too."""
    if isinstance(value, Markup):
        return value
    return Markup(str(escape(str(value))).replace("{", "&#123;").replace("}", "&#125;"))


def render(report: Report, template: Path | None = None) -> bytes:
    """Return the report as a .docx."""
    path = template or Path(NAME)
    content = _read(path) if template else shipped_template()
    stamp = datetime.fromisoformat(report.until)
    try:
        document = DocxTemplate(io.BytesIO(content))
        document.init_docx()
        document.current_rendering_part = document.docx._part
        document.render(_context(report, document), sandbox())
    except JinjaError as error:
        raise TemplateError(path, _told(error)) from None
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise TemplateError(path, _("không phải tệp Word (.docx) đọc được ({error})").format(error=error)) from None
    _order_cells(document.docx.element.body)
    about = document.docx.core_properties
    about.title, about.author, about.last_modified_by = report.subject[:250], report.authority[:250], ""
    about.created = about.modified = stamp
    about.revision = 1
    out = io.BytesIO()
    document.save(out)
    return steady(out.getvalue(), stamp)


_CELL = ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection",
         "tcFitText", "vAlign", "hideMark")  # fmt: skip
"""What a cell's properties may hold, in the order in which Word insists on it."""


def _order_cells(body: Any) -> None:
    """Put the properties of cells in order: a shade that a template asks for is set before their width."""

    def place(child: Any) -> int:
        name = child.tag.rpartition("}")[2]
        return _CELL.index(name) if name in _CELL else len(_CELL)

    for properties in body.iter(qn("w:tcPr")):
        properties[:] = sorted(properties, key=place)


def _read(path: Path) -> bytes:
    """Return a template's bytes, unless it is none or would unpack to too much."""
    try:
        if not path.is_file():
            raise TemplateError(path, _("không có tệp này"))
        content = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            large = sum(member.file_size for member in archive.infolist()) > LARGEST
    except zipfile.BadZipFile:
        raise TemplateError(path, _("không phải tệp Word (.docx)")) from None
    except OSError as error:
        raise TemplateError(path, error.strerror or str(error)) from None
    if large:
        raise TemplateError(path, _("quá lớn"))
    return content


def _told(error: JinjaError) -> str:
    """Return what is wrong with a template; jinja says it in English, with the name that is not known."""
    return str(error.message or error)


def _context(report: Report, document: Any) -> dict[str, Any]:
    """Return what a template may use; docs/reports.md lists it."""
    plan, board = report.board.plan, report.board
    head = plan.letterhead

    def picture(png: bytes, width: float, told: str) -> Markup:
        drawn = str(InlineImage(document, io.BytesIO(png), width=Mm(width)))
        return Markup(drawn.replace("<wp:docPr ", f'<wp:docPr descr="{_literal(told)}" ', 1))

    bind = unbreaking(plan)
    bars = courses = ""
    if report.bars.sectors:
        bars = picture(bars_picture(report.bars, TEXT_WIDTH), TEXT_WIDTH, bars_told(report.bars))
    if report.courses:
        courses = picture(courses_picture(report.courses, WIDE_WIDTH), WIDE_WIDTH, courses_told(report.courses))
    return {
        "authority": report.authority,
        "authority_lines": _authority_lines(report.authority),
        "authority_name": plan.authority,
        "superior": head.superior,
        "place": head.place or "……………",
        "symbol": head.symbol or "BC-………",
        "year": str(plan.year),
        "sent_year": report.until[:4],
        "period": board.period.words(),
        "subject": bind(report.subject),
        "notice": bind(report.notice),
        "opening": bind(report.opening),
        "ending": bind(report.ending),
        "sections": [
            {
                "number": section.number,
                "title": bind(section.title),
                "paragraphs": [{"form": one.form.value, "text": bind(one.text)} for one in section.paragraphs],
            }
            for section in report.sections
        ],
        "facts": [{"label": fact.label, "text": bind(fact.text)} for fact in report.facts],
        "annex": [_line(line) for line in report.lines],
        "remarks": list(report.remarks),
        "bars": bars,
        "courses": courses,
        "recipients": list(head.recipients) or ["……………"],
        "signing": list(head.signing) or ["……………"],
        "signer": head.signer,
    }


def _authority_lines(authority: str) -> list[str]:
    """Return an authority's name in lines: a committee's breaks where offices break it."""
    if authority.startswith(UNIT):
        return [UNIT.strip(), authority[len(UNIT) :]]
    return [authority]


def _line(line: Line) -> dict[str, str]:
    """Return a line of the annex with every cell, empty where it has none."""
    kind = "sector" if line.rank is Rank.SECTOR else "part" if line.depth else "row"
    hue = FACES[Status(line.row["status"])].hue if line.row else Hue.NEUTRAL
    empty = dict.fromkeys(
        ("unit", "previous", "target", "period", "actual", "share", "change", "projection", "data", "verdict", "owner",
         "note"), "",
    )  # fmt: skip
    tint = TINT[hue].lstrip("#") if line.row else "FFFFFF"
    return {**empty, **line.cells, "kind": kind, "number": line.number, "tint": tint}
