"""An indicator as it is typed: texts of a form into values, the block they make, and what the reader says of it.

Nothing is judged here: the block is put into the config's text in memory and read as the file would be.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple, Self

from tvplan_tui.domain.indicator import Indicator, Plan
from tvplan_tui.domain.language import _, marks
from tvplan_tui.domain.numbers import read_written, respelt, show
from tvplan_tui.domain.problem import ERROR, Problem
from tvplan_tui.domain.vietnamese import nfc
from tvplan_tui.store.config import edit
from tvplan_tui.store.config.block import render, value_text
from tvplan_tui.store.config.given import GivenError, read_value
from tvplan_tui.store.config.keys import Key, Type
from tvplan_tui.store.config.reader import parse_config
from tvplan_tui.store.config.save import Edit
from tvplan_tui.store.config.schema import INDICATORS
from tvplan_tui.store.config.source import CannotEditError, Source, WrongIdError

KEYS: dict[str, Key] = {key.name: key for key in INDICATORS.keys if key.name not in ("retired", "revisions")}
"""The keys a form offers; retiring and revising have their own ways."""

_AMOUNT = re.compile(r"([-−+]?[\d.,\u00a0\u202f]*\d)\s*(.*)", re.DOTALL)
_NUMBERS = (Type.NUMBER, Type.INTEGER)


class Slip(NamedTuple):
    """What is wrong with one field; a ``grave`` one cannot be saved."""

    text: str
    grave: bool = True


@dataclass(frozen=True)
class Drafted:
    """What a form's texts come to.

    Attributes:
        fields: values by key, as ``edit.add`` or ``edit.change`` takes them.
        slips: what is wrong, by field.
        block: the TOML to be written.
        others: errors that the edit makes elsewhere in the config.
        refused: why the text cannot be edited at all; "" if it can.
        plan: the plan as it would be; None while it cannot be read.
        one: the indicator as it would be; None while something is wrong with it.
    """

    fields: Mapping[str, Any]
    slips: Mapping[str, Slip]
    block: str
    others: tuple[Problem, ...] = ()
    refused: str = ""
    plan: Plan | None = None
    one: Indicator | None = None

    @property
    def good(self) -> bool:
        """Whether it can be saved."""
        return not (self.refused or self.others or any(slip.grave for slip in self.slips.values()))


@dataclass(frozen=True)
class Form:
    """What is being edited.

    Attributes:
        content: the bytes of the config it is put into.
        name: id of the indicator to change; "" for a new one.
        start: the texts the fields begin with.
        file: the config, for its problems.
    """

    content: bytes
    name: str = ""
    start: Mapping[str, str] = field(default_factory=dict)
    file: str = ""

    @classmethod
    def of(cls, content: bytes, name: str, file: str) -> Self:
        """Return the form of an indicator that is there; CannotEditError if it cannot be found."""
        source = Source.parse(content)
        values = source.indicators[source.position(name)]
        start = {key: text_of(KEYS[key], value) for key, value in values.items() if key in KEYS}
        return cls(content, name, start, file)

    def over(self, content: bytes) -> Self:
        """Return the form as it opens on what others have written meanwhile; as it was where its row is gone."""
        try:
            return type(self).of(content, self.name, self.file) if self.name else replace(self, content=content)
        except CannotEditError:
            return replace(self, content=content)

    def moved(self, newer: Self) -> dict[str, str]:
        """Return what others have written since this form opened, by field, as ``newer`` has it."""
        now, before = newer.start, self.start
        return {key: now.get(key, "") for key in KEYS if now.get(key, "") != before.get(key, "")}

    def edit(self, fields: Mapping[str, Any]) -> Edit:
        """Return what puts values into a config's text."""
        if self.name:
            return partial(edit.change, name=self.name, fields=fields)
        return partial(edit.add, fields=fields)

    def draft(self, texts: Mapping[str, str]) -> Drafted:
        """Read texts, make the block, and let the reader judge it."""
        fields, slips = self._values(texts)
        try:
            new = self.edit(fields)(self.content)
        except WrongIdError as refused:
            return Drafted(fields, {"id": Slip(str(refused)), **slips}, refused.block or self._block(fields))
        except CannotEditError as refused:
            return Drafted(fields, slips, refused.block or self._block(fields), refused=str(refused))
        plan, problems = parse_config(new, self.file)
        source = Source.parse(new)
        at = self._position(source)
        told, _rest = _told(problems, at, fields.get("id") or self.name)
        mine = [problem for problem in problems if problem.key.startswith(f"indicators[{at}]")]
        others = tuple(one for one in edit.worse(self.content, new, self.file) if one not in mine)
        name = source.indicators[at].get("id", "")
        one = plan.by_id.get(name) if plan else None
        return Drafted(fields, {**told, **slips}, render(source.indicators[at]), others, "", plan, one)

    def _values(self, texts: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, Slip]]:
        """Return the values of texts, those that stand as they were left out of a change, and what is unreadable."""
        fields: dict[str, Any] = {}
        slips: dict[str, Slip] = {}
        unit = texts.get("unit", "")
        for key, text in texts.items():
            if self.name and nfc(text.strip()) == self.start.get(key, ""):
                continue
            try:
                value = read_text(KEYS[key], text, unit)
            except (GivenError, ValueError) as fault:
                slips[key] = Slip(str(fault).removeprefix(f"{key}: "))
                continue
            if self.name and self._says(key, value):
                continue
            if value is not None or self.name:
                fields[key] = value
        return fields, slips

    def _says(self, key: str, value: Any) -> bool:
        """Whether a field began with this value, written otherwise: 592,642 and 592,6420."""
        try:
            return bool(read_text(KEYS[key], self.start.get(key, "")) == value)
        except (GivenError, ValueError):
            return False

    def _block(self, fields: Mapping[str, Any]) -> str:
        return render({key: value for key, value in fields.items() if value is not None})

    def _position(self, source: Source) -> int:
        if self.name:
            return source.position(self.name)
        before = Source.parse(self.content).data.get("indicators", [])
        pairs = zip(before, source.indicators, strict=False)
        return next((at for at, (old, new) in enumerate(pairs) if not edit.same(old, new)), len(before))


def _told(problems: tuple[Problem, ...], at: int, name: str) -> tuple[dict[str, Slip], list[Problem]]:
    """Return what the reader says of block ``at``, by field, the first of each; and what is of no field."""
    head = f"indicators[{at}]."
    slips: dict[str, Slip] = {}
    rest: list[Problem] = []
    for problem in problems:
        key = re.split(r"[.\[]", problem.key.removeprefix(head))[0] if problem.key.startswith(head) else ""
        if key not in KEYS:
            rest.append(problem)
            continue
        text = problem.message.removeprefix(f"{name}: ")
        text = f"{text} → {problem.cure}" if problem.cure else text
        grave = problem.severity == ERROR
        if key not in slips or (grave and not slips[key].grave):
            slips[key] = Slip(text, grave)
    return slips, rest


def read_text(key: Key, text: str, unit: str = "") -> Any:
    """Return the value of one field; None for an empty one.

    Numbers are read strictly as Vietnamese papers write them; the unit may stand behind.

    Raises:
        GivenError, ValueError: it cannot be read; the message says what to write.
    """
    bare = nfc(text.strip())
    if key.type in _NUMBERS and bare:
        return read_number(bare, nfc(unit.strip()))
    if key.type in (Type.TEXT, Type.ID, Type.CHOICE):
        return bare or ("" if key.blank else None)
    return read_value(key, text)


def read_number(text: str, unit: str = "") -> int | float:
    """Read "592,642 tỷ" where the unit is "tỷ đồng"; ValueError with what to write instead."""
    found = _AMOUNT.fullmatch(text)
    bare, behind = (found[1], found[2].strip()) if found else (text, "")
    if behind and not unit.casefold().startswith(behind.casefold()):
        raise ValueError(_("đơn vị là “{unit}” → ghi số theo đơn vị ấy").format(unit=unit or "—"))
    group, decimal = marks()
    if re.fullmatch(rf"[-−+]?\d+{re.escape(group)}\d+", bare):
        parted = bare.replace(group, decimal)
        if re.fullmatch(rf"[-−+]?[1-9]\d{{0,2}}{re.escape(group)}\d{{3}}", bare):
            whole = f"{read_written(bare):.0f}"
            message = _("dấu “{mark}” ở đây hiểu được hai cách → ghi {whole} hoặc {parted}")
            raise ValueError(message.format(mark=group, whole=whole, parted=parted))
        bare = parted  # 12.5 groups nothing: it has one reading, here as in every form
    try:
        value = read_written(bare)
    except ValueError:
        if number := respelt(bare):
            raise ValueError(_("không phải số → viết {number}").format(number=number)) from None
        example = show(592.642, 3)
        raise ValueError(_("không phải số → ghi như 1615 hoặc {example}").format(example=example)) from None
    return int(value) if value.is_integer() else value


def text_of(key: Key, value: object) -> str:
    """Return a value of the file as a field shows it, so that reading it gives the value again."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value if isinstance(value, str) else value_text(value)
    if key.type in _NUMBERS:
        return format(Decimal(repr(value)), "f").removesuffix(".0").replace(".", marks().decimal)
    return value_text(value)


def next_id(plan: Plan, sector: str, used: Collection[str] = ()) -> str:
    """Return a free id in the manner of a sector's own: KT1 … KT5 → "KT6"; "" where they have no such manner.

    Args:
        plan: whose ids are taken.
        sector: whose manner.
        used: ids under which there are figures of something that was in the plan before.
    """
    numbered = [re.fullmatch(r"(.*?)(\d+)", one.id) for one in plan.indicators if one.sector == sector]
    stems = [found[1] for found in numbered if found]
    if not stems:
        return ""
    stem = max(set(stems), key=lambda each: (stems.count(each), each))
    latest = max(int(found[2]) for found in numbered if found and found[1] == stem)
    made = (f"{stem}{count}" for count in itertools.count(latest + 1))
    return next(one for one in made if one not in plan.by_id and one not in used)
