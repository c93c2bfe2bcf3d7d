"""How several lists share the lines of a screen: by what they have to show. Pure."""

from __future__ import annotations

from collections.abc import Sequence

LEAST = 2
"""Lines of a list that shows anything: its heading and a row."""


def shared(room: int, wanted: Sequence[int]) -> list[int]:
    """Return how many of ``room`` lines each list gets, never more than it wants.

    Each gets its heading and a row, the first ones first, then all a line in turn as long as there are any.
    """
    got = [0] * len(wanted)
    left = max(0, room)
    for at, wish in enumerate(wanted):
        if min(wish, left) >= LEAST:
            got[at] = LEAST
            left -= LEAST
    while left:
        able = [at for at, wish in enumerate(wanted) if LEAST <= got[at] < wish][:left]
        if not able:
            break
        for at in able:
            got[at] += 1
        left -= len(able)
    return got
