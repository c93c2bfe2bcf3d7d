"""``tvplan check`` and ``tvplan keys``: faults of config and data, and the keys of the screen."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict

from tvplan_tui.domain.language import _
from tvplan_tui.domain.problem import ERROR, Problem
from tvplan_tui.report import plain, plain_ledger, records
from tvplan_tui.report.doubts import doubtful, noted, notes, whole_year

from . import exits
from .source import RefusedError, UnusableError, open_plan


def check(options: Namespace) -> int:
    """Print every fault of config and data; needs no screen and draws nothing."""
    try:
        opened = open_plan(options, quiet=True)
        faults, problems = opened.faults, (*opened.book.problems, *opened.book.affairs.problems)
        code = opened.code or (exits.DATA if any(one.severity == ERROR for one in problems) else exits.FINE)
        board = opened.board(options)
        looked = board if options.period else whole_year(opened.book, board)
        doubts, until = doubtful(opened.book, looked), looked.period
        said = notes(opened.book, doubts, looked.as_of)
    except UnusableError as unusable:
        faults, problems, code, doubts, until = unusable.faults, (), exits.USAGE, (), None
        said = []
    except RefusedError as refused:
        return refused.code
    found: Sequence[Problem] = (*faults, *problems)
    if options.json:
        told = [{**asdict(one), "place": one.place} for one in found]
        raised = [plain_ledger.doubt_record(one) for one in doubts]
        print(records.to_json({"problems": told, "exit": code, "doubts": raised, "until": str(until or "")}))
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
        for doubt, note in zip(doubts, said, strict=True):
            print(noted(plain_ledger.doubt(doubt), note))
        seen = (
            _("{count} nghi vấn về số liệu đến hết {period}")
            if options.period
            else _("{count} nghi vấn về số liệu cả năm {year}")
        )
        print(seen.format(count=len(doubts), period=until and until.words(), year=until and until.year))
    elif doubts:
        print(_("{count} nghi vấn về số liệu: xem tvplan check --figures").format(count=len(doubts)))
    return code


def keys(options: Namespace) -> int:
    """Print the keys, from the one table of actions."""
    from tvplan_tui.ui.keys.actions import actions
    from tvplan_tui.ui.keys.key_words import key_word

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
