"""Colours on white paper, the same in every format; what they say is always written beside them as well."""

from __future__ import annotations

from tvplan_tui.domain.status import Hue

FILL: dict[Hue, str] = {
    Hue.GOOD: "#4f9d69",
    Hue.FAIR: "#e0b040",
    Hue.BAD: "#c8553d",
    Hue.NEUTRAL: "#b4b9bf",
}
"""Of bars."""
TINT: dict[Hue, str] = {
    Hue.GOOD: "#e2f1e7",
    Hue.FAIR: "#fbf1d2",
    Hue.BAD: "#f8ddd6",
    Hue.NEUTRAL: "#eceef0",
}
"""Behind words."""
INK: dict[Hue, str] = {
    Hue.GOOD: "#14532d",
    Hue.FAIR: "#6b4e00",
    Hue.BAD: "#8a1c0c",
    Hue.NEUTRAL: "#3f454c",
}
"""Of words on their tint: contrast of 7 and more."""
ACTUAL, PATH, PREVIOUS = "#1f5f99", "#c8553d", "#9aa0a6"
"""Lines: what was reached, what the plan asks for, the year before."""
