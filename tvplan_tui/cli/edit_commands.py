"""Commands that write ``config.toml``: add, change, revise and retire an indicator."""

from __future__ import annotations

import os
import re
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import show
from tvplan_tui.domain.problem import WARNING, Problem
from tvplan_tui.store.config import edit
from tvplan_tui.store.config.assumed import assumed
from tvplan_tui.store.config.given import GivenError, read_pairs
from tvplan_tui.store.config.locate import VARIABLE, shipped
from tvplan_tui.store.config.reader import parse_config
from tvplan_tui.store.config.save import Edit, UnfitError, save, tried
from tvplan_tui.store.config.schema import REVISIONS
from tvplan_tui.store.config.source import CannotEditError, Source, WrongIdError
from tvplan_tui.store.files import BusyError, NotSavedError, read
from tvplan_tui.store.sanitize import clean

from . import exits
from .source import RefusedError
from .told import find, tell

if TYPE_CHECKING:
    from tvplan_tui.report.returning import Returning

FAR = 9.5
"""A new target so many times the one in force, or as small a part of it, looks like a mark misread."""
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
            for problem in unfit.problems:
                tell(_wish(problem))
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
    more = assumed(fields)
    return _written(options, fields["id"], lambda content: edit.add(content, {**fields, **more}), fields, more)


def _left(content: bytes, options: Namespace, file: Path, name: str) -> Returning | None:
    """Say what is doubtful about a new indicator's id, and what the ledger holds of it: figures of a deleted one."""
    from tvplan_tui.report.returning import returning

    plan, problems = parse_config(content, str(file))
    key = f"indicators[{Source.parse(content).position(name)}].id"
    for problem in problems:
        if problem.key == key:
            tell(_wish(problem))
    found = returning(plan, name, options.data) if plan is not None else None
    if found:
        tell(found.words())
    return found


@guarded
def change(options: Namespace) -> int:
    """Change keys of an indicator."""
    fields = read_pairs(options.set)
    return _written(options, options.id, lambda content: edit.change(content, options.id, fields), fields)


@guarded
def revise(options: Namespace) -> int:
    """Adjust the target of an indicator from a day on; the one the plan set stays."""
    if options.value is None and options.low is None and options.high is None:
        example = f"tvplan revise {options.id} {show(10.38)} --date {options.date}"
        raise GivenError(_("thiếu mục tiêu mới → {example}; khoảng: --low, --high").format(example=example))
    given = {
        **{"date": _day(options.date), "value": options.value, "low": options.low, "high": options.high},
        "document": options.document,
    }
    fields = read_pairs([f"{key}={value}" for key, value in given.items() if value is not None], REVISIONS)
    return _written(options, options.id, lambda content: edit.revise(content, options.id, fields), fields)


def _day(text: str) -> str:
    """Return a day that people write, 15/7/2023, as the config has it; anything else as it is, to be complained of."""
    from tvplan_tui.domain.typed_day import read_day

    if not text.strip()[-4:].isdecimal():  # a day without its year says too little to be written down
        return text
    try:
        return str(read_day(text, date.today()))
    except ValueError:
        return text


@guarded
def retire(options: Namespace) -> int:
    """Watch an indicator no longer, from a period on."""
    period = str(options.retired)
    return _written(options, options.id, lambda content: edit.retire(content, options.id, period), {})


def _wish(problem: Problem) -> str:
    """Return what is wrong with what was wished for: by its key, for the line was never written."""
    row = re.fullmatch(r"indicators\[\d+\]\.(?:revisions\[\d+\]\.)?(\w+).*", problem.key)
    if row is None:
        return str(replace(problem, line=0))
    place = f"--set {row[1]}=…"
    if ".revisions[" in problem.key:
        place = _("MỤC_TIÊU") if row[1] == "value" else f"--{row[1]}"
        problem = replace(problem, cure="--date 15/7/2023") if row[1] == "date" else problem
    return str(replace(problem, file="", line=0, key=place))


def _warn_of_size(content: bytes, name: str, fields: dict[str, Any]) -> None:
    """Say that a new target is far off the one in force: a mark misread, most likely."""
    rows = [row for row in Source.parse(content).indicators if row.get("id") == name]
    if not rows:
        return
    later = rows[0].get("revisions", []) if "date" in fields else []
    for key in ("target", "value", "low", "high"):
        new, old = fields.get(key), rows[0].get("target" if key == "value" else key)
        old = next((one[key] for one in reversed(later) if key in one), old)
        numbers = isinstance(new, int | float) and isinstance(old, int | float)
        if numbers and old and new and not 1 / FAR < abs(new / old) < FAR:
            told = _("xem lại dấu thập phân: mục tiêu mới {new}, đang có hiệu lực {old}")
            tell(told.format(new=show(new), old=show(old)))


def _warn_of_day(content: bytes, name: str, fields: dict[str, Any], file: str) -> None:
    """Say that a revision's day is one on which the plan is over."""
    if "date" not in fields:
        return
    head = f"indicators[{Source.parse(content).position(name)}].revisions["
    for problem in parse_config(content, file)[1]:
        if problem.key.startswith(head) and problem.severity == WARNING and str(fields["date"]) in problem.message:
            tell(_wish(problem))


def _assumed_words(name: str, more: Mapping[str, str]) -> Iterator[str]:
    """Yield what was written that nobody said, and how it is changed."""
    said = ", ".join(f"{key} = {value}" for key, value in more.items() if key != "unit")
    if said:
        yield _("# giả định: {keys}; đổi bằng tvplan change {id} --set …").format(keys=said, id=name)
    if "unit" in more:
        yield _('# chưa có đơn vị: unit = ""; ghi bằng tvplan change {id} --set unit=…').format(id=name)


def _written(
    options: Namespace, name: str, make: Edit, fields: dict[str, Any], more: Mapping[str, str] | None = None
) -> int:
    """Make an edit of the config, or only show it, and print the block as it stands then; ``more`` was assumed."""
    file = own_config(options)
    before = read(file).data
    new = tried(before, make, str(file)) if options.dry_run or more is not None else b""
    left = _left(new, options, file, name) if more is not None else None
    content = new if options.dry_run else save(file, make).data
    _warn_of_day(content, name, fields, str(file))
    line, block = _block(content, name)
    _warn_of_size(before, name, fields)
    if options.json:
        from tvplan_tui.report import records

        told = {"file": clean(str(file)), "line": line, "id": name, "block": block, "written": not options.dry_run}
        told["assumed"] = dict(more or {})
        if left:
            told["left"] = {"rows": left.rows.height, "periods": len(left.periods), "verdicts": len(left.overrides)}
        print(records.to_json(told))
        return exits.FINE
    print(block, end="")
    readings = [f"{key} = {show(fields[key])}" for key in _NUMBERS if isinstance(fields.get(key), int | float)]
    if readings:
        print(_("# đọc là: {numbers}").format(numbers="; ".join(readings)))
    for line_told in _assumed_words(name, more or {}):
        print(line_told)
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
