"""A report as one web page: opens offline, prints well, holds no script and asks for nothing from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from tvplan_tui.domain.language import _
from tvplan_tui.domain.status import FACES, Hue, Status
from tvplan_tui.report.document.annex import Column, columns
from tvplan_tui.report.document.model import Form, Line, Paragraph, Rank, Report
from tvplan_tui.report.document.text import unbreaking

from .colours import INK, TINT
from .svg import bars_svg, course_svg

STYLE = """\
:root { color-scheme: light; }
body { margin: 0 auto; padding: 2rem 1.5rem; max-width: 60rem; background: #fff; color: #1a1d21;
  font: 1.05rem/1.5 "Times New Roman", Tinos, "Liberation Serif", serif; }
header { text-align: center; margin-bottom: 1.5rem; }
header .authority { font-weight: bold; }
h1 { font-size: 1.35rem; margin: .8rem 0 .2rem; } header .subject { font-weight: bold; }
h2 { font-size: 1.15rem; text-transform: uppercase; margin: 1.6rem 0 .4rem; }
h3 { font-size: 1.05rem; font-style: italic; margin: 1rem 0 .3rem; }
p, ul { margin: .35rem 0; overflow-wrap: anywhere; } ul ul { margin: .1rem 0; }
.notice { border: 1px solid #c8553d; background: #f8ddd6; color: #6d1608; padding: .5rem .8rem; font-weight: bold; }
figure { margin: 1rem 0; } figcaption { text-align: center; font-style: italic; } svg { width: 100%; height: auto; }
svg text { font-family: inherit; fill: #1a1d21; }
.courses { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 1rem; }
.wide { overflow-x: auto; margin: .5rem calc(50% - 50vw + 1rem); }
table { border-collapse: collapse; table-layout: fixed; font-size: .82rem; line-height: 1.3; margin: 0 auto;
  width: 100%; min-width: 66rem; max-width: 92rem; }
th, td { border: 1px solid #9aa0a6; padding: .2rem .35rem; vertical-align: top; overflow-wrap: anywhere; }
th { background: #e7ecf1; } thead th { position: sticky; top: 0; }
td.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
td.c { text-align: center; } tr.sector td { font-weight: bold; background: #f3f5f7; } td.d1 { padding-left: 1.2rem; }
td.d2 { padding-left: 2.2rem; }
small { color: #3f454c; }
@media print {
  @page { size: A4; margin: 20mm 16mm 20mm 30mm; } @page annex { size: A4 landscape; margin: 15mm; }
  body { padding: 0; max-width: none; font-size: 13pt; } h2, h3 { break-after: avoid; }
  figure, tr, p, li { break-inside: avoid; } li:has(+ ul) { break-after: avoid; }
  .annex { page: annex; break-before: page; }
  .wide { margin: 0; overflow: visible; } table { font-size: 8pt; min-width: 0; max-width: none; }
  thead { display: table-header-group; } thead th { position: static; }
}
"""


def render(report: Report) -> bytes:
    """Return the report as HTML in UTF-8."""
    return ("\n".join(_page(report)) + "\n").encode()


def _page(report: Report) -> Iterator[str]:
    yield f'<!DOCTYPE html>\n<html lang="{report.board.plan.language}">\n<head>\n<meta charset="utf-8">'
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(report.subject)}</title>"
    yield f"<style>\n{STYLE}{''.join(_hues())}</style>\n</head>\n<body>"
    yield "<header>"
    yield f'<div class="authority">{escape(report.authority)}</div>'
    bind = unbreaking(report.board.plan)
    yield f'<h1>{_("BÁO CÁO")}</h1>\n<div class="subject">{escape(bind(report.subject))}</div>'
    yield "</header>"
    if report.notice:
        yield f'<p class="notice">{escape(report.notice)}</p>'
    yield f"<p>{escape(bind(report.opening))}</p>"
    for section in report.sections:
        yield f"<section>\n<h2>{section.number}. {escape(bind(section.title))}</h2>"
        yield from _paragraphs(report, section.paragraphs)
        yield "</section>"
    if report.courses:
        yield f"<section>\n<h2>{_('Lũy kế so với kế hoạch và năm trước')}</h2>"
        yield '<div class="courses">'
        yield from (f"<figure>{course_svg(course)}</figure>" for course in report.courses)
        yield "</div>\n</section>"
    yield from _annex(report)
    yield "</body>\n</html>"


def _hues() -> Iterator[str]:
    for hue in Hue:
        yield f"td.{hue.value} {{ background: {TINT[hue]}; color: {INK[hue]}; text-align: center; }}\n"


def _paragraphs(report: Report, paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    """Yield paragraphs; points make a list, details a list inside it."""
    depth, bind = 0, unbreaking(report.board.plan)
    for one in paragraphs:
        wanted = {Form.POINT: 1, Form.DETAIL: 2}.get(one.form, 0)
        yield from ["<ul>"] * (wanted - depth) + ["</ul>"] * (depth - wanted)
        depth = wanted
        yield _paragraph(report, one, bind)
    yield from ["</ul>"] * depth


def _paragraph(report: Report, one: Paragraph, bind: Callable[[str], str]) -> str:
    text = escape(bind(one.text))
    if one.form is Form.BARS:
        return f"<figure>{bars_svg(report.bars)}<figcaption>{text}</figcaption></figure>"
    tag = {Form.HEADING: "h3", Form.TEXT: "p"}.get(one.form, "li")
    return f"<{tag}>{text}</{tag}>"


def _annex(report: Report) -> Iterator[str]:
    shown = columns(report.board)
    yield f'<section class="annex">\n<h2>{_("Phụ lục: kết quả thực hiện các chỉ tiêu")}</h2>\n<div class="wide"><table>'
    whole = sum(column.width for column in shown)
    widths = "".join(f'<col style="width:{column.width / whole * 100:.1f}%">' for column in shown)
    yield f"<colgroup>{widths}</colgroup>"
    heads = "".join(f'<th scope="col">{escape(column.title)}</th>' for column in shown)
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    for line in report.lines:
        if line.rank is Rank.SECTOR:
            name = f'<td colspan="{len(shown) - 1}">{escape(line.cells["name"])}</td>'
            yield f'<tr class="sector"><td class="c">{line.number}</td>{name}</tr>'
        else:
            yield f"<tr>{''.join(_cell(line, column) for column in shown)}</tr>"
    yield "</tbody></table></div>"
    yield from (f"<p><small>{escape(remark)}</small></p>" for remark in report.remarks)
    yield "</section>"


def _cell(line: Line, column: Column) -> str:
    text = line.cells.get(column.key, "")
    kind = "n" if column.numeric else {"name": f"d{min(line.depth, 2)}", "note": "t", "owner": "t"}.get(column.key, "c")
    if column.key == "verdict" and line.row is not None:
        face = FACES[Status(line.row["status"])]
        kind, text = face.hue.value, f"{face.symbol} {text}"
    return f'<td class="{kind}">{escape(text)}</td>'
