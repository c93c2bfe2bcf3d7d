"""A small plan on disk, and the real app on it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import date
from pathlib import Path

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from tvplan_tui.ui.app import TvplanApp
from tvplan_tui.ui.screens.sector import SectorScreen
from tvplan_tui.ui.widgets.footer import Footer

CONFIG = """\
[plan]
id = "KH-1"
title = "Kế hoạch nhỏ"
authority = "UBND phường [Một]"
document = "01/KH-UBND"
year = 2023

[data]
files = ["data/*.csv"]

[[sectors]]
id = "KT"
name = "Kinh tế"
section = "II.1"

[[sectors]]
id = "XH"
name = "Văn hóa - xã hội"

[[indicators]]
id = "THU"
sector = "KT"
name = "Tổng thu ngân sách"
unit = "tỷ đồng"
kind = "flow"
bound = "at_least"
target = 120.5
owner = "Phòng Tài chính"
section = "II.1"
quote = "Tổng thu 120,5 tỷ đồng"

[[indicators]]
id = "NOI"
sector = "KT"
parent = "THU"
name = "Thu nội địa [xem phụ lục] [/]"
unit = "tỷ đồng"
kind = "flow"
bound = "at_least"
target = 60

[[indicators]]
id = "DN"
sector = "KT"
name = "Doanh nghiệp thành lập mới"
unit = "doanh nghiệp"
kind = "flow"
bound = "at_least"
target = 120

[[indicators]]
id = "TRUONG"
sector = "XH"
name = "Học sinh đến trường"
unit = "%"
kind = "group"

[[indicators]]
id = "MN"
sector = "XH"
parent = "TRUONG"
name = "Bậc mầm non"
unit = "%"
kind = "level"
bound = "at_least"
target = 98.5

[[indicators]]
id = "YT"
sector = "XH"
name = "Cơ sở y tế đạt chuẩn"
unit = "%"
kind = "level"
bound = "at_least"
target = 100

[[indicators]]
id = "ND"
sector = "XH"
name = "Giữ vững ổn định"
unit = "đánh giá"
kind = "qualitative"
"""
MONTHS = 9


def ledger() -> str:
    """Return nine months: THU on track, NOI behind, DN and MN at risk, YT without August and September."""
    lines = ["indicator,period,value,status,note,source"]
    for month in range(1, MONTHS + 1):
        at = f"2023-{month:02}"
        lines.append(f"THU,{at},11,official,,minh họa")
        lines.append(f"NOI,{at},{4.9 if month > 8 else 4.6},official,,minh họa")
        lines.append(f"DN,{at},5,official,,minh họa")
        lines.append(f"MN,{at},{90 if month > 8 else 99},official,[bold]ghi chú,minh họa")
        if month < 8:
            lines.append(f"YT,{at},100,official,,minh họa")
    return "\n".join(lines) + "\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Return the config of a small plan with its ledger beside it."""
    folder = tmp_path / "plan"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "2023.csv").write_text(ledger(), encoding="utf-8")
    config = folder / "config.toml"
    config.write_text(CONFIG, encoding="utf-8")
    return config


Open = Pilot[object]


@asynccontextmanager
async def console(config: Path, size: tuple[int, int] = (120, 40), **options: object) -> AsyncIterator[Open]:
    """Run the app until its figures are on the screen."""
    app = TvplanApp(config, today=date(2023, 10, 5), **options)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


async def settled(pilot: Open) -> None:
    """Wait until nothing is being read or painted; what a screen that closed has called off is over too."""
    for _round in range(3):
        for worker in tuple(pilot.app.workers):
            with suppress(WorkerCancelled):
                await worker.wait()
        await pilot.pause()


def shown(pilot: Open) -> str:
    """Return the screen's text, line by line."""
    app = pilot.app
    width, height = app.size
    lines = app.screen._compositor.render_strips()
    text = ["".join(segment.text for segment in strip) for strip in lines[:height]]
    return "\n".join(line[:width].rstrip() for line in text)


def plain(content: object) -> str:
    """Return the text of what a widget renders."""
    assert isinstance(content, Content)
    return content.plain


def ids(pilot: Open) -> list[str]:
    """Return the rows of the table, by id."""
    screen = pilot.app.screen
    assert isinstance(screen, SectorScreen)
    return [entry.indicator.id for entry in screen.entries]


def say(pilot: Open) -> str:
    """Return what the last line says."""
    return pilot.app.screen.query_one(Footer).saying
