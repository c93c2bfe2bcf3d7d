"""Contrast, colour-blind distance and the choice of a theme, computed."""

import math
from itertools import combinations

import pytest
from rich.color import Color, ColorSystem
from textual.theme import Theme

from tvplan_tui.domain.status import FACES, Status
from tvplan_tui.ui.lists.rows import face
from tvplan_tui.ui.theme import (
    ANSI,
    CONTRAST,
    CVD,
    DARK,
    GROUNDS,
    LIGHT,
    NEIGHBOURS,
    TEXTS,
    THEMES,
    TOKENS,
    Tokens,
    pick_theme,
    theme_word,
)

Triple = tuple[float, float, float]

# Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB.
SIGHT: dict[str, tuple[Triple, Triple, Triple]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
HUES = ("good", "fair", "bad")


def linear(colour: str) -> Triple:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue))  # type: ignore[return-value]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one) + 0.05, luminance(other) + 0.05))
    return high / low


def lab(colour: str, sight: str) -> Triple:
    """CIE L*a*b* (D65) of a colour as seen with ``sight``."""
    seen = [sum(a * b for a, b in zip(row, linear(colour), strict=True)) for row in SIGHT[sight]]
    red, green, blue = (min(1.0, max(0.0, part)) for part in seen)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883

    def curve(part: float) -> float:
        return part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116

    return 116 * curve(y) - 16, 500 * (curve(x) - curve(y)), 200 * (curve(y) - curve(z))


def in_256(colour: str) -> str:
    """The colour a terminal with 256 colours shows, as over SSH without COLORTERM."""
    return "#{:02x}{:02x}{:02x}".format(*Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor())


def token(tokens: Tokens, name: str) -> str:
    value = getattr(tokens, name)
    assert isinstance(value, str)
    return value


def test_the_yardstick_itself() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert lab("#ffffff", "normal")[0] == pytest.approx(100, abs=0.1)
    assert math.dist(lab("#d00000", "protanopia"), lab("#5a5a00", "protanopia")) < 20


@pytest.mark.parametrize("name", TOKENS)
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_text_is_readable_on_every_ground(name: str, text: str, ground: str) -> None:
    one, other = token(TOKENS[name], text), token(TOKENS[name], ground)
    floor = 7.0 if name == CONTRAST else 4.5  # the back row of a meeting reads it on a projector
    assert contrast(one, other) >= floor
    assert contrast(in_256(one), in_256(other)) >= floor


@pytest.mark.parametrize("name", TOKENS)
def test_the_grounds_stay_apart_in_256_colours(name: str) -> None:
    assert len({in_256(token(TOKENS[name], ground)) for ground in GROUNDS}) == len(GROUNDS)


@pytest.mark.parametrize("name", TOKENS)
def test_areas_and_rules_are_seen(name: str) -> None:
    assert contrast(TOKENS[name].bar, TOKENS[name].background) >= 4.5
    assert contrast(TOKENS[name].line, TOKENS[name].background) >= 1.7


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize(("one", "other"), list(combinations(HUES, 2)))
def test_the_colour_blind_theme_keeps_its_hues_apart(sight: str, one: str, other: str) -> None:
    tokens = TOKENS[CVD]
    assert math.dist(lab(token(tokens, one), sight), lab(token(tokens, other), sight)) >= 20


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize(("one", "other"), list(combinations(HUES, 2)))
def test_the_default_theme_keeps_its_hues_apart_by_lightness(sight: str, one: str, other: str) -> None:
    tokens = TOKENS[DARK]
    assert abs(lab(token(tokens, one), sight)[0] - lab(token(tokens, other), sight)[0]) >= 6.5


APART = 12.0
"""CIE76 distance that two statuses keep in every theme and for every kind of sight. 2.3 is just noticeable on large
areas side by side; a sign of one cell, looked at alone, needs several times that. The symbol and the word are there
in any case."""


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("name", TOKENS)
@pytest.mark.parametrize(("one", "other"), list(combinations((*HUES, "neutral"), 2)))
def test_every_theme_keeps_the_hues_of_the_statuses_apart(sight: str, name: str, one: str, other: str) -> None:
    tokens = TOKENS[name]
    assert math.dist(lab(token(tokens, one), sight), lab(token(tokens, other), sight)) >= APART


def test_a_status_is_told_by_sign_and_word_wherever_it_stands() -> None:
    assert len({FACES[status].symbol for status in Status}) == len({FACES[status].ascii for status in Status})
    for ascii in (False, True):
        for roomy in (False, True):
            faces = {status: face(status, ascii=ascii, roomy=roomy) for status in Status}
            assert len({text for text, _tone in faces.values()}) == len(Status), "no two read the same"
            for text, tone in faces.values():
                sign, _blank, told = text.partition(" ")
                assert len(sign) == 1 and told.strip()
                assert tone in (*HUES, "neutral")


@pytest.mark.parametrize("theme", THEMES.values(), ids=str)
def test_every_theme_answers_every_token(theme: Theme) -> None:
    for name in ("good", "fair", "bad", "neutral", "dim", "strong", "selection", "selection-style", "line", "bar"):
        assert theme.variables[name]
    assert theme.accent and theme.background and theme.surface and theme.foreground
    assert theme_word(theme.name)


def test_every_token_has_an_ansi_neighbour_and_the_ansi_theme_has_nothing_else() -> None:
    assert set(NEIGHBOURS) == set(Tokens.__slots__)
    theme = THEMES[ANSI]
    assert theme.ansi
    assert not [value for value in theme.variables.values() if "#" in value]


def test_all_themes_define_the_same_variables() -> None:
    assert len({frozenset(theme.variables) for theme in THEMES.values()}) == 1


@pytest.mark.parametrize(
    ("environ", "stored", "expected"),
    [
        ({"TERM": "xterm-256color"}, None, DARK),
        ({"TERM": "xterm-256color"}, LIGHT, LIGHT),
        ({"TERM": "xterm-256color"}, "dracula", DARK),
        ({"TERM": "xterm-kitty"}, None, DARK),
        ({}, None, DARK),
        ({"TERM": "xterm"}, None, ANSI),
        ({"TERM": "xterm"}, LIGHT, ANSI),
        ({"TERM": "linux"}, None, ANSI),
        ({"TERM": "vt100"}, None, ANSI),
        ({"TERM": "screen"}, None, ANSI),
        ({"TERM": "screen-256color"}, None, DARK),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, None, DARK),
        ({"TERM": "xterm", "COLORTERM": ""}, None, ANSI),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, LIGHT, ANSI),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, LIGHT, LIGHT),
    ],
)
def test_the_theme_fits_the_terminal(environ: dict[str, str], stored: str | None, expected: str) -> None:
    assert pick_theme(environ, stored) == expected
