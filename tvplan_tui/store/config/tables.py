"""One table of the config against its schema: known keys read, unknown ones refused, missing ones told."""

from __future__ import annotations

from typing import Any

from tvplan_tui.domain.indicator import Companion, Revision
from tvplan_tui.domain.language import _
from tvplan_tui.store.nearest import nearest, resembled

from .faults import Faults, shown
from .keys import Key, Table, Type
from .lists import LISTS
from .schema import COMPANION, REVISIONS
from .sides import read_side
from .toml_lines import Path
from .values import SCALARS, Reader, refuse_type


def read_table(table: Table, raw: dict[str, Any], path: Path, faults: Faults, *, whole: bool = True) -> dict[str, Any]:
    """Return the readable values of a table; every fault is added.

    Args:
        table: its schema.
        raw: what stands in the file.
        path: where.
        faults: the collector.
        whole: False where a syntax slip took a line away, so that absent keys say nothing.

    A required key that is there in a slip of spelling is told once, by that.
    """
    values: dict[str, Any] = {}
    names = table.names
    strange = [name for name in raw if name not in names]
    for key in table.keys:
        if key.name in raw:
            value = _READERS[key.type](key, raw[key.name], (*path, key.name), faults)
            if value is not None:
                values[key.name] = value
        elif key.required and whole and key.name not in [resembled(name, names) for name in strange]:
            cure = _("thêm {example}").format(example=f"{key.name} = {_example(key)}")
            faults.add((*path, key.name), _("thiếu khóa bắt buộc {key}").format(key=key.name), cure)
    if strange:
        refuse_unknown(raw, names, path, faults)
    return values


def refuse_unknown(raw: dict[str, Any], known: tuple[str, ...], path: Path, faults: Faults) -> None:
    """Add a fault for every key that is not ``known``, with the nearest that is."""
    for name in raw:
        if faults.full:
            return
        if name not in known:
            faults.add((*path, name), _("khóa lạ {name}").format(name=shown(name)), nearest(name, known))


def _example(key: Key) -> str:
    match key.type:
        case Type.INTEGER:
            return f"{max(key.low, 2023 if key.name == 'year' else 1):.0f}"
        case Type.NUMBER:
            return "10.38"
        case Type.CHOICE:
            return f'"{key.allowed[0]}"'
        case _:
            return '"…"'


def _companion(key: Key, raw: object, path: Path, faults: Faults) -> Companion | None:
    if not isinstance(raw, dict):
        refuse_type(_("bảng"), raw, path, faults, f'{key.name} = {{ unit = "điểm %", target = 0.02 }}')
        return None
    values = read_table(COMPANION, raw, path, faults)
    return Companion(values["unit"], values["target"]) if len(values) == len(COMPANION.keys) else None


def _revisions(key: Key, raw: object, path: Path, faults: Faults) -> tuple[Revision, ...] | None:
    """Read the revisions of a target; one that is no later than the one before is a fault of order."""
    if not isinstance(raw, list) or not all(isinstance(item, dict) for item in raw):
        cure = _("mở mỗi khối bằng {header}").format(header=REVISIONS.header)
        refuse_type(_("các khối {header}").format(header=f"[[indicators.{key.name}]]"), raw, path, faults, cure)
        return None
    found: list[Revision] = []
    for position, item in enumerate(raw):
        values = read_table(REVISIONS, item, (*path, position), faults)
        if "date" not in values:
            continue
        if found and values["date"] <= found[-1].date:
            message = _("lần điều chỉnh ngày {date} không sau lần trước ({before})")
            message = message.format(date=values["date"], before=found[-1].date)
            faults.add((*path, position, "date"), message, _("xếp các khối theo thứ tự ngày"))
        found.append(Revision(**values))
    return tuple(found)


_READERS: dict[Type, Reader] = {
    **SCALARS,
    **LISTS,
    Type.TABLE: _companion,
    Type.REVISIONS: _revisions,
    Type.SIDE: read_side,
}
