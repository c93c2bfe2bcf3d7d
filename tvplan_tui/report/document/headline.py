"""How many targets stand where, in a sentence: by bullet of the document first, by row beneath."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tvplan_tui.domain.language import _
from tvplan_tui.domain.status import Status
from tvplan_tui.report.counts import Tally

DONE = (Status.EXCEEDED, Status.MET, Status.ACHIEVED)
"""What counts as "đạt và vượt"."""
REST = (
    Status.ON_TRACK,
    Status.BEHIND,
    Status.AT_RISK,
    Status.MISSED,
    Status.IN_PROGRESS,
    Status.NOT_DUE,
    Status.NO_DATA,
    Status.NO_TARGET,
)
"""The others, in the order in which a report names them."""


def bullets(tally: Tally) -> str:
    """Return the counts by bullet: "đạt và vượt 19/25 chỉ tiêu (vượt 5, đạt 14); chậm 3; …"."""
    return _told(tally.bullets, _("{done}/{total} chỉ tiêu"), _("{total} chỉ tiêu"))


def rows(tally: Tally) -> str:
    """Return the counts by row, which "trong đó" rows are part of."""
    return _told(tally.rows, _("{done}/{total} dòng"), _("{total} dòng"))


def _told(counted: Counter[Status], some: str, all_of: str) -> str:
    """Begin with what is done, if anything is; else with how many there are: "trong 5 chỉ tiêu: …"."""
    total, done = counted.total(), sum(counted[status] for status in DONE)
    if not done:
        return _("trong {all_of}: {rest}").format(all_of=all_of.format(total=total), rest="; ".join(_rest(counted)))
    head = _("đạt và vượt {some}").format(some=some.format(done=done, total=total))
    return "; ".join((head + _of(counted), *_rest(counted)))


def _of(counted: Counter[Status]) -> str:
    words = {Status.EXCEEDED: _("vượt"), Status.MET: _("đạt"), Status.ACHIEVED: _("hoàn thành sớm")}
    parts = [f"{words[status]}\u00a0{counted[status]}" for status in DONE if counted[status]]
    return f" ({', '.join(parts)})"


def _rest(counted: Counter[Status]) -> Iterator[str]:
    words = {
        Status.ON_TRACK: _("đúng tiến độ\u00a0{count}"),
        Status.BEHIND: _("chậm\u00a0{count}"),
        Status.AT_RISK: _("có nguy cơ không đạt\u00a0{count}"),
        Status.MISSED: _("không đạt\u00a0{count}"),
        Status.IN_PROGRESS: _("đang thực hiện\u00a0{count}"),
        Status.NOT_DUE: _("chưa đến kỳ đánh giá\u00a0{count}"),
        Status.NO_DATA: _("chưa đủ số liệu\u00a0{count}"),
        Status.NO_TARGET: _("chưa có số mục tiêu\u00a0{count}"),
    }
    for status in REST:
        if counted[status]:
            yield words[status].format(count=counted[status])
