"""Which formats there are, what each needs to be installed, and how it is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from tvplan_tui.domain.language import _
from tvplan_tui.report.document.model import Report


class Format(StrEnum):
    """A format; the value is the end of its files' names."""

    DOCX = "docx"
    XLSX = "xlsx"
    HTML = "html"
    MARKDOWN = "md"
    CSV = "csv"
    JSON = "json"


_NEEDS: dict[Format, tuple[str, ...]] = {
    Format.DOCX: ("docx", "docxtpl", "jinja2", "matplotlib"),
    Format.XLSX: ("xlsxwriter",),
}
_MODULES = {
    Format.DOCX: "word",
    Format.XLSX: "workbook",
    Format.HTML: "page",
    Format.MARKDOWN: "markdown",
    Format.CSV: "table",
    Format.JSON: "record",
}
INSTALL = "pip install '.[reports]'"


class NotInstalledError(Exception):
    """A format needs packages that are not installed."""

    def __init__(self, formats: Sequence[Format]) -> None:
        names = ", ".join(formats)
        told = _("Chưa cài phần xuất {formats}: {command} ở thư mục mã nguồn (md, html, csv, json không cần)")
        super().__init__(told.format(formats=names, command=INSTALL))


def name(form: Format) -> str:
    """Return a format's name for people."""
    return {
        Format.DOCX: "Word (.docx)",
        Format.XLSX: "Excel (.xlsx)",
        Format.HTML: "Web (.html)",
        Format.MARKDOWN: "Markdown (.md)",
        Format.CSV: "CSV (.csv)",
        Format.JSON: "JSON (.json)",
    }[form]


def purpose(form: Format) -> str:
    """Return what a format is for."""
    return {
        Format.DOCX: _("báo cáo trình ký"),
        Format.XLSX: _("phụ lục có công thức"),
        Format.HTML: _("một trang để xem, in"),
        Format.MARKDOWN: _("văn bản thuần"),
        Format.CSV: _("số không làm tròn"),
        Format.JSON: _("cho chương trình khác"),
    }[form]


def missing(formats: Sequence[Format]) -> list[Format]:
    """Return those of the formats that cannot be made here."""
    return [form for form in formats if any(find_spec(name) is None for name in _NEEDS.get(form, ()))]


def render(form: Format, report: Report, template: Path | None = None) -> bytes:
    """Return a report in a format; the same report gives the same bytes.

    Args:
        form: the format.
        report: what to lay out.
        template: a Word template in place of the shipped one.

    Raises:
        NotInstalledError: packages of the format are not there.
        TemplateError: the template is none, or asks for something it may not have.
    """
    if missing([form]):
        raise NotInstalledError([form])
    module = import_module(f"tvplan_tui.report.formats.{_MODULES[form]}")
    make: Callable[..., bytes] = module.render
    return make(report, template) if form is Format.DOCX else make(report)
