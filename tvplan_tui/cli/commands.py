"""The commands: each prints one view of the one scoreboard and returns an exit code."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import wraps
from importlib import import_module

from tvplan_tui.domain.language import _
from tvplan_tui.domain.problem import ERROR, Problem
from tvplan_tui.report import plain, plain_ledger, records
from tvplan_tui.report.board import PINNED, Board
from tvplan_tui.report.doubts import doubtful

from . import exits
from .naming import indicator_named, require_sector
from .paint import Paint
from .source import RefusedError, UnusableError, open_plan
from .told import tell

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
    elif options.csv:
        print(records.to_csv(records.tallies(board), records.TALLY), end="")
    else:
        _print(plain.standing(board, ascii_only=options.ascii), options)
    return _failing(options, board)


@_command
def listing(options: Namespace, board: Board) -> int:
    """Print every indicator with its verdict."""
    rows = board.rows
    if options.sector:
        require_sector(options.sector, board.plan)
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
    indicator = indicator_named(options.id, board.plan)
    if options.json:
        print(records.to_json(records.detail(board, indicator)))
    else:
        _print(plain.detail(board, indicator, ascii_only=options.ascii), options)
    return exits.FINE


@_command
def trend(options: Namespace, board: Board) -> int:
    """Print the months of one indicator."""
    indicator = indicator_named(options.id, board.plan)
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
        faults, problems = opened.faults, (*opened.book.problems, *opened.book.affairs.problems)
        code = opened.code or (exits.DATA if any(one.severity == ERROR for one in problems) else exits.FINE)
        doubts = doubtful(opened.book, opened.board(options))
    except UnusableError as unusable:
        faults, problems, code, doubts = unusable.faults, (), exits.USAGE, ()
    except RefusedError as refused:
        return refused.code
    found: Sequence[Problem] = (*faults, *problems)
    if options.json:
        told = [{**asdict(one), "place": one.place} for one in found]
        raised = [plain_ledger.doubt_record(one) for one in doubts]
        print(records.to_json({"problems": told, "exit": code, "doubts": raised}))
        return code
    if options.csv:
        rows = [*map(records.fault, found), *map(records.doubt, doubts)]
        print(records.to_csv(rows, records.FAULT), end="")
        return code
    for problem in found:
        print(plain.fault(problem))
    errors = sum(problem.severity == ERROR for problem in found)
    if found:
        print(_("{errors} lỗi, {warnings} cảnh báo").format(errors=errors, warnings=len(found) - errors))
    else:
        print(_("Không có lỗi: cấu hình và số liệu đều đọc được trọn vẹn"))
    if options.figures:
        for doubt in doubts:
            print(plain_ledger.doubt(doubt))
        print(_("{count} nghi vấn về số liệu").format(count=len(doubts)))
    elif doubts:
        print(_("{count} nghi vấn về số liệu: xem tvplan check --figures").format(count=len(doubts)))
    return code


def keys(options: Namespace) -> int:
    """Print the keys, from the one table of actions."""
    from tvplan_tui.ui.actions import actions
    from tvplan_tui.ui.key_words import key_word

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
    elif options.csv:
        print(records.to_csv(rows, list(rows[0])), end="")
    else:
        for line in plain.keys(rows):
            print(line)
    return exits.FINE


def _later(module: str, name: str) -> Command:
    """Return a command of a module that is loaded when the command is asked for, and not before."""

    def command(options: Namespace) -> int:
        run: Command = getattr(import_module(f".{module}", __package__), name)
        return run(options)

    return command


COMMANDS: dict[str, Command] = {
    "status": status,
    "list": listing,
    "show": show,
    "trend": trend,
    "check": check,
    "keys": keys,
    "changes": _later("change_commands", "changed"),
    "year": _later("year_command", "year"),
    "config": _later("config_commands", "config"),
    **{name: _later("edit_commands", name) for name in ("add", "change", "revise", "retire")},
    **{name: _later("entry_commands", name) for name in ("enter", "undo", "override", "log")},
    **{name: _later("meeting_commands", name) for name in ("conclusions", "conclude")},
    **{name: _later("task_commands", name) for name in ("tasks", "task")},
    **{name: _later("calendar_commands", name) for name in ("calendar", "close", "corrections")},
    "report": _later("report_command", "report"),
}
"""What the parser's commands do."""


def _print(lines: Sequence[str], options: Namespace) -> None:
    paint = Paint.choose(plain_wanted=getattr(options, "plain", False), no_color=options.no_color)
    for line in lines:
        print(paint.line(line))


def _failing(options: Namespace, board: Board) -> int:
    return exits.AT_RISK if any(row["status"] in options.fail_on for row in board.rows) else exits.FINE
