"""A report as Markdown (CommonMark with tables): text of people and files is escaped, so that it shows as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tvplan_tui.domain.language import _
from tvplan_tui.report.document.annex import Column, columns
from tvplan_tui.report.document.model import Form, Line, Paragraph, Rank, Report

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_START = re.compile(r"([#+=-])|(\d{1,9})([.)])")


def render(report: Report) -> bytes:
    """Return the report as Markdown in UTF-8."""
    return ("\n".join(_lines(report)) + "\n").encode()


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is: no mark-up, no link, no HTML, no border of a cell."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _opening(text: str) -> str:
    """Return text that opens no heading or list where it begins a line."""
    found = _START.match(text)
    if found is None:
        return text
    return text[: found.end() - 1] + "\\" + text[found.end() - 1 :]


def _lines(report: Report) -> Iterator[str]:
    yield f"# {_('BÁO CÁO')}: {escaped(report.subject)}"
    yield ""
    yield f"**{escaped(report.authority)}**"
    if report.notice:
        yield ""
        yield f"> **{escaped(report.notice)}**"
    yield ""
    yield escaped(report.opening)
    for section in report.sections:
        yield ""
        yield f"## {section.number}. {escaped(section.title)}"
        before: Form | None = None
        for one in section.paragraphs:
            if one.form is Form.BARS:  # no pictures in plain text; the sectors say the same in words
                continue
            if one.form not in (Form.POINT, Form.DETAIL) or before not in (Form.POINT, Form.DETAIL):
                yield ""
            yield _paragraph(one)
            before = one.form
    yield ""
    yield f"## {_('Phụ lục')}: {_('Kết quả thực hiện các chỉ tiêu')}"
    yield from _annex(report)
    yield ""
    for remark in report.remarks:
        yield f"- {escaped(remark)}"


def _paragraph(one: Paragraph) -> str:
    opening = {Form.HEADING: "### ", Form.TEXT: "", Form.POINT: "- ", Form.DETAIL: "  - "}[one.form]
    text = escaped(one.text)
    return opening + (text if one.form is Form.HEADING else _opening(text))


def _annex(report: Report) -> Iterator[str]:
    shown = columns(report.board)
    for line in report.lines:
        if line.rank is Rank.SECTOR:
            yield ""
            yield f"### {line.number}. {escaped(line.cells['name'])}"
            yield ""
            yield _row([escaped(column.title) for column in shown])
            yield _row(["---:" if column.numeric else "---" for column in shown])
        else:
            yield _row([_cell(line, column) for column in shown])


def _cell(line: Line, column: Column) -> str:
    text = escaped(line.cells.get(column.key, ""))
    return "– " * line.depth + text if column.key == "name" else text


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
