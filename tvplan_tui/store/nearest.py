"""The known word nearest to one that is not known."""

from __future__ import annotations

from collections.abc import Sequence

from tvplan_tui.domain.language import _


def nearest(word: str, known: Sequence[str]) -> str:
    """Return the cure for an unknown word: the known one it resembles, else all of them."""
    alike = resembled(word, known)
    return _("viết {word}").format(word=alike) if alike else _("dùng một trong: {words}").format(words=", ".join(known))


def resembled(word: str, known: Sequence[str]) -> str:
    """Return the known word that an unknown one resembles; "" if there is none."""
    from difflib import get_close_matches  # milliseconds to load, and most files have no fault

    low = word[:40].lower()
    names = {name.lower(): name for name in known}
    begun = sorted((name for name in names if low.startswith(name)), key=len, reverse=True)
    # a slip of a letter first ("behind_ful"), then its beginning: "half-year" is as near to "year", but means half
    alike = get_close_matches(low, names, n=1, cutoff=0.85) or begun or get_close_matches(low, names, n=1)
    return names[alike[0]] if alike else ""
