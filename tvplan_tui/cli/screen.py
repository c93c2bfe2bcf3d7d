"""Whether anything can be drawn where the output goes."""

from __future__ import annotations

from collections.abc import Mapping

WITHOUT = ("", "dumb", "unknown")
"""Terminals, as ``TERM`` names them, on which nothing can be put in its place or coloured."""


def can_draw(environ: Mapping[str, str]) -> bool:
    """Tell whether the terminal is said to be one that can."""
    return environ.get("TERM", "") not in WITHOUT
