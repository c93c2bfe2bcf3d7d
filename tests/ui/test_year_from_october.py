"""The console on a plan whose year runs from October to September."""

from __future__ import annotations

from pathlib import Path

from conftest import console, settled, shown
from support.own_year import written

from tvplan_tui.ui.period_offers import names


async def test_it_opens_steps_through_and_shows_its_year(tmp_path: Path) -> None:
    async with console(written(tmp_path / "plan"), size=(80, 24)) as pilot:
        assert str(pilot.app.period) == "2022-11"
        await pilot.press("comma")
        await settled(pilot)
        assert str(pilot.app.period) == "2022-10"
        await pilot.press("comma")
        await settled(pilot)
        assert str(pilot.app.period) == "2022-10"
        assert "kỳ đầu của năm kế hoạch" in shown(pilot)
        await pilot.press(*["full_stop"] * 3)
        await settled(pilot)
        assert str(pilot.app.period) == "2023-01"
        await pilot.press("H")
        await settled(pilot)
        lines = shown(pilot).splitlines()
        assert next(line for line in lines if "T10" in line).split()[-3:] == ["T7", "T8", "T9"]
        assert next(line for line in lines if "Số việc" in line).split()[-12:-8] == ["●", "●", "?", "?"]


async def test_a_year_chosen_is_the_plans_and_a_figure_is_entered_in_it(tmp_path: Path) -> None:
    async with console(written(tmp_path / "plan"), size=(80, 24)) as pilot:
        await pilot.press("colon", *"ca nam 2023")
        await pilot.pause()
        assert "2023-12" not in shown(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert names(pilot.app.period)[0] == "năm 2023"
        assert pilot.app.board.rows[0]["expected"] == 120
        await pilot.press("e")
        await settled(pilot)
        assert "tháng 9/2023" in shown(pilot)
