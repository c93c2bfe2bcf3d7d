"""The line of sectors on narrow screens."""

from __future__ import annotations

import pytest

from tvplan_tui.domain.status import FACES, Status
from tvplan_tui.ui.widgets.tabs import shortened


@pytest.mark.parametrize(
    ("rooms", "over", "keep", "expected"),
    [
        ([9, 7, 17], 0, -1, [9, 7, 17]),
        ([9, 7, 17], 5, -1, [9, 7, 12]),
        ([9, 7, 17], 10, -1, [8, 7, 8]),
        ([9, 7, 17], 5, 2, [5, 6, 17]),
        ([2, 2], 9, -1, [1, 1]),
        ([], 3, -1, []),
    ],
)
def test_the_longest_names_give_first_and_the_open_one_none(rooms, over, keep, expected):
    assert shortened(rooms, over, keep) == expected


def test_every_status_has_a_sign_of_its_own():
    assert len({face.symbol for face in FACES.values()}) == len(Status)
    assert len({face.ascii for face in FACES.values()}) == len(Status)
    assert all(face.ascii.isascii() and face.ascii.isprintable() for face in FACES.values())
    # the cursor, the ellipsis, a fold, no figure
    assert not {face.ascii for face in FACES.values()} & set(">-")
