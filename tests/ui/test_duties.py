"""Screens of tasks and of the reporting calendar, their form, and what overview and indicator page tell of them."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from conftest import console, settled, shown
from support.judging import indicator
from textual.widgets import Input

from tvplan_tui.domain.status import Status
from tvplan_tui.domain.task import Standing, Task, TaskState
from tvplan_tui.report.agenda import Concern
from tvplan_tui.ui.keys.actions import on_screen
from tvplan_tui.ui.lists.task_rows import worried
from tvplan_tui.ui.screens.indicator import IndicatorScreen
from tvplan_tui.ui.screens.task_form import TaskScreen
from tvplan_tui.ui.widgets.grid import Grid

TASKS = """
[[fields]]
id = "F1"
name = "Kinh tế"

[[fields]]
id = "F2"
name = "Xã hội"

[[tasks]]
id = "A"
field = "F1"
name = "Đôn đốc thu [ngân sách]"
indicators = ["THU"]
quote = "Đôn đốc thu ngân sách"

[[tasks]]
id = "B"
field = "F1"
name = "Hỗ trợ doanh nghiệp"
indicators = ["DN"]
office = "Phòng Kinh tế"

[[tasks]]
id = "C"
field = "F2"
name = "Vận động học sinh đến lớp"
indicators = ["MN"]
due = 2023-06-30
"""
REPORTS = """
[tasks]
file = "tasks.toml"

[[reports]]
id = "BC"
name = "Báo cáo tháng"
frequency = "month"
due_days = 3
office = "Văn phòng"
"""


@pytest.fixture
def duties(plan: Path) -> Path:
    plan.write_text(plan.read_text("utf-8") + REPORTS, "utf-8")
    (plan.parent / "tasks.toml").write_text(TASKS, "utf-8")
    return plan


def rows(plan: Path, folder: str) -> list[dict[str, str]]:
    with (plan.parent / "data" / folder / "2023.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


async def test_tasks_are_walked_filtered_and_their_targets_opened(duties: Path) -> None:
    async with console(duties) as pilot:
        await pilot.press("K")
        await settled(pilot)
        text = shown(pilot)
        assert "Đôn đốc thu [ngân sách]" in text
        assert "nguy cơ, không ai đang làm: DN MN" in text
        assert "● Đúng TĐ THU Tổng thu" in " ".join(text.split())  # in a table with a border, below
        screen = pilot.app.screen
        await pilot.press("slash", *"doanh")
        await settled(pilot)
        assert [one.task.id for one in screen._shown] == ["B"]
        await pilot.press("escape", "right", "right")
        assert [one.task.id for one in screen._shown] == ["C"]
        await pilot.press("right", "exclamation_mark")
        assert [one.task.id for one in screen._shown] == ["B", "C"]
        await pilot.press("m")
        assert [one.task.id for one in screen._shown] == []
        await pilot.press("m")
        assert [one.task.id for one in screen._shown] == ["B"]
        await pilot.press("escape", *"sssss")
        assert [one.task.id for one in screen._shown] == ["C"], "late: its day was in June"
        await settled(pilot)
        await pilot.press("tab", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, IndicatorScreen)
        assert pilot.app.chosen == "MN"
        assert "C Vận động học sinh đến lớp" in shown(pilot)
        await pilot.press("escape", "escape")
        assert pilot.app.screen is screen, "the first Esc goes back, the second drops the filter"


async def test_a_task_is_updated_waits_and_is_taken_back(duties: Path) -> None:
    async with console(duties) as pilot:
        await pilot.press("K", "down", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, TaskScreen)
        await pilot.press("right", "right", "right", "down", *"ch", "ow", "backspace", *"ờ", "down", *"b")
        await settled(pilot)
        assert "không chờ chính nó" in shown(pilot)
        await pilot.press("backspace", *"c")
        await settled(pilot)
        assert "Vận động học sinh đến lớp" in shown(pilot)
        await pilot.press("f10")
        await settled(pilot)
        (row,) = rows(duties, "tasks")
        assert (row["task"], row["state"], row["blocked_by"]) == ("B", "blocked", "C")
        assert "▼ Vướng" in shown(pilot)
        assert pilot.app.screen.standing.task.id == "B", "the same task is under the cursor"
        await pilot.press("u", "down", "enter")
        await settled(pilot)
        assert [row["state"] for row in rows(duties, "tasks")] == ["blocked", "withdrawn"]
        assert "Đã rút lại" in shown(pilot)


async def test_what_is_typed_of_a_task_is_kept(duties: Path) -> None:
    async with console(duties) as pilot:
        await pilot.press("K", "e")
        await settled(pilot)
        await pilot.press("down", *"dang", "escape", "enter")
        await settled(pilot)
        await pilot.press("e")
        await settled(pilot)
        assert pilot.app.screen.query(Input)[0].value == "dang"
        assert not (duties.parent / "data" / "tasks").exists()


async def test_others_have_written_meanwhile(duties: Path) -> None:
    async with console(duties) as pilot:
        await pilot.press("K", "e")
        await settled(pilot)
        await pilot.press("right")
        folder = duties.parent / "data" / "tasks"
        folder.mkdir()
        (folder / "2023.csv").write_text(
            "task,state,note,blocked_by,recorded_at,recorded_by\nA,done,,,2023-10-01,hoa\n", "utf-8"
        )
        await pilot.press("f10")
        await settled(pilot)
        assert "hoa" in shown(pilot)
        assert len(rows(duties, "tasks")) == 1
        await pilot.press("f10")
        await settled(pilot)
        assert [row["state"] for row in rows(duties, "tasks")] == ["done", "doing"]


async def test_the_calendar_closes_a_period_and_tells_corrections(duties: Path) -> None:
    async with console(duties) as pilot:
        await pilot.press("C")
        await settled(pilot)
        assert pilot.app.screen.deadline.key == "BC 2023-10", "the next one to think of"
        assert "còn 12 ngày" in shown(pilot)
        await pilot.press("up", "enter")
        await settled(pilot)
        assert "Còn thiếu số liệu của 2 dòng" in shown(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        (row,) = rows(duties, "calendar")
        assert (row["report"], row["period"], row["state"]) == ("BC", "2023-09", "closed")
        assert len(rows(duties, "closings")[0]["fingerprint"]) == 64
        assert "■ Đã chốt" in shown(pilot)
        ledger = duties.parent / "data" / "2023.csv"
        ledger.write_text(ledger.read_text("utf-8").replace("THU,2023-09,11", "THU,2023-09,12"), "utf-8")
        await pilot.press("r")
        await settled(pilot)
        await settled(pilot)
        assert "Sửa sau khi chốt: 1 chỗ" in shown(pilot)
        assert "11,0 tỷ đồng (chính thức)" in shown(pilot)
        await pilot.press("enter", "down", "enter")
        await settled(pilot)
        assert [row["state"] for row in rows(duties, "calendar")] == ["closed", "sent"]


async def test_overview_tells_deadlines_and_idle_targets(duties: Path) -> None:
    async with console(duties) as pilot:
        await pilot.press("0")
        await settled(pilot)
        text = shown(pilot)
        assert "9 quá hạn · tháng 10/2023 hạn 17/10 (còn 12 ngày)" in text
        assert "▼ nguy cơ, không ai đang làm: Doanh nghiệp thành lập mới, Bậc mầm non" in text
        await pilot.resize_terminal(60, 20)
        await settled(pilot)
        assert "▼ không ai đang làm: Doanh nghiệp thành lập mới +1" in shown(pilot)


def test_each_worry_has_its_share_of_a_narrow_line() -> None:
    one = indicator("flow", target=1.0, name="Phường, xã đạt tiêu chuẩn phù hợp với trẻ em")
    blocked = Standing(Task("III.1", "S", "Việc"), TaskState.BLOCKED)
    found = [Concern(one, Status.AT_RISK, (), idle=True), Concern(one, Status.AT_RISK, (blocked,), idle=False)]
    line = "".join(text for text, _style in worried(found, 80, named=True))
    assert len(line) <= 80 and line.count("Phường, xã đạt") == 2 and line.count("…") == 2


async def test_the_pane_of_a_sector_says_that_nobody_works_for_a_target_at_risk(duties: Path) -> None:
    async with console(duties) as pilot:
        pilot.app.screen.show(0, "DN")  # type: ignore[attr-defined]
        await settled(pilot)
        assert "Không có nhiệm vụ nào đang làm (1 nhiệm vụ)" in shown(pilot)
        pilot.app.screen.show(0, "THU")  # type: ignore[attr-defined]
        await settled(pilot)
        assert "nhiệm vụ nào" not in shown(pilot)


async def test_a_calendar_of_the_past_opens_on_the_first_report_that_was_not_sent(duties: Path) -> None:
    folder = duties.parent / "data" / "calendar"
    folder.mkdir(parents=True)
    head = "report,period,state,note,recorded_at,recorded_by"
    (folder / "2023.csv").write_text(f"{head}\nBC,2023-01,sent,,2023-02-03,lan\n", "utf-8")
    async with console(duties) as pilot:
        pilot.app.today = date(2024, 6, 1)  # type: ignore[misc]
        await pilot.press("C")
        await settled(pilot)
        assert pilot.app.screen.deadline.key == "BC 2023-02"  # type: ignore[attr-defined]


@pytest.mark.parametrize("options", [{"read_only": True}, {"as_of": date(2023, 10, 1)}])
async def test_nothing_is_recorded_when_only_looking(duties: Path, options: dict[str, object]) -> None:
    async with console(duties, **options) as pilot:
        for keys in (("K", "e"), ("K", "u"), ("C", "enter")):
            await pilot.press(*keys)
            await settled(pilot)
            assert len(pilot.app.screen_stack) == 2
            assert "Đang" in shown(pilot).splitlines()[-1]
    assert not (duties.parent / "data" / "tasks").exists()
    assert not (duties.parent / "data" / "calendar").exists()


async def test_a_plan_without_tasks_and_reports_says_how_to_have_them(plan: Path) -> None:
    async with console(plan) as pilot:
        await pilot.press("K")
        await settled(pilot)
        assert "[tasks] file" in shown(pilot)
        await pilot.press("C")
        await settled(pilot)
        assert "[[reports]]" in shown(pilot)
        assert pilot.app.screen.query_one("#duties", Grid).count == 0


@pytest.mark.parametrize(("scope", "opens"), [("tasks", "K"), ("calendar", "C")])
async def test_no_key_of_these_screens_is_dead(duties: Path, scope: str, opens: str) -> None:
    unseen = {"grid.up", "grid.page_up", "grid.first", "task.undo"}  # at the first line; nothing of one's own
    keys = [
        key for action in on_screen(scope) if scope in action.scopes and action.id not in unseen for key in action.keys
    ]
    async with console(duties) as pilot:
        for key in keys:
            await pilot.press("0", opens)
            await settled(pilot)
            await pilot.press("home")
            await settled(pilot)  # the pane follows; what it changes is none of the key's doing
            before = (shown(pilot), pilot.app.screen, pilot.app.focused)
            await pilot.press(key)
            await pilot.pause()
            assert (shown(pilot), pilot.app.screen, pilot.app.focused) != before, key
            while len(pilot.app.screen_stack) > 1:
                pilot.app.pop_screen()
