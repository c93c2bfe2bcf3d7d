"""``config.toml`` read into a ``Plan``: every good row, and every fault with its line and cure.

This runs before the first picture, so nothing slow is loaded unless there is a fault to tell.
"""

from __future__ import annotations

import os
from functools import cached_property, partial
from pathlib import Path as FilePath
from typing import Any

from tvplan_tui.domain.indicator import (
    Bound,
    Calendar,
    Frequency,
    Indicator,
    Kind,
    Pace,
    Plan,
    Reported,
    Sector,
    Thresholds,
)
from tvplan_tui.domain.language import _
from tvplan_tui.domain.letterhead import Letterhead
from tvplan_tui.domain.problem import Problem
from tvplan_tui.store.nearest import nearest, resembled
from tvplan_tui.store.sanitize import clean

from .checks import read_checks
from .faults import Faults, Slip, shown
from .indicator_rules import Draft, judge
from .keys import Table
from .locate import find_config
from .parents import Leaf, settle_parents
from .reports import read_reports
from .schema import DATA, INDICATORS, LETTERHEAD, PLAN, SECTORS, TABLES, TASKS_FILE, THRESHOLDS
from .tables import read_table, refuse_unknown
from .text_file import decode, read_bytes
from .toml_document import Document, read_document
from .toml_lines import Path, key_lines, line_of, table_lines

__all__ = ["find_config", "parse_config", "read_config"]

Reading = tuple[Plan | None, tuple[Problem, ...]]

_TABLES = tuple(table.name for table in TABLES)
_WORDS = {
    "kind": Kind,
    "bound": Bound,
    "pace": Pace,
    "reported": Reported,
    "frequency": Frequency,
    "calendar": Calendar,
}


def read_config(path: str | os.PathLike[str]) -> Reading:
    """Read a config file; no fault in it raises.

    Args:
        path: the file, as the user knows it; problems and ``Plan.file`` repeat it.

    Returns:
        The plan with every good sector and indicator, and all problems by line. The plan is
        None when the file cannot be read at all, is no plan, or says no year.
    """
    content = read_bytes(FilePath(path))
    if isinstance(content, Slip):
        return None, _told(os.fspath(path), (content,))
    return parse_config(content, os.fspath(path))


def parse_config(content: bytes, file: str = "") -> Reading:
    """Read the bytes of a config file; see ``read_config``."""
    text = decode(content)
    if isinstance(text, Slip):
        return None, _told(file, (text,))
    document = read_document(text)
    if not isinstance(document, Document):
        return None, _told(file, document)
    faults = Faults()
    plan = _Reader(document, faults).plan(file)
    return plan, faults.problems(clean(file), partial(key_lines, document.text), document.slips)


def _told(file: str, slips: tuple[Slip, ...]) -> tuple[Problem, ...]:
    return Faults().problems(clean(file), dict, slips)


class _Reader:
    """One document on its way to a plan; the faults are collected beside."""

    def __init__(self, document: Document, faults: Faults) -> None:
        self._document = document
        self._data = document.data
        self._faults = faults
        self._year = 0
        self._year_start = 1
        self._thresholds = Thresholds()
        self._sectors: dict[str, Sector] = {}
        self._ids: dict[str, Path] = {}
        self._folded: dict[str, str] = {}
        self._refused: list[str] = []

    @cached_property
    def _lines(self) -> dict[Path, int]:
        """Lines of all keys; read only for a fault that names another place."""
        return key_lines(self._document.text)

    def plan(self, file: str) -> Plan | None:
        """Return the plan; None without a year to judge it in."""
        if not self._data.keys() & {"plan", "indicators", "sectors"} and not self._document.slips:
            cure = _("chỉ đến tệp kế hoạch bằng --config")
            self._faults.add((), _("đây không phải tệp kế hoạch: không có [plan], [[indicators]]"), cure)
            return None
        refuse_unknown(self._data, _TABLES, (), self._faults)
        values = self._single(PLAN)
        self._year = values.get("year", 0)
        self._year_start = values.get("year_start", 1)
        files = self._files()
        self._read_thresholds()
        self._read_sectors()
        indicators = self._indicators()
        checks = read_checks(self._document, self._ids.keys(), self._faults)
        reports = read_reports(self._document, self._faults)
        tasks = self._single(TASKS_FILE)
        letterhead = Letterhead(**self._single(LETTERHEAD))
        if not self._year:
            return None
        values.setdefault("id", "")
        values.setdefault("authority", "")
        values.setdefault("title", FilePath(file).stem)
        if files is not None:
            values["data_files"] = files
        return Plan(
            **values,
            thresholds=self._thresholds,
            sectors=tuple(self._sectors.values()),
            indicators=indicators,
            file=file,
            checks=checks,
            reports=reports,
            letterhead=letterhead,
            tasks_file=tasks.get("file", ""),
            refused=tuple(self._refused),
        )

    def _files(self) -> tuple[str, ...] | None:
        """Read which files hold the figures; None where the config does not say, and the default is meant.

        Where it says so with a fault, only what it names well is read: another file is never taken in silence.
        """
        before = self._faults.errors
        files = self._single(DATA).get("files")
        strange = [name for name in self._data if name not in _TABLES] if DATA.name not in self._data else []
        said = any(resembled(name, (DATA.name,)) for name in strange)
        if files is None and (said or self._faults.errors > before or (DATA.name,) in self._document.broken):
            return ()
        return files

    def _single(self, table: Table) -> dict[str, Any]:
        raw = self._data.get(table.name, {})
        if not isinstance(raw, dict):
            message = _("{name} phải là một bảng").format(name=table.name)
            self._faults.add((table.name,), message, _("mở bảng bằng {header}").format(header=table.header))
            return {}
        whole = (table.name,) not in self._document.broken
        return read_table(table, raw, (table.name,), self._faults, whole=whole)

    def _many(self, table: Table) -> list[dict[str, Any]]:
        raw = self._data.get(table.name, [])
        if isinstance(raw, list) and all(isinstance(item, dict) for item in raw):
            if not raw and not self._document.slips and not self._data.keys() - _TABLES:
                message = _("chưa có khối {header} nào").format(header=table.header)
                self._faults.add((table.name,), message, _("thêm ít nhất một khối"))
            return raw
        message = _("{name} phải là các khối {header}").format(name=table.name, header=table.header)
        self._faults.add((table.name,), message, _("mở mỗi khối bằng {header}").format(header=table.header))
        return []

    def _read_thresholds(self) -> None:
        values = self._single(THRESHOLDS)
        limits = _yielding(values)
        for name in ("behind", "behind_full"):
            limit = getattr(limits, name)
            if limit > limits.on_track:
                message = _("{name} {limit:g} lớn hơn on_track {on_track:g}")
                message = message.format(name=name, limit=limit, on_track=limits.on_track)
                self._faults.add(("thresholds", name), message, _("ghi ngưỡng không quá on_track"))
                limits = Thresholds(growth_points=limits.growth_points)
        self._thresholds = limits

    def _read_sectors(self) -> None:
        """Read the sectors; one with a faulty name is kept under its id, so that its rows are still shown."""
        places: dict[str, Path] = {}
        for position, raw in enumerate(self._many(SECTORS)):
            path: Path = ("sectors", position)
            self._name(path, raw)
            values = read_table(SECTORS, raw, path, self._faults, whole=path not in self._document.broken)
            key = values.get("id") or _text(raw.get("id"))
            if key in self._sectors:
                self._twice(path, key, places[key])
            elif key:
                name = values.get("name") or key
                places[key] = path
                self._sectors[key] = Sector(key, name, values.get("section", ""))

    def _indicators(self) -> tuple[Indicator, ...]:
        blocks = self._many(INDICATORS)
        lines = table_lines(self._document.text, "indicators", len(blocks)) if blocks else []
        drafts = [self._draft(position, raw) for position, raw in enumerate(blocks)]
        leaves = [leaf for leaf, _values in drafts]
        settle_parents(leaves, self._faults)
        kept = {leaf.id for leaf in leaves if leaf.kept}
        declared = (leaf.id or _text(raw.get("id")) for leaf, raw in zip(leaves, blocks, strict=True))
        self._refused = [key for key in dict.fromkeys(declared) if key and key not in kept]
        return tuple(
            _indicator({**values, "parent": leaf.parent or None, "line": line})
            for (leaf, values), line in zip(drafts, lines, strict=True)
            if leaf.kept
        )

    def _draft(self, position: int, raw: dict[str, Any]) -> tuple[Leaf, dict[str, Any]]:
        """Read one block; its leaf is kept if that raised no error."""
        path: Path = ("indicators", position)
        whole = path not in self._document.broken
        before = self._faults.errors
        self._name(path, raw)
        if not whole:  # the slip may have taken a line of a revision
            raw = {key: value for key, value in raw.items() if key != "revisions"}
        values = read_table(INDICATORS, raw, path, self._faults, whole=whole)
        key = values.get("id", "")
        if key in self._ids:
            self._twice(path, key, self._ids[key])
        elif key:
            self._ids[key] = path
            self._alike(path, key)
        self._check_sector(path, values.get("sector", ""))
        values.setdefault("year_start", self._year_start)
        if whole:
            judge(Draft(raw, values, self._year, self._thresholds), path, self._faults)
        if values.get("bound") == Bound.BETWEEN and not raw.keys() & {"low", "high"}:
            values["low"] = values["high"] = values.get("target")
        kept = whole and self._faults.errors == before
        return Leaf(path, key, values.get("sector", ""), values.pop("parent", ""), kept), values

    def _name(self, path: Path, raw: dict[str, Any]) -> None:
        """Remember what people call the row at ``path``, for its messages."""
        if key := _text(raw.get("id")):
            self._faults.names[path] = shown(key)

    def _twice(self, path: Path, key: str, first: Path) -> None:
        message = _("mã {key} đã có ở khối dòng {line}").format(key=shown(key), line=line_of(first, self._lines))
        self._faults.add((*path, "id"), message, _("đặt mã khác; khối sau không được dùng"))

    def _alike(self, path: Path, key: str) -> None:
        """Warn of two ids that only capitals tell apart: people, and commands, take the one for the other."""
        first = self._folded.setdefault(key.casefold(), key)
        if first != key:
            message = _("mã {key} chỉ khác {first} ở chữ hoa, chữ thường").format(key=shown(key), first=shown(first))
            self._faults.warn((*path, "id"), message, _("đặt mã khác để không nhầm"))

    def _check_sector(self, path: Path, sector: str) -> None:
        if sector and self._sectors and sector not in self._sectors:
            message = _("không có lĩnh vực {sector}").format(sector=shown(sector))
            self._faults.add((*path, "sector"), message, nearest(sector, tuple(self._sectors)))


def _yielding(written: dict[str, Any]) -> Thresholds:
    """Return the thresholds; a default that nobody wrote gives way to an ``on_track`` below it."""
    limits = Thresholds(**written)
    lower = {
        name: min(getattr(limits, name), limits.on_track) for name in ("behind", "behind_full") if name not in written
    }
    return limits._replace(**lower)


def _text(raw: object) -> str:
    return clean(raw).strip() if isinstance(raw, str) else ""


def _indicator(values: dict[str, Any]) -> Indicator:
    """Return the record of a block whose values have all been read."""
    words = {key: word(values[key]) for key, word in _WORDS.items() if key in values}
    return Indicator(**{**values, **words})
