"""What the fields of a form for figures hold before anybody types: what the ledger says. Pure; knows no widget."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tvplan_tui.domain.numbers import typed
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import DataStatus, Status, data_word, word
from tvplan_tui.report.entering import said
from tvplan_tui.report.recent import parts

if TYPE_CHECKING:
    from tvplan_tui.report.board import Book


def statuses(book: Book, indicator: str, period: Period) -> list[tuple[str, str]]:
    """Return the statuses a figure may have, as a choice: none less final than the one it would replace."""
    was = said(book, indicator, period)
    known = list(DataStatus)
    least = known.index(was.status) if was and was.status else 0
    return [(data_word(status), data_word(status)) for status in known[least:]]


def recorded(book: Book, indicator: str, period: Period, names: Iterable[str]) -> dict[str, str]:
    """Return the texts of the form's fields."""
    was = said(book, indicator, period)
    fields = dict.fromkeys(names, "")
    fields["status"] = data_word(was.status if was and was.status else DataStatus.ESTIMATE)
    both = parts(book, indicator, period)
    if both is not None and "numerator" in fields:  # the value follows from them
        fields["numerator"], fields["denominator"] = map(number, both)
    elif was is not None and "value" in fields:
        fields["value"] = was.assessment or ("" if was.value is None else number(was.value))
    return fields


def cell(book: Book, indicator: str, period: Period) -> str:
    """Return the text of a grid's cell: "68,734", "98/102" where there are two parts, "đang thực hiện"."""
    both = parts(book, indicator, period)
    if both is not None:
        return "/".join(map(number, both))
    was = said(book, indicator, period)
    if was is not None and was.assessment is not None:
        return word(Status(was.assessment)).lower()
    return "" if was is None or was.value is None else number(was.value)


def number(value: float) -> str:
    """Return a number as one types it: without the dots that group thousands."""
    return typed(value)
