"""The commands: each prints one view of the one scoreboard and returns an exit code."""

from __future__ import annotations

import difflib
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import wraps

from tvplan_tui.domain.indicator import Indicator, Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.problem import ERROR, Problem
from tvplan_tui.domain.vietnamese import fold
from tvplan_tui.report import plain, records
from tvplan_tui.report.board import PINNED, Board

from . import exits
from .config_commands import config
from .edit_commands import add, change, retire, revise
from .paint import Paint
from .source import RefusedError, UnusableError, open_plan, tell

Command = Callable[[Namespace], int]


def _command(run: Callable[[Namespace, Board], int]) -> Command:
    """Open plan and board for a command and see to its exit code."""

    @wraps(run)
    def command(options: Namespace) -> int:
        try:
            opened = open_plan(options)
            code = run(options, opened.board(options))
        except RefusedError as refused:
            return refused.code
        return code or opened.code

    return command


@_command
def status(options: Namespace, board: Board) -> int:
    """Print the counts and what asks for action."""
    if options.json:
        print(records.to_json(records.standing(board)))
    else:
        _print(plain.standing(board, ascii_only=options.ascii), options)
    return _failing(options, board)


@_command
def listing(options: Namespace, board: Board) -> int:
    """Print every indicator with its verdict."""
    rows = board.rows
    if options.sector:
        known = [sector.id for sector in board.plan.sectors]
        if options.sector not in known:
            return _unknown(options.sector, known, _("Không có lĩnh vực “{name}”"))
        rows = tuple(row for row in rows if row["sector"] == options.sector)
    if options.json:
        print(records.to_json(records.listing(board, rows)))
    elif options.csv:
        print(records.to_csv(rows, PINNED), end="")
    else:
        _print(plain.listing(board, rows, ascii_only=options.ascii), options)
    return _failing(options, board)


@_command
def show(options: Namespace, board: Board) -> int:
    """Print one indicator in full."""
    indicator = _indicator(options.id, board.plan)
    if options.json:
        print(records.to_json(records.detail(board, indicator)))
    else:
        _print(plain.detail(board, indicator, ascii_only=options.ascii), options)
    return exits.FINE


@_command
def trend(options: Namespace, board: Board) -> int:
    """Print the months of one indicator."""
    indicator = _indicator(options.id, board.plan)
    series = board.series.get(indicator.id)
    if series is None:
        tell(_("{id} không có số: không có xu thế để vẽ").format(id=indicator.id))
        return exits.USAGE
    rows = records.trend(series, board.plan, indicator)
    if options.json:
        print(records.to_json({**records.head(board), "id": indicator.id, "unit": indicator.unit, "months": rows}))
    elif options.csv:
        print(records.to_csv(rows, list(rows[0])), end="")
    else:
        _print(plain.trend(board, indicator, rows, ascii_only=options.ascii), options)
    return exits.FINE


def check(options: Namespace) -> int:
    """Print every fault of config and data; needs no screen and draws nothing."""
    try:
        opened = open_plan(options, quiet=True)
        faults, problems, code = opened.faults, opened.book.problems, opened.code
    except UnusableError as unusable:
        faults, problems, code = unusable.faults, (), exits.USAGE
    except RefusedError as refused:
        return refused.code
    found: Sequence[Problem] = (*faults, *problems)
    if options.json:
        print(records.to_json({"problems": [{**asdict(one), "place": one.place} for one in found], "exit": code}))
        return code
    for problem in found:
        print(plain.fault(problem))
    errors = sum(problem.severity == ERROR for problem in found)
    if found:
        print(_("{errors} lỗi, {warnings} cảnh báo").format(errors=errors, warnings=len(found) - errors))
    else:
        print(_("Không có lỗi: cấu hình và số liệu đều đọc được trọn vẹn"))
    return code


def keys(options: Namespace) -> int:
    """Print the keys, from the one table of actions."""
    from tvplan_tui.ui.actions import actions, key_word

    rows = [
        {
            "id": action.id,
            "keys": [key_word(key, ascii=options.ascii) for key in action.keys],
            "tooltip": action.tooltip,
            "screens": list(action.scopes),
        }
        for action in actions()
    ]
    if options.json:
        print(records.to_json(rows))
    else:
        for line in plain.keys(rows):
            print(line)
    return exits.FINE


COMMANDS: dict[str, Command] = {
    "status": status,
    "list": listing,
    "show": show,
    "trend": trend,
    "check": check,
    "keys": keys,
    "add": add,
    "change": change,
    "revise": revise,
    "retire": retire,
    "config": config,
}
"""What the parser's commands do."""


def _print(lines: Sequence[str], options: Namespace) -> None:
    paint = Paint.choose(plain_wanted=getattr(options, "plain", False), no_color=options.no_color)
    for line in lines:
        print(paint.line(line))


def _indicator(name: str, plan: Plan) -> Indicator:
    """Return the indicator with that id, whatever its case; else say which come near and give up."""
    by_folded = {fold(indicator.id): indicator for indicator in plan.indicators}
    if fold(name) in by_folded:
        return by_folded[fold(name)]
    raise RefusedError(_unknown(name, [indicator.id for indicator in plan.indicators], _("Không có chỉ tiêu “{name}”")))


def _unknown(name: str, known: Sequence[str], message: str) -> int:
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.4)
    text = message.format(name=name)
    tell(text + "; " + _("gần nhất: {near}").format(near=", ".join(near or known[:5])))
    return exits.USAGE


def _failing(options: Namespace, board: Board) -> int:
    return exits.AT_RISK if any(row["status"] in options.fail_on for row in board.rows) else exits.FINE
