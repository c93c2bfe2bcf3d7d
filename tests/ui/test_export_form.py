"""The form of reports: what it would write, asking before anything is replaced, the console in use meanwhile."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.conftest import console, settled, shown
from tvplan_tui.report import exporting
from tvplan_tui.report.formats import catalogue
from tvplan_tui.ui.screens.export import ExportScreen
from tvplan_tui.ui.screens.sector import SectorScreen


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder of one's own: reports go to ``bao-cao`` below it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path / "bao-cao"


async def choose(pilot: Pilot[object], *formats: str) -> None:
    """Open the form and choose these formats, from the period's field."""
    await pilot.press("x")
    await pilot.pause()
    for form in catalogue.Format:
        line = pilot.app.screen._line(form.value)  # type: ignore[attr-defined]
        line.put("yes" if form.value in formats else "")


async def test_files_are_written_and_told(plan: Path, here: Path) -> None:
    async with console(plan, size=(80, 24)) as pilot:
        await choose(pilot, "md", "csv")
        await pilot.press("right", "left")  # another period and back: the list of files is made anew
        await pilot.pause()
        assert "Sẽ xuất 2 tệp" in shown(pilot)
        await pilot.press("f10")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SectorScreen)
        assert sorted(path.name for path in here.iterdir()) == [f"bao-cao_KH-1_2023-09.{end}" for end in ("csv", "md")]
        assert "Đã xuất 2 tệp" in shown(pilot)
        await pilot.press("down")
        assert "Đã xuất 2 tệp" not in shown(pilot)
        await pilot.press("x")
        await pilot.pause()
        assert "Lần trước: Đã xuất 2 tệp" in shown(pilot), "a key took it away, perhaps before it was read"
        assert "kỳ này chưa chốt" in shown(pilot)


async def test_an_end_that_was_no_good_can_be_read_later(
    plan: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting, "render", full)
    async with console(plan, size=(80, 24)) as pilot:
        await choose(pilot, "md")
        await pilot.press("f10")
        await settled(pilot)
        await pilot.press("down", "x")
        await pilot.pause()
        assert "Lần trước: [Errno 28] No space left on device" in shown(pilot)


async def test_nothing_is_replaced_without_a_yes(plan: Path, here: Path) -> None:
    here.mkdir()
    file = here / "bao-cao_KH-1_2023-09.md"
    file.write_text("mine")
    async with console(plan, size=(80, 24)) as pilot:
        await choose(pilot, "md")
        await pilot.press("f10")
        await pilot.pause()
        assert "Ghi đè 1 tệp đã có?" in shown(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert file.read_text() == "mine"
        await pilot.press("f10")
        await pilot.pause()
        await pilot.press("down", "enter")
        await settled(pilot)
        assert file.read_text(encoding="utf-8").startswith("# BÁO CÁO")


async def test_the_console_stays_in_use_and_the_work_can_be_stopped(
    plan: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, go_on = threading.Event(), threading.Event()
    real = exporting.render

    def slow(*arguments: object) -> bytes:
        began.set()
        assert go_on.wait(10)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(exporting, "render", slow)
    async with console(plan, size=(80, 24)) as pilot:
        await choose(pilot, "md", "csv", "json")
        await pilot.press("f10")
        while not began.is_set():
            await pilot.pause(0.02)
        await pilot.press("2")
        assert pilot.app.screen.sector.id == "XH"  # type: ignore[attr-defined]
        await pilot.press("x")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ExportScreen)
        assert "Đang xuất 1/3 tệp" in shown(pilot)
        await pilot.press("f10")
        assert "F8 để dừng" in shown(pilot)
        await pilot.press("f8")
        go_on.set()
        await settled(pilot)
        assert "Đã dừng: xuất được 0/3 tệp" in shown(pilot)
        assert not here.exists() or not list(here.iterdir())


async def test_what_is_not_installed_is_said(plan: Path, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "find_spec", lambda name: None)
    async with console(plan, size=(100, 30)) as pilot:
        await choose(pilot, "docx")
        assert "chưa cài" in shown(pilot)
        await pilot.press("f10")
        assert "Chưa cài phần xuất docx: pip install '.[reports]'" in shown(pilot)
        assert not here.exists()
