"""The form for a verdict by hand: what it reads, writes, refuses, and how a table marks it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from conftest import Open, console, plain, settled, shown

from tvplan_tui.domain.entry import EntryError
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import Status
from tvplan_tui.store.drafts import waiting
from tvplan_tui.ui.forms.verdict_draft import WITHDRAWN, offers, read
from tvplan_tui.ui.screens.sector import SectorScreen
from tvplan_tui.ui.screens.verdict_form import VerdictScreen
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.footer import Footer
from tvplan_tui.ui.widgets.grid import Grid

TODAY = date(2023, 10, 5)
SEPTEMBER = Period.month(2023, 9)
THERE = {
    "verdict": "met",
    "reason": "đã nghiệm thu",
    "by": "lan",
    "at": "2023-10-02T08:30:12.123456+07:00",
    "on": "2023-10-02",
}


def verdicts(plan: Path) -> list[str]:
    file = plan.parent / "data" / "verdicts" / "2023.csv"
    return file.read_text(encoding="utf-8").splitlines()[1:] if file.exists() else []


def said(pilot: Open) -> str:
    return pilot.app.screen.query_one(Footer).saying


async def saved(pilot: Open) -> None:
    await pilot.press("f10")
    for _round in range(3):
        await settled(pilot)
        await pilot.pause(0.1)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"verdict": ""}, "verdict"),
        ({"reason": "  "}, "reason"),
        ({"verdict": WITHDRAWN}, "verdict"),
        ({"by": "n" * 65}, "by"),
        ({"day": "31/2/2023"}, "day"),
        ({"day": "6/10/2023"}, "day"),
    ],
)
def test_what_is_lacking_is_told_at_its_field(typed: dict[str, str], field: str) -> None:
    with pytest.raises(EntryError) as refused:
        read("DN", SEPTEMBER, {"verdict": "met", "reason": "vì", "by": "lan", "day": "", **typed}, None, TODAY)
    assert refused.value.field == field


def test_taking_back_needs_no_reason_and_is_offered_only_where_there_is_something() -> None:
    back = read("DN", SEPTEMBER, {"verdict": WITHDRAWN, "reason": "", "by": "", "day": ""}, THERE, TODAY)
    assert back.verdict is None
    assert WITHDRAWN in dict(offers(THERE))
    assert WITHDRAWN not in dict(offers(None))
    made = read("DN", SEPTEMBER, {"verdict": "met", "reason": " vì ", "by": "", "day": "28/9"}, None, TODAY)
    assert (made.verdict, made.reason, made.given_on) == (Status.MET, "vì", "2023-09-28")


@pytest.mark.parametrize("key", ["O", "percent_sign"])
async def test_a_verdict_is_picked_written_marked_and_taken_back(plan: Path, key: str) -> None:
    async with console(plan) as pilot:
        await pilot.press("down", "down", key)
        await settled(pilot)
        assert isinstance(pilot.app.screen, VerdictScreen)
        assert "Doanh nghiệp thành lập mới" in shown(pilot)
        await saved(pilot)
        assert "thiếu kết luận" in said(pilot)
        await pilot.press("left", "tab", *"bù", "tab", "tab")  # round to the last one
        assert "05/10/2023" in shown(pilot)
        await pilot.press("ctrl+u", *"2/10")
        await saved(pilot)
        assert isinstance(pilot.app.screen, SectorScreen)
        assert "Đã ghi nhận định DN: Vượt (data/verdicts/2023.csv:2)" in said(pilot)
        assert pilot.app.screen.query_one(Grid).cursor_key == "DN"
        text = shown(pilot)
        assert "Nguy cơ!*" in text
        assert "Nhận định của người phụ trách" in text
        assert "+07:00" not in text
        assert verdicts(plan)[0].startswith("DN,2023-09,exceeded,bù,")
        assert verdicts(plan)[0].endswith(",2023-10-02")
        assert ", 02/10/2023" in plain(pilot.app.screen.query_one("#detail-text", Prose).content)
        await pilot.press("question_mark", "end")
        await settled(pilot)
        signs = " ".join(plain(pilot.app.screen.query_one("#signs", Prose).render()).split())
        assert "* sau đánh giá: người phụ trách có nhận định khác" in signs
        await pilot.press("escape", key)
        await settled(pilot)
        await pilot.press("right")
        await saved(pilot)
        assert "Đã rút nhận định DN" in said(pilot)
        assert "Nguy cơ!*" not in shown(pilot)
    assert ",withdrawn," in verdicts(plan)[1]
    assert waiting(str(plan)) == ()


async def test_what_was_typed_is_kept(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("O", "tab", *"chưa xong", "escape", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SectorScreen)
    async with console(plan) as pilot:
        assert "bấm O" in said(pilot)
        await pilot.press("O")
        await settled(pilot)
        assert "chưa xong" in shown(pilot)


async def test_nobody_gives_one_where_nothing_is_written(plan: Path) -> None:
    async with console(plan, read_only=True) as pilot:
        await pilot.press("O")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SectorScreen)
        assert "chỉ để xem" in said(pilot)
