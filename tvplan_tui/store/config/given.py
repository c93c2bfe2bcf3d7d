"""Values of ``[[indicators]]`` as people type them after ``--set``: TOML, or plain text where that is what is meant.

A number is read as TOML (``6.5``) or, where TOML does not know it, strictly in the Vietnamese way (``592,642``,
``1.615,5``). A dot with three digits behind it (``6.500``) could be either, and is refused with both readings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import read_vn, show
from tvplan_tui.domain.vietnamese import nfc
from tvplan_tui.store.nearest import nearest

from .faults import shown
from .keys import Key, Table, Type
from .schema import INDICATORS
from .toml_document import Document, read_document

GROUPED = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}")
"""Thousands on paper here, a decimal in TOML."""

_WORDS = (Type.TEXT, Type.ID, Type.CHOICE, Type.PERIOD)


class GivenError(ValueError):
    """A value that cannot be read; the message says what to write instead."""


def read_pairs(pairs: Sequence[str], table: Table = INDICATORS) -> dict[str, Any]:
    """Return the values of ``KEY=VALUE`` texts; a key with nothing behind "=" is None: it shall go.

    Raises:
        GivenError: no "=", a key that is not known or is given twice, a value that cannot be read.
    """
    found: dict[str, Any] = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        name = name.strip()
        if not equals:
            raise GivenError(_("“{text}” thiếu dấu bằng → viết khóa=giá trị").format(text=shown(pair)))
        key = next((key for key in table.keys if key.name == name), None)
        if key is None:
            message = _("khóa lạ {name} → {cure}")
            raise GivenError(message.format(name=shown(name), cure=nearest(name, table.names)))
        if name in found:
            raise GivenError(_("{name} ghi hai lần → giữ một lần").format(name=name))
        found[name] = read_value(key, text)
    return found


def read_value(key: Key, text: str) -> Any:
    """Return the value of one key from its text; None for an empty one."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise GivenError(_("{name} có byte không thuộc UTF-8").format(name=key.name)) from None
    text = nfc(text.strip())
    if not text:
        return "" if key.blank else None
    said = _toml(text)
    if key.type in _WORDS:
        return said if isinstance(said, str) else text
    if key.type in (Type.NUMBER, Type.INTEGER):
        return _number(key, text, said)
    if said is not None:
        return said
    if key.type is Type.DATE:
        return text
    raise GivenError(_("{name}: không hiểu “{text}” → {cure}").format(name=key.name, text=shown(text), cure=_form(key)))


def _toml(text: str) -> Any:
    """Return what a text says as a TOML value; None if it is none."""
    document = read_document(f"x = {text}")
    if not isinstance(document, Document) or document.slips or document.data.keys() != {"x"}:
        return None
    return document.data["x"]


def _number(key: Key, text: str, said: object) -> int | float:
    if isinstance(said, int | float) and not isinstance(said, bool) and not GROUPED.fullmatch(text):
        return said
    bare = said.strip() if isinstance(said, str) else text
    try:
        value = read_vn(bare)
    except ValueError:
        cure = _("ghi 1615 hoặc 592,642, không kèm đơn vị")
        raise GivenError(
            _("{name}: “{text}” không phải số → {cure}").format(name=key.name, text=shown(text), cure=cure)
        ) from None
    if bare.count(".") == 1 and "," not in bare:
        message = _("{name}: “{text}” có thể là {one} hoặc {other} → ghi {name}={one_toml} hoặc {name}={other_toml}")
        small = float(bare.replace("−", "-"))
        raise GivenError(
            message.format(
                name=key.name,
                text=shown(bare),
                one=show(value),
                other=show(small),
                one_toml=f"{value:.15g}",
                other_toml=f"{small:.15g}".replace(".", ","),  # 592,642 has one reading
            )
        )
    return int(value) if value.is_integer() else value


def _form(key: Key) -> str:
    """Say how a value of this key is written."""
    match key.type:
        case Type.TABLE:
            return f'{key.name}={{ unit = "điểm %", target = 0.02 }}'
        case Type.MILESTONES:
            return f'{key.name}={{ "2023-06" = 250 }}'
        case Type.REVISIONS:
            return f"{key.name}=[{{ date = 2023-07-15, value = 600 }}]"
        case _:
            return f"{key.name}=[…]"
