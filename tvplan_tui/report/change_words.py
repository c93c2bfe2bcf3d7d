"""What changed, in words to be read on one line; the indicator's name stands before them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tvplan_tui.domain.due import listed
from tvplan_tui.domain.indicator import Indicator
from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import show, show_apart
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import Status, data_word, word
from tvplan_tui.domain.wording import decimals, reached_amount, reached_share

from .plain_ledger import said
from .spoken import points

if TYPE_CHECKING:
    from .board import Row
    from .said import Said
    from .vintages import Parts, Vintage


_PARTS = re.compile(r" = \S+")
"""What a share is made of, behind it."""


def moved(kind: str, then: Row, row: Row, indicator: Indicator) -> str:
    """Return from which verdict to which, and the figures that say why."""
    frame = {
        "worse": _("từ {before} xuống {after}"),
        "better": _("từ {before} lên {after}"),
    }.get(kind, _("từ {before} sang {after}"))
    neutral = Status(row["status"]) is Status.NO_DATA or Status(then["status"]) in _UNJUDGED
    if neutral:
        frame = _("từ {before} sang {after}")
    if Status(then["status"]) is Status.NO_DATA:
        frame = _("có số liệu: {after}")
    text = frame.format(before=word(Status(then["status"])).lower(), after=word(Status(row["status"])).lower())
    why = _why(then, row, indicator)
    return f"{text}; {why}" if why else text


_UNJUDGED = (Status.NO_DATA, Status.NO_TARGET, Status.IN_PROGRESS, Status.NOT_DUE)


def _why(then: Row, row: Row, indicator: Indicator) -> str:
    # what is missing has a line of its own
    if not indicator.measured or row["actual"] is None or row["status"] == Status.NO_DATA:
        return ""
    if row["status"] != Status.ACHIEVED and row["prorata"] and row["pace"] is not None and not row["closed"]:
        if then["pace"] is None or Status(then["status"]) in _UNJUDGED:
            return _("đạt {pace} mốc đến kỳ").format(pace=_percent(row))
        return _("đạt {pace} mốc đến kỳ, trước đó {before}").format(pace=_percent(row), before=_percent(then))
    now = reached_amount(row, indicator)
    if then["actual"] is None or then["actual"] == row["actual"]:
        return _("số liệu là {now}").format(now=now)
    edges = (indicator.aim, row["actual"])
    before = show_apart(then["actual"], edges, decimals(indicator), down=then["lower_bound"])
    return _("số liệu từ {before} thành {now}").format(before=before, now=now)


def _percent(row: Row) -> str:
    return f"{reached_share(row, 'pace')} %"


def missing(periods: str) -> str:
    """Return that figures are missing."""
    return _("thiếu số liệu {periods}").format(periods=periods)


def overdue(periods: str) -> str:
    """Return that figures are overdue."""
    return _("quá hạn số liệu {periods}").format(periods=periods)


def was(told: str, before: Status) -> str:
    """Return that figures are missing, with the verdict there was before."""
    return _("{told}; trước đó {before}").format(told=told, before=word(before).lower())


def withdrawn(one: Vintage, indicator: Indicator) -> str:
    """Return that a figure was taken back."""
    return _("số {period} ({was}) đã rút lại, không còn số").format(
        period=one.period.words(), was=figure(one.was, one.was_parts, indicator)
    )


def revised(one: Vintage, indicator: Indicator) -> str:
    """Return from what to what a figure was revised, by how much, and the note to it."""
    text = _("số {period} sửa từ {was} thành {now}").format(
        period=one.period.words(),
        was=figure(one.was, one.was_parts, indicator),
        now=figure(one.now, one.now_parts, indicator),
    )
    if one.delta:
        side = _("tăng") if one.delta > 0 else _("giảm")
        text += f", {side} {points(one.delta, indicator)}"
    return f"{text} – {one.note.rstrip('.')}" if one.note else text


def figure(one: Said | None, parts: Parts, indicator: Indicator) -> str:
    """Return a figure as it was given: "45,2 tỷ đồng (ước)", "86,67 % = 13/15 (ước)"."""
    return said(one._replace(parts=parts) if one and parts else one, indicator)


def figure_alone(one: Said | None, parts: Parts, indicator: Indicator, *, bare: bool = False) -> str:
    """Return a figure without its unit: "45,2 (ước)", "86,67 (ước)"; ``bare``: without its status too."""
    text = figure(one._replace(status=None) if one and bare else one, parts, indicator)
    if one is not None and one.value is not None and parts is not None:
        text = _PARTS.sub("", text)
    return text.replace(f" {indicator.unit}", "", 1) if indicator.unit else text


def fresh(several: Sequence[Vintage], indicator: Indicator, row: Row | None = None) -> str:
    """Return for which periods figures came, and the latest of them.

    One given as numerator and denominator says little alone: before it stands what the year has come to by ``row``.
    """
    last = several[-1]
    periods = listed(tuple(one.period for one in several))
    latest = figure(last.now, last.now_parts, indicator)
    through = Period.parse(row["data_through"]).last if row and row["data_through"] else None
    if row and last.now_parts and row["actual"] is not None and through == last.period.last:
        # of a part of the year a share says nothing, it may be far over 100 %
        told, alone = _("lũy kế {actual}; trong kỳ {figure}"), "/".join(map(show, last.now_parts))
        status = f" ({data_word(last.now.status)})" if last.now and last.now.status else ""
        latest = told.format(actual=reached_amount(row, indicator), figure=alone + status)
    if len(several) == 1:
        return _("có số {periods}: {latest}").format(periods=periods, latest=latest)
    return _("có số {periods}; mới nhất là {latest}").format(periods=periods, latest=latest)
