"""A target as it is revised in a form: texts into values, the block they make, and what the reader says of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Self

from tvplan_tui.domain.indicator import Indicator, Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import months
from tvplan_tui.domain.problem import ERROR
from tvplan_tui.domain.revisions import revision_at
from tvplan_tui.domain.typed_day import show_day
from tvplan_tui.domain.vietnamese import nfc
from tvplan_tui.store.config import edit
from tvplan_tui.store.config.block import render_revision
from tvplan_tui.store.config.given import GivenError
from tvplan_tui.store.config.keys import Key, Type
from tvplan_tui.store.config.reader import parse_config
from tvplan_tui.store.config.save import Edit
from tvplan_tui.store.config.schema import REVISIONS
from tvplan_tui.store.config.source import CannotEditError, Source

from .indicator_draft import Drafted, Form, Slip, read_text, text_of

KEYS: dict[str, Key] = {key.name: key for key in REVISIONS.keys}

_FIRST = {"target": "value", "low": "low", "high": "high"}
"""What adjusts each number of a target."""

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True)
class Revising(Form):
    """A revision that is being added to the indicator ``name``."""

    @classmethod
    def of(cls, content: bytes, name: str, file: str) -> Self:
        """Return the form of an indicator that is there; CannotEditError if it cannot be found."""
        source = Source.parse(content)
        source.position(name)
        return cls(content, name, {}, file)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys to fill in: of a range both edges, and a number where the plan has one."""
        said = self._row()
        numbers = [_FIRST[key] for key in _FIRST if key in said] or ["value"]
        return tuple(key for key in KEYS if key not in _FIRST.values() or key in numbers)

    def moved(self, newer: Self) -> dict[str, str]:
        """Return the revision, or else the target, that others have written since this form opened."""
        before, now = self._row(), newer._row()
        added = [one for one in _revisions(now) if one not in _revisions(before)]
        if added:
            said = {key: value for key, value in added[-1].items() if key in KEYS}
            return {key: _shown(key, value) for key, value in said.items()}
        targets = {_FIRST[key]: now[key] for key in _FIRST if key in now and now[key] != before.get(key)}
        return {key: text_of(KEYS[key], value) for key, value in targets.items()}

    def _row(self) -> Mapping[str, Any]:
        """Return what the file says of the indicator; nothing of a row that is gone."""
        try:
            source = Source.parse(self.content)
            return source.indicators[source.position(self.name)]
        except CannotEditError:
            return {}

    def edit(self, fields: Mapping[str, Any]) -> Edit:
        """Return what puts the block into a config's text."""
        return partial(edit.revise, name=self.name, revision=fields)

    def draft(self, texts: Mapping[str, str]) -> Drafted:
        """Read texts, make the block, and let the reader judge it."""
        try:
            source = Source.parse(self.content)
            at = source.position(self.name)
        except CannotEditError as refused:
            return Drafted({}, {}, "", refused=str(refused))
        raw = source.indicators[at]
        fields, slips = _values(texts, str(raw.get("unit", "")))
        block = render_revision(fields)
        try:
            new = self.edit(fields)(self.content)
        except CannotEditError as refused:
            return Drafted(fields, slips, refused.block or block, refused=str(refused))
        plan, problems = parse_config(new, self.file)
        own, row = f"indicators[{at}].revisions[{len(raw.get('revisions', []))}]", f"indicators[{at}]"
        first = next(key for key in self.keys if key in _FIRST.values())
        found: dict[str, Slip] = {}
        for problem in problems:
            if problem.key.startswith(own):
                key = problem.key.removeprefix(own).strip(".")
                text = problem.message.removeprefix(f"{self.name}: ")
                text = f"{text} → {problem.cure}" if problem.cure else text
                found.setdefault(key if key in self.keys else first, Slip(text, problem.severity == ERROR))
        mine = [problem for problem in problems if problem.key.startswith(own)]
        others = [problem for problem in edit.worse(self.content, new, self.file) if problem not in mine]
        for problem in [one for one in others if one.key.startswith(row)]:  # its bound, its ceiling, its range
            text = problem.message.removeprefix(f"{self.name}: ")
            found.setdefault(first, Slip(f"{text} → {problem.cure}" if problem.cure else text))
            others.remove(problem)
        bad = slips or any(slip.grave for slip in found.values())
        one = plan.by_id.get(self.name) if plan and not bad else None
        if one is not None and plan is not None and first_period(one, plan) is None:
            found["date"] = Slip(_("không kỳ nào của năm kế hoạch được xét theo mục tiêu này"), grave=False)
        return Drafted(fields, {**found, **slips}, block, tuple(others), "", plan, one)


def _values(texts: Mapping[str, str], unit: str) -> tuple[dict[str, Any], dict[str, Slip]]:
    """Return the values of texts, and what is unreadable."""
    fields: dict[str, Any] = {}
    slips: dict[str, Slip] = {}
    for key, text in texts.items():
        try:
            value = read_day(text) if KEYS[key].type is Type.DATE else read_text(KEYS[key], text, unit)
        except (GivenError, ValueError) as fault:
            slips[key] = Slip(str(fault).removeprefix(f"{key}: "))
            continue
        if value not in (None, ""):
            fields[key] = value
    return fields, slips


def _revisions(row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    later = row.get("revisions", [])
    return [one for one in later if isinstance(one, Mapping)] if isinstance(later, list) else []


def _shown(key: str, value: object) -> str:
    return show_day(value) if isinstance(value, date) else text_of(KEYS[key], value)


def read_day(text: str) -> date | None:
    """Read "15/7/2023" or "2023-07-15"; None for an empty text, ValueError with what to write instead."""
    bare = nfc(text.strip())
    if not bare:
        return None
    found = _DAY.fullmatch(bare)
    if found is None:
        raise ValueError(_("không hiểu ngày → ghi như 15/7/2023"))
    day, month, year = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError(_("không có ngày này → xem lại ngày, tháng")) from None


def first_period(one: Indicator, plan: Plan) -> Period | None:
    """Return the first month judged against the latest revision; None where no month of the plan's year is."""
    for month in months(plan):
        if one.revisions and revision_at(one, plan.year, month) == one.revisions[-1]:
            return month
    return None
