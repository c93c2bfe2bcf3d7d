"""Numbers as Vietnamese documents write them: ``1.615``, ``592,642``, ``10,38``.

Writing never rounds a verdict: it only shapes what is shown. Reading is strict:
the dot groups thousands, the comma is the decimal mark, and nothing is guessed.
In an interface in another language the two marks are that language's.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from .language import Marks, _, marks

_VN = re.compile(r"[-−+]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_DOT = re.compile(r"[-−+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
TOLERANCE = 1e-9
"""Relative width of "equal" in a verdict; verdicts never see a rounded number."""
DOUBTFUL = 1e15
"""From here on a double no longer holds every digit before the comma."""
NONE = "—"
MINUS = "−"


def show(value: float | None, decimals: int | None = None, *, signed: bool = False, down: bool = False) -> str:
    """Return a number in vi-VN form; "—" for none; "1,23·10^23" where further digits would be made up.

    Args:
        value: the number; NaN and infinities count as none.
        decimals: digits after the comma; None writes as many as the number has (at most 6).
        signed: put "+" before a positive number.
        down: round down: of what is said to be reached at least, 12.5 is 12 and never 13.
    """
    if value is None or not math.isfinite(value):
        return NONE
    sign = MINUS if value < 0 else "+" if signed else ""
    if abs(value) >= DOUBTFUL:
        mantissa, _e, exponent = f"{abs(value):.2e}".partition("e")
        return f"{sign}{mantissa.replace('.', marks().decimal)}·10^{int(exponent)}"
    if decimals is None:
        decimals = places(value)
    group, decimal = marks()
    exact = _rounded(value, decimals, down=down)
    text = f"{abs(exact):,.{decimals}f}".translate({ord(","): group, ord("."): decimal})
    return sign + text if text.strip("0.,") else text


def _rounded(value: float, decimals: int, *, down: bool) -> Decimal:
    """Round a half up, as people do on paper: 1211.25 → 1211.3; or down, whatever follows."""
    # 15 digits: what a double holds for sure, so that 0.6375 × 100 is 63.75 and not 63.74999999999999
    return Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-decimals), ROUND_FLOOR if down else ROUND_HALF_UP)


def places(value: float) -> int:
    """Return how many decimals a number is written with, at most 6: 592.642 → 3, 160.0 → 0."""
    text = f"{value:.6f}".rstrip("0")
    return len(text) - text.index(".") - 1


def percent(ratio: float | None, decimals: int = 1) -> str:
    """Return a ratio (1.0 = 100 %) as "81,0 %"; "—" for none."""
    return NONE if ratio is None or not math.isfinite(ratio) else f"{show(ratio * 100, decimals)} %"


def typed(value: float) -> str:
    """Return a number as one types it in the language in use: every digit, and nothing that groups them."""
    return show(value).replace(marks().group, "")


def read_vn(text: str) -> float:
    """Read a vi-VN number strictly: "1.615" is 1615, "592,642" is 592.642; ValueError otherwise."""
    try:
        return _read(text, Marks(".", ","))
    except ValueError:
        raise ValueError(
            _("“{text}” không phải số viết kiểu Việt Nam (1.615 hoặc 592,642)").format(text=text)
        ) from None


def read_written(text: str) -> float:
    """Read a number as strictly, with the marks of the language in use; ValueError otherwise."""
    return _read(text, marks())


def _read(text: str, written: Marks) -> float:
    bare = text.strip().replace("\u00a0", "").replace("\u202f", "")
    bare = bare.translate({ord(written.group): ".", ord(written.decimal): ","})
    value = float(bare.replace(".", "").replace(",", ".").replace(MINUS, "-")) if _VN.fullmatch(bare) else math.nan
    if not math.isfinite(value):  # hundreds of digits are no number either
        raise ValueError(text)
    return value


def respelt(text: str) -> str:
    """Return how a number is typed here that is written in the manner of another country, or with blanks; "" for none.

    Only what has one reading in that manner: "1,234.5" groups by what is the decimal mark here.
    """
    bare = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "", text.strip())
    turned = Marks(marks().decimal, marks().group)
    for manner in (marks(), turned):
        if manner is turned and manner.decimal not in bare and bare.count(manner.group) < 2:
            continue
        try:
            return typed(_read(bare, manner))
        except ValueError:
            continue
    return ""


def read_dot(text: str) -> float:
    """Read a number with a decimal point and no grouping: "592.642"; ValueError otherwise."""
    bare = text.strip()
    if not _DOT.fullmatch(bare):
        raise ValueError(_("“{text}” không phải số viết với dấu chấm thập phân (592.642)").format(text=text))
    value = float(bare.replace(MINUS, "-"))
    if not math.isfinite(value):
        raise ValueError(_("“{text}” quá lớn").format(text=text))
    return value


def show_apart(
    value: float | None, against: float | Sequence[float | None] | None, decimals: int, *, down: bool = False
) -> str:
    """Return ``value`` with as many decimals as it takes to be seen apart from ``against`` (at most 12).

    99.96 against 100 with one decimal would read "100,0" beside "không đạt"; it reads "99,96".

    Args:
        value: the number.
        against: what it must be told apart from, one number or several; what it equals is left out.
        decimals: digits after the comma where that is enough.
        down: round down, as of what is reached at least.
    """
    if value is None:
        return NONE
    several = against if isinstance(against, Sequence) else (against,)
    edges = [edge for edge in several if edge is not None and abs(value - edge) > TOLERANCE * abs(edge)]
    for digits in range(decimals, 13):
        text = show(value, digits, down=down)
        if all(text != show(edge, digits) for edge in edges):
            return text
    return show(value, decimals, down=down)
