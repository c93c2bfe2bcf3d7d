"""What is typed into the form of a verdict by hand, read: what is to be recorded, or what is wrong with it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tvplan_tui.domain.entry import EntryError
from tvplan_tui.domain.language import _
from tvplan_tui.domain.override import CHOICES, Override
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import FACES, Status, word
from tvplan_tui.domain.typed_day import read_past_day, show_day
from tvplan_tui.store.ledger.authorship import LONGEST

VERDICT, REASON, BY, DAY = "verdict", "reason", "by", "day"
WITHDRAWN = "withdrawn"
"""Chosen to take back the verdict that is there."""


def offers(given: Mapping[str, Any] | None, *, ascii: bool = False) -> list[tuple[str, str]]:
    """Return the verdicts to pick from with their words; the taking back where there is something to take back."""
    signs = {status: FACES[status].ascii if ascii else FACES[status].symbol for status in CHOICES}
    found = [("", _("chọn bằng ← →")), *((one.value, f"{signs[one]} {word(one)}") for one in CHOICES)]
    return [*found, (WITHDRAWN, _("Rút lại nhận định đang có"))] if given else found


def fresh(given: Mapping[str, Any] | None, author: str, today: date) -> dict[str, str]:
    """Return what the fields hold before anybody types: the verdict that is there, who is typing, and today."""
    said = {VERDICT: given["verdict"], REASON: given["reason"]} if given else {VERDICT: "", REASON: ""}
    return {**said, BY: author, DAY: show_day(today)}


def read(
    indicator: str, period: Period, typed: Mapping[str, str], given: Mapping[str, Any] | None, today: date
) -> Override:
    """Return what is to be recorded.

    Args:
        indicator: its id.
        period: the period the verdict is about.
        typed: what stands in the fields.
        given: the verdict in force, as a row tells it; None if there is none.
        today: the last day that can be meant.

    Raises:
        EntryError: which field is wrong, and why.
    """
    chosen, reason, by = typed[VERDICT], typed[REASON].strip(), typed[BY].strip()
    if not chosen:
        raise EntryError(VERDICT, _("thiếu kết luận"), _("chọn một đánh giá bằng ← →"))
    taken_back = chosen == WITHDRAWN
    if taken_back and given is None:
        raise EntryError(VERDICT, _("kỳ này không có nhận định nào để rút lại"))
    if not reason and not taken_back:
        raise EntryError(REASON, _("thiếu lý do"), _("ghi vì sao nhận định khác phần mềm"))
    if len(by) > LONGEST:
        raise EntryError(BY, _("tên dài quá {count} chữ").format(count=LONGEST))
    try:
        given_on = str(read_past_day(typed[DAY], today) or "")
    except ValueError as fault:
        raise EntryError(DAY, str(fault)) from None
    return Override(indicator, period, None if taken_back else Status(chosen), reason, by=by, given_on=given_on)
