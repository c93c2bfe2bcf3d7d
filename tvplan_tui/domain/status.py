"""The verdicts: their names, order of urgency, symbols and words."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from .language import _


class Status(StrEnum):
    """How a target stands; the value is what scripts see."""

    MISSED = "missed"
    AT_RISK = "at_risk"
    BEHIND = "behind"
    NO_DATA = "no_data"
    NO_TARGET = "no_target"
    IN_PROGRESS = "in_progress"
    NOT_DUE = "not_due"
    ON_TRACK = "on_track"
    ACHIEVED = "achieved"
    MET = "met"
    EXCEEDED = "exceeded"


class Hue(StrEnum):
    """The three hues and the neutral one that carry every status."""

    GOOD = "good"
    FAIR = "fair"
    BAD = "bad"
    NEUTRAL = "neutral"


class Face(NamedTuple):
    """How a status is shown: never by colour alone."""

    symbol: str
    ascii: str
    hue: Hue


FACES: dict[Status, Face] = {
    Status.MISSED: Face("✕", "X", Hue.BAD),
    Status.AT_RISK: Face("▼", "!", Hue.BAD),
    Status.BEHIND: Face("◐", "~", Hue.FAIR),
    Status.NO_DATA: Face("?", "?", Hue.NEUTRAL),
    Status.NO_TARGET: Face("∅", "o", Hue.NEUTRAL),
    Status.IN_PROGRESS: Face("◇", "/", Hue.NEUTRAL),
    Status.NOT_DUE: Face("○", ".", Hue.NEUTRAL),
    Status.ON_TRACK: Face("●", "*", Hue.GOOD),
    Status.ACHIEVED: Face("△", "^", Hue.GOOD),
    Status.MET: Face("✓", "V", Hue.GOOD),
    Status.EXCEEDED: Face("▲", "+", Hue.GOOD),
}
"""Every status has a sign of its own, in ASCII too: where there is no room for words the sign tells them apart."""

URGENCY: tuple[Status, ...] = tuple(Status)
"""Most urgent first: the order in which an overview lists them."""


def word(status: Status) -> str:
    """Return the status in words, as the screen shows it."""
    return {
        Status.MISSED: _("Không đạt"),
        Status.AT_RISK: _("Nguy cơ"),
        Status.BEHIND: _("Chậm"),
        Status.NO_DATA: _("Thiếu số liệu"),
        Status.NO_TARGET: _("Chưa có số mục tiêu"),
        Status.IN_PROGRESS: _("Đang thực hiện"),
        Status.NOT_DUE: _("Chưa đến kỳ"),
        Status.ON_TRACK: _("Đúng tiến độ"),
        Status.ACHIEVED: _("Hoàn thành sớm"),
        Status.MET: _("Đạt"),
        Status.EXCEEDED: _("Vượt"),
    }[status]


def is_alarm(status: Status) -> bool:
    """Tell whether a status asks for action: nguy cơ or không đạt (the filter ``!``)."""
    return status in (Status.AT_RISK, Status.MISSED)


class DataStatus(StrEnum):
    """How final a figure is; a later one of the order outranks an earlier one."""

    ESTIMATE = "estimate"
    PRELIMINARY = "preliminary"
    OFFICIAL = "official"


WITHDRAWN = -1
"""The rank, below all of these, of a row that takes back an earlier one; such a row is no figure itself."""


def data_word(status: DataStatus) -> str:
    """Return a data status in words."""
    return {
        DataStatus.ESTIMATE: _("ước"),
        DataStatus.PRELIMINARY: _("sơ bộ"),
        DataStatus.OFFICIAL: _("chính thức"),
    }[status]


class DataState(StrEnum):
    """Whether the figures that are due are there; the second axis, never mixed with the first."""

    COMPLETE = "complete"
    STALE = "stale"
    MISSING = "missing"
    OVERDUE = "overdue"
    NOT_DUE = "not_due"
