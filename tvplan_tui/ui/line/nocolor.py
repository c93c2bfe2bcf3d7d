"""The console without any colour: ``NO_COLOR`` and ``--no-color``.

Textual turns ``NO_COLOR`` into greys, which are colours too. ``Colourless`` makes an
app send none: every segment loses its foreground and background and keeps bold, dim,
underline and reverse, which carry the meaning then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter, Monochrome, NoColor

from .plain_signs import PLAIN_SIGNS


def wants_no_colour(environ: Mapping[str, str]) -> bool:
    """Tell whether ``NO_COLOR`` is set and not empty (no-color.org), or the terminal is of a kind without colours."""
    return bool(environ.get("NO_COLOR")) or environ.get("TERM", "").startswith("vt")


class StripColour(LineFilter):
    """Takes the colours out of a line and leaves its attributes."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 (the base class has it)
        """Return the segments without colours."""
        return [
            Segment(text, _colourless(style) if style is not None else None, control)
            for text, style, control in segments
        ]


@lru_cache(4096)
def _colourless(style: Style) -> Style:
    # Rich drops the meta data with the colours, and with it what a click or a selection of text is about.
    bare = style.without_color
    return bare + Style(meta=style.meta) if style.meta else bare


_STRIP = StripColour()


class Colourless(App[object]):
    """An app that sends no colour while ``colourless`` is set, and only ASCII signs while ``ascii`` is.

    To be inherited beside the app's own class.

    Start it with an ANSI theme (``theme.pick_theme`` does): there the row under the cursor
    is in reverse video and nothing depends on a shade.
    """

    colourless: bool = False
    ascii: bool = False

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters every line goes through; without colour only the one that removes it.

        Textual's own answer to ``NO_COLOR`` is left out: it makes greys, and takes an empty variable for a wish.
        """
        if self.colourless:
            filters: list[LineFilter] = [_STRIP]
        else:
            filters = [line for line in super().get_line_filters() if not isinstance(line, Monochrome | NoColor)]
        return [*filters, PLAIN_SIGNS] if self.ascii else filters
