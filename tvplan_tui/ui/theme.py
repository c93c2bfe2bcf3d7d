"""Themes: one set of tokens, five looks.

The style sheets name tokens, never colours: ``$good $fair $bad $neutral $dim $strong
$accent $background $surface $selection``. Every theme was chosen for sixteen colours
first: ``NEIGHBOURS`` names the ANSI colour each token stands beside, and ``tvplan-ansi``
is made of those alone. Contrast and colour-blind distance are held by ``tests/ui/test_theme.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from textual.theme import Theme

from tvplan_tui.domain.language import _

DARK, LIGHT, CVD, CONTRAST, ANSI = "tvplan-dark", "tvplan-light", "tvplan-cvd", "tvplan-contrast", "tvplan-ansi"

NEIGHBOURS: dict[str, str] = {
    "good": "ansi_green",
    "fair": "ansi_yellow",
    "bad": "ansi_red",
    "neutral": "ansi_default",
    "dim": "ansi_bright_black",
    "strong": "ansi_default",
    "accent": "ansi_cyan",
    "foreground": "ansi_default",
    "background": "ansi_default",
    "surface": "ansi_default",
    "selection": "ansi_default",
    "line": "ansi_bright_black",
    "bar": "ansi_cyan",
}
"""The ANSI colour each token stands beside; the terminal's own palette gives it its shade."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, by what they mean.

    Attributes:
        good: on track, met; ``fair``: behind; ``bad``: at risk, missed.
        neutral: a status without a verdict, and secondary words.
        dim: what may be overlooked: units, last year, axes' numbers.
        strong: headings and the figure that matters.
        accent: keys, the focused edge, this year in a chart.
        foreground: running text.
        background: the screen; ``surface``: bars and panes; ``selection``: the row under the cursor.
        line: rules, frames, scrollbars; never text.
        bar: large areas in a chart: the accent, calmer.
    """

    good: str
    fair: str
    bad: str
    neutral: str
    dim: str
    strong: str
    accent: str
    foreground: str
    background: str
    surface: str
    selection: str
    line: str
    bar: str


TEXTS = ("good", "fair", "bad", "neutral", "dim", "strong", "accent", "foreground")
GROUNDS = ("background", "surface", "selection")

_DARK = Tokens(
    good="#92e0b4",
    fair="#dcae48",
    bad="#ee7568",
    neutral="#b9bec5",
    dim="#a0a5ac",
    strong="#f5f6f8",
    accent="#7ab8f5",
    foreground="#dcdfe3",
    background="#15171a",
    surface="#1f2226",
    selection="#2e3238",
    line="#4a4f56",
    bar="#5e97cc",
)

TOKENS: dict[str, Tokens] = {
    DARK: _DARK,
    LIGHT: Tokens(
        good="#0a5c38",
        fair="#805b00",
        bad="#8a0f1c",
        neutral="#43474d",
        dim="#595d63",
        strong="#141618",
        accent="#0b5a9c",
        foreground="#2a2d31",
        background="#fafafa",
        surface="#f1f1f2",
        selection="#e5e7ea",
        line="#b4b7bb",
        bar="#346d9f",
    ),
    CVD: replace(_DARK, good="#74b4ff", fair="#f5e663", bad="#f2854e", accent="#dcaee6", bar="#b48cc2"),
    CONTRAST: Tokens(
        good="#6bffa0",
        fair="#ffe14d",
        bad="#ff9f97",
        neutral="#e6e6e6",
        dim="#c8c8c8",
        strong="#ffffff",
        accent="#66d9ff",
        foreground="#ffffff",
        background="#000000",
        surface="#121212",
        selection="#262626",
        line="#8a8a8a",
        bar="#66d9ff",
    ),
}


def _theme(name: str, tokens: Mapping[str, str], *, dark: bool = True, ansi: bool = False) -> Theme:
    """Return the theme of some tokens: Textual's own fields say the same as ours."""
    ink = tokens["background"] if not ansi else "ansi_default"
    return Theme(
        name=name,
        primary=tokens["accent"],
        secondary=tokens["neutral"],
        accent=tokens["accent"],
        success=tokens["good"],
        warning=tokens["fair"],
        error=tokens["bad"],
        foreground=tokens["foreground"],
        background=tokens["background"],
        surface=tokens["surface"],
        panel=tokens["surface"],
        boost=tokens["surface"],
        dark=dark,
        ansi=ansi,
        variables={
            **{token: tokens[token] for token in (*TEXTS[:6], "selection", "line", "bar")},
            # On sixteen colours, and without any, the row under the cursor is in reverse video.
            "selection-style": "reverse" if ansi else "none",
            "text": tokens["foreground"],
            "text-muted": tokens["neutral"],
            "text-disabled": tokens["dim"],
            "border": tokens["accent"],
            "border-blurred": tokens["line"],
            "block-cursor-foreground": tokens["strong"],
            "block-cursor-background": tokens["selection"],
            "block-cursor-text-style": "bold reverse" if ansi else "bold",
            "block-cursor-blurred-foreground": tokens["foreground"],
            "block-cursor-blurred-background": tokens["surface"],
            "block-hover-background": tokens["surface"],
            "footer-background": tokens["surface"],
            "footer-foreground": tokens["neutral"],
            "footer-description-foreground": tokens["neutral"],
            "footer-key-foreground": tokens["accent"],
            "input-cursor-background": tokens["strong"],
            "input-cursor-foreground": ink,
            "input-cursor-text-style": "reverse" if ansi else "none",
            "input-selection-background": tokens["selection"],
            "input-selection-foreground": tokens["strong"],
            "screen-selection-background": tokens["selection"],
            "screen-selection-foreground": tokens["strong"],
            # Names that Textual's own style sheets use and its system of ANSI colours leaves out.
            "ansi-background": tokens["background"],
            "ansi-foreground": tokens["foreground"],
            "foreground-disabled": tokens["dim"],
            "surface-active": tokens["surface"],
            "scrollbar": tokens["line"],
            "scrollbar-hover": tokens["dim"],
            "scrollbar-active": tokens["accent"],
            "scrollbar-background": tokens["background"],
            "scrollbar-background-hover": tokens["background"],
            "scrollbar-background-active": tokens["background"],
            "scrollbar-corner-color": tokens["background"],
        },
    )


def _mapping(tokens: Tokens) -> dict[str, str]:
    return {name: getattr(tokens, name) for name in Tokens.__slots__}


THEMES: dict[str, Theme] = {
    **{name: _theme(name, _mapping(tokens), dark=name != LIGHT) for name, tokens in TOKENS.items()},
    ANSI: _theme(ANSI, NEIGHBOURS, ansi=True),
}
"""Every theme by name, the default first; register each, and cycle through them in this order."""


def theme_word(name: str) -> str:
    """Return a theme's name as the screen shows it."""
    return {
        DARK: _("Tối"),
        LIGHT: _("Sáng"),
        CVD: _("Cho người khó phân biệt màu"),
        CONTRAST: _("Tương phản cao"),
        ANSI: _("16 màu của thiết bị đầu cuối"),
    }[name]


def pick_theme(environ: Mapping[str, str], stored: str | None = None) -> str:
    """Return the theme to start with.

    Where the terminal shows sixteen colours (or none are wanted) it is the one made of
    sixteen, whatever was stored: the memory is shared by every terminal of a person, and
    a truecolor theme rounded to sixteen colours is not readable.

    Args:
        environ: the environment; TERM, COLORTERM and NO_COLOR are looked at as the painting library does.
        stored: the theme chosen last time; an unknown one is ignored.
    """
    term = environ.get("TERM", "").strip().lower()
    deep = environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit")
    shades = term.rpartition("-")[2]
    if environ.get("NO_COLOR") or (term and not deep and shades not in ("256color", "kitty")):
        return ANSI
    return stored if stored in THEMES else DARK
