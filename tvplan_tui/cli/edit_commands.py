"""Commands that write ``config.toml``: add, change, revise and retire an indicator."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import show
from tvplan_tui.store.config import edit
from tvplan_tui.store.config.given import GivenError, read_pairs
from tvplan_tui.store.config.locate import VARIABLE, shipped
from tvplan_tui.store.config.save import Edit, UnfitError, save, tried
from tvplan_tui.store.config.schema import REVISIONS
from tvplan_tui.store.config.source import CannotEditError, Source, WrongIdError
from tvplan_tui.store.files import BusyError, NotSavedError, read
from tvplan_tui.store.sanitize import clean

from . import exits
from .source import RefusedError
from .told import find, tell, tell_all

_NUMBERS = ("target", "low", "high", "ceiling", "value")


def guarded(run: Callable[[Namespace], int]) -> Callable[[Namespace], int]:
    """Tell people why something was not written, and give the exit code for it."""

    @wraps(run)
    def command(options: Namespace) -> int:
        try:
            return run(options)
        except RefusedError as refused:
            return refused.code
        except GivenError as fault:
            tell(str(fault))
            return exits.USAGE
        except UnfitError as unfit:
            tell_all(unfit.problems)
            tell(_("Chưa ghi gì: sửa các lỗi trên rồi làm lại"))
            return exits.USAGE
        except BusyError as busy:
            tell(str(busy))
            return exits.LOCKED
        except NotSavedError as refused:
            tell(str(refused))
            if isinstance(refused, CannotEditError) and refused.block:
                print(refused.block, end="")
            return exits.USAGE if isinstance(refused, WrongIdError) else exits.REFUSED

    return command


@guarded
def add(options: Namespace) -> int:
    """Add an indicator."""
    fields = read_pairs(options.set)
    if not fields.get("id"):
        raise GivenError(_('thiếu mã → thêm --set id="…"'))
    return _written(options, fields["id"], lambda content: edit.add(content, fields), fields)


@guarded
def change(options: Namespace) -> int:
    """Change keys of an indicator."""
    fields = read_pairs(options.set)
    return _written(options, options.id, lambda content: edit.change(content, options.id, fields), fields)


@guarded
def revise(options: Namespace) -> int:
    """Adjust the target of an indicator from a day on; the one the plan set stays."""
    given = {"date": options.date, "value": options.value, "document": options.document}
    fields = read_pairs([f"{key}={value}" for key, value in given.items() if value is not None], REVISIONS)
    return _written(options, options.id, lambda content: edit.revise(content, options.id, fields), fields)


@guarded
def retire(options: Namespace) -> int:
    """Watch an indicator no longer, from a period on."""
    period = str(options.retired)
    return _written(options, options.id, lambda content: edit.retire(content, options.id, period), {})


def _written(options: Namespace, name: str, make: Edit, fields: dict[str, Any]) -> int:
    """Make an edit of the config, or only show it, and print the block as it stands then."""
    file = own_config(options)
    content = tried(read(file).data, make, str(file)) if options.dry_run else save(file, make).data
    line, block = _block(content, name)
    if options.json:
        from tvplan_tui.report import records

        told = {"file": clean(str(file)), "line": line, "id": name, "block": block, "written": not options.dry_run}
        print(records.to_json(told))
        return exits.FINE
    print(block, end="")
    readings = [f"{key} = {show(fields[key])}" for key in _NUMBERS if isinstance(fields.get(key), int | float)]
    if readings:
        print(_("# đọc là: {numbers}").format(numbers="; ".join(readings)))
    done = _("# thử, chưa ghi: {place}") if options.dry_run else _("# đã ghi: {place}")
    print(done.format(place=f"{clean(str(file))}:{line}"))
    return exits.FINE


def own_config(options: Namespace) -> Path:
    """Return the config to write; the shipped plan only where somebody names it or stands in its folder."""
    file = find(options)
    if file is None:
        raise RefusedError(exits.USAGE)
    if file == shipped() and not options.config and not os.environ.get(VARIABLE):
        reason = _("Không có kế hoạch nào ở đây; kế hoạch đi kèm chương trình chỉ để xem")
        raise NotSavedError(reason, _("chép ra thư mục của mình: tvplan config init THƯ_MỤC"))
    return file


def _block(content: bytes, name: str) -> tuple[int, str]:
    """Return the line of an indicator, from 1, and its block as the file has it."""
    source = Source.parse(content)
    block = source.blocks[source.position(name)]
    text = "".join(source.lines[block.header.first : block.end]).replace("\r\n", "\n")
    lines = [clean(line) for line in text.removesuffix("\n").split("\n")]
    return block.header.first + 1, "\n".join(lines) + "\n"
