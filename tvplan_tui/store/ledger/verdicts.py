"""Verdicts given by hand: ``data/verdicts/<year>.csv`` beside the figures, append-only like them.

Small files, read with the standard library: what cannot be read costs its row, and is told with its line.
"""

from __future__ import annotations

import csv
from pathlib import Path

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.override import CHOICES, Override
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.problem import Problem
from tvplan_tui.domain.status import Status, word
from tvplan_tui.store.sanitize import clean

from .cells import brief, word_key
from .sources import VERDICTS, reason

COLUMNS = ("indicator", "period", "verdict", "reason", "recorded_at", "recorded_by")
WITHDRAWN = "withdrawn"
"""What stands for a verdict in a row that takes one back."""
BOM = b"\xef\xbb\xbf"


def folder(base: Path) -> Path:
    """Return where the verdicts of a plan in folder ``base`` are."""
    return base / "data" / VERDICTS


def read_verdicts(plan: Plan, base: Path) -> tuple[tuple[Override, ...], tuple[Problem, ...]]:
    """Return all verdicts recorded for a plan, in the order they were written, and what could not be read.

    Args:
        plan: what the ids mean.
        base: the config's folder.
    """
    found: list[Override] = []
    problems: list[Problem] = []
    for path in sorted(folder(base).glob("*.csv")):
        name = clean(path.relative_to(base).as_posix())
        try:
            text = path.read_bytes().removeprefix(BOM).decode()
        except OSError as error:
            problems.append(Problem(name, 0, "", _("không mở được: {reason}").format(reason=reason(error))))
        except UnicodeDecodeError:
            problems.append(Problem(name, 0, "", _("tệp không phải UTF-8"), _("lưu lại thành CSV UTF-8")))
        else:
            for item in _rows(text, name, plan):
                if isinstance(item, Override):
                    found.append(item)
                else:
                    problems.append(item)
    return tuple(found), tuple(problems)


def _rows(text: str, name: str, plan: Plan) -> list[Override | Problem]:
    """Read each line on its own: a reason is one line, so that a broken row is one line too."""
    lines = text.splitlines()
    if not lines or next(csv.reader([lines[0]]), []) != list(COLUMNS):
        return [Problem(name, 1, "", _("dòng tiêu đề không đúng"), ",".join(COLUMNS))]
    found: list[Override | Problem] = []
    for number, row in enumerate(lines[1:], 2):
        if not row.strip():
            continue
        try:
            cells = next(csv.reader([row], strict=True))
            if clean(cells[0]).strip() not in plan.refused:  # its fault is told where it is declared
                found.append(_override(cells, plan))
        except (ValueError, csv.Error) as fault:
            found.append(Problem(name, number, "", _("dòng không đọc được: {reason}").format(reason=brief(str(fault)))))
    return found


def _override(cells: list[str], plan: Plan) -> Override:
    """Return what a row says; ValueError says what is wrong with it."""
    if len(cells) != len(COLUMNS):
        raise ValueError(_("có {count} ô, cần {width}").format(count=len(cells), width=len(COLUMNS)))
    values = {name: clean(cell).strip() for name, cell in zip(COLUMNS, cells, strict=True)}
    if values["indicator"] not in plan.by_id:
        raise ValueError(_("kế hoạch không có chỉ tiêu “{id}”").format(id=brief(values["indicator"])))
    verdict = None if values["verdict"] == WITHDRAWN else read_verdict(values["verdict"])
    period = Period.parse(values["period"])
    return Override(
        values["indicator"], period, verdict, values["reason"], values["recorded_at"], values["recorded_by"]
    )


def read_verdict(text: str) -> Status:
    """Read a verdict as a code or in words, whatever the case and the diacritics; ValueError names what there is."""
    key = word_key(text)
    for status in CHOICES:
        if key in (status.value, word_key(word(status))) or (status, key) in _ALSO:
            return status
    known = ", ".join(f"{status.value} ({word(status)})" for status in CHOICES)
    raise ValueError(_("“{text}” không phải một kết luận; có: {known}").format(text=brief(text), known=known))


_ALSO = {(Status.MISSED, "chua dat"), (Status.AT_RISK, "nguy co khong dat")}
"""Other words in use for a verdict."""
