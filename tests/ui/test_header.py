"""The title line: what it leaves out first where there is little room."""

from __future__ import annotations

import pytest
from conftest import plain
from textual.geometry import Size

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.period import Period
from tvplan_tui.ui.widgets.header import Header


class Wide(Header):
    """A title line of a width without a screen."""

    width = 80

    @property
    def size(self) -> Size:
        return Size(self.width, 1)


@pytest.mark.parametrize(
    ("width", "seen", "unseen"),
    [
        (80, (" KH 01/KH-UBND  ", "số đến 30/9"), ("UBND ph", "UB…")),
        (120, ("UBND phường Thí điểm", "số đến 30/9, ghi 10/10", "1 vấn đề"), ("…", "số liệu đến")),
        (160, ("UBND phường Thí điểm · 2023", "số liệu đến 30/09/2023, ghi 10/10/2023"), ("…",)),
    ],
)
def test_the_title_line_names_the_authority_whole_or_not_at_all(
    width: int, seen: tuple[str, ...], unseen: tuple[str, ...]
) -> None:
    header = Wide()
    header.width = width
    plan = Plan(id="P", title="T", authority="UBND phường Thí điểm", document="01/KH-UBND", year=2023)
    age, brief = "số liệu đến 30/09/2023, ghi 10/10/2023", "số đến 30/9, ghi 10/10"
    period = Period.parse("2023-09")
    header.show(plan, period, illustrative=True, problems=1, reading=False, age=age, brief=brief)
    line = plain(header.render())
    assert all(part in line for part in seen) and not any(part in line for part in unseen)
    assert len(line) == width
