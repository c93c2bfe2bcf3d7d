"""``tvplan config``: the file itself, without a screen and without the ledger."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from tvplan_tui.domain.language import _
from tvplan_tui.domain.problem import ERROR
from tvplan_tui.report import plain, records
from tvplan_tui.store.config import read_config
from tvplan_tui.store.config.save import copy_shipped
from tvplan_tui.store.config.source import Source
from tvplan_tui.store.files import NotSavedError, read
from tvplan_tui.store.sanitize import clean

from . import exits
from .edit_commands import guarded
from .source import RefusedError
from .told import find, tell


@guarded
def config(options: Namespace) -> int:
    """Run the part of ``config`` that was asked for."""
    return _PARTS[options.part](options)


def _file(options: Namespace) -> Path:
    file = find(options)
    if file is None:
        raise RefusedError(exits.USAGE)
    return file


def _show(options: Namespace) -> int:
    """Print the file, every character that a terminal could obey made harmless; as data with ``--json``."""
    content = read(_file(options)).data
    if options.json:
        print(json.dumps(Source.parse(content).data, ensure_ascii=False, indent=2, default=str))
        return exits.FINE
    for line in content.decode("utf-8-sig", errors="replace").splitlines():
        print(clean(line.replace("\t", "    ")))
    return exits.FINE


def _validate(options: Namespace) -> int:
    """Print every fault of the config; the ledger is not read."""
    _plan, faults = read_config(_file(options))
    errors = sum(fault.severity == ERROR for fault in faults)
    code = exits.USAGE if errors else exits.FINE
    if options.json:
        print(records.to_json({"problems": [{**asdict(one), "place": one.place} for one in faults], "exit": code}))
        return code
    for fault in faults:
        print(plain.fault(fault))
    if faults:
        print(_("{errors} lỗi, {warnings} cảnh báo").format(errors=errors, warnings=len(faults) - errors))
    else:
        print(_("Không có lỗi trong cấu hình"))
    return code


def _schema(options: Namespace) -> int:
    """Print the JSON Schema of ``config.toml``."""
    from tvplan_tui.store.config.json_schema import json_schema

    print(json.dumps(json_schema(), ensure_ascii=options.ascii, indent=2))
    return exits.FINE


def _path(options: Namespace) -> int:
    """Print which file is read."""
    file = clean(str(_file(options).absolute()))
    print(json.dumps({"path": file}, ensure_ascii=False) if options.json else file)
    return exits.FINE


def _init(options: Namespace) -> int:
    """Copy the shipped plan and its figures into a folder of one's own."""
    if not options.folder:
        tell(_("config init cần thư mục: tvplan config init THƯ_MỤC"))
        return exits.USAGE
    if options.read_only:
        raise NotSavedError(_("--read-only: không ghi gì"))
    made = [clean(str(file)) for file in copy_shipped(Path(options.folder))]
    if options.json:
        print(json.dumps({"files": made}, ensure_ascii=False))
        return exits.FINE
    for file in made:
        print(file)
    print(_("Mở bằng: tvplan --config {file}").format(file=made[0]))
    return exits.FINE


_PARTS: dict[str, Callable[[Namespace], int]] = {
    "show": _show,
    "validate": _validate,
    "schema": _schema,
    "path": _path,
    "init": _init,
}
