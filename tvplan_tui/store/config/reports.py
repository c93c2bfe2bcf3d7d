"""``[[reports]]``: the reports a plan orders, read into rules."""

from __future__ import annotations

from typing import Any

from tvplan_tui.domain.indicator import Calendar, Frequency
from tvplan_tui.domain.language import _
from tvplan_tui.domain.report_rule import ReportRule

from .faults import Faults, shown
from .schema import REPORTS
from .tables import read_table
from .toml_document import Document
from .toml_lines import Path, table_lines


def read_reports(document: Document, faults: Faults) -> tuple[ReportRule, ...]:
    """Return the rules without a fault."""
    blocks = document.data.get(REPORTS.name, [])
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        message = _("{name} phải là các khối {header}").format(name=REPORTS.name, header=REPORTS.header)
        faults.add((REPORTS.name,), message, _("mở mỗi khối bằng {header}").format(header=REPORTS.header))
        return ()
    if not blocks:
        return ()
    found: dict[str, ReportRule] = {}
    for position, line in enumerate(table_lines(document.text, REPORTS.name, len(blocks))):
        path: Path = (REPORTS.name, position)
        whole = path not in document.broken
        before = faults.errors
        if isinstance(key := blocks[position].get("id"), str):
            faults.names[path] = shown(key)
        values = read_table(REPORTS, blocks[position], path, faults, whole=whole)
        if values.get("id") in found:
            message = _("mã {key} đã có ở khối dòng {line}")
            message = message.format(key=shown(values["id"]), line=found[values["id"]].line)
            faults.add((*path, "id"), message, _("đặt mã khác; khối sau không được dùng"))
        if whole:
            _check_deadline(blocks[position], path, faults)
        if whole and faults.errors == before:
            found[values["id"]] = _rule(values, line)
    return tuple(found.values())


def _check_deadline(raw: dict[str, Any], path: Path, faults: Faults) -> None:
    """A report is due on a day of the month or so many days after its cut-off: one of the two must be said."""
    said = [name for name in ("due_day", "due_days") if name in raw]
    if len(said) == 2:
        message = _("đã có due_day thì không ghi due_days")
        faults.add((*path, "due_days"), message, _("giữ một trong hai"))
    elif not said:
        message = _("chưa ghi hạn gửi: thiếu due_day hoặc due_days")
        faults.add((*path, "due_days"), message, "due_days = 3")


def _rule(values: dict[str, Any], line: int) -> ReportRule:
    words: dict[str, Any] = {"frequency": Frequency(values["frequency"])}
    if "calendar" in values:
        words["calendar"] = Calendar(values["calendar"])
    return ReportRule(**{**values, **words}, line=line)
