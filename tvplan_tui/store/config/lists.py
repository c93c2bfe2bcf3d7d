"""Lists of the config against their key: the ledger's files, monthly shares, milestones."""

from __future__ import annotations

import re
from pathlib import PureWindowsPath

from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.store.sanitize import REPLACEMENT, clean

from .faults import Faults, shown
from .keys import Key, Type
from .toml_lines import Path
from .values import SCALARS, Reader, read_number, refuse_type

_DATA_ENDS = (".csv", ".parquet", ".xlsx")
_TOML_ENDS = (".toml",)


def _paths(key: Key, raw: object, path: Path, faults: Faults) -> tuple[str, ...] | None:
    if not isinstance(raw, list):
        refuse_type(_("danh sách"), raw, path, faults, f'{key.name} = ["data/*.csv"]')
        return None
    if not raw:
        faults.add(path, _("danh sách tệp số liệu trống"), f'{key.name} = ["data/*.csv"]')
    good = []
    for position, item in enumerate(raw):
        if isinstance(item, str):
            message = _path_fault(item)
            if not message:
                good.append(item)
                continue
        else:
            message = _("phải là chữ trong dấu nháy kép, đang là {value}").format(value=shown(item))
        faults.add((*path, position), message, _('dùng đường dẫn trong thư mục của tệp kế hoạch, như "data/*.csv"'))
    return tuple(good)


def _file(key: Key, raw: object, path: Path, faults: Faults) -> str | None:
    """Read the path of one file beside the config: a TOML file, or what the key allows."""
    ends = key.allowed or _TOML_ENDS
    cure = f'{key.name} = "{key.name if key.allowed else "tasks"}{ends[0]}"'
    if not isinstance(raw, str):
        refuse_type(_("chữ trong dấu nháy kép"), raw, path, faults, cure)
        return None
    message = _path_fault(raw, ends)
    if message:
        faults.add(path, message, cure)
        return None
    return raw


def _texts(key: Key, raw: object, path: Path, faults: Faults) -> tuple[str, ...] | None:
    """Read a list of texts, each once; an empty one is a fault."""
    if not isinstance(raw, list):
        refuse_type(_("danh sách"), raw, path, faults, f'{key.name} = ["…", "…"]')
        return None
    one = Key(key.name, Type.TEXT, key.doc, required=True)
    read = (SCALARS[Type.TEXT](one, item, (*path, at), faults) for at, item in enumerate(raw))
    found = [text for text in read if text]
    for at, text in enumerate(found):
        if text in found[:at]:
            faults.add(path, _("“{text}” ghi hai lần").format(text=shown(text)), _("giữ một lần"))
    return tuple(found)


def _path_fault(text: str, ends: tuple[str, ...] = _DATA_ENDS) -> str:
    """Say why a path is refused; "" if it is fine. Nothing outside the config's folder is ever read."""
    if not text.strip() or clean(text) != clean(text).replace(REPLACEMENT, ""):
        return _("đường dẫn trống hoặc có ký tự điều khiển")
    if "://" in text:
        return _("“{text}” là địa chỉ mạng").format(text=shown(text))
    if text.startswith(("/", "\\", "~")) or PureWindowsPath(text).drive:
        return _("“{text}” là đường dẫn tuyệt đối").format(text=shown(text))
    if ".." in re.split(r"[/\\]", text):
        return _("“{text}” đi ra ngoài thư mục của tệp kế hoạch").format(text=shown(text))
    if "\\" in text:
        return _("“{text}” dùng dấu \\ thay cho /").format(text=shown(text))
    if not text.lower().endswith(ends):
        kinds = ", ".join(ends)
        return _("“{text}” không phải {kinds}").format(text=shown(text), kinds=kinds)
    return ""


def _profile(key: Key, raw: object, path: Path, faults: Faults) -> tuple[float, ...] | None:
    cure = _("ghi 12 số tăng dần từ 0 đến 1.0, mỗi tháng một số")
    if not isinstance(raw, list):
        refuse_type(_("danh sách 12 số"), raw, path, faults, cure)
        return None
    if len(raw) != 12:
        faults.add(path, _("profile có {count} số, phải đủ 12").format(count=len(raw)), cure)
        return None
    share = Key(key.name, Type.NUMBER, "", low=0, high=1)
    numbers = [read_number(share, item, (*path, position), faults) for position, item in enumerate(raw)]
    known = [number for number in numbers if number is not None]
    if len(known) < 12:
        return None
    fall = next((at for at in range(1, 12) if known[at] < known[at - 1]), 0)
    if fall:
        faults.add((*path, fall), _("tỷ trọng lũy kế giảm ở số thứ {position}").format(position=fall + 1), cure)
        return None
    if abs(known[-1] - 1) > 1e-9:
        faults.add((*path, 11), _("số thứ 12 là {value:g}, phải là 1.0").format(value=known[-1]), cure)
        return None
    return tuple(known)


def _milestones(key: Key, raw: object, path: Path, faults: Faults) -> tuple[tuple[str, float], ...] | None:
    cure = f'{key.name} = {{ "2023-06" = 250, "2023-12" = 592.642 }}'
    if not isinstance(raw, dict):
        refuse_type(_("bảng kỳ = số"), raw, path, faults, cure)
        return None
    found: dict[str, float] = {}
    for name, item in raw.items():
        try:
            period = str(Period.parse(name))
        except ValueError as error:
            faults.add((*path, name), clean(str(error))[:160], cure)
            continue
        if period in found:
            faults.add((*path, name), _("kỳ {period} viết hai lần").format(period=period), _("giữ một số"))
        value = read_number(Key(name, Type.NUMBER, ""), item, (*path, name), faults)
        if value is not None:
            found[period] = value
    return tuple(found.items())


LISTS: dict[Type, Reader] = {
    Type.PATHS: _paths,
    Type.FILE: _file,
    Type.TEXTS: _texts,
    Type.PROFILE: _profile,
    Type.MILESTONES: _milestones,
}
