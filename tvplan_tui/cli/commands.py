"""The commands: each prints one view of the one scoreboard and returns an exit code."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from functools import wraps
from importlib import import_module

from tvplan_tui.domain.language import _
from tvplan_tui.report import records
from tvplan_tui.report.board import PINNED, Board

from . import exits
from .naming import indicator_named, require_sector
from .source import Opened, RefusedError, open_plan
from .told import tell

Command = Callable[[Namespace], int]


def _command(run: Callable[[Namespace, Opened], int]) -> Command:
    """Open plan and ledger for a command and see to its exit code."""

    @wraps(run)
    def command(options: Namespace) -> int:
        try:
            opened = open_plan(options)
            code = run(options, opened)
        except RefusedError as refused:
            return refused.code
        return code or opened.code

    return command


@_command
def status(options: Namespace, opened: Opened) -> int:
    """Print the counts and what asks for action."""
    board = opened.standing(options) if options.json or options.csv else opened.board(options)
    if options.json:
        print(records.to_json(records.standing(board)))
    elif options.csv:
        print(records.to_csv(records.tallies(board), records.TALLY), end="")
    else:
        from tvplan_tui.report import plain

        _print(plain.standing(board, ascii_only=options.ascii), options)
    return _failing(options, board)


@_command
def listing(options: Namespace, opened: Opened) -> int:
    """Print every indicator with its verdict."""
    board = opened.board(options)
    rows = board.rows
    if options.sector:
        require_sector(options.sector, board.plan)
        rows = tuple(row for row in rows if row["sector"] == options.sector)
    if options.json:
        print(records.to_json(records.listing(board, rows)))
    elif options.csv:
        print(records.to_csv(rows, PINNED), end="")
    else:
        from tvplan_tui.report import plain

        _print(plain.listing(board, rows, ascii_only=options.ascii), options)
    return _failing(options, board)


@_command
def show(options: Namespace, opened: Opened) -> int:
    """Print one indicator in full."""
    board = opened.board(options)
    indicator = indicator_named(options.id, board.plan)
    if options.json:
        print(records.to_json(records.detail(board, indicator)))
    else:
        from tvplan_tui.report import plain

        _print(plain.detail(board, indicator, ascii_only=options.ascii), options)
    return exits.FINE


@_command
def trend(options: Namespace, opened: Opened) -> int:
    """Print the months of one indicator."""
    board = opened.board(options)
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
        from tvplan_tui.report import plain

        _print(plain.trend(board, indicator, rows, ascii_only=options.ascii), options)
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
    **{name: _later("check_commands", name) for name in ("check", "keys")},
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
    from .paint import Paint

    paint = Paint.choose(plain_wanted=getattr(options, "plain", False), no_color=options.no_color)
    for line in lines:
        print(paint.line(line))


def _failing(options: Namespace, board: Board) -> int:
    return exits.AT_RISK if any(row["status"] in options.fail_on for row in board.rows) else exits.FINE
